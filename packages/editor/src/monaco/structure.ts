import type { ExpressionToken, ExpressionTokenKind, FoldingRange, OutlineNode } from '@zhunsheng/dsl';
import { say } from '../words/language.js';
import type { PlaceRange, Places } from './places.js';

export interface OutlineSymbol {
  readonly name: string;
  readonly detail: string;
  readonly icon: Icon;
  readonly range: PlaceRange;
  readonly selectionRange: PlaceRange;
  readonly children: readonly OutlineSymbol[];
}

const ICONS = {
  section: 'Namespace',
  item: 'Class',
  field: 'Field',
  value: 'Variable',
  coefficient: 'Constant',
  set: 'Enum',
  table: 'Array',
  class: 'Enum',
  function: 'Function',
  reading: 'Interface',
  group: 'Module',
  check: 'Event',
} as const satisfies Record<OutlineNode['kind'], string>;

type Icon = (typeof ICONS)[OutlineNode['kind']];

export const symbolsOf = (nodes: readonly OutlineNode[], places: Places): readonly OutlineSymbol[] =>
  nodes.map((node) => ({
    // Monaco takes an empty name for a mistake.
    name: node.name || say(node.detail) || '…',
    detail: say(node.detail),
    icon: ICONS[node.kind],
    // The name has to lie within the whole.
    range: places.range({
      start: Math.min(node.span.start, node.nameSpan.start),
      end: Math.max(node.span.end, node.nameSpan.end),
    }),
    selectionRange: places.range(node.nameSpan),
    children: symbolsOf(node.children, places),
  }));

export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind: FoldingRange['kind'];
}

/** Lines from the one that stays visible to the last one that folds; a span of one line folds nothing. */
export const foldsOf = (ranges: readonly FoldingRange[], places: Places): readonly Fold[] =>
  ranges.flatMap(({ span, kind }) => {
    const first = places.at(span.start).lineNumber;
    const last = places.at(Math.max(span.start, span.end - 1)).lineNumber;
    return last > first ? [{ start: first, end: last, kind }] : [];
  });

/** The kinds of token in an expression, in the order of Monaco's legend; the themes colour them by these names. */
export const TOKEN_KINDS = [
  'field',
  'value',
  'coefficient',
  'item',
  'set',
  'member',
  'function',
  'parameter',
  'column',
  'class',
  'reading',
  'builtin',
  'keyword',
  'number',
  'date',
  'text',
  'operator',
  'unknown',
] as const satisfies readonly ExpressionTokenKind[];

export type TokenKind = (typeof TOKEN_KINDS)[number];

/** Five numbers a token, each place relative to the one before, as the protocol of semantic tokens wants it. */
export const encodeTokens = (tokens: readonly ExpressionToken[], places: Places): Uint32Array => {
  const data: number[] = [];
  let [line, column] = [1, 1];
  for (const { span, kind } of tokens) {
    const index = TOKEN_KINDS.indexOf(kind);
    for (const part of places.lines(span)) {
      const down = part.lineNumber - line;
      data.push(down, down === 0 ? part.column - column : part.column - 1, part.length, index, 0);
      [line, column] = [part.lineNumber, part.column];
    }
  }
  return Uint32Array.from(data);
};
