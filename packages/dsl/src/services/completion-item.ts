import type { Bilingual } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/span.js';
import { isPlain, singleQuoted } from '../yaml/notation.js';
import type { Caret } from './caret.js';

export type CompletionKind =
  | 'key'
  | 'method'
  | 'field'
  | 'value'
  | 'item'
  | 'coefficient'
  | 'set'
  | 'member'
  | 'group'
  | 'unit'
  | 'function'
  | 'builtin'
  | 'word'
  | 'reading'
  | 'choice';

/** Something that may be written where the caret stands. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** What is written in place of `replace`. */
  readonly insert: string;
  /** `insert` has places to fill in: `${1:name}`, `${1|one,two|}`, `$0`. */
  readonly snippet?: true;
  readonly replace: Span;
  /** A few words: the twin in the other language, the type, the unit of measure. */
  readonly detail?: Bilingual;
  /** Markdown. */
  readonly documentation?: Bilingual;
  /** Completions are shown in the order of these, then of the labels. */
  readonly sort?: string;
  /** What a typed prefix is compared with, where it is not the label: it also holds the twin. */
  readonly filter?: string;
}

export type Draft = Omit<Completion, 'replace'> & { readonly replace?: Span };

/** A text with what means something in a snippet escaped. */
export const escaped = (text: string): string => text.replace(/[$}\\]/g, '\\$&');

/** The same inside the choices of a snippet. */
export const escapedChoice = (text: string): string => text.replace(/[$}\\,|]/g, '\\$&');

/** A text as a scalar in the caret's place: in quotes where it needs them and has none. */
export const asScalar = (text: string, caret: Caret): string => {
  if (caret.quote === "'") return text.replaceAll("'", "''");
  if (caret.quote === '"') return text.replaceAll(/["\\]/g, '\\$&');
  return isPlain(text, caret.flow) ? text : singleQuoted(text);
};

export const same = (text: string): Bilingual => ({ zh: text, en: text });
