import type { Fix } from '../diagnostics/diagnostic.js';
import { adding, tentative } from '../diagnostics/fix.js';
import type { BodyNode, MethodNode } from '../document/document.js';
import type { Expression } from '../expression/ast.js';
import { METHODS } from '../methods/registry.js';
import type { Keys, WordOf } from '../methods/shape.js';
import { Exact } from '../number/index.js';
import { innerBodies } from '../resolve/items.js';
import type { Axis, CheckedMethod, ItemInfo, SetInfo, Term, Veto } from '../rule/rule.js';
import { LITERAL, numberOf } from '../rule/types.js';
import type { Span } from '../source/span.js';
import { behindValue, intoMap } from '../yaml/entry-edit.js';
import { mayGiveNothing, maySkip } from './applicability.js';
import { clauseOf } from './clause.js';
import { collectionNamed } from './collections.js';
import { type CheckContext, checked, invalid, type Mutable } from './context.js';
import { flag } from './expect.js';
import { checkIdleKeys } from './idle-keys.js';
import { checkMethod } from './method-checks.js';
import { fix, inside, ROOT, type Scope, withFacts } from './scope.js';
import { type Bodies, checkKeys, checkShape, expecting, wordOf } from './shape.js';

/** Makes an empty item for every name, so that expressions can refer to items whichever comes first. */
export const prepareItems = (score: BodyNode, context: CheckContext): void => {
  const visit = (body: BodyNode, axes: readonly Axis[], around: readonly number[]): void => {
    const set = body.items ? templateSet(body, context) : undefined;
    const named = body.item
      ? [{ name: body.item.text, span: body.item.span }]
      : (set?.members ?? []).map((name) => ({ name, span: body.items?.span ?? body.span }));
    const within = body.applies ? [...around, body.applies.span.start] : around;
    for (const { name, span } of named) {
      if (context.items.has(name)) continue;
      context.items.set(name, { ...emptyItem(span), name, axes });
      // An item all of whose parts have conditions may still be known to have some: that it has none is for the run to say.
      const own = maySkip(body) && body.method?.name !== 'parts' && mayGiveNothing(body);
      context.conditional.set(name, { conditions: maySkip(body) ? within : around, own });
    }
    for (const inner of innerBodies(body)) visit(inner, axesInside(body, axes, context), within);
  };
  visit(score, [], []);
};

const axesInside = (body: BodyNode, axes: readonly Axis[], context: CheckContext): readonly Axis[] => {
  const over = body.method?.name === 'each' ? body.method.value.over : undefined;
  if (!over) return axes;
  const scope = axes.reduce(inside, ROOT);
  const axis = collectionNamed(over.text, over.span, scope, context);
  return axis ? [...axes, axis] : axes;
};

const templateSet = (body: BodyNode, context: CheckContext): SetInfo | undefined => {
  if (!body.items) return undefined;
  const axis = collectionNamed(body.items.text, body.items.span, ROOT, context);
  if (axis?.kind === 'set') return axis;
  if (axis)
    context.report('not-a-collection', body.items.span, {
      zh: 'items 只能用集合或表',
      en: '`items` takes a set or table',
    });
  return undefined;
};

const NO_METHOD = (span: Span): CheckedMethod => ({ name: 'points', span, value: zero(span), beside: {} });

const zero = (span: Span): Term =>
  checked({ op: 'constant', value: Exact.ZERO, span, type: numberOf(LITERAL), optional: false }).term;

const emptyItem = (span: Span): Mutable<ItemInfo> => ({
  kind: 'item',
  span,
  whole: span,
  readings: [],
  axes: [],
  within: [],
  max: 'none',
  floor: 'none',
  overMax: 'cap',
  otherwise: 'skip',
  vetoes: [],
  method: NO_METHOD(span),
});

/** What a body takes over from the item around it. */
interface Inherited {
  /** The maximum where the body writes none. */
  readonly max?: ItemInfo['max'];
  /** A case has no limits of its own: its item's apply. */
  readonly unlimited?: boolean;
  readonly name?: string;
}

/** Checks an item (or inner score) and everything below it. */
export const checkItem = (body: BodyNode, scope: Scope, context: CheckContext, inherited: Inherited = {}): ItemInfo => {
  const name = inherited.name ?? body.item?.text;
  const known = name === undefined ? undefined : context.items.get(name);
  const item = known ?? emptyItem(body.span);
  const own: Scope = name === undefined ? scope : { ...scope, item: name };
  item.axes = scope.axes;
  item.within = scope.within;
  item.span = body.item?.span ?? body.items?.span ?? body.span;
  item.whole = body.span;
  if (body.source) item.source = clauseOf(body.source, own, context);
  if (body.note) item.note = body.note.text;
  item.readings = (body.reading ?? []).map((one) => readingNamed(one.text, one.span, context));
  const applies = body.applies ? flag(body.applies, own, context) : undefined;
  if (applies) item.applies = applies.term;
  let inner = applies ? { ...withFacts(own, applies.whenTrue), within: [...own.within, applies.term] } : own;
  item.vetoes = (body.veto ?? []).flatMap((node): Veto[] => {
    if (!node.when || !node.points) return [];
    const when = flag(node.when, inner, context);
    const points = expecting(node.points, 'points', withFacts(inner, when.whenTrue), context);
    inner = withFacts(inner, when.whenFalse);
    return [{ when: when.term, points, ...(node.source ? { source: node.source.text } : {}) }];
  });
  const applicable = withFacts(own, applies?.whenTrue ?? new Set());
  item.max = maximum(body, applicable, context, inherited);
  item.floor = inherited.unlimited ? 'none' : limit(body.floor, applicable, context);
  item.overMax = inherited.unlimited ? 'keep' : ((wordOf(body.over_max, context) as ItemInfo['overMax']) ?? 'cap');
  item.otherwise = (wordOf(body.otherwise, context) as ItemInfo['otherwise']) ?? 'skip';
  if (body.weight) item.weight = expecting(body.weight, 'number', applicable, context);
  // Units with a veto keep their place in a rank, so what it compares must be there for them too.
  const ranked = body.method && METHODS[body.method.name].cohort ? { ...applicable, within: inner.within } : inner;
  if (body.method) item.method = checkMethodNode(body.method, ranked, item.max, context);
  else if (!body.methodSpan)
    context.report('one-method', item.span, { zh: '没有写计分办法', en: 'no scoring method is given' }, undefined, {
      hint: {
        zh: `写一种：${Object.values(METHODS)
          .map((one) => one.name)
          .join('、')}`,
        en: `write one of: ${Object.keys(METHODS).join(', ')}`,
      },
    });
  if (body.formula) item.formula = expecting(body.formula, 'points', inner, context);
  checkPlace(body, item, context);
  checkIdleKeys(body, context);
  if (body.method) checkMethod(item, body, context);
  return item;
};

const readingNamed = (name: string, span: Span, context: CheckContext): string => {
  const symbol = context.symbols.names.get(name);
  if (symbol?.kind === 'reading') context.symbols.used.add(name);
  else if (!context.symbols.broken.has(name))
    context.report(
      'unknown-name',
      span,
      { zh: `没有读法 ${name}`, en: `there is no reading \`${name}\`` },
      undefined,
      context.didYouMean(
        name,
        context.symbols.readings.map((one) => one.name),
        span,
      ),
    );
  return name;
};

const maximum = (body: BodyNode, scope: Scope, context: CheckContext, inherited: Inherited): ItemInfo['max'] => {
  const { max } = body;
  if (!max) {
    if (inherited.max !== undefined) return inherited.max;
    context.report(
      'missing-key',
      body.item?.span ?? body.span,
      { zh: '没有写满分 max', en: '`max` is missing' },
      undefined,
      {
        hint: { zh: '补上 max；没有上限写 none', en: 'add `max`; `none` where there is no maximum' },
        fixes: withMaximum(body, context),
      },
    );
    return invalid(body.span).term;
  }
  if (!isWord(max)) return expecting(max, 'points', scope, context);
  if (max.word === 'parts' && body.method?.name !== 'parts') {
    context.report('wrong-form', max.span, {
      zh: 'max: parts 只用于有 parts 的项目',
      en: '`max: parts` is for items with `parts`',
    });
  }
  return max.word;
};

/** A maximum of 0 behind the item's name, to be filled in. */
const withMaximum = (body: BodyNode, { symbols: { file }, written }: CheckContext): readonly Fix[] => {
  const added = written.language === 'zh' ? '满分: 0' : 'max: 0';
  const edit = body.item ? behindValue(file, body.item.span, [added]) : intoMap(file, body.span, [added]);
  return edit ? [tentative(adding(added, edit))] : [];
};

const limit = (written: BodyNode['floor'], scope: Scope, context: CheckContext): Term | 'none' => {
  if (!written) return zero(ROOT_SPAN);
  return isWord(written) ? 'none' : expecting(written, 'points', scope, context, lacksByElse);
};

/** A table whose `else: none` alone leaves keys without a value: there is no lower limit there. */
const lacksByElse = (term: Term): boolean =>
  term.op === 'lookup' && term.otherwise === 'none' && [...term.entries.values()].every((one) => !one.optional);

const ROOT_SPAN: Span = { start: 0, end: 0 };

const isWord = <W extends string>(value: Expression | WordOf<W>): value is WordOf<W> => value.kind === 'word';

const checkMethodNode = (
  node: MethodNode,
  scope: Scope,
  max: ItemInfo['max'],
  context: CheckContext,
): CheckedMethod => {
  const definition = METHODS[node.name];
  const bodies: Bodies = {
    body: (inner, at) =>
      checkItem(inner, at, context, node.name === 'cases' ? { max, unlimited: true } : innerDefaults(node, max)),
    items: (nodes, at) => nodes.flatMap((one) => partItems(one, at, context)),
  };
  const value = checkShape(node.value, definition.shape, scope, context, bodies);
  const beside = checkKeys({ ...node.beside, span: node.span }, definition.beside as Keys, scope, context, bodies);
  return { name: node.name, span: node.span, value, beside } as unknown as CheckedMethod;
};

/** One of several scores has the item's own maximum, unless their points are added up. */
const innerDefaults = (node: MethodNode, max: ItemInfo['max']): Inherited =>
  node.name === 'each' && node.value.combine?.word !== 'sum' ? { max } : {};

/** A part, or one for each member of a set. */
const partItems = (body: BodyNode, scope: Scope, context: CheckContext): readonly ItemInfo[] => {
  if (!body.items) {
    if (!body.item)
      context.report('missing-key', body.span, { zh: '分项没有名称 item', en: 'a part needs its name, `item`' });
    return [checkItem(body, scope, context)];
  }
  const set = templateSet(body, context);
  if (set) context.symbols.used.add(set.name);
  return (set?.members ?? []).map((name, member) => {
    if (!set) return emptyItem(body.span);
    return checkItem(body, fix(scope, set, { kind: 'fixed', member }), context, { name });
  });
};

/** What an item asks of the place where it stands. */
const checkPlace = (body: BodyNode, item: ItemInfo, context: CheckContext): void => {
  const list = item.axes.find((axis) => axis.kind === 'field')?.name;
  if (list === undefined) return;
  const refuse = (place: Span, what: string): void =>
    context.report('cohort-in-list', place, {
      zh: `${what} 要拿各单位来比，而清单 ${list} 的记录各单位不同`,
      en: `\`${what}\` compares units, and the records of the list \`${list}\` are each of one unit`,
    });
  if (item.otherwise === 'mean') refuse(body.otherwise?.span ?? item.span, 'otherwise: mean');
  if (item.overMax === 'scale') refuse(body.over_max?.span ?? item.span, 'over_max: scale');
  if (body.method && METHODS[body.method.name].cohort) refuse(body.method.span, body.method.name);
};
