import type { Fix } from '../diagnostics/diagnostic.js';
import { adding, tentative } from '../diagnostics/fix.js';
import type { BodyNode } from '../document/document.js';
import type { Expression } from '../expression/ast.js';
import { wordOf as languageWord } from '../expression/words.js';
import type { DecodedBand, DecodedCase, Keys, Shape, TextNode, WordOf, WordSource } from '../methods/shape.js';
import type { Axis, CheckedWord, ItemInfo, Term } from '../rule/rule.js';
import { FLAG, type Type } from '../rule/types.js';
import type { Span } from '../source/span.js';
import { collectionNamed } from './collections.js';
import { type CheckContext, type Checked, invalid } from './context.js';
import { needed } from './expect.js';
import { inside, type Scope, withFacts } from './scope.js';

/** Checks the bodies below a method: given by the item checker, which knows about items. */
export interface Bodies {
  body(node: BodyNode, scope: Scope): ItemInfo;
  items(nodes: readonly BodyNode[], scope: Scope): readonly ItemInfo[];
}

/** Checks whatever stands under a key, by its shape: expressions against the type called for, names against what they may name. */
export const checkShape = (
  decoded: unknown,
  shape: Shape,
  scope: Scope,
  context: CheckContext,
  bodies: Bodies,
): unknown => {
  switch (shape.kind) {
    case 'expression':
    case 'coefficient': {
      const found = decoded as Expression | WordOf;
      return found.kind === 'word' ? found : expecting(found, shape.expects, scope, context);
    }
    case 'word':
      return checkWord(decoded as WordSource, context);
    case 'name':
      return shape.of === 'field' ? checkFieldName(decoded as TextNode, scope, context) : decoded;
    case 'object':
      return checkKeys(decoded as Decoded, shape.keys, scope, context, bodies);
    case 'lines': {
      const { lines, ...shared } = decoded as Decoded & { lines: readonly Decoded[] };
      return {
        ...checkKeys(shared, shape.shared, scope, context, bodies),
        lines: lines.map((one) => checkKeys(one, shape.line, scope, context, bodies)),
      };
    }
    case 'sequence':
      return (decoded as readonly unknown[]).map((one) => checkShape(one, shape.of, scope, context, bodies));
    case 'bands':
      return (decoded as readonly DecodedBand<{ expression: Expression } & Unused>[]).map((band) => ({
        ...band,
        points: expecting(band.points, 'points', scope, context),
      }));
    case 'body':
      return bodies.body(decoded as BodyNode, scope);
    case 'items':
      return bodies.items(decoded as readonly BodyNode[], scope);
    case 'cases':
      return checkCases(decoded as readonly CaseNode[], scope, context, bodies);
    default:
      return decoded;
  }
};

type Unused = { word: unknown; collection: unknown; field: unknown; body: unknown; items: unknown };
type CaseNode = DecodedCase<{
  expression: Expression;
  body: BodyNode;
  word: unknown;
  collection: unknown;
  field: unknown;
  items: unknown;
}>;
type Decoded = Record<string, unknown> & { readonly span: Span };

/** The keys of an object: conditions that others rely on first, then the rest with what those make sure of. */
export const checkKeys = (
  decoded: Decoded,
  keys: Keys,
  scope: Scope,
  context: CheckContext,
  bodies: Bodies,
): Decoded => {
  const made: Record<string, unknown> & { span: Span } = { span: decoded.span };
  const over = keys.over && decoded.over ? (decoded.over as TextNode) : undefined;
  const axis: Axis | undefined = over ? collectionNamed(over.text, over.span, scope, context) : undefined;
  if (axis) made.over = axis;
  // What is gone over is not known: nothing can be said of what stands inside.
  const isAdrift = !axis && (over !== undefined || keys.over?.required === true);
  let outer = scope;
  let inner = axis ? inside(scope, axis) : scope;
  for (const [name, spec] of Object.entries(keys)) {
    if (!spec.guards || decoded[name] === undefined || (spec.inside && isAdrift)) continue;
    const found = condition(decoded[name] as Expression, spec.inside ? inner : outer, context);
    made[name] = found.term;
    inner = withFacts(inner, found.whenTrue);
    if (!spec.inside) outer = withFacts(outer, found.whenTrue);
  }
  for (const [name, spec] of Object.entries(keys)) {
    if (spec.guards || name === 'over' || decoded[name] === undefined) continue;
    if (spec.inside && isAdrift) continue;
    made[name] = checkShape(decoded[name], spec.shape, spec.inside ? inner : outer, context, bodies);
  }
  return made;
};

const condition = (expression: Expression, scope: Scope, context: CheckContext): Checked => {
  const found = needed(context.check(expression, scope), scope, context);
  if (found.term.type.kind !== 'flag')
    context.mismatch(expression.span, found.term.type, { zh: '条件（是或否）', en: 'a condition' }, scope);
  return found;
};

/** Each case may rely on those before it not to hold; where it is not the one, what it is scored by does not apply. */
const checkCases = (
  cases: readonly CaseNode[],
  scope: Scope,
  context: CheckContext,
  bodies: Bodies,
): readonly unknown[] => {
  let left = scope;
  return cases.map((one, at) => {
    const last = at === cases.length - 1;
    if (one.isElse && !last)
      context.report('cases-open', one.span, { zh: 'when: else 只能放在最后', en: '`when: else` stands last' });
    if (one.when && last)
      context.report(
        'cases-open',
        one.span,
        { zh: '最后一个情形应为 when: else', en: 'the last case should be `when: else`' },
        undefined,
        { fixes: withElse(one, context) },
      );
    if (!one.when) return { ...one, body: bodies.body(one.body, left) };
    const when = condition(one.when, left, context);
    const body = bodies.body(one.body, { ...withFacts(left, when.whenTrue), within: [...left.within, when.term] });
    left = { ...withFacts(left, when.whenFalse), within: [...left.within, negated(when.term)] };
    return { ...one, when: when.term, body };
  });
};

/** A last case of 0 points, to be filled in, behind the one that is last in a list with dashes. */
const withElse = ({ body }: CaseNode, { symbols: { file }, written }: CheckContext): readonly Fix[] => {
  const start = file.lineStart(file.lineIndex(body.span.start));
  const dash = file.text.slice(start, body.span.start);
  const rest = /^[^\n\r]*/.exec(file.text.slice(body.span.end))?.[0] ?? '';
  if (!/^ *- +$/.test(dash) || !/^["']?[ \t]*(?:#.*)?$/.test(rest)) return [];
  const added = written.language === 'zh' ? '{ 当: 其他, 计分: 0 }' : '{ when: else, points: 0 }';
  const end = body.span.end + rest.length;
  const lineEnd = file.text.includes('\r\n') ? '\r\n' : '\n';
  return [tentative(adding(added, { span: { start: end, end }, text: `${lineEnd}${dash}${added}` }))];
};

const negated = (of: Term): Term => ({ op: 'not', of, span: of.span, type: FLAG, optional: false });

/** An expression of the type that its place calls for. */
export const expecting = (
  expression: Expression,
  expects: 'points' | 'number' | 'flag' | 'any',
  scope: Scope,
  context: CheckContext,
  mayLack: (term: Term) => boolean = () => false,
): Term => {
  const found = context.check(expression, scope);
  const { term } = mayLack(found.term) ? found : needed(found, scope, context);
  if (term.type.kind === 'invalid' || expects === 'any') return term;
  if (expects === 'flag') {
    if (term.type.kind !== 'flag')
      context.mismatch(expression.span, term.type, { zh: '条件（是或否）', en: 'a condition' }, scope);
    return term;
  }
  if (term.type.kind !== 'number') context.mismatch(expression.span, term.type, { zh: '数', en: 'a number' }, scope);
  else if (expects === 'points') pointsOnly(term, term.type, expression, scope, context);
  return term;
};

const pointsOnly = (
  term: Term,
  type: Extract<Type, { kind: 'number' }>,
  expression: Expression,
  scope: Scope,
  context: CheckContext,
): void => {
  const { measure } = type;
  const text = context.symbols.file.slice(expression.span);
  if (measure.kind === 'percent') {
    context.report(
      'percent-mismatch',
      term.span,
      { zh: `这里要分数，${text} 是百分比`, en: `points are called for, and \`${text}\` is a percentage` },
      scope,
      {
        hint: { zh: `如 100 * ${text}`, en: `such as 100 * ${text}` },
        fixes: context.rewriting(term.span, (one) => `100 * ${factor(one)}`).map(tentative),
      },
    );
  } else if (measure.kind === 'unit' && measure.unit !== '分') {
    context.report(
      'measure-mismatch',
      term.span,
      {
        zh: `这里要分数，${text} 以${measure.unit}计`,
        en: `points are called for, and \`${text}\` is in ${measure.unit}`,
      },
      scope,
      {
        hint: {
          zh: `写明每${measure.unit}多少分，如 1 * ${text}`,
          en: `say how many points for each, such as 1 * ${text}`,
        },
        fixes: context.rewriting(term.span, (one) => `1 * ${factor(one)}`).map(tentative),
      },
    );
  }
};

/** An expression as a factor: in brackets where it is more than a name, a call or a number. */
const factor = (text: string): string => (/^[\p{L}\p{N}_.%]+(?:[([][^()[\]]*[)\]])?$/u.test(text) ? text : `(${text})`);

/** A word, or the one that a reading chooses. */
const checkWord = (source: WordSource, context: CheckContext): CheckedWord & { word?: string } => {
  if (!source.by) return { span: source.span, ...(source.word === undefined ? {} : { word: source.word }) };
  const symbol = context.symbols.names.get(source.by.reading.text);
  if (context.symbols.broken.has(source.by.reading.text)) {
    const [any] = source.by.entries;
    return { span: source.span, ...(any ? { word: any.word.text } : {}) };
  }
  if (symbol?.kind !== 'reading') {
    context.report('unknown-name', source.by.reading.span, {
      zh: `没有读法 ${source.by.reading.text}`,
      en: `there is no reading \`${source.by.reading.text}\``,
    });
    return { span: source.span };
  }
  context.symbols.used.add(symbol.name);
  const unknown = source.by.entries.filter(({ key }) => !symbol.info.choices.includes(key.text));
  for (const { key } of unknown) {
    context.report(
      'unknown-choice',
      key.span,
      { zh: `${symbol.name} 没有 ${key.text} 这个选项`, en: `reading ${symbol.name} has no choice \`${key.text}\`` },
      undefined,
      context.didYouMean(key.text, symbol.info.choices, key.span),
    );
  }
  const missing = symbol.info.choices.filter((choice) => !source.by?.entries.some((one) => one.key.text === choice));
  // Choices that are unknown are most likely those that are missing, misspelt.
  if (missing.length > unknown.length)
    context.report('missing-table-entry', source.by.reading.span, {
      zh: `按 ${symbol.name} 的选项缺：${missing.join('、')}`,
      en: `the words by \`${symbol.name}\` lack: ${missing.join(', ')}`,
    });
  const chosen = source.by.entries.find((one) => one.key.text === symbol.info.chosen);
  return { span: source.span, reading: symbol.name, ...(chosen ? { word: chosen.word.text } : {}) };
};

/** The word that a key comes to in this run. */
export const wordOf = (source: WordSource | undefined, context: CheckContext): string | undefined =>
  source ? checkWord(source, context).word : undefined;

/** The field that an assessor fills in. */
const checkFieldName = (node: TextNode, scope: Scope, context: CheckContext): Term => {
  const word = languageWord(node.text);
  const { term } = word
    ? invalid(node.span)
    : needed(context.check({ kind: 'name', name: node.text, span: node.span }, scope), scope, context);
  if (term.type.kind !== 'invalid' && (term.op !== 'field' || term.field.type !== 'points')) {
    context.report(
      'type-mismatch',
      node.span,
      { zh: `${node.text} 不是评定分字段（type: points）`, en: `\`${node.text}\` is no field of type points` },
      scope,
    );
  }
  return term;
};
