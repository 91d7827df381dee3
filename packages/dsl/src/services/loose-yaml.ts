import { span } from '../source/span.js';
import type { MapEntry, ScalarNode, SourceNode } from '../yaml/node.js';
import { copiedNode, nullNode } from '../yaml/text-map.js';
import { LooseFlow } from './loose-flow.js';
import { CARET, colonOfKey, isItem, type LooseLine, looseLines, MAX_LOOSE_DEPTH } from './loose-lines.js';

export interface Loose {
  readonly root: SourceNode;
  /** The scalar that the caret is in; undefined in a comment. Its text holds the caret. */
  readonly caret?: ScalarNode;
  /** Whether the caret is inside brackets or braces. */
  readonly flow: boolean;
  /** The caret stands by itself where an item of a list is due, without its dash. */
  readonly dashless: boolean;
}

/**
 * Reads a text that is being typed, with a caret in it, as a tree of nodes. Takes anything: a line without its colon is a key without
 * a value, a bracket that is never closed ends where the indentation says so. Only good for finding out where the caret stands.
 */
export const readLoosely = (text: string): Loose => new LooseReader(text).read();

class LooseReader {
  readonly #lines: readonly LooseLine[];
  #at = 0;
  #depth = 0;
  #caret: ScalarNode | undefined;
  #inFlow = false;
  #dashless = false;

  constructor(private readonly text: string) {
    this.#lines = looseLines(text);
  }

  read(): Loose {
    const root = this.#block(-1, 0);
    return {
      root:
        root.kind === 'map'
          ? root
          : { kind: 'map', span: root.span, entries: root.kind === 'scalar' ? [alone(root)] : [] },
      ...(this.#caret ? { caret: this.#caret } : {}),
      flow: this.#inFlow,
      dashless: this.#dashless,
    };
  }

  get #line(): LooseLine | undefined {
    return this.#lines[this.#at];
  }

  /** What stands on the following lines that are indented further than their owner; a list may be as far out. */
  #block(owner: number, place: number): SourceNode {
    const line = this.#line;
    if (!line || line.indent < owner || (line.indent === owner && !isItem(this.text, line.start)))
      return nullNode(span(place, place));
    if (line.indent === owner && owner < 0) return nullNode(span(place, place));
    return this.#content(line.start, line.indent, line, owner);
  }

  /** What begins at a column of the current line. */
  #content(start: number, column: number, line: LooseLine, owner: number): SourceNode {
    const isMap = colonOfKey(this.text, start, line.end) !== undefined || this.#isKeyToBe(start, column, line);
    if (this.#depth >= MAX_LOOSE_DEPTH || !(isMap || isItem(this.text, start))) return this.#value(start, line, owner);
    this.#depth++;
    const node = isItem(this.text, start) ? this.#sequence(start, column) : this.#map(start, column);
    this.#depth--;
    return node;
  }

  /** Whether the caret's word is the first key of a map that goes on below. */
  #isKeyToBe(start: number, column: number, line: LooseLine): boolean {
    const next = this.#lines[this.#at + 1];
    if (!next || next.indent !== column || !this.text.slice(start, line.end).includes(CARET)) return false;
    return colonOfKey(this.text, next.start, next.end) !== undefined;
  }

  #sequence(first: number, column: number): SourceNode {
    const items: SourceNode[] = [];
    let start = first;
    for (let line = this.#line; line; line = this.#line) {
      if (start !== first && line.indent !== column) break;
      if (isItem(this.text, start)) {
        const inner = this.#afterBlank(start + 1, line.end);
        if (inner < line.end) items.push(this.#content(inner, column + inner - start, line, column));
        else {
          this.#at++;
          items.push(this.#deeper(column, line.end));
        }
      } else if (
        this.text.slice(start, line.end).includes(CARET) &&
        colonOfKey(this.text, start, line.end) === undefined
      ) {
        this.#dashless = true;
        items.push(this.#value(start, line, column));
      } else break;
      start = this.#line?.start ?? this.text.length;
    }
    return { kind: 'sequence', span: span(first, items.at(-1)?.span.end ?? first), items };
  }

  /** The lines below that are indented further than a column. */
  #deeper(column: number, place: number): SourceNode {
    const line = this.#line;
    return line && line.indent > column ? this.#block(column, place) : nullNode(span(place, place));
  }

  #map(first: number, column: number): SourceNode {
    const entries: MapEntry[] = [];
    let start = first;
    for (let line = this.#line; line; line = this.#line) {
      // Further in than the keys: out of place, unless it is where something is being typed.
      if (start !== first && (line.indent < column || (line.indent === column && isItem(this.text, start)))) break;
      const colon = colonOfKey(this.text, start, line.end);
      if (colon === undefined) {
        entries.push(alone(this.#scalarTo(start, line.end)));
        this.#at++;
      } else {
        const key = this.#key(start, colon);
        const from = this.#afterBlank(colon + 1, line.end);
        if (from < line.end && this.text.charAt(from) !== '#')
          entries.push({ key, value: this.#value(from, line, column) });
        else {
          this.#at++;
          entries.push({ key, value: this.#block(column, colon + 1) });
        }
      }
      start = this.#line?.start ?? this.text.length;
    }
    return { kind: 'map', span: span(first, entries.at(-1)?.value.span.end ?? first), entries };
  }

  #key(start: number, colon: number): ScalarNode {
    let end = colon;
    while (end > start && /\s/.test(this.text.charAt(end - 1))) end--;
    return this.#made(start, end);
  }

  /** A value that begins on the current line; goes behind the lines that it takes up. */
  #value(start: number, line: LooseLine, owner: number): SourceNode {
    const first = this.text.charAt(start);
    if (/^[|>][-+\d]*[ \t]*(?:#.*)?$/.test(this.text.slice(start, line.end))) return this.#blockScalar(line, owner);
    if (first === '{' || first === '[') {
      const flow = new LooseFlow(this.text, owner, (from, to) => this.#made(from, to, true));
      const node = flow.read(start);
      this.#skipTo(node.span.end);
      return node;
    }
    if (first === '"' || first === "'") {
      const end = this.#endOfQuoted(start, line, owner);
      this.#skipTo(end);
      return this.#made(start, end);
    }
    let end = this.#endOfPlain(start, line.end);
    this.#at++;
    for (let next = this.#line; next && next.indent > owner && !this.#standsAlone(next); next = this.#line) {
      end = this.#endOfPlain(next.start, next.end);
      this.#at++;
    }
    return this.#made(start, end);
  }

  /** What goes on with no text above: a key, or the caret alone. */
  #standsAlone({ start, end }: LooseLine): boolean {
    return this.text.slice(start, end) === CARET || colonOfKey(this.text, start, end) !== undefined;
  }

  #blockScalar(line: LooseLine, owner: number): SourceNode {
    this.#at++;
    let end = line.end;
    const from = this.#line?.start ?? end;
    for (let next = this.#line; next && next.indent > owner; next = this.#line) {
      end = next.end;
      this.#at++;
    }
    return end > line.end ? this.#made(from, end) : nullNode(span(line.end, line.end));
  }

  #endOfQuoted(start: number, line: LooseLine, owner: number): number {
    const close = endOfQuote(this.text, start);
    if (close === undefined) return line.end;
    for (let at = this.#at + 1; (this.#lines[at]?.start ?? close) < close; at++) {
      const next = this.#lines[at];
      if (next && (next.indent <= owner || this.#standsAlone(next))) return line.end;
    }
    return close;
  }

  #endOfPlain(start: number, end: number): number {
    const comment = this.text.slice(start, end).search(/\s#/);
    return comment < 0 ? end : start + this.text.slice(start, start + comment).trimEnd().length;
  }

  #skipTo(offset: number): void {
    this.#at++;
    while ((this.#line?.start ?? offset) < offset) this.#at++;
  }

  #afterBlank(from: number, end: number): number {
    let at = from;
    while (at < end && (this.text.charAt(at) === ' ' || this.text.charAt(at) === '\t')) at++;
    return at;
  }

  #scalarTo(start: number, end: number): ScalarNode {
    return this.#made(start, this.#endOfPlain(start, end));
  }

  #made(start: number, end: number, flow = false): ScalarNode {
    const node = scalarOf(this.text, start, end);
    if (node.text.includes(CARET)) {
      this.#caret = node;
      this.#inFlow = flow;
    }
    return node;
  }
}

/** A key without a value. */
const alone = (key: ScalarNode): MapEntry => ({ key, value: nullNode(span(key.span.end, key.span.end)) });

/** Behind the quote that closes the one at an offset. */
export const endOfQuote = (text: string, start: number): number | undefined => {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at++) {
    const one = text.charAt(at);
    if (quote === '"' && one === '\\') at++;
    else if (one === quote) {
      if (quote === '"' || text.charAt(at + 1) !== "'") return at + 1;
      at++;
    }
  }
  return undefined;
};

/** A scalar as it stands; escapes and folded lines are not undone. */
const scalarOf = (text: string, start: number, end: number): ScalarNode => {
  const source = text.slice(start, end);
  const quote = /^["']/.exec(source)?.[0];
  if (quote !== undefined) {
    const closed = source.length > 1 && source.endsWith(quote);
    return copiedNode(source.slice(1, closed ? -1 : undefined), start + 1, 'quoted', span(start, end));
  }
  return /^(?:~|null|)$/.test(source) ? nullNode(span(start, end)) : copiedNode(source, start);
};
