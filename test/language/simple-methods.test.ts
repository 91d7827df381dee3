import { describe, expect, it } from 'vitest';
import { mistakes, quoted, Trial } from './harness.js';

describe('points', () => {
  const trial = new Trial({ fields: '数: { type: number }', item: 'max: 10\npoints: 数 / 3' });

  it.each([
    [9, '3'],
    [10, '10/3'],
    [30, '10'],
    [31, '10'],
    [-1, '0'],
    ['0.1', '1/30'],
  ])('a third of %s', (数, expected) => expect(trial.points({ 数 })).toBe(expected));

  it('may be a table', () => {
    const table = new Trial({
      units: '{ 一组: [甲县], 二组: [乙县] }',
      item: 'max: 10\npoints: { by: group, 一组: 4, 二组: 10 / 4 }',
    });
    expect(table.run({ 甲县: {}, 乙县: {} }).column('得分')).toEqual(['4', '5/2']);
  });

  it('must be points', () => {
    const fields = '次数: { type: count, unit: 次 }\n率: { type: percent }\n评: { type: number, unit: 分 }';
    const of = (expression: string) => mistakes({ fields, item: `max: 10\npoints: ${quoted(expression)}` });
    expect(of('次数')).toContain('measure-mismatch|次数');
    expect(of('率')).toContain('percent-mismatch|率');
    expect(of("'甲'")).toContain("type-mismatch|'甲'");
    expect(of('month = 1')).toContain('type-mismatch|month = 1');
    expect(of('1 * 次数 + 10 * 率 + 评').filter((one) => !one.startsWith('unused'))).toEqual([]);
  });
});

describe('ratio', () => {
  const fields = '完成: { type: number }\n目标: { type: number }\n底: { type: percent, default: 0 }';
  const trial = new Trial({ fields, item: 'max: 10\nratio: { actual: 完成, target: 目标, at_least: 底 }' });

  it.each([
    ['none', 0, 5, 0, '0'],
    ['a third', 1, 3, 0, '10/3'],
    ['all', 5, 5, 0, '10'],
    ['more than all', 7, 5, 0, '10'],
    ['a target of 0', 0, 0, 0, '10'],
    ['a target of 0, something done', 3, 0, 0, '10'],
    ['a negative actual', -1, 5, 0, '0'],
    ['a negative actual comes before a target of 0', -1, 0, 0, '0'],
    ['below the least', 2, 5, 0.5, '0'],
    ['just the least', 3, 5, 0.6, '6'],
    ['the least exactly, as 0.27 of 0.3', 0.27, 0.3, 0.9, '9'],
    ['below the least by a hair', '0.26999999999999999999', 0.3, 0.9, '0'],
    ['a target of 0 is not asked for the least', 0, 0, 1, '10'],
    ['a negative target never comes to all', 5, -5, 0, '0'],
  ])('%s', (_, 完成, 目标, 底, expected) => expect(trial.points({ 完成, 目标, 底 })).toBe(expected));

  it('does not ask for the target where nothing but a negative actual is there', () => {
    const lazy = new Trial({ fields, item: 'max: 10\nratio: { actual: 完成, target: 1 / 目标 }' });
    expect(lazy.points({ 完成: -1, 目标: 0 })).toBe('0');
    expect(lazy.complaints({ 甲县: { 完成: 1, 目标: 0 } })).toEqual(['division-by-zero|1 / 目标']);
  });

  it('takes a table as its target', () => {
    const table = new Trial({
      fields: '完成: { type: number }',
      item: 'max: 10\nratio: { actual: 完成, target: { by: month, 1-3: 4, 4-12: 8 } }',
    });
    expect(table.points({ 完成: 2 })).toBe('5/2');
    expect(table.points({ 完成: 2 }, '得分', { period: '2021-03' })).toBe('5');
  });
});

describe('bands', () => {
  const trial = new Trial({
    fields: '完成: { type: number }\n任务: { type: number }',
    item: `
max: 10
bands:
  of: 完成 / 任务
  points: { "> 100%": 10, "= 100%": 8, ">= 90%": 6, "> 0, < 50%": 2, "<= 0": 0, else: 4 }`,
  });

  it.each([
    [11, 10, '10'],
    [10, 10, '8'],
    [9, 10, '6'],
    [0.27, 0.3, '6'],
    ['0.269999999999999999999999', 0.3, '4'],
    [5, 10, '4'],
    [1, 3, '2'],
    [0, 10, '0'],
    [-4, 10, '0'],
  ])('%s of %s', (完成, 任务, expected) => expect(trial.points({ 完成, 任务 })).toBe(expected));

  it('have points that are expressions or tables', () => {
    const computed = new Trial({
      fields: '数: { type: number }',
      item: 'max: 10\nbands: { of: 数, points: { "> 5": { by: quarter, 1: 3, else: 数 / 4 }, else: 0 } }',
    });
    expect(computed.points({ 数: 6 })).toBe('3/2');
    expect(computed.points({ 数: 6 }, '得分', { period: '2021-01' })).toBe('3');
  });

  it('ask only for the points of the band that holds', () => {
    const lazy = new Trial({
      fields: '数: { type: number }',
      item: 'max: 10\nbands: { of: 数, points: { "= 0": 1, else: 5 / 数 } }',
    });
    expect(lazy.points({ 数: 0 })).toBe('1');
    expect(lazy.points({ 数: 2 })).toBe('5/2');
  });

  const wrong = (points: string, of = '数') =>
    mistakes({
      fields: '数: { type: number }\n率: { type: percent, default: 1 }',
      item: `max: 10\nbands: { of: ${of}, points: ${points} }`,
    }).filter((one) => !one.startsWith('unused-name'));

  it.each([
    ['{ ">= 90": 6 }', ['band-gap|>= 90']],
    ['{ "> 90": 6, "< 90": 2 }', ['band-gap|< 90']],
    ['{ ">= 90": 6, ">= 95": 8, else: 0 }', ['dead-band|>= 95']],
    ['{ ">= 0": 6, "< 0": 1, else: 0 }', ['dead-band|else']],
    ['{ ">= 5, < 10": 6, ">= 8, < 12": 1, else: 0 }', ['band-overlap|>= 8, < 12']],
    ['{ "> 10, < 5": 6, else: 0 }', ['dead-band|> 10, < 5']],
    ['{ ">= 90%": 6, else: 0 }', ['percent-mismatch|>= 90%']],
    ['{ ">= 90": 6, else: 0, else2: 1 }', ['bad-band|else2']],
  ])('%s', (points, expected) => expect(wrong(points)).toEqual(expected));

  it('of a percentage are percentages, or 0', () => {
    expect(wrong('{ ">= 90%": 6, "> 0": 3, else: 0 }', '率')).toEqual([]);
    expect(wrong('{ ">= 90": 6, else: 0 }', '率')).toEqual(['percent-mismatch|>= 90']);
    expect(wrong('{ ">= 0.9": 6, else: 0 }', '率')).toEqual(['percent-mismatch|>= 0.9']);
  });
});

describe('check', () => {
  const trial = new Trial({ fields: '次数: { type: count }', item: 'max: 2.5\ncheck: 次数 >= 2' });
  it.each([
    [1, '0'],
    [2, '5/2'],
  ])('%s times', (次数, expected) => expect(trial.points({ 次数 })).toBe(expected));
});

describe('judged', () => {
  it('gives the points of an assessor, bounded by the maximum', () => {
    const trial = new Trial({ fields: '质量评分: { type: points }', item: 'max: 7.5\njudged: 质量评分' });
    expect(trial.points({ 质量评分: '7.25' })).toBe('29/4');
    expect(trial.complaints({ 甲县: { 质量评分: 7.6 } })).toEqual(['out-of-bounds|7.6']);
    expect(trial.complaints({ 甲县: { 质量评分: -1 } })).toEqual(['out-of-bounds|-1']);
  });

  it('is bounded by a maximum that differs by unit', () => {
    const trial = new Trial({
      units: '{ 一组: [甲县], 二组: [乙县] }',
      fields: '评分: { type: points }',
      item: 'max: { by: group, 一组: 5, 二组: 8 }\njudged: 评分',
    });
    expect(trial.run({ 甲县: { 评分: 5 }, 乙县: { 评分: 8 } }).column('得分')).toEqual(['5', '8']);
    expect(trial.complaints({ 甲县: { 评分: 6 }, 乙县: { 评分: 6 } })).toEqual(['out-of-bounds|6']);
  });

  it('takes for each member of a set the points of that member, bounded by its own maximum', () => {
    const trial = new Trial({
      tables: '任务: { columns: { 分值: number }, rows: { 修路: 5, 建桥: 8 } }',
      fields: '评分: { type: points, per: 任务 }',
      parts: '- { items: 任务, max: 分值, judged: 评分 }',
    });
    const outcome = trial.run({ 甲县: { 评分: { 修路: 5, 建桥: 7.5 } } });
    expect([outcome.points('修路'), outcome.points('建桥'), outcome.score()]).toEqual(['5', '15/2', '25/2']);
    expect(trial.complaints({ 甲县: { 评分: { 修路: 6, 建桥: 6 } } })).toEqual(['out-of-bounds|6']);
  });

  it('needs a field of type points with an upper bound', () => {
    expect(mistakes({ fields: '数: { type: number }', item: 'max: 5\njudged: 数' })).toEqual(['type-mismatch|数']);
    expect(mistakes({ fields: '评: { type: points }', item: 'max: none\njudged: 评' })).toEqual([
      'missing-decision|评',
    ]);
    expect(mistakes({ fields: '评: { type: points, max: 3 }', item: 'max: none\njudged: 评' })).toEqual([]);
  });
});

describe('cases', () => {
  const trial = new Trial({
    fields: '数: { type: number, default: 0 }\n评: { type: points, default: 0 }\n有: { type: number, optional: true }',
    item: `
max: 10
cases:
  - { when: quarter = 1, points: 3 }
  - { when: quarter = 2 and has(有), ratio: { actual: 有, target: 4 } }
  - { when: 数 > 100, deduct: { each: 1, of: 数 - 100 } }
  - { when: 数 = 7, check: month = 12 }
  - { when: 数 = 6, max: 5, judged: 评 }
  - { when: else, award: { each: 2, of: 数 } }`,
  });

  it.each([
    ['the first', '2021-02', { 数: 200 }, '3'],
    ['the second', '2021-05', { 有: 3, 数: 200 }, '15/2'],
    ['the second fails its guard', '2021-05', { 数: 103 }, '7'],
    ['its points go through the limits of the item', '2021-05', { 数: 1000 }, '0'],
    ['a check has the maximum of the item', '2021-12', { 数: 7 }, '10'],
    ['a check that fails', '2021-11', { 数: 7 }, '0'],
    ['judged', '2021-11', { 数: 6, 评: 4 }, '4'],
    ['the rest', '2021-11', { 数: 3 }, '6'],
    ['the rest above the maximum', '2021-11', { 数: 99 }, '10'],
  ])('%s', (_, period, fields, expected) => expect(trial.points(fields, '得分', { period })).toBe(expected));

  it('computes only the case that holds', () => {
    const lazy = new Trial({
      fields: '数: { type: number }',
      item: 'max: 10\ncases: [{ when: 数 = 0, points: 1 }, { when: 1 / 数 > 1, points: 2 }, { when: else, points: 6 / 数 }]',
    });
    expect([0, 0.5, 2].map((数) => lazy.points({ 数 }))).toEqual(['1', '2', '3']);
  });

  it('ranks, in a case, the units of that case', () => {
    const ranked = new Trial({
      units: '[甲县, 乙县, 丙县, 丁县]',
      fields: '任务: { type: count }\n完成: { type: number }',
      item: `
max: 10
cases:
  - { when: 任务 = 0, points: 4 }
  - { when: else, rank: { by: 完成 / 任务, best: highest, among: all, step: 2 } }`,
    });
    const outcome = ranked.run({
      甲县: { 任务: 2, 完成: 1 },
      乙县: { 任务: 0, 完成: 9 },
      丙县: { 任务: 1, 完成: 1 },
      丁县: { 任务: 4, 完成: 1 },
    });
    expect(outcome.column('得分')).toEqual(['8', '4', '10', '6']);
  });

  it.each([
    ['[{ when: month = 1, points: 1 }]', ['cases-open|when']],
    ['[{ when: else, points: 1 }, { when: month = 1, points: 1 }]', ['cases-open|when', 'cases-open|when']],
    ['[{ when: mouth = 1, points: 1 }, { when: else, points: 1 }]', ['unknown-name|mouth']],
    ['[{ when: month =, points: 1 }, { when: else, points: 1 }]', ['expression-syntax|']],
    ['[{ when: month, points: 1 }, { when: else, points: 1 }]', ['type-mismatch|month']],
    [
      '[{ when: month = 1, parts: [{ item: 甲, max: 10, points: 1 }] }, { when: else, points: 1 }]',
      ['misplaced-key|parts'],
    ],
    ['[{ when: month = 1, floor: 0, points: 1 }, { when: else, points: 1 }]', ['misplaced-key|floor']],
    ['[{ when: month = 1 }, { when: else, points: 1 }]', ['one-method|{ when: month = 1 }']],
    ['[{ points: 1 }, { when: else, points: 1 }]', ['missing-key|points']],
  ])('%s', (cases, expected) => expect(mistakes({ item: `max: 10\ncases: ${cases}` })).toEqual(expected));
});
