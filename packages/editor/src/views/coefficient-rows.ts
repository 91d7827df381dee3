import type { Coefficient, CoefficientSection, RuleChange, Span } from '@zhunsheng/dsl';
import type { PlainDiagnostic, Snapshot } from '../protocol/api.js';
import { type Filter, matches, searchWords } from './coefficient-filter.js';

/** A coefficient with what there is to say of it. */
export interface CoefficientRow {
  readonly coefficient: Coefficient;
  /** What is on disk in its place, where that is another value. */
  readonly change?: { readonly id: string; readonly before: string };
  /** It is not on disk. */
  readonly added: boolean;
  readonly problems: readonly PlainDiagnostic[];
}

/** What another view turned to: another object each time. */
export interface Followed {
  readonly row: CoefficientRow;
}

/** All coefficients of a snapshot: those of items first, within each part in the order of the file. */
export const coefficientRows = ({ coefficients, changes, diagnostics, path }: Snapshot): readonly CoefficientRow[] => {
  const changed = new Map<number, RuleChange>();
  for (const change of changes) {
    if (change.kind !== 'coefficient' && change.kind !== 'coefficient-added') continue;
    changed.set(change.after.span.start, change);
  }
  const problems = problemsBy(coefficients, diagnostics, path);
  return inOrder(coefficients).map((coefficient): CoefficientRow => {
    const change = changed.get(coefficient.span.start);
    return {
      coefficient,
      ...(change?.kind === 'coefficient' ? { change: { id: change.id, before: change.before.text } } : {}),
      added: change?.kind === 'coefficient-added',
      problems: problems.get(coefficient) ?? [],
    };
  });
};

/** What the regulation says of items comes first; what the data may hold, and what hardly changes, last. */
const ORDER: Readonly<Record<CoefficientSection, number>> = {
  item: 0,
  coefficient: 1,
  table: 1,
  value: 1,
  function: 1,
  reading: 2,
  ranking: 2,
  check: 2,
  field: 3,
  other: 3,
};

export const inOrder = <T extends { readonly section: CoefficientSection }>(all: readonly T[]): readonly T[] =>
  [...all].sort((a, b) => ORDER[a.section] - ORDER[b.section]);

export const filterRows = (rows: readonly CoefficientRow[], filter: Filter): readonly CoefficientRow[] => {
  const words = searchWords(filter.text);
  return rows.filter((row) => matches(row.coefficient, filter, words, isChanged(row)));
};

export const isChanged = ({ change, added }: CoefficientRow): boolean => change !== undefined || added;

/** Problems by the coefficients that they cover or lie in. `coefficients` are by place and apart from each other. */
const problemsBy = (
  coefficients: readonly Coefficient[],
  diagnostics: readonly PlainDiagnostic[],
  path: string,
): ReadonlyMap<Coefficient, readonly PlainDiagnostic[]> => {
  const found = new Map<Coefficient, PlainDiagnostic[]>();
  for (const one of diagnostics) {
    if (one.path !== path) continue;
    for (let index = firstFrom(coefficients, one.span.start); index < coefficients.length; index++) {
      const coefficient = coefficients[index];
      if (!coefficient || coefficient.span.start > one.span.end) break;
      if (!touch(coefficient.span, one.span)) continue;
      found.set(coefficient, [...(found.get(coefficient) ?? []), one]);
    }
  }
  return found;
};

/** A place without length lies in what it stands at the start or in the middle of. */
const touch = (a: Span, b: Span): boolean =>
  Math.max(a.start, b.start) < Math.min(Math.max(a.end, a.start + 1), Math.max(b.end, b.start + 1));

/** The index of the first coefficient that ends behind an offset. */
const firstFrom = (coefficients: readonly Coefficient[], offset: number): number => {
  let [low, high] = [0, coefficients.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = coefficients[middle];
    if (one && one.span.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * The coefficient that a place of the rule means: the one that it lies in, else the first one within it. A place next to one, like a
 * caret behind its last digit, means that one.
 */
export const coefficientAt = (coefficients: readonly Coefficient[], place: Span): Coefficient | undefined => {
  const around = coefficients.find(({ span }) => span.start <= place.start && place.end <= span.end);
  return around ?? coefficients.find(({ span }) => place.start <= span.start && span.end <= place.end);
};
