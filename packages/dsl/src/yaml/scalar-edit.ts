import type { SourceFile } from '../source/source-file.js';
import { type Span, span } from '../source/span.js';
import { applyEdits, type TextEdit } from '../source/text-edit.js';
import type { ScalarNode, SourceNode } from './node.js';
import { doubleQuoted, isPlain, singleQuoted } from './notation.js';

/** What takes the place of a part of a scalar's text (half-open indices into it). */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Notation {
  /** Whether it stands inside brackets or braces; where that is not known, its own text tells as much as it can. */
  readonly flow?: boolean;
  /** Whether it is put in double quotes even where it can do without. */
  readonly quoted?: true;
}

/** Changes of a scalar's text as edits of its file, with quotes where it needs them then. Nothing where that can't be said. */
export const scalarEdits = (
  node: ScalarNode,
  file: SourceFile,
  changes: readonly TextChange[],
  { flow = !/[,[\]{}]/.test(node.text), quoted }: Notation = {},
): readonly TextEdit[] | undefined => {
  const place = (one: TextChange): Span => span(node.offset(one.start), node.offset(one.end));
  const own = changes.map((one): TextEdit => ({ span: place(one), text: one.text }));
  switch (node.style) {
    case 'null':
      return undefined;
    case 'block':
      return own;
    case 'quoted': {
      const written = file.text.charAt(node.span.start);
      if (written === "'") return own.map((one) => ({ ...one, text: one.text.replaceAll("'", "''") }));
      return written === '"' ? own.map((one) => ({ ...one, text: one.text.replace(/["\\]/g, '\\$&') })) : undefined;
    }
    case 'plain': {
      const source = file.slice(node.span);
      const folded = source.includes('\n');
      if (!folded && source !== node.text) return undefined;
      const moved = own.map((one) => ({
        ...one,
        span: span(one.span.start - node.span.start, one.span.end - node.span.start),
      }));
      const now = applyEdits(source, moved);
      if (!quoted && isPlain(now, flow)) return own;
      if (folded) return undefined;
      const double = (quoted || now.includes("'")) && !/["\\]/.test(now);
      return [{ span: node.span, text: double ? doubleQuoted(now) : singleQuoted(now) }];
    }
  }
};

/** The scalar that holds a span of the file, and whether it stands inside brackets or braces. */
export const scalarAt = (
  node: SourceNode,
  place: Span,
  file: SourceFile,
  inFlow = false,
): { readonly node: ScalarNode; readonly flow: boolean } | undefined => {
  if (node.kind === 'scalar')
    return node.span.start <= place.start && place.end <= node.span.end ? { node, flow: inFlow } : undefined;
  const flow = inFlow || /[[{]/.test(file.text.charAt(node.span.start));
  const children = node.kind === 'sequence' ? node.items : node.entries.flatMap(({ key, value }) => [key, value]);
  for (const child of children) {
    const found = scalarAt(child, place, file, flow);
    if (found) return found;
  }
  return undefined;
};

/** Changes what stands at a span of a scalar. */
export const spanEdits = (
  root: SourceNode,
  file: SourceFile,
  place: Span,
  text: (written: string) => string,
): readonly TextEdit[] | undefined => {
  const found = scalarAt(root, place, file);
  if (!found) return undefined;
  const { node, flow } = found;
  const start = indexAt(node, place.start);
  const end = indexAt(node, place.end);
  if (start === undefined || end === undefined) return undefined;
  return scalarEdits(node, file, [{ start, end, text: text(node.text.slice(start, end)) }], { flow });
};

const indexAt = (node: ScalarNode, offset: number): number | undefined => {
  for (let at = 0; at <= node.text.length; at++) if (node.offset(at) === offset) return at;
  return undefined;
};
