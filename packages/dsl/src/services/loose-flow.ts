import { span } from '../source/span.js';
import type { MapEntry, ScalarNode, SourceNode } from '../yaml/node.js';
import { nullNode } from '../yaml/text-map.js';
import { colonOfKey, isItem, MAX_LOOSE_DEPTH } from './loose-lines.js';

/** Reads what stands in braces and brackets, over several lines, closed or not. */
export class LooseFlow {
  #at = 0;
  #depth = 0;

  /** `owner`: the column of the key that it stands under; `scalar` makes a node of a part of the text. */
  constructor(
    private readonly text: string,
    private readonly owner: number,
    private readonly scalar: (start: number, end: number) => ScalarNode,
  ) {}

  read(start: number): SourceNode {
    this.#at = start;
    if (this.#depth >= MAX_LOOSE_DEPTH) {
      this.#at = this.#endOfLine();
      return nullNode(span(start, this.#at));
    }
    this.#depth++;
    const node = this.text.charAt(start) === '{' ? this.#map() : this.#sequence();
    this.#depth--;
    return node;
  }

  #map(): SourceNode {
    const start = this.#at++;
    const entries: MapEntry[] = [];
    for (;;) {
      this.#blank();
      const next = this.text.charAt(this.#at);
      if (this.#isOver() || next === ']') break;
      if (next === '}') {
        this.#at++;
        break;
      }
      if (next === ',') {
        this.#at++;
        continue;
      }
      if (next === '{' || next === '[') {
        this.read(this.#at);
        continue;
      }
      const from = this.#at;
      const key = this.#scalar(true);
      this.#blank();
      if (this.text.charAt(this.#at) !== ':') {
        entries.push({ key, value: nullNode(span(key.span.end, key.span.end)) });
        if (this.#at === from) this.#at++;
      } else {
        this.#at++;
        entries.push({ key, value: this.#value() });
      }
    }
    return { kind: 'map', span: span(start, this.#at), entries };
  }

  #sequence(): SourceNode {
    const start = this.#at++;
    const items: SourceNode[] = [];
    for (;;) {
      this.#blank();
      const next = this.text.charAt(this.#at);
      if (this.#isOver() || next === '}') break;
      if (next === ']') {
        this.#at++;
        break;
      }
      const from = this.#at;
      if (next !== ',') items.push(this.#value());
      // A comma, or what can't begin anything.
      if (this.#at === from) this.#at++;
    }
    return { kind: 'sequence', span: span(start, this.#at), items };
  }

  #value(): SourceNode {
    this.#blank();
    const next = this.text.charAt(this.#at);
    if (next === '{' || next === '[') return this.read(this.#at);
    if (this.#isOver() || next === ',' || next === '}' || next === ']') return nullNode(span(this.#at, this.#at));
    return this.#scalar(false);
  }

  /** Skips white space and comments; stays at the end of the line where what follows does not belong here any more. */
  #blank(): void {
    for (;;) {
      const next = this.text.charAt(this.#at);
      if (next === '\n' && this.#ends(this.#at + 1)) return;
      if (next === ' ' || next === '\t' || next === '\r' || next === '\n') this.#at++;
      else if (next === '#' && /[\s[{,]/.test(this.text.charAt(this.#at - 1))) this.#at = this.#endOfLine();
      else return;
    }
  }

  #isOver(): boolean {
    return this.#at >= this.text.length || this.text.charAt(this.#at) === '\n';
  }

  #endOfLine(): number {
    const feed = this.text.indexOf('\n', this.#at);
    return feed < 0 ? this.text.length : feed;
  }

  /** Whether a line belongs to what is around: not indented further than the owner, and a key or an item. */
  #ends(start: number): boolean {
    let at = start;
    while (this.text.charAt(at) === ' ') at++;
    if (at - start > this.owner) return false;
    const feed = this.text.indexOf('\n', at);
    const end = feed < 0 ? this.text.length : feed;
    return isItem(this.text, at) || colonOfKey(this.text, at, end) !== undefined;
  }

  #scalar(isKey: boolean): ScalarNode {
    const start = this.#at;
    const quote = this.text.charAt(start);
    if (quote === '"' || quote === "'") {
      const line = this.#endOfLine();
      const source = this.text.slice(start, line);
      const closed = (quote === '"' ? /^"(?:[^"\\]|\\.)*"/ : /^'(?:[^']|'')*'/).exec(source);
      this.#at = start + (closed?.[0].length ?? source.trimEnd().length);
      return this.scalar(start, this.#at);
    }
    this.#at = this.#endOfPlain(start, isKey);
    let end = this.#at;
    while (end > start && /\s/.test(this.text.charAt(end - 1))) end--;
    return this.scalar(start, end);
  }

  /** A call or the brackets behind a name belong to an expression, though YAML would end it there. */
  #endOfPlain(start: number, isKey: boolean): number {
    let depth = 0;
    for (let at = start; at < this.text.length; at++) {
      const one = this.text.charAt(at);
      if (one === '\n' && (this.#ends(at + 1) || depth > 0)) return at;
      if (one === '}' || one === '{') return at;
      if (one === '#' && /\s/.test(this.text.charAt(at - 1))) return at;
      if (one === ':' && /[\s,[\]{}\ue000]|^$/.test(this.text.charAt(at + 1)) && depth === 0) return at;
      if (!isKey && '(（'.includes(one)) depth++;
      else if (!isKey && one === '[' && /[\p{L}\p{N}_]/u.test(this.text.charAt(at - 1))) depth++;
      else if (depth > 0 && ')）]'.includes(one)) depth--;
      else if (depth === 0 && (one === ',' || one === '[' || one === ']')) return at;
    }
    return this.text.length;
  }
}
