import type { CST } from 'yaml';
import { type Span, span } from '../source/span.js';
import type { ScalarNode } from './node.js';
import { isClosed } from './quotes.js';
import { copiedNode, mappedNode, nullNode, TextMap } from './text-map.js';
import { decodeBlock } from './yaml-block.js';

const NULL = /^(?:~|null|Null|NULL|)$/;

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
};

/** A scalar token of YAML as a node: its text decoded as YAML 1.2 has it, with the place of each character. */
export const yamlScalar = (token: CST.FlowScalar | CST.BlockScalar): ScalarNode => {
  if (token.type === 'block-scalar') return decodeBlock(token);
  const { source, offset } = token;
  const range = span(offset, offset + source.length);
  switch (token.type) {
    case 'double-quoted-scalar':
      return quoted(token, '"', range);
    case 'single-quoted-scalar':
      return quoted(token, "'", range);
    default:
      if (NULL.test(source)) return nullNode(range);
      return source.includes('\n')
        ? mappedNode(decodePlain(source, offset), range, 'plain')
        : copiedNode(source, offset);
  }
};

export const decodePlain = (source: string, offset: number): TextMap => {
  const map = new TextMap();
  foldLines(source, offset, (from, to) => map.copy(source.slice(from, to), offset + from), map);
  return map;
};

const quoted = (token: CST.FlowScalar, quote: string, range: Span): ScalarNode => {
  const { source, offset } = token;
  const inner = source.slice(1, isClosed(source) ? -1 : undefined);
  const simple = quote === '"' ? !/[\\\n]/.test(inner) : !/['\n]/.test(inner);
  if (simple) return copiedNode(inner, offset + 1, 'quoted', range);
  const map = new TextMap();
  if (quote === '"') decodeDouble(inner, offset + 1, map);
  else foldLines(inner, offset + 1, (from, to) => copySingle(inner.slice(from, to), offset + 1 + from, map), map);
  return mappedNode(map.endAt(offset + 1 + inner.length), range, 'quoted');
};

/** In single quotes, two quotes stand for one. */
const copySingle = (text: string, offset: number, map: TextMap): void => {
  let from = 0;
  for (let at = text.indexOf("''"); at >= 0; at = text.indexOf("''", from)) {
    map.copy(text.slice(from, at), offset + from);
    map.put("'", offset + at, 2);
    from = at + 2;
  }
  map.copy(text.slice(from), offset + from);
};

/** Folds lines: white space around a break goes; one break is a space, each further one a line feed. */
const foldLines = (source: string, offset: number, copy: (from: number, to: number) => void, map: TextMap): void => {
  let breaks: Break[] = [];
  let from = 0;
  for (let line = 0; ; line++) {
    const feed = source.indexOf('\n', from);
    const last = feed < 0;
    const crlf = !last && feed > from && source[feed - 1] === '\r';
    let end = last ? source.length : crlf ? feed - 1 : feed;
    let start = from;
    if (line > 0) while (start < end && isBlank(source[start])) start++;
    if (!last) while (end > start && isBlank(source[end - 1])) end--;
    if (last || end > start || line === 0) {
      putBreaks(breaks, map);
      breaks = [];
      copy(start, end);
    }
    if (last) return;
    breaks.push({ offset: offset + (crlf ? feed - 1 : feed), length: crlf ? 2 : 1 });
    from = feed + 1;
  }
};

interface Break {
  readonly offset: number;
  readonly length: number;
}

const putBreaks = (breaks: readonly Break[], map: TextMap): void => {
  const [first, ...more] = breaks;
  if (first && more.length === 0) map.put(' ', first.offset, first.length);
  for (const one of more) map.put('\n', one.offset, one.length);
};

const isBlank = (character: string | undefined): boolean => character === ' ' || character === '\t';

const decodeDouble = (source: string, offset: number, map: TextMap): void => {
  let at = 0;
  while (at < source.length) {
    const rest = /[\\\n \t]/g;
    rest.lastIndex = at;
    const special = rest.exec(source)?.index ?? source.length;
    const crlf = source[special] === '\n' && special > at && source[special - 1] === '\r';
    map.copy(source.slice(at, crlf ? special - 1 : special), offset + at);
    if (special >= source.length) return;
    if (source[special] === '\\') at = decodeEscape(source, special, offset, map);
    else at = foldSpace(source, special, offset, map);
  }
};

/** White space inside double quotes: kept, unless a line break follows, which is folded with all blank lines behind it. */
const foldSpace = (source: string, start: number, offset: number, map: TextMap): number => {
  let at = start;
  while (isBlank(source[at])) at++;
  const crlf = source[at] === '\r' && source[at + 1] === '\n';
  if (source[at] !== '\n' && !crlf) {
    map.copy(source.slice(start, at), offset + start);
    return at;
  }
  const breaks: Break[] = [];
  for (;;) {
    const pair = source[at] === '\r' && source[at + 1] === '\n';
    if (source[at] === '\n' || pair) {
      const before = breaks.length === 0 && !pair && source[at - 1] === '\r' ? 1 : 0;
      breaks.push({ offset: offset + at - before, length: pair ? 2 : 1 + before });
      at += pair ? 2 : 1;
    } else if (isBlank(source[at])) at++;
    else break;
  }
  putBreaks(breaks, map);
  return at;
};

const HEX_LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Decodes the escape at `at`; gives the index behind it. A wrong one stays as written: it has been reported. */
const decodeEscape = (source: string, at: number, offset: number, map: TextMap): number => {
  const letter = source.charAt(at + 1);
  const simple = ESCAPES[letter];
  if (simple !== undefined) {
    map.put(simple, offset + at, 2);
    return at + 2;
  }
  const hex = HEX_LENGTH[letter];
  if (hex !== undefined) {
    const digits = source.slice(at + 2, at + 2 + hex);
    const code = digits.length === hex && /^[\da-fA-F]+$/.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
    if (code <= 0x10ffff) map.put(String.fromCodePoint(code), offset + at, 2 + hex);
    else map.copy(source.slice(at, at + 2 + hex), offset + at);
    return at + 2 + hex;
  }
  const lineEnd = letter === '\n' ? 1 : letter === '\r' && source[at + 2] === '\n' ? 2 : 0;
  if (lineEnd > 0) {
    // An escaped line break joins the lines.
    let next = at + 1 + lineEnd;
    while (isBlank(source[next])) next++;
    return next;
  }
  map.copy(source.slice(at, at + 2), offset + at);
  return at + 2;
};
