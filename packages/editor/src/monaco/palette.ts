import type { TokenKind } from './structure.js';

/** Colours of the code editor's tokens; test/editor/palette.test.ts holds each to a contrast of 4.5 on every ground that it stands on. */
export interface Palette {
  readonly plain: string;
  readonly key: string;
  readonly text: string;
  readonly number: string;
  readonly comment: string;
  readonly keyword: string;
  readonly sign: string;
  /** Names that stand for what the data or the rule gives. */
  readonly name: string;
  readonly item: string;
  readonly coefficient: string;
  readonly set: string;
  readonly function: string;
  readonly wrong: string;
  /** The ground of selected text. */
  readonly selection: string;
}

export const LIGHT: Palette = {
  plain: '#22201c',
  key: '#17508f',
  text: '#3b362d',
  number: '#0f5c3c',
  comment: '#5a564d',
  keyword: '#8c1f66',
  sign: '#5a564d',
  name: '#22201c',
  item: '#7d1b1f',
  coefficient: '#6b4300',
  set: '#0d5a63',
  function: '#5b3a9a',
  wrong: '#a1201a',
  selection: '#cfe2f8',
};

export const DARK: Palette = {
  plain: '#ece8df',
  key: '#9cc6f7',
  text: '#d9d3c5',
  number: '#8fe0b6',
  comment: '#b8b2a4',
  keyword: '#f0a6d8',
  sign: '#b8b2a4',
  name: '#ece8df',
  item: '#ffb4ae',
  coefficient: '#ffd479',
  set: '#86dbe6',
  function: '#cdb8ff',
  wrong: '#ffb0a8',
  selection: '#2b4261',
};

/** Which colour a token of an expression has. */
export const COLOUR_OF = {
  field: 'name',
  value: 'name',
  parameter: 'name',
  column: 'name',
  coefficient: 'coefficient',
  item: 'item',
  set: 'set',
  member: 'set',
  class: 'set',
  reading: 'set',
  function: 'function',
  builtin: 'function',
  keyword: 'keyword',
  number: 'number',
  date: 'number',
  text: 'text',
  operator: 'sign',
  unknown: 'wrong',
} as const satisfies Record<TokenKind, keyof Palette>;

/** `#abc` as `#aabbcc`: a build shortens colours, and Monaco takes them in full only. */
export const longHex = (colour: string): string => {
  const hex = colour.trim();
  return /^#[\da-f]{3}$/i.test(hex) ? hex.replace(/[\da-f]/gi, '$&$&') : hex;
};
