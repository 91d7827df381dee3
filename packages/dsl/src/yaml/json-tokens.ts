import { createScanner, type JSONScanner } from 'jsonc-parser';
import type { Fix } from '../diagnostics/diagnostic.js';
import { removing, replacing } from '../diagnostics/fix.js';
import type { SourceFile } from '../source/source-file.js';
import { type Span, span } from '../source/span.js';
import { badWord, isJsonNumber, JSON_SAYS, type JsonMistake } from './json-mistakes.js';
import { decodeJsonString, otherQuotes } from './json-string.js';
import { commaBefore } from './mending.js';
import type { ScalarNode } from './node.js';
import { isClosed } from './quotes.js';
import { type SourceReporter, spanAt } from './reporter.js';
import { copiedNode, nullNode, respelt } from './text-map.js';

/** The token kinds of jsonc-parser, which exports them as an ambient const enum: isolated modules can't read that. */
export const KIND = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  string: 10,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  blank: 15,
  end: 17,
} as const;

/** Ends of a bare word: white space, structure, quotes, and the full-width marks that stand for structure. */
const WORD = /[^\s{}[\]:,"，：“”]+/y;

const LITERALS: ReadonlySet<string> = new Set(['true', 'false']);

const fixesOf = (mistake: JsonMistake, place: Span, file: SourceFile): readonly Fix[] => {
  // What it is said of is the item behind.
  const comma = mistake === JSON_SAYS.noComma ? commaBefore(file, place.start) : undefined;
  if (comma) return [comma];
  if (mistake.write === undefined) return [];
  return mistake.write === ''
    ? [removing(file.slice(place), { span: place, text: '' })]
    : [replacing(place, mistake.write)];
};

/** The tokens of a JSON text. What is no JSON is reported and, where it is clear what was meant, given as that. */
export class JsonTokens {
  readonly #reporter: SourceReporter;
  readonly #text: string;
  readonly #scanner: JSONScanner;
  #stopped = false;
  #kind: number = KIND.end;
  #start = 0;
  #end = 0;

  constructor(reporter: SourceReporter) {
    this.#reporter = reporter;
    this.#text = reporter.file.text;
    this.#scanner = createScanner(this.#text, false);
    if (this.#text.startsWith('\ufeff')) this.#scanner.setPosition(1);
  }

  /** The kind of the current token. */
  get kind(): number {
    return this.#kind;
  }

  get place(): Span {
    return span(this.#start, this.#end);
  }

  /** Set where it made no sense to go on: every further token is the end. */
  get stopped(): boolean {
    return this.#stopped;
  }

  stop(): void {
    this.#stopped = true;
    this.#kind = KIND.end;
  }

  say(mistake: JsonMistake, place: Span): void {
    const { message, hint } = mistake;
    const fixes = fixesOf(mistake, place, this.#reporter.file);
    this.#reporter.report('json-syntax', place, message, { hint, fixes });
  }

  /** Moves to the next token: over comments, which are reported, and with full-width marks taken for what they should be. */
  next(): void {
    for (;;) {
      if (this.#reporter.full) this.stop();
      if (this.#stopped) return;
      this.#kind = this.#scanner.scan();
      // An open comment ends behind the text.
      this.#take(this.#scanner.getTokenOffset(), Math.min(this.#scanner.getPosition(), this.#text.length));
      if (this.#kind === KIND.end) return;
      if (this.#kind === KIND.blank || this.#kind === KIND.lineBreak) continue;
      const first = this.#text.charAt(this.#start);
      if (this.#kind === KIND.lineComment || this.#kind === KIND.blockComment) {
        this.say(JSON_SAYS.comment, this.place);
      } else if (first === '，' || first === '：') {
        this.#take(this.#start, this.#start + 1);
        this.#kind = first === '，' ? KIND.comma : KIND.colon;
        this.say(first === '，' ? JSON_SAYS.wideComma : JSON_SAYS.wideColon, this.place);
        return;
      } else if (first.trim() === '') {
        this.#take(this.#start, this.#start + 1);
        this.say(JSON_SAYS.space, this.place);
      } else {
        return;
      }
    }
  }

  #take(start: number, end: number): void {
    this.#start = start;
    this.#end = end;
    if (this.#scanner.getPosition() !== end) this.#scanner.setPosition(end);
  }

  /** The string, number or word at the current token, and moves behind it. Nothing if it is a mark or the end. */
  scalar(): ScalarNode | undefined {
    if (this.#kind === KIND.end || (this.#kind >= KIND.openBrace && this.#kind <= KIND.colon)) return undefined;
    const node = this.#kind === KIND.string ? this.#string() : (this.#otherString() ?? this.#word());
    this.next();
    return node;
  }

  #string(): ScalarNode {
    const raw = this.#text.slice(this.#start, this.#end);
    const { node, bad } = decodeJsonString(raw, this.#start);
    for (const { place, mistake } of bad) this.say(mistake, place);
    if (!isClosed(raw)) {
      this.say(JSON_SAYS.openString, spanAt(this.#text, this.#start, 1));
      // What follows would be read inside out.
      this.stop();
    }
    return node;
  }

  /** A text in quotes that are not JSON's. */
  #otherString(): ScalarNode | undefined {
    const found = otherQuotes(this.#text, this.#start);
    if (!found) return undefined;
    this.#take(this.#start, found.end);
    this.say(found.mistake, this.place);
    return copiedNode(found.inner, this.#start + 1, 'quoted', this.place);
  }

  #word(): ScalarNode {
    WORD.lastIndex = this.#start;
    const word = WORD.exec(this.#text)?.[0] ?? this.#text.charAt(this.#start);
    this.#take(this.#start, this.#start + word.length);
    if (word === 'null') return nullNode(this.place);
    if (LITERALS.has(word) || isJsonNumber(word)) return copiedNode(word, this.#start);
    const { mended, quoted, ...mistake } = badWord(word);
    this.say(mistake, this.place);
    const style = quoted ? 'quoted' : 'plain';
    return mended === undefined ? copiedNode(word, this.#start, style) : respelt(this.place, mended, style);
  }
}
