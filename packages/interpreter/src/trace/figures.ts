import { Exact, formatDate, type Type, type Value } from '@zhunsheng/dsl';
import type { Words } from './words.js';

/** Figures are shown to so many decimals, as results are. */
const DECIMALS = 9;
/** No more of a list is written out. */
const MOST_SHOWN = 8;

/** A number for people: a true minus sign, no needless zeros. */
export const plainNumber = (value: Exact): string => value.toDecimal(DECIMALS).replace('-', '−');

export const percentNumber = (value: Exact): string => value.toPercent(DECIMALS).replace('-', '−');

/** Whether a number of a type reads best as a percentage. */
export const isShare = (type: Type): boolean =>
  type.kind === 'number' && (type.measure.kind === 'percent' || type.measure.kind === 'ratio');

/** A value as its type has it: with its unit of measure, as a percentage, a date, yes or no. */
export const showValue = (value: Value | undefined, type: Type, words: Words): string => {
  if (value === undefined) return words.absent;
  if (value instanceof Exact) return isShare(type) ? percentNumber(value) : withUnit(plainNumber(value), type);
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return formatDate(value);
  if (typeof value === 'string') return words.quote(keep(value));
  const element: Type = type.kind === 'list' ? type.element : type;
  return words.brackets(
    shownList(
      value.map((one) => (typeof one === 'string' ? keep(one) : showValue(one, element, words))),
      words,
    ),
  );
};

/** Texts of the data and the rule keep their own spaces where a line is tidied. */
export const keep = (text: string): string => text.replaceAll(' ', '\u00a0');

export const released = (text: string): string => text.replaceAll('\u00a0', ' ');

/** What lies between two values of a type: percentages differ by percentage points. */
export const showDifference = (value: Exact, type: Type, words: Words): string =>
  isShare(type) ? words.percentagePoints(plainNumber(value.mul(Exact.HUNDRED))) : showValue(value, type, words);

export const shownList = (all: readonly string[], words: Words): string => {
  if (all.length === 0) return words.emptyList;
  if (all.length <= MOST_SHOWN) return all.join(words.enumerate);
  return words.andMore(all.slice(0, MOST_SHOWN).join(words.enumerate), all.length);
};

const withUnit = (number: string, type: Type): string =>
  type.kind === 'number' && type.measure.kind === 'unit' ? `${number} ${type.measure.unit}` : number;

/** The terms of a sum; what is taken off stands behind a minus sign. */
export const sumOf = (terms: readonly string[]): string =>
  terms.reduce((sum, term) => (term.startsWith('−') ? `${sum} − ${term.slice(1)}` : `${sum} + ${term}`));
