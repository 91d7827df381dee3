import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact } from '../../packages/dsl/src/number/index.js';
import * as oracle from './fraction.js';
import { anyFraction, exact, expectSame, fromText, RUNS, TIMEOUT, valueAndStep } from './support.js';

describe('examples', () => {
  // value, places; toDecimal, toFixed, toPercent
  it.each([
    ['0', 2, '0', '0.00', '0%'],
    ['5', 0, '5', '5', '500%'],
    ['5', 2, '5', '5.00', '500%'],
    ['-5', 1, '-5', '-5.0', '-500%'],
    ['1/2', 0, '1', '1', '50%'],
    ['-1/2', 0, '-1', '-1', '-50%'],
    ['1/3', 0, '0', '0', '33%'],
    ['-1/3', 0, '0', '0', '-33%'],
    ['-1/1000', 2, '0', '0.00', '-0.1%'],
    ['-1/100000', 2, '0', '0.00', '0%'],
    ['16/3', 9, '5.333333333', '5.333333333', '533.333333333%'],
    ['7/8', 2, '0.88', '0.88', '87.5%'],
    ['-7/8', 2, '-0.88', '-0.88', '-87.5%'],
    ['1/8', 3, '0.125', '0.125', '12.5%'],
    ['1/2', 3, '0.5', '0.500', '50%'],
    ['100', 0, '100', '100', '10000%'],
    ['999/1000', 2, '1', '1.00', '99.9%'],
    ['85/100', 2, '0.85', '0.85', '85%'],
    ['100000000000000000000000001', 1, '100000000000000000000000001', '100000000000000000000000001.0'],
    ['1000000000000000000000000000', 0, '1000000000000000000000000000', '1000000000000000000000000000'],
    ['1/100000000000000000000', 20, '0.00000000000000000001', '0.00000000000000000001'],
    ['1/100000000000000000000', 19, '0', '0.0000000000000000000'],
    ['-200000000000000000000000000000001/2', 0, '-100000000000000000000000000000001'],
    ['9007199254740991/2', 1, '4503599627370495.5', '4503599627370495.5'],
  ] as const)('%s to %i places', (text, places, decimal, fixed?: string, percent?: string) => {
    const value = exact(fromText(text));
    expect(value.toDecimal(places)).toBe(decimal);
    if (fixed !== undefined) expect(value.toFixed(places)).toBe(fixed);
    if (percent !== undefined) expect(value.toPercent(places)).toBe(percent);
  });

  it.each([-1, 0.5, 1001, Number.NaN])('refuses %d places', (places) => {
    for (const value of [Exact.ONE, Exact.ofBigInt(1n, 3n)]) {
      expect(() => value.toDecimal(places)).toThrow(RangeError);
      expect(() => value.toFixed(places)).toThrow(RangeError);
      expect(() => value.toPercent(places)).toThrow(RangeError);
    }
  });

  it('prints a thousand places', () => {
    expect(Exact.ofBigInt(1n, 3n).toFixed(1000)).toBe(`0.${'3'.repeat(1000)}`);
  });

  it.each([
    ['16/3', '16/3'],
    ['-16/3', '-16/3'],
    ['6/3', '2'],
    ['0/5', '0'],
    ['36893488147419103232/3', '36893488147419103232/3'],
    ['36893488147419103232', '36893488147419103232'],
  ])('%s as a fraction', (text, printed) => {
    expect(exact(fromText(text)).toFractionString()).toBe(printed);
    expect(String(exact(fromText(text)))).toBe(printed);
  });
});

/** What makes a text the right one: its form, and a value no farther than half a unit away, on the outer side in a tie. */
function expectRounded(text: string, value: oracle.Fraction, places: number): void {
  expect(text).toMatch(/^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/);
  expect(text).not.toMatch(/^-0(\.0+)?$/);
  expect((text.split('.')[1] ?? '').length).toBeLessThanOrEqual(places);
  const unit = oracle.fraction(1n, 10n ** BigInt(places));
  expect(oracle.show(oracle.read(text))).toBe(oracle.show(oracle.round(value, unit, 'half-up')));
}

describe('against fractions of BigInts', { timeout: TIMEOUT }, () => {
  const places = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 13, max: 60 }));
  const value = fc.oneof(
    anyFraction,
    valueAndStep.map(([a]) => a),
  );

  it('toDecimal', () => {
    fc.assert(
      fc.property(value, places, (a, p) => {
        const text = exact(a).toDecimal(p);
        expectRounded(text, a, p);
        expect(text).not.toMatch(/\.[0-9]*0$/);
      }),
      RUNS,
    );
  });

  it('toFixed', () => {
    fc.assert(
      fc.property(value, places, (a, p) => {
        const text = exact(a).toFixed(p);
        expectRounded(text, a, p);
        expect((text.split('.')[1] ?? '').length).toBe(p);
      }),
      RUNS,
    );
  });

  it('toPercent', () => {
    fc.assert(
      fc.property(value, places, (a, p) => {
        const text = exact(a).toPercent(p);
        expect(text.at(-1)).toBe('%');
        expectRounded(text.slice(0, -1), oracle.mul(a, oracle.fraction(100n)), p);
      }),
      RUNS,
    );
  });

  it('a printed decimal with places enough is read back as the same value', () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.integer({ min: 0, max: 30 }))
      .map(([n, k]) => oracle.fraction(n, 10n ** BigInt(k)));
    fc.assert(
      fc.property(decimal, (a) => {
        for (const text of [exact(a).toDecimal(30), exact(a).toFixed(30), exact(a).toPercent(30)]) {
          const back = Exact.parse(text);
          if (back === undefined) throw new Error(`refused: ${text}`);
          expectSame(back, a);
        }
      }),
      RUNS,
    );
  });

  it('toNumber is the nearest double or its neighbour', () => {
    fc.assert(
      fc.property(value, (a) => {
        const shown = exact(a).toNumber();
        const doubles = oracle.read(shown.toFixed(100).replace(/^-(?=[0.]*$)/, ''));
        const error = oracle.sub(doubles, a);
        const bound = oracle.mul(a, oracle.fraction(a.n < 0n ? -1n : 1n, 2n ** 52n));
        expect(oracle.compare(error, bound)).toBeLessThanOrEqual(0);
        expect(oracle.compare(oracle.fraction(-error.n, error.d), bound)).toBeLessThanOrEqual(0);
      }),
      RUNS,
    );
  });
});
