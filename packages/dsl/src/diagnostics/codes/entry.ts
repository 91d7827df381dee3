import type { Bilingual, Severity } from '../diagnostic.js';

/** A row of the table of codes. */
export interface CodeEntry {
  readonly severity: Severity;
  /** What kind of mistake it is, in a few words. */
  readonly title: Bilingual;
  /** What to do about it in general; a diagnostic's own hint goes first. */
  readonly hint: Bilingual;
}
