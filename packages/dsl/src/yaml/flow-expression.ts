import type { Bilingual } from '../diagnostics/diagnostic.js';
import { singleQuoted } from './notation.js';

/** An expression without quotes that YAML would take apart. */
export interface TornExpression {
  /** The whole of it, as it was meant. */
  readonly text: string;
  /** The same in quotes. */
  readonly quoted: string;
  readonly message: Bilingual;
  readonly hint: Bilingual;
}

const OPENING = '([（［';
const CLOSING = ')]）］';
const QUOTES = `'"`;

/**
 * What a plain scalar inside braces or brackets was meant to be, where a bracket follows it (`进度[专项一]`, `month in [3, 6]`) or one is open
 * in it (`max(0` before a comma): up to the comma or bracket that ends it. Nothing for any other scalar, or where that is not clear.
 */
export const tornExpression = (text: string, start: number, length: number): TornExpression | undefined => {
  const behind = /[ ]*/y;
  behind.lastIndex = start + length;
  const indexed = text[start + length + (behind.exec(text)?.[0].length ?? 0)] === '[';
  if (!indexed && !isOpen(text.slice(start, start + length))) return undefined;
  const end = endOf(text, start);
  if (end === undefined || end <= start + length) return undefined;
  const whole = text.slice(start, end).trimEnd();
  const quoted = whole.includes("'") && !/["\\]/.test(whole) ? `"${whole}"` : singleQuoted(whole);
  return {
    text: whole,
    quoted,
    message: indexed
      ? { zh: '括号里的值含有“[”，要加引号', en: 'a value with `[` needs quotes inside braces or brackets' }
      : { zh: '括号里的值含有逗号，要加引号', en: 'a value with a comma needs quotes inside braces or brackets' },
    hint: { zh: `写成 ${quoted}`, en: `write ${quoted}` },
  };
};

const isOpen = (text: string): boolean => {
  let depth = 0;
  for (const character of text) {
    if (character === '(' || character === '（') depth += 1;
    else if (character === ')' || character === '）') depth -= 1;
  }
  return depth > 0;
};

/** Where the value ends: at a comma or closing bracket outside its own brackets and quotes, on its line. */
const endOf = (text: string, start: number): number | undefined => {
  let depth = 0;
  let quote = '';
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\n' || character === '{') return undefined;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (QUOTES.includes(character)) quote = character;
    else if (OPENING.includes(character)) depth += 1;
    else if (depth === 0 && (character === ',' || character === '}' || character === ']')) return at;
    else if (CLOSING.includes(character)) depth -= 1;
  }
  return undefined;
};
