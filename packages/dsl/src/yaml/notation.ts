/** How a text is written as a scalar of YAML. */

const NULL = /^(?:~|null|Null|NULL|)$/;
/** What begins something else than a text: indicators, a document marker, a merge key. */
const OPENING = /^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?=\s|$)|(?:---|\.\.\.)(?=\s|$)|<<$)/;
const OPENING_IN_FLOW = /^[-?:](?=[,[\]{}])/;
/** What ends a plain scalar: the colon of a key, a comment. */
const ENDING = /:(?=\s|$)|\s#/;
const ENDING_IN_FLOW = /[,[\]{}]/;

/** Whether a text can stand without quotes; `flow`: inside brackets or braces. Lines may be folded. */
export const isPlain = (text: string, flow: boolean): boolean =>
  !NULL.test(text) &&
  !/^\s|\s$/.test(text) &&
  !OPENING.test(text) &&
  !ENDING.test(text) &&
  !(flow && (OPENING_IN_FLOW.test(text) || ENDING_IN_FLOW.test(text)));

export const singleQuoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** In double quotes everything can be written: what is not seen is escaped, but for the joiners that some scripts need. */
export const doubleQuoted = (text: string): string =>
  `"${text.replace(/["\\]|(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (one) => ESCAPES[one] ?? escaped(one))}"`;

const escaped = (character: string): string => {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
};
