/** Character classes of the language, as sources of regular expressions with the `u` flag. */

/** A digit, half-width or full-width. */
export const DIGIT = '[0-9０-９]';
/** What a name may start with. `\p{Nl}` brings in 〇, as in 二〇二一. */
export const NAME_START = '\\p{L}\\p{Nl}_';
/** What a name may go on with. */
export const NAME_PART = `${NAME_START}\\p{M}\\p{Nd}`;

const WIDE_TWINS: Readonly<Record<string, string>> = {
  '．': '.',
  '％': '%',
  '－': '-',
  '＋': '+',
  '，': ',',
  '、': ',',
};

/** Digits and the signs that numbers and dates are written with, half-width. */
export const halfWidth = (text: string): string =>
  text.replace(/[０-９．％－＋，、]/g, (one) => WIDE_TWINS[one] ?? String.fromCharCode(one.charCodeAt(0) - 0xfee0));

const WHOLE_NAME = new RegExp(`^[${NAME_START}][${NAME_PART}]*$`, 'u');
const FOREIGN_TO_NAMES = new RegExp(`[^${NAME_PART}]+`, 'u');

export const isIdentifier = (text: string): boolean => WHOLE_NAME.test(text);

/** The first run of characters that no name may hold. */
export const foreignToNames = (text: string): { readonly start: number; readonly end: number } | undefined => {
  const found = FOREIGN_TO_NAMES.exec(text);
  return found ? { start: found.index, end: found.index + found[0].length } : undefined;
};
