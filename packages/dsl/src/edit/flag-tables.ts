import type { CheckedRule, Term } from '../rule/rule.js';
import type { Span } from '../source/span.js';

/** Which tables of a rule go by something that is true or false. */
export const flagTables = (rule: CheckedRule): ((place: Span) => boolean) => {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  const left: unknown[] = [rule.score, rule.values, rule.fields, rule.disqualify, rule.carry, rule.checks];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one !== 'object' || one === null || seen.has(one)) continue;
    seen.add(one);
    if (isLookup(one) && one.key.type.kind === 'flag') found.add(id(one.span));
    for (const inner of one instanceof Map ? one.values() : Object.values(one)) left.push(inner);
  }
  return (place) => found.has(id(place));
};

const id = ({ start, end }: Span): string => `${start} ${end}`;

const isLookup = (one: object): one is Extract<Term, { op: 'lookup' }> => 'op' in one && one.op === 'lookup';
