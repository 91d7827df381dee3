import { describe, expect, it } from 'vitest';
import { mistakes, Trial } from './harness.js';

const FIELDS = `
数: { type: number, default: 0 }
有: { type: flag, default: true }
坏: { type: flag, default: false }
免: { type: flag, default: false }`;

const three = (item: string, more: object = {}) =>
  new Trial({ units: '[甲县, 乙县, 丙县]', fields: FIELDS, disqualify: '{ when: 坏 }', item, ...more });

describe('applies and otherwise', () => {
  const data = { 甲县: { 数: 4 }, 乙县: { 数: 9, 有: false }, 丙县: { 数: 6 } };

  it.each([
    ['', ['4', null, '6']],
    ['otherwise: skip', ['4', null, '6']],
    ['otherwise: zero', ['4', '0', '6']],
    ['otherwise: max', ['4', '10', '6']],
    ['otherwise: mean', ['4', '5', '6']],
  ])('%s', (otherwise, expected) =>
    expect(three(`max: 10\napplies: 有\n${otherwise}\npoints: 数`).run(data).column('得分')).toEqual(expected),
  );

  it('the mean is of exact points, over all groups', () => {
    const trial = three('max: 10\napplies: 有\notherwise: mean\npoints: 数 / 3', {
      units: '{ 一组: [甲县, 乙县], 二组: [丙县] }',
    });
    expect(trial.run({ ...data, 丙县: { 数: 1 } }).column('得分')).toEqual(['4/3', '5/6', '1/3']);
  });

  it('the mean is of the points after their limits and vetoes', () => {
    const trial = three('max: 10\napplies: 有\notherwise: mean\nveto: { when: 免, points: 3 }\npoints: 数');
    const outcome = trial.run({ 甲县: { 数: 99 }, 乙县: { 有: false }, 丙县: { 数: 5, 免: true } });
    expect(outcome.column('得分')).toEqual(['10', '13/2', '3']);
  });

  it('the mean leaves out disqualified units', () => {
    const outcome = three('max: 10\napplies: 有\notherwise: mean\npoints: 数').run({
      ...data,
      丙县: { 数: 6, 坏: true },
    });
    expect(outcome.column('得分')).toEqual(['4', '4', 'disqualified']);
  });

  it('the mean is the maximum where it applies to nobody', () => {
    const nobody = { 甲县: { 有: false }, 乙县: { 有: false }, 丙县: { 有: false } };
    expect(three('max: 10\napplies: 有\notherwise: mean\npoints: 数').run(nobody).column('得分')).toEqual([
      '10',
      '10',
      '10',
    ]);
    const tables = three('max: { by: unit, 甲县: 5, else: 8 }\napplies: 有\notherwise: mean\npoints: 数');
    expect(tables.run(nobody).column('得分')).toEqual(['5', '8', '8']);
  });

  it('the mean of one is that one’s', () => {
    const one = { 甲县: { 数: 7 }, 乙县: { 有: false }, 丙县: { 有: false } };
    expect(three('max: 10\napplies: 有\notherwise: mean\npoints: 数').run(one).column('得分')).toEqual(['7', '7', '7']);
  });

  it('the mean of an item with parts: those below have none', () => {
    const trial = three('', {
      parts: `
- item: 总
  max: 10
  applies: 有
  otherwise: mean
  parts:
    - { item: 甲, max: 6, points: 数 }
    - { item: 乙, max: 4, applies: 免, otherwise: max, points: 0 }`,
    });
    const outcome = trial.run({ 甲县: { 数: 5 }, 乙县: { 数: 3, 有: false }, 丙县: { 数: 2, 免: true } });
    expect(outcome.column('总')).toEqual(['9', '11/2', '2']);
    expect(outcome.column('甲')).toEqual(['5', null, '2']);
    expect(outcome.column('乙')).toEqual(['4', null, '0']);
    expect(outcome.item('乙', '乙县').applies).toBe(false);
  });

  it('otherwise also holds where the parts find that nothing applies', () => {
    const trial = three('', {
      parts: `
- item: 总
  max: 10
  otherwise: mean
  parts:
    - { item: 甲, max: 10, applies: 有, points: 数 }`,
    });
    expect(trial.run(data).column('总')).toEqual(['4', '5', '6']);
  });

  it('a mean of two cohorts with different members below each', () => {
    const trial = three('', {
      sets: '类别: [水, 气]',
      fields: '值: { type: number, per: 类别 }\n有: { type: flag, per: 类别, default: true }',
      disqualify: undefined,
      item: 'max: 20\neach: { over: 类别, combine: sum, score: { max: 10, applies: 有, otherwise: mean, points: 值 } }',
    });
    const outcome = trial.run({
      甲县: { 值: { 水: 2, 气: 4 } },
      乙县: { 值: { 水: 4, 气: 9 }, 有: { 气: false } },
      丙县: { 值: { 水: 0, 气: 5 }, 有: { 水: false } },
    });
    // 水: (2 + 4) ÷ 2 for 丙; 气: (4 + 5) ÷ 2 for 乙
    expect(outcome.column('得分')).toEqual(['6', '17/2', '8']);
  });

  it('otherwise without applies does nothing and is an error', () =>
    expect(mistakes({ item: 'max: 10\notherwise: mean\npoints: 1' })).toEqual(['idle-key|mean']));
});

describe('floor and maximum', () => {
  it.each([
    ['max: 10', -3, '0'],
    ['max: 10', 13, '10'],
    ['max: 10\nfloor: none', -3, '-3'],
    ['max: 10\nfloor: -2', -3, '-2'],
    ['max: 10\nfloor: 1 + 1', 1, '2'],
    ['max: 10\nfloor: { by: month, 4: 5, else: 0 }', 1, '5'],
    ['max: 10\nfloor: { by: month, 4: 5, else: none }', 1, '5'],
    ['max: 10\nfloor: { by: month, 5: 5, else: none }', -3, '-3'],
    ['max: 10\nover_max: keep', 13, '13'],
    ['max: none', 13, '13'],
    ['max: none', -1, '0'],
    ['max: 0\nfloor: none', -1, '-1'],
    ['max: 0\nfloor: none', 1, '0'],
    ['max: { by: month, 1-6: 5, 7-12: 8 }', 13, '5'],
    ['max: if 有 then 4 else 6', 13, '4'],
    ['max: 数 / 3', 13, '13/3'],
  ])('%s, earning %s', (own, 数, expected) =>
    expect(new Trial({ fields: FIELDS, item: `${own}\npoints: 数 + (if 坏 or 免 then 1 else 0)` }).points({ 数 })).toBe(
      expected,
    ),
  );

  it('the maximum of a unit is in the result', () => {
    const trial = three('max: { by: unit, 甲县: 5, else: 8 }\npoints: 数');
    const outcome = trial.run({ 甲县: {}, 乙县: {}, 丙县: { 坏: true } });
    expect([outcome.max('得分', '甲县'), outcome.max('得分', '乙县')]).toEqual(['5', '8']);
    expect(new Trial({ item: 'max: none\npoints: 1' }).run({ 甲县: {} }).max('得分')).toBeNull();
  });

  it('a maximum that can not be computed is an error where the item applies, and only there', () => {
    const trial = new Trial({ fields: FIELDS, item: 'max: 10 / 数\napplies: 有\npoints: 1' });
    expect(trial.complaints({ 甲县: { 数: 0 } })).toEqual(['division-by-zero|10 / 数']);
    expect(trial.points({ 数: 0, 有: false })).toBeNull();
  });
});

describe('over_max: scale', () => {
  const scaled = (more = '') => three(`max: 10\nover_max: scale\n${more}\npoints: 数`);

  it.each([
    ['the best has the maximum', [20, 10, 5], ['10', '5', '5/2']],
    ['nobody is above', [10, 7, 0], ['10', '7', '0']],
    ['thirds', [15, 10, 1], ['10', '20/3', '2/3']],
    ['below the floor is 0 first', [20, -10, 4], ['10', '0', '2']],
    ['all equal', [12, 12, 12], ['10', '10', '10']],
  ])('%s', (_, numbers, expected) => {
    const [a, b, c] = numbers.map((数) => ({ 数 }));
    expect(
      scaled()
        .run({ 甲县: a ?? {}, 乙县: b ?? {}, 丙县: c ?? {} })
        .column('得分'),
    ).toEqual(expected);
  });

  it('a disqualified unit is not the best', () => {
    const outcome = scaled().run({ 甲县: { 数: 40, 坏: true }, 乙县: { 数: 20 }, 丙县: { 数: 5 } });
    expect(outcome.column('得分')).toEqual(['disqualified', '10', '5/2']);
  });

  it('vetoed points stand as they are', () => {
    const trial = scaled('veto: { when: 免, points: 数 }');
    const outcome = trial.run({ 甲县: { 数: 30, 免: true }, 乙县: { 数: 20 }, 丙县: { 数: 6, 免: true } });
    expect(outcome.column('得分')).toEqual(['30', '10', '6']);
  });

  it.each([
    ['', ['10', null, '5']],
    ['otherwise: zero', ['10', '0', '5']],
    ['otherwise: max', ['10', '10', '5']],
    ['otherwise: mean', ['10', '15/2', '5']],
  ])('a unit without the item: %s', (otherwise, expected) => {
    const trial = scaled(`applies: 有\n${otherwise}`);
    const outcome = trial.run({ 甲县: { 数: 20 }, 乙县: { 数: 99, 有: false }, 丙县: { 数: 10 } });
    expect(outcome.column('得分')).toEqual(expected);
  });

  it('of a failing unit fails for those that are scaled with it only', () => {
    const trial = three('max: 10\nover_max: scale\napplies: 有\npoints: 6 / 数');
    expect(trial.complaints({ 甲县: { 数: 0 }, 乙县: { 数: 1 }, 丙县: { 有: false } })).toEqual([
      'division-by-zero|6 / 数',
    ]);
  });

  it('of the whole score: its parts stay as they are', () => {
    const trial = new Trial({
      units: '[甲县, 乙县]',
      fields: FIELDS,
      score:
        'max: 100\nover_max: scale\nadds_up: no\nparts: [{ item: 甲, max: none, points: 数 + (if 有 or 坏 or 免 then 0 else 1) }]',
    });
    const outcome = trial.run({ 甲县: { 数: 150 }, 乙县: { 数: 90 } });
    expect([outcome.score('甲县'), outcome.score('乙县'), outcome.points('甲', '甲县')]).toEqual(['100', '60', '150']);
  });
});

describe('veto', () => {
  const trial = (veto: string, own = 'max: 10') =>
    new Trial({
      fields: `${FIELDS}\n减: { type: number, optional: true }`,
      item: `${own}\nveto: ${veto}\npoints: 数 + (if 有 or 坏 or 免 then 0 else 1)`,
    });

  it.each([
    ['{ when: 坏, points: 0 }', {}, '7'],
    ['{ when: 坏, points: 0 }', { 坏: true }, '0'],
    ['{ when: 坏, points: -5 }', { 坏: true }, '-5'],
    ['{ when: 坏, points: 15 }', { 坏: true }, '15'],
    ['{ when: 坏, points: 数 / 3 }', { 坏: true }, '7/3'],
    ['{ when: 坏, points: { by: month, 4: 2, else: 0 } }', { 坏: true }, '2'],
    ['[{ when: 坏, points: 1 }, { when: 免, points: 10 }]', { 坏: true, 免: true }, '1'],
    ['[{ when: 坏, points: 1 }, { when: 免, points: 10 }]', { 免: true }, '10'],
    ['[{ when: 免, points: 10 }, { when: 坏, points: 1 }]', { 坏: true, 免: true }, '10'],
    ['{ when: has(减), points: 5 - 减 }', { 减: 7 }, '-2'],
    ['[{ when: not has(减), points: 9 }, { when: 减 > 3, points: 1 }]', {}, '9'],
    ['[{ when: not has(减), points: 9 }, { when: 减 > 3, points: 1 }]', { 减: 2 }, '7'],
  ])('%s', (veto, fields, expected) => expect(trial(veto).points({ 数: 7, ...fields })).toBe(expected));

  it('comes after applies', () => {
    const own = 'max: 10\napplies: 有\notherwise: max';
    expect(trial('{ when: 坏, points: 0 }', own).points({ 有: false, 坏: true })).toBe('10');
  });

  it('keeps the method from being computed', () => {
    const lazy = new Trial({ fields: FIELDS, item: 'max: 10\nveto: { when: 数 = 0, points: 4 }\npoints: 6 / 数' });
    expect(lazy.points({ 数: 0 })).toBe('4');
    expect(lazy.points({ 数: 2 })).toBe('3');
  });

  it('of an item with parts: the parts are listed, the veto stands', () => {
    const parts = new Trial({
      fields: FIELDS,
      parts: '- { item: 总, max: 10, veto: { when: 坏, points: 0 }, parts: [{ item: 甲, max: 10, points: 数 }] }',
    });
    const outcome = parts.run({ 甲县: { 数: 6, 坏: true } });
    expect([outcome.points('总'), outcome.points('甲'), outcome.score()]).toEqual(['0', '6', '0']);
  });

  it('of the whole score', () => {
    const whole = new Trial({
      fields: FIELDS,
      score: 'max: 100\nveto: { when: 坏, points: 59 }\nparts: [{ item: 甲, max: 100, points: 数 }]',
    });
    expect(whole.run({ 甲县: { 数: 88, 坏: true } }).score()).toBe('59');
    expect(whole.run({ 甲县: { 数: 88 } }).score()).toBe('88');
  });
});

describe('the whole score', () => {
  it('is an error where nothing applies', () => {
    const trial = new Trial({
      fields: FIELDS,
      score: 'max: 100\nparts: [{ item: 甲, max: 100, applies: 有, points: 数 }]',
    });
    expect(trial.complaints({ 甲县: { 有: false } }).map((one) => one.split('|')[0])).toEqual(['score-missing']);
    expect(trial.run({ 甲县: { 数: 1 } }).score()).toBe('1');
  });

  it.each([
    ['0.01 half-up', '1.005', '201/200', '101/100'],
    ['0.01 half-up', '-1.005', '-201/200', '-101/100'],
    ['0.01 half-even', '1.005', '201/200', '1'],
    ['0.01 up', '1.001', '1001/1000', '101/100'],
    ['0.01 down', '1.009', '1009/1000', '1'],
    ['0.01 floor', '-1.001', '-1001/1000', '-101/100'],
    ['0.01 ceil', '-1.009', '-1009/1000', '-1'],
    ['0.5 half-up', '1.25', '5/4', '3/2'],
    ['1 half-up', '1.5', '3/2', '2'],
    ['0.001 half-up', '0.0005', '1/2000', '1/1000'],
  ])('is rounded once, in the end: %s of %s', (round, points, exact, expected) => {
    const trial = new Trial({
      fields: '数: { type: number }',
      item: 'max: none\nfloor: none\npoints: 数',
      ranking: `{ round: ${round}, among: all }`,
    });
    const outcome = trial.run({ 甲县: { 数: points } });
    expect([outcome.points('得分'), outcome.score()]).toEqual([exact, expected]);
  });

  it('is ranked by the rounded score, among all or in groups, equals shared or dense', () => {
    const trial = (ranking: string) =>
      new Trial({
        units: '{ 一组: [甲县, 乙县, 丙县], 二组: [丁县] }',
        fields: FIELDS,
        disqualify: '{ when: 坏 }',
        item: 'max: 100\napplies: 有 or 免\notherwise: zero\npoints: 数',
        ranking: `{ round: 0.01 half-up, ${ranking} }`,
      });
    const data = { 甲县: { 数: 80.004 }, 乙县: { 数: 79.996 }, 丙县: { 数: 70 }, 丁县: { 数: 90 } };
    expect(trial('among: all').run(data).ranks()).toEqual([2, 2, 4, 1]);
    expect(trial('among: all, ties: dense').run(data).ranks()).toEqual([2, 2, 3, 1]);
    expect(trial('among: group').run(data).ranks()).toEqual([1, 1, 3, 1]);
    const without = trial('among: all').run({ ...data, 丁县: { 数: 90, 坏: true } });
    expect(without.ranks()).toEqual([1, 1, 3, undefined]);
    expect(without.unit('丁县')).toMatchObject({ status: 'disqualified', group: '二组', items: [] });
  });
});
