import type { Exact } from '@zhunsheng/dsl';
import {
  type ItemResult,
  impactOf,
  type Standing as Place,
  type Result,
  type UnitImpact,
} from '@zhunsheng/interpreter';
import type { Board, BoardRow, ItemRange, Pass, Standing } from '../protocol/api.js';
import type { Scoring } from './scoring.js';

type Scored = Extract<Scoring, { kind: 'scored' }>;

/** The rankings before and after, side by side. */
export const boardOf = (before: Scored | undefined, after: Scored): Board => {
  const { result } = after.scored;
  const from: Result = before?.scored.result ?? { ...result, units: [] };
  const impact = impactOf(from, result);
  const decimals = decimalsOf(after.rule.ranking.step.toDecimal(9));
  const passes: readonly Pass[] = before
    ? [
        ...impact.passes.map(
          ({ overtaker, overtaken }): Pass => ({ unit: overtaker, other: overtaken, kind: 'passes' }),
        ),
        ...impact.tiesMade.map(({ units: [unit, other] }): Pass => ({ unit, other, kind: 'draws-level' })),
        ...impact.tiesBroken.map(({ units: [unit, other] }): Pass => ({ unit, other, kind: 'breaks-tie' })),
      ]
    : [];
  return {
    period: result.period,
    grouped: after.rule.ranking.among === 'group',
    rows: impact.units.map((one) => rowOf(one, decimals)),
    passes,
    items: rangesOf(result),
    sources: after.drawn.map(({ id, rule, data }) => ({
      rule: id,
      ...(rule ? { path: rule.file.name, title: rule.title } : {}),
      hasData: data.length > 0,
    })),
  };
};

/** The same ranking on both sides, where there is nothing after. */
export const boardBefore = (before: Scoring | undefined): Board | undefined =>
  before?.kind === 'scored' ? boardOf(before, before) : undefined;

const rowOf = ({ unit, group, before, after, delta, items }: UnitImpact, decimals: number): BoardRow => {
  const [from, to] = [standing(before, decimals), standing(after, decimals)];
  return {
    unit,
    group,
    ...(from ? { before: from } : {}),
    ...(to ? { after: to } : {}),
    ...(delta === undefined || from === undefined ? {} : { difference: padded(delta, decimals) }),
    items: from ? items.map((one) => ({ item: one.item, before: one.before, after: one.after })) : [],
  };
};

/** The least and the most points for each item, items within items and those of members included. */
const rangesOf = ({ units }: Result): Readonly<Record<string, ItemRange>> => {
  const found = new Map<string, { least: Exact; most: Exact; readonly units: Set<string> }>();
  const add = (unit: string, items: readonly ItemResult[]): void => {
    for (const { item, points, items: inner, members = [] } of items) {
      const known = found.get(item);
      if (points && !known) found.set(item, { least: points, most: points, units: new Set([unit]) });
      if (points && known) {
        if (points.lessThan(known.least)) known.least = points;
        if (known.most.lessThan(points)) known.most = points;
        known.units.add(unit);
      }
      add(unit, inner);
      for (const member of members) add(unit, member.items);
    }
  };
  for (const { unit, items } of units) add(unit, items);
  return Object.fromEntries(
    [...found].map(([item, { least, most, units: those }]) => [
      item,
      { least: least.toDecimal(SHOWN), most: most.toDecimal(SHOWN), units: those.size },
    ]),
  );
};

/** Points are shown to so many decimals. */
const SHOWN = 2;

const standing = ({ status, score, rank }: Place, decimals: number): Standing | undefined =>
  status === 'absent'
    ? undefined
    : {
        ...(score === undefined ? {} : { score: padded(score, decimals) }),
        ...(rank === undefined ? {} : { place: rank }),
        disqualified: status === 'disqualified',
      };

const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;

/** With zeros up to the decimals of the rule's rounding, so that figures stand below each other. */
const padded = (text: string, decimals: number): string => {
  const missing = decimals - decimalsOf(text);
  return missing <= 0 ? text : `${text}${text.includes('.') ? '' : '.'}${'0'.repeat(missing)}`;
};
