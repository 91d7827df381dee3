import { eastAsianWidth } from 'get-east-asian-width';

const TAB = '    ';
const ZERO_WIDTH = /^[\p{Mn}\p{Me}\u200c\u200d]$/u;
/** Characters that show nothing, or that reorder what is shown: they are spelt out. */
const HIDDEN = /^(?![\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]$/u;
const NEEDS_GLYPH = /[^\u0020-\u007e\u3000-\u303f\u3400-\u9fff\uff01-\uffef]/u;

/**
 * How one character is shown: a tab has a fixed width, control and hidden characters are made visible. A file's text can
 * therefore neither move the columns of a frame nor send a control sequence to a terminal.
 */
const glyph = (character: string): string => {
  if (character === '\t') return TAB;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  if (HIDDEN.test(character)) return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  return character;
};

/** A text as it is shown on one line. */
export const visible = (text: string): string => (NEEDS_GLYPH.test(text) ? Array.from(text, glyph).join('') : text);

/** The columns that a text takes in a terminal, shown as `visible` shows it. Ambiguous characters count as narrow. */
export const textWidth = (text: string): number => {
  let width = 0;
  for (const character of visible(text)) {
    if (!ZERO_WIDTH.test(character)) width += eastAsianWidth(character.codePointAt(0) ?? 0);
  }
  return width;
};
