import { describe, expect, test } from 'vitest';
import { itemLines, type Small, smallSheet } from './support.js';

const RATIO = 'fields: { 做: { type: number, unit: 亩 }, 应: { type: number, unit: 亩 } }';
const BAND = 'fields: { 增速: { type: percent } }';
const RANK = 'fields: { 值: { type: number }, 次: { type: number, default: 0 }, 报: { type: flag, default: true } }';
const CHECK =
  'fields: { 次数: { type: count, unit: 次 }, 有方案: { type: flag, default: true }, 质量: { type: points, default: 7.5, max: 10 } }';
const RATIO_ITEM = '- { item: 项目, max: 10, ratio: { actual: 做, target: 应 } }';
const RATIO_LEAST = '- { item: 项目, max: 10, ratio: { actual: 做, target: 应, at_least: 60% } }';
const BAND_ITEM = '- { item: 项目, max: 10, bands: { of: 增速, points: { ">= 5%": 10, ">= -2%, < 5%": 5, else: 0 } } }';
const CASES = `- item: 项目
  max: 10
  cases:
    - { when: month = 3, points: 1 }
    - { when: 次数 > 2, source: 附件 二, deduct: { each: 1, of: 次数 } }
    - { when: else, check: 次数 = 1 }`;

interface Case extends Small {
  readonly name: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

/** Every other step that a scoring method leaves in a trace. */
const STEPS: readonly Case[] = [
  {
    name: 'points: a number',
    item: '- { item: 项目, max: 5, points: 5 }',
    data: [{}],
    zh: ['项目 5 / 5', '  得 5 分'],
    en: ['项目 5 / 5', '  earns 5'],
  },
  {
    name: 'points: a figure',
    top: `fields: { 数: { type: number } }
values: { 倍数: 数 * 2 }`,
    item: '- { item: 项目, max: 50, points: 倍数 }',
    data: [{ 数: 3 }],
    zh: ['项目 6 / 50', '  倍数 = 数 3 × 2 = 6', '  取倍数 6'],
    en: ['项目 6 / 50', '  倍数 = 数 3 × 2 = 6', '  take 倍数 6'],
  },
  {
    name: 'points: a quotient is points, not a percentage',
    top: 'fields: { 数: { type: number }, 总数: { type: number } }',
    item: '- { item: 项目, max: 1, points: 数 / 总数 }',
    data: [{ 数: 3, 总数: 4 }],
    zh: ['项目 0.75 / 1', '  数 3 ÷ 总数 4 = 0.75'],
    en: ['项目 0.75 / 1', '  数 3 ÷ 总数 4 = 0.75'],
  },
  {
    name: 'ratio: a rate',
    top: RATIO,
    item: RATIO_ITEM,
    data: [{ 做: 11, 应: 12 }],
    zh: ['四舍五入到 0.01：9.166666667 → 9.17', '项目 9.166666667 / 10', '  做 11 亩 ÷ 应 12 亩 × 10 = 9.166666667'],
    en: [
      'rounded to 0.01, half up: 9.166666667 → 9.17',
      '项目 9.166666667 / 10',
      '  做 11 亩 ÷ 应 12 亩 × 10 = 9.166666667',
    ],
  },
  {
    name: 'ratio: a rate that is high enough',
    top: RATIO,
    item: RATIO_LEAST,
    data: [{ 做: 3, 应: 4 }],
    zh: ['项目 7.5 / 10', '  做 3 亩 ÷ 应 4 亩 = 75%，不低于 60%；75% × 10 = 7.5'],
    en: ['项目 7.5 / 10', '  做 3 亩 ÷ 应 4 亩 = 75%, at least 60%; 75% × 10 = 7.5'],
  },
  {
    name: 'ratio: a rate that is too low',
    top: RATIO,
    item: RATIO_LEAST,
    data: [{ 做: 2, 应: 4 }],
    zh: ['项目 0 / 10', '  做 2 亩 ÷ 应 4 亩 = 50%，低于 60%，得 0 分'],
    en: ['项目 0 / 10', '  做 2 亩 ÷ 应 4 亩 = 50%, below 60%, earns 0'],
  },
  {
    name: 'ratio: all done',
    top: RATIO,
    item: RATIO_ITEM,
    data: [{ 做: 4, 应: 4 }],
    zh: ['项目 10 / 10', '  做 4 亩 ÷ 应 4 亩 = 100%，得满分 10 分'],
    en: ['项目 10 / 10', '  做 4 亩 ÷ 应 4 亩 = 100%, earns the maximum, 10'],
  },
  {
    name: 'ratio: more than all done',
    top: RATIO,
    item: RATIO_ITEM,
    data: [{ 做: 5, 应: 4 }],
    zh: ['项目 10 / 10', '  做 5 亩 ÷ 应 4 亩 = 125%，超过 100%，得满分 10 分'],
    en: ['项目 10 / 10', '  做 5 亩 ÷ 应 4 亩 = 125%, more than 100%, earns the maximum, 10'],
  },
  {
    name: 'ratio: a negative actual',
    top: RATIO,
    item: RATIO_ITEM,
    data: [{ 做: -5, 应: 4 }],
    zh: ['项目 0 / 10', '  做 −5 亩，是负数，得 0 分'],
    en: ['项目 0 / 10', '  做 −5 亩, negative, earns 0'],
  },
  {
    name: 'ratio: no target',
    top: RATIO,
    item: RATIO_ITEM,
    data: [{ 做: 5, 应: 0 }],
    zh: ['项目 10 / 10', '  应 0 亩，没有任务，得满分 10 分'],
    en: ['项目 10 / 10', '  应 0 亩, nothing was asked for, earns the maximum, 10'],
  },
  {
    name: 'ratio: sums in brackets',
    top: RATIO,
    item: '- { item: 项目, max: 10, ratio: { actual: 做 + 做, target: 应 + 应 } }',
    data: [{ 做: 3, 应: 4 }],
    zh: ['项目 7.5 / 10', '  （做 3 亩 + 做 3 亩）÷（应 4 亩 + 应 4 亩）× 10 = 7.5'],
    en: ['项目 7.5 / 10', '  (做 3 亩 + 做 3 亩) ÷ (应 4 亩 + 应 4 亩) × 10 = 7.5'],
  },
  {
    name: 'bands: one bound',
    top: BAND,
    item: BAND_ITEM,
    data: [{ 增速: 0.05 }],
    zh: ['项目 10 / 10', '  增速 5%，属于“≥ 5%”一档，得 10 分'],
    en: ['项目 10 / 10', '  增速 5%, in the band "≥ 5%", earns 10'],
  },
  {
    name: 'bands: two bounds',
    top: BAND,
    item: BAND_ITEM,
    data: [{ 增速: -0.01 }],
    zh: ['项目 5 / 10', '  增速 −1%，属于“≥ −2% 且 < 5%”一档，得 5 分'],
    en: ['项目 5 / 10', '  增速 −1%, in the band "≥ −2% and < 5%", earns 5'],
  },
  {
    name: 'bands: a single value',
    top: 'fields: { 次数: { type: count } }',
    item: '- { item: 项目, max: 10, bands: { of: 次数, points: { "= 2": 10, else: 0 } } }',
    data: [{ 次数: 2 }],
    zh: ['项目 10 / 10', '  次数 2，属于“2”一档，得 10 分'],
    en: ['项目 10 / 10', '  次数 2, in the band "2", earns 10'],
  },
  {
    name: 'bands: the rest',
    top: BAND,
    item: BAND_ITEM,
    data: [{ 增速: -0.03 }],
    zh: ['项目 0 / 10', '  增速 −3%，属于“其余”一档，得 0 分'],
    en: ['项目 0 / 10', '  增速 −3%, in the band "all others", earns 0'],
  },
  {
    name: 'rank: steps, a shared place',
    top: RANK,
    item: '- { item: 项目, max: 10, rank: { by: 值, best: highest, among: all, first: 10, step: 2 } }',
    data: [{ 值: 1 }, { 值: 5 }, { 值: 1 }],
    zh: ['项目 8 / 10', '  值 1，由高到低在 3 个单位中列第 2 名（2 个单位并列）：10 − 2 × 1 = 8'],
    en: ['项目 8 / 10', '  值 1, place 2 of 3, highest first (shared by 2 units): 10 − 2 × 1 = 8'],
  },
  {
    name: 'rank: the first of a group',
    top: RANK,
    item: '- { item: 项目, max: 10, rank: { by: 值, best: highest, among: group, first: 10, step: 2 } }',
    data: [{ 值: 6 }, { 值: 5 }, { 值: 9 }],
    zh: ['项目 10 / 10', '  值 6，由高到低在本组 2 个单位中列第 1 名，得 10 分'],
    en: ['项目 10 / 10', '  值 6, place 1 of 2 in the group, highest first, earns 10'],
  },
  {
    name: 'rank: equal differences',
    top: RANK,
    item: '- { item: 项目, max: 10, rank: { by: 值, best: lowest, among: all, first: 10, last: 4 } }',
    data: [{ 值: 6 }, { 值: 5 }, { 值: 7 }],
    zh: ['项目 7 / 10', '  值 6，由低到高在 3 个单位中列第 2 名：10 −（10 − 4）×（2 − 1）÷（3 − 1）= 7'],
    en: ['项目 7 / 10', '  值 6, place 2 of 3, lowest first: 10 − (10 − 4) × (2 − 1) ÷ (3 − 1) = 7'],
  },
  {
    name: 'rank: in proportion',
    top: RANK,
    item: '- { item: 项目, max: 10, rank: { by: 值, best: lowest, among: all, fall: proportional } }',
    data: [{ 值: 6 }, { 值: 5 }, { 值: 7 }],
    zh: [
      '四舍五入到 0.01：6.666666667 → 6.67',
      '项目 6.666666667 / 10',
      '  值 6，由低到高在 3 个单位中列第 2 名：10 ×（3 − 2 + 1）÷ 3 = 6.666666667',
    ],
    en: [
      'rounded to 0.01, half up: 6.666666667 → 6.67',
      '项目 6.666666667 / 10',
      '  值 6, place 2 of 3, lowest first: 10 × (3 − 2 + 1) ÷ 3 = 6.666666667',
    ],
  },
  {
    name: 'rank: a list from the top',
    top: RANK,
    item: '- { item: 项目, max: 10, rank: { by: 值, best: lowest, among: all, places: [10, 5] } }',
    data: [{ 值: 6 }, { 值: 5 }, { 值: 7 }],
    zh: ['项目 5 / 10', '  值 6，由低到高在 3 个单位中列第 2 名，得 5 分'],
    en: ['项目 5 / 10', '  值 6, place 2 of 3, lowest first, earns 5'],
  },
  {
    name: 'rank: a list from the bottom',
    top: RANK,
    item: '- { item: 项目, max: 0, floor: none, rank: { by: 值, best: highest, among: all, from_bottom: [-10, -5] } }',
    data: [{ 值: 6 }, { 值: 7 }, { 值: 5 }],
    zh: ['项目 −5 / 0', '  值 6，由高到低在 3 个单位中列第 2 名，即倒数第 2 名，得 −5 分'],
    en: ['项目 −5 / 0', '  值 6, place 2 of 3, highest first, place 2 from the bottom, earns −5'],
  },
  {
    name: 'rank: a tiebreak is told where it decides',
    top: RANK,
    item: '- { item: 项目, max: 10, rank: { by: 值, best: highest, among: all, tiebreak: { by: 次, best: lowest }, first: 10, step: 1 } }',
    data: [
      { 值: 6, 次: 3 },
      { 值: 6, 次: 2 },
      { 值: 6, 次: 3 },
    ],
    zh: [
      '项目 9 / 10',
      '  值 6，由高到低在 3 个单位中列第 2 名（数值相同的 3 个单位再比次 3，低者在前；2 个单位并列）：10 − 1 × 1 = 9',
    ],
    en: [
      '项目 9 / 10',
      '  值 6, place 2 of 3, highest first (3 units with the same value compared by 次 3, lowest first; shared by 2 units): 10 − 1 × 1 = 9',
    ],
  },
  {
    name: 'rank: a tiebreak is not told where it does not',
    top: RANK,
    item: '- { item: 项目, max: 10, rank: { by: 值, best: highest, among: all, tiebreak: { by: 次, best: lowest }, first: 10, step: 1 } }',
    data: [
      { 值: 6, 次: 3 },
      { 值: 7, 次: 2 },
      { 值: 5, 次: 3 },
    ],
    zh: ['项目 9 / 10', '  值 6，由高到低在 3 个单位中列第 2 名：10 − 1 × 1 = 9'],
    en: ['项目 9 / 10', '  值 6, place 2 of 3, highest first: 10 − 1 × 1 = 9'],
  },
  {
    name: 'rank: not ranked, points',
    top: RANK,
    item: '- { item: 项目, max: 10, rank: { by: 值, best: highest, among: all, where: 报, first: 10, step: 1, unranked: zero } }',
    data: [{ 值: 6, 报: false }, { 值: 6 }],
    zh: ['项目 0 / 10', '  不参加排名（报为“否”），得 0 分'],
    en: ['项目 0 / 10', '  not ranked (报 is no), earns 0'],
  },
  {
    name: 'check: met',
    top: CHECK,
    item: '- { item: 项目, max: 10, check: 次数 >= 2 and 有方案 }',
    data: [{ 次数: 2 }],
    zh: ['项目 10 / 10', '  次数 2 次 ≥ 2 且有方案为“是”，达标，得 10 分'],
    en: ['项目 10 / 10', '  次数 2 次 ≥ 2 and 有方案 is yes, met, earns 10'],
  },
  {
    name: 'check: not met, only what failed is told',
    top: CHECK,
    item: '- { item: 项目, max: 10, check: 次数 >= 2 and 有方案 }',
    data: [{ 次数: 1 }],
    zh: ['项目 0 / 10', '  次数 1 次 < 2，未达标，得 0 分'],
    en: ['项目 0 / 10', '  次数 1 次 < 2, not met, earns 0'],
  },
  {
    name: 'check: many conditions stand below',
    top: CHECK,
    item: '- { item: 项目, max: 10, check: 次数 >= 2 and 有方案 and 次数 < 9 and 次数 != 5 and 次数 >= 2 }',
    data: [{ 次数: 3 }],
    zh: [
      '项目 10 / 10',
      '  以下 4 条均符合，达标，得 10 分',
      '    次数 3 次 ≥ 2',
      '    有方案为“是”',
      '    次数 3 次 < 9',
      '    次数 3 次 ≠ 5',
    ],
    en: [
      '项目 10 / 10',
      '  all 4 of these hold, met, earns 10',
      '    次数 3 次 ≥ 2',
      '    有方案 is yes',
      '    次数 3 次 < 9',
      '    次数 3 次 ≠ 5',
    ],
  },
  {
    name: 'check: many that fail stand below',
    top: CHECK,
    item: '- { item: 项目, max: 10, check: 次数 >= 2 and 有方案 and 次数 > 1 and 次数 > 8 }',
    data: [{ 次数: 0, 有方案: false }],
    zh: [
      '项目 0 / 10',
      '  以下 4 条不符合要求，未达标，得 0 分',
      '    次数 0 次 < 2',
      '    有方案为“否”',
      '    次数 0 次 < 1',
      '    次数 0 次 < 8',
    ],
    en: [
      '项目 0 / 10',
      '  these 4 fail, not met, earns 0',
      '    次数 0 次 < 2',
      '    有方案 is no',
      '    次数 0 次 < 1',
      '    次数 0 次 < 8',
    ],
  },
  {
    name: 'judged',
    top: CHECK,
    item: '- { item: 项目, max: 10, judged: 质量 }',
    data: [{ 次数: 1 }],
    zh: ['项目 7.5 / 10', '  由考评人员评定：质量 7.5 分'],
    en: ['项目 7.5 / 10', '  judged by the assessor: 质量 7.5'],
  },
  {
    name: 'cases: one with a condition',
    top: CHECK,
    item: CASES,
    data: [{ 次数: 4 }],
    zh: [
      '项目 6 / 10',
      '  按第 2 种情形（附件 二）计分：次数 4 次 > 2',
      '  次数 4 次，扣 4 × 1 = 4 分',
      '  10 − 4 = 6',
    ],
    en: [
      '项目 6 / 10',
      '  scored as case 2 (附件 二): 次数 4 次 > 2',
      '  次数 4 次, takes off 4 × 1 = 4',
      '  10 − 4 = 6',
    ],
  },
  {
    name: 'cases: the last',
    top: CHECK,
    item: CASES,
    data: [{ 次数: 1 }],
    zh: ['项目 10 / 10', '  其他情形都不成立，按最后一种情形计分', '  次数为 1 次，达标，得 10 分'],
    en: ['项目 10 / 10', '  no other case holds, scored as the last case', '  次数 is 1 次, met, earns 10'],
  },
];

describe('the steps of scoring methods', () => {
  test.each(STEPS)('$name', ({ zh, en, ...small }) => {
    const sheet = smallSheet(small);
    expect(itemLines(sheet, 'zh')).toEqual(zh);
    expect(itemLines(sheet, 'en')).toEqual(en);
  });
});
