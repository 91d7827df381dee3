import { describe, expect, it } from 'vitest';
import { mistakes, Trial } from './harness.js';

const place = (trial: Trial, ...args: Parameters<Trial['diagnostics']>) =>
  trial.diagnostics(...args).map(({ code, message, primary: { file, span } }) => {
    const { line, column } = file.position(span.start);
    return `${code} ${file.name}:${line}:${column} ${message.zh}`;
  });

describe('only what a score needs is reported', () => {
  const FIELDS = '零: { type: number, default: 0 }\n有: { type: flag, default: true }';

  it.each([
    ['an item that does not apply', '- { item: 甲, max: 10, applies: not 有, points: 1 / 零 }', '0'],
    [
      'an item that does not apply, full marks',
      '- { item: 甲, max: 10, applies: not 有, otherwise: max, points: 1 / 零 }',
      '10',
    ],
    [
      'an item below one that does not apply',
      '- { item: 甲, max: 10, applies: not 有, parts: [{ item: 乙, max: 10, points: 1 / 零 }] }',
      '0',
    ],
    [
      'an item below one with a veto',
      '- { item: 甲, max: 10, veto: { when: 有, points: 3 }, parts: [{ item: 乙, max: 10, points: 1 / 零 }] }',
      '3',
    ],
    [
      'a case that is not taken',
      '- { item: 甲, max: 10, cases: [{ when: 零 = 0, points: 4 }, { when: else, points: 1 / 零 }] }',
      '4',
    ],
    [
      'a weight of 0 parts',
      '- { item: 甲, max: 10, combine: weighted, parts: [{ item: 乙, max: 10, weight: 1 / 零, applies: not 有, points: 3 }, { item: 丙, max: 10, weight: 1, points: 3 }] }',
      '3',
    ],
    ['the target of a negative actual', '- { item: 甲, max: 10, ratio: { actual: -1, target: 1 / 零 } }', '0'],
    ['the least of a target of 0', '- { item: 甲, max: 10, ratio: { actual: 3, target: 0, at_least: 1 / 零 } }', '10'],
    [
      'the points of another band',
      '- { item: 甲, max: 10, bands: { of: 零, points: { "> 0": 1 / 零, else: 6 } } }',
      '6',
    ],
    ['the entry of another key', '- { item: 甲, max: 10, points: { by: month, 4: 2, else: 1 / 零 } }', '2'],
    ['a value that is guarded', '- { item: 甲, max: 10, points: if 零 = 0 then 7 else 商 }', '7'],
    [
      'what `empty` gives, where there are some',
      '- { item: 甲, max: 10, each: { over: 类, combine: max, empty: 1 / 零, score: { points: 5 } } }',
      '5',
    ],
    [
      'a member that `where` leaves out',
      "- { item: 甲, max: 10, each: { over: 类, where: member = '水', combine: max, empty: zero, score: { points: if member = '水' then 8 else 1 / 零 } } }",
      '8',
    ],
    [
      'the points of the second place',
      '- { item: 甲, max: 10, rank: { by: 零, best: lowest, among: all, places: [9, 1 / 零] } }',
      '9',
    ],
    [
      'what the unranked earn',
      '- { item: 甲, max: 10, rank: { by: 零, best: lowest, among: all, step: 1, where: 有, unranked: 1 / 零 } }',
      '10',
    ],
    [
      'the second of two vetoes',
      '- { item: 甲, max: 10, veto: [{ when: 有, points: 1 }, { when: 1 / 零 > 0, points: 2 }], points: 3 }',
      '1',
    ],
  ])('%s', (_, parts, expected) => {
    const trial = new Trial({ sets: '类: [水, 气]', fields: FIELDS, values: '商: 1 / 零', parts });
    expect(trial.run({ 甲县: {} }).score()).toBe(expected);
  });

  it('also where a formula picks among the parts', () => {
    const trial = new Trial({
      fields: FIELDS,
      parts:
        '- { item: 总, max: 10, points: if 零 = 0 then 甲 else 乙, parts: [{ item: 甲, max: 10, points: 5 }, { item: 乙, max: 10, points: 1 / 零 }] }',
    });
    expect(trial.run({ 甲县: {} }).score()).toBe('5');
    expect(trial.run({ 甲县: { 零: 0.5 } }).score()).toBe('2');
  });
});

describe('a failure is reported at its place in the rule, with the unit', () => {
  it('in the points of an item, once however many items rest on it', () => {
    const trial = new Trial({
      units: '[甲县, 乙县]',
      fields: '完成: { type: number }\n任务: { type: number }',
      values: '率: 完成 / 任务',
      parts: '- { item: 甲, max: 10, points: 10 * 率 }\n- { item: 乙, max: 10, points: 5 * 率 + 甲 }',
    });
    expect(place(trial, { 甲县: { 完成: 1, 任务: 0 }, 乙县: { 完成: 1, 任务: 2 } })).toEqual([
      'division-by-zero rule.yaml:13:6 甲县：除数是 0',
    ]);
    expect(place(trial, { 甲县: { 完成: 1, 任务: 0 }, 乙县: { 完成: 1, 任务: 0 } })).toEqual([
      'division-by-zero rule.yaml:13:6 甲县：除数是 0',
      'division-by-zero rule.yaml:13:6 乙县：除数是 0',
    ]);
  });

  it('in a rank, once for the unit that fails, not for those ranked with it', () => {
    const trial = new Trial({
      units: '[甲县, 乙县, 丙县]',
      fields: '数: { type: number }',
      parts:
        '- { item: 甲, max: 10, rank: { by: 1 / 数, best: lowest, among: all, step: 1 } }\n- { item: 乙, max: none, points: "rank(1 / 数, lowest)" }',
    });
    const found = trial.complaints({ 甲县: { 数: 1 }, 乙县: { 数: 0 }, 丙县: { 数: 2 } });
    expect(found).toEqual(['division-by-zero|1 / 数']);
  });

  it('in a rank by group, not for the other groups', () => {
    const trial = new Trial({
      units: '{ 一组: [甲县, 乙县], 二组: [丙县] }',
      fields: '数: { type: number }',
      item: 'max: 10\nrank: { by: 1 / 数, best: lowest, among: group, step: 1 }',
    });
    expect(trial.complaints({ 甲县: { 数: 1 }, 乙县: { 数: 0 }, 丙县: { 数: 2 } })).toEqual([
      'division-by-zero|1 / 数',
    ]);
    expect(trial.run({ 甲县: { 数: 1 }, 乙县: { 数: 2 }, 丙县: { 数: 2 } }).column('得分')).toEqual(['9', '10', '10']);
  });

  it('in a mean that others take over', () => {
    const trial = new Trial({
      units: '[甲县, 乙县, 丙县]',
      fields: '数: { type: number }',
      item: 'max: 10\napplies: 数 >= 0\notherwise: mean\npoints: 6 / 数',
    });
    expect(trial.complaints({ 甲县: { 数: -1 }, 乙县: { 数: 0 }, 丙县: { 数: 2 } })).toEqual([
      'division-by-zero|6 / 数',
    ]);
  });

  it('in a value for a member, and in a function, where the rule has it', () => {
    const trial = new Trial({
      sets: '类: [水, 气]',
      fields: '总: { type: number, per: 类 }',
      functions: '占(x): 100 / x',
      values: '率: { per: 类, value: 占(总) }',
      item: 'max: none\npoints: "率[气]"',
    });
    expect(trial.complaints({ 甲县: { 总: { 水: 0, 气: 0 } } })).toEqual(['division-by-zero|100 / x']);
    expect(trial.points({ 总: { 水: 0, 气: 4 } })).toBe('25');
  });

  it('in a condition of `applies`, of a `veto`, of a case, of `where`', () => {
    const of = (item: string) => new Trial({ fields: '数: { type: number }', item }).complaints({ 甲县: { 数: 0 } });
    expect(of('max: 1\napplies: 1 / 数 > 2\npoints: 1')).toEqual(['division-by-zero|1 / 数']);
    expect(of('max: 1\nveto: { when: 1 / 数 > 2, points: 0 }\npoints: 1')).toEqual(['division-by-zero|1 / 数']);
    expect(of('max: 1\ncases: [{ when: 1 / 数 > 2, points: 0 }, { when: else, points: 1 }]')).toEqual([
      'division-by-zero|1 / 数',
    ]);
    expect(
      of('max: 1\nrank: { by: 数, best: lowest, among: all, step: 1, where: 1 / 数 > 2, unranked: zero }'),
    ).toEqual(['division-by-zero|1 / 数']);
  });

  it('of each unit, each place', () => {
    const trial = new Trial({
      units: '[甲县, 乙县]',
      fields: '甲数: { type: number }\n乙数: { type: number }',
      parts: '- { item: 甲, max: 10, points: 1 / 甲数 }\n- { item: 乙, max: 10, points: 1 / 乙数 }',
    });
    // The first that stops a unit's score is what is said of it.
    expect(trial.complaints({ 甲县: { 甲数: 0, 乙数: 0 }, 乙县: { 甲数: 1, 乙数: 0 } })).toEqual([
      'division-by-zero|1 / 甲数',
      'division-by-zero|1 / 乙数',
    ]);
  });
});

describe('exactness', () => {
  it('thirds come together, in every way of putting them together', () => {
    const trial = new Trial({
      sets: '类: [一, 二, 三]',
      fields: '值: { type: number, per: 类 }\n项目: { type: list, fields: { 数: { type: number } } }',
      values: '份: { per: 类, value: 值 / 3 }',
      parts: `
- { item: 和, max: 1, check: sum(份 over 类) >= 1 }
- { item: 均, max: 1, check: 3 * mean(份 over 类) = 1 }
- { item: 逐, max: none, each: { over: 类, combine: sum, score: { max: none, points: 份 } } }
- { item: 清, max: 1, check: sum(数 over 项目) / 7 * 7 = sum(数 over 项目) }`,
    });
    const outcome = trial.run({ 甲县: { 值: { 一: 1, 二: 1, 三: 1 }, 项目: [{ 数: '0.1' }, { 数: '0.2' }] } });
    expect(['和', '均', '逐', '清'].map((one) => outcome.points(one))).toEqual(['1', '1', '1', '1']);
  });

  it.each([
    ['0.1', '1/10'],
    ['1e-3', '1/1000'],
    ['12345678901234567890.123', '12345678901234567890123/1000'],
    ['-0', '0'],
    ['0.30000000000000000000000000000001', '30000000000000000000000000000001/100000000000000000000000000000000'],
  ])('numbers are read from their text: %s', (text, expected) =>
    expect(
      new Trial({ fields: '数: { type: number }', item: 'max: none\nfloor: none\npoints: 数' }).points({ 数: text }),
    ).toBe(expected),
  );

  it('a mean of thirds falls on the right side of a threshold', () => {
    const trial = new Trial({
      units: '[甲县, 乙县, 丙县]',
      fields: '数: { type: number }',
      item: 'max: 1\ncheck: mean(数 / 3 over units) >= 2 / 9',
    });
    expect(trial.run({ 甲县: { 数: 1 }, 乙县: { 数: 1 }, 丙县: { 数: 0 } }).column('得分')).toEqual(['1', '1', '1']);
    expect(
      trial.run({ 甲县: { 数: 1 }, 乙县: { 数: '0.99999999999999999999' }, 丙县: { 数: 0 } }).column('得分'),
    ).toEqual(['0', '0', '0']);
  });

  it('scores are rounded once: a half is a half', () => {
    const trial = new Trial({ fields: '数: { type: number }', item: 'max: none\npoints: 数 / 3 + 数 / 3 + 数 / 3' });
    expect(trial.run({ 甲县: { 数: '2.675' } }).score()).toBe('67/25');
    expect(trial.run({ 甲县: { 数: '2.67499999999999999999' } }).score()).toBe('267/100');
  });
});

describe('hostile rules end in a diagnostic', () => {
  it('functions that double at each step', () => {
    const functions = Array.from({ length: 40 }, (_, at) =>
      at === 0 ? '函0(x): x + x' : `函${at}(x): 函${at - 1}(x + x)`,
    );
    expect(
      mistakes({ functions: functions.join('\n'), item: 'max: none\npoints: 函39(month)' }).map(
        (one) => one.split('|')[0],
      ),
    ).toEqual(['expression-too-deep']);
  });

  it('functions and coefficients that use one another twice', () => {
    const double = (name: string, parameter: string) =>
      Array.from({ length: 18 }, (_, at) =>
        at === 0
          ? `${name}0${parameter}: 1`
          : `${name}${at}${parameter}: ${name}${at - 1}${parameter} + ${name}${at - 1}${parameter}`,
      ).join('\n');
    expect(
      mistakes({ coefficients: double('系', ''), item: 'max: none\npoints: 系17' }).map((one) => one.split('|')[0]),
    ).toEqual(['expression-too-long']);
    expect(
      mistakes({ functions: double('函', '(x)'), item: 'max: none\npoints: 函17(1)' }).map((one) => one.split('|')[0]),
    ).toEqual(['expression-too-long']);
  });

  it('a thousand values, each on the next', () => {
    const values = Array.from({ length: 1000 }, (_, at) => (at === 0 ? '值0: month' : `值${at}: 值${at - 1} + 1`));
    const item = 'max: none\npoints: 值999';
    expect(new Trial({ values: values.join('\n'), item }).points({})).toBe('1003');
    expect(new Set(mistakes({ values: values.reverse().join('\n'), item }).map((one) => one.split('|')[0]))).toEqual(
      new Set(['expression-too-deep']),
    );
  });

  it('a ring of a thousand values', () => {
    const values = Array.from({ length: 1000 }, (_, at) => `值${at}: 值${(at + 1) % 1000} + 1`);
    expect(mistakes({ values: values.join('\n'), item: 'max: none\npoints: 值0' }).length).toBeGreaterThan(0);
  });
});
