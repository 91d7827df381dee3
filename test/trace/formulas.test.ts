import { describe, expect, test } from 'vitest';
import { LARGE, LARGE_COMMON, LARGE_DATA } from './large-rule.js';
import { itemLines, smallSheet } from './support.js';

/** The expression and the lines that tell how it came out. */
type Case = readonly [expression: string, zh: readonly string[], en: readonly string[]];

const CASES: readonly Case[] = [
  [
    '(甲 - (乙 - 增速 * 甲)) / (甲 * 乙) * -0.5 + -(甲 + 乙) - 甲 / (甲 / 乙)',
    [
      '（甲 3 −（乙 4 − 增速（−5%）× 甲 3））÷（甲 3 × 乙 4）×（−0.5）+（−（甲 3 + 乙 4））− 甲 3 ÷（甲 3 ÷ 乙 4）= −10.952083333',
    ],
    [
      '(甲 3 − (乙 4 − 增速 (−5%) × 甲 3)) ÷ (甲 3 × 乙 4) × (−0.5) + (−(甲 3 + 乙 4)) − 甲 3 ÷ (甲 3 ÷ 乙 4) = −10.952083333',
    ],
  ],
  ['应得 / 100 * 单价', ['应得 200 万元 ÷ 100 × 单价 2 = 4'], ['应得 200 万元 ÷ 100 × 单价 2 = 4']],
  ['单价 * 每次扣', ['单价 2 × 每次扣 0.5 = 1'], ['单价 2 × 每次扣 0.5 = 1']],
  ['月分', ['月分 = 4（月份类型：普通月）', '取月分 4'], ['月分 = 4 (月份类型: 普通月)', 'take 月分 4']],
  [
    '月分 + 单位分',
    ['月分 = 4（月份类型：普通月）', '单位分：因单位为“甲区”，甲 3 × 2 = 6', '月分 4 + 单位分 6 = 10'],
    ['月分 = 4 (月份类型: 普通月)', '单位分: as unit is "甲区", 甲 3 × 2 = 6', '月分 4 + 单位分 6 = 10'],
  ],
  ['{ by: month, 4: 甲 + 1, else: 0 }', ['因月份为 4，甲 3 + 1 = 4'], ['as month is 4, 甲 3 + 1 = 4']],
  [
    '完成[煤改电] / 应做[煤改电] * 10',
    ['完成（煤改电）3 户 ÷ 应做（煤改电）4 户 × 10 = 7.5'],
    ['完成 (煤改电) 3 户 ÷ 应做 (煤改电) 4 户 × 10 = 7.5'],
  ],
  [
    '完成比[煤改电] * 10',
    ['完成比（煤改电）= 完成（煤改电）3 户 ÷ 应做（煤改电）4 户 = 75%', '完成比（煤改电）75% × 10 = 7.5'],
    ['完成比 (煤改电) = 完成 (煤改电) 3 户 ÷ 应做 (煤改电) 4 户 = 75%', '完成比 (煤改电) 75% × 10 = 7.5'],
  ],
  [
    'sum(完成率 * 权重 over 道路)',
    [
      '东 路：完成率 50% × 权重 2 = 1',
      '西路：完成率 80% × 权重 3 = 2.4',
      '各道路的（完成率 × 权重）之和 = 东 路 1 + 西路 2.4 = 3.4',
    ],
    [
      '东 路: 完成率 50% × 权重 2 = 1',
      '西路: 完成率 80% × 权重 3 = 2.4',
      'sum of (完成率 × 权重) over 道路 = 东 路 1 + 西路 2.4 = 3.4',
    ],
  ],
  [
    'sum(权重 over 道路 where 已开工) + 1',
    ['符合“已开工”的道路的权重之和 = 东 路 2', '符合“已开工”的道路的权重之和 2 + 1 = 3'],
    ['sum of 权重 over 道路 with "已开工" = 东 路 2', '(sum of 权重 over 道路 with "已开工") 2 + 1 = 3'],
  ],
  [
    'sum(权重 over 道路 where 完成率 > 90%) + 1',
    ['符合“完成率 > 90%”的道路的权重之和 0 + 1 = 1'],
    ['(sum of 权重 over 道路 with "完成率 > 90%") 0 + 1 = 1'],
  ],
  [
    'mean(权重 over 道路 else 0)',
    ['各道路权重的平均数 =（东 路 2 + 西路 3）÷ 2 = 2.5'],
    ['mean of 权重 over 道路 = (东 路 2 + 西路 3) ÷ 2 = 2.5'],
  ],
  [
    'min(权重 over 道路 else 0)',
    ['各道路权重的最小值 = 东 路 2、西路 3 中最小的 = 2'],
    ['least 权重 over 道路 = the least of 东 路 2, 西路 3 = 2'],
  ],
  [
    'max(权重 over 道路 else 0) * 2',
    ['各道路权重的最大值 = 东 路 2、西路 3 中最大的 = 3', '各道路权重的最大值 3 × 2 = 6'],
    ['greatest 权重 over 道路 = the greatest of 东 路 2, 西路 3 = 3', '(greatest 权重 over 道路) 3 × 2 = 6'],
  ],
  ['count(道路)', ['道路数 2'], ['(number of 道路) 2']],
  [
    'count(道路 where 已开工 and 完成率 > 40% or 权重 > 5)',
    ['符合“已开工且完成率 > 40% 或权重 > 5”的道路数 1'],
    ['(number of 道路 with "已开工 and 完成率 > 40% or 权重 > 5") 1'],
  ],
  [
    'sum(权 over 任务 where unit in 牵头)',
    ['符合“单位属于牵头”的任务的权之和 = 任务一 3 + 任务三 5 = 8'],
    ['sum of 权 over 任务 with "unit is one of 牵头" = 任务一 3 + 任务三 5 = 8'],
  ],
  [
    'sum(完成 over 类别) / sum(应做 over 类别) * 10',
    [
      '各类别的完成之和 = 煤改电 3 户 + 煤改气 5 户 = 8 户',
      '各类别的应做之和 = 煤改电 4 户 + 煤改气 5 户 = 9 户',
      '各类别的完成之和 8 户 ÷ 各类别的应做之和 9 户 × 10 = 8.888888889',
    ],
    [
      'sum of 完成 over 类别 = 煤改电 3 户 + 煤改气 5 户 = 8 户',
      'sum of 应做 over 类别 = 煤改电 4 户 + 煤改气 5 户 = 9 户',
      '(sum of 完成 over 类别) 8 户 ÷ (sum of 应做 over 类别) 9 户 × 10 = 8.888888889',
    ],
  ],
  [
    '0.5 * sum(if 应做 > 4 then 应做 else 完成 over 类别)',
    [
      '煤改电：因应做 4 户未超过 4，取完成 3 户',
      '煤改气：因应做 5 户 > 4，取应做 5 户',
      '各类别的相应数值之和 = 煤改电 3 户 + 煤改气 5 户 = 8 户',
      '0.5 × 各类别的相应数值之和 8 户 = 4',
    ],
    [
      '煤改电: as 应做 4 户 is not above 4, take 完成 3 户',
      '煤改气: as 应做 5 户 > 4, take 应做 5 户',
      'sum of such values over 类别 = 煤改电 3 户 + 煤改气 5 户 = 8 户',
      '0.5 × (sum of such values over 类别) 8 户 = 4',
    ],
  ],
  ['mean(甲 over units)', ['各参评单位甲的平均数 4.666666667'], ['(mean of 甲 over units) 4.666666667']],
  ['sum(甲 + 乙 over peers)', ['本组各单位的（甲 + 乙）之和 19'], ['(sum of (甲 + 乙) over units of the group) 19']],
  [
    'max(甲 over units where 甲 > 3) - 甲',
    ['符合“甲 > 3”的参评单位甲的最大值 8 − 甲 3 = 5'],
    ['(greatest 甲 over units with "甲 > 3") 8 − 甲 3 = 5'],
  ],
  [
    'mean(if 甲 > 3 then 甲 else 乙 over units)',
    ['各参评单位相应数值的平均数 5.333333333'],
    ['(mean of such values over units) 5.333333333'],
  ],
  ['min(甲 over units)', ['各参评单位甲的最小值 3'], ['(least 甲 over units) 3']],
  ['count(units)', ['参评单位数 3'], ['(number of units) 3']],
  ['count(units where 甲 > 3)', ['符合“甲 > 3”的参评单位数 1'], ['(number of units with "甲 > 3") 1']],
  ['rank(甲, highest)', ['甲 3，由高到低在 3 个单位中列第 2 名'], ['甲 3, place 2 of 3, highest first']],
  [
    '名次 + 1',
    ['名次：甲 3，由高到低在 3 个单位中列第 2 名', '名次 2 + 1 = 3'],
    ['名次: 甲 3, place 2 of 3, highest first', '名次 2 + 1 = 3'],
  ],
  [
    '5 - rank(甲 + 乙, lowest, group)',
    ['甲 3 + 乙 4 = 7，由低到高在本组 2 个单位中列第 1 名', '5 −（甲 + 乙）在本组的名次 1 = 4'],
    ['甲 3 + 乙 4 = 7, place 1 of 2 in the group, lowest first', '5 − (group place by (甲 + 乙)) 1 = 4'],
  ],
  ['if 甲 > 3 then 甲 * 2 else 乙 * 2', ['因甲 3 未超过 3，乙 4 × 2 = 8'], ['as 甲 3 is not above 3, 乙 4 × 2 = 8']],
  [
    '5 - (if 甲 > 3 then 2 else 乙 - 1)',
    ['5 −（乙 4 − 1）（因甲 3 未超过 3）= 2'],
    ['5 − (乙 4 − 1) (as 甲 3 is not above 3) = 2'],
  ],
  ['if 甲 = 0 then 1 else 乙 / 甲', ['乙 4 ÷ 甲 3 = 1.333333333'], ['乙 4 ÷ 甲 3 = 1.333333333']],
  ["if 等次 = '优' then 5 else if 等次 = '良' then 3 else 0", ['因等次为“良”，取 3'], ['as 等次 is "良", take 3']],
  ["if R1 = '此' then 甲 * 2 else 乙", ['甲 3 × 2 = 6'], ['甲 3 × 2 = 6']],
  ["if 有方案 or R1 = '彼' then 1 else 2", ['因有方案为“否”，取 2'], ['as 有方案 is no, take 2']],
  [
    'default(days_between(period_start, period_end), 3)',
    ['从期初 2021-04-01 到期末 2021-04-30 的天数 = 29'],
    ['days from the start of the period 2021-04-01 to the end of the period 2021-04-30 = 29'],
  ],
  [
    'default(完成比[煤改气] * 10, 3)',
    ['完成比（煤改气）= 完成（煤改气）5 户 ÷ 应做（煤改气）5 户 = 100%', '完成比（煤改气）100% × 10 = 10'],
    ['完成比 (煤改气) = 完成 (煤改气) 5 户 ÷ 应做 (煤改气) 5 户 = 100%', '完成比 (煤改气) 100% × 10 = 10'],
  ],
  [
    'months_between(period_start, period_end)',
    ['从期初 2021-04-01 到期末 2021-04-30 的整月数 = 0'],
    ['whole months from the start of the period 2021-04-01 to the end of the period 2021-04-30 = 0'],
  ],
  [
    'year_of(period_end) + month_of(period_end)',
    ['期末 2021-04-30 的年份 + 期末 2021-04-30 的月份 = 2025'],
    ['the year of the end of the period 2021-04-30 + the month of the end of the period 2021-04-30 = 2025'],
  ],
  ['折半(甲 + 1)', ['（甲 3 + 1）÷ 2 = 2'], ['(甲 3 + 1) ÷ 2 = 2']],
  [
    'abs(甲 - 乙) + round(甲 / 7, 0.1) + round(甲 / 7) + floor(甲 / 2) + ceil(甲 / 2)',
    [
      '绝对值（甲 3 − 乙 4）+ 四舍五入（甲 3 ÷ 7，以 0.1 为单位）+ 四舍五入取整（甲 3 ÷ 7）+ 向下取整（甲 3 ÷ 2）+ 向上取整（甲 3 ÷ 2）= 4.4',
    ],
    [
      'the absolute value of (甲 3 − 乙 4) + rounded to 0.1 (甲 3 ÷ 7) + rounded (甲 3 ÷ 7) + rounded down (甲 3 ÷ 2) + rounded up (甲 3 ÷ 2) = 4.4',
    ],
  ],
  [
    'clamp(甲, 0, 2) + min(甲, 乙) + max(甲, 乙, 0) + sum(甲, 乙) + mean(甲, 乙)',
    [
      '限值（甲 3，不低于 0、不高于 2）+ 较小值（甲 3，乙 4）+ 最大值（甲 3，乙 4，0）+ 合计（甲 3，乙 4）+ 平均值（甲 3，乙 4）= 19.5',
    ],
    [
      'limited (甲 3; at least 0, at most 2) + the lesser of (甲 3, 乙 4) + the greatest of (甲 3, 乙 4, 0) + the sum of (甲 3, 乙 4) + the mean of (甲 3, 乙 4) = 19.5',
    ],
  ],
  [
    'if has(开工日) then days_between(到期日, period_end) else 0',
    [
      '到期日 = 开工日 2021-01-31 起 3 个月后 = 2021-04-30',
      '因开工日有数据，从到期日 2021-04-30 到期末 2021-04-30 的天数 = 0',
    ],
    [
      '到期日 = 3 months after 开工日 2021-01-31 = 2021-04-30',
      'as 开工日 is given, days from 到期日 2021-04-30 to the end of the period 2021-04-30 = 0',
    ],
  ],
  ['quarter * year', ['季度 2 × 年份 2021 = 4042'], ['quarter 2 × year 2021 = 4042']],
  ['default(欠量, 3)', ['因欠量没有数据，取 3'], ['as 欠量 is not given, take 3']],
  ['default(欠量, 3) * 2', ['3（因欠量没有数据）× 2 = 6'], ['3 (as 欠量 is not given) × 2 = 6']],
  ['if has(欠量) then 欠量 else 1', ['因欠量没有数据，取 1'], ['as 欠量 is not given, take 1']],
  [
    'if has(开工日) then months_between(开工日, period_end) else 0',
    ['从开工日 2021-01-31 到期末 2021-04-30 的整月数 = 3'],
    ['whole months from 开工日 2021-01-31 to the end of the period 2021-04-30 = 3'],
  ],
  [
    '{ by: 月份类型, 普通月: 甲 + 1, 季度月: 乙 }',
    ['因月份类型为“普通月”，甲 3 + 1 = 4'],
    ['as 月份类型 is "普通月", 甲 3 + 1 = 4'],
  ],
  ['sum(值 over 时段) / 7', ['各时段的值之和 91 ÷ 7 = 13'], ['(sum of 值 over 时段) 91 ÷ 7 = 13']],
  [
    'sum(值 over 时段 where 值 > 11)',
    ['符合“值 > 11”的时段的值之和 = 亥 12 + 夜 13 = 25'],
    ['sum of 值 over 时段 with "值 > 11" = 亥 12 + 夜 13 = 25'],
  ],
  ['值[子] + 值[丑]', ['值（子）1 + 值（丑）2 = 3'], ['值 (子) 1 + 值 (丑) 2 = 3']],
];

/** What stands below the item's own line. */
const below = (lines: readonly string[]): readonly string[] =>
  lines.slice(lines.findIndex((line) => line.startsWith('项目')) + 1).map((line) => line.slice(2));

describe('formulas of points', () => {
  test.each(CASES)('%s', (expression, zh, en) => {
    const item = `- item: 项目\n  max: none\n  floor: none\n  points: ${expression.startsWith('{') ? expression : JSON.stringify(expression)}`;
    const sheet = smallSheet({ top: LARGE, item, data: LARGE_DATA, common: LARGE_COMMON });
    expect(below(itemLines(sheet, 'zh'))).toEqual(zh);
    expect(below(itemLines(sheet, 'en'))).toEqual(en);
  });
});
