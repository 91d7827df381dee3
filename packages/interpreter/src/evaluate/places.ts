import { Exact } from '@zhunsheng/dsl';
import { Failure } from './failure.js';

/** A unit that is ranked: its values, the first first, each oriented so that the greater is the better. */
export interface Contestant {
  readonly unit: number;
  readonly values: readonly Exact[];
}

export interface Place {
  /** From 1. */
  readonly place: number;
  /** How many are ranked with it. */
  readonly of: number;
  /** The place of the last: as many as are ranked; where places are dense, as many as there are places. */
  readonly lowest: number;
  /** How many share the place, itself included. */
  readonly shared: number;
}

const order = (a: Contestant, b: Contestant): number => {
  for (let at = 0; at < a.values.length; at++) {
    const by = (b.values[at] ?? Exact.ZERO).compare(a.values[at] ?? Exact.ZERO);
    if (by !== 0) return by;
  }
  return 0;
};

/** Competition places (1, 2, 2, 4) or dense ones (1, 2, 2, 3), the best first; one sort. */
export const placesOf = (contestants: readonly Contestant[], ties: 'shared' | 'dense'): Map<number, Place> => {
  const sorted = contestants.toSorted(order);
  const places = new Map<number, Place>();
  const starts = sorted.flatMap((one, at) => (at === 0 || order(sorted[at - 1] as Contestant, one) !== 0 ? [at] : []));
  const lowest = ties === 'dense' ? starts.length : sorted.length;
  starts.forEach((from, number) => {
    const to = starts[number + 1] ?? sorted.length;
    const place = { place: (ties === 'dense' ? number : from) + 1, of: sorted.length, lowest, shared: to - from };
    for (const one of sorted.slice(from, to)) places.set(one.unit, place);
  });
  return places;
};

export const oriented = (value: Exact, best: 'highest' | 'lowest'): Exact => (best === 'highest' ? value : value.neg());

/** Runs a computation and gives its failure as a value. */
export const attempt = <T>(compute: () => T): T | Failure => {
  try {
    return compute();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
};
