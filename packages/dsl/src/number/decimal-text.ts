/** The most digits (before and after the point together, zeros included) that a number's text may have. */
export const MAX_DIGITS = 1000;

/** The largest exponent, either way. Enough for every text that a program writes for a double (1.8e308, 5e-324). */
export const MAX_EXPONENT = 400;

/** Why a text is not a number: not written like one, or beyond `MAX_DIGITS` or `MAX_EXPONENT`. */
export type ParseFailure = 'syntax' | 'range';

/** coefficient × 10^-scale; the coefficient is a BigInt if it may not be a safe integer. */
export interface DecimalText {
  readonly coefficient: number | bigint;
  readonly scale: number;
}

/** Below this a coefficient takes one more digit and stays a safe integer. */
const ROOM_FOR_DIGIT = 900_719_925_474_099;

const ZERO = 48;
const isDigit = (code: number): boolean => code >= ZERO && code <= ZERO + 9;

/**
 * Reads `[+-]digits[.digits][e[+-]digits][%]`, and nothing else: no space, no bare point (`.5`, `5.`), no separator, no hex, no
 * Infinity. Leading zeros are read as decimal (`007` is 7). `%` divides by 100.
 */
export function scanDecimal(text: string): DecimalText | ParseFailure {
  let at = 0;
  const sign = text.charCodeAt(0);
  const negative = sign === 45;
  if (negative || sign === 43) at = 1;

  let coefficient = 0;
  let safe = true;
  const start = at;
  let point = -1;
  for (; ; at++) {
    const code = text.charCodeAt(at); // NaN at the end
    if (isDigit(code)) {
      if (coefficient < ROOM_FOR_DIGIT) coefficient = coefficient * 10 + (code - ZERO);
      else safe = false;
    } else if (code === 46 && point < 0) {
      point = at;
    } else {
      break;
    }
  }
  const end = at;
  if (end === start || point === start || point === end - 1) return 'syntax';

  let exponent = 0;
  const mark = text.charCodeAt(at);
  if (mark === 101 || mark === 69) {
    at++;
    const exponentSign = text.charCodeAt(at);
    if (exponentSign === 45 || exponentSign === 43) at++;
    const first = at;
    for (; isDigit(text.charCodeAt(at)); at++) {
      // No further than is needed to know that it is too large.
      if (exponent <= MAX_EXPONENT) exponent = exponent * 10 + (text.charCodeAt(at) - ZERO);
    }
    if (at === first) return 'syntax';
    if (exponentSign === 45) exponent = -exponent;
  }
  const percent = text.charCodeAt(at) === 37;
  if (percent) at++;
  if (at !== text.length) return 'syntax';

  const decimals = point < 0 ? 0 : end - point - 1;
  const digits = point < 0 ? end - start : end - start - 1;
  if (digits > MAX_DIGITS || exponent > MAX_EXPONENT || exponent < -MAX_EXPONENT) return 'range';
  const scale = decimals - exponent + (percent ? 2 : 0);
  if (safe) return { coefficient: negative ? -coefficient + 0 : coefficient, scale };
  const big = BigInt(point < 0 ? text.slice(start, end) : text.slice(start, point) + text.slice(point + 1, end));
  return { coefficient: negative ? -big : big, scale };
}
