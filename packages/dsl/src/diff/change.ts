import type { Bilingual } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/span.js';

/** What stands, or stood, at a place of one of the two files. */
export interface Place {
  readonly text: string;
  readonly span: Span;
}

interface About {
  /** Of the coefficient, scalar or item in the file that has it, the later one where both do. */
  readonly id: string;
  readonly label: Bilingual;
  readonly item?: string;
  readonly itemPath: readonly string[];
  readonly source?: string;
}

/** One thing that two versions of a rule do not have in common. */
export type RuleChange = About &
  (
    | { readonly kind: 'coefficient'; readonly before: Place; readonly after: Place }
    | { readonly kind: 'coefficient-added'; readonly after: Place }
    | { readonly kind: 'coefficient-removed'; readonly before: Place }
    /** An expression, a name, a text, or several bands, cases or lines at once. */
    | { readonly kind: 'text'; readonly path: readonly string[]; readonly before?: Place; readonly after?: Place }
    | { readonly kind: 'item-added'; readonly after: Place }
    | { readonly kind: 'item-removed'; readonly before: Place }
    /** It stands under another item. */
    | { readonly kind: 'item-moved'; readonly before: Place; readonly after: Place }
    | { readonly kind: 'item-renamed'; readonly before: Place; readonly after: Place }
  );

export type CoefficientChange = Extract<RuleChange, { kind: 'coefficient' }>;
