import { itemsOf, termsOf, termsWithin } from '../check/walk.js';
import type { CheckedRule, ItemInfo, Term } from '../rule/rule.js';
import type { Span } from '../source/span.js';

/** The units of measure of numbers that are added to, compared with or taken instead of measured ones, by where they begin. */
export const literalUnits = (rule: CheckedRule): ReadonlyMap<number, string> => {
  const found = new Map<number, string>();
  const note = (term: Term, unit: string): void => {
    const isNumber = term.op === 'constant' || (term.op === 'negate' && term.of.op === 'constant');
    if (isNumber && term.type.kind === 'number') found.set(term.span.start, unit);
  };
  for (const root of rootsOf(rule))
    for (const term of termsWithin(root)) {
      const alike = measuredAlike(term);
      const unit = alike.map(unitOf).find((one) => one !== undefined);
      if (unit !== undefined) for (const one of alike) note(one, unit);
    }
  for (const item of itemsOf(rule.score))
    for (const { places, unit } of thresholdsOf(item)) for (const { start } of places) found.set(start, unit);
  return found;
};

const rootsOf = (rule: CheckedRule): readonly Term[] => [
  ...[...itemsOf(rule.score)].flatMap(termsOf),
  ...rule.values.map((one) => one.term),
  ...rule.checks.map((one) => one.that),
];

const unitOf = ({ type }: Term): string | undefined =>
  type.kind === 'number' && type.measure.kind === 'unit' ? type.measure.unit : undefined;

/** The parts of a term that must be of one measure. */
const measuredAlike = (term: Term): readonly Term[] => {
  switch (term.op) {
    case 'compare':
      return term.operands;
    case 'arithmetic':
      return term.operator === '+' || term.operator === '-' ? [term.left, term.right] : [];
    case 'if':
      return [term.then, term.else];
    case 'in':
      return term.container.op === 'list' ? [term.element, ...term.container.items] : [];
    case 'call':
      return ['min', 'max', 'clamp'].includes(term.builtin) ? term.arguments : [];
    case 'lookup':
      return [...term.entries.values(), ...(term.otherwise && term.otherwise !== 'none' ? [term.otherwise] : [])];
    default:
      return [];
  }
};

/** What a method compares a measured figure with. */
const thresholdsOf = ({ method }: ItemInfo): readonly { readonly places: readonly Span[]; readonly unit: string }[] => {
  if (method.name === 'bands') {
    const unit = unitOf(method.value.of);
    const bounds = method.value.points.flatMap((one) => (one.bounds === 'else' ? [] : one.bounds));
    return unit === undefined ? [] : [{ places: bounds.map((one) => one.span), unit }];
  }
  if (method.name !== 'deduct' && method.name !== 'award') return [];
  return method.value.lines.flatMap(({ of, every, below, above }) => {
    const unit = unitOf(of);
    const places = [every, below, above].flatMap((one) => (one?.op === 'constant' ? [one.span] : []));
    return unit === undefined ? [] : [{ places, unit }];
  });
};
