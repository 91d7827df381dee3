import type { Span } from '../source/span.js';
import type { ComparisonOperator, NumberLiteral } from './ast.js';

export type BoundOperator = Exclude<ComparisonOperator, '!='>;

export interface Bound {
  readonly operator: BoundOperator;
  /** Its text starts with `-` if it is negative. */
  readonly value: NumberLiteral;
  readonly span: Span;
}

/** The key of a band of points: `否则`, or bounds that all hold: `>= 10, < 20`. */
export type Band =
  | { readonly kind: 'else'; readonly span: Span }
  | { readonly kind: 'bounds'; readonly bounds: readonly Bound[]; readonly span: Span };
