import { describe, expect, test } from 'vitest';
import { itemLines, type Small, smallSheet } from './support.js';

const LINE =
  'fields: { 次数: { type: count, unit: 次, default: 0 }, 天数: { type: count, unit: 天, default: 0 }, 率: { type: percent, default: 1 } }';

interface Case extends Small {
  readonly name: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

/** Deductions and awards, line by line and together. */
const STEPS: readonly Case[] = [
  {
    name: 'deduct: by number',
    top: LINE,
    item: '- { item: 项目, max: 10, deduct: { each: 0.5, of: 次数 } }',
    data: [{ 次数: 3 }],
    zh: ['项目 8.5 / 10', '  次数 3 次，扣 3 × 0.5 = 1.5 分', '  10 − 1.5 = 8.5'],
    en: ['项目 8.5 / 10', '  次数 3 次, takes off 3 × 0.5 = 1.5', '  10 − 1.5 = 8.5'],
  },
  {
    name: 'deduct: nothing',
    top: LINE,
    item: '- { item: 项目, max: 10, deduct: { each: 0.5, of: 次数 } }',
    data: [{}],
    zh: ['项目 10 / 10', '  次数 0 次，不扣分'],
    en: ['项目 10 / 10', '  次数 0 次, takes off nothing'],
  },
  {
    name: 'deduct: nothing, from other points than the maximum',
    top: LINE,
    item: '- { item: 项目, max: 10, deduct: { from: 8, each: 0.5, of: 次数 } }',
    data: [{}],
    zh: ['项目 8 / 10', '  次数 0 次，不扣分', '  从 8 分起，没有扣分'],
    en: ['项目 8 / 10', '  次数 0 次, takes off nothing', '  starts from 8, nothing taken off'],
  },
  {
    name: 'deduct: by steps of a number',
    top: LINE,
    item: '- { item: 项目, max: 10, deduct: { each: 1, every: 3, of: 天数 } }',
    data: [{ 天数: 7 }],
    zh: ['项目 8 / 10', '  天数 7 天，每满 3 天计一档，计 2 档，扣 2 × 1 = 2 分', '  10 − 2 = 8'],
    en: ['项目 8 / 10', '  天数 7 天, 2 whole steps of 3 天, takes off 2 × 1 = 2', '  10 − 2 = 8'],
  },
  {
    name: 'deduct: by whole steps below a threshold',
    top: LINE,
    item: '- { item: 项目, max: 10, deduct: { each: 1, every: 5%, of: 率, below: 100% } }',
    data: [{ 率: 0.88 }],
    zh: [
      '项目 8 / 10',
      '  率 88%，比 100% 低 12 个百分点，每满 5 个百分点计一档，计 2 档，扣 2 × 1 = 2 分',
      '  10 − 2 = 8',
    ],
    en: [
      '项目 8 / 10',
      '  率 88%, below 100% by 12 percentage points, 2 whole steps of 5 percentage points, takes off 2 × 1 = 2',
      '  10 − 2 = 8',
    ],
  },
  {
    name: 'deduct: by begun steps',
    top: LINE,
    item: '- { item: 项目, max: 10, deduct: { each: 1, every: 5%, of: 率, below: 100%, partial: whole } }',
    data: [{ 率: 0.88 }],
    zh: [
      '项目 7 / 10',
      '  率 88%，比 100% 低 12 个百分点，每 5 个百分点计一档，不足一档按一档计，计 3 档，扣 3 × 1 = 3 分',
      '  10 − 3 = 7',
    ],
    en: [
      '项目 7 / 10',
      '  率 88%, below 100% by 12 percentage points, 3 steps (a begun one counts) of 5 percentage points, takes off 3 × 1 = 3',
      '  10 − 3 = 7',
    ],
  },
  {
    name: 'deduct: by steps rounded',
    top: LINE,
    item: '- { item: 项目, max: 10, deduct: { each: 1, every: 5%, of: 率, below: 100%, partial: nearest } }',
    data: [{ 率: 0.88 }],
    zh: [
      '项目 8 / 10',
      '  率 88%，比 100% 低 12 个百分点，每 5 个百分点计一档，档数四舍五入，计 2 档，扣 2 × 1 = 2 分',
      '  10 − 2 = 8',
    ],
    en: [
      '项目 8 / 10',
      '  率 88%, below 100% by 12 percentage points, 2 steps (to the nearest whole) of 5 percentage points, takes off 2 × 1 = 2',
      '  10 − 2 = 8',
    ],
  },
  {
    name: 'deduct: by parts of steps',
    top: LINE,
    item: '- { item: 项目, max: 10, deduct: { each: 1, every: 5%, of: 率, below: 100%, partial: prorate } }',
    data: [{ 率: 0.88 }],
    zh: [
      '项目 7.6 / 10',
      '  率 88%，比 100% 低 12 个百分点，每 5 个百分点计一档，不足一档按比例计，计 2.4 档，扣 2.4 × 1 = 2.4 分',
      '  10 − 2.4 = 7.6',
    ],
    en: [
      '项目 7.6 / 10',
      '  率 88%, below 100% by 12 percentage points, 2.4 steps (in proportion) of 5 percentage points, takes off 2.4 × 1 = 2.4',
      '  10 − 2.4 = 7.6',
    ],
  },
  {
    name: 'deduct: less than a step',
    top: LINE,
    item: '- { item: 项目, max: 10, deduct: { each: 1, every: 5%, of: 率, below: 100% } }',
    data: [{ 率: 0.97 }],
    zh: ['项目 10 / 10', '  率 97%，比 100% 低 3 个百分点，不满 5 个百分点，不扣分'],
    en: [
      '项目 10 / 10',
      '  率 97%, below 100% by 3 percentage points, less than a step of 5 percentage points, takes off nothing',
    ],
  },
  {
    name: 'deduct: on the right side of the threshold',
    top: LINE,
    item: '- { item: 项目, max: 10, deduct: { each: 1, every: 5%, of: 率, below: 100% } }',
    data: [{ 率: 1.2 }],
    zh: ['项目 10 / 10', '  率 120%，不低于 100%，不扣分'],
    en: ['项目 10 / 10', '  率 120%, not below 100%, takes off nothing'],
  },
  {
    name: 'deduct: what lies below, without steps',
    top: LINE,
    item: '- { item: 项目, max: 10, deduct: { each: 20, of: 率, below: 100% } }',
    data: [{ 率: 0.97 }],
    zh: ['项目 9.4 / 10', '  率 97%，比 100% 低 3 个百分点，扣 3% × 20 = 0.6 分', '  10 − 0.6 = 9.4'],
    en: ['项目 9.4 / 10', '  率 97%, below 100% by 3 percentage points, takes off 3% × 20 = 0.6', '  10 − 0.6 = 9.4'],
  },
  {
    name: 'deduct: what lies above',
    top: LINE,
    item: '- { item: 项目, max: 10, deduct: { each: 1, of: 天数, above: 5 } }',
    data: [{ 天数: 7 }],
    zh: ['项目 8 / 10', '  天数 7 天，比 5 天多 2 天，扣 2 × 1 = 2 分', '  10 − 2 = 8'],
    en: ['项目 8 / 10', '  天数 7 天, above 5 天 by 2 天, takes off 2 × 1 = 2', '  10 − 2 = 8'],
  },
  {
    name: 'deduct: not above',
    top: LINE,
    item: '- { item: 项目, max: 10, deduct: { each: 1, of: 天数, above: 5 } }',
    data: [{ 天数: 5 }],
    zh: ['项目 10 / 10', '  天数 5 天，不高于 5 天，不扣分'],
    en: ['项目 10 / 10', '  天数 5 天, not above 5 天, takes off nothing'],
  },
  {
    name: 'deduct: from points that have to be worked out',
    top: LINE,
    item: '- { item: 项目, max: 10, deduct: { from: 10 * 率, each: 1, of: 次数 } }',
    data: [{ 次数: 2, 率: 0.9 }],
    zh: ['项目 7 / 10', '  从 10 × 率 90% = 9 分起', '  次数 2 次，扣 2 × 1 = 2 分', '  9 − 2 = 7'],
    en: ['项目 7 / 10', '  starts from 10 × 率 90% = 9', '  次数 2 次, takes off 2 × 1 = 2', '  9 − 2 = 7'],
  },
  {
    name: 'deduct: nothing from points that have to be worked out',
    top: LINE,
    item: '- { item: 项目, max: 10, deduct: { from: 10 * 率, each: 1, of: 次数 } }',
    data: [{ 率: 0.9 }],
    zh: ['项目 9 / 10', '  从 10 × 率 90% = 9 分起', '  次数 0 次，不扣分'],
    en: ['项目 9 / 10', '  starts from 10 × 率 90% = 9', '  次数 0 次, takes off nothing'],
  },
  {
    name: 'deduct: several lines',
    top: LINE,
    item: '- { item: 项目, max: 10, deduct: { lines: [{ each: 0.5, of: 次数 }, { each: 1, of: 天数 + 1 }] } }',
    data: [{ 次数: 2, 天数: 3 }],
    zh: [
      '项目 5 / 10',
      '  次数 2 次，扣 2 × 0.5 = 1 分',
      '  天数 3 天 + 1 = 4 天，扣 4 × 1 = 4 分',
      '  10 − 1 − 4 = 5',
    ],
    en: [
      '项目 5 / 10',
      '  次数 2 次, takes off 2 × 0.5 = 1',
      '  天数 3 天 + 1 = 4 天, takes off 4 × 1 = 4',
      '  10 − 1 − 4 = 5',
    ],
  },
  {
    name: 'award: one line says it all',
    top: LINE,
    item: '- { item: 项目, max: 10, award: { each: 0.5, of: 次数 } }',
    data: [{ 次数: 3 }],
    zh: ['项目 1.5 / 10', '  次数 3 次，加 3 × 0.5 = 1.5 分'],
    en: ['项目 1.5 / 10', '  次数 3 次, adds 3 × 0.5 = 1.5'],
  },
  {
    name: 'award: nothing',
    top: LINE,
    item: '- { item: 项目, max: 10, award: { each: 0.5, of: 次数 } }',
    data: [{}],
    zh: ['项目 0 / 10', '  次数 0 次，不加分'],
    en: ['项目 0 / 10', '  次数 0 次, adds nothing'],
  },
  {
    name: 'award: several lines from a start',
    top: LINE,
    item: '- { item: 项目, max: 10, award: { from: 2, lines: [{ each: 0.5, of: 次数 }, { each: 1, every: 10%, of: 率, above: 50% }] } }',
    data: [{ 次数: 3, 率: 0.72 }],
    zh: [
      '项目 5.5 / 10',
      '  次数 3 次，加 3 × 0.5 = 1.5 分',
      '  率 72%，比 50% 高 22 个百分点，每满 10 个百分点计一档，计 2 档，加 2 × 1 = 2 分',
      '  2 + 1.5 + 2 = 5.5',
    ],
    en: [
      '项目 5.5 / 10',
      '  次数 3 次, adds 3 × 0.5 = 1.5',
      '  率 72%, above 50% by 22 percentage points, 2 whole steps of 10 percentage points, adds 2 × 1 = 2',
      '  2 + 1.5 + 2 = 5.5',
    ],
  },
];

describe('the lines of deduct and award', () => {
  test.each(STEPS)('$name', ({ zh, en, ...small }) => {
    const sheet = smallSheet(small);
    expect(itemLines(sheet, 'zh')).toEqual(zh);
    expect(itemLines(sheet, 'en')).toEqual(en);
  });
});
