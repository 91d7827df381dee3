import { describe, expect, test } from 'vitest';
import { MODIFIED, MODIFIED_DATA } from './large-rule.js';
import { itemLines, smallSheet } from './support.js';

interface Case {
  readonly name: string;
  readonly item: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

const CASES: readonly Case[] = [
  {
    name: 'parts: a sum from a base',
    item: `- item: 项目
  max: 60
  adds_up: no
  from: 50
  parts: [{ item: 子, max: 5, points: 甲 }, { item: 丑, max: 0, floor: none, points: -甲 }]`,
    zh: [
      '项目 50 / 60',
      '  各分项相加：基础分 50 + 3 − 3 = 50',
      '  子 3 / 5',
      '    取甲 3',
      '  丑 −3 / 0',
      '    −甲 3 = −3',
    ],
    en: [
      '项目 50 / 60',
      '  sum of the parts: base 50 + 3 − 3 = 50',
      '  子 3 / 5',
      '    take 甲 3',
      '  丑 −3 / 0',
      '    −甲 3 = −3',
    ],
  },
  {
    name: 'parts: a base that has to be worked out',
    item: `- item: 项目
  max: 60
  adds_up: no
  from: 10 * 甲
  parts: [{ item: 子, max: 5, points: 甲 }]`,
    zh: ['项目 33 / 60', '  各分项相加：基础分 10 × 甲 3 + 3 = 33', '  子 3 / 5', '    取甲 3'],
    en: ['项目 33 / 60', '  sum of the parts: base 10 × 甲 3 + 3 = 33', '  子 3 / 5', '    take 甲 3'],
  },
  {
    name: 'parts: a base of nothing',
    item: `- item: 项目
  max: 10
  adds_up: no
  from: 0
  parts: [{ item: 子, max: 5, points: 甲 }, { item: 丑, max: 5, points: 1 }]`,
    zh: ['项目 4 / 10', '  各分项相加：3 + 1 = 4', '  子 3 / 5', '    取甲 3', '  丑 1 / 5', '    得 1 分'],
    en: ['项目 4 / 10', '  sum of the parts: 3 + 1 = 4', '  子 3 / 5', '    take 甲 3', '  丑 1 / 5', '    earns 1'],
  },
  {
    name: 'parts: weighted',
    item: `- item: 项目
  max: 10
  combine: weighted
  parts: [{ item: 子, weight: 60%, max: 10, points: 甲 }, { item: 丑, weight: 40%, max: 10, points: 甲 * 2 }]`,
    zh: [
      '项目 4.2 / 10',
      '  各分项加权相加：子 3 × 60% + 丑 6 × 40% = 4.2',
      '  子 3 / 10',
      '    取甲 3',
      '  丑 6 / 10',
      '    甲 3 × 2 = 6',
    ],
    en: [
      '项目 4.2 / 10',
      '  weighted sum of the parts: 子 3 × 60% + 丑 6 × 40% = 4.2',
      '  子 3 / 10',
      '    take 甲 3',
      '  丑 6 / 10',
      '    甲 3 × 2 = 6',
    ],
  },
  {
    name: 'parts: the mean of those that apply',
    item: `- item: 项目
  max: 10
  combine: mean
  parts: [{ item: 子, max: 10, points: 甲 }, { item: 丑, max: 10, points: 甲 * 2 }, { item: 寅, max: 10, applies: 造假, points: 5 }]`,
    zh: [
      '项目 4.5 / 10',
      '  各分项取平均：（3 + 6）÷ 2 = 4.5',
      '  子 3 / 10',
      '    取甲 3',
      '  丑 6 / 10',
      '    甲 3 × 2 = 6',
      '  寅：不适用（造假为“否”），不计',
    ],
    en: [
      '项目 4.5 / 10',
      '  mean of the parts: (3 + 6) ÷ 2 = 4.5',
      '  子 3 / 10',
      '    take 甲 3',
      '  丑 6 / 10',
      '    甲 3 × 2 = 6',
      '  寅: does not apply (造假 is no), not counted',
    ],
  },
  {
    name: 'parts: the lowest',
    item: `- item: 项目
  max: 10
  combine: min
  parts: [{ item: 子, max: 10, points: 甲 }, { item: 丑, max: 10, points: 甲 * 2 }]`,
    zh: ['项目 3 / 10', '  各分项取最低：3', '  子 3 / 10', '    取甲 3', '  丑 6 / 10', '    甲 3 × 2 = 6'],
    en: ['项目 3 / 10', '  the lowest part: 3', '  子 3 / 10', '    take 甲 3', '  丑 6 / 10', '    甲 3 × 2 = 6'],
  },
  {
    name: 'parts: the highest',
    item: `- item: 项目
  max: 10
  combine: max
  parts: [{ item: 子, max: 10, points: 甲 }, { item: 丑, max: 10, points: 甲 * 2 }]`,
    zh: ['项目 6 / 10', '  各分项取最高：6', '  子 3 / 10', '    取甲 3', '  丑 6 / 10', '    甲 3 × 2 = 6'],
    en: ['项目 6 / 10', '  the highest part: 6', '  子 3 / 10', '    take 甲 3', '  丑 6 / 10', '    甲 3 × 2 = 6'],
  },
  {
    name: 'parts: a share',
    item: `- item: 项目
  max: 10
  combine: share
  parts: [{ item: 子, max: 10, points: 甲 }, { item: 丑, max: 5, points: 1 }, { item: 寅, max: 10, applies: 造假, points: 5 }]`,
    zh: [
      '四舍五入到 0.01：2.666666667 → 2.67',
      '项目 2.666666667 / 10',
      '  各分项按得分率折算：（3 + 1）÷ 可得分 15 × 满分 10 = 2.666666667',
      '  子 3 / 10',
      '    取甲 3',
      '  丑 1 / 5',
      '    得 1 分',
      '  寅：不适用（造假为“否”），不计',
    ],
    en: [
      'rounded to 0.01, half up: 2.666666667 → 2.67',
      '项目 2.666666667 / 10',
      '  share of what the parts could earn: (3 + 1) ÷ possible 15 × maximum 10 = 2.666666667',
      '  子 3 / 10',
      '    take 甲 3',
      '  丑 1 / 5',
      '    earns 1',
      '  寅: does not apply (造假 is no), not counted',
    ],
  },
  {
    name: 'parts: a formula',
    item: `- item: 项目
  max: 10
  points: 子 * 50% + 丑
  parts: [{ item: 子, max: 10, points: 甲 }, { item: 丑, max: 5, points: 1 }]`,
    zh: ['项目 2.5 / 10', '  子 3 × 50% + 丑 1 = 2.5', '  子 3 / 10', '    取甲 3', '  丑 1 / 5', '    得 1 分'],
    en: ['项目 2.5 / 10', '  子 3 × 50% + 丑 1 = 2.5', '  子 3 / 10', '    take 甲 3', '  丑 1 / 5', '    earns 1'],
  },
  {
    name: 'parts: a formula that asks whether one applies',
    item: `- item: 项目
  max: 10
  points: if has(寅) then 寅 + 子 else 子 * 2
  parts: [{ item: 子, max: 10, points: 甲 }, { item: 寅, max: 10, applies: 造假, points: 5 }]`,
    zh: ['项目 6 / 10', '  因寅不适用，子 3 × 2 = 6', '  子 3 / 10', '    取甲 3', '  寅：不适用（造假为“否”），不计'],
    en: [
      '项目 6 / 10',
      '  as 寅 does not apply, 子 3 × 2 = 6',
      '  子 3 / 10',
      '    take 甲 3',
      '  寅: does not apply (造假 is no), not counted',
    ],
  },
  {
    name: 'each: records, a line each',
    item: `- item: 项目
  max: 10
  each: { over: 道路, combine: mean, empty: max, score: { ratio: { actual: 已做, target: 应做 } } }`,
    zh: [
      '项目 6.25 / 10',
      '  道路计 2 条，各条得分取平均：（5 + 7.5）÷ 2 = 6.25',
      '  第 1 条（东 路）5 / 10：已做 2 米 ÷ 应做 4 米 × 10 = 5',
      '  第 2 条 7.5 / 10：已做 3 米 ÷ 应做 4 米 × 10 = 7.5',
    ],
    en: [
      '项目 6.25 / 10',
      '  道路: 2 counted, mean of their points: (5 + 7.5) ÷ 2 = 6.25',
      '  No. 1 (东 路) 5 / 10: 已做 2 米 ÷ 应做 4 米 × 10 = 5',
      '  No. 2 7.5 / 10: 已做 3 米 ÷ 应做 4 米 × 10 = 7.5',
    ],
  },
  {
    name: 'each: records, their named figures',
    item: `- item: 项目
  max: 10
  each: { over: 道路, combine: sum, score: { max: 5, source: 附件 九, bands: { of: 进度, points: { ">= 60%": 5, else: 1 } } } }`,
    zh: [
      '项目 6 / 10',
      '  道路计 2 条，各条得分相加：1 + 5 = 6',
      '  第 1 条（东 路）1 / 5　附件 九',
      '    进度 = 已做 2 米 ÷ 应做 4 米 = 50%',
      '    进度 50%，属于“其余”一档，得 1 分',
      '  第 2 条 5 / 5　附件 九',
      '    进度 = 已做 3 米 ÷ 应做 4 米 = 75%',
      '    进度 75%，属于“≥ 60%”一档，得 5 分',
    ],
    en: [
      '项目 6 / 10',
      '  道路: 2 counted, sum of their points: 1 + 5 = 6',
      '  No. 1 (东 路) 1 / 5  附件 九',
      '    进度 = 已做 2 米 ÷ 应做 4 米 = 50%',
      '    进度 50%, in the band "all others", earns 1',
      '  No. 2 5 / 5  附件 九',
      '    进度 = 已做 3 米 ÷ 应做 4 米 = 75%',
      '    进度 75%, in the band "≥ 60%", earns 5',
    ],
  },
  {
    name: 'each: members, their parts',
    item: `- item: 项目
  max: 10
  note: 逐类计分
  each:
    over: 类别
    combine: mean
    score:
      parts: [{ item: 率, max: 8, points: 8 * 户率 }, { item: 基, max: 2, points: 2 }]`,
    zh: [
      '项目 7 / 10',
      '  注：逐类计分',
      '  类别计 2 项，各项得分取平均：（6 + 8）÷ 2 = 7',
      '  煤改电 6 / 10',
      '    各分项相加：4 + 2 = 6',
      '    率 4 / 8',
      '      户率 = 完成 2 户 ÷ 应做户 4 户 = 50%',
      '      8 × 户率 50% = 4',
      '    基 2 / 2',
      '      得 2 分',
      '  煤改气 8 / 10',
      '    各分项相加：6 + 2 = 8',
      '    率 6 / 8',
      '      户率 = 完成 3 户 ÷ 应做户 4 户 = 75%',
      '      8 × 户率 75% = 6',
      '    基 2 / 2',
      '      得 2 分',
    ],
    en: [
      '项目 7 / 10',
      '  Note: 逐类计分',
      '  类别: 2 counted, mean of their points: (6 + 8) ÷ 2 = 7',
      '  煤改电 6 / 10',
      '    sum of the parts: 4 + 2 = 6',
      '    率 4 / 8',
      '      户率 = 完成 2 户 ÷ 应做户 4 户 = 50%',
      '      8 × 户率 50% = 4',
      '    基 2 / 2',
      '      earns 2',
      '  煤改气 8 / 10',
      '    sum of the parts: 6 + 2 = 8',
      '    率 6 / 8',
      '      户率 = 完成 3 户 ÷ 应做户 4 户 = 75%',
      '      8 × 户率 75% = 6',
      '    基 2 / 2',
      '      earns 2',
    ],
  },
  {
    name: 'each: the lowest',
    item: `- item: 项目
  max: 10
  each: { over: 类别, combine: min, score: { ratio: { actual: 完成, target: 应做户 } } }`,
    zh: [
      '项目 5 / 10',
      '  类别计 2 项，各项得分取最低：5',
      '  煤改电 5 / 10：完成 2 户 ÷ 应做户 4 户 × 10 = 5',
      '  煤改气 7.5 / 10：完成 3 户 ÷ 应做户 4 户 × 10 = 7.5',
    ],
    en: [
      '项目 5 / 10',
      '  类别: 2 counted, lowest of their points: 5',
      '  煤改电 5 / 10: 完成 2 户 ÷ 应做户 4 户 × 10 = 5',
      '  煤改气 7.5 / 10: 完成 3 户 ÷ 应做户 4 户 × 10 = 7.5',
    ],
  },
  {
    name: 'each: the highest',
    item: `- item: 项目
  max: 10
  each: { over: 类别, combine: max, score: { ratio: { actual: 完成, target: 应做户 } } }`,
    zh: [
      '项目 7.5 / 10',
      '  类别计 2 项，各项得分取最高：7.5',
      '  煤改电 5 / 10：完成 2 户 ÷ 应做户 4 户 × 10 = 5',
      '  煤改气 7.5 / 10：完成 3 户 ÷ 应做户 4 户 × 10 = 7.5',
    ],
    en: [
      '项目 7.5 / 10',
      '  类别: 2 counted, highest of their points: 7.5',
      '  煤改电 5 / 10: 完成 2 户 ÷ 应做户 4 户 × 10 = 5',
      '  煤改气 7.5 / 10: 完成 3 户 ÷ 应做户 4 户 × 10 = 7.5',
    ],
  },
  {
    name: 'items made for members',
    item: `- items: 类别
  max: 10
  ratio: { actual: 完成, target: 应做户 }`,
    zh: [
      '各分项相加：5 + 7.5 = 12.5',
      '煤改电 5 / 10',
      '  完成 2 户 ÷ 应做户 4 户 × 10 = 5',
      '煤改气 7.5 / 10',
      '  完成 3 户 ÷ 应做户 4 户 × 10 = 7.5',
    ],
    en: [
      'sum of the parts: 5 + 7.5 = 12.5',
      '煤改电 5 / 10',
      '  完成 2 户 ÷ 应做户 4 户 × 10 = 5',
      '煤改气 7.5 / 10',
      '  完成 3 户 ÷ 应做户 4 户 × 10 = 7.5',
    ],
  },
  {
    name: 'named figures of members and records',
    item: `- item: 项目
  max: 100
  points: "10 * sum(进度 over 道路) + 10 * sum(户率 over 类别)"`,
    zh: [
      '项目 25 / 100',
      '  东 路：进度 = 已做 2 米 ÷ 应做 4 米 = 50%',
      '  第 2 条：进度 = 已做 3 米 ÷ 应做 4 米 = 75%',
      '  各道路的进度之和 = 东 路 50% + 第 2 条 75% = 125%',
      '  煤改电：户率 = 完成 2 户 ÷ 应做户 4 户 = 50%',
      '  煤改气：户率 = 完成 3 户 ÷ 应做户 4 户 = 75%',
      '  各类别的户率之和 = 煤改电 50% + 煤改气 75% = 125%',
      '  10 × 各道路的进度之和 125% + 10 × 各类别的户率之和 125% = 25',
    ],
    en: [
      '项目 25 / 100',
      '  东 路: 进度 = 已做 2 米 ÷ 应做 4 米 = 50%',
      '  No. 2: 进度 = 已做 3 米 ÷ 应做 4 米 = 75%',
      '  sum of 进度 over 道路 = 东 路 50% + No. 2 75% = 125%',
      '  煤改电: 户率 = 完成 2 户 ÷ 应做户 4 户 = 50%',
      '  煤改气: 户率 = 完成 3 户 ÷ 应做户 4 户 = 75%',
      '  sum of 户率 over 类别 = 煤改电 50% + 煤改气 75% = 125%',
      '  10 × (sum of 进度 over 道路) 125% + 10 × (sum of 户率 over 类别) 125% = 25',
    ],
  },
];

describe('parts, members and records', () => {
  test.each(CASES)('$name', ({ item, zh, en }) => {
    const sheet = smallSheet({ top: MODIFIED, item, data: MODIFIED_DATA });
    expect(itemLines(sheet, 'zh')).toEqual(zh);
    expect(itemLines(sheet, 'en')).toEqual(en);
  });
});
