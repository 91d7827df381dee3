import type { DiagnosticBag } from '../diagnostics/bag.js';
import type { Code } from '../diagnostics/codes.js';
import type { Bilingual } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../source/source-file.js';
import type { Place } from './positions.js';

/** A mistake by its place in the text of the expression (half-open indices); becomes a diagnostic in the file. */
export interface Problem {
  readonly code: Code;
  readonly start: number;
  readonly end: number;
  readonly message: Bilingual;
  readonly hint: Bilingual;
  /** What was meant is certain: the tree is what it would be with the mistake mended. */
  readonly mended?: boolean;
  readonly related?: { readonly start: number; readonly end: number; readonly message: Bilingual };
}

export const report = (problem: Problem, place: Place, file: SourceFile, bag: DiagnosticBag): void => {
  const { related } = problem;
  bag.report(problem.code, file, place(problem.start, problem.end), problem.message, {
    hint: problem.hint,
    ...(related ? { secondary: [{ file, span: place(related.start, related.end), message: related.message }] } : {}),
  });
};

export const say = (zh: string, en: string): Bilingual => ({ zh, en });
