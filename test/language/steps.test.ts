import { describe, expect, it } from 'vitest';
import { mistakes, Trial } from './harness.js';

const FIELDS = '数: { type: number }\n限: { type: number, default: 10 }\n档: { type: number, default: 4 }';

/** The points that a line of `deduct` leaves of 100, and that `award` gives from 0. */
const line = (text: string) => {
  const trial = (method: string) =>
    new Trial({ fields: FIELDS, item: `max: 100\nfloor: none\nover_max: keep\n${method}: { ${text} }` });
  const [deduct, award] = [trial('deduct'), trial('award')];
  return (数: number | string) => [deduct.points({ 数 }), award.points({ 数 })];
};

describe('deduct and award: one line', () => {
  describe('each', () => {
    const of = line('each: 0.5, of: 数');
    it.each([
      [0, '100', '0'],
      [1, '199/2', '1/2'],
      [3, '197/2', '3/2'],
      [2.5, '395/4', '5/4'],
      [300, '-50', '150'],
    ])('of %s', (数, left, given) => expect(of(数)).toEqual([left, given]));
  });

  describe('every: what is over', () => {
    it.each([
      ['ignore', 9, '98', '2'],
      ['ignore', 8, '98', '2'],
      ['ignore', 3.99, '100', '0'],
      ['whole', 9, '97', '3'],
      ['whole', 8, '98', '2'],
      ['whole', 0.01, '99', '1'],
      ['nearest', 9, '98', '2'],
      ['nearest', 10, '97', '3'],
      ['nearest', 1.999, '100', '0'],
      ['nearest', 2, '99', '1'],
      ['prorate', 9, '391/4', '9/4'],
      ['prorate', 1, '399/4', '1/4'],
    ])('%s, of %s', (partial, 数, left, given) =>
      expect(line(`each: 1, every: 4, of: 数, partial: ${partial}`)(数)).toEqual([left, given]),
    );
    it.each(['ignore', 'whole', 'nearest', 'prorate'])('%s, of less than nothing', (partial) =>
      expect(line(`each: 1, every: 4, of: 数, partial: ${partial}`)(-6)).toEqual(['100', '0']),
    );
    it('without steps what is less than nothing counts the other way', () =>
      expect(line('each: 2, of: 数')(-3)).toEqual(['106', '-6']));
    it('is ignored unless the rule says otherwise', () =>
      expect(line('each: 1, every: 4, of: 数')(7.99)).toEqual(['99', '1']));
    it('is exact: three tenths make three steps of a tenth', () =>
      expect(line('each: 1, every: 0.1, of: 数')(0.3)).toEqual(['97', '3']));
    it('is exact: a third less 10^-20 is no whole step', () => {
      const thirds = line('each: 1, every: 1/3, of: 数');
      expect(thirds('0.33333333333333333333')).toEqual(['100', '0']);
      expect(thirds('0.33333333333333333334')).toEqual(['99', '1']);
    });
  });

  describe('below and above a threshold', () => {
    it.each([
      ['below: 10', 7, '94', '6'],
      ['below: 10', 10, '100', '0'],
      ['below: 10', 12, '100', '0'],
      ['above: 10', 12, '96', '4'],
      ['above: 10', 10, '100', '0'],
      ['above: 10', 7, '100', '0'],
      ['below: 10, every: 4', 7, '100', '0'],
      ['below: 10, every: 4', 6, '98', '2'],
      ['below: 10, every: 4, partial: whole', 9, '98', '2'],
      ['above: 10, every: 4', 17.5, '98', '2'],
      ['above: 10, every: 4, partial: nearest', 12, '98', '2'],
      ['above: 10, every: 4, partial: prorate', 11, '199/2', '1/2'],
    ])('%s, of %s', (more, 数, left, given) => expect(line(`each: 2, of: 数, ${more}`)(数)).toEqual([left, given]));

    it('of a percentage: 4.9 points short of a 5% step cost nothing', () => {
      const trial = new Trial({
        fields: '率: { type: percent }',
        item: 'max: 10\ndeduct: { each: 2, every: 5%, of: 率, below: 100% }',
      });
      expect(['95.1%', '95%', '90.0000001%', '90%', '0%'].map((率) => trial.points({ 率 }))).toEqual([
        ...['10', '8', '8', '6', '0'],
      ]);
    });
  });
});

describe('deduct and award: several lines and starts', () => {
  it('adds up its lines, each in its own way', () => {
    const trial = new Trial({
      fields: FIELDS,
      item: `
max: 20
deduct:
  lines:
    - { each: 0.5, of: 数 }
    - { each: 3, every: 2, of: 数, above: 5 }
    - { each: { by: month, 4: 1, else: 0 }, of: 1 }`,
    });
    // 20 − 0.5 × 9 − 3 × 2 − 1
    expect(trial.points({ 数: 9 })).toBe('17/2');
    expect(trial.points({ 数: 9 }, '得分', { period: '2021-05' })).toBe('19/2');
  });

  it.each([
    ['deduct', 'from: 8', 5, '3'],
    ['deduct', 'from: 12', 1, '10'],
    ['deduct', 'from: 8', 20, '0'],
    ['award', 'from: 6', 3, '9'],
    ['award', 'from: 6', 7, '10'],
    ['award', 'from: -2', 1, '0'],
    ['award', 'from: -2', 5, '3'],
  ])('%s %s, of %s', (method, from, 数, expected) =>
    expect(new Trial({ fields: FIELDS, item: `max: 10\n${method}: { each: 1, of: 数, ${from} }` }).points({ 数 })).toBe(
      expected,
    ),
  );

  it('from beside several lines', () => {
    const trial = new Trial({
      fields: FIELDS,
      item: 'max: 10\naward: { from: 1, lines: [{ each: 1, of: 数 }, { each: 0.5, of: 数 }] }',
    });
    expect(trial.points({ 数: 2 })).toBe('4');
  });

  it('deducts without a lower limit, from a start where there is no maximum', () => {
    const trial = new Trial({ fields: FIELDS, item: 'max: 0\nfloor: none\ndeduct: { each: 2, of: 数 }' });
    expect(trial.points({ 数: 7 })).toBe('-14');
    expect(mistakes({ fields: FIELDS, item: 'max: none\ndeduct: { each: 2, of: 数 + 限 + 档 }' })).toEqual([
      'no-maximum|得分',
    ]);
    const open = new Trial({ fields: FIELDS, item: 'max: none\ndeduct: { each: 2, of: 数, from: 5 }' });
    expect(open.points({ 数: 1.5 })).toBe('2');
  });
});

describe('deduct and award: what can go wrong', () => {
  it('a step of nothing is reported at the step, with the unit', () => {
    const trial = new Trial({ fields: FIELDS, item: 'max: 10\ndeduct: { each: 1, every: 档, of: 数 }' });
    expect(trial.complaints({ 甲县: { 数: 1, 档: 0 } })).toEqual(['not-positive|档']);
    expect(trial.complaints({ 甲县: { 数: 1, 档: -2 } })).toEqual(['not-positive|档']);
    expect(trial.diagnostics({ 甲县: { 数: 1, 档: 0 } })[0]?.message.zh).toMatch(/^甲县：/);
  });

  it.each([
    ['{ of: 数 }', ['missing-key|deduct']],
    ['{ each: 1 }', ['missing-key|deduct']],
    ['{ each: 1, of: 数, partial: whole }', ['idle-key|whole']],
    ['{ each: 1, of: 数, below: 1, above: 2 }', ['idle-key|2']],
    ['{ each: 1, of: 数, partial: some, every: 2 }', ['unknown-word|some']],
    ['{ each: 10%, of: 数 }', ['percent-mismatch|10%']],
    ['{ lines: [{ each: 1, of: 数 }], each: 2 }', ['misplaced-key|each']],
  ])('%s', (deduct, expected) => {
    const found = mistakes({ fields: '数: { type: number }', item: `max: 10\ndeduct: ${deduct}` });
    expect(found.filter((one) => !one.startsWith('unused'))).toEqual(expected);
  });
});
