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
    name: 'does not apply, left out',
    item: `- { item: 项目, max: 5, applies: 甲 > 3, points: 1 }
- { item: 余, max: 1, points: 1 }`,
    zh: ['项目：不适用（甲 3 未超过 3），不计', '余 1 / 1', '  得 1 分'],
    en: ['项目: does not apply (甲 3 is not above 3), not counted', '余 1 / 1', '  earns 1'],
  },
  {
    name: 'does not apply, zero',
    item: '- { item: 项目, max: 5, source: 附件 三, applies: 甲 > 3 and 乙 > 10, otherwise: zero, points: 1 }',
    zh: ['项目 0 / 5：不适用（甲 3 未超过 3 且乙 4 亩 < 10），得 0 分　附件 三'],
    en: ['项目 0 / 5: does not apply (甲 3 is not above 3 and 乙 4 亩 < 10), earns 0  附件 三'],
  },
  {
    name: 'does not apply, the maximum; a named figure is explained below',
    item: '- { item: 项目, max: 5, applies: 总得 > 6, otherwise: max, points: 1 }',
    zh: ['项目 5 / 5：不适用（总得 6 未超过 6），得满分', '  总得 = 甲 3 × 2 = 6'],
    en: ['项目 5 / 5: does not apply (总得 6 is not above 6), earns the maximum', '  总得 = 甲 3 × 2 = 6'],
  },
  {
    name: 'does not apply, the mean of one',
    item: '- { item: 项目, max: 5, applies: 甲 > 3, otherwise: mean, points: 甲 / 3 }',
    zh: ['项目 3 / 5：不适用（甲 3 未超过 3），取适用的 1 个单位的得分 3'],
    en: ['项目 3 / 5: does not apply (甲 3 is not above 3), takes the points of the one unit to which it applies, 3'],
  },
  {
    name: 'does not apply, the mean of several',
    item: '- { item: 项目, max: 5, applies: "unit != \'甲区\'", otherwise: mean, points: 甲 / 3 }',
    zh: ['项目 2 / 5：不适用（单位为“甲区”），取适用的 2 个单位的平均分 2'],
    en: ['项目 2 / 5: does not apply (unit is "甲区"), takes the mean of the 2 units to which it applies, 2'],
  },
  {
    name: 'does not apply, nor to anyone',
    item: '- { item: 项目, max: 5, applies: 甲 > 30, otherwise: mean, points: 甲 / 3 }',
    zh: ['项目 5 / 5：不适用（甲 3 < 30），没有适用的单位，取满分'],
    en: ['项目 5 / 5: does not apply (甲 3 < 30), it applies to no unit, earns the maximum'],
  },
  {
    name: 'no part applies',
    item: `- item: 项目
  max: 5
  otherwise: zero
  parts: [{ item: 子, max: 5, applies: 甲 > 3, points: 1 }]`,
    zh: ['项目 0 / 5：不适用（各分项均不适用），得 0 分'],
    en: ['项目 0 / 5: does not apply (none of the parts applies), earns 0'],
  },
  {
    name: 'nothing to go over, left out',
    item: `- item: 项目
  max: 5
  each: { over: 道路, where: 已做 > 10, combine: mean, empty: skip, score: { points: 1 } }
- { item: 余, max: 1, points: 1 }`,
    zh: ['项目：不适用（没有可计的道路），不计', '余 1 / 1', '  得 1 分'],
    en: ['项目: does not apply (nothing of 道路 to count), not counted', '余 1 / 1', '  earns 1'],
  },
  {
    name: 'nothing to go over, points',
    item: `- item: 项目
  max: 5
  each: { over: 道路, where: 已做 > 10, combine: mean, empty: max, score: { points: 1 } }`,
    zh: ['项目 5 / 5', '  没有可计的道路，得 5 分'],
    en: ['项目 5 / 5', '  nothing of 道路 to count, earns 5'],
  },
  {
    name: 'not ranked, left out',
    item: `- { item: 项目, max: 10, rank: { by: 甲, best: highest, among: all, where: 甲 > 5, first: 10, step: 1, unranked: skip } }
- { item: 余, max: 1, points: 1 }`,
    zh: ['项目：不适用（甲 3 < 5），不计', '余 1 / 1', '  得 1 分'],
    en: ['项目: does not apply (甲 3 < 5), not counted', '余 1 / 1', '  earns 1'],
  },
  {
    name: 'floor',
    item: '- { item: 项目, max: 5, deduct: { each: 3, of: 甲 } }',
    zh: ['项目 0 / 5', '  甲 3，扣 3 × 3 = 9 分', '  5 − 9 = −4', '  算得 −4 分，低于最低分 0，计 0 分'],
    en: ['项目 0 / 5', '  甲 3, takes off 3 × 3 = 9', '  5 − 9 = −4', '  comes to −4, below the least, 0: 0 stands'],
  },
  {
    name: 'cap',
    item: '- { item: 项目, max: 5, award: { each: 3, of: 甲 } }',
    zh: ['项目 5 / 5', '  甲 3，加 3 × 3 = 9 分', '  算得 9 分，超过满分，计 5 分'],
    en: ['项目 5 / 5', '  甲 3, adds 3 × 3 = 9', '  comes to 9, above the maximum: 5 stands'],
  },
  {
    name: 'scale',
    item: '- { item: 项目, max: 6, over_max: scale, points: 甲 }',
    zh: ['项目 2 / 6', '  取甲 3', '  最高的单位算得 9 分，超过满分 6，各单位按比例折算：3 × 6 ÷ 9 = 2'],
    en: ['项目 2 / 6', '  take 甲 3', '  the best unit comes to 9, above the maximum 6; all are scaled: 3 × 6 ÷ 9 = 2'],
  },
  {
    name: 'veto',
    item: '- { item: 项目, max: 6, veto: [{ when: 甲 > 2 and not 造假, points: 0, source: 附件 三 }], judged: 质量 }',
    zh: ['项目 0 / 6', '  由考评人员评定：质量 4 分', '  甲 3 > 2 且造假为“否”，本项直接计 0 分（附件 三）'],
    en: ['项目 0 / 6', '  judged by the assessor: 质量 4', '  甲 3 > 2 and 造假 is no: 0 stands (附件 三)'],
  },
];

describe('limits and conditions of items', () => {
  test.each(CASES)('$name', ({ item, zh, en }) => {
    const sheet = smallSheet({ top: MODIFIED, item, data: MODIFIED_DATA });
    expect(itemLines(sheet, 'zh')).toEqual(zh);
    expect(itemLines(sheet, 'en')).toEqual(en);
  });
});
