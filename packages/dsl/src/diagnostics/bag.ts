import type { SourceFile } from '../source/source-file.js';
import type { Span } from '../source/span.js';
import { CODES, type Code } from './codes.js';
import type { Bilingual, Diagnostic, Fix, Label } from './diagnostic.js';

export interface ReportOptions {
  readonly hint?: Bilingual;
  readonly secondary?: readonly Label[];
  /** What the primary place is called in the code frame. */
  readonly label?: Bilingual;
  readonly fixes?: readonly Fix[];
}

/** Collects diagnostics; phases report into it and go on. The same code at the same place with the same words is kept once. */
export class DiagnosticBag {
  readonly #found = new Map<string, Diagnostic>();

  report(code: Code, file: SourceFile, span: Span, message: Bilingual, options: ReportOptions = {}): void {
    const key = `${code} ${file.name} ${span.start} ${span.end} ${message.en}`;
    if (this.#found.has(key)) return;
    this.#found.set(key, {
      code,
      message,
      primary: { file, span, ...(options.label ? { message: options.label } : {}) },
      secondary: options.secondary ?? [],
      ...(options.hint ? { hint: options.hint } : {}),
      ...(options.fixes && options.fixes.length > 0 ? { fixes: options.fixes } : {}),
    });
  }

  /** All diagnostics, by file and place. */
  get all(): readonly Diagnostic[] {
    return [...this.#found.values()].sort(
      (a, b) => compare(a.primary.file.name, b.primary.file.name) || a.primary.span.start - b.primary.span.start,
    );
  }

  get hasErrors(): boolean {
    return [...this.#found.values()].some((one) => CODES[one.code].severity === 'error');
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
