import type { SourceFile } from '../source/source-file.js';
import type { Span } from '../source/span.js';
import { textWidth, visible } from './width.js';

/** Wider lines are cut down to a window around the place in question. */
const MAX_WIDTH = 120;
const BEFORE = 40;
const CUT = '…';

/** A line of a file as shown, cut where it is too long. */
export interface Excerpt {
  readonly text: string;
  /** The columns that a span takes below the text: at least one, and only the part on this line. */
  marks(range: Span): { readonly column: number; readonly width: number };
}

/** The line with the given 0-based index, shown so that the offset `around` is in sight. */
export const excerpt = (file: SourceFile, index: number, around: number): Excerpt => {
  const start = file.lineStart(index);
  const line = file.lineText(index);
  // A byte order mark is no text of the line.
  const first = start === 0 && line.startsWith('\ufeff') ? 1 : 0;
  const { from, to } = window(line, first, clamp(around - start, first, line.length));
  const head = from > first ? CUT : '';
  const shown = line.slice(from, to);
  const column = (offset: number): number =>
    textWidth(head) + textWidth(line.slice(from, clamp(offset - start, from, to)));
  return {
    text: `${head}${visible(shown)}${to < line.length ? CUT : ''}`,
    marks: (range) => {
      const at = column(range.start);
      return { column: at, width: Math.max(1, column(range.end) - at) };
    },
  };
};

/** The part of a line to show: all of it, or what fits around an offset. */
const window = (line: string, first: number, around: number): { from: number; to: number } => {
  if (line.length - first <= MAX_WIDTH * 2 && textWidth(line.slice(first)) <= MAX_WIDTH)
    return { from: first, to: line.length };
  let from = around;
  for (let width = 0; from > first; ) {
    const previous = before(line, from);
    width += textWidth(line.slice(previous, from));
    if (width > BEFORE) break;
    from = previous;
  }
  let to = from;
  for (let width = 0; to < line.length; ) {
    const next = after(line, to);
    width += textWidth(line.slice(to, next));
    if (width > MAX_WIDTH) break;
    to = next;
  }
  return { from, to };
};

const after = (line: string, at: number): number => at + ((line.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

const before = (line: string, at: number): number => at - (at >= 2 && (line.codePointAt(at - 2) ?? 0) > 0xffff ? 2 : 1);

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
