import type { Expression } from '../expression/ast.js';
import type { Axis, Index, SetInfo, Term } from '../rule/rule.js';
import { textOf } from '../rule/types.js';
import type { Span } from '../source/span.js';

/** Which element of an axis is current. */
export interface Bound {
  readonly axis: Axis;
  readonly index: Index;
}

export interface Parameter {
  readonly expression: Expression;
  /** The parameters that were in force where the argument is written. */
  readonly parameters: Parameters;
}

export type Parameters = ReadonlyMap<string, Parameter>;

/** Where an expression stands: the loops around it, what is known to be present, the item being scored. */
export interface Scope {
  /** The loops around, outermost first: slot n is the loop over axes[n]. */
  readonly axes: readonly Axis[];
  /** What is current for each axis, the latest last. */
  readonly bound: readonly Bound[];
  readonly parameters: Parameters;
  /** What a condition has made sure of: keys of references that have a value here. */
  readonly facts: ReadonlySet<string>;
  readonly item?: string;
  /** The `applies` of the items around. */
  readonly within: readonly Term[];
  /** Calls of the rule's own functions around, innermost last. */
  readonly calls: readonly { readonly name: string; readonly span: Span }[];
}

export const NO_FACTS: ReadonlySet<string> = new Set();

export const ROOT: Scope = { axes: [], bound: [], parameters: new Map(), facts: NO_FACTS, within: [], calls: [] };

export const withFacts = (scope: Scope, facts: ReadonlySet<string>): Scope =>
  facts.size === 0 ? scope : { ...scope, facts: union(scope.facts, facts) };

/** The scope inside a loop over an axis. */
export const inside = (scope: Scope, axis: Axis): Scope => ({
  ...scope,
  axes: [...scope.axes, axis],
  bound: [...scope.bound, ...bind(axis, { kind: 'slot', slot: scope.axes.length })],
});

export const fix = (scope: Scope, axis: Axis, index: Index): Scope => ({
  ...scope,
  bound: [...scope.bound, ...bind(axis, index)],
});

/** An axis with its current element; a set derived from another has the columns and fields of that one's member too. */
export const bind = (axis: Axis, index: Index): readonly Bound[] => {
  if (axis.kind !== 'set' || !axis.from) return [{ axis, index }];
  return [...bind(axis.from, memberIn(axis.from, axis, index)), { axis, index }];
};

const memberIn = (whole: SetInfo, part: SetInfo, index: Index): Index => {
  if (index.kind === 'fixed') return { kind: 'fixed', member: whole.members.indexOf(part.members[index.member] ?? '') };
  if (index.kind === 'dynamic') return index;
  return {
    kind: 'dynamic',
    term: { op: 'member', set: part, at: index, span: part.span, type: textOf(part.members), optional: false },
  };
};

export const indexOf = (scope: Scope, axis: Axis): Index | undefined =>
  scope.bound.findLast((one) => one.axis === axis)?.index;

export const union = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> => {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  return new Set([...a, ...b]);
};
