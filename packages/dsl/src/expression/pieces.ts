import { type IToken, tokenMatcher } from 'chevrotain';
import { tokenize } from './lexer.js';
import { endOf, startOf } from './positions.js';
import * as t from './tokens.js';
import { wordOf } from './words.js';

export type PieceKind = 'name' | 'word' | 'number' | 'date' | 'text' | 'open-text' | 'sign' | 'unknown';

/** A token of an expression for those who look at text as it is being typed. */
export interface Piece {
  readonly kind: PieceKind;
  readonly start: number;
  readonly end: number;
  /** The canonical form of a word or sign; anything else as written. */
  readonly text: string;
}

/** Splits any text into the tokens of an expression. A `word` is one of the table of words, reserved or not. */
export const piecesOf = (text: string): readonly Piece[] =>
  tokenize(text).tokens.map((token) => ({ start: startOf(token), end: endOf(token), ...meaningOf(token) }));

const meaningOf = (token: IToken): Pick<Piece, 'kind' | 'text'> => {
  const { image, tokenType } = token;
  if (tokenType === t.NotIn) return { kind: 'word', text: 'not in' };
  if (tokenMatcher(token, t.Word)) {
    const word = wordOf(image);
    return word ? { kind: 'word', text: word.en } : { kind: 'name', text: image };
  }
  if (tokenType === t.UnclosedText) return { kind: 'open-text', text: image };
  if (tokenMatcher(token, t.TextToken)) return { kind: 'text', text: image };
  if (tokenMatcher(token, t.NumberToken)) return { kind: 'number', text: image };
  if (tokenMatcher(token, t.DateToken)) return { kind: 'date', text: image };
  if (tokenType === t.Unknown) return { kind: 'unknown', text: image };
  // Signs are named by their canonical form.
  return { kind: 'sign', text: tokenType.name };
};
