import { type Span, span } from '../source/span.js';
import type { ScalarNode } from './node.js';

/** A stretch of text: either copied from the source character by character, or standing for one place of it. */
interface Run {
  readonly index: number;
  readonly offset: number;
  readonly copied: boolean;
}

/** Builds a decoded text and remembers for each of its characters where in the file it was written. */
export class TextMap {
  #text = '';
  #end = 0;
  readonly #runs: Run[] = [];

  get text(): string {
    return this.#text;
  }

  /** Appends text that stands in the file as it is. */
  copy(text: string, offset: number): void {
    if (text === '') return;
    const last = this.#runs.at(-1);
    if (!last?.copied || last.offset + this.#text.length - last.index !== offset) {
      this.#runs.push({ index: this.#text.length, offset, copied: true });
    }
    this.#text += text;
    this.#end = offset + text.length;
  }

  /** Appends text that an escape or a line break of `length` characters stands for. */
  put(text: string, offset: number, length: number): void {
    this.#runs.push({ index: this.#text.length, offset, copied: false });
    this.#text += text;
    this.#end = offset + length;
  }

  /** Sets the offset behind the last character, where it is not the end of what was appended last. */
  endAt(offset: number): this {
    this.#end = offset;
    return this;
  }

  offset(index: number): number {
    if (index >= this.#text.length) return this.#end;
    let low = 0;
    let high = this.#runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#runs[middle]?.index ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    const run = this.#runs[low];
    if (!run) return this.#end;
    return run.copied ? run.offset + Math.max(index, 0) - run.index : run.offset;
  }
}

export const mappedNode = (map: TextMap, range: Span, style: ScalarNode['style']): ScalarNode => ({
  kind: 'scalar',
  span: range,
  text: map.text,
  style,
  offset: (index) => map.offset(index),
});

/** A scalar whose text stands in the file as it is, from `start` on. */
export const copiedNode = (
  text: string,
  start: number,
  style: ScalarNode['style'] = 'plain',
  range?: Span,
): ScalarNode => ({
  kind: 'scalar',
  span: range ?? span(start, start + text.length),
  text,
  style,
  offset: (index) => start + Math.min(Math.max(index, 0), text.length),
});

/** No value. */
export const nullNode = (range: Span): ScalarNode => ({
  kind: 'scalar',
  span: range,
  text: '',
  style: 'null',
  offset: () => range.start,
});

/** Another spelling of what stands at a place: its characters can't be told apart any more. */
export const respelt = (range: Span, text: string, style: ScalarNode['style']): ScalarNode => ({
  kind: 'scalar',
  span: range,
  text,
  style,
  offset: (index) => (index >= text.length ? range.end : range.start),
});
