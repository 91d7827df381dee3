/** A character that stands for the caret: of the private use area, so in no rule. */
export const CARET = '\ue000';

/** A line of a text that is being typed, for a reader that never gives up. */
export interface LooseLine {
  /** Offsets of its content, without white space around. */
  readonly start: number;
  readonly end: number;
  readonly indent: number;
}

/** Nesting beyond this is not looked into: it is refused anyway. */
export const MAX_LOOSE_DEPTH = 100;

/** All lines that hold something: neither blank lines nor comments. */
export const looseLines = (text: string): readonly LooseLine[] => {
  const lines: LooseLine[] = [];
  for (let at = 0; at <= text.length; ) {
    const feed = text.indexOf('\n', at);
    const stop = feed < 0 ? text.length : feed;
    let start = at;
    while (start < stop && isSpace(text.charCodeAt(start))) start++;
    let end = stop;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    if (end > start && text.charAt(start) !== '#') lines.push({ start, end, indent: start - at });
    at = stop + 1;
  }
  return lines;
};

const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 13 || code === 0xfeff;

export const isItem = (text: string, at: number): boolean =>
  text.charAt(at) === '-' && /[\s\ue000]|^$/.test(text.charAt(at + 1));

const QUOTED_KEY = /(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*')[ \t]*:(?=\s|$)/y;
const NO_KEY = /[\s#,[\]{}&*!|>'"%@`]/;

/** Where the colon of a key stands that begins at an offset, if one does; `end`: of its line. */
export const colonOfKey = (text: string, at: number, end: number): number | undefined => {
  QUOTED_KEY.lastIndex = at;
  const quoted = QUOTED_KEY.exec(text);
  if (quoted) return at + quoted[0].length - 1;
  if (NO_KEY.test(text.charAt(at)) || isItem(text, at)) return undefined;
  for (let colon = text.indexOf(':', at); colon >= 0 && colon < end; colon = text.indexOf(':', colon + 1)) {
    const next = text.charAt(colon + 1);
    // Right behind a colon a space is still to come.
    if (colon + 1 >= end || next === ' ' || next === '\t' || next === CARET) {
      const comment = text.slice(at, colon).search(/\s#/);
      return comment < 0 ? colon : undefined;
    }
  }
  return undefined;
};
