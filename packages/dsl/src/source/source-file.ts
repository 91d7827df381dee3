import type { Span } from './span.js';

/** A place for people: 1-based line, 1-based column counted in characters (code points). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A named text with its line starts computed once. */
export class SourceFile {
  readonly name: string;
  readonly text: string;
  readonly #lineStarts: readonly number[];

  constructor(name: string, text: string) {
    this.name = name;
    this.text = text;
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#lineStarts = starts;
  }

  get lineCount(): number {
    return this.#lineStarts.length;
  }

  /** The 0-based index of the line that holds the offset. */
  lineIndex(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  lineStart(index: number): number {
    return this.#lineStarts[index] ?? this.text.length;
  }

  /** The text of a line by 0-based index, without its line ending. */
  lineText(index: number): string {
    const next = this.#lineStarts[index + 1];
    return this.text.slice(this.lineStart(index), next ?? this.text.length).replace(/\r?\n$/, '');
  }

  position(offset: number): Position {
    const index = this.lineIndex(offset);
    let column = 1;
    // A surrogate pair is one character; a byte order mark is none.
    for (let at = this.lineStart(index); at < offset; at++) {
      const unit = this.text.charCodeAt(at);
      if ((unit < 0xdc00 || unit > 0xdfff) && !(at === 0 && unit === 0xfeff)) column++;
    }
    return { line: index + 1, column };
  }

  slice(range: Span): string {
    return this.text.slice(range.start, range.end);
  }
}
