import type { Span } from '@zhunsheng/dsl';

/** A position as Monaco counts: lines and columns from 1. */
export interface Place {
  readonly lineNumber: number;
  readonly column: number;
}

export interface PlaceRange {
  readonly startLineNumber: number;
  readonly startColumn: number;
  readonly endLineNumber: number;
  readonly endColumn: number;
}

/**
 * Offsets of one text as positions. Answers of the worker are turned into positions with the text that was asked about, not with what
 * the model has become meanwhile.
 */
export class Places {
  readonly #starts: number[] = [0];
  /** Where a line ends, its line end left out. */
  readonly #ends: number[] = [];

  constructor(text: string) {
    for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) {
      this.#ends.push(index);
      this.#starts.push(index + end.length);
    }
    this.#ends.push(text.length);
  }

  /** Within a line end: the end of its line. */
  at(offset: number): Place {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const [start, end] = [this.#starts[low] ?? 0, this.#ends[low] ?? 0];
    return { lineNumber: low + 1, column: Math.max(0, Math.min(offset, end) - start) + 1 };
  }

  offset({ lineNumber, column }: Place): number {
    const line = Math.max(0, Math.min(lineNumber - 1, this.#starts.length - 1));
    const [start, end] = [this.#starts[line] ?? 0, this.#ends[line] ?? 0];
    return Math.max(start, Math.min(start + column - 1, end));
  }

  range({ start, end }: Span): PlaceRange {
    const [from, to] = [this.at(start), this.at(end)];
    return {
      startLineNumber: from.lineNumber,
      startColumn: from.column,
      endLineNumber: to.lineNumber,
      endColumn: to.column,
    };
  }

  /** The parts of a span that stand on one line each; line ends belong to none. */
  lines({ start, end }: Span): readonly (Place & { readonly length: number })[] {
    const parts: (Place & { readonly length: number })[] = [];
    for (let line = this.at(start).lineNumber; line <= this.at(end).lineNumber; line++) {
      const from = Math.max(start, this.#starts[line - 1] ?? 0);
      const to = Math.min(end, this.#ends[line - 1] ?? 0);
      if (to > from) parts.push({ ...this.at(from), length: to - from });
    }
    return parts;
  }
}

let latest: { readonly text: string; readonly places: Places } | undefined;

/** Of a text that several services ask about one after the other. */
export const placesOf = (text: string): Places => {
  if (latest?.text !== text) latest = { text, places: new Places(text) };
  return latest.places;
};

export const overlaps = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;
