import type { DiagnosticBag, ReportOptions } from '../diagnostics/bag.js';
import { CODES, type Code } from '../diagnostics/codes.js';
import type { Bilingual } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../source/source-file.js';
import { type Span, span } from '../source/span.js';

/** A file of garbage has as many mistakes as characters: after this many, one says that there are more. */
const MOST = 100;

/** Mistakes after which what could be read is not what was meant: a line is left out or stands elsewhere. */
const TEARING: ReadonlySet<Code> = new Set([
  'yaml-syntax',
  'indentation',
  'tab-indentation',
  'unclosed',
  'missing-colon',
  'key-not-text',
  'invisible-character',
]);

/** Reports the mistakes of one file while it is loaded, up to a limit, and knows which lines have errors. */
export class SourceReporter {
  readonly file: SourceFile;
  readonly #bag: DiagnosticBag;
  readonly #lines = new Set<number>();
  #count = 0;
  /** Set where the tree lacks something that the file has: what follows from that is not worth saying. */
  torn = false;
  /** Lines that are indented as no line may be there: others can't be judged by them. */
  readonly outOfStep = new Set<number>();
  /** Lines that are no entry at all. */
  readonly stray = new Set<number>();

  constructor(file: SourceFile, bag: DiagnosticBag) {
    this.file = file;
    this.#bag = bag;
  }

  isOutOfStep(offset: number): boolean {
    return this.outOfStep.has(this.file.lineIndex(offset));
  }

  report(code: Code, range: Span, message: Bilingual, options: ReportOptions = {}): void {
    this.#count += 1;
    if (TEARING.has(code)) this.torn = true;
    if (this.#count > MOST + 1) return;
    if (CODES[code].severity === 'error') this.#lines.add(this.file.lineIndex(range.start));
    if (this.#count <= MOST) this.#bag.report(code, this.file, range, message, options);
    else
      this.#bag.report('too-many-mistakes', this.file, range, {
        zh: `这个文件已有 ${MOST} 处错误，这里以后的不再列出`,
        en: `the file has ${MOST} mistakes up to here; no more are listed`,
      });
  }

  /** Whether nothing more will be listed. */
  get full(): boolean {
    return this.#count > MOST;
  }

  /** Whether an error has been reported. */
  get any(): boolean {
    return this.#lines.size > 0;
  }

  /** Whether an error has been reported on the line of this offset. */
  hasLineOf(offset: number): boolean {
    return this.#lines.has(this.file.lineIndex(offset));
  }
}

/** A span of `length` characters from an offset, kept inside the text. */
export const spanAt = (text: string, offset: number, length: number): Span => {
  const start = Math.min(Math.max(offset, 0), text.length);
  return span(start, Math.min(start + length, text.length));
};

/** A text cut short for a message. */
export const brief = (text: string): string => {
  const points = [...text.slice(0, 60).replace(/\s+/g, ' ')];
  return points.length > 24 || text.length > 60 ? `${points.slice(0, 24).join('')}…` : points.join('');
};
