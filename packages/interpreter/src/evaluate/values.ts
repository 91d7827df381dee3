import { Exact, type Value } from '@zhunsheng/dsl';

/** Equality of two values of one type. */
export const sameValue = (a: Value | undefined, b: Value | undefined): boolean =>
  a instanceof Exact && b instanceof Exact ? a.equals(b) : a === b;

/** -1, 0 or 1; numbers and dates have an order. */
export const compareValues = (a: Value, b: Value): -1 | 0 | 1 => {
  if (a instanceof Exact && b instanceof Exact) return a.compare(b);
  return a < b ? -1 : a > b ? 1 : 0;
};

/** The text by which a table finds a key. */
export const keyText = (value: Value): string => (value instanceof Exact ? value.toFractionString() : String(value));
