import { Exact, type ItemInfo, type SetInfo } from '@zhunsheng/dsl';
import { cohorts, combinations } from '../evaluate/cohort.js';
import type { Evaluate } from '../evaluate/compile.js';
import { Failure } from '../evaluate/failure.js';
import type { Frame, Run } from '../evaluate/frame.js';
import { attempt, type Contestant, oriented, type Place, placesOf } from '../evaluate/places.js';
import type { PlaceAward } from '../evaluate/trace.js';
import { maximumOf } from './limits.js';
import type { MethodOf, Prepare, Tools } from './scoring.js';

/** Places by cell: combination of members × units + unit. A failure of one contestant is everybody's. */
type Places = ReadonlyMap<number, Place | Failure>;

const cellOf = (frame: Frame, sets: readonly SetInfo[]): number =>
  sets.reduce((outer, set, slot) => outer * set.members.length + (frame.slots[slot] ?? 0), 0) *
    frame.run.data.units.length +
  frame.unit;

export const rank: Prepare<'rank'> = (method, item, tools) => {
  const { by, best, among, where, tiebreak = [], ties, unranked } = method.value;
  const sets = item.axes.filter((axis): axis is SetInfo => axis.kind === 'set');
  const direction = best.word ?? 'highest';
  const scope = among.word ?? 'all';
  const value = tools.compile(by);
  const condition = where ? tools.compile(where) : undefined;
  const breaks = tiebreak.map((one) => ({
    value: tools.compile(one.by),
    explain: tools.explain(one.by),
    best: one.best.word ?? 'highest',
  }));
  const score = placePoints(method.value, item, tools);
  const explainBy = tools.explain(by);
  const explainWhere = where ? tools.explain(where) : undefined;
  const award = placeAward(method.value, item, tools);
  const others = unrankedPoints(unranked, item, tools);

  const contestant = (frame: Frame, applies: (frame: Frame) => boolean): Contestant | undefined => {
    if (!applies(frame) || (condition && condition(frame) !== true)) return undefined;
    return {
      unit: frame.unit,
      values: [
        oriented(value(frame) as Exact, direction),
        ...breaks.map((one) => oriented(one.value(frame) as Exact, one.best)),
      ],
    };
  };

  const begin = (run: Run, applies: (frame: Frame) => boolean): Places => {
    const places = new Map<number, Place | Failure>();
    for (const slots of combinations(sets)) {
      for (const units of cohorts(run, scope)) {
        const frames = units.map((unit): Frame => ({ run, unit, slots: [...slots] }));
        const found = frames.map((frame) => attempt(() => contestant(frame, applies)));
        const failure = found.find((one) => one instanceof Failure);
        const taking = found.filter((one): one is Contestant => one !== undefined && !(one instanceof Failure));
        const ranked = failure ? undefined : placesOf(taking, ties?.word ?? 'shared');
        for (const frame of frames) {
          const place = failure ?? ranked?.get(frame.unit);
          if (place) places.set(cellOf(frame, sets), place);
        }
      }
    }
    return places;
  };

  const placeOf = (frame: Frame, state: unknown): Place | undefined => {
    const place = (state as Places).get(cellOf(frame, sets));
    if (place instanceof Failure) throw place;
    return place;
  };

  /** How many are ranked in the unit's cohort with the value that it has. */
  const equalTo = (frame: Frame, own: Exact, state: unknown): number => {
    const others = cohorts(frame.run, scope).find((units) => units.includes(frame.unit)) ?? [];
    return others.filter((unit) => {
      const other: Frame = { run: frame.run, unit, slots: [...frame.slots] };
      return placeOf(other, state) !== undefined && (value(other) as Exact).equals(own);
    }).length;
  };

  return {
    begin,
    points: (frame, max, state) => {
      const place = placeOf(frame, state);
      return place ? score(frame, max, place) : others(frame, max);
    },
    explain: (frame, max, state) => {
      const place = placeOf(frame, state);
      if (!place)
        return {
          steps: [
            {
              kind: 'unranked',
              result: others(frame, max),
              ...(explainWhere ? { condition: explainWhere(frame) } : {}),
            },
          ],
        };
      const own = value(frame) as Exact;
      return {
        steps: [
          {
            kind: 'place',
            by: explainBy(frame),
            value: own,
            best: direction,
            among: scope,
            ...place,
            equal: equalTo(frame, own, state),
            tiebreaks: breaks.map((one) => ({
              by: one.explain(frame),
              value: one.value(frame) as Exact,
              best: one.best,
            })),
            award: award(frame, max),
            result: score(frame, max, place),
          },
        ],
      };
    },
  };
};

type Rank = MethodOf<'rank'>['value'];

/**
 * Points by place: equal steps from the first; equal differences down to the last place, first − (first − last) × (place − 1)
 * ÷ (lowest − 1); in proportion, first × (n − place + 1) ÷ n; or a list from either end.
 */
const placePoints = (
  rank: Rank,
  item: ItemInfo,
  tools: Tools,
): ((frame: Frame, max: Exact | null, place: Place) => Exact) => {
  const compiled = (term: Rank['first']): Evaluate | undefined => (term ? tools.compile(term) : undefined);
  const first = compiled(rank.first);
  const step = compiled(rank.step);
  const last = compiled(rank.last);
  const places = rank.places?.map((one) => tools.compile(one));
  const bottom = rank.from_bottom?.map((one) => tools.compile(one));
  return (frame, max, { place, of, lowest }) => {
    if (places) return (places[place - 1]?.(frame) as Exact | undefined) ?? Exact.ZERO;
    if (bottom) return (bottom[lowest - place]?.(frame) as Exact | undefined) ?? Exact.ZERO;
    const top = first ? (first(frame) as Exact) : maximumOf(max, item, frame);
    const below = Exact.ofInteger(place - 1);
    if (step) return top.sub((step(frame) as Exact).mul(below));
    if (last)
      return lowest === 1
        ? top
        : top.sub(
            top
              .sub(last(frame) as Exact)
              .mul(below)
              .div(Exact.ofInteger(lowest - 1)),
          );
    return top.mul(Exact.ofInteger(of - place + 1)).div(Exact.ofInteger(of));
  };
};

/** The same for people: the figures from which a place's points follow. */
const placeAward = (rank: Rank, item: ItemInfo, tools: Tools): ((frame: Frame, max: Exact | null) => PlaceAward) => {
  if (rank.places) return () => ({ kind: 'list', end: 'top' });
  if (rank.from_bottom) return () => ({ kind: 'list', end: 'bottom' });
  const [first, step, last] = [rank.first, rank.step, rank.last].map((term) =>
    term ? tools.compile(term) : undefined,
  );
  return (frame, max) => {
    const top = first ? (first(frame) as Exact) : maximumOf(max, item, frame);
    if (step) return { kind: 'step', first: top, step: step(frame) as Exact };
    return last ? { kind: 'even', first: top, last: last(frame) as Exact } : { kind: 'proportional', first: top };
  };
};

const unrankedPoints = (
  unranked: Rank['unranked'],
  item: ItemInfo,
  tools: Tools,
): ((frame: Frame, max: Exact | null) => Exact | null) => {
  if (!unranked || !('op' in unranked)) {
    const word = unranked?.word ?? 'skip';
    return (frame, max) => (word === 'max' ? maximumOf(max, item, frame) : word === 'zero' ? Exact.ZERO : null);
  }
  const evaluate = tools.compile(unranked);
  return (frame) => evaluate(frame) as Exact;
};
