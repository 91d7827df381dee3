import { type DecimalText, type ParseFailure, scanDecimal } from './decimal-text.js';
import { bigPowerOfTen, gcd, gcdBig, isSafe, powerOfTen, toSafe } from './integers.js';
import { approximate, printDecimal } from './print.js';
import { type RoundingMode, roundBigRatio, roundRatio } from './rounding.js';

/** What reading a number's text gave. */
export type ParseResult =
  | { readonly ok: true; readonly value: Exact }
  | { readonly ok: false; readonly reason: ParseFailure };

interface BigFraction {
  readonly n: bigint;
  readonly d: bigint;
}

/** The most decimals that can be asked for. */
const MAX_PLACES = 1000;

/**
 * An exact rational number, immutable. Held reduced, in one of two forms, so that equal values have equal fields: `n / d` as
 * safe integers with d > 0 wherever both fit; otherwise in `big`, with `n` its sign and `d` 0. An operation works on doubles,
 * checks that nothing left the safe integers, and else works in BigInt and comes back where the reduced result fits.
 */
export class Exact {
  static readonly ZERO: Exact = new Exact(0, 1, undefined);
  static readonly ONE: Exact = new Exact(1, 1, undefined);
  static readonly HUNDRED: Exact = new Exact(100, 1, undefined);

  private constructor(
    private readonly n: number,
    private readonly d: number,
    private readonly big: BigFraction | undefined,
  ) {}

  /** @throws RangeError if `n` is not a safe integer */
  static ofInteger(n: number): Exact {
    if (!Number.isSafeInteger(n)) throw new RangeError(`not a safe integer: ${n}`);
    return new Exact(n + 0, 1, undefined);
  }

  /** n / d, reduced. @throws RangeError if `d` is 0 */
  static ofBigInt(n: bigint, d = 1n): Exact {
    if (d === 0n) throw new RangeError('division by zero');
    if (d < 0n) {
      n = -n;
      d = -d;
    }
    if (d !== 1n) {
      const common = gcdBig(n < 0n ? -n : n, d);
      if (common !== 1n) {
        n /= common;
        d /= common;
      }
    }
    const smallN = toSafe(n);
    const smallD = toSafe(d);
    if (smallN !== undefined && smallD !== undefined) return new Exact(smallN, smallD, undefined);
    return Exact.ofReduced(n, d);
  }

  /** The number written by `text` (see `scanDecimal` for the form and the limits), or nothing. `parseExact` says why. */
  static parse(text: string): Exact | undefined {
    const read = scanDecimal(text);
    return typeof read === 'string' ? undefined : Exact.ofDecimal(read);
  }

  /** @internal coefficient × 10^-scale */
  static ofDecimal({ coefficient, scale }: DecimalText): Exact {
    if (typeof coefficient === 'number') {
      if (scale === 0) return new Exact(coefficient, 1, undefined);
      const unit = powerOfTen(scale);
      if (unit !== undefined) return Exact.reduce(coefficient, unit);
    }
    const n = BigInt(coefficient);
    return scale < 0 ? Exact.ofBigInt(n * bigPowerOfTen(-scale)) : Exact.ofBigInt(n, bigPowerOfTen(scale));
  }

  static min(first: Exact, ...rest: readonly Exact[]): Exact {
    let least = first;
    for (const value of rest) if (value.compare(least) < 0) least = value;
    return least;
  }

  static max(first: Exact, ...rest: readonly Exact[]): Exact {
    let greatest = first;
    for (const value of rest) if (value.compare(greatest) > 0) greatest = value;
    return greatest;
  }

  add(other: Exact): Exact {
    if (this.big === undefined && other.big === undefined) {
      if (this.d === 1 && other.d === 1) {
        const n = this.n + other.n;
        if (isSafe(n)) return new Exact(n, 1, undefined);
      } else {
        const sum = Exact.sum(this.n, this.d, other.n, other.d);
        if (sum !== undefined) return sum;
      }
    }
    return Exact.bigSum(this, other.numerator, other.denominator);
  }

  sub(other: Exact): Exact {
    if (this.big === undefined && other.big === undefined) {
      if (this.d === 1 && other.d === 1) {
        const n = this.n - other.n;
        if (isSafe(n)) return new Exact(n, 1, undefined);
      } else {
        const sum = Exact.sum(this.n, this.d, -other.n, other.d);
        if (sum !== undefined) return sum;
      }
    }
    return Exact.bigSum(this, -other.numerator, other.denominator);
  }

  mul(other: Exact): Exact {
    if (this.big === undefined && other.big === undefined) {
      if (this.d === 1 && other.d === 1) {
        const n = this.n * other.n;
        if (isSafe(n)) return new Exact(n + 0, 1, undefined);
      }
      return Exact.product(this.n, this.d, other.n, other.d);
    }
    return Exact.ofBigInt(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** @throws RangeError if `other` is zero: a caller asks `isZero` first, and reports where the division stands. */
  div(other: Exact): Exact {
    if (other.n === 0) throw new RangeError('division by zero');
    if (this.big === undefined && other.big === undefined) {
      return other.n < 0
        ? Exact.product(this.n, this.d, -other.d, -other.n)
        : Exact.product(this.n, this.d, other.d, other.n);
    }
    return Exact.ofBigInt(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  neg(): Exact {
    if (this.big === undefined) return new Exact(0 - this.n, this.d, undefined);
    return new Exact(-this.n, 0, { n: -this.big.n, d: this.big.d });
  }

  abs(): Exact {
    return this.n < 0 ? this.neg() : this;
  }

  compare(other: Exact): -1 | 0 | 1 {
    if (this.big === undefined && other.big === undefined) {
      const left = this.d === other.d ? this.n : this.n * other.d;
      const right = this.d === other.d ? other.n : other.n * this.d;
      // Rounding never turns an order round, so only two equal products can be in doubt.
      if (left < right) return -1;
      if (left > right) return 1;
      if (isSafe(left)) return 0;
    }
    const left = this.numerator * other.denominator;
    const right = other.numerator * this.denominator;
    return left < right ? -1 : left > right ? 1 : 0;
  }

  equals(other: Exact): boolean {
    if (this.n !== other.n || this.d !== other.d) return false;
    return this.big === undefined || (this.big.n === other.big?.n && this.big.d === other.big.d);
  }

  lessThan(other: Exact): boolean {
    return this.compare(other) < 0;
  }

  lessOrEqual(other: Exact): boolean {
    return this.compare(other) <= 0;
  }

  greaterThan(other: Exact): boolean {
    return this.compare(other) > 0;
  }

  greaterOrEqual(other: Exact): boolean {
    return this.compare(other) >= 0;
  }

  get sign(): -1 | 0 | 1 {
    return this.n < 0 ? -1 : this.n > 0 ? 1 : 0;
  }

  get isZero(): boolean {
    return this.n === 0;
  }

  get isInteger(): boolean {
    return this.big === undefined ? this.d === 1 : this.big.d === 1n;
  }

  /** Of the reduced fraction; carries the sign. */
  get numerator(): bigint {
    return this.big === undefined ? BigInt(this.n) : this.big.n;
  }

  /** Of the reduced fraction; always positive. */
  get denominator(): bigint {
    return this.big === undefined ? BigInt(this.d) : this.big.d;
  }

  floor(): Exact {
    return this.toWhole('floor');
  }

  ceil(): Exact {
    return this.toWhole('ceil');
  }

  /** The multiple of `step` that `mode` chooses. @throws RangeError if `step` is not positive */
  round(step: Exact, mode: RoundingMode = 'half-up'): Exact {
    if (step.n <= 0) throw new RangeError('a rounding step must be positive');
    return this.div(step).toWhole(mode).mul(step);
  }

  /** Rounded half away from zero to at most `places` decimals, without trailing zeros, exponent or "-0". */
  toDecimal(places: number): string {
    checkPlaces(places);
    if (this.big === undefined && this.d === 1) return String(this.n);
    return printDecimal(this.inUnitsOf(places), places, 'drop');
  }

  /** The same with exactly `places` decimals. */
  toFixed(places: number): string {
    checkPlaces(places);
    return printDecimal(this.inUnitsOf(places), places, 'keep');
  }

  /** As a percentage with at most `places` decimals: "85%". */
  toPercent(places: number): string {
    return `${this.mul(Exact.HUNDRED).toDecimal(places)}%`;
  }

  /** "16/3"; a whole number without its denominator. Equal values, and no others, have equal texts. */
  toFractionString(): string {
    return this.isInteger ? `${this.numerator}` : `${this.numerator}/${this.denominator}`;
  }

  toString(): string {
    return this.toFractionString();
  }

  /** For display only (a chart's coordinate): the nearest double or its neighbour. Nothing may be computed or compared with it. */
  toNumber(): number {
    return this.big === undefined ? this.n / this.d : approximate(this.big.n, this.big.d);
  }

  toSafeInteger(): number | undefined {
    return this.d === 1 ? this.n : undefined;
  }

  /** TypeScript lets `a < b` pass on objects, where JavaScript would compare their texts: make that fail at once. */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === 'string') return this.toFractionString();
    throw new TypeError('an Exact is computed and compared by its methods, not by operators');
  }

  private toWhole(mode: RoundingMode): Exact {
    if (this.isInteger) return this;
    if (this.big !== undefined) return Exact.ofBigInt(roundBigRatio(this.big.n, this.big.d, mode));
    return new Exact(roundRatio(this.n, this.d, mode), 1, undefined);
  }

  /** The value in units of 10^-places, rounded half away from zero. */
  private inUnitsOf(places: number): number | bigint {
    const unit = powerOfTen(places);
    if (this.big === undefined && unit !== undefined) {
      const n = this.n * unit;
      if (isSafe(n)) return roundRatio(n, this.d, 'half-up');
    }
    return roundBigRatio(this.numerator * bigPowerOfTen(places), this.denominator, 'half-up');
  }

  /** n / d, reduced already and too large for safe integers. */
  private static ofReduced(n: bigint, d: bigint): Exact {
    return new Exact(n < 0n ? -1 : 1, 0, { n, d });
  }

  /** a/b + c/d if no step of it leaves the safe integers. */
  private static sum(a: number, b: number, c: number, d: number): Exact | undefined {
    if (b === d) {
      const n = a + c;
      return isSafe(n) ? Exact.reduce(n, b) : undefined;
    }
    // Knuth, TAOCP 4.5.1: dividing by the denominators' common factor first keeps the steps small, and what the result can
    // still be reduced by divides that factor.
    const common = b === 1 || d === 1 ? 1 : gcd(b, d);
    const restD = d / common;
    const restB = b / common;
    const left = a * restD;
    const right = c * restB;
    const n = left + right;
    if (!isSafe(left) || !isSafe(right) || !isSafe(n)) return undefined;
    const reducible = common === 1 ? 1 : gcd(n < 0 ? -n : n, common);
    const denominator = restB * (d / reducible);
    return isSafe(denominator) ? new Exact(n / reducible, denominator, undefined) : undefined;
  }

  private static bigSum(left: Exact, n: bigint, d: bigint): Exact {
    const b = left.denominator;
    return b === d ? Exact.ofBigInt(left.numerator + n, d) : Exact.ofBigInt(left.numerator * d + n * b, b * d);
  }

  /** a/b × c/d, both reduced and with positive denominators. Reduced crosswise, so the product needs no further gcd. */
  private static product(a: number, b: number, c: number, d: number): Exact {
    const ad = d === 1 ? 1 : gcd(a < 0 ? -a : a, d);
    if (ad !== 1) {
      a /= ad;
      d /= ad;
    }
    const cb = b === 1 ? 1 : gcd(c < 0 ? -c : c, b);
    if (cb !== 1) {
      c /= cb;
      b /= cb;
    }
    const n = a * c;
    const denominator = b * d;
    if (isSafe(n) && isSafe(denominator)) return new Exact(n + 0, denominator, undefined);
    return Exact.ofReduced(BigInt(a) * BigInt(c), BigInt(b) * BigInt(d));
  }

  /** n / d for safe integers, d > 0. */
  private static reduce(n: number, d: number): Exact {
    const common = gcd(n < 0 ? -n : n, d);
    return common === 1 ? new Exact(n, d, undefined) : new Exact(n / common, d / common, undefined);
  }
}

/** Reads a number's text exactly; see `scanDecimal` for the form and the limits. */
export function parseExact(text: string): ParseResult {
  const read = scanDecimal(text);
  return typeof read === 'string' ? { ok: false, reason: read } : { ok: true, value: Exact.ofDecimal(read) };
}

function checkPlaces(places: number): void {
  if (!Number.isInteger(places) || places < 0 || places > MAX_PLACES) {
    throw new RangeError(`decimals must be a whole number from 0 to ${MAX_PLACES}: ${places}`);
  }
}
