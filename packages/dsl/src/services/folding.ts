import type { Analysis } from '../analyze.js';
import type { SourceFile } from '../source/source-file.js';
import type { Span } from '../source/span.js';
import { entriesOf } from '../walk/nodes.js';
import type { SourceNode } from '../yaml/node.js';
import { type OutlineNode, outlineOf } from './outline.js';

export interface FoldingRange {
  /** From the line that stays to the end of the last one that goes. */
  readonly span: Span;
  readonly kind: 'section' | 'item' | 'block' | 'comment';
}

/** What can be folded: sections, items, other keys over several lines, comments of several lines. By place. */
export const foldingRanges = (analysis: Analysis): readonly FoldingRange[] => {
  const { file, document } = analysis;
  const found = new Map<number, FoldingRange>();
  const add = (span: Span, kind: FoldingRange['kind']): void => {
    const line = file.lineIndex(span.start);
    if (file.lineIndex(span.end) > line && !found.has(line)) found.set(line, { span, kind });
  };
  const outline = (node: OutlineNode): void => {
    add(node.span, node.kind === 'section' || node.kind === 'item' ? node.kind : 'block');
    node.children.forEach(outline);
  };
  outlineOf(analysis).forEach(outline);
  if (document) blocks(document.root, (span) => add(span, 'block'));
  for (const span of comments(file)) add(span, 'comment');
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
};

const blocks = (node: SourceNode, add: (span: Span) => void): void => {
  if (node.kind === 'sequence') for (const one of node.items) blocks(one, add);
  for (const { key, value } of entriesOf(node)) {
    add({ start: key.span.start, end: value.span.end });
    blocks(value, add);
  }
};

/** Runs of lines that hold nothing but a comment. */
const comments = (file: SourceFile): readonly Span[] => {
  const found: Span[] = [];
  for (let line = 0; line < file.lineCount; line++) {
    const first = line;
    while (line < file.lineCount && file.lineText(line).trimStart().startsWith('#')) line++;
    const last = line - 1;
    if (last > first)
      found.push({ start: file.lineStart(first), end: file.lineStart(last) + file.lineText(last).length });
  }
  return found;
};
