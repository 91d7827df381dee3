/** Integer helpers for both halves of the number module: safe integers in JS numbers, and BigInt. */

export const MAX_SAFE = Number.MAX_SAFE_INTEGER;
const MAX_SAFE_BIG = BigInt(MAX_SAFE);
const MAX_INT32 = 0x7fffffff;

/**
 * Whether the computed sum, difference or product of two safe integers is the true one. Rounding to a double is monotonic
 * and 2^53 is a double, so a true result of 2^53 or more never shows as less; and a smaller integer is never rounded.
 */
export const isSafe = (n: number): boolean => n <= MAX_SAFE && n >= -MAX_SAFE;

/**
 * The greatest common divisor of two non-negative safe integers; gcd(0, b) = b.
 *
 * `%` is quick on 32-bit integers only (on doubles it is fmod), hence two loops. In the first, floor(a / b) is the true
 * quotient: were a / b rounded up to an integer q above it, qb - a would be at most a / (2^53 - 1) ≤ 1, hence b a power of
 * two, hence a / b not rounded at all. So qb ≤ a and the rest are exact.
 */
export function gcd(a: number, b: number): number {
  while (a > MAX_INT32 || b > MAX_INT32) {
    if (b === 0) return a;
    const rest = a - Math.floor(a / b) * b;
    a = b;
    b = rest;
  }
  let x = a | 0;
  let y = b | 0;
  while (y !== 0) {
    const rest = (x % y) | 0;
    x = y;
    y = rest;
  }
  return x;
}

/** The greatest common divisor of two non-negative BigInts. */
export function gcdBig(a: bigint, b: bigint): bigint {
  while (a > MAX_SAFE_BIG || b > MAX_SAFE_BIG) {
    if (b === 0n) return a;
    const rest = a % b;
    a = b;
    b = rest;
  }
  return BigInt(gcd(Number(a), Number(b)));
}

/** The same value as a JS number, if it is a safe integer. */
export const toSafe = (n: bigint): number | undefined =>
  n <= MAX_SAFE_BIG && n >= -MAX_SAFE_BIG ? Number(n) : undefined;

const POWERS: readonly number[] = Array.from({ length: 16 }, (_, k) => Number(10n ** BigInt(k)));

/** 10^k, if it is a safe integer (0 ≤ k ≤ 15). */
export const powerOfTen = (k: number): number | undefined => POWERS[k];

export const bigPowerOfTen = (k: number): bigint => 10n ** BigInt(k);
