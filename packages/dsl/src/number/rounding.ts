/** How a value between two neighbouring multiples of a step is rounded. */
export type RoundingMode = 'half-up' | 'half-even' | 'up' | 'down' | 'floor' | 'ceil';

/**
 * Every mode, the language's default first. `half-up`: to the nearest, a tie away from zero; `half-even`: to the nearest, a
 * tie to the even multiple; `up`: away from zero; `down`: towards zero; `floor` and `ceil`: towards -∞ and +∞.
 */
export const ROUNDING_MODES: readonly RoundingMode[] = ['half-up', 'half-even', 'up', 'down', 'floor', 'ceil'];

/**
 * n ÷ d as an integer (safe integers, d > 0). Exact: the remainder of two doubles is exact, n - rest is a multiple of d no larger
 * than n, and twice a safe integer is a double.
 */
export function roundRatio(n: number, d: number, mode: RoundingMode): number {
  if (d === 1) return n;
  const rest = n % d;
  const whole = (n - rest) / d;
  if (rest === 0) return whole;
  const twice = 2 * Math.abs(rest);
  const half = twice < d ? -1 : twice > d ? 1 : 0;
  if (!leavesZero(mode, n < 0, half, whole % 2 !== 0)) return whole;
  return n < 0 ? whole - 1 : whole + 1;
}

/** The same for BigInt. */
export function roundBigRatio(n: bigint, d: bigint, mode: RoundingMode): bigint {
  const rest = n % d;
  const whole = n / d;
  if (rest === 0n) return whole;
  const twice = 2n * (rest < 0n ? -rest : rest);
  const half = twice < d ? -1 : twice > d ? 1 : 0;
  if (!leavesZero(mode, n < 0n, half, whole % 2n !== 0n)) return whole;
  return n < 0n ? whole - 1n : whole + 1n;
}

/**
 * Whether a value that is not whole goes to the neighbour farther from zero.
 * @param half the part cut off, compared with a half
 * @param odd whether the neighbour nearer to zero is odd
 */
function leavesZero(mode: RoundingMode, negative: boolean, half: -1 | 0 | 1, odd: boolean): boolean {
  switch (mode) {
    case 'half-up':
      return half >= 0;
    case 'half-even':
      return half > 0 || (half === 0 && odd);
    case 'up':
      return true;
    case 'down':
      return false;
    case 'floor':
      return negative;
    case 'ceil':
      return !negative;
  }
}
