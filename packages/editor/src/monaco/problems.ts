import type { Span } from '@zhunsheng/dsl';
import type { PlainDiagnostic, PlainFix } from '../protocol/api.js';
import { fill, say, type Words } from '../words/language.js';
import { overlaps, type PlaceRange, type Places } from './places.js';

/** A diagnostic as it is marked in the text. */
export interface Mark extends PlaceRange {
  readonly severity: PlainDiagnostic['severity'];
  readonly code: string;
  readonly message: string;
  readonly related: readonly (PlaceRange & { readonly message: string })[];
}

const WORDS = {
  see: { zh: '另见 {path}：{message}', en: 'See also {path}: {message}' },
  related: { zh: '相关之处', en: 'related place' },
} satisfies Words;

/** Those of `diagnostics` that are about the file itself. */
export const marksOf = (diagnostics: readonly PlainDiagnostic[], path: string, places: Places): readonly Mark[] =>
  diagnostics
    .filter((one) => one.path === path)
    .map((one) => {
      const elsewhere = one.secondary.filter((label) => label.path !== path);
      return {
        ...places.range(one.span),
        severity: one.severity,
        code: one.code,
        message: [
          say(one.message),
          ...(one.hint ? [say(one.hint)] : []),
          ...elsewhere.map(({ path: file, message = WORDS.related }) =>
            fill(WORDS.see, { path: file, message: say(message) }),
          ),
        ].join('\n'),
        related: one.secondary
          .filter((label) => label.path === path)
          .map((label) => ({ ...places.range(label.span), message: say(label.message ?? WORDS.related) })),
      };
    });

export interface QuickFix {
  readonly title: string;
  readonly edits: PlainFix['edits'];
  readonly diagnostic: PlainDiagnostic;
  /** The only one of its diagnostic. */
  readonly preferred: boolean;
}

/** What can be put right within a part of the text. */
export const fixesWithin = (diagnostics: readonly PlainDiagnostic[], path: string, part: Span): readonly QuickFix[] =>
  diagnostics
    .filter((one) => one.path === path && overlaps(one.span, part))
    .flatMap((diagnostic) =>
      diagnostic.fixes.map(({ title, edits }) => ({
        title: say(title),
        edits,
        diagnostic,
        preferred: diagnostic.fixes.length === 1,
      })),
    );
