import { type Analysis, applyEdits, changeEdit, type RuleChange } from '@zhunsheng/dsl';
import type { Result } from '../run/result.js';
import { impactOf } from './impact.js';

/** What one change does by itself. */
export interface Blame {
  readonly changeId: string;
  /** Whether it could be tried alone: it is an edit of one place, and the rule is right with it alone. */
  readonly alone: boolean;
  /** The units whose score it moves, by their place with it. */
  readonly scores: readonly string[];
  /** The units whose place it moves. */
  readonly places: readonly { readonly unit: string; readonly before: number; readonly after: number }[];
}

/** What changes are tried on: the rule before, and its result. */
export interface BlameBase {
  readonly before: Analysis;
  readonly result: Result;
}

/** Scores the text of a rule; undefined where it is wrong. */
export type ScoreText = (text: string) => Result | undefined | Promise<Result | undefined>;

/**
 * Which change moves whom: each is made alone in the rule before. Changes may also work together, so what they do alone need not
 * add up to what they do.
 */
export const blame = async (
  changes: readonly RuleChange[],
  { before, result }: BlameBase,
  score: ScoreText,
): Promise<readonly Blame[]> => {
  const found: Blame[] = [];
  for (const change of changes) {
    const edit = changeEdit(change);
    const scored = edit ? await score(applyEdits(before.file.text, [edit])) : undefined;
    found.push(scored ? moves(change, result, scored) : { changeId: change.id, alone: false, scores: [], places: [] });
  }
  return found;
};

const moves = ({ id }: RuleChange, base: Result, result: Result): Blame => {
  const { units } = impactOf(base, result);
  return {
    changeId: id,
    alone: true,
    scores: units.flatMap(({ unit, before, after }) => (before.score === after.score ? [] : [unit])),
    places: units.flatMap(({ unit, before, after, places }) =>
      places === undefined ? [] : [{ unit, before: before.rank ?? 0, after: after.rank ?? 0 }],
    ),
  };
};
