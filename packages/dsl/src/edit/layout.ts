import type { SourceFile } from '../source/source-file.js';
import { span } from '../source/span.js';
import type { TextEdit } from '../source/text-edit.js';
import type { SourceNode } from '../yaml/node.js';
import { type PlacedScalar, scalarsOf } from './scalars.js';

/**
 * All that formatting does to the layout: white space at the ends of lines goes, and the file ends with one line end. Where that may be
 * part of a text (behind `|` and `>`, and in quotes over several lines) it stays.
 */
export const layoutEdits = (root: SourceNode, file: SourceFile): readonly TextEdit[] => {
  const scalars = scalarsOf(root, file);
  const kept = keptLines(scalars, file);
  const end = contentLength(file.text, SPACES_AND_LINE_ENDS);
  const edits: TextEdit[] = [];
  for (let index = 0; index <= file.lineIndex(end); index++) {
    const start = file.lineStart(index);
    const text = file.text.slice(start, Math.min(end, start + file.lineText(index).length));
    const length = contentLength(text, SPACES);
    if (length < text.length && !kept.has(index))
      edits.push({ span: span(start + length, start + text.length), text: '' });
  }
  const tail = file.text.slice(end);
  const lineEnd = /\r?\n/.exec(file.text)?.[0] ?? '\n';
  if (tail !== lineEnd && !isPartOfText(tail, end, scalars.at(-1), file))
    edits.push({ span: span(end, file.text.length), text: lineEnd });
  return edits;
};

const SPACES = ' \t';
const SPACES_AND_LINE_ENDS = ' \t\r\n';

const contentLength = (text: string, blank: string): number => {
  let length = text.length;
  while (length > 0 && blank.includes(text.charAt(length - 1))) length--;
  return length;
};

/** Lines whose white space may be part of a text. Behind a block this goes for blank lines too. */
const keptLines = (scalars: readonly PlacedScalar[], file: SourceFile): ReadonlySet<number> => {
  const kept = new Set<number>();
  for (const { node } of scalars) {
    const first = file.lineIndex(node.span.start);
    const last = file.lineIndex(node.span.end);
    if (node.style === 'quoted') for (let at = first; at < last; at++) kept.add(at);
    if (node.style === 'block') for (let at = first + 1; at <= last || isBlank(file, at); at++) kept.add(at);
  }
  return kept;
};

const isBlank = (file: SourceFile, index: number): boolean =>
  index < file.lineCount && contentLength(file.lineText(index), SPACES) === 0;

/** Whether the blank lines at the end of the file belong to a block of text that goes up to there. */
const isPartOfText = (tail: string, end: number, last: PlacedScalar | undefined, file: SourceFile): boolean => {
  if (tail === '' || last?.node.style !== 'block' || last.node.span.end < end) return false;
  return /^[|>]\d?\+/.test(file.slice(last.node.span)) || /[ \t]/.test(tail);
};
