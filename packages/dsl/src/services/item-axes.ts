import type { Analysis } from '../analyze.js';
import { leavesOf } from '../walk/walk-rule.js';

const known = new WeakMap<Analysis, ReadonlyMap<string, readonly string[]>>();

/** The sets and lists gone over around each item, by the item's name. */
export const itemAxesOf = (analysis: Analysis): ReadonlyMap<string, readonly string[]> => {
  const before = known.get(analysis);
  if (before) return before;
  const made = new Map(
    leavesOf(analysis).flatMap(({ node, use, around }) =>
      use.kind === 'name' && use.what === 'item' ? [[node.text, around.over] as const] : [],
    ),
  );
  known.set(analysis, made);
  return made;
};
