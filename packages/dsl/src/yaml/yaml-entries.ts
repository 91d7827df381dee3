import { type CST, isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import { fixing, inserting, replacing } from '../diagnostics/fix.js';
import { span } from '../source/span.js';
import { KeySet } from './key-set.js';
import { alignedWith } from './mending.js';
import type { MapEntry, ScalarNode } from './node.js';
import { singleQuoted } from './notation.js';
import { brief, type SourceReporter, spanAt } from './reporter.js';
import { copiedNode } from './text-map.js';
import { keySlip } from './typing-slips.js';
import { endOfLine, type LikeAnEntry, physicalLines, reportGluedBrace, reportStrayLine } from './yaml-lines.js';
import { yamlScalar } from './yaml-scalar.js';
import type { YamlTree } from './yaml-tree.js';

type Pairs = readonly Pair<unknown, unknown>[];

/** A map that is being filled. */
interface Target {
  readonly entries: MapEntry[];
  readonly keys: KeySet;
}

/** `key：` with nothing behind: what is indented further belongs to it, though YAML didn't see that. */
interface Heading {
  readonly column: number;
  /** Absent for a list below it, which can't be told from keys any more and is dropped. */
  readonly children?: Target;
}

/** Reads the entries of maps, and of what YAML mistook for one key or for a map inside a value. */
export class EntryReader {
  readonly #tree: YamlTree;
  readonly #reporter: SourceReporter;
  readonly #text: string;
  #heading: Heading | undefined;

  constructor(tree: YamlTree) {
    this.#tree = tree;
    this.#reporter = tree.reporter;
    this.#text = tree.reporter.file.text;
  }

  read(pairs: Pairs, flow: boolean): readonly MapEntry[] {
    const target = { entries: [], keys: new KeySet(this.#reporter) };
    const outer = this.#heading;
    this.#heading = undefined;
    this.#pairs(pairs, flow, target);
    this.#heading = outer;
    return target.entries;
  }

  #pairs(pairs: Pairs, flow: boolean, target: Target, firstKey?: ScalarNode): void {
    for (const [index, pair] of pairs.entries()) {
      if (this.#reporter.full) return;
      const key = index === 0 && firstKey ? firstKey : this.#key(pair, flow, target);
      if (!key) continue;
      this.#tree.brokenOff = false;
      const { value } = pair;
      if (isMap(value) && value.flow !== true && (flow || !startsOnNewLine(pair)))
        this.#nested(key, value, flow, target);
      else this.#add(target, key, () => this.#tree.build(value, key.span.end, { flow, item: false }));
    }
  }

  /** Adds an entry where it belongs: below the last heading, or where it was found. */
  #add(target: Target, key: ScalarNode, value: () => MapEntry['value']): void {
    if (this.#heading && this.#column(key.span.start) <= this.#heading.column) this.#heading = undefined;
    const owner = this.#heading ? this.#heading.children : target;
    if (owner?.keys.add(key)) owner.entries.push({ key, value: value() });
  }

  #outOfStep(key: ScalarNode): void {
    this.#reporter.outOfStep.add(this.#reporter.file.lineIndex(key.span.start));
  }

  #column(offset: number): number {
    const { file } = this.#reporter;
    return offset - file.lineStart(file.lineIndex(offset));
  }

  /** The key of a pair, if it is one. Lines that were read as part of it, or instead of it, are reported and mended. */
  #key(pair: Pair<unknown, unknown>, flow: boolean, target: Target): ScalarNode | undefined {
    const token = isScalar(pair.key) ? pair.key.srcToken : undefined;
    const colon = pair.srcToken?.sep?.find((one) => one.type === 'map-value-ind');
    const mark = colon ?? pair.srcToken?.start.find((one) => one.type === 'explicit-key-ind');
    switch (token?.type) {
      case 'scalar':
        return this.#plainKey(token, colon, flow, target);
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
        if (!colon) this.#noColon(token);
        return colon && this.#tree.checkQuote(token) ? yamlScalar(token) : undefined;
      case 'block-scalar':
        if (colon) this.#keyNotText(pair, token.offset);
        else this.#mistakenBlock(token, target);
        return undefined;
      default:
        if (mark && !isAlias(pair.key)) this.#keyNotText(pair, mark.offset);
        return undefined;
    }
  }

  #plainKey(
    token: CST.FlowScalar,
    colon: CST.SourceToken | undefined,
    flow: boolean,
    target: Target,
  ): ScalarNode | undefined {
    const lines = flow && colon ? [] : physicalLines(token);
    for (const line of colon ? lines.slice(0, -1) : lines) {
      if (this.#tree.brokenOff) break;
      const entry = reportStrayLine(this.#reporter, line);
      if (entry) this.#stray(entry, flow, target);
    }
    if (!colon) return undefined;
    const last = lines.at(-1);
    const node = last ? copiedNode(last.text, last.start) : yamlScalar(token);
    if (!flow && reportGluedBrace(this.#reporter, node)) return undefined;
    const above = lines.at(-2);
    // Below an entry with a value, as one of its own.
    if (above && !this.#heading && this.#column(node.span.start) > this.#column(above.start)) this.#outOfStep(node);
    if (token.source === '<<') {
      this.#reporter.report('alias-refused', node.span, { zh: '“<<”是 YAML 的合并键', en: '`<<` is a merge key' });
      return undefined;
    }
    const key = node.style === 'null' ? copiedNode(token.source, token.offset) : node;
    const slip = keySlip(key, this.#text);
    if (slip) this.#tree.report(slip);
    return slip?.mended[0] ?? key;
  }

  #stray({ key, value }: LikeAnEntry, flow: boolean, target: Target): void {
    const below = /^[ \t\r]*(?:#.*)?(?:\n[ \t\r]*(?:#.*)?)*\n([ ]*)(- )?/.exec(
      this.#text.slice(value.span.end, value.span.end + 1000),
    );
    const column = this.#column(key.span.start);
    if (value.style !== 'null' || flow || !below || (below[1]?.length ?? 0) <= column) {
      this.#add(target, key, () => this.#tree.slips(value, { flow, item: false }));
      return;
    }
    // A comment there ends what YAML took for a text, and most of what follows.
    if (/^[ \t]*#/.test(below[0])) this.#reporter.torn = true;
    if (below[2]) {
      this.#add(target, key, () => value);
      this.#heading = { column };
    } else {
      const children = { entries: [], keys: new KeySet(this.#reporter) };
      this.#add(target, key, () => ({ kind: 'map', span: value.span, entries: children.entries }));
      this.#heading = { column, children };
    }
  }

  #mistakenBlock(token: CST.BlockScalar, target: Target): void {
    const node = this.#tree.mistakenBlock(token);
    if (node.kind === 'map') for (const { key, value } of node.entries) this.#add(target, key, () => value);
  }

  #keyNotText(pair: Pair<unknown, unknown>, at: number): void {
    const range = rangeOf(pair.key);
    const empty = !range || range[0] === range[1];
    const place = empty ? spanAt(this.#text, at, 1) : span(range[0], range[1]);
    if (this.#reporter.hasLineOf(place.start)) return;
    this.#reporter.report(
      'key-not-text',
      place,
      empty
        ? { zh: '冒号前没有键', en: 'there is no key before the colon' }
        : {
            zh: '键只能是一个名称，不能是列表、映射或多行文字',
            en: 'a key is a name, not a list, a map or several lines',
          },
    );
  }

  #noColon({ offset, source }: CST.FlowScalar): void {
    if (this.#reporter.hasLineOf(offset)) return;
    this.#reporter.report('missing-colon', span(offset, offset + source.length), {
      zh: `${brief(source)} 后面没有冒号和值`,
      en: `${brief(source)} has no colon and value`,
    });
  }

  /**
   * `a: x: y` on one line, or a line that is indented as if it went on the value above. Several lines (or a full-width comma in
   * braces) are taken as separate entries, one line as a value that lacks its quotes.
   */
  #nested(key: ScalarNode, inner: YAMLMap, flow: boolean, target: Target): void {
    const [first] = inner.items;
    const token = isScalar(first?.key) ? first.key.srcToken : undefined;
    const parts = token?.type === 'scalar' ? splitNested(token, flow) : undefined;
    if (!parts) {
      this.#unquoted(key, inner, flow, target);
      return;
    }
    this.#add(target, key, () => this.#tree.slips(parts.value, { flow, item: false }));
    if (!this.#heading) this.#reportNested(parts, flow, key);
    this.#pairs(inner.items, flow, target, parts.key);
  }

  #unquoted(key: ScalarNode, inner: YAMLMap, flow: boolean, target: Target): void {
    const start = inner.range?.[0] ?? key.span.end;
    const raw = this.#text.slice(start, flow ? (inner.range?.[1] ?? start) : endOfLine(this.#text, start)).trimEnd();
    const place = span(start, start + raw.length);
    const comma = flow ? /^(["']).*?\1\s*，/.exec(raw) : null;
    if (comma) {
      this.#reportComma(start + comma[0].length - 1, raw.slice(comma[0].length));
      this.#add(target, key, () => copiedNode(comma[0].slice(1, -1).trimEnd().slice(0, -1), start + 1, 'quoted'));
      return;
    }
    if (flow) {
      this.#reporter.report(
        'yaml-syntax',
        place,
        { zh: `“${brief(raw)}”里又有一个冒号`, en: `there is another colon in \`${brief(raw)}\`` },
        {
          hint: {
            zh: '是两项的，中间加逗号；是一个值的，加单引号',
            en: 'put a comma between two entries, or single quotes around one value',
          },
        },
      );
    } else {
      this.#reporter.torn = true;
      this.#reporter.report(
        'needs-quotes',
        place,
        {
          zh: '值里有冒号加空格，YAML 把它当作下一级的键',
          en: 'the value holds a colon and a space, which makes it a key',
        },
        {
          hint: { zh: `加单引号：'${brief(raw)}'`, en: `put it in single quotes: '${brief(raw)}'` },
          fixes: / #/.test(raw) ? [] : [replacing(place, singleQuoted(raw))],
        },
      );
    }
    this.#add(target, key, () => copiedNode(raw, start, 'quoted'));
  }

  #reportComma(offset: number, next: string): void {
    this.#reporter.report(
      'full-width-mark',
      spanAt(this.#text, offset, 1),
      { zh: `“${brief(next)}”前面的逗号是全角的`, en: `the comma before \`${brief(next)}\` is full-width` },
      {
        hint: { zh: '把“，”改为半角逗号“, ”', en: 'use a half-width comma' },
        fixes: [
          fixing(HALF_WIDTH_COMMA, {
            span: span(offset, offset + 1),
            text: /\s/.test(this.#text.charAt(offset + 1)) ? ',' : ', ',
          }),
        ],
      },
    );
  }

  #reportNested(parts: Nested, flow: boolean, above: ScalarNode): void {
    const name = brief(parts.key.text);
    if (parts.comma !== undefined) {
      this.#reportComma(parts.comma, name);
    } else if (flow) {
      this.#reporter.report(
        'yaml-syntax',
        parts.key.span,
        { zh: `“${name}”前面缺逗号`, en: `a comma is missing before \`${name}\`` },
        {
          hint: { zh: '在上一项后面加半角逗号', en: 'put a comma behind the entry before it' },
          fixes: [inserting(parts.value.span.end, ',')],
        },
      );
    } else if (this.#reporter.isOutOfStep(above.span.start)) {
      // Where the line above is out of place itself, this one may well be right.
      this.#outOfStep(parts.key);
    } else {
      this.#outOfStep(parts.key);
      const key = brief(above.text);
      const fix = alignedWith(this.#reporter.file, parts.key.span.start, above.span.start);
      this.#reporter.report(
        'indentation',
        parts.key.span,
        {
          zh: `“${name}”缩进过多：上面的“${key}”已经有值`,
          en: `\`${name}\` is indented too far: \`${key}\` above has a value already`,
        },
        {
          hint: {
            zh: `与“${key}”对齐；要写在它的下级，先去掉它后面的值`,
            en: `align it with \`${key}\`, or remove the value there`,
          },
          fixes: fix ? [fix] : [],
        },
      );
    }
  }
}

const HALF_WIDTH_COMMA = { zh: '改用半角逗号', en: 'use a half-width comma' };

interface Nested {
  readonly value: ScalarNode;
  readonly key: ScalarNode;
  /** Where the full-width comma stands that should have divided them. */
  readonly comma?: number;
}

/** Splits `value NEWLINE key`, or `value，key` inside braces, which YAML read as one key. */
const splitNested = ({ source, offset }: CST.FlowScalar, flow: boolean): Nested | undefined => {
  const comma = flow ? source.lastIndexOf('，') : -1;
  const at = comma > 0 ? comma : source.lastIndexOf('\n');
  if (at < 0) return undefined;
  const rest = source.slice(at + 1);
  const keyStart = at + 1 + rest.length - rest.trimStart().length;
  const value = { type: 'scalar', offset, indent: 0, source: source.slice(0, at).trimEnd() } as const;
  const key = copiedNode(source.slice(keyStart), offset + keyStart);
  return { value: yamlScalar(value), key, ...(comma > 0 ? { comma: offset + comma } : {}) };
};

const startsOnNewLine = ({ srcToken }: Pair<unknown, unknown>): boolean =>
  // `? key` may have its map on one line.
  srcToken?.sep?.some((one) => one.type === 'newline') === true ||
  srcToken?.start.some((one) => one.type === 'explicit-key-ind') === true;

const rangeOf = (node: unknown): readonly [number, number, number] | undefined =>
  isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? (node.range ?? undefined) : undefined;
