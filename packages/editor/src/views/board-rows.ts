import type { Board, BoardRow } from '../protocol/api.js';

/** How many units' scores and places change. */
export const movesOf = (rows: readonly BoardRow[]): { readonly scores: number; readonly places: number } => ({
  scores: rows.filter(({ difference }) => difference !== undefined).length,
  places: rows.filter(hasMoved).length,
});

const hasMoved = ({ before, after }: BoardRow): boolean => before !== undefined && before.place !== after?.place;

export const placeText = (place: number | undefined): string => (place === undefined ? '—' : String(place));

/** A unit's line in the slope chart: from its row before to its row after, counted from 0. */
export interface Slope {
  readonly unit: string;
  readonly from: number;
  readonly to: number;
  readonly placeBefore: number;
  readonly placeAfter: number;
  readonly direction: 'up' | 'down' | 'same';
}

/** The rows of the chart. Units that share a place stand one below the other, in the order of the other side where they can. */
export const slopesOf = ({ rows }: Board): readonly Slope[] => {
  const ranked = rows.flatMap(({ unit, before, after }) =>
    before?.place === undefined || after?.place === undefined
      ? []
      : [{ unit, placeBefore: before.place, placeAfter: after.place }],
  );
  const order = (
    side: 'placeBefore' | 'placeAfter',
    other: 'placeBefore' | 'placeAfter',
  ): ReadonlyMap<string, number> =>
    new Map([...ranked].sort((a, b) => a[side] - b[side] || a[other] - b[other]).map(({ unit }, at) => [unit, at]));
  const [from, to] = [order('placeBefore', 'placeAfter'), order('placeAfter', 'placeBefore')];
  return ranked.map((one) => ({
    ...one,
    from: from.get(one.unit) ?? 0,
    to: to.get(one.unit) ?? 0,
    direction: one.placeAfter < one.placeBefore ? 'up' : one.placeAfter > one.placeBefore ? 'down' : 'same',
  }));
};
