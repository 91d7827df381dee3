import { describe, expect, it } from 'vitest';
import { mistakes, quoted, Trial, type Units } from './harness.js';

const SKETCH = {
  units: '{ 一组: [甲县, 乙县, 丙县], 二组: [丁县, 戊县] }',
  sets: '类别: [水, 气]',
  fields: `
数: { type: number, default: 0 }
任: { type: flag, default: true }
坏: { type: flag, default: false }
缺: { type: number, optional: true }
值: { type: number, per: 类别, default: 0 }
项目: { type: list, default: [], fields: { 额: { type: number } } }`,
  disqualify: '{ when: 坏 }',
};

const NAMES = ['甲县', '乙县', '丙县', '丁县', '戊县'];
const data = (numbers: readonly number[], more: Readonly<Record<string, object>> = {}): Units =>
  Object.fromEntries(NAMES.map((name, at) => [name, { 数: numbers[at], ...more[name] }]));

const of = (expression: string) =>
  new Trial({ ...SKETCH, item: `max: none\nfloor: none\npoints: ${quoted(expression)}` });
const column = (expression: string, units: Units) => of(expression).run(units).column('得分');

const NUMBERS = [30, 50, 20, 40, 10];
const same = (value: string) => NAMES.map(() => value);

describe('aggregates over units and peers', () => {
  it.each([
    ['sum(数 over units)', same('150')],
    ['mean(数 over units)', same('30')],
    ['max(数 over units)', same('50')],
    ['min(数 over units)', same('10')],
    ['count(units)', same('5')],
    ['count(units where 数 > 25)', same('3')],
    ['mean(数 over units where 数 > 25)', same('40')],
    ["sum(数 over units where unit in ['甲县', '戊县'])", same('40')],
    ["sum(数 over units where group = '二组')", same('50')],
    ['sum(数 over peers)', ['100', '100', '100', '50', '50']],
    ['mean(数 over peers)', ['100/3', '100/3', '100/3', '25', '25']],
    ['count(peers)', ['3', '3', '3', '2', '2']],
    ['count(peers where 数 > 25)', ['2', '2', '2', '1', '1']],
    ['数 - mean(数 over peers)', ['-10/3', '50/3', '-40/3', '15', '-15']],
    ['100 * 数 / max(数 over units)', ['60', '100', '40', '80', '20']],
    ['(if any(数 > 45 over peers) then 1 else 0)', ['1', '1', '1', '0', '0']],
    ['(if all(数 > 15 over peers) then 1 else 0)', ['1', '1', '1', '0', '0']],
    ['sum(sum(额 over 项目) over units)', same('0')],
  ])('%s', (expression, expected) => expect(column(expression, data(NUMBERS))).toEqual(expected));

  it('leave out disqualified units, as if they were not there', () => {
    const units = data(NUMBERS, { 乙县: { 坏: true }, 戊县: { 坏: true } });
    expect(column('mean(数 over units)', units)).toEqual(['30', 'disqualified', '30', '30', 'disqualified']);
    expect(column('count(peers)', units)).toEqual(['2', 'disqualified', '2', '1', 'disqualified']);
    expect(column('count(units)', units)[0]).toBe('3');
    expect(column("if '乙县' in units then 1 else 0", units)[0]).toBe('0');
    expect(column("if '乙县' in reporting then 1 else 0", units)[0]).toBe('1');
    expect(column("if '乙县' in peers then 1 else 0", units)[0]).toBe('0');
  });

  it('of nobody', () => {
    expect(column('sum(数 over units where 数 > 99)', data(NUMBERS))).toEqual(same('0'));
    expect(column('mean(数 over units where 数 > 99 else 7)', data(NUMBERS))).toEqual(same('7'));
    expect(column('mean(数 over peers where 数 > 45 else 数)', data(NUMBERS))).toEqual(['50', '50', '50', '40', '10']);
    expect(of('mean(数 over units where 数 > 99)').complaints(data(NUMBERS))).toEqual([
      'nothing-to-aggregate|mean(数 over units where 数 > 99)',
    ]);
  });

  it('of nobody in one group only: reported once, for that group', () => {
    const [first, ...more] = of('mean(数 over peers where 数 > 45)').diagnostics(data(NUMBERS));
    expect([first?.code, first?.message.zh.slice(0, 3), more]).toEqual(['nothing-to-aggregate', '丁县：', []]);
  });

  it('guard within, not from outside', () => {
    const units = data(NUMBERS, { 甲县: { 缺: 6 }, 丁县: { 缺: 8 } });
    expect(column('mean(缺 over units where has(缺))', units)).toEqual(same('7'));
    expect(mistakes({ ...SKETCH, item: 'max: none\npoints: if has(缺) then mean(缺 over units) else 0' })).toContain(
      'may-be-absent|缺',
    );
  });

  it('for the current member of a set', () => {
    const trial = new Trial({
      ...SKETCH,
      item: 'max: none\neach: { over: 类别, combine: sum, score: { max: none, points: 值 / max(值 over units) } }',
    });
    const units = data(NUMBERS, {
      甲县: { 值: { 水: 4, 气: 2 } },
      乙县: { 值: { 水: 2, 气: 8 } },
      丙县: { 值: { 水: 1, 气: 4 } },
    });
    expect(trial.run(units).column('得分').slice(0, 3)).toEqual(['5/4', '3/2', '3/4']);
    expect(column('sum(值 / max(值 over units) over 类别)', units).slice(0, 3)).toEqual(['5/4', '3/2', '3/4']);
    expect(column('max(值[水] over units) + sum(max(值 over peers) over 类别)', units)).toEqual([
      '16',
      '16',
      '16',
      '4',
      '4',
    ]);
  });

  it('within one another', () =>
    expect(column('max(数 - mean(数 over peers) over units)', data(NUMBERS))).toEqual(same('50/3')));
});

describe('rank()', () => {
  it.each([
    ['rank(数, highest)', NUMBERS, ['3', '1', '4', '2', '5']],
    ['rank(数, lowest)', NUMBERS, ['3', '5', '2', '4', '1']],
    ['rank(数, highest, all)', NUMBERS, ['3', '1', '4', '2', '5']],
    ['rank(数, highest, group)', NUMBERS, ['2', '1', '3', '1', '2']],
    ['rank(数, group, highest)', NUMBERS, ['2', '1', '3', '1', '2']],
    ['rank(数, highest)', [30, 50, 20, 30, 10], ['2', '1', '4', '2', '5']],
    ['rank(数, highest, dense)', [30, 50, 20, 30, 10], ['2', '1', '3', '2', '4']],
    ['rank(数, highest, dense, group)', [30, 30, 20, 30, 30], ['1', '1', '2', '1', '1']],
    ['排名(数, 最高, 组别)', NUMBERS, ['2', '1', '3', '1', '2']],
    ['rank(-数 / 3, lowest)', NUMBERS, ['3', '1', '4', '2', '5']],
    ['rank(rank(数, highest), lowest, group)', NUMBERS, ['2', '1', '3', '1', '2']],
    ['0.5 * rank(数, lowest, group) + 0.5 * rank(数, highest)', NUMBERS, ['5/2', '2', '5/2', '2', '3']],
  ])('%s of %j', (expression, numbers, expected) => expect(column(expression, data(numbers))).toEqual(expected));

  it('only units for which a condition holds', () => {
    const units = data(NUMBERS, { 乙县: { 任: false } });
    expect(column('if 任 then rank(数, highest where 任) else 0', units)).toEqual(['2', '0', '3', '1', '4']);
    const trial = of('rank(数, highest where 任)');
    const [first, ...more] = trial.diagnostics(units);
    expect([first?.code, more]).toEqual(['no-value', []]);
    expect(first?.message.zh).toBe('乙县：该单位不满足 where 的条件，不参加排名，没有名次');
  });

  it('leaves out disqualified units', () =>
    expect(column('rank(数, highest)', data(NUMBERS, { 乙县: { 坏: true } }))).toEqual([
      ...['2', 'disqualified', '3', '1', '4'],
    ]));

  it('for each member of a set', () => {
    const units = data(NUMBERS, { 甲县: { 值: { 水: 4, 气: 2 } }, 乙县: { 值: { 水: 2, 气: 8 } } });
    expect(column('sum(rank(值, highest) over 类别)', units).slice(0, 3)).toEqual(['3', '3', '6']);
  });

  it('of the points of an item', () => {
    const trial = new Trial({
      ...SKETCH,
      parts: '- { item: 甲, max: 35, points: 数 }\n- { item: 乙, max: none, points: "rank(甲, highest)" }',
    });
    expect(trial.run(data(NUMBERS)).column('乙')).toEqual(['3', '1', '4', '1', '5']);
  });

  it('may not feed its own cohort', () => {
    expect(mistakes({ ...SKETCH, values: '甲: rank(乙, lowest)\n乙: mean(甲 over units) + 数' })).toContain('cycle|甲');
    expect(mistakes({ units: SKETCH.units, parts: '- { item: 甲, max: 10, points: "rank(甲, lowest)" }' })).toEqual([
      'cycle|甲',
    ]);
  });

  it.each([
    ['rank(数)', ['bad-call|rank(数)']],
    ['rank(数, best)', ['unknown-word|best']],
    ['rank(数, lowest, highest)', ['unknown-word|highest']],
    ['rank(数, lowest, 任)', ['unknown-word|任']],
    ['rank(任, lowest)', ['type-mismatch|任']],
    ['rank(缺, lowest)', ['may-be-absent|缺']],
    ['rank(数, lowest where 数)', ['type-mismatch|数']],
    ['rank(数, best: lowest)', ['expression-syntax|best:']],
    ['rank(数 over units)', ['bad-aggregate|rank']],
  ])('%s', (expression, expected) =>
    expect(
      mistakes({ ...SKETCH, values: `试: ${quoted(expression)}` }).filter((one) => !one.startsWith('unused')),
    ).toEqual(expected),
  );

  it('and peers need groups', () => {
    const plain = { fields: '数: { type: number }' };
    expect(mistakes({ ...plain, item: 'max: none\npoints: rank(数, lowest, group)' })).toEqual(['unknown-name|group']);
    expect(mistakes({ ...plain, item: 'max: none\npoints: sum(数 over peers)' })).toEqual(['unknown-name|peers']);
    expect(mistakes({ ...plain, item: 'max: none\npoints: if unit in peers then 数 else 0' })).toEqual([
      'unknown-name|peers',
    ]);
  });
});

describe('units left out of the data', () => {
  const trial = new Trial({
    units: '{ 一组: [甲县], 二组: { members: [乙县, 丙县], optional: true } }',
    fields: '数: { type: number }',
    item: 'max: none\npoints: mean(数 over units) + 100 * rank(数, highest)',
    values: '报数: "if \'乙县\' in reporting then 1 else 0"',
    checks: '- { that: 报数 >= 0, message: 无 }',
  });

  it('are not there', () => {
    const outcome = trial.run({ 甲县: { 数: 3 }, 丙县: { 数: 8 } });
    expect(outcome.result.units.map((one) => one.unit)).toEqual(['甲县', '丙县']);
    expect(outcome.column('得分')).toEqual(['411/2', '211/2']);
    expect(outcome.ranks()).toEqual([1, 2]);
  });

  it('a whole group may be missing', () => expect(trial.run({ 甲县: { 数: 3 } }).column('得分')).toEqual(['103']));

  it('others must be there', () => expect(trial.complaints({ 丙县: { 数: 3 } })).toEqual(['missing-unit|"units"']));
});

describe('everybody disqualified', () => {
  it('is a result without scores', () => {
    const outcome = of('mean(数 over units) + rank(数, highest)').run(
      data(NUMBERS, Object.fromEntries(NAMES.map((name) => [name, { 坏: true }]))),
    );
    expect(outcome.result.units.map((one) => [one.status, one.rank, one.items.length])).toEqual(
      NAMES.map(() => ['disqualified', undefined, 0]),
    );
  });
});
