import { analyze } from '../../packages/dsl/src/analyze.js';
import type { Diagnostic } from '../../packages/dsl/src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../packages/dsl/src/diagnostics/render.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { collectRules, type MonthRule } from '../../packages/interpreter/src/month/collect.js';
import { type Month, scoreMonth } from '../../packages/interpreter/src/month/score-month.js';
import type { Result } from '../../packages/interpreter/src/run/result.js';

/** A rule whose score is a figure of the data, held between 0 and 100. */
export const special = (
  id: string,
  { units = '[甲县, 乙县, 丙县]', cycle = 'month', more = '' } = {},
): string => `rule: ${id}
title: ${id}专项
edition: 2021
source: 附件
cycle: ${cycle}
units: ${units}
fields:
  分数: { type: number, unit: 分 }
  弄虚作假: { type: flag, default: false }
score: { max: none, floor: none, points: 分数 }
ranking: { round: 0.01 half-up, among: all }
disqualify: { when: 弄虚作假 }
${more}`;

/** It draws on two specials, by member, as the overall rule does. */
export const INSPECT = `rule: inspect
title: 督查评分
edition: 2021
source: 附件
cycle: month
units: [甲县, 乙县, 丙县]
sets: { 专项: [道路, 供水, 服务] }
fields:
  专项分: { type: number, unit: 分, per: 专项, optional: true, scores: { 道路: roads, 供水: water } }
  警示次数: { type: count, default: 0 }
score: { max: 30, points: "20% * mean(专项分 over 专项 where has(专项分)) - 2 * 警示次数" }
ranking: { round: 0.01 half-up, among: all }
`;

/** Two levels: the specials, and a rule that itself draws on them. */
export const OVERALL = `rule: overall
title: 总排名
edition: 2021
source: 正文
cycle: month
units: [甲县, 乙县, 丙县]
sets: { 专项: [道路, 供水, 服务] }
fields:
  弄虚作假: { type: flag, default: false }
  专项得分:
    { type: number, unit: 分, per: 专项, optional: true, scores: { 道路: roads, 供水: water, 服务: service }, stands: true }
  督查得分: { type: number, unit: 分, min: 0, max: 30, required: not 弄虚作假, scores: inspect }
  奖励次数: { type: count, default: 0 }
score:
  max: none
  parts:
    - item: 专项评分
      max: 100
      combine: mean
      parts:
        - { items: 专项, max: 100, over_max: keep, applies: has(专项得分), points: 专项得分 }
    - { item: 督查评分, max: 30, points: 督查得分 }
    - { item: 奖励, max: 20, points: 1 * 奖励次数 }
ranking: { round: 0.01 half-up, among: all }
disqualify: { when: 弄虚作假, source: 正文 }
`;

export const RULES = {
  overall: OVERALL,
  inspect: INSPECT,
  roads: special('roads'),
  water: special('water', { units: '[甲县, 乙县, 丁县]' }),
  service: special('service', { cycle: 'two-months' }),
} as const;

type Units = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export const dataOf = (rule: string, units: Units, period = '2021-04'): string =>
  JSON.stringify({ rule, period, units });

/** Data of a special from the figures of units. */
export const figures = (rule: string, all: Readonly<Record<string, number | 'cheats'>>, period?: string): string =>
  dataOf(
    rule,
    Object.fromEntries(
      Object.entries(all).map(([unit, one]) => [unit, one === 'cheats' ? { 分数: 50, 弄虚作假: true } : { 分数: one }]),
    ),
    period,
  );

/** A result as `--format json` writes it. */
export const resultOf = (
  rule: string,
  period: string,
  units: Readonly<Record<string, { readonly score?: number; readonly rank?: number; readonly carry?: unknown }>>,
): string =>
  JSON.stringify({
    rule,
    edition: '2021',
    period,
    units: Object.entries(units).map(([unit, { score, rank, carry = {} }]) => ({
      unit,
      group: null,
      status: score === undefined ? 'disqualified' : 'scored',
      ...(score === undefined ? {} : { score }),
      ...(rank === undefined ? {} : { rank }),
      items: [],
      carry,
    })),
  });

/** Everything that all of the specials and the rule that draws on them need. */
export const DATA = {
  roads: figures('roads', { 甲县: 90, 乙县: 80.005, 丙县: 70 }),
  water: figures('water', { 甲县: 100, 乙县: 60, 丁县: 99 }),
  service: figures('service', { 甲县: 50, 乙县: 40, 丙县: 100 }),
  inspect: dataOf('inspect', { 甲县: { 警示次数: 1 }, 乙县: {}, 丙县: {} }),
  overall: dataOf('overall', { 甲县: {}, 乙县: { 奖励次数: 2 }, 丙县: {} }),
} as const;

type Texts = Readonly<Record<string, string | readonly string[] | undefined>>;

interface Given {
  readonly asked?: string;
  readonly rules?: Texts;
  readonly data?: Texts;
  readonly previous?: Texts;
  /** Whether the rules that are drawn on are left aside. */
  readonly alone?: boolean;
}

export interface Ran {
  readonly month: Month;
  readonly rules: readonly MonthRule[];
  readonly result: Result | undefined;
  /** `file code line:column` of everything that is wrong. */
  readonly found: readonly string[];
  readonly messages: readonly string[];
}

/** Scores a month from texts by rule: the usual rules and data, but for what is given; undefined takes one away. */
export const runMonth = async ({
  asked = 'overall',
  rules = {},
  data = {},
  previous = {},
  alone,
}: Given): Promise<Ran> => {
  const pick = (folder: string, ending: string, texts: Texts, id: string): readonly SourceFile[] => {
    const all = [texts[id] ?? []].flat();
    return all.map((text, at) => new SourceFile(`${folder}${id}${at === 0 ? '' : at + 1}${ending}`, text));
  };
  const allRules: Texts = { ...RULES, ...rules };
  const allData: Texts = { ...DATA, ...data };
  const { rule, diagnostics } = analyze(pick('', '.yaml', allRules, asked)[0] ?? new SourceFile('', ''));
  if (!rule) throw new Error(renderDiagnostics(diagnostics, { language: 'en', color: false }));
  const found = await collectRules(rule, {
    ...(alone ? {} : { rule: async (id) => pick('', '.yaml', allRules, id)[0] }),
    data: async (id) => (alone && id !== asked ? [] : pick('', '.json', allData, id)),
    previous: async (id) => pick('last/', '.json', previous, id),
  });
  const month = scoreMonth(found);
  return {
    month,
    rules: found,
    result: month.score?.scored.result,
    found: month.diagnostics.map(placeOf),
    messages: month.diagnostics.map((one) => one.message.zh),
  };
};

const placeOf = ({ code, primary: { file, span } }: Diagnostic): string => {
  const { line, column } = file.position(span.start);
  return `${file.name} ${code} ${line}:${column}`;
};

/** The score of every unit, to two decimals. */
export const scoresIn = (result: Result | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries((result?.units ?? []).map((one) => [one.unit, one.score?.toFixed(2) ?? one.status]));

/** Where the scores of other rules came from: `field[member] rule period origin`. */
export const sourcesIn = (result: Result | undefined): readonly string[] =>
  (result?.sources ?? []).map(
    ({ field, member, rule, period, origin }) =>
      `${field}${member === undefined ? '' : `[${member}]`} ${rule} ${period} ${origin}`,
  );
