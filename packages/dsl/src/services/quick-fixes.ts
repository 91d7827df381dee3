import type { Diagnostic, Fix } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../source/source-file.js';
import type { Span } from '../source/span.js';
import { applyEdits } from '../source/text-edit.js';

/** A way to put a mistake right. */
export interface QuickFix {
  readonly diagnostic: Diagnostic;
  readonly fix: Fix;
}

const touches = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

/** The fixes of all diagnostics (of one file) that a span touches, the best of each first; a place without extent is a span as well. */
export const quickFixesAt = (diagnostics: readonly Diagnostic[], place: Span): readonly QuickFix[] =>
  diagnostics
    .filter((one) => touches(one.primary.span, place))
    .flatMap((diagnostic) => (diagnostic.fixes ?? []).map((fix) => ({ diagnostic, fix })));

/** The text of a file with a fix made. */
export const applyFix = (file: SourceFile, { edits }: Fix): string => applyEdits(file.text, edits);

/**
 * The fixes that can be made unasked, all at once: the only one of a diagnostic, where it is no guess and puts in no placeholder, and
 * lies apart from those before it.
 */
export const certainFixes = (diagnostics: readonly Diagnostic[], file: SourceFile): readonly QuickFix[] => {
  const taken: Span[] = [];
  return diagnostics.flatMap((diagnostic) => {
    const [fix, ...others] = diagnostic.fixes ?? [];
    if (!fix || fix.tentative || others.length > 0 || diagnostic.primary.file !== file) return [];
    if (fix.edits.some((one) => taken.some((other) => touches(one.span, other)))) return [];
    taken.push(...fix.edits.map((one) => one.span));
    return [{ diagnostic, fix }];
  });
};

/** The text of a file with several fixes made that lie apart. */
export const applyFixes = (file: SourceFile, fixes: readonly Fix[]): string =>
  applyEdits(
    file.text,
    fixes.flatMap((one) => one.edits).toSorted((a, b) => a.span.start - b.span.start),
  );
