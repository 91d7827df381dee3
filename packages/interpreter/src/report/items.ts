import type { Exact } from '@zhunsheng/dsl';
import type { ItemResult, Result } from '../run/result.js';

/** Between the names of an item's path. */
const SEPARATOR = '›';

/** The paths of all items of a result, each above its own, in the rule's order. A disqualified unit has none. */
export const itemPaths = (result: Result): readonly string[] => {
  const paths = new Set<string>();
  for (const unit of result.units) for (const [path] of pointsByPath(unit.items)) paths.add(path);
  return [...paths];
};

/** The points of items and all below them, by path. */
export const pointsByPath = (items: readonly ItemResult[], above = ''): ReadonlyMap<string, Exact | null> => {
  const found = new Map<string, Exact | null>();
  for (const item of items) {
    const path = `${above}${item.item}`;
    found.set(path, item.points);
    for (const [inner, points] of pointsByPath(item.items, `${path}${SEPARATOR}`)) found.set(inner, points);
  }
  return found;
};
