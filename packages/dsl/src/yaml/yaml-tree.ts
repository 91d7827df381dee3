import { type CST, isAlias, isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import { replacing } from '../diagnostics/fix.js';
import { span } from '../source/span.js';
import { KeySet } from './key-set.js';
import { closingFixes } from './mending.js';
import type { MapEntry, ScalarNode, SourceNode } from './node.js';
import { singleQuoted } from './notation.js';
import { isClosed } from './quotes.js';
import { brief, type SourceReporter, spanAt } from './reporter.js';
import { copiedNode, nullNode } from './text-map.js';
import { commaSlip, type PlainSlip, plainSlip, splitThousands } from './typing-slips.js';
import { EntryReader } from './yaml-entries.js';
import { physicalLines } from './yaml-lines.js';
import { yamlScalar } from './yaml-scalar.js';

/** Where a node stands: what is certainly a slip depends on it. */
export interface Place {
  /** Inside brackets or braces. */
  readonly flow: boolean;
  /** An item of a list. */
  readonly item: boolean;
}

/**
 * Builds nodes from what yaml composed. What is not well formed is reported and mended as far as it is clear what was meant, so that
 * the rest can be checked: a key whose colon is missing or full-width, a line indented too far, a number with separators.
 */
export class YamlTree {
  readonly reporter: SourceReporter;
  /** Set where a bracket or quote is never closed: the lines that follow are most likely its content. */
  brokenOff = false;
  readonly #text: string;
  readonly #entries: EntryReader;

  constructor(reporter: SourceReporter) {
    this.reporter = reporter;
    this.#text = reporter.file.text;
    this.#entries = new EntryReader(this);
  }

  /** The node of something composed (keys and items of yaml may be anything), which would stand at `offset` if it is absent. */
  build(node: unknown, offset: number, place: Place = { flow: false, item: false }): SourceNode {
    if (isMap(node)) return this.#map(node, offset);
    if (isSeq(node)) return this.#sequence(node, offset);
    if (isScalar(node)) return this.#scalar(node.srcToken, node.range?.[0] ?? offset, place);
    // An alias has been reported.
    if (isAlias(node) && node.range) return nullNode(span(node.range[0], node.range[1]));
    return nullNode(span(offset, offset));
  }

  #map(map: YAMLMap, offset: number): SourceNode {
    const entries = this.#entries.read(map.items, map.flow === true);
    const start = map.range?.[0] ?? offset;
    if (map.srcToken?.type === 'flow-collection') {
      this.#checkClosed(map.srcToken, '}');
      return { kind: 'map', span: span(start, map.range?.[1] ?? start), entries };
    }
    const end = Math.max(start, ...entries.slice(-1).map((last) => last.value.span.end));
    return { kind: 'map', span: span(start, end), entries };
  }

  #sequence(sequence: YAMLSeq, offset: number): SourceNode {
    const items: SourceNode[] = [];
    const flow = sequence.flow === true;
    for (const item of sequence.items) {
      if (this.reporter.full) break;
      const node = this.build(item, offset, { flow, item: true });
      if (!flow || node.kind !== 'scalar' || !this.#splitItem(node, items)) items.push(node);
    }
    const start = sequence.range?.[0] ?? offset;
    if (sequence.srcToken?.type === 'flow-collection') {
      this.#checkClosed(sequence.srcToken, ']');
      return { kind: 'sequence', span: span(start, sequence.range?.[1] ?? start), items };
    }
    return { kind: 'sequence', span: span(start, items.at(-1)?.span.end ?? start), items };
  }

  /** What only goes wrong in `[…]`: full-width commas join items, and separators split numbers. */
  #splitItem(node: ScalarNode, items: SourceNode[]): boolean {
    if (node.style !== 'plain') return false;
    const previous = items.at(-1);
    const joined = previous?.kind === 'scalar' ? splitThousands(previous, node) : undefined;
    const slip = joined ?? commaSlip(node);
    if (!slip) return false;
    if (joined) items.pop();
    this.report(slip);
    for (const one of slip.mended) items.push(one);
    return true;
  }

  #scalar(token: CST.Token | undefined, offset: number, place: Place): SourceNode {
    switch (token?.type) {
      case 'block-scalar':
        return isBlock(token) ? yamlScalar(token) : this.mistakenBlock(token);
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
        this.checkQuote(token);
        return yamlScalar(token);
      case 'scalar':
        return this.slips(yamlScalar(token), place);
      default:
        return nullNode(span(offset, offset));
    }
  }

  /** Reports what is certainly a slip in a plain scalar, and gives what was meant. */
  slips(node: ScalarNode, place: Place): ScalarNode {
    if (node.style !== 'plain') return node;
    const slip = plainSlip(node, this.#text, place.item && !place.flow);
    if (!slip) return node;
    this.report(slip);
    const [mended] = slip.mended;
    return mended ? this.slips(mended, place) : node;
  }

  report({ code, range, message, hint, fix }: PlainSlip): void {
    this.reporter.report(code, range, message, { hint, ...(fix ? { fixes: [fix] } : {}) });
  }

  /**
   * `>= 90` looks like the head of a text over several lines, which takes in the lines below it. Reported for each such line; a map
   * comes back if all of them are entries, otherwise the first line.
   */
  mistakenBlock(token: CST.BlockScalar): SourceNode {
    const last = token.props.at(-1);
    const end = (last && 'source' in last ? last.offset + last.source.length : token.offset) + token.source.length;
    const lines = physicalLines({ source: this.#text.slice(token.offset, end), offset: token.offset });
    const keys = new KeySet(this.reporter);
    const entries: MapEntry[] = [];
    let all = true;
    for (const { text, start } of lines) {
      const [, key, value] = /^(.+?):(?:[ \t]+(.*))?$/.exec(text) ?? [];
      if (/^[|>]/.test(text)) this.#mistakenLine(text, start, key);
      if (key === undefined) all = false;
      else if (all && keys.add(copiedNode(key, start, 'quoted'))) {
        const behind = start + text.length - (value?.length ?? 0);
        entries.push({
          key: copiedNode(key, start, 'quoted'),
          value: value ? copiedNode(value, behind) : nullNode(span(behind, behind)),
        });
      }
    }
    const [first] = lines;
    if (all && first) return { kind: 'map', span: span(token.offset, end), entries };
    return copiedNode(first?.text ?? '', token.offset, 'quoted');
  }

  #mistakenLine(text: string, start: number, key = text): void {
    const quoted = `'${brief(key)}'${brief(text.slice(key.length))}`;
    const sign = text.charAt(0);
    this.reporter.report(
      'needs-quotes',
      span(start, start + text.length),
      { zh: `以 ${sign} 开头的要加引号`, en: `what begins with ${sign} needs quotes` },
      {
        hint: { zh: `加单引号：${quoted}`, en: `put it in single quotes: ${quoted}` },
        fixes: text.includes('#') ? [] : [replacing(span(start, start + key.length), singleQuoted(key))],
      },
    );
  }

  /** False, and reported, if the closing quote is missing. */
  checkQuote(token: CST.FlowScalar): boolean {
    if (isClosed(token.source)) return true;
    const quote = token.source.charAt(0);
    this.#unclosed(token.offset, quote, quote);
    return false;
  }

  #checkClosed(token: CST.FlowCollection, closing: string): void {
    // A missing inner bracket takes the outer one's.
    if (token.end[0]?.source === closing || this.reporter.hasLineOf(token.offset)) return;
    this.#unclosed(token.offset, token.start.source, closing);
  }

  #unclosed(offset: number, opening: string, closing: string): void {
    this.brokenOff = true;
    this.reporter.report(
      'unclosed',
      spanAt(this.#text, offset, 1),
      { zh: `这里的 ${opening} 没有对应的 ${closing}`, en: `there is no ${closing} for this ${opening}` },
      {
        hint: {
          zh: `在末尾补上 ${closing}；分几行写的，各行都要比键多缩进`,
          en: `add ${closing} at the end; if it goes over several lines, indent them further than the key`,
        },
        fixes: closingFixes(this.reporter.file, offset, opening, closing),
      },
    );
  }
}

/** Whether the head of a block scalar is one: `|` or `>` with nothing but its indicators behind. */
const isBlock = ({ props: [head, ...rest] }: CST.BlockScalar): boolean =>
  head !== undefined &&
  'source' in head &&
  /^[|>][-+1-9]*$/.test(head.source) &&
  rest.every(({ type }) => type === 'space' || type === 'newline' || type === 'comment');
