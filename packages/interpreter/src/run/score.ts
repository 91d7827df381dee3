import { type CheckedRule, type DiagnosticBag, Exact, type ItemInfo, type Value } from '@zhunsheng/dsl';
import { Failure } from '../evaluate/failure.js';
import type { Data, Frame, Run } from '../evaluate/frame.js';
import { recordRange } from '../evaluate/layout.js';
import { attempt, oriented, placesOf } from '../evaluate/places.js';
import type { ItemTrace } from '../evaluate/trace.js';
import { type Combination, combine } from '../methods/limits.js';
import type { Plan } from '../plan/plan.js';
import { runChecks } from './checks.js';
import type { ItemResult, MemberResult, Result, UnitResult } from './result.js';

/** A finished run: the result, and explanations on demand. */
export interface Scored {
  readonly result: Result;
  readonly data: Data;
  /** How a unit came to its score; undefined for a unit that was not scored. */
  explain(unit: string): ItemTrace | undefined;
}

/** Runs a plan on data. Undefined where something could not be computed; the bag then says what and where. */
export const score = (plan: Plan, data: Data, bag: DiagnosticBag): Scored | undefined => {
  const { rule } = plan;
  const run: Run = { data, active: data.units.map(() => true), columns: [], items: [] };
  const frames = data.units.map((_, unit): Frame => ({ run, unit, slots: [] }));
  const report = (failure: Failure): void => {
    const name = data.units[failure.unit]?.name ?? '';
    bag.report(
      failure.code,
      rule.file,
      failure.span,
      { zh: `${name}：${failure.what.zh}`, en: `${name}: ${failure.what.en}` },
      failure.hint ? { hint: failure.hint } : {},
    );
  };
  const active = frames.map((frame) => {
    const out = attempt(() => plan.disqualify?.(frame) === true);
    if (out instanceof Failure) report(out);
    return out !== true;
  });
  Object.assign(run, { active });
  for (const step of plan.steps) step.compute(run);
  const failing = runChecks(plan, frames, bag, report);
  const reportOthers = (failure: Failure): void => void (failing.has(failure.unit) || report(failure));
  const scores = frames.map((frame) => (active[frame.unit] ? scoreOf(plan, frame, bag, reportOthers) : undefined));
  if (bag.hasErrors) return undefined;
  const ranks = rankAll(rule, data, scores);
  const units = frames.map((frame): UnitResult => {
    const { name, group } = data.units[frame.unit] ?? { name: '', group: null };
    const own = scores[frame.unit];
    if (!own) return { unit: name, group, status: 'disqualified', items: [], carry: new Map() };
    const rank = ranks.get(frame.unit);
    return {
      unit: name,
      group,
      status: 'scored',
      score: own,
      ...(rank === undefined ? {} : { rank }),
      items: itemsBelow(rule.score, frame, plan),
      carry: carryOf(plan, frame, report),
    };
  });
  if (bag.hasErrors) return undefined;
  return {
    result: { rule: rule.id, edition: rule.edition, period: data.period.text, units },
    data,
    explain: (unit) => {
      const at = data.units.findIndex((one) => one.name === unit);
      const frame = frames[at];
      return frame && active[at] ? plan.trace(rule.score, frame) : undefined;
    },
  };
};

const scoreOf = (
  plan: Plan,
  frame: Frame,
  bag: DiagnosticBag,
  report: (failure: Failure) => void,
): Exact | undefined => {
  const { rule } = plan;
  const points = attempt(() => plan.reader(rule.score).points(frame));
  if (points instanceof Failure) report(points);
  else if (points === null) {
    const unit = frame.run.data.units[frame.unit]?.name ?? '';
    bag.report('score-missing', rule.file, rule.score.span, {
      zh: `${unit}：没有一个项目适用，得不出总分`,
      en: `${unit}: no item applies, so there is no score`,
    });
  } else return points.round(rule.ranking.step, rule.ranking.mode);
  return undefined;
};

/** Places by the rounded score, among all or within each group. */
const rankAll = (
  rule: CheckedRule,
  data: Data,
  scores: readonly (Exact | undefined)[],
): ReadonlyMap<number, number> => {
  const cohorts = new Map<string | null, { unit: number; values: readonly Exact[] }[]>();
  scores.forEach((own, unit) => {
    if (!own) return;
    const key = rule.ranking.among === 'group' ? (data.units[unit]?.group ?? null) : null;
    cohorts.set(key, [...(cohorts.get(key) ?? []), { unit, values: [oriented(own, 'highest')] }]);
  });
  const ranks = new Map<number, number>();
  for (const contestants of cohorts.values())
    for (const [unit, { place }] of placesOf(contestants, rule.ranking.ties)) ranks.set(unit, place);
  return ranks;
};

const carryOf = (plan: Plan, frame: Frame, report: (failure: Failure) => void): ReadonlyMap<string, Value> => {
  const carried = new Map<string, Value>();
  plan.carry.forEach((one, at) => {
    const name = plan.rule.carry[at]?.field.name ?? '';
    const value = attempt(() => (one.clear?.(frame) === true ? Exact.ZERO : one.value(frame)));
    if (value instanceof Failure) report(value);
    else if (value !== undefined) carried.set(name, value);
  });
  return carried;
};

/** The items below one, those of its cases or inner score standing in for it. */
const itemsBelow = (item: ItemInfo, frame: Frame, plan: Plan): readonly ItemResult[] => {
  const { method } = item;
  if (method.name === 'parts') return method.value.map((part) => itemResult(part, frame, plan));
  if (method.name === 'each') return combinedItems(item, frame, plan);
  return [];
};

const itemResult = (item: ItemInfo, frame: Frame, plan: Plan): ItemResult => {
  const cells = plan.reader(item);
  const points = valueOr(() => cells.points(frame));
  return {
    item: item.name ?? '',
    points,
    max: valueOr(() => cells.max(frame)),
    applies: points !== null,
    items: itemsBelow(item, frame, plan),
    ...(item.method.name === 'each' ? { members: membersOf(item, frame, plan) } : {}),
  };
};

/** Below an item that does not apply there may be what can't be computed; it has no points. */
const valueOr = (read: () => Exact | null): Exact | null => {
  const value = attempt(read);
  return value instanceof Failure ? null : value;
};

type EachItem = ItemInfo & { method: { name: 'each' } };

/** The elements that an `each` counts, with the frame set to each. */
const forEachCounted = (
  item: ItemInfo,
  frame: Frame,
  plan: Plan,
  visit: (element: number, place: number) => void,
): void => {
  const { over } = (item as EachItem).method.value;
  const counted = plan.counted(item);
  const [from, to] =
    over.kind === 'set'
      ? [0, over.members.length]
      : recordRange(
          frame.run.data,
          over,
          over.list ? (frame.slots[item.axes.lastIndexOf(over.list)] ?? 0) : frame.unit,
        );
  const slot = item.axes.length;
  for (let element = from; element < to; element++) {
    frame.slots[slot] = element;
    if (counted(frame)) visit(element, element - from + 1);
  }
  frame.slots.length = slot;
};

const membersOf = (item: ItemInfo, frame: Frame, plan: Plan): readonly MemberResult[] => {
  const { over, score: inner } = (item as EachItem).method.value;
  if (!plan.applies(item, frame)) return [];
  const members: MemberResult[] = [];
  forEachCounted(item, frame, plan, (element, place) => {
    members.push({
      member: over.kind === 'set' ? (over.members[element] ?? '') : place,
      points: valueOr(() => plan.reader(inner).points(frame)),
      items: itemsBelow(inner, frame, plan),
    });
  });
  return members;
};

/** The items within an `each`, their points put together over the members in the item's own way. */
const combinedItems = (item: ItemInfo, frame: Frame, plan: Plan): readonly ItemResult[] => {
  const { score: inner, combine: combination, empty } = (item as EachItem).method.value;
  const rows: (readonly ItemResult[])[] = [];
  if (plan.applies(item, frame))
    forEachCounted(item, frame, plan, () => void rows.push(itemsBelow(inner, frame, plan)));
  const how = combination.word ?? 'sum';
  if (rows.length > 0) return transpose(rows).map((column) => combineResults(column, how));
  const word = empty && 'word' in empty ? empty.word : undefined;
  return namedBelow(inner).map((part) => blank(part, plan.applies(item, frame) ? word : 'skip', frame, plan));
};

const transpose = (rows: readonly (readonly ItemResult[])[]): readonly (readonly ItemResult[])[] =>
  (rows[0] ?? []).map((_, at) => rows.flatMap((row) => row[at] ?? []));

const combineResults = (column: readonly ItemResult[], how: Combination): ItemResult => {
  const points = combine(
    how,
    column.flatMap((one) => one.points ?? []),
  );
  const max = combine(
    how,
    column.flatMap((one) => (one.points ? (one.max ?? []) : [])),
  );
  return {
    item: column[0]?.item ?? '',
    points,
    max: max ?? column[0]?.max ?? null,
    applies: points !== null,
    items: transpose(column.map((one) => one.items)).map((inner) => combineResults(inner, how)),
  };
};

const namedBelow = (item: ItemInfo): readonly ItemInfo[] =>
  item.method.name === 'parts'
    ? item.method.value
    : item.method.name === 'each'
      ? namedBelow(item.method.value.score)
      : [];

/**
 * An inner item where there was nothing to go over: its maximum, nothing or not applicable, as the whole; one with a condition of
 * its own, which nothing fulfils there, as its `otherwise` says.
 */
const blank = (item: ItemInfo, whole: string | undefined, frame: Frame, plan: Plan): ItemResult => {
  const max = valueOr(() => plan.constantMax(item, frame));
  const says = item.applies && (item.otherwise === 'zero' || item.otherwise === 'max');
  const word = says && (whole === 'zero' || whole === 'max') ? item.otherwise : whole;
  const points = word === 'max' ? max : word === 'zero' ? Exact.ZERO : null;
  return {
    item: item.name ?? '',
    points,
    max,
    applies: points !== null,
    items: namedBelow(item).map((one) => blank(one, word, frame, plan)),
  };
};
