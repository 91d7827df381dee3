import { describe, expect, it } from 'vitest';
import { holds, mistakes, quoted, resultOf, Trial } from './harness.js';

const SKETCH = {
  sets: '类别: [水, 气, 土]\n空集: []',
  tables: `
任务:
  columns: { 权重: number, 牵头: units, 期限: date, 备注: text }
  rows:
    修路: [2, [甲县], 2021-03-01, ~]
    建桥: [3, [], 2021-06-01, 跨河]
    植树: [5, [甲县], 2021-05-01, ~]`,
  fields: `
值: { type: number, per: 类别, default: 0 }
项目: { type: list, default: [], fields: { 额: { type: number }, 优: { type: flag, default: false }, 类: { type: choice, of: 类别, default: 水 } } }
共同: { type: list, common: true, default: [], fields: { 数: { type: number } } }`,
};

const DATA = {
  值: { 水: 1, 气: 4, 土: 2.5 },
  项目: [
    { 额: 10, 优: true },
    { 额: 5, 类: '气' },
    { 额: 7.5, 优: true, 类: '土' },
  ],
};

describe('over sets, tables and lists', () => {
  it.each([
    ['sum(值 over 类别)', '15/2'],
    ['mean(值 over 类别)', '5/2'],
    ['min(值 over 类别)', '1'],
    ['max(值 over 类别)', '4'],
    ['count(类别)', '3'],
    ['count(类别 where 值 > 1)', '2'],
    ['sum(值 over 类别 where 值 > 1)', '13/2'],
    ["sum(值 over 类别 where member != '水')", '13/2'],
    ["sum(值 over 类别 where 类别 in ['水', '土'])", '7/2'],
    ['sum(权重 over 任务)', '10'],
    ['sum(权重 over 任务 where unit in 牵头)', '7'],
    ['count(任务 where 期限 <= period_end)', '1'],
    ['sum(权重 * 权重 over 任务) / sum(权重 over 任务)', '19/5'],
    ['count(任务 where has(备注))', '1'],
    ["count(任务 where has(备注) and 备注 = '跨河')", '1'],
    ['max(权重 over 任务 where count(牵头清单) > 0)', null],
    ['sum(额 over 项目)', '45/2'],
    ['mean(额 over 项目 where 优)', '35/4'],
    ['count(项目)', '3'],
    ['count(项目 where 优)', '2'],
    ["sum(额 over 项目 where 类 = '气')", '5'],
    ['sum(count(项目 where 类 = 类别) over 类别 where 值 > 1)', '2'],
    ['sum(sum(额 over 项目 where 类 = 类别) * 值 over 类别)', '195/4'],
    ['max(sum(额 over 项目 where 类 = member) over 类别)', '10'],
    ['sum(数 over 共同)', '0'],
  ])('%s is %s', (expression, expected) => {
    if (expected === null) expect(() => resultOf(expression, SKETCH, DATA)).toThrow('not-a-collection');
    else expect(resultOf(expression, SKETCH, DATA)).toBe(expected);
  });

  it.each([
    ['any(值 > 3 over 类别)', true],
    ['any(值 > 4 over 类别)', false],
    ['all(值 >= 1 over 类别)', true],
    ['all(值 > 1 over 类别)', false],
    ['any(优 over 项目 where 额 < 10)', true],
    ['all(优 over 项目 where 额 > 5)', true],
    ['min(期限 over 任务) = 2021-03-01', true],
    ['max(期限 over 任务 where unit in 牵头) = 2021-05-01', true],
    ['min(期限 over 任务 where 权重 > 9 else period_end) = 2021-04-30', true],
  ])('%s: %s', (condition, expected) => expect(holds(condition, SKETCH, DATA)).toBe(expected));
});

describe('of none', () => {
  const none = { 值: DATA.值 };

  it.each([
    ['sum(额 over 项目)', '0'],
    ['count(项目)', '0'],
    ['sum(值 over 空集 where true)', null],
    ['count(空集)', '0'],
    ['mean(额 over 项目 else 6)', '6'],
    ['min(额 over 项目 else 1/3)', '1/3'],
    ['max(额 over 项目 where 优 else sum(值 over 类别))', '15/2'],
    ['mean(值 over 类别 where 值 > 9 else 0)', '0'],
    ['mean(值 over 类别 where 值 > 2 else 0)', '13/4'],
  ])('%s is %s', (expression, expected) => {
    if (expected === null) expect(() => resultOf(expression, SKETCH, none)).toThrow('needs-member');
    else expect(resultOf(expression, SKETCH, none)).toBe(expected);
  });

  it.each([
    ['any(优 over 项目)', false],
    ['all(优 over 项目)', true],
    ['any(true over 空集)', false],
    ['all(false over 空集)', true],
  ])('%s: %s', (condition, expected) => expect(holds(condition, SKETCH, none)).toBe(expected));

  it.each(['mean(额 over 项目)', 'min(额 over 项目)', 'max(额 over 项目)'])('%s is an error', (expression) => {
    const trial = new Trial({ ...SKETCH, item: `max: none\npoints: ${quoted(expression)}` });
    expect(trial.complaints({ 甲县: none })).toEqual([`nothing-to-aggregate|${expression}`]);
  });

  it('what stands for none is not computed where there are some', () => {
    const trial = new Trial({ ...SKETCH, item: 'max: none\npoints: mean(额 over 项目 else 1 / (值[水] - 1))' });
    expect(trial.points(DATA)).toBe('15/2');
    expect(trial.complaints({ 甲县: none })).toEqual(['division-by-zero|1 / (值[水] - 1)']);
  });
});

describe('stop as soon as the result is certain', () => {
  it.each([
    ['any(1 / 值 > 0 over 类别)', true],
    ['all(1 / 值 > 9 over 类别)', false],
    ['any(优 and 10 / (额 - 10) < 0 over 项目 where 额 > 100)', false],
  ])('%s: %s', (condition, expected) =>
    expect(holds(condition, SKETCH, { ...DATA, 值: { 水: 1, 气: 0, 土: 0 } })).toBe(expected),
  );

  it('a failure in what is gone over is an error', () => {
    const trial = new Trial({ ...SKETCH, item: 'max: none\npoints: sum(1 / 值 over 类别)' });
    expect(trial.complaints({ 甲县: { 值: { 水: 1, 气: 2, 土: 0 } } })).toEqual(['division-by-zero|1 / 值']);
    expect(trial.points({ 值: { 水: 1, 气: 2, 土: 4 } })).toBe('7/4');
    const guarded = new Trial({ ...SKETCH, item: 'max: none\npoints: sum(1 / 值 over 类别 where 值 != 0)' });
    expect(guarded.points({ 值: { 水: 1, 气: 2 } })).toBe('3/2');
  });
});

describe('the members of a set', () => {
  it('may be spelled like an item, and used as texts', () => {
    const trial = new Trial({
      sets: '类别: [水, 气]',
      fields: '主: { type: choice, of: 类别 }',
      parts:
        '- { item: 水, max: none, points: "if 主 = \'水\' then 3 else 4" }\n- { item: 和, max: none, points: "sum(水 + (if member = \'气\' then 1 else 0) over 类别)" }',
    });
    expect(trial.points({ 主: '水' }, '和')).toBe('7');
  });

  it('of a set derived from another, in its order', () => {
    const derived = {
      sets: `
类别: [水, 气, 土]
去气: { from: 类别, except: [气] }
重点: { from: 任务, where: 重 }
别县: { from: units, except: [甲县] }`,
      tables:
        '任务: { columns: { 重: flag, 分: number }, rows: { 修路: [true, 1], 建桥: [false, 2], 植树: [true, 4] } }',
      units: '[甲县, 乙县, 丙县]',
    };
    const of = (expression: string) =>
      new Trial({ ...derived, item: `max: none\npoints: ${quoted(expression)}` })
        .run({ 甲县: {}, 乙县: {}, 丙县: {} })
        .column('得分');
    expect(of('count(去气) + 10 * count(重点)')).toEqual(['22', '22', '22']);
    expect(of('if unit in 别县 then 1 else 0')).toEqual(['0', '1', '1']);
    expect(of("count(去气 where member = '土')")).toEqual(['1', '1', '1']);
    expect(of('sum(分[member] over 重点)')).toEqual(['5', '5', '5']);
  });
});

describe('what is wrong', () => {
  const found = (expression: string) =>
    mistakes({ ...SKETCH, values: `试: ${quoted(expression)}` }).filter((one) => !one.startsWith('unused'));

  it.each([
    ['sum(值)', ['needs-member|值']],
    ['值 + 1', ['needs-member|值']],
    ['额 + 1', ['needs-member|额']],
    ['权重 + 1', ['needs-member|权重']],
    ['项目 + 1', ['needs-member|项目']],
    ['sum(项目)', ['needs-member|项目']],
    ['sum(值 over 类型)', ['not-a-collection|类型']],
    ['sum(值 over 值)', ['not-a-collection|值']],
    ['sum(类别 over 类别)', ['type-mismatch|类别']],
    ['any(值 over 类别)', ['type-mismatch|值']],
    ['sum(值 over 类别 where 值)', ['type-mismatch|值']],
    ['sum(值 over 类别 else 0)', ['bad-aggregate|else']],
    ['count(值 over 类别)', ['bad-aggregate|count']],
    ['mean(值 over 类别, 0)', ['bad-aggregate|0']],
    ["mean(值 over 类别 else '无')", ["type-mismatch|'无'"]],
    ['max(备注 over 任务)', ['may-be-absent|备注', 'type-mismatch|备注']],
    ['count(任务 where 备注 = "跨河")', ['may-be-absent|备注']],
  ])('%s', (expression, expected) => expect(found(expression)).toEqual(expected));
});
