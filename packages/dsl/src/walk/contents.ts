import type { Span } from '../source/span.js';
import type { MapNode, ScalarNode, SequenceNode, SourceNode } from '../yaml/node.js';
import type { Around } from './around.js';
import type { BodySlot } from './bodies.js';
import type { Use } from './use.js';

/** A scalar of a rule file. */
export interface Leaf {
  readonly node: ScalarNode;
  readonly use: Use;
  readonly around: Around;
  /** The map that it is a key or a value of. */
  readonly map: MapNode | undefined;
}

/** Something that a rule says: a value, a list of texts as a whole, the key of a band. */
export interface Slot {
  readonly node: ScalarNode | SequenceNode;
  readonly use: Use;
  readonly around: Around;
}

/** A matrix of coefficients, or a table of members and columns. */
export interface MatrixSlot {
  readonly kind: 'coefficient' | 'table';
  readonly name: string;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly by: readonly string[];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

/** What is told apart by its place only: bands, cases, lines, members of a list. */
export interface Series {
  readonly node: SourceNode;
  readonly count: number;
  readonly around: Around;
}

/** All that stands in a rule file, in its order. */
export interface Contents {
  /** Every scalar, keys included. */
  readonly leaves: readonly Leaf[];
  readonly slots: readonly Slot[];
  readonly score?: BodySlot;
  readonly matrices: readonly MatrixSlot[];
  readonly series: readonly Series[];
}
