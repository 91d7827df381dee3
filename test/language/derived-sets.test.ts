import { describe, expect, it } from 'vitest';
import { mistakes, Trial } from './harness.js';

/** A table of three tasks, two of them open; a field for each task. */
const SKETCH = {
  units: '[甲县, 乙县]',
  sets: '开放: { from: 任务, where: 开 }\n再选: { from: 开放, except: [修路] }',
  tables:
    '任务: { columns: { 开: flag, 分: number, 牵头: unit, 款: text }, rows: { 修路: [true, 1, 甲县, 一], 建桥: [false, 2, 乙县, 二], 植树: [true, 4, 乙县, 三] } }',
  fields: '数: { type: count, per: 任务 }',
};

const data = { 修路: 3, 建桥: 5, 植树: 7 };

describe('a set derived from a table', () => {
  it.each([
    ['sum(分 over 开放)', '5'],
    ['sum(分 * 数 over 开放)', '31'],
    ['count(开放 where 牵头 = unit)', '1'],
    ['sum(分 * 数 over 再选)', '28'],
    ['sum(sum(数 over 开放) over 任务)', '30'],
  ])('sees its columns and fields: %s is %s', (expression, expected) => {
    const trial = new Trial({ ...SKETCH, item: `max: none\npoints: ${expression}` });
    expect(trial.run({ 甲县: { 数: data }, 乙县: { 数: data } }).points('得分')).toBe(expected);
  });

  it('makes items with the columns, fields and clauses of its members', () => {
    const trial = new Trial({
      ...SKETCH,
      parts: '- { items: 开放, max: none, source: "附件0 {款}", points: 分 * 数 }',
    });
    const outcome = trial.run({ 甲县: { 数: data }, 乙县: { 数: data } });
    expect([outcome.points('修路'), outcome.points('植树')]).toEqual(['3', '28']);
  });

  it('ranks by its fields for each member', () => {
    const trial = new Trial({
      ...SKETCH,
      item: 'max: none\neach: { over: 开放, combine: sum, score: { max: 10, rank: { by: 数 * 分, best: highest, among: all, step: 1 } } }',
    });
    const outcome = trial.run({ 甲县: { 数: data }, 乙县: { 数: { ...data, 修路: 4 } } });
    expect(outcome.members('得分')).toEqual([
      ['修路', '9'],
      ['植树', '10'],
    ]);
  });
});

it('a column of units holds units of the rule only', () => {
  expect(mistakes({ ...SKETCH, tables: SKETCH.tables.replace('甲县', '丙县') })).toContain('unknown-unit|丙县');
});

it('a check that is the same for all units is told once', () => {
  const trial = new Trial({
    ...SKETCH,
    item: 'max: none\npoints: sum(数 over 任务) * 1',
    checks: '- { that: month > 6, message: 只在下半年 }\n- { that: "数[修路] < 4", message: 太多 }',
  });
  const complaints = trial.complaints({ 甲县: { 数: { ...data, 修路: 9 } }, 乙县: { 数: { ...data, 修路: 8 } } });
  expect(complaints.filter((one) => one === 'check-failed|month > 6')).toHaveLength(1);
  expect(complaints.filter((one) => one.startsWith('check-failed|数'))).toHaveLength(2);
});
