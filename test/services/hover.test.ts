import { describe, expect, test } from 'vitest';
import { hoverAt } from '../../packages/dsl/src/services/hover.js';
import { placed, rule } from './support.js';

const item = (line: string): string => rule(`    - item: 新的\n      max: 5\n      ${line}`);
const zhItem = (line: string): string => rule(`    - 项目: 新的\n      满分: 5\n      ${line}`, 'zh');

const hover = (marked: string) => {
  const { text, analysis, offset } = placed(marked);
  const found = hoverAt(analysis, offset);
  return found && { ...found.contents, at: text.slice(found.span.start, found.span.end) };
};

describe('what is said', () => {
  test.each([
    [
      'a key',
      item('applies‸: 有效'),
      'applies',
      ['**适用** `applies`', '条件不成立的单位不适用本项'],
      ['**applies** `适用`'],
    ],
    [
      'a Chinese key',
      zhItem('按完成‸率: { 完成: 完成数, 目标: 任务数 }'),
      '按完成率',
      ['**按完成率** `ratio`', '满分 × min(1, 完成 ÷ 目标)'],
      ['```yaml\nratio:'],
    ],
    ['a key of a table of units', rule('').replace('by: group', 'b‸y: group'), 'by', ['按什么列'], ['what it goes by']],
    [
      'a word of a key',
      item('over_max: ca‸p\n      points: 1'),
      'cap',
      ['**封顶** `cap`', '超过满分'],
      ['**cap** `封顶`'],
    ],
    [
      'a word in place of points',
      rule('    - item: 新的\n      max: no‸ne'),
      'none',
      ['**无** `none`'],
      ['`none`: no maximum'],
    ],
    [
      'a builtin',
      item('points: "cla‸mp(完成数, 1, 5)"'),
      'clamp',
      ['**限于(值, 下限, 上限)** `clamp`'],
      ['**clamp(value, low, high)** `限于`'],
    ],
    ['an aggregate', item('points: s‸um(权数 over 任务)'), 'sum', ['**求和(值 遍历 集合 其中 条件)**'], ['0 of none']],
    ['a variable', item('points: mon‸th'), 'month', ['本期月份 1–12'], ['the month of the period']],
    ['what a table goes by', item('points: { by: mon‸th, 1-12: 1 }'), 'month', ['本期月份'], ['the month']],
    ['a keyword', item('check: 有效 an‸d 有效'), 'and', ['**且** `and`'], ['both conditions hold']],
    [
      'a field',
      item('points: 任务‸数'),
      '任务数',
      ['**任务数** 字段（个数 个）', '不超过 `完成数`'],
      ['field (count 个)', 'not more than `完成数`'],
    ],
    ['a note of a field', item('points: 完成‸数'), '完成数', ['完成的'], ['完成的']],
    ['a field per a set', item('points: sum(进‸度 over 任务)'), '进度', ['数值，每个 任务'], ['number, per 任务']],
    [
      'a field of records',
      item('points: sum(投‸资额 over 项目)'),
      '投资额',
      ['清单 项目 的记录', '万元'],
      ['in the records of 项目'],
    ],
    ['a list', item('points: count(项‸目)'), '项目', ['清单', '投资额、已开工'], ['list']],
    ['a value', item('points: 综合得‸分'), '综合得分', ['中间值', '完成数 / 任务数'], ['value']],
    [
      'a value per a set',
      item('points: sum(综合‸率 over 任务)'),
      '综合率',
      ['每个 任务 各一个'],
      ['one for each of 任务'],
    ],
    [
      'a coefficient',
      item('points: 步‸长'),
      '步长',
      ['系数', '{ by: group, 第一组: 1.5, 第二组: 2.5 }'],
      ['coefficient'],
    ],
    ['a function', item('points: "按增‸速(1, 2)"'), '按增速', ['**按增速(实际, 目标)** 公式'], ['function']],
    [
      'a parameter',
      rule('').replace('else 实际 /', 'else 实‸际 /'),
      '实际',
      ['按增速(实际, 目标) 的参数'],
      ['parameter of'],
    ],
    [
      'a set',
      rule('').replace('of: 级别', 'of: 级‸别'),
      '级别',
      ['集合（2 个成员）', '国家级、省部级'],
      ['set (2 members)'],
    ],
    [
      'a table',
      item('points: sum(权数 over 任‸务)'),
      '任务',
      ['表（2 个成员）', '列：牵头、权数、开放、类目'],
      ['columns: 牵头'],
    ],
    ['a column', item('points: sum(权‸数 over 任务)'), '权数', ['表 任务 的列', '数'], ['column of 任务', 'a number']],
    ['a member', item('points: "进度[规‸划]"'), '规划', ['任务 的成员', '权数: 2', '类目: 一类'], ['member of 任务']],
    ['a unit', item("check: unit = '丙‸县'"), '丙县', ['单位（第二组）'], ['unit (第二组)']],
    ['a class', item("check: 单位类‸型 = '城区'"), '单位类型', ['分类', '城区、县'], ['class']],
    ['one of a class', item("check: 单位类型 = '城‸区'"), '城区', ['分类 单位类型 的一类'], ['class of 单位类型']],
    [
      'a reading',
      item('reading: R‸1'),
      'R1',
      ['未明：没有说明', '读作：从严', '可选：从严、从宽；采用 从严'],
      ['chosen: 从严'],
    ],
    [
      'an item',
      item('points: ‸完成'),
      '完成',
      ['依据：附件0 三(一)', '满分：10', '按完成率：'],
      ['clause: 附件0', '`ratio`: '],
    ],
  ])('of %s', (_, marked, at, zh, en) => {
    const found = hover(marked);
    expect(found?.at).toBe(at);
    for (const part of zh) expect(found?.zh).toContain(part);
    for (const part of en) expect(found?.en).toContain(part);
  });

  test.each([
    ['a number', item('points: 1‸2')],
    ['a comment', item('points: 1 # 说‸明')],
    ['a key that is none', item('pionts‸: 1')],
    ['a name that is none', item('points: 没有‸的')],
    ['an empty file', '‸'],
  ])('nothing of %s', (_, marked) => {
    expect(hover(marked)).toBeUndefined();
  });
});
