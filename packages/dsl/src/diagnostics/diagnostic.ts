import type { SourceFile } from '../source/source-file.js';
import type { Span } from '../source/span.js';
import type { TextEdit } from '../source/text-edit.js';
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

/** A change that puts a mistake right: edits in the file of the primary place, in order, not overlapping. */
export interface Fix {
  /** What it does, to choose it by. */
  readonly title: Bilingual;
  readonly edits: readonly TextEdit[];
  /** It guesses, or puts in a placeholder: for a reader to choose, never to be made unasked. */
  readonly tentative?: true;
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
  /** What can be written for one, the best first: only where it is certain enough to offer. */
  readonly fixes?: readonly Fix[];
}
