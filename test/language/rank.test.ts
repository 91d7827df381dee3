import { describe, expect, it } from 'vitest';
import { mistakes, Trial, type Units } from './harness.js';

const UNITS = '{ 一组: [甲县, 乙县, 丙县], 二组: [丁县, 戊县] }';
const FIELDS = `
数: { type: number }
次: { type: number, default: 0 }
参: { type: flag, default: true }
坏: { type: flag, default: false }`;

const ranked = (rank: string, more = '') =>
  new Trial({
    units: UNITS,
    fields: FIELDS,
    disqualify: '{ when: 坏 }',
    item: `max: 10\n${more}\nrank: { by: 数, ${rank} }`,
  });

const NAMES = ['甲县', '乙县', '丙县', '丁县', '戊县'];

const withNumbers = (numbers: readonly number[], more: Readonly<Record<string, object>> = {}): Units =>
  Object.fromEntries(NAMES.map((name, at) => [name, { 数: numbers[at], ...more[name] }]));

const SPREAD = [30, 50, 20, 40, 10];
/** 乙 first, 丁 and 甲 tied second, 丙 fourth, 戊 fifth. */
const TIED = [30, 50, 20, 30, 10];

describe('rank: points by place', () => {
  it.each([
    ['step', 'best: highest, among: all, step: 1.5', SPREAD, ['7', '10', '11/2', '17/2', '4']],
    [
      'step, ties share the better place',
      'best: highest, among: all, step: 1.5',
      TIED,
      ['17/2', '10', '11/2', '17/2', '4'],
    ],
    [
      'step, ties dense',
      'best: highest, among: all, step: 1.5, ties: dense',
      TIED,
      ['17/2', '10', '7', '17/2', '11/2'],
    ],
    [
      'step from a first below the maximum',
      'best: highest, among: all, step: 1, first: 8',
      SPREAD,
      ['6', '8', '5', '7', '4'],
    ],
    ['step below 0', 'best: highest, among: all, step: 4', SPREAD, ['2', '10', '0', '6', '0']],
    ['lowest is best', 'best: lowest, among: all, step: 1', SPREAD, ['8', '6', '9', '7', '10']],
    ['in groups', 'best: highest, among: group, step: 1', SPREAD, ['9', '10', '8', '10', '9']],
    ['last', 'best: highest, among: all, last: 4', SPREAD, ['7', '10', '11/2', '17/2', '4']],
    ['last in groups', 'best: highest, among: group, last: 4', SPREAD, ['7', '10', '4', '10', '4']],
    ['last, the last ones tied', 'best: lowest, among: all, last: 4', TIED, ['7', '4', '17/2', '7', '10']],
    ['last, dense', 'best: highest, among: all, last: 4, ties: dense', TIED, ['8', '10', '6', '8', '4']],
    ['last, thirds', 'best: highest, among: all, last: 0, first: 1', SPREAD, ['1/2', '1', '1/4', '3/4', '0']],
    ['proportional', 'best: highest, among: all, fall: proportional', SPREAD, ['6', '10', '4', '8', '2']],
    [
      'proportional in groups',
      'best: highest, among: group, fall: proportional',
      SPREAD,
      ['20/3', '10', '10/3', '10', '5'],
    ],
    ['proportional, ties', 'best: highest, among: all, fall: proportional', TIED, ['8', '10', '4', '8', '2']],
    ['places', 'best: highest, among: all, places: [9, 7, 5]', SPREAD, ['5', '9', '0', '7', '0']],
    ['places, ties', 'best: highest, among: all, places: [9, 7, 5]', TIED, ['7', '9', '0', '7', '0']],
    ['one place', 'best: highest, among: all, places: 9', SPREAD, ['0', '9', '0', '0', '0']],
    ['from the bottom', 'best: highest, among: all, from_bottom: [3, 2]', SPREAD, ['0', '0', '2', '0', '3']],
    ['everyone equal', 'best: highest, among: all, step: 2', [1, 1, 1, 1, 1], ['10', '10', '10', '10', '10']],
  ])('%s', (_, rank, numbers, expected) =>
    expect(ranked(rank).run(withNumbers(numbers)).column('得分')).toEqual(expected),
  );

  it('from the bottom takes points away, without a floor', () => {
    const trial = ranked('best: highest, among: group, from_bottom: [-5, -3]', 'floor: none');
    expect(trial.run(withNumbers(SPREAD)).column('得分')).toEqual(['-3', '0', '-5', '-3', '-5']);
  });

  it('of a single unit: the first, and with `last` no difference to divide', () => {
    const one = (rank: string) =>
      new Trial({ fields: FIELDS, disqualify: '{ when: 坏 }', item: `max: 10\nrank: { by: 数, ${rank} }` }).points({
        数: 3,
      });
    expect(one('best: highest, among: all, step: 3')).toBe('10');
    expect(one('best: highest, among: all, last: 4')).toBe('10');
    expect(one('best: highest, among: all, fall: proportional')).toBe('10');
    expect(one('best: highest, among: all, places: [6]')).toBe('6');
    expect(one('best: highest, among: all, from_bottom: [4, 2]')).toBe('4');
  });

  it('steps and firsts may be tables, by the unit’s own key', () => {
    const trial = ranked(
      'best: highest, among: all, first: { by: group, 一组: 10, 二组: 9 }, step: { by: group, 一组: 1, 二组: 2 }',
    );
    expect(trial.run(withNumbers(SPREAD)).column('得分')).toEqual(['8', '10', '7', '7', '1']);
  });
});

describe('rank: ties', () => {
  it.each([
    [
      'the next value decides',
      '{ by: 次, best: highest }',
      { 甲县: { 次: 1 }, 丁县: { 次: 2 } },
      ['8', '10', '7', '9', '6'],
    ],
    [
      'the other end is best',
      '{ by: 次, best: lowest }',
      { 甲县: { 次: 1 }, 丁县: { 次: 2 } },
      ['9', '10', '7', '8', '6'],
    ],
    ['still equal', '{ by: 次, best: highest }', { 甲县: { 次: 2 }, 丁县: { 次: 2 } }, ['9', '10', '7', '9', '6']],
    [
      'one after the other',
      '[{ by: 次, best: highest }, { by: -数 * 次, best: lowest }]',
      { 甲县: { 次: 2 }, 丁县: { 次: 2 } },
      ['9', '10', '7', '9', '6'],
    ],
    ['only among equals', '{ by: 次, best: highest }', { 戊县: { 次: 99 } }, ['9', '10', '7', '9', '6']],
  ])('%s', (_, tiebreak, more, expected) => {
    const trial = ranked(`best: highest, among: all, step: 1, tiebreak: ${tiebreak}`);
    expect(trial.run(withNumbers(TIED, more)).column('得分')).toEqual(expected);
  });

  it('compares exactly: thirds are equal, and 10^-30 makes a difference', () => {
    const trial = new Trial({
      units: UNITS,
      fields: '分子: { type: number }\n分母: { type: number }',
      item: 'max: 10\nrank: { by: 分子 / 分母, best: highest, among: all, step: 1 }',
    });
    const shares: Units = {
      甲县: { 分子: 1, 分母: 3 },
      乙县: { 分子: 33, 分母: 99 },
      丙县: { 分子: '0.333333333333333333333333333333', 分母: 1 },
      丁县: { 分子: '0.333333333333333333333333333334', 分母: 1 },
      戊县: { 分子: 2, 分母: 6 },
    };
    expect(trial.run(shares).column('得分')).toEqual(['9', '9', '6', '10', '9']);
  });
});

describe('rank: who takes part', () => {
  const unranked = (word: string) =>
    ranked(`best: highest, among: all, step: 1, where: 参, unranked: ${word}`).run(
      withNumbers(SPREAD, { 乙县: { 参: false } }),
    );

  it.each([
    ['max', '10'],
    ['zero', '0'],
    ['skip', null],
    ['6.5', '13/2'],
    ['{ by: group, 一组: 数 / 10, 二组: 1 }', '5'],
  ])('outside `where`: %s', (word, expected) =>
    expect(unranked(word).column('得分')).toEqual(['9', expected, '8', '10', '7']),
  );

  it('nobody within `where`', () => {
    const trial = ranked('best: highest, among: all, step: 1, where: 数 > 100, unranked: zero');
    expect(trial.run(withNumbers(SPREAD)).column('得分')).toEqual(['0', '0', '0', '0', '0']);
  });

  it('a condition guards what is ranked', () => {
    const trial = new Trial({
      units: '[甲县, 乙县]',
      fields: '数: { type: number, optional: true }',
      item: 'max: 10\nrank: { by: 数, best: highest, among: all, step: 1, where: has(数), unranked: zero }',
    });
    expect(trial.run({ 甲县: {}, 乙县: { 数: 1 } }).column('得分')).toEqual(['0', '10']);
  });

  it('leaves out the disqualified, whatever they have', () => {
    const trial = ranked('best: highest, among: group, last: 4');
    const outcome = trial.run(withNumbers(SPREAD, { 乙县: { 坏: true }, 戊县: { 坏: true } }));
    expect(outcome.column('得分')).toEqual(['10', 'disqualified', '4', '10', 'disqualified']);
  });

  it('leaves out the units to which the item does not apply', () => {
    const trial = ranked('best: highest, among: all, step: 1', 'applies: 参\notherwise: mean');
    const outcome = trial.run(withNumbers(SPREAD, { 乙县: { 参: false } }));
    // 丁 10, 甲 9, 丙 8, 戊 7
    expect(outcome.column('得分')).toEqual(['9', '17/2', '8', '10', '7']);
  });

  it('keeps the place of a unit whose points a veto settles', () => {
    const trial = ranked('best: highest, among: all, step: 1', 'veto: { when: not 参, points: 0 }');
    expect(trial.run(withNumbers(SPREAD, { 乙县: { 参: false } })).column('得分')).toEqual(['8', '0', '7', '9', '6']);
  });

  it('a group may be empty', () => {
    const trial = new Trial({
      units: '{ 一组: [甲县], 二组: { members: [乙县, 丙县], optional: true } }',
      fields: FIELDS,
      disqualify: '{ when: 坏 }',
      item: 'max: 10\nrank: { by: 数, best: lowest, among: group, last: 1 }',
    });
    expect(trial.run({ 甲县: { 数: 1 } }).column('得分')).toEqual(['10']);
  });
});

describe('rank: for each member of a set', () => {
  it('ranks member by member', () => {
    const trial = new Trial({
      units: '[甲县, 乙县, 丙县]',
      sets: '类别: [水, 气]',
      fields: '值: { type: number, per: 类别 }',
      item: 'max: 20\neach: { over: 类别, combine: sum, score: { max: 10, rank: { by: 值, best: lowest, among: all, step: 3 } } }',
    });
    const outcome = trial.run({
      甲县: { 值: { 水: 1, 气: 9 } },
      乙县: { 值: { 水: 2, 气: 9 } },
      丙县: { 值: { 水: 3, 气: 5 } },
    });
    expect(outcome.members('得分', '甲县')).toEqual([
      ['水', '10'],
      ['气', '7'],
    ]);
    expect(outcome.column('得分')).toEqual(['17', '14', '14']);
  });
});

describe('rank: what is wrong', () => {
  it.each([
    ['best: highest, among: all', ['rank-points|rank']],
    ['best: highest, among: all, step: 1, last: 3', ['rank-points|rank']],
    ['best: highest, among: all, step: 1, where: 数 > 0', ['missing-decision|rank']],
    ['best: highest, among: all, step: 1, unranked: zero', ['idle-key|zero']],
    ['best: highest, among: all, first: 3, places: [1]', ['idle-key|3']],
    ['best: most, among: all, step: 1', ['unknown-word|most']],
    ['among: all, step: 1', ['missing-key|rank']],
    ['best: highest, step: 1', ['missing-key|rank']],
    ['best: highest, among: all, step: 1, tiebreak: { by: 次 }', ['missing-key|tiebreak']],
  ])('%s', (rank, expected) =>
    expect(
      mistakes({ units: UNITS, fields: FIELDS, item: `max: 10\nrank: { by: 数, ${rank} }` }).filter(
        (one) => !one.startsWith('unused'),
      ),
    ).toEqual(expected),
  );

  it('in groups, where the rule has none', () =>
    expect(
      mistakes({
        fields: '数: { type: number }',
        item: 'max: 1\nrank: { by: 数, best: highest, among: group, step: 1 }',
      }),
    ).toEqual(['unknown-name|group']));

  it('a failure of one unit is reported once, at its place, and names the unit', () => {
    const trial = new Trial({
      units: UNITS,
      fields: '分子: { type: number }\n分母: { type: number }',
      item: 'max: 10\nrank: { by: 分子 / 分母, best: highest, among: all, step: 1 }',
    });
    const data = Object.fromEntries(NAMES.map((name) => [name, { 分子: 1, 分母: name === '丙县' ? 0 : 1 }]));
    const [first, ...more] = trial.diagnostics(data);
    expect(more).toEqual([]);
    expect([first?.code, first?.message.zh]).toEqual(['division-by-zero', '丙县：除数是 0']);
  });
});
