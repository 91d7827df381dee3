import type { IToken } from 'chevrotain';
import { type Span, span } from '../source/span.js';
import type { ScalarNode } from '../yaml/node.js';

/**
 * The one place that reads chevrotain's positions: its end offsets are inclusive or absent and its end of input stands at
 * NaN. Everything else uses half-open indices into the text, and `Place` to get from those to the file.
 */
export const startOf = (token: IToken): number => token.startOffset;
export const endOf = (token: IToken): number => token.startOffset + token.image.length;
export const isEnd = (token: IToken): boolean => Number.isNaN(token.startOffset);

/** From half-open indices into an expression's text to a span of its file. */
export type Place = (start: number, end: number) => Span;

export const placeIn =
  (source: ScalarNode): Place =>
  (start, end) =>
    span(source.offset(start), source.offset(end));
