import type { CheckedRule } from '@zhunsheng/dsl';
import type { Result, UnitResult } from '../run/result.js';

/** The units by place, group by group where places are within groups; those without a place come last, in the rule's order. */
export const byPlace = (rule: CheckedRule, result: Result): readonly UnitResult[] => {
  const groupAt = (unit: UnitResult): number =>
    rule.ranking.among === 'group' && unit.group !== null ? rule.groups.indexOf(unit.group) : 0;
  const last = Number.POSITIVE_INFINITY;
  const keys = new Map(
    result.units.map((unit) => [unit, unit.rank === undefined ? [last, last] : [groupAt(unit), unit.rank]] as const),
  );
  const compare = (a: UnitResult, b: UnitResult): number => {
    const [one, other] = [keys.get(a), keys.get(b)];
    return difference(one?.[0], other?.[0]) || difference(one?.[1], other?.[1]);
  };
  return [...result.units].sort(compare);
};

/** Infinity less itself is not 0. */
const difference = (a = 0, b = 0): number => (a === b ? 0 : a - b);

/** How many units a unit's place is among. */
export const placesAmong = (rule: CheckedRule, result: Result, unit: UnitResult): number =>
  result.units.filter((one) => one.rank !== undefined && (rule.ranking.among === 'all' || one.group === unit.group))
    .length;
