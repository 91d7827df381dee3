import type { DiagnosticBag } from '../diagnostics/bag.js';
import type { Expression, TableEntry } from '../expression/ast.js';
import { parseBand, parseExpression } from '../expression/parse.js';
import { METHOD_NAMES, METHODS, type MethodName } from '../methods/registry.js';
import type {
  Decoded,
  DecodedBand,
  DecodedCase,
  DecodedKeys,
  Keys,
  LinesShape,
  Shape,
  TextNode,
  WordOf,
  WordSource,
} from '../methods/shape.js';
import { parseExact } from '../number/index.js';
import type { SourceFile } from '../source/source-file.js';
import { type Span, span } from '../source/span.js';
import type { MapNode, ScalarNode, SourceNode } from '../yaml/node.js';
import { listWithoutBrackets } from '../yaml/typing-slips.js';
import type { AsWritten, BodyNode, MethodNode } from './document.js';
import { CASE_KEYS, linesKeys } from './schema.js';
import { BODY_KEYS, canonicalWord, isElse, isExtraKey, keyName, meantKey } from './vocabulary.js';

export interface Decoding {
  readonly file: SourceFile;
  readonly bag: DiagnosticBag;
  /** Takes up the names of a map whose values could not be read. */
  readonly broken?: Set<string>;
}

/**
 * Reads a node by its shape. What does not fit has been reported by `validate` and is left out here, so the result may lack
 * keys that its type calls required only where an error stands.
 */
export const decode = <S extends Shape>(
  node: SourceNode,
  shape: S,
  context: Decoding,
): Decoded<S, AsWritten> | undefined => read(node, shape, context) as Decoded<S, AsWritten> | undefined;

const read = (node: SourceNode, shape: Shape, context: Decoding): unknown => {
  switch (shape.kind) {
    case 'expression':
      return readExpression(node, context);
    case 'coefficient':
      return decodeCoefficient(node, context, shape.words);
    case 'word':
      return decodeWord(node, shape.words);
    case 'name':
    case 'text':
      return node.kind === 'scalar' && node.style !== 'null' ? textOf(node) : undefined;
    case 'object':
      return node.kind === 'map' ? decodeKeys(node, shape.keys, context) : undefined;
    case 'lines':
      return node.kind === 'map' ? decodeLines(node, shape, context) : undefined;
    case 'sequence': {
      const items =
        node.kind === 'sequence' ? node.items : (shape.of.kind === 'text' && listWithoutBrackets(node)) || [node];
      return items.map((one) => read(one, shape.of, context)).filter((one) => one !== undefined);
    }
    case 'bands':
      return node.kind === 'map' ? decodeBands(node, context) : undefined;
    case 'body':
      return node.kind === 'map' ? decodeBody(node, context) : undefined;
    case 'items':
      return node.kind === 'sequence'
        ? node.items.flatMap((one) => (one.kind === 'map' ? [decodeBody(one, context)] : []))
        : undefined;
    case 'cases':
      return node.kind === 'sequence'
        ? node.items.flatMap((one) => (one.kind === 'map' ? [decodeCase(one, context)] : []))
        : undefined;
    case 'map':
      return node.kind === 'map'
        ? node.entries.flatMap(({ key, value }) => {
            // A word that is none keeps its place: what stands beside it is counted.
            const decoded =
              read(value, shape.of, context) ??
              (shape.of.kind === 'word' ? { kind: 'word-source', span: value.span } : undefined);
            const lacks = decoded === undefined || isUnreadable(decoded);
            if (lacks) context.broken?.add(key.text);
            return lacks ? [] : [{ key, value: decoded }];
          })
        : undefined;
    case 'node':
      return node;
  }
};

/** An expression; what could not be read keeps its place, so that the key is not also missed. */
const readExpression = (node: SourceNode, context: Decoding): Expression =>
  (node.kind === 'scalar' && node.style !== 'null' ? parseExpression(node, context.file, context.bag) : undefined) ?? {
    kind: 'unreadable',
    span: node.span,
  };

export const isUnreadable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'unreadable';

const textOf = (node: ScalarNode): TextNode => ({ text: node.text, span: node.span });

/** Reads the known keys of a map, by canonical name. */
export const decodeKeys = <K extends Keys>(
  node: MapNode,
  keys: K,
  context: Decoding,
): DecodedKeys<K, AsWritten> & { readonly span: Span } => {
  const made: Record<string, unknown> = { span: node.span };
  for (const { key, value } of node.entries) {
    const name = meantKey(key.text, keys, node);
    const spec = name === undefined ? undefined : keys[name];
    if (name === undefined || !spec) continue;
    const decoded = read(value, spec.shape, context);
    if (decoded !== undefined) made[name] = decoded;
  }
  return made as DecodedKeys<K, AsWritten> & { readonly span: Span };
};

const decodeLines = (node: MapNode, shape: LinesShape, context: Decoding): unknown => {
  const keys = linesKeys(shape, node);
  const made = decodeKeys(node, keys, context);
  if ('lines' in keys) return { lines: [], ...made };
  const line = { ...pick(made, Object.keys(shape.line)), span: node.span };
  return { ...pick(made, Object.keys(shape.shared)), lines: [line], span: node.span };
};

const decodeBands = (node: MapNode, context: Decoding): readonly DecodedBand<AsWritten>[] =>
  node.entries.flatMap(({ key, value }) => {
    const band = parseBand(key, context.file, context.bag);
    const points = decodeCoefficient(value, context);
    if (points.kind === 'word') return [];
    // Without bounds: a key that could not be read.
    if (!band) return [{ span: key.span, bounds: [], points }];
    const bounds =
      band.kind === 'else'
        ? 'else'
        : band.bounds.map((one) => ({
            operator: one.operator,
            value: `${one.value.text}${one.value.percent ? '%' : ''}`,
            span: one.value.span,
          }));
    return [{ span: band.span, bounds, points }];
  });

const decodeCase = (node: MapNode, context: Decoding): DecodedCase<AsWritten> => {
  const entry = node.entries.find(({ key }) => meantKey(key.text, CASE_KEYS, node) === 'when');
  const isLast = entry?.value.kind === 'scalar' && isElse(entry.value.text);
  const when = entry && !isLast ? read(entry.value, { kind: 'expression', expects: 'flag' }, context) : undefined;
  return {
    span: entry?.key.span ?? node.span,
    isElse: isLast,
    body: decodeBody({ ...node, entries: node.entries.filter((one) => one !== entry) }, context),
    ...(when ? { when: when as Expression } : {}),
  };
};

/** An item, an inner score or a case: its keys and its one method. */
export const decodeBody = (node: MapNode, context: Decoding): BodyNode => {
  const keys = decodeKeys(node, BODY_KEYS, context) as Record<string, unknown>;
  const written = node.entries.flatMap(({ key }) => {
    const name = meantKey(key.text, BODY_KEYS, node);
    return METHOD_NAMES.includes(name as MethodName) ? [{ name: name as MethodName, span: key.span }] : [];
  });
  const partsWithFormula =
    written.length === 2 && written.some((one) => one.name === 'parts') && written.some((one) => one.name === 'points');
  if (written.length > 1 && !partsWithFormula) {
    for (const extra of written.slice(1)) {
      context.bag.report('one-method', context.file, extra.span, {
        zh: `已经有 ${written[0]?.name} 了，不能再写 ${extra.name}`,
        en: `there is \`${written[0]?.name}\` already; \`${extra.name}\` can't be added`,
      });
    }
  }
  const chosen = partsWithFormula ? written.find((one) => one.name === 'parts') : written[0];
  const made: Record<string, unknown> = { ...keys, span: node.span };
  for (const name of METHOD_NAMES) delete made[name];
  // An unknown key with something below it may have been meant for one.
  const unknown = node.entries.find(
    ({ key, value }) => value.kind !== 'scalar' && meantKey(key.text, BODY_KEYS, node) === undefined,
  );
  const place = chosen?.span ?? unknown?.key.span;
  if (place) made.methodSpan = place;
  if (chosen && keys[chosen.name] !== undefined) {
    const beside = METHODS[chosen.name].beside;
    made.method = {
      name: chosen.name,
      span: chosen.span,
      value: keys[chosen.name],
      beside: pick(keys, Object.keys(beside)),
    } as MethodNode;
    if (partsWithFormula) made.formula = keys.points;
  }
  return made as unknown as BodyNode;
};

const pick = (from: Record<string, unknown>, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));

const decodeWord = (node: SourceNode, words: readonly string[]): WordSource | undefined => {
  if (node.kind === 'scalar') {
    const word = canonicalWord(node.text, words);
    return word === undefined ? undefined : { kind: 'word-source', span: node.span, word };
  }
  if (node.kind !== 'map') return undefined;
  const by = node.entries.find(({ key }) => isBy(key));
  if (by?.value.kind !== 'scalar') return undefined;
  const entries = node.entries.flatMap(({ key, value }) => {
    if (isBy(key)) return [];
    // What is no such word has been reported; any stands for it, so that its key is not also missed.
    const word = (value.kind === 'scalar' ? canonicalWord(value.text, words) : undefined) ?? words[0];
    return word === undefined ? [] : [{ key: textOf(key), word: { text: word, span: value.span } }];
  });
  return { kind: 'word-source', span: node.span, by: { reading: textOf(by.value), entries } };
};

const isBy = (key: ScalarNode): boolean => isExtraKey(key.text, 'by');

/** A coefficient: an expression, a list of literals, or a table by some key. */
export const decodeCoefficient = <const W extends string>(
  node: SourceNode,
  context: Decoding,
  words: readonly W[] = [],
): Expression | WordOf<W> => {
  if (node.kind === 'scalar') {
    const word = canonicalWord(node.text, words);
    if (word !== undefined) return { kind: 'word', word: word as W, span: node.span };
    return readExpression(node, context);
  }
  if (node.kind === 'sequence')
    return { kind: 'list', span: node.span, items: node.items.flatMap((one) => decodeLiteral(one, context)) };
  return decodeTable(node, context);
};

/** Whether a member of a list written without quotes is wholly a number or date, as `7天` is not. */
const isNumberOrDate = (text: string): boolean => parseExact(text).ok || /^\d{4}-\d{1,2}-\d{1,2}$/.test(text);

/** A member of a YAML list: a number or date where it is one, else a text. */
const decodeLiteral = (node: SourceNode, context: Decoding): Expression[] => {
  if (node.kind !== 'scalar') {
    context.bag.report('wrong-form', context.file, node.span, {
      zh: '这里应写一个值',
      en: 'this should be a single value',
    });
    return [];
  }
  if (node.style === 'plain' && isNumberOrDate(node.text)) {
    const parsed = parseExpression(node, context.file, context.bag);
    return parsed ? [parsed] : [];
  }
  return [{ kind: 'text', span: node.span, value: node.text }];
};

const decodeTable = (node: MapNode, context: Decoding): Expression => {
  const by = node.entries.find(({ key }) => isBy(key));
  if (by?.value.kind !== 'scalar') return { kind: 'unreadable', span: node.span };
  const entries: TableEntry[] = [];
  let otherwise: Expression | 'none' | undefined;
  for (const { key, value } of node.entries) {
    if (isBy(key)) continue;
    const isRest = isElse(key.text);
    const decoded = decodeCoefficient(value, context, isRest ? ['none'] : []);
    if (isRest) otherwise = decoded.kind === 'word' ? 'none' : decoded;
    else if (decoded.kind !== 'word') entries.push({ keys: splitKeys(key), value: decoded });
  }
  return {
    kind: 'table',
    span: node.span,
    by: { name: keyName(by.value.text), span: by.value.span },
    entries,
    ...(otherwise === undefined ? {} : { otherwise }),
  };
};

/** `7-8` is 7 and 8; `4, 5` and `甲、乙` are two keys each. */
export const splitKeys = (key: ScalarNode): readonly { readonly text: string; readonly span: Span }[] => {
  const found: { text: string; span: Span }[] = [];
  for (const match of key.text.matchAll(/[^,，、]+/g)) {
    const text = match[0].trim();
    const start = match.index + match[0].indexOf(text);
    const place = span(key.offset(start), key.offset(start + text.length));
    const range = /^(\d{1,4})\s*[-–—~～至]\s*(\d{1,4})$/.exec(text);
    const [low, high] = [Number(range?.[1]), Number(range?.[2])];
    if (range && low <= high && high - low < 100)
      for (let at = low; at <= high; at++) found.push({ text: String(at), span: place });
    else found.push({ text, span: place });
  }
  return found;
};
