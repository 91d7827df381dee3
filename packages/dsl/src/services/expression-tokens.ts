import type { Analysis } from '../analyze.js';
import { canonicalWord } from '../document/vocabulary.js';
import { type Piece, piecesOf } from '../expression/pieces.js';
import { wordOf } from '../expression/words.js';
import type { Span } from '../source/span.js';
import { leavesOf } from '../walk/walk-rule.js';
import { nameIndexOf } from './name-index.js';
import type { SymbolKind } from './occurrence.js';

export type ExpressionTokenKind =
  | 'field'
  | 'value'
  | 'coefficient'
  | 'item'
  | 'set'
  | 'member'
  | 'function'
  | 'parameter'
  | 'column'
  | 'class'
  | 'reading'
  | 'builtin'
  | 'keyword'
  | 'number'
  | 'date'
  | 'text'
  | 'operator'
  | 'unknown';

export interface ExpressionToken {
  readonly span: Span;
  readonly kind: ExpressionTokenKind;
}

/** The tokens of all expressions inside the YAML, by place: names by what they stand for. */
export const expressionTokens = (analysis: Analysis): readonly ExpressionToken[] => {
  const named = new Map(nameIndexOf(analysis).occurrences.map((one) => [one.span.start, one.symbol.kind]));
  return leavesOf(analysis)
    .flatMap(({ node, use }): readonly ExpressionToken[] => {
      const isExpression = use.kind === 'expression' && canonicalWord(node.text, use.words) === undefined;
      if (!isExpression && use.kind !== 'band' && use.kind !== 'signature') return [];
      return piecesOf(node.text).map((piece) => {
        const start = node.offset(piece.start);
        const symbol = named.get(piece.kind === 'text' ? node.offset(piece.start + 1) : start);
        const end = Math.max(node.offset(piece.end - 1) + 1, start + 1);
        return { span: { start, end }, kind: symbol ? KINDS[symbol] : kindOf(piece) };
      });
    })
    .sort((a, b) => a.span.start - b.span.start);
};

const KINDS: Readonly<Record<SymbolKind, ExpressionTokenKind>> = {
  field: 'field',
  'record-field': 'field',
  value: 'value',
  coefficient: 'coefficient',
  item: 'item',
  set: 'set',
  table: 'set',
  member: 'member',
  function: 'function',
  parameter: 'parameter',
  column: 'column',
  class: 'class',
  reading: 'reading',
};

const kindOf = ({ kind, text }: Piece): ExpressionTokenKind => {
  switch (kind) {
    case 'word': {
      const word = wordOf(text);
      return !word || word.kind === 'keyword' || word.kind === 'option' ? 'keyword' : 'builtin';
    }
    case 'number':
    case 'date':
    case 'text':
      return kind;
    case 'open-text':
      return 'text';
    case 'sign':
      return 'operator';
    default:
      return 'unknown';
  }
};
