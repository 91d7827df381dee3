import type { Exact } from '@zhunsheng/dsl';
import type { ItemResult, Result, UnitResult } from '../run/result.js';
import type { Scored } from '../run/score.js';

/** How a unit stands in one of two results. */
export interface Standing {
  /** `absent`: it is not in the result. */
  readonly status: 'scored' | 'disqualified' | 'absent';
  /** The rounded score as decimal text. */
  readonly score?: string;
  readonly rank?: number;
}

export interface UnitImpact {
  readonly unit: string;
  readonly group: string | null;
  readonly before: Standing;
  readonly after: Standing;
  /** What the score gained (`+1.5`) or lost (`-0.2`); only where both results have one and they differ. */
  readonly delta?: string;
  /** How many places it went up, or down (negative); only where both results have a place and they differ. */
  readonly places?: number;
  /** The items whose points differ, those around others first. */
  readonly items: readonly ItemImpact[];
}

export interface ItemImpact {
  readonly item: string;
  /** Names from the outside in, its own last. */
  readonly path: readonly string[];
  /** Null where the item does not apply, or is not there. */
  readonly before: string | null;
  readonly after: string | null;
  readonly delta?: string;
}

/** One unit was behind another and is now ahead of it. */
export interface Pass {
  readonly overtaker: string;
  readonly overtaken: string;
  /** The group within which places are given; null where all are ranked together. */
  readonly group: string | null;
}

/** Two units of the same place, before or now; the one that is ahead in the other result comes first. */
export interface Pair {
  readonly units: readonly [string, string];
  readonly group: string | null;
}

/** What two results of one rule do not have in common. */
export interface Impact {
  /** All units, by their new place; group by group where places are given within groups. */
  readonly units: readonly UnitImpact[];
  readonly passes: readonly Pass[];
  readonly tiesMade: readonly Pair[];
  readonly tiesBroken: readonly Pair[];
  /** How many units have another score, place or status, and how many have not. */
  readonly moved: number;
  readonly unchanged: number;
  /** Whether places are given within groups. */
  readonly grouped: boolean;
}

/** Figures are shown to so many decimals, as in results. */
const DECIMALS = 9;

/** Who gains, who loses, and who passes whom from one result to another. */
export const impactOf = (before: Scored | Result, after: Scored | Result): Impact => {
  const [old, now] = [resultOf(before), resultOf(after)];
  const [oldGrouped, grouped] = [isGrouped(old), isGrouped(now)];
  const earlier = new Map(old.units.map((one) => [one.unit, one]));
  const later = new Map(now.units.map((one) => [one.unit, one]));
  const names = [...later.keys(), ...[...earlier.keys()].filter((one) => !later.has(one))];
  const comparable = oldGrouped === grouped;
  const all = names.map((one) => unitImpact(one, earlier.get(one), later.get(one), comparable));
  const units = inOrder(all, now, grouped);
  const moved = units.filter(isMoved).length;
  return {
    units,
    ...pairsOf(units, oldGrouped || grouped),
    moved,
    unchanged: units.length - moved,
    grouped,
  };
};

/** Whether a unit has another score, place or status. */
export const isMoved = ({ before, after }: UnitImpact): boolean =>
  before.status !== after.status || before.score !== after.score || before.rank !== after.rank;

const resultOf = (one: Scored | Result): Result => ('result' in one ? one.result : one);

/**
 * Whether places are given within groups, which a result does not say: they are where a unit has the place of one with another
 * score, or of one with a better one.
 */
const isGrouped = ({ units }: Result): boolean => {
  const ranked = units
    .filter((one) => one.rank !== undefined && one.score)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  return ranked.some((one, at) => {
    const next = ranked[at + 1];
    if (!next?.score || !one.score) return false;
    return next.rank === one.rank ? !next.score.equals(one.score) : !next.score.lessThan(one.score);
  });
};

const standingOf = (unit: UnitResult | undefined): Standing => {
  if (!unit) return { status: 'absent' };
  return {
    status: unit.status,
    ...(unit.score ? { score: unit.score.toDecimal(DECIMALS) } : {}),
    ...(unit.rank === undefined ? {} : { rank: unit.rank }),
  };
};

const unitImpact = (
  name: string,
  old: UnitResult | undefined,
  now: UnitResult | undefined,
  comparable: boolean,
): UnitImpact => {
  const [before, after] = [standingOf(old), standingOf(now)];
  const delta = deltaOf(old?.score, now?.score);
  const places = comparable && before.rank !== undefined && after.rank !== undefined ? before.rank - after.rank : 0;
  return {
    unit: name,
    group: now?.group ?? old?.group ?? null,
    before,
    after,
    ...(delta === undefined ? {} : { delta }),
    ...(places === 0 ? {} : { places }),
    items: itemImpacts(old?.items ?? [], now?.items ?? [], []),
  };
};

/** The difference with its sign; undefined where there is none. */
const deltaOf = (old: Exact | null | undefined, now: Exact | null | undefined): string | undefined => {
  if (!old || !now || old.equals(now)) return undefined;
  const text = now.sub(old).toDecimal(DECIMALS);
  return text.startsWith('-') ? text : `+${text}`;
};

const itemImpacts = (
  before: readonly ItemResult[],
  after: readonly ItemResult[],
  above: readonly string[],
): readonly ItemImpact[] => {
  const old = new Map(before.map((one) => [one.item, one]));
  const now = new Map(after.map((one) => [one.item, one]));
  const names = [...now.keys(), ...[...old.keys()].filter((one) => !now.has(one))];
  return names.flatMap((item) => {
    const [was, is] = [old.get(item), now.get(item)];
    const path = [...above, item];
    const below = itemImpacts(was?.items ?? [], is?.items ?? [], path);
    const [from, to] = [was?.points ?? null, is?.points ?? null];
    if (from && to ? from.equals(to) : from === to) return below;
    const delta = deltaOf(from, to);
    const own: ItemImpact = {
      item,
      path,
      before: from?.toDecimal(DECIMALS) ?? null,
      after: to?.toDecimal(DECIMALS) ?? null,
      ...(delta === undefined ? {} : { delta }),
    };
    return [own, ...below];
  });
};

/** By new place, those without one last. */
const inOrder = (units: readonly UnitImpact[], now: Result, grouped: boolean): readonly UnitImpact[] => {
  const groups = [...new Set(now.units.map((one) => one.group))];
  const none = units.length + 1;
  const key = ({ group, after }: UnitImpact): readonly [number, number] =>
    after.rank === undefined ? [none, 0] : [grouped ? groups.indexOf(group) : 0, after.rank];
  return units.toSorted((a, b) => {
    const [one, other] = [key(a), key(b)];
    return one[0] - other[0] || one[1] - other[1];
  });
};

/** All pairs that stand differently to each other than before. */
const pairsOf = (
  units: readonly UnitImpact[],
  grouped: boolean,
): { readonly passes: readonly Pass[]; readonly tiesMade: readonly Pair[]; readonly tiesBroken: readonly Pair[] } => {
  const [passes, tiesMade, tiesBroken]: [Pass[], Pair[], Pair[]] = [[], [], []];
  const ranked = units.filter(({ before, after }) => before.rank !== undefined && after.rank !== undefined);
  ranked.forEach((one, at) => {
    for (const other of ranked.slice(at + 1)) {
      if (grouped && one.group !== other.group) continue;
      const group = grouped ? one.group : null;
      const was = (one.before.rank ?? 0) - (other.before.rank ?? 0);
      const is = (one.after.rank ?? 0) - (other.after.rank ?? 0);
      const pair = (ahead: number): readonly [string, string] =>
        ahead < 0 ? [one.unit, other.unit] : [other.unit, one.unit];
      if (was * is < 0) {
        const [overtaker, overtaken] = pair(is);
        passes.push({ overtaker, overtaken, group });
      } else if (was !== 0 && is === 0) tiesMade.push({ units: pair(was), group });
      else if (was === 0 && is !== 0) tiesBroken.push({ units: pair(is), group });
    }
  });
  return { passes, tiesMade, tiesBroken };
};
