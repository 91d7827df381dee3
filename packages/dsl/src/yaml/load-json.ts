import type { DiagnosticBag } from '../diagnostics/bag.js';
import type { SourceFile } from '../source/source-file.js';
import { span } from '../source/span.js';
import { JSON_SAYS } from './json-mistakes.js';
import { JsonTokens, KIND } from './json-tokens.js';
import { KeySet } from './key-set.js';
import type { MapEntry, SourceNode } from './node.js';
import { SourceReporter, spanAt } from './reporter.js';
import { checkText, MAX_DEPTH } from './text-checks.js';
import { nullNode } from './text-map.js';

/**
 * Loads strict JSON into the nodes that YAML gives: numbers and literals keep their text (`plain`), strings are `quoted`. Goes on
 * behind the usual mistakes (commas, comments, quotes); nothing comes back from an empty, oversized or too deeply nested file.
 */
export const loadJson = (file: SourceFile, bag: DiagnosticBag): SourceNode | undefined => {
  const reporter = new SourceReporter(file, bag);
  return checkText(reporter) ? new JsonReader(reporter).read() : undefined;
};

class JsonReader {
  readonly #reporter: SourceReporter;
  readonly #tokens: JsonTokens;
  #tooDeep = false;

  constructor(reporter: SourceReporter) {
    this.#reporter = reporter;
    this.#tokens = new JsonTokens(reporter);
  }

  read(): SourceNode | undefined {
    const tokens = this.#tokens;
    tokens.next();
    const node = this.#value(1);
    if (this.#tooDeep) return undefined;
    if (tokens.stopped) return node;
    if (!node) tokens.say(tokens.kind === KIND.end ? JSON_SAYS.nothing : JSON_SAYS.stray, tokens.place);
    else if (tokens.kind !== KIND.end) tokens.say(JSON_SAYS.more, tokens.place);
    return node;
  }

  /** The value at the current token, and moves behind it. Nothing if no value begins there. */
  #value(depth: number): SourceNode | undefined {
    const tokens = this.#tokens;
    if (tokens.kind !== KIND.openBrace && tokens.kind !== KIND.openBracket) return tokens.scalar();
    if (depth <= MAX_DEPTH) return tokens.kind === KIND.openBrace ? this.#object(depth) : this.#array(depth);
    this.#reporter.report('too-deep', tokens.place, {
      zh: `这里的嵌套超过 ${MAX_DEPTH} 层`,
      en: `more than ${MAX_DEPTH} levels are nested here`,
    });
    this.#tooDeep = true;
    tokens.stop();
    return undefined;
  }

  #object(depth: number): SourceNode {
    const tokens = this.#tokens;
    const entries: MapEntry[] = [];
    const keys = new KeySet(this.#reporter, 'data');
    const range = this.#items(KIND.closeBrace, () => {
      const key = tokens.scalar();
      if (!key) {
        tokens.say(JSON_SAYS.key, tokens.place);
        return false;
      }
      if (key.style !== 'quoted') tokens.say(JSON_SAYS.bareKey(this.#reporter.file.slice(key.span)), key.span);
      const colon = tokens.kind === KIND.colon;
      if (colon) tokens.next();
      const value = this.#value(depth + 1);
      if (!tokens.stopped || value) {
        if (!value) tokens.say(JSON_SAYS.noValue(key.text), key.span);
        else if (!colon) tokens.say(JSON_SAYS.noColon(key.text), key.span);
      }
      if (keys.add(key)) entries.push({ key, value: value ?? nullNode(span(key.span.end, key.span.end)) });
      return true;
    });
    return { kind: 'map', span: range, entries };
  }

  #array(depth: number): SourceNode {
    const items: SourceNode[] = [];
    const range = this.#items(KIND.closeBracket, () => {
      const value = this.#value(depth + 1);
      if (value) items.push(value);
      else if (!this.#tokens.stopped) this.#tokens.say(JSON_SAYS.stray, this.#tokens.place);
      return value !== undefined;
    });
    return { kind: 'sequence', span: range, items };
  }

  /** Reads what stands between two brackets, `one` reading an item; false from it means that nothing can be made of the rest. */
  #items(closing: number, one: () => boolean): ReturnType<typeof span> {
    const tokens = this.#tokens;
    const opening = tokens.place;
    let comma: ReturnType<typeof span> | undefined;
    let end = opening.end;
    tokens.next();
    for (let count = 0; ; count++) {
      if (tokens.kind === closing) {
        if (comma) tokens.say(JSON_SAYS.lastComma, comma);
        end = tokens.place.end;
        tokens.next();
        return span(opening.start, end);
      }
      if (tokens.kind === KIND.end) {
        this.#unclosed(opening, closing);
        return span(opening.start, end);
      }
      if (tokens.kind === KIND.comma) {
        tokens.say(JSON_SAYS.noItem, tokens.place);
      } else {
        if (this.#isWrongClosing(closing)) return span(opening.start, end);
        if (count > 0 && !comma) tokens.say(JSON_SAYS.noComma, tokens.place);
        if (!one()) {
          tokens.stop();
          return span(opening.start, end);
        }
      }
      comma = tokens.kind === KIND.comma ? tokens.place : undefined;
      if (comma) {
        end = comma.end;
        tokens.next();
      }
    }
  }

  #isWrongClosing(closing: number): boolean {
    const tokens = this.#tokens;
    if (tokens.kind !== KIND.closeBrace && tokens.kind !== KIND.closeBracket) return false;
    const [wanted, found] = closing === KIND.closeBrace ? ['}', ']'] : [']', '}'];
    tokens.say(JSON_SAYS.closing(wanted, found), tokens.place);
    tokens.stop();
    return true;
  }

  #unclosed(opening: { readonly start: number }, closing: number): void {
    if (this.#tokens.stopped) return;
    const [open, close] = closing === KIND.closeBrace ? ['{', '}'] : ['[', ']'];
    this.#reporter.report(
      'unclosed',
      spanAt(this.#reporter.file.text, opening.start, 1),
      { zh: `这里的 ${open} 没有对应的 ${close}`, en: `there is no ${close} for this ${open}` },
      { hint: { zh: `在末尾补上 ${close}`, en: `add ${close} at the end` } },
    );
    this.#tokens.stop();
  }
}
