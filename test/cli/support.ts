import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { analyze } from '../../packages/dsl/src/analyze.js';
import { DiagnosticBag } from '../../packages/dsl/src/diagnostics/bag.js';
import { renderDiagnostics } from '../../packages/dsl/src/diagnostics/render.js';
import type { CheckedRule } from '../../packages/dsl/src/rule/rule.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { run } from '../../packages/interpreter/src/cli/program.js';
import type { Terminal } from '../../packages/interpreter/src/cli/terminal.js';
import { makePlan } from '../../packages/interpreter/src/plan/plan.js';
import { readData } from '../../packages/interpreter/src/run/data/read-data.js';
import { type Scored, score } from '../../packages/interpreter/src/run/score.js';

/** A small rule with groups, a reading, an item per member, one that need not apply, and a carried value. */
export const RULE = `rule: sample
title: 样例专项
edition: 2021
source: 附件0
cycle: month
units:
  东组: [甲县, 乙县]
  西组: [丙县, 丁县]
sets:
  类别: [道路, 桥梁]
fields:
  弄虚作假: { type: flag, default: false }
  完成数: { type: count, unit: 个, note: 到月底完成的个数 }
  任务数: { type: count, unit: 个 }
  进度: { type: percent, per: 类别, max: 100% }
  检查分: { type: points, optional: true }
  上期结余: { type: count, unit: 个, default: 0 }
readings:
  R1:
    clause: 附件0 一
    open: 没有任务怎样计分
    read: 得满分
    instead: 不得分
    choices: [满分, 零分]
    chosen: 满分
  R2: { clause: 附件0 二, open: 在哪里排名, read: 一起排名 }
score:
  max: 100
  reading: R2
  parts:
    - item: 任务完成
      max: 60
      source: 附件0 一
      reading: R1
      applies: 任务数 > 0
      otherwise: { by: R1, 满分: max, 零分: zero }
      ratio: { actual: 完成数 + 上期结余, target: 任务数 }
    - item: 建设
      max: 30
      source: 附件0 二
      parts:
        - item: 工程进度
          max: 30
          source: 附件0 二
          each: { over: 类别, combine: mean, score: { max: 30, points: 30 * 进度 } }
    - { item: 检查, max: 10, source: 附件0 三, applies: has(检查分), otherwise: skip, judged: 检查分 }
ranking: { round: 0.01 half-up, among: all, ties: shared }
disqualify: { when: 弄虚作假, source: 正文八 }
carry:
  上期结余: { value: "max(0, 完成数 - 任务数)" }
`;

type Fields = Readonly<Record<string, unknown>>;

const UNIT: Fields = { 完成数: 3, 任务数: 3, 进度: { 道路: 1, 桥梁: 1 } };

/** Data of the rule; every unit has everything done, where nothing else is said. */
export const data = (units: Readonly<Record<string, Fields>> = {}): string =>
  JSON.stringify({
    rule: 'sample',
    period: '2021-04',
    units: Object.fromEntries(['甲县', '乙县', '丙县', '丁县'].map((name) => [name, { ...UNIT, ...units[name] }])),
  });

/** A run of the rule on data. */
export const scored = (
  units: Readonly<Record<string, Fields>> = {},
  rule = RULE,
): { readonly rule: CheckedRule; readonly scored: Scored } => {
  const analysis = analyze(new SourceFile('sample.yaml', rule));
  const bag = new DiagnosticBag();
  const read = analysis.rule && readData(analysis.rule, [new SourceFile('data.json', data(units))], bag);
  const done = analysis.rule && read && score(makePlan(analysis.rule), read, bag);
  if (!analysis.rule || !done)
    throw new Error(renderDiagnostics([...analysis.diagnostics, ...bag.all], { language: 'en', color: false }));
  return { rule: analysis.rule, scored: done };
};

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

interface Setting {
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly color?: boolean;
  readonly stdin?: string | Uint8Array;
}

/** Carries out a command line on a terminal that only keeps what it is given. */
export const interpret = async (
  args: readonly string[],
  { env = {}, columns, color = false, stdin = '' }: Setting = {},
): Promise<Ran> => {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal: Terminal = {
    env,
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    colors: { out: color, err: color },
    columns,
    stdin: async () => (typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
  };
  const exit = await run(args, terminal);
  return { exit, out: out.join(''), err: err.join('') };
};

/** A folder for the tests of a file: its path, and a writer of files in it. */
export const folder = (): { path(name: string): string; write(name: string, content: string | Uint8Array): string } => {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'zhunsheng-cli-'));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const path = (name: string): string => join(root, name);
  return {
    path,
    write: (name, content) => {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), content);
      return path(name);
    },
  };
};
