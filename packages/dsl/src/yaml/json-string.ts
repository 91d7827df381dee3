import { type Span, span } from '../source/span.js';
import { JSON_SAYS, type JsonMistake } from './json-mistakes.js';
import type { ScalarNode } from './node.js';
import { isClosed } from './quotes.js';
import { copiedNode, mappedNode, TextMap } from './text-map.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

interface BadCharacter {
  readonly place: Span;
  readonly mistake: JsonMistake;
}

/** Decodes a raw string, quotes included. What may not stand in it is kept as written and named. */
export const decodeJsonString = (
  raw: string,
  offset: number,
): { readonly node: ScalarNode; readonly bad: readonly BadCharacter[] } => {
  const range = span(offset, offset + raw.length);
  const inner = raw.slice(1, isClosed(raw) ? -1 : undefined);
  const start = offset + 1;
  const tab = inner.indexOf('\t');
  const bad: BadCharacter[] = tab < 0 ? [] : [{ place: span(start + tab, start + tab + 1), mistake: JSON_SAYS.tab }];
  if (!inner.includes('\\')) return { node: copiedNode(inner, start, 'quoted', range), bad };

  const map = new TextMap();
  let from = 0;
  for (let at = inner.indexOf('\\'); at >= 0; at = inner.indexOf('\\', from)) {
    map.copy(inner.slice(from, at), start + from);
    const length = inner[at + 1] === 'u' ? 6 : 2;
    const escaped = inner.slice(at, at + length);
    const decoded = /^\\u[\da-fA-F]{4}$/.test(escaped)
      ? String.fromCharCode(Number.parseInt(escaped.slice(2), 16))
      : ESCAPES[escaped.slice(1)];
    if (decoded === undefined) {
      bad.push({ place: span(start + at, start + at + escaped.length), mistake: JSON_SAYS.escape });
      map.copy(escaped, start + at);
    } else {
      map.put(decoded, start + at, length);
    }
    from = at + escaped.length;
  }
  map.copy(inner.slice(from), start + from);
  return { node: mappedNode(map.endAt(start + inner.length), range, 'quoted'), bad };
};

const CLOSING: Readonly<Record<string, RegExp>> = {
  "'": /['\n]/g,
  '“': /[”“"\n]/g,
  '”': /[”“"\n]/g,
  '‘': /[’‘'\n]/g,
  '＂': /[＂"\n]/g,
  '「': /[」\n]/g,
};

/** A text on one line in single, full-width or Chinese quotes, if one begins at `start`. */
export const otherQuotes = (
  text: string,
  start: number,
): { readonly inner: string; readonly end: number; readonly mistake: JsonMistake } | undefined => {
  const opening = text.charAt(start);
  const closing = CLOSING[opening];
  if (!closing) return undefined;
  closing.lastIndex = start + 1;
  const match = closing.exec(text);
  if (!match || match[0] === '\n') return undefined;
  const inner = text.slice(start + 1, match.index);
  return {
    inner,
    end: match.index + 1,
    mistake: opening === "'" ? JSON_SAYS.singleQuotes(inner) : JSON_SAYS.wideQuotes(inner),
  };
};
