/**
 * The oracle of these tests: fractions of BigInts, written from the definitions and without any of the tested code. Nothing is
 * reduced but for display, nothing is fast.
 */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export const fraction = (n: bigint, d = 1n): Fraction => (d < 0n ? { n: -n, d: -d } : { n, d });

export const add = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const sub = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const mul = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
export const div = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);

export function compare(a: Fraction, b: Fraction): number {
  const difference = sub(a, b).n;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The greatest integer not above it. */
export function floor(a: Fraction): bigint {
  const whole = a.n / a.d;
  return whole * a.d > a.n ? whole - 1n : whole;
}

/** The least integer not below it. */
export const ceil = (a: Fraction): bigint => -floor(fraction(-a.n, a.d));

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);

/** Of the two neighbouring multiples of the step, the one that the mode's definition names. */
export function round(a: Fraction, step: Fraction, mode: string): Fraction {
  const quotient = div(a, step);
  const below = floor(quotient);
  const above = ceil(quotient);
  if (below === above) return a;
  const [inner, outer] = magnitude(below) < magnitude(above) ? [below, above] : [above, below];
  const nearer = compare(sub(quotient, fraction(below)), sub(fraction(above), quotient));
  const choose = (): bigint => {
    if (mode === 'floor') return below;
    if (mode === 'ceil') return above;
    if (mode === 'down') return inner;
    if (mode === 'up') return outer;
    if (nearer !== 0) return nearer < 0 ? below : above;
    if (mode === 'half-up') return outer;
    if (mode === 'half-even') return below % 2n === 0n ? below : above;
    throw new Error(`no such mode: ${mode}`);
  };
  return mul(fraction(choose()), step);
}

/** The value of a decimal text that is known to be well formed. */
export function read(text: string): Fraction {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?(%?)$/.exec(text);
  if (match === null) throw new Error(`not a decimal: ${text}`);
  const [, sign, whole = '', decimals = '', exponent = '0', percent] = match;
  const digits = BigInt(whole + decimals) * (sign === '-' ? -1n : 1n);
  const power = BigInt(exponent) - BigInt(decimals.length) - (percent === '%' ? 2n : 0n);
  return power < 0n ? fraction(digits, 10n ** -power) : fraction(digits * 10n ** power);
}

export function reduced(a: Fraction): Fraction {
  let x = magnitude(a.n);
  let y = a.d;
  while (y > 0n) [x, y] = [y, x % y];
  return fraction(a.n / x, a.d / x);
}

export function show(a: Fraction): string {
  const { n, d } = reduced(a);
  return d === 1n ? `${n}` : `${n}/${d}`;
}

/** Whether the reduced fraction is one of two safe integers. */
export function isSmall(a: Fraction): boolean {
  const { n, d } = reduced(a);
  const limit = 2n ** 53n;
  return magnitude(n) < limit && d < limit;
}
