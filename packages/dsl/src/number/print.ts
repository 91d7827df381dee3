import { Decimal } from 'decimal.js';

/**
 * decimal.js writes the numbers too long for a double, and rounds nothing. To round a fraction with it takes a quotient cut at a
 * precision that depends on both operands (only log10 2d digits after the point tell a tie from a near one), a constructor for
 * each precision and a second rounding; a whole quotient and its remainder decide the same exactly and at once. So a value
 * comes here already rounded, as an integer in units of 10^-places, and the constructor takes that as it is: only operations round.
 */
const Display = Decimal.clone({ defaults: true, precision: 40 });

/** units × 10^-places in plain notation: with exactly `places` decimals, or without trailing zeros. Zero has no sign. */
export function printDecimal(units: number | bigint, places: number, zeros: 'keep' | 'drop'): string {
  if (typeof units === 'bigint') {
    const decimal = new Display(`${units}e-${places}`);
    return zeros === 'keep' ? decimal.toFixed(places) : decimal.toFixed();
  }
  if (places === 0) return String(units);
  const digits = String(Math.abs(units)).padStart(places + 1, '0');
  const point = digits.length - places;
  let end = digits.length;
  if (zeros === 'drop') while (end > point && digits.charCodeAt(end - 1) === 48) end--;
  const whole = units < 0 ? `-${digits.slice(0, point)}` : digits.slice(0, point);
  return end === point ? whole : `${whole}.${digits.slice(point, end)}`;
}

/** The nearest double or its neighbour; ±Infinity and 0 beyond a double's range. */
export const approximate = (n: bigint, d: bigint): number => new Display(`${n}`).div(`${d}`).toNumber();
