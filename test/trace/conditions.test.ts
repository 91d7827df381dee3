import { describe, expect, test } from 'vitest';
import { LARGE, LARGE_COMMON, LARGE_DATA } from './large-rule.js';
import { itemLines, smallSheet } from './support.js';

/** The expression and the lines that tell how it came out. */
type Case = readonly [expression: string, zh: readonly string[], en: readonly string[]];

const CASES: readonly Case[] = [
  ['甲 >= 3 and 乙 < 5', ['甲 3 ≥ 3 且乙 4 < 5，达标，得 10 分'], ['甲 3 ≥ 3 and 乙 4 < 5, met, earns 10']],
  ['甲 > 3 and 乙 < 5', ['甲 3 未超过 3，未达标，得 0 分'], ['甲 3 is not above 3, not met, earns 0']],
  [
    '甲 < 3 and 乙 > 5',
    ['甲 3 不低于 3 且乙 4 < 5，未达标，得 0 分'],
    ['甲 3 is not below 3 and 乙 4 < 5, not met, earns 0'],
  ],
  ['甲 > 3 or 乙 < 5', ['乙 4 < 5，达标，得 10 分'], ['乙 4 < 5, met, earns 10']],
  [
    '甲 > 3 or 乙 > 5',
    ['甲 3 未超过 3 且乙 4 < 5，未达标，得 0 分'],
    ['甲 3 is not above 3 and 乙 4 < 5, not met, earns 0'],
  ],
  ['not (甲 > 3)', ['甲 3 未超过 3，达标，得 10 分'], ['甲 3 is not above 3, met, earns 10']],
  ['not 有方案', ['有方案为“否”，达标，得 10 分'], ['有方案 is no, met, earns 10']],
  ['有方案', ['有方案为“否”，未达标，得 0 分'], ['有方案 is no, not met, earns 0']],
  ['有方案 = false', ['有方案为“否”，达标，得 10 分'], ['有方案 is no, met, earns 10']],
  ['有方案 != false', ['有方案为“否”，未达标，得 0 分'], ['有方案 is no, not met, earns 0']],
  [
    '合格',
    ['合格为“是”：甲 3 > 2 且有方案为“否”', '合格为“是”，达标，得 10 分'],
    ['合格 is yes: 甲 3 > 2 and 有方案 is no', '合格 is yes, met, earns 10'],
  ],
  ["等次 = '良'", ['等次为“良”，达标，得 10 分'], ['等次 is "良", met, earns 10']],
  ["等次 = '优'", ['等次为“良”而非“优”，未达标，得 0 分'], ['等次 is "良", not "优", not met, earns 0']],
  ["等次 != '良'", ['等次为“良”，未达标，得 0 分'], ['等次 is "良", not met, earns 0']],
  ["等次 in ['优', '良']", ['等次“良”属于（优、良），达标，得 10 分'], ['等次 "良" is one of (优, 良), met, earns 10']],
  [
    "等次 not in ['优', '良']",
    ['等次“良”属于（优、良），未达标，得 0 分'],
    ['等次 "良" is one of (优, 良), not met, earns 0'],
  ],
  ['0% <= 增速 < 10%', ['增速 −5% < 0%，未达标，得 0 分'], ['增速 −5% < 0%, not met, earns 0']],
  ['3 <= 甲 < 10', ['3 ≤ 甲 3 < 10，达标，得 10 分'], ['3 ≤ 甲 3 < 10, met, earns 10']],
  ['甲 = 乙', ['甲 3 ≠ 乙 4，未达标，得 0 分'], ['甲 3 ≠ 乙 4, not met, earns 0']],
  ['甲 != 乙', ['甲 3 ≠ 乙 4，达标，得 10 分'], ['甲 3 ≠ 乙 4, met, earns 10']],
  ['甲 != 3', ['甲为 3，未达标，得 0 分'], ['甲 is 3, not met, earns 0']],
  ['甲 - 3 > 0', ['甲 3 − 3 = 0 未超过 0，未达标，得 0 分'], ['甲 3 − 3 = 0 is not above 0, not met, earns 0']],
  [
    '完成[煤改电] / 应做[煤改电] >= 80%',
    ['完成（煤改电）3 户 ÷ 应做（煤改电）4 户 = 75% < 80%，未达标，得 0 分'],
    ['完成 (煤改电) 3 户 ÷ 应做 (煤改电) 4 户 = 75% < 80%, not met, earns 0'],
  ],
  ['有方案 or 甲 * 2 > 乙', ['甲 3 × 2 = 6 > 乙 4，达标，得 10 分'], ['甲 3 × 2 = 6 > 乙 4, met, earns 10']],
  ['has(开工日)', ['开工日有数据，达标，得 10 分'], ['开工日 is given, met, earns 10']],
  ['not has(开工日)', ['开工日有数据，未达标，得 0 分'], ['开工日 is given, not met, earns 0']],
  [
    'has(开工日) and add_months(开工日, 3) <= period_end',
    ['开工日 2021-01-31 起 3 个月后（2021-04-30）不晚于期末 2021-04-30，达标，得 10 分'],
    ['3 months after 开工日 2021-01-31 (2021-04-30) is no later than the end of the period 2021-04-30, met, earns 10'],
  ],
  [
    'has(开工日) and add_days(开工日, 3) > 2021-03-01',
    ['开工日 2021-01-31 起 3 天后（2021-02-03）不晚于 2021-03-01，未达标，得 0 分'],
    ['3 days after 开工日 2021-01-31 (2021-02-03) is no later than 2021-03-01, not met, earns 0'],
  ],
  [
    'period_end < 到期日',
    ['到期日 = 开工日 2021-01-31 起 3 个月后 = 2021-04-30', '期末 2021-04-30 不早于到期日 2021-04-30，未达标，得 0 分'],
    [
      '到期日 = 3 months after 开工日 2021-01-31 = 2021-04-30',
      'the end of the period 2021-04-30 is no earlier than 到期日 2021-04-30, not met, earns 0',
    ],
  ],
  [
    'any(完成率 > 70% over 道路)',
    ['西路：完成率 80% > 70%，达标，得 10 分'],
    ['西路: 完成率 80% > 70%, met, earns 10'],
  ],
  [
    'any(完成率 > 90% over 道路)',
    ['没有道路符合“完成率 > 90%”，未达标，得 0 分'],
    ['"完成率 > 90%" holds for none of 道路, not met, earns 0'],
  ],
  [
    'any(完成率 > 90% over 道路 where 权重 > 9)',
    ['没有可计的符合“权重 > 9”的道路，未达标，得 0 分'],
    ['nothing of 道路 with "权重 > 9" to count, not met, earns 0'],
  ],
  [
    'all(完成率 > 40% over 道路)',
    ['道路全部符合“完成率 > 40%”，达标，得 10 分'],
    ['"完成率 > 40%" holds for all of 道路, met, earns 10'],
  ],
  [
    'all(完成率 > 60% over 道路)',
    ['东 路：完成率 50% < 60%，未达标，得 0 分'],
    ['东 路: 完成率 50% < 60%, not met, earns 0'],
  ],
  [
    'all(完成率 > 60% over 道路 where 已开工)',
    ['东 路：完成率 50% < 60%，未达标，得 0 分'],
    ['东 路: 完成率 50% < 60%, not met, earns 0'],
  ],
  [
    'all(unit not in 牵头 over 任务)',
    ['任务一：单位“甲区”属于牵头（甲区、乙区）；任务三：单位“甲区”属于牵头（甲区），未达标，得 0 分'],
    ['任务一: unit "甲区" is one of 牵头 (甲区, 乙区); 任务三: unit "甲区" is one of 牵头 (甲区), not met, earns 0'],
  ],
  ['any(not 已开工 over 道路)', ['西路：已开工为“否”，达标，得 10 分'], ['西路: 已开工 is no, met, earns 10']],
  [
    'all(甲 > 2 over units)',
    ['参评单位全部符合“甲 > 2”，达标，得 10 分'],
    ['"甲 > 2" holds for all of units, met, earns 10'],
  ],
  [
    'any(甲 > 20 over units)',
    ['没有参评单位符合“甲 > 20”，未达标，得 0 分'],
    ['"甲 > 20" holds for none of units, not met, earns 0'],
  ],
  [
    'any(甲 > 5 over units)',
    ['有的参评单位符合“甲 > 5”，达标，得 10 分'],
    ['"甲 > 5" holds for some of units, met, earns 10'],
  ],
  [
    'all(甲 > 5 over peers)',
    ['有的本组单位不符合“甲 > 5”，未达标，得 0 分'],
    ['"甲 > 5" does not hold for some of units of the group, not met, earns 0'],
  ],
  [
    'if 甲 > 2 then 乙 > 5 else 乙 > 1',
    ['乙 4 < 5（因甲 3 > 2），未达标，得 0 分'],
    ['乙 4 < 5 (as 甲 3 > 2), not met, earns 0'],
  ],
  [
    "月份类型 = '普通月'",
    ['月份类型：因月份 4 不属于（3、6、9、12），取“普通月”', '月份类型为“普通月”，达标，得 10 分'],
    ['月份类型: as month 4 is none of (3, 6, 9, 12), take "普通月"', '月份类型 is "普通月", met, earns 10'],
  ],
  ["附注 = '无 误'", ['附注为“无 误”，达标，得 10 分'], ['附注 is "无 误", met, earns 10']],
  ['month in [4, 5]', ['月份 4 属于（4、5），达标，得 10 分'], ['month 4 is one of (4, 5), met, earns 10']],
  [
    "单位类型 = '县'",
    ['单位类型为“城区”（单位：甲区）', '单位类型为“城区”而非“县”，未达标，得 0 分'],
    ['单位类型 is "城区" (unit: 甲区)', '单位类型 is "城区", not "县", not met, earns 0'],
  ],
  ["'子' in 时段", ['按规则一律成立，达标，得 10 分'], ['holds for all by the rule, met, earns 10']],
  ["group = '一组'", ['组别为“一组”，达标，得 10 分'], ['group is "一组", met, earns 10']],
  [
    'has(开工日) and (2021-01-01 <= 开工日 or 甲 > 1)',
    ['开工日 2021-01-31 不早于 2021-01-01，达标，得 10 分'],
    ['开工日 2021-01-31 is no earlier than 2021-01-01, met, earns 10'],
  ],
  [
    "有方案 or R1 = '此' and 甲 > 5",
    ['有方案为“否”且甲 3 < 5，未达标，得 0 分'],
    ['有方案 is no and 甲 3 < 5, not met, earns 0'],
  ],
  [
    'if 甲 = 0 then false else 乙 / 甲 > 1',
    ['乙 4 ÷ 甲 3 = 133.333333333% > 100%，达标，得 10 分'],
    ['乙 4 ÷ 甲 3 = 133.333333333% > 100%, met, earns 10'],
  ],
  [
    'min(period_end, add_days(period_start, 9)) < 2021-04-05',
    ['最早的日期（期末 2021-04-30，期初 2021-04-01 起 9 天后）（2021-04-10）不早于 2021-04-05，未达标，得 0 分'],
    [
      'the earliest of (the end of the period 2021-04-30, 9 days after the start of the period 2021-04-01) (2021-04-10) is no earlier than 2021-04-05, not met, earns 0',
    ],
  ],
  [
    'all(值 > 12 over 时段)',
    ['子、丑、寅、卯、辰、巳、午、未等 12 个不符合“值 > 12”，未达标，得 0 分'],
    ['"值 > 12" does not hold for 子, 丑, 寅, 卯, 辰, 巳, 午, 未 … (12 in all), not met, earns 0'],
  ],
  [
    'all(值 > 2 over 时段)',
    ['子：值 1 < 2；丑：值 2 未超过 2，未达标，得 0 分'],
    ['子: 值 1 < 2; 丑: 值 2 is not above 2, not met, earns 0'],
  ],
];

/** What stands below the item's own line. */
const below = (lines: readonly string[]): readonly string[] =>
  lines.slice(lines.findIndex((line) => line.startsWith('项目')) + 1).map((line) => line.slice(2));

describe('conditions', () => {
  test.each(CASES)('%s', (expression, zh, en) => {
    const item = `- item: 项目\n  max: 10\n  check: ${JSON.stringify(expression)}`;
    const sheet = smallSheet({ top: LARGE, item, data: LARGE_DATA, common: LARGE_COMMON });
    expect(below(itemLines(sheet, 'zh'))).toEqual(zh);
    expect(below(itemLines(sheet, 'en'))).toEqual(en);
  });
});
