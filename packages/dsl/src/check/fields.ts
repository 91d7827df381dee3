import type { FieldInfo, ItemInfo, Term } from '../rule/rule.js';
import { textOf } from '../rule/types.js';
import type { CheckContext } from './context.js';
import { flag } from './expect.js';
import { inside, ROOT, type Scope } from './scope.js';
import { expecting } from './shape.js';
import { itemsOf, termsBehind } from './walk.js';

const all = (fields: readonly FieldInfo[]): readonly FieldInfo[] =>
  fields.flatMap((field) => [field, ...all(field.fields)]);

const scopeOf = (field: FieldInfo): Scope => {
  const outer = field.list ? inside(scopeOf(field.list), field.list) : ROOT;
  return field.per ? inside(outer, field.per) : outer;
};

/** The bounds and conditions that fields are declared with. */
export const checkFields = (context: CheckContext): void => {
  for (const field of all(context.symbols.fields)) {
    const nodes = context.symbols.fieldNodes.get(field);
    if (field.per) context.symbols.used.add(field.per.name);
    const scope = scopeOf(field);
    if (nodes?.required) field.required = flag(nodes.required, scope, context).term;
    if (nodes?.min) field.bounds.min = expecting(nodes.min, 'number', scope, context);
    if (nodes?.max) field.bounds.max = expecting(nodes.max, 'number', scope, context);
    if (nodes?.above) field.bounds.above = expecting(nodes.above, 'number', scope, context);
    if (nodes?.atMost) field.bounds.atMost = expecting(nodes.atMost, 'number', scope, context);
  }
  checkConditions(context);
};

const conditionsOf = (field: FieldInfo): readonly Term[] =>
  [field.required, field.bounds.min, field.bounds.max, field.bounds.above, field.bounds.atMost].filter(
    (one) => one !== undefined,
  );

/**
 * Conditions and bounds are judged while the data is read: there are no points or places yet, what is common knows no unit,
 * and two fields can't each be asked for depending on the other.
 */
const checkConditions = (context: CheckContext): void => {
  const needs = new Map<FieldInfo, readonly FieldInfo[]>();
  for (const field of all(context.symbols.fields)) {
    const terms = conditionsOf(field).flatMap(termsBehind);
    needs.set(
      field,
      field.required
        ? termsBehind(field.required).flatMap((one) => (one.op === 'field' && one.field !== field ? [one.field] : []))
        : [],
    );
    for (const term of terms) {
      if (term.op === 'item' || term.op === 'cohort') {
        context.report('field-condition', term.span, {
          zh: '读数据时还没有得分和名次',
          en: 'there are no points or places yet while the data is read',
        });
      } else if (
        field.common &&
        ((term.op === 'field' && !term.field.common) ||
          (term.op === 'variable' && (term.name === 'unit' || term.name === 'group')))
      ) {
        context.report('field-condition', term.span, {
          zh: `${field.name} 是全市共用的，不能按单位规定`,
          en: `\`${field.name}\` is common to all units and can't depend on one`,
        });
      }
    }
  }
  for (const field of needs.keys()) reportCircle(field, needs, context);
};

const reportCircle = (
  start: FieldInfo,
  needs: ReadonlyMap<FieldInfo, readonly FieldInfo[]>,
  context: CheckContext,
): void => {
  const reached = new Set<FieldInfo>();
  const open = [...(needs.get(start) ?? [])];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next === start) {
      context.report('cycle', start.span, {
        zh: `${start.name} 是否须报取决于它自己`,
        en: `whether \`${start.name}\` is required depends on itself`,
      });
      return;
    }
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...(needs.get(next) ?? []));
  }
};

/** An assessor's points go up to the maximum of the item that is judged by them, unless the field says so itself. */
export const deriveBounds = (score: ItemInfo, context: CheckContext): void => {
  const judged = new Map<FieldInfo, { readonly item: ItemInfo; readonly term: Term }[]>();
  for (const item of itemsOf(score)) {
    if (item.method.name !== 'judged' || item.method.value?.op !== 'field') continue;
    const term = item.method.value;
    judged.set(term.field, [...(judged.get(term.field) ?? []), { item, term }]);
  }
  for (const field of all(context.symbols.fields)) {
    if (field.type !== 'points' || field.bounds.max) continue;
    const bound = boundOf(field, judged.get(field) ?? []);
    if (bound) field.bounds.max = bound;
    else {
      context.report(
        'missing-decision',
        field.span,
        { zh: `评定分字段 ${field.name} 没有上限`, en: `the points field \`${field.name}\` has no upper bound` },
        undefined,
        {
          hint: { zh: '写 max，或让一个项目用 judged 引用它', en: 'write `max`, or let an item be `judged` by it' },
        },
      );
    }
  }
};

/** How many lists are around a field: the loops outside the one over its set. */
const depthOf = (field: FieldInfo): number => (field.list ? depthOf(field.list) + 1 : 0);

const boundOf = (
  field: FieldInfo,
  uses: readonly { readonly item: ItemInfo; readonly term: Term }[],
): Term | undefined => {
  const [first] = uses;
  if (!first || typeof first.item.max === 'string') return undefined;
  const items = new Set(uses.map((one) => one.item));
  if (!field.per) return items.size === 1 ? first.item.max : undefined;
  const entries = new Map<string, Term>();
  for (const { item, term } of uses) {
    const index = term.op === 'field' ? term.at.at(-1) : undefined;
    if (typeof item.max === 'string') continue;
    if (index?.kind !== 'fixed') return items.size === 1 ? item.max : undefined;
    entries.set(field.per.members[index.member] ?? '', item.max);
  }
  const key: Term = {
    op: 'member',
    set: field.per,
    at: { kind: 'slot', slot: depthOf(field) },
    span: field.span,
    type: textOf(field.per.members),
    optional: false,
  };
  return {
    op: 'lookup',
    by: field.per.name,
    key,
    entries,
    otherwise: 'none',
    span: field.span,
    type: first.item.max.type,
    optional: true,
  };
};
