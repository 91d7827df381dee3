import { type Analysis, analyze } from '../../packages/dsl/src/analyze.js';
import { completionsAt } from '../../packages/dsl/src/services/completion.js';
import type { Completion } from '../../packages/dsl/src/services/completion-item.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';

/** Stands for the caret in the texts of tests. */
export const CARET = '‸';

export interface Placed {
  readonly text: string;
  readonly offset: number;
  readonly analysis: Analysis;
}

/** A text with its caret, analysed without it. */
export const placed = (marked: string): Placed => {
  const offset = marked.indexOf(CARET);
  if (offset < 0) throw new Error(`no ${CARET} in ${marked}`);
  const text = marked.replace(CARET, '');
  return { text, offset, analysis: analyze(new SourceFile('rule.yaml', text)) };
};

/** A rule that is right, in whose lines one is put for the test. */
export const rule = (line: string, language: 'en' | 'zh' = 'en'): string =>
  (language === 'en' ? EN : ZH).replace('#HERE\n', `${line}\n`);

const EN = `rule: sample
title: 样例
edition: 2021
source: 附件0
cycle: month
units: { 第一组: [甲区, 乙区], 第二组: [丙县] }
classes:
  单位类型: { 城区: [甲区, 乙区], 县: others }
sets:
  级别: [国家级, 省部级]
tables:
  任务:
    columns: { 牵头: units, 权数: number, 开放: flag, 类目: text }
    rows:
      规划: [[甲区], 2, true, 一类]
      投资: [[乙区], 3, false, 二类]
coefficients:
  步长: { by: group, 第一组: 1.5, 第二组: 2.5 }
functions:
  按增速(实际, 目标): if 实际 < 0 then 0 else 实际 / 目标
fields:
  有效: { type: flag }
  完成数: { type: count, unit: 个, note: 完成的 }
  任务数: { type: count, unit: 个, at_most: 完成数 }
  等级: { type: choice, of: 级别 }
  形式: { type: choice, choices: [线上, 线下] }
  进度: { type: number, per: 任务 }
  质量: { type: points, max: 5 }
  项目:
    type: list
    default: []
    fields:
      投资额: { type: number, unit: 万元 }
      已开工: { type: flag }
values:
  综合得分: 完成数 / 任务数
  综合率: { per: 任务, value: 进度 * 权数 }
readings:
  R1: { clause: 附件0 一, open: 没有说明, read: 从严, choices: [从严, 从宽], chosen: 从严 }
score:
  max: 100
  adds_up: no
  parts:
    - item: 完成
      max: 10
      source: 附件0 三(一)
      ratio: { actual: 完成数, target: 任务数 }
#HERE
ranking: { round: 0.01 half-up, among: all }
`;

const ZH = `规则: sample
标题: 样例
版本: 2021
依据: 附件0
周期: 月
单位: { 第一组: [甲区, 乙区], 第二组: [丙县] }
字段:
  有效: { 类型: 是否 }
  完成数: { 类型: 个数 }
  任务数: { 类型: 个数 }
计分:
  满分: 100
  分项相加: 否
  分项:
    - 项目: 完成
      满分: 10
      按完成率: { 完成: 完成数, 目标: 任务数 }
#HERE
排名: { 舍入: 0.01 half-up, 范围: 全部 }
`;

export const complete = (marked: string, last?: Analysis): readonly Completion[] => {
  const { analysis, offset } = placed(marked);
  return completionsAt(analysis, offset, last ? { last } : {});
};

/** The labels that are offered, in the order in which they are shown. */
export const labels = (marked: string, last?: Analysis): readonly string[] =>
  complete(marked, last)
    .toSorted((a, b) => order(a).localeCompare(order(b)))
    .map((one) => one.label);

const order = ({ sort = '', label }: Completion): string => `${sort} ${label}`;

/** The text with a completion taken over; places to fill in stand as they are. */
export const taken = (marked: string, label: string): string => {
  const { text, analysis, offset } = placed(marked);
  const found = completionsAt(analysis, offset).find((one) => one.label === label);
  if (!found) throw new Error(`${label} is not offered`);
  return text.slice(0, found.replace.start) + found.insert + text.slice(found.replace.end);
};
