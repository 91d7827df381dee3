import type { CohortInfo, Index, ItemInfo, Term, ValueInfo } from '../rule/rule.js';

/** An item and all below it, inner scores and cases included. */
export function* itemsOf(item: ItemInfo): Generator<ItemInfo> {
  yield item;
  for (const inner of innerItems(item)) yield* itemsOf(inner);
}

export const innerItems = (item: ItemInfo): readonly ItemInfo[] => {
  switch (item.method.name) {
    case 'parts':
      return item.method.value ?? [];
    case 'each':
      return item.method.value.score ? [item.method.value.score] : [];
    case 'cases':
      return (item.method.value ?? []).map((one) => one.body);
    default:
      return [];
  }
};

/** The terms that an item's own points rest on (not those of the items below it). */
export const termsOf = (item: ItemInfo): readonly Term[] => {
  const found: Term[] = [];
  const add = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(add);
    else if (isTerm(value)) found.push(value);
    else if (isPlainObject(value)) Object.values(value).forEach(add);
  };
  add([item.max, item.floor, item.within, item.applies, item.weight, item.formula, item.vetoes, item.method.beside]);
  if (item.method.name === 'cases') add((item.method.value ?? []).map((one) => one.when));
  else if (item.method.name !== 'parts') add(withoutBodies(item.method.value));
  return found;
};

/** An inner score counts as an item of its own, the collection gone over is no term. */
const withoutBodies = (value: unknown): unknown => {
  if (!isPlainObject(value) || isTerm(value)) return value;
  const { score: _score, over: _over, ...rest } = value;
  return rest;
};

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const isTerm = (value: unknown): value is Term =>
  isPlainObject(value) && typeof value.op === 'string' && 'optional' in value;

const dynamic = (at: readonly Index[]): readonly Term[] =>
  at.flatMap((one) => (one.kind === 'dynamic' ? [one.term] : []));

const present = (...terms: readonly (Term | undefined)[]): readonly Term[] => terms.filter((one) => one !== undefined);

/** The terms directly below a term, those of the columns it refers to not included. */
export const termChildren = (term: Term): readonly Term[] => {
  switch (term.op) {
    case 'constant':
    case 'variable':
      return [];
    case 'member':
    case 'cell':
      return dynamic([term.at]);
    case 'field':
    case 'value':
    case 'item':
    case 'cohort':
      return dynamic(term.at);
    case 'named':
      return [term.body];
    case 'list':
      return term.items;
    case 'has':
    case 'negate':
    case 'not':
      return [term.of];
    case 'default':
      return [term.of, term.otherwise];
    case 'arithmetic':
    case 'logical':
      return [term.left, term.right];
    case 'compare':
      return term.operands;
    case 'in':
      return [term.element, term.container];
    case 'if':
      return [term.condition, term.then, term.else];
    case 'call':
      return term.arguments;
    case 'lookup':
      return present(
        term.key,
        ...new Set(term.entries.values()),
        term.otherwise === 'none' ? undefined : term.otherwise,
      );
    case 'aggregate':
      return present(term.where, term.body, term.empty, ...dynamic(term.within ? [term.within] : []));
  }
};

/** The terms that a cohort step rests on. */
export const cohortTerms = (cohort: CohortInfo): readonly Term[] =>
  present(
    cohort.where,
    cohort.step.kind === 'rank' ? cohort.step.by : cohort.step.body,
    cohort.step.kind === 'rank' ? undefined : cohort.step.empty,
  );

/** A term and all below it. */
export const termsWithin = (term: Term): readonly Term[] => {
  const found: Term[] = [];
  const add = (one: Term): void => {
    found.push(one);
    for (const child of termChildren(one)) add(child);
  };
  add(term);
  return found;
};

/** A term and all that it rests on, named values looked into, each once. */
export const termsBehind = (term: Term): readonly Term[] => {
  const found: Term[] = [];
  const seen = new Set<ValueInfo>();
  const add = (outer: Term): void => {
    for (const one of termsWithin(outer)) {
      found.push(one);
      if (one.op !== 'value' || seen.has(one.value)) continue;
      seen.add(one.value);
      add(one.value.term);
    }
  };
  add(term);
  return found;
};
