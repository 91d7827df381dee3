import type { SourceFile } from '../source/source-file.js';
import type { Span } from '../source/span.js';
import type { Code } from './codes.js';

export type Language = 'zh' | 'en';

/** A message in both languages of the project. */
export type Bilingual = Readonly<Record<Language, string>>;

export type Severity = 'error' | 'warning';

/** A place in a file, with what is to be said about it. */
export interface Label {
  readonly file: SourceFile;
  readonly span: Span;
  readonly message?: Bilingual;
}

/** One thing that is wrong: where, what, and what to write instead. Severity and title come from the table of codes. */
export interface Diagnostic {
  readonly code: Code;
  /** What is wrong here, with the names and values at hand. */
  readonly message: Bilingual;
  readonly primary: Label;
  readonly secondary: readonly Label[];
  /** What to write instead. */
  readonly hint?: Bilingual;
}
