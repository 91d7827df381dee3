import type { Analysis } from '../analyze.js';
import type { Span } from '../source/span.js';
import { occurrenceAt } from './name-index.js';

/** Where what is named at an offset is declared; the first place where there are several. */
export const definitionAt = (analysis: Analysis, offset: number): Span | undefined =>
  occurrenceAt(analysis, offset)?.symbol.occurrences.find((one) => one.declares)?.span;

/** Every place where what is named at an offset is named, its declaration included, in the order of the file. */
export const referencesAt = (analysis: Analysis, offset: number): readonly Span[] =>
  occurrenceAt(analysis, offset)?.symbol.occurrences.map((one) => one.span) ?? [];
