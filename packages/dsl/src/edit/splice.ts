import type { SourceFile } from '../source/source-file.js';
import { type Span, span } from '../source/span.js';
import { applyEdits, type TextEdit } from '../source/text-edit.js';
import type { ScalarNode, SourceNode } from '../yaml/node.js';
import { isPlain, singleQuoted } from './notation.js';
import { scalarsOf } from './scalars.js';

/** Edits of the decoded texts of scalars, as edits of the file: nothing but what is edited changes, but for quotes that it now needs. */
export const spliceScalars = (
  file: SourceFile,
  root: SourceNode,
  edits: ReadonlyMap<ScalarNode, readonly TextEdit[]>,
): readonly TextEdit[] =>
  scalarsOf(root, file).flatMap(({ node, flow }) => {
    const own = (edits.get(node) ?? []).map((edit) => ({ span: placeOf(node, edit.span, file.text), text: edit.text }));
    if (own.length === 0 || node.style !== 'plain') return own;
    const source = applyEdits(
      file.slice(node.span),
      own.map((edit) => ({ ...edit, span: moved(edit.span, -node.span.start) })),
    );
    return isPlain(source, flow) ? own : [{ span: node.span, text: singleQuoted(source) }];
  });

const moved = ({ start, end }: Span, by: number): Span => span(start + by, end + by);

/** Where a part of a scalar's text stands in the file, without what folding has removed behind it. */
const placeOf = (node: ScalarNode, part: Span, text: string): Span => {
  const start = node.offset(part.start);
  if (part.end === part.start) return span(start, start);
  const last = node.offset(part.end - 1);
  const copied = text.charAt(last) === node.text.charAt(part.end - 1);
  return span(start, copied ? last + 1 : node.offset(part.end));
};
