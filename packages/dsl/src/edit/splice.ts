import type { SourceFile } from '../source/source-file.js';
import { type Span, span } from '../source/span.js';
import { applyEdits, type TextEdit } from '../source/text-edit.js';
import type { ScalarNode, SourceNode } from '../yaml/node.js';
import { doubleQuoted, isPlain, singleQuoted } from '../yaml/notation.js';
import { type PlacedScalar, scalarsOf } from './scalars.js';

/** Edits of the decoded texts of scalars, as edits of the file: nothing but what is edited changes, but for quotes that it now needs. */
export const spliceScalars = (
  file: SourceFile,
  root: SourceNode,
  edits: ReadonlyMap<ScalarNode, readonly TextEdit[]>,
): readonly TextEdit[] =>
  scalarsOf(root, file).flatMap((scalar) => spliceScalar(file, scalar, edits.get(scalar.node) ?? []));

const spliceScalar = (
  file: SourceFile,
  { node, flow }: PlacedScalar,
  edits: readonly TextEdit[],
): readonly TextEdit[] => {
  const own = edits.map(({ span: part, text }) => ({
    span: placeOf(node, part, file.text),
    text: node.style === 'quoted' ? insideQuotes(text, node, file) : text,
  }));
  if (own.length === 0 || node.style !== 'plain') return own;
  const source = applyEdits(
    file.slice(node.span),
    own.map((edit) => ({ ...edit, span: moved(edit.span, -node.span.start) })),
  );
  // Between brackets a full-width comma that comes in would be read as one between two members.
  const divides = flow && own.some(({ text }) => /[，、]/.test(text));
  return isPlain(source, flow) && !divides ? own : [{ span: node.span, text: singleQuoted(source) }];
};

/** A text as it stands in the quotes that a scalar has. */
const insideQuotes = (text: string, { span: { start } }: ScalarNode, file: SourceFile): string =>
  (file.text.charAt(start) === "'" ? singleQuoted : doubleQuoted)(text).slice(1, -1);

const moved = ({ start, end }: Span, by: number): Span => span(start + by, end + by);

/** Where a part of a scalar's text stands in the file, without what folding has removed behind it. */
export const placeOf = (node: ScalarNode, part: Span, text: string): Span => {
  const start = node.offset(part.start);
  if (part.end === part.start) return span(start, start);
  const last = node.offset(part.end - 1);
  const copied = text.charAt(last) === node.text.charAt(part.end - 1);
  return span(start, copied ? last + 1 : node.offset(part.end));
};
