import type { Analysis } from '../analyze.js';
import type { Language } from '../diagnostics/diagnostic.js';
import type { Symbols } from '../resolve/symbols.js';
import type { Type } from '../rule/types.js';
import { type Span, span } from '../source/span.js';
import type { Leaf } from '../walk/contents.js';
import { leafOf } from '../walk/walk-rule.js';
import { CARET } from './loose-lines.js';
import { readLoosely } from './loose-yaml.js';

/** Where the caret stands in a text that is being typed, and what may be meant there. */
export interface Caret {
  /** The text of the caret's node is without the caret, its places are those in the file. */
  readonly leaf: Leaf;
  /** The text of the scalar, and where the caret stands in it. */
  readonly text: string;
  readonly at: number;
  /** The place of the scalar's text in the file, without quotes. */
  readonly place: Span;
  /** The quotes that the scalar has. */
  readonly quote: '"' | "'" | undefined;
  /** Inside brackets or braces. */
  readonly flow: boolean;
  /** By itself on its line, where the dash of an item is missing. */
  readonly dashless: boolean;
  /** The scalar is the first thing on its line, so that a map may begin here. */
  readonly ownLine: boolean;
  /** A colon follows the scalar. */
  readonly hasColon: boolean;
  readonly offset: number;
  readonly language: Language;
  readonly source: string;
  readonly symbols: Symbols | undefined;
  /** The analysis that the symbols are from. */
  readonly known: Analysis;
  /** The types of values, as far as they are known, from the last analysis without mistakes. */
  readonly types: ReadonlyMap<string, Type>;
}

/** Finds out where an offset stands; undefined in a comment. */
export const caretAt = (analysis: Analysis, offset: number, last: Analysis | undefined): Caret | undefined => {
  const source = analysis.file.text;
  const { root, caret, flow, dashless } = readLoosely(source.slice(0, offset) + CARET + source.slice(offset));
  const leaf = caret && leafOf(root, caret);
  if (!caret || !leaf) return undefined;
  const mark = caret.text.indexOf(CARET);
  const start = caret.offset(0);
  const text = caret.text.slice(0, mark) + caret.text.slice(mark + CARET.length);
  const quote = caret.style === 'quoted' ? source.charAt(start - 1) : undefined;
  const known = knownOf(analysis, last);
  return {
    leaf,
    text,
    at: mark,
    place: span(start, start + text.length),
    quote: quote === '"' || quote === "'" ? quote : undefined,
    flow,
    dashless,
    ownLine: /(?:^|\n)[ \t]*$/.test(source.slice(Math.max(0, caret.span.start - 200), caret.span.start)),
    hasColon: /^["']?[ \t]*:(?:\s|$)/.test(source.slice(start + text.length)),
    offset,
    language: (analysis.document ?? last?.document)?.language ?? 'en',
    source,
    symbols: known.symbols,
    known,
    types: new Map((known.rule ?? last?.rule)?.values.map((one) => [one.name, one.term.type])),
  };
};

/** A text that is torn lacks names that were there a moment ago. */
const knownOf = (analysis: Analysis, last: Analysis | undefined): Analysis => {
  const { document, symbols } = analysis;
  if (!last?.symbols) return analysis;
  const lacks = !symbols || document?.torn || symbols.names.size * 2 < last.symbols.names.size;
  return lacks ? last : analysis;
};
