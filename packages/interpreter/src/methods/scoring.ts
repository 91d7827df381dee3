import type { Axis, CheckedMethodOf, Exact, ItemInfo, MethodName, Term } from '@zhunsheng/dsl';
import type { Evaluate } from '../evaluate/compile.js';
import type { Frame, Run } from '../evaluate/frame.js';
import type { Formula, ItemTrace, TraceStep } from '../evaluate/trace.js';

/** What a method may use: terms as closures, the cells of other items, and explanations. */
export interface Tools {
  compile(term: Term): Evaluate;
  explain(term: Term): (frame: Frame) => Formula;
  /** An item's cells as seen from a frame that stands within its axes. */
  cells(item: ItemInfo): ItemReader;
  /** How an item came to its points. */
  trace(item: ItemInfo, frame: Frame): ItemTrace;
  /** Goes through the members or records of an axis, at the loop depth after the item's own axes. */
  each(item: ItemInfo, axis: Axis): (frame: Frame, visit: (element: number) => void) => void;
}

export interface ItemReader {
  points(frame: Frame): Exact | null;
  max(frame: Frame): Exact | null;
  possible(frame: Frame): Exact | null;
}

/** What a method says of one cell. */
export interface Explanation {
  readonly steps: readonly TraceStep[];
  readonly parts?: readonly ItemTrace[];
  readonly members?: ItemTrace['members'];
  /** Readings that it rests on beside the item's own. */
  readonly readings?: readonly string[];
}

/** A method of one item, ready to run. `S` is what it computes for the whole column first, if anything. */
export interface Scoring<S = unknown> {
  /** For methods that compare units: everything that needs the whole cohort. `applies` says which units have the item. */
  begin?(run: Run, applies: (frame: Frame) => boolean): S;
  /** Points before the item's limits; null where the method gives none (the item then does not apply). */
  points(frame: Frame, max: Exact | null, state: S): Exact | null;
  /** What could have been earned, where that is not simply the maximum. */
  possible?(frame: Frame, max: Exact | null): Exact | null;
  explain(frame: Frame, max: Exact | null, state: S): Explanation;
}

export type MethodOf<N extends MethodName> = CheckedMethodOf<N>;

/** Makes a method of an item ready to run. */
export type Prepare<N extends MethodName> = (method: CheckedMethodOf<N>, item: ItemInfo, tools: Tools) => Scoring;
