import fc from 'fast-check';
import { expect } from 'vitest';
import { Exact } from '../../packages/dsl/src/number/index.js';
import { add, div, type Fraction, fraction, mul, show, sub } from './fraction.js';

const FULL = process.env.ZS_FULL === '1';

/** 2,000 cases of a fixed seed; with ZS_FULL=1, 100,000 of a new one, which a failure reports. */
export const RUNS: fc.Parameters<unknown> = FULL ? { numRuns: 100_000 } : { numRuns: 2_000, seed: 20_210_101 };

export const TIMEOUT = FULL ? 600_000 : 20_000;

export const exact = (a: Fraction): Exact => Exact.ofBigInt(a.n, a.d);

/** "16/3" or "-2" as both. */
export function fromText(text: string): Fraction {
  const [n = '', d = '1'] = text.split('/');
  return fraction(BigInt(n), BigInt(d));
}

/** The result is the expected value, reduced, in the form that its size calls for, and not -0. */
export function expectSame(actual: Exact, expected: Fraction): void {
  const { numerator: n, denominator: d } = actual;
  expect(d === 1n ? `${n}` : `${n}/${d}`).toBe(show(expected));
  // `equals` compares the fields, so a value held in the wrong form differs from the one built here.
  if (!actual.equals(exact(expected))) throw new Error(`not in its proper form: ${actual}`);
  if (expected.n === 0n && !Object.is(actual.toSafeInteger(), 0)) throw new Error('a zero that is not plain 0');
}

const LIMIT = 2n ** 53n;
const nonZero = (arbitrary: fc.Arbitrary<bigint>): fc.Arbitrary<bigint> => arbitrary.map((n) => (n === 0n ? 1n : n));
const within = (min: bigint, max: bigint): fc.Arbitrary<bigint> => fc.bigInt({ min, max });

/** Just inside and just outside the safe integers, and products that land there. */
const edge = fc.oneof(
  within(LIMIT - 3n, LIMIT + 2n),
  within(-LIMIT - 2n, 3n - LIMIT),
  within(2n ** 26n, 2n ** 27n),
  within(0n, 53n).map((k) => 2n ** k),
);

const numerator = fc.oneof(
  { weight: 4, arbitrary: within(-1000n, 1000n) },
  { weight: 2, arbitrary: within(-(10n ** 7n), 10n ** 7n) },
  { weight: 2, arbitrary: within(1n - LIMIT, LIMIT - 1n) },
  { weight: 2, arbitrary: edge },
  { weight: 1, arbitrary: within(-(2n ** 120n), 2n ** 120n) },
);

const denominator = fc.oneof(
  { weight: 4, arbitrary: fc.constant(1n) },
  { weight: 3, arbitrary: within(1n, 100n) },
  { weight: 3, arbitrary: within(1n, 8n).map((k) => 10n ** k) },
  { weight: 2, arbitrary: within(1n, LIMIT - 1n) },
  { weight: 2, arbitrary: edge.map((n) => (n < 0n ? -n : n)) },
  { weight: 1, arbitrary: within(1n, 2n ** 120n) },
);

export const anyFraction: fc.Arbitrary<Fraction> = fc.tuple(numerator, denominator).map(([n, d]) => fraction(n, d));

const smallFraction = fc.tuple(within(-100n, 100n), within(1n, 60n)).map(([n, d]) => fraction(n, d));

/** Operands of small size with large common factors: the steps of an operation overflow where its result need not. */
const sharedFactors = fc
  .tuple(within(2n ** 25n, 2n ** 30n), within(2n ** 25n, 2n ** 30n), smallFraction, smallFraction, fc.boolean())
  .map(([p, q, x, y, upright]): readonly [Fraction, Fraction] => [
    mul(x, fraction(p, q)),
    mul(y, upright ? fraction(p, q) : fraction(q, p)),
  ]);

/** Sums of which one cross product is just above 2^53 and the whole numerator just below. */
const nearCross = fc
  .tuple(within(2n, 100n), within(2n, 100n), within(0n, 200n), within(-9n, -1n), fc.boolean(), fc.boolean())
  .map(([b, d, excess, c, swap, negative]): readonly [Fraction, Fraction] => {
    const sign = negative ? -1n : 1n;
    const [left, right] = [fraction((sign * (LIMIT + excess)) / d, b), fraction(sign * c, d)];
    return swap ? [right, left] : [left, right];
  });

/** Two operands: unrelated, equal, nearly equal, or such that their sum, difference, product or quotient is small again. */
export const anyPair: fc.Arbitrary<readonly [Fraction, Fraction]> = fc.oneof(
  { weight: 4, arbitrary: sharedFactors },
  { weight: 2, arbitrary: nearCross },
  { weight: 6, arbitrary: fc.tuple(anyFraction, anyFraction) },
  {
    weight: 12,
    arbitrary: fc
      .tuple(anyFraction, smallFraction, fc.constantFrom('sum', 'difference', 'product', 'quotient'))
      .map(([a, small, kind]): readonly [Fraction, Fraction] => {
        if (kind === 'sum') return [a, sub(small, a)];
        if (kind === 'difference') return [a, sub(a, small)];
        if (a.n === 0n || small.n === 0n) return [a, small];
        return [a, kind === 'product' ? div(small, a) : div(a, small)];
      }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(anyFraction, within(-1n, 1n), nonZero(within(1n, 2n ** 60n)))
      .map(([a, sign, distance]): readonly [Fraction, Fraction] => [a, add(a, fraction(sign, distance))]),
  },
);

/** A positive step of rounding: a power of ten mostly. */
export const anyStep: fc.Arbitrary<Fraction> = fc.oneof(
  { weight: 4, arbitrary: within(0n, 12n).map((k) => fraction(1n, 10n ** k)) },
  { weight: 1, arbitrary: within(1n, 6n).map((k) => fraction(10n ** k)) },
  { weight: 1, arbitrary: fc.constantFrom(fraction(1n, 2n), fraction(5n), fraction(1n, 4n), fraction(3n, 2n)) },
  { weight: 1, arbitrary: fc.tuple(nonZero(within(1n, LIMIT)), within(1n, LIMIT)).map(([n, d]) => fraction(n, d)) },
);

/** A value and a step: unrelated; an exact tie, a hair beside a tie; a multiple of the step, a hair beside it. */
export const valueAndStep: fc.Arbitrary<readonly [Fraction, Fraction]> = fc.oneof(
  fc.tuple(anyFraction, anyStep),
  fc
    .tuple(numerator, anyStep, within(0n, 1n), within(-1n, 1n), within(2n, 2n ** 60n))
    .map(([k, step, half, side, distance]): readonly [Fraction, Fraction] => [
      mul(add(fraction(2n * k + half, 2n), fraction(side, distance)), step),
      step,
    ]),
);
