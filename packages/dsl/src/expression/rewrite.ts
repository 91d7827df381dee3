import { type IToken, tokenMatcher } from 'chevrotain';
import type { Language } from '../diagnostics/diagnostic.js';
import { span } from '../source/span.js';
import { applyEdits, type TextEdit } from '../source/text-edit.js';
import { halfWidth } from './characters.js';
import { tokenize } from './lexer.js';
import { isElseKey, isRightBand, isRightExpression, isRightSignature } from './parse.js';
import { endOf, startOf } from './positions.js';
import { wordIn } from './print.js';
import * as t from './tokens.js';
import { wordOf } from './words.js';

/**
 * What writes an expression's signs half-width and its words in the language asked for, token by token: spaces, names and quoted
 * texts stay as they are, and so does a text that is no expression.
 */
export const expressionEdits = (text: string, language: Language): readonly TextEdit[] =>
  isRightExpression(text) ? tokenEdits(text, language) : [];

/** The same for the key of a band. */
export const bandEdits = (text: string, language: Language): readonly TextEdit[] => {
  if (!isElseKey(text)) return isRightBand(text) ? tokenEdits(text, language) : [];
  const start = text.length - text.trimStart().length;
  return language === 'en' ? [{ span: span(start, text.trimEnd().length), text: 'else' }] : [];
};

/** The same for the key of a function. */
export const signatureEdits = (text: string, language: Language): readonly TextEdit[] =>
  isRightSignature(text) ? tokenEdits(text, language) : [];

export const rewriteExpression = (text: string, language: Language): string =>
  applyEdits(text, expressionEdits(text, language));

export const rewriteBand = (text: string, language: Language): string => applyEdits(text, bandEdits(text, language));

export const rewriteSignature = (text: string, language: Language): string =>
  applyEdits(text, signatureEdits(text, language));

const tokenEdits = (text: string, language: Language): readonly TextEdit[] => {
  const { tokens } = tokenize(text);
  const edits: TextEdit[] = [];
  const put = (start: number, end: number, written: string): void => {
    if (text.slice(start, end) !== written) edits.push({ span: span(start, end), text: written });
  };
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    const next = tokens[at + 1];
    if (language === 'zh' && next && token.tokenType === t.Not && next.tokenType === t.In) {
      put(startOf(token), endOf(next), t.NOT_IN_ZH);
      at++;
    } else put(startOf(token), endOf(token), rewriteToken(token, language));
  }
  return edits;
};

const rewriteToken = (token: IToken, language: Language): string => {
  const { image, tokenType } = token;
  if (tokenType === t.TextToken) return image;
  if (tokenType === t.NumberToken || tokenType === t.DateToken) return halfWidth(image);
  if (tokenType === t.NotIn) return language === 'zh' ? image : 'not in';
  if (tokenMatcher(token, t.Word)) return wordIn(wordOf(image)?.en ?? image, language);
  // What is left are signs, named by their canonical form.
  return tokenType.name;
};
