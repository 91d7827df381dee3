import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact } from '../../packages/dsl/src/number/index.js';
import * as oracle from './fraction.js';
import { anyFraction, anyPair, exact, expectSame, fromText, RUNS, TIMEOUT } from './support.js';

const MAX = '9007199254740991';
const MAX2 = '81129638414606663681390495662081'; // MAX squared

type Operation = 'add' | 'sub' | 'mul' | 'div';
const OPERATIONS: readonly Operation[] = ['add', 'sub', 'mul', 'div'];
const { add, sub, mul, div } = oracle;
const expectedOf = { add, sub, mul, div };

const EXAMPLES: readonly (readonly [string, Operation, string, string])[] = [
  ['1', 'add', '2', '3'],
  ['1/3', 'add', '1/6', '1/2'],
  ['1/4', 'add', '1/4', '1/2'],
  ['1/3', 'add', '2/3', '1'],
  ['1/7', 'add', '-1/7', '0'],
  ['1/10', 'add', '1/5', '3/10'],
  [MAX, 'add', '1', '9007199254740992'],
  ['9007199254740992', 'add', '-1', MAX],
  [`1/${MAX}`, 'add', `1/${MAX}`, `2/${MAX}`],
  // One cross product is 2^53 + 1, which no double holds, and the sum is safe again.
  ['3002399751580331/2', 'add', '-1/3', `${MAX}/6`],
  ['-1/3', 'add', '3002399751580331/2', `${MAX}/6`],
  [`-${MAX}`, 'sub', '1', '-9007199254740992'],
  ['5', 'sub', '5', '0'],
  ['1/2', 'sub', '1/3', '1/6'],
  ['0', 'mul', '-5', '0'],
  ['2/3', 'mul', '3/2', '1'],
  ['-2/3', 'mul', '9/4', '-3/2'],
  [MAX, 'mul', MAX, MAX2],
  [MAX2, 'mul', `1/${MAX}`, MAX],
  ['0', 'mul', MAX2, '0'],
  ['16', 'div', '3', '16/3'],
  ['-16', 'div', '-3', '16/3'],
  ['0', 'div', '-7/3', '0'],
  ['7/48', 'div', '1/6', '7/8'],
  [MAX2, 'div', `-${MAX}`, `-${MAX}`],
  ['1', 'div', MAX2, `1/${MAX2}`],
];

describe('examples', () => {
  it.each(EXAMPLES)('%s %s %s = %s', (a, operation, b, result) => {
    expectSame(exact(fromText(a))[operation](exact(fromText(b))), fromText(result));
  });

  it('thirds add up to one', () => {
    const third = Exact.ONE.div(Exact.ofInteger(3));
    expect(third.mul(Exact.ofInteger(3)).greaterOrEqual(Exact.ONE)).toBe(true);
  });

  it.each([
    ['1/3', '0.3333333333333333', 1],
    ['90/100', '9/10', 0],
    ['-1/2', '1/3', -1],
    // The cross products differ by one and are the same double.
    [`${MAX}/9007199254740990`, '9007199254740990/9007199254740989', -1],
    ['9007199254740990/9007199254740989', `${MAX}/9007199254740990`, 1],
    [MAX2, `${MAX2}/1`, 0],
    [`-${MAX2}`, MAX, -1],
    ['0', `1/${MAX2}`, -1],
  ] as const)('%s compared with %s is %i', (a, b, order) => {
    const value = (text: string): Exact => (text.includes('.') ? exact(oracle.read(text)) : exact(fromText(text)));
    const [left, right] = [value(a), value(b)];
    expect(left.compare(right)).toBe(order);
    expect([left.lessThan(right), left.equals(right), left.greaterThan(right)]).toEqual([
      order < 0,
      order === 0,
      order > 0,
    ]);
    expect([left.lessOrEqual(right), left.greaterOrEqual(right)]).toEqual([order <= 0, order >= 0]);
  });

  it.each([
    ['0', 0, true, '0', '0'],
    ['-5', -1, true, '-5', '-5'],
    ['7/2', 1, false, '3', '4'],
    ['-7/2', -1, false, '-4', '-3'],
    ['-1/2', -1, false, '-1', '0'],
    [MAX2, 1, true, MAX2, MAX2],
    [`-1/${MAX2}`, -1, false, '-1', '0'],
  ] as const)('%s: sign %i, whole %s, floor %s, ceil %s', (text, sign, whole, floor, ceil) => {
    const value = exact(fromText(text));
    expect(value.sign).toBe(sign);
    expect(value.isZero).toBe(sign === 0);
    expect(value.isInteger).toBe(whole);
    expectSame(value.floor(), fromText(floor));
    expectSame(value.ceil(), fromText(ceil));
    expectSame(value.neg().neg(), fromText(text));
    expectSame(value.abs(), fromText(text.replace('-', '')));
  });

  it('makes integers and fractions', () => {
    expectSame(Exact.ofInteger(-0), oracle.fraction(0n));
    expectSame(Exact.ofInteger(Number.MIN_SAFE_INTEGER), fromText(`-${MAX}`));
    expectSame(Exact.ofBigInt(6n, -4n), fromText('-3/2'));
    expectSame(Exact.HUNDRED.mul(Exact.ONE).add(Exact.ZERO), oracle.fraction(100n));
    for (const n of [0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => Exact.ofInteger(n)).toThrow(RangeError);
    }
    expect(() => Exact.ofBigInt(1n, 0n)).toThrow(RangeError);
    expect(() => Exact.ONE.div(Exact.ZERO)).toThrow(RangeError);
    expect(() => exact(fromText(MAX2)).div(Exact.ZERO)).toThrow(RangeError);
  });

  it('is a safe integer only where it is one', () => {
    expect(exact(fromText(MAX)).toSafeInteger()).toBe(Number.MAX_SAFE_INTEGER);
    expect(exact(fromText('9007199254740992')).toSafeInteger()).toBeUndefined();
    expect(Exact.ofBigInt(1n, 2n).toSafeInteger()).toBeUndefined();
  });

  it('fails at once under operators, where JavaScript would compare texts', () => {
    expect(() => Exact.ofInteger(10) < Exact.ofInteger(9)).toThrow(TypeError);
    expect(`${Exact.ofBigInt(16n, 3n)}`).toBe('16/3');
  });
});

describe('against fractions of BigInts', { timeout: TIMEOUT }, () => {
  it.each(OPERATIONS)('%s', (operation) => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        if (operation === 'div' && b.n === 0n) return;
        const [left, right] = [exact(a), exact(b)];
        expectSame(left[operation](right), expectedOf[operation](a, b));
        expectSame(left, a);
        expectSame(right, b);
      }),
      RUNS,
    );
  });

  it('compare, equals, min, max', () => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        const [left, right] = [exact(a), exact(b)];
        const order = oracle.compare(a, b);
        expect(left.compare(right)).toBe(order);
        expect(left.equals(right)).toBe(order === 0);
        expectSame(Exact.min(left, right), order <= 0 ? a : b);
        expectSame(Exact.max(left, right), order >= 0 ? a : b);
      }),
      RUNS,
    );
  });

  it('neg, abs, sign, floor, ceil, isInteger', () => {
    fc.assert(
      fc.property(anyFraction, (a) => {
        const value = exact(a);
        const negative = a.n < 0n;
        expectSame(value.neg(), oracle.fraction(-a.n, a.d));
        expectSame(value.abs(), oracle.fraction(negative ? -a.n : a.n, a.d));
        expect(value.sign).toBe(negative ? -1 : a.n > 0n ? 1 : 0);
        expectSame(value.floor(), oracle.fraction(oracle.floor(a)));
        expectSame(value.ceil(), oracle.fraction(oracle.ceil(a)));
        expect(value.isInteger).toBe(a.n % a.d === 0n);
      }),
      RUNS,
    );
  });

  it('chains of operations', () => {
    const step = fc.tuple(fc.constantFrom(...OPERATIONS), anyFraction);
    fc.assert(
      fc.property(anyFraction, fc.array(step, { minLength: 2, maxLength: 8 }), (start, steps) => {
        let actual = exact(start);
        let expected = start;
        for (const [operation, operand] of steps) {
          if (operation === 'div' && operand.n === 0n) continue;
          actual = actual[operation](exact(operand));
          expected = expectedOf[operation](expected, operand);
        }
        expectSame(actual, expected);
        // And back again, so that large results become small ones.
        for (const [operation, operand] of [...steps].reverse()) {
          if ((operation === 'div' || operation === 'mul') && operand.n === 0n) return;
          const inverse = { add: 'sub', sub: 'add', mul: 'div', div: 'mul' } as const;
          actual = actual[inverse[operation]](exact(operand));
        }
        expectSame(actual, start);
      }),
      RUNS,
    );
  });

  it('reduces to lowest terms, where a quotient of doubles is nearly whole too', () => {
    const limit = 2n ** 53n;
    const nearMultiple = fc
      .tuple(fc.bigInt({ min: 1n, max: limit - 1n }), fc.bigInt({ min: 0n, max: 8n }), fc.bigInt({ min: -1n, max: 1n }))
      .map(([d, gap, e]) => oracle.fraction(((limit - 1n) / d - gap) * d + e, d));
    const common = fc
      .tuple(
        fc.bigInt({ min: 1n, max: 2n ** 40n }),
        fc.integer({ min: 1, max: 8191 }),
        fc.integer({ min: 1, max: 8191 }),
      )
      .map(([factor, n, d]) => oracle.fraction(factor * BigInt(n), factor * BigInt(d)));
    fc.assert(
      fc.property(fc.oneof(nearMultiple, common, anyFraction), (a) => {
        expectSame(Exact.ofBigInt(a.n, a.d), a);
        expectSame(Exact.ofBigInt(a.n).div(Exact.ofBigInt(a.d)), a);
      }),
      RUNS,
    );
  });

  it('are given operands that leave the safe integers, stay beyond them, and come back', () => {
    const pairs = fc.sample(anyPair, { numRuns: 2_000, seed: 1 });
    for (const operation of OPERATIONS) {
      const count = { stay: 0, through: 0, leave: 0, beyond: 0, back: 0 };
      for (const [a, b] of pairs) {
        if (operation === 'div' && b.n === 0n) continue;
        const result = expectedOf[operation](oracle.reduced(a), oracle.reduced(b));
        const before = oracle.isSmall(a) && oracle.isSmall(b);
        const after = oracle.isSmall(result);
        const raw = result.n < 2n ** 53n && result.n > -(2n ** 53n) && result.d < 2n ** 53n;
        if (before) count[after ? (raw ? 'stay' : 'through') : 'leave']++;
        else count[after ? 'back' : 'beyond']++;
      }
      for (const [kind, times] of Object.entries(count)) expect(times, `${operation}: ${kind}`).toBeGreaterThan(80);
    }
  });
});
