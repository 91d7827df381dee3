import type { Span } from '../source/span.js';

/**
 * A document (YAML or JSON) as positioned nodes. Scalars keep their text: no number, date or flag is read here, so that
 * whoever knows what is meant can read it exactly.
 */
export type SourceNode = MapNode | SequenceNode | ScalarNode;

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: readonly MapEntry[];
}

export interface MapEntry {
  readonly key: ScalarNode;
  readonly value: SourceNode;
}

export interface SequenceNode {
  readonly kind: 'sequence';
  readonly span: Span;
  readonly items: readonly SourceNode[];
}

export interface ScalarNode {
  readonly kind: 'scalar';
  /** Where it stands, quotes included. An absent value has an empty span where it would stand. */
  readonly span: Span;
  /** Its decoded text; '' where there is no value. */
  readonly text: string;
  /** `null`: no value (YAML `~`, `null` or nothing; JSON null). `plain`: bare YAML, or a JSON number or literal. `quoted`: a text for sure. */
  readonly style: 'null' | 'plain' | 'quoted' | 'block';
  /** The offset in the file of character `index` of `text` (0 ≤ index ≤ text.length); exact for folded, escaped and quoted text. */
  offset(index: number): number;
}

export const isMap = (node: SourceNode): node is MapNode => node.kind === 'map';
export const isScalar = (node: SourceNode): node is ScalarNode => node.kind === 'scalar';
