import { describe, expect, it } from 'vitest';
import { holds, mistakes, quoted, resultOf, Trial } from './harness.js';

describe('functions of numbers', () => {
  it.each([
    ['abs(-2.5)', '5/2'],
    ['abs(2.5)', '5/2'],
    ['floor(2.9)', '2'],
    ['floor(-2.1)', '-3'],
    ['floor(3)', '3'],
    ['ceil(2.1)', '3'],
    ['ceil(-2.9)', '-2'],
    ['floor(1/3 + 2/3)', '1'],
    ['round(2.5)', '3'],
    ['round(-2.5)', '-3'],
    ['round(2.4999999999999999999)', '2'],
    ['round(1.005, 0.01)', '101/100'],
    ['round(7, 5)', '5'],
    ['round(7.5, 5)', '10'],
    ['round(1/3, 1/4)', '1/4'],
    ['100 * round(66.6%, 1%)', '67'],
    ['clamp(5, 0, 3)', '3'],
    ['clamp(-5, 0, 3)', '0'],
    ['clamp(2, 0, 3)', '2'],
    ['min(3, 1, 2)', '1'],
    ['max(3, 1, 2)', '3'],
    ['min(7)', '7'],
    ['sum(1, 2, 3.5)', '13/2'],
    ['mean(1, 2, 4)', '7/3'],
    ['max(1/3, 0.3333)', '1/3'],
    ['绝对值(-1) + 向下取整(1.5) + 求和(1, 1)', '4'],
  ])('%s is %s', (expression, expected) => expect(resultOf(expression)).toBe(expected));

  it.each([
    ['abs()', ['bad-call|abs()']],
    ['abs(1, 2)', ['bad-call|abs(1, 2)']],
    ['round(1, 2, 3)', ['bad-call|round(1, 2, 3)']],
    ['clamp(1, 2)', ['bad-call|clamp(1, 2)']],
    ['floor(true)', ['type-mismatch|true']],
    ['roumd(1)', ['unknown-name|roumd']],
    ['days_between(1, period_end)', ['type-mismatch|1']],
    ['add_days(period_end, true)', ['type-mismatch|true']],
  ])('%s', (expression, expected) =>
    expect(mistakes({ values: `试: ${quoted(expression)}` }).filter((one) => !one.startsWith('unused'))).toEqual(
      expected,
    ),
  );

  it('a step of rounding must be above 0', () => {
    const trial = new Trial({ fields: '步: { type: number }', item: 'max: none\npoints: round(5, 步)' });
    expect(trial.complaints({ 甲县: { 步: 0 } })).toEqual(['not-positive|round(5, 步)']);
    expect(trial.complaints({ 甲县: { 步: -1 } })).toEqual(['not-positive|round(5, 步)']);
    expect(trial.points({ 步: 2 })).toBe('6');
  });
});

describe('dates', () => {
  it.each([
    ['days_between(2021-03-01, 2021-03-31)', '30'],
    ['days_between(2021-03-31, 2021-03-01)', '-30'],
    ['days_between(2020-02-28, 2020-03-01)', '2'],
    ['days_between(2021-02-28, 2021-03-01)', '1'],
    ['days_between(period_start, period_end)', '29'],
    ['months_between(2021-01-15, 2021-03-15)', '2'],
    ['months_between(2021-01-15, 2021-03-14)', '1'],
    ['months_between(2021-01-31, 2021-02-28)', '1'],
    ['months_between(2020-02-29, 2021-02-28)', '12'],
    ['months_between(2021-01-31, 2021-03-30)', '1'],
    ['months_between(2021-03-15, 2021-01-15)', '-2'],
    ['months_between(2021-03-14, 2021-01-15)', '-1'],
    ['months_between(2021-04-30, 2021-04-30)', '0'],
    ['year_of(2021-04-30)', '2021'],
    ['month_of(2021-12-01)', '12'],
    ['100 * year + month', '202104'],
    ['quarter', '2'],
  ])('%s is %s', (expression, expected) => expect(resultOf(expression)).toBe(expected));

  it.each([
    'add_months(2021-01-31, 1) = 2021-02-28',
    'add_months(2020-01-31, 1) = 2020-02-29',
    'add_months(2021-01-31, 2) = 2021-03-31',
    'add_months(2021-03-31, -1) = 2021-02-28',
    'add_months(2021-11-30, 3) = 2022-02-28',
    'add_months(2021-01-15, -13) = 2019-12-15',
    'add_days(2021-02-28, 1) = 2021-03-01',
    'add_days(2021-03-01, -1) = 2021-02-28',
    'period_start = 2021-04-01',
    'period_end = 2021-04-30',
    'min(2021-05-01, 2021-04-02) = 2021-04-02',
    'max(2021-05-01, 2021-04-02, period_end) = 2021-05-01',
    'period_end in [2021-04-30]',
    '2021-01-01 <= period_start < period_end',
  ])('%s', (condition) => expect(holds(condition)).toBe(true));

  it('months are whole', () => {
    const trial = new Trial({
      fields: '数: { type: number }',
      item: 'max: 1\ncheck: add_months(period_start, 数) > period_end',
    });
    expect(trial.points({ 数: 1 })).toBe('1');
    expect(trial.complaints({ 甲县: { 数: 0.5 } })).toEqual(['not-whole|add_months(period_start, 数)']);
    expect(trial.complaints({ 甲县: { 数: 1000000 } })).toEqual(['not-whole|add_months(period_start, 数)']);
  });

  it('the last day of February in a leap year', () =>
    expect(holds('period_end = 2024-02-29', {}, {}, { period: '2024-02' })).toBe(true));

  it('dates of the data, later ones included', () => {
    const trial = new Trial({
      fields: '完成日: { type: date, optional: true }\n期限: { type: date }',
      item: 'max: 10\ncheck: has(完成日) and 完成日 <= min(期限, period_end)',
    });
    expect(trial.points({ 期限: '2021-04-30', 完成日: '2021-04-30' })).toBe('10');
    expect(trial.points({ 期限: '2021-04-15', 完成日: '2021-04-16' })).toBe('0');
    expect(trial.points({ 期限: '2021-12-31', 完成日: '2021-05-01' })).toBe('0');
    expect(trial.points({ 期限: '2021-12-31' })).toBe('0');
  });
});

describe('the period', () => {
  const at = (period: string, cycle: string, expression: string) => resultOf(expression, { cycle }, {}, { period });

  it.each([
    ['2021-01', 'month', '1'],
    ['2021-03', 'quarter', '1'],
    ['2021-06', 'quarter', '2'],
    ['2021-12', 'quarter', '4'],
    ['2021-02', 'two-months', '1'],
    ['2021-10', 'two-months', '4'],
  ])('%s of a rule by %s is in quarter %s', (period, cycle, quarter) =>
    expect(at(period, cycle, 'quarter')).toBe(quarter),
  );

  it.each([
    ['quarter', '2021-04'],
    ['two-months', '2021-03'],
    ['month', '2021-13'],
    ['month', '2021-4'],
    ['month', '202104'],
  ])('a rule by %s has no period %s', (cycle, period) =>
    expect(new Trial({ cycle }).complaints({ 甲县: {} }, { period })).toEqual([`wrong-period|"${period}"`]),
  );

  it('is among those that the rule covers', () => {
    const trial = new Trial({ periods: '{ from: 2021-03, to: 2021-12 }' });
    expect(trial.complaints({ 甲县: {} }, { period: '2021-02' })).toEqual(['wrong-period|"2021-02"']);
    expect(trial.complaints({ 甲县: {} }, { period: '2022-01' })).toEqual(['wrong-period|"2022-01"']);
    expect(['2021-03', '2021-12'].map((period) => trial.points({}, '得分', { period }))).toEqual(['0', '0']);
  });
});
