import { cover, Exact, type ItemInfo, type Span } from '@zhunsheng/dsl';
import type { Explain } from '../evaluate/explain.js';
import { Failure } from '../evaluate/failure.js';
import { Bit, type Frame, type ItemCells } from '../evaluate/frame.js';
import { attempt } from '../evaluate/places.js';
import type { ItemTrace, Modifier, NotApplicable, TraceStep } from '../evaluate/trace.js';
import type { Explanation } from '../methods/scoring.js';
import type { CompiledItem } from './item.js';
import { bestOf, isScalable } from './item.js';

/** What the explanation of an item needs beside the item itself. */
export interface TraceSource {
  readonly compiled: CompiledItem;
  readonly cells: ItemCells;
  readonly state: unknown;
  explain(term: NonNullable<CompiledItem['item']['applies']>): Explain;
}

/** How an item came to its points for one unit (and one element of its axes). */
export const traceItem = (source: TraceSource, frame: Frame): ItemTrace => {
  const { compiled, cells } = source;
  const { item } = compiled;
  const cell = compiled.locate(frame);
  const points = pointsOf(cells.points[cell]);
  const max = pointsOf(cells.max[cell]);
  const bits = cells.bits[cell] ?? 0;
  const made = (explanation: Explanation | undefined, ...after: readonly TraceStep[]): ItemTrace => ({
    ...(item.name === undefined ? {} : { item: item.name }),
    ...(item.source === undefined ? {} : { source: item.source }),
    ...(item.note === undefined ? {} : { note: item.note }),
    span: item.whole,
    readings: [...new Set([...item.readings, ...(explanation?.readings ?? [])])],
    points,
    max,
    steps: [
      ...(explanation?.steps.map((one) => (one.span ? one : { ...one, span: methodSpan(item) })) ?? []),
      ...after,
    ],
    parts: explanation?.parts ?? [],
    ...(explanation?.members ? { members: explanation.members } : {}),
  });
  if (bits & (Bit.Skipped | Bit.Otherwise))
    return made(undefined, modifier(notApplicable(source, frame, points, max), item.applies?.span ?? item.whole));
  // Something that no score needs may have failed: there is nothing to explain.
  if (cells.points[cell] instanceof Failure) return made(undefined);
  const explain = (): Explanation => compiled.scoring.explain(frame, max, source.state);
  if (bits & Bit.Vetoed) {
    const veto = compiled.veto(frame);
    const info = item.vetoes[veto?.number ?? 0];
    if (veto && info) {
      // What would have been earned may not even be computable.
      const inner = attempt(explain);
      const step = modifier(
        {
          kind: 'veto',
          condition: source.explain(info.when)(frame),
          result: veto.points,
          ...(info.source ? { source: info.source } : {}),
        },
        cover(info.when.span, info.points.span),
      );
      return made(inner instanceof Failure ? undefined : inner, step);
    }
  }
  return made(explain(), ...limits(source, frame, max, bits));
};

const pointsOf = (cell: Exact | null | Failure | undefined): Exact | null => (cell instanceof Exact ? cell : null);

const modifier = (one: Modifier, span: Span): TraceStep => ({ kind: 'modifier', modifier: one, span });

/** From the key of an item's method to the end of what stands under it; the items under it speak for themselves. */
const methodSpan = ({ method, formula }: ItemInfo): Span => {
  const value: unknown = method.name === 'parts' ? formula : method.value;
  const below = typeof value === 'object' && value !== null && 'span' in value ? (value.span as Span) : method.span;
  return cover(method.span, below);
};

/** Where a limit is written; one that is not written is the item's all the same. */
const limitSpan = (item: ItemInfo, limit: ItemInfo['max']): Span =>
  typeof limit === 'object' && limit.span.end > 0 ? limit.span : item.whole;

/** The unit fails the item's condition, or the method gave it nothing. */
const notApplicable = (
  { compiled, cells, state, explain }: TraceSource,
  frame: Frame,
  result: Exact | null,
  max: Exact | null,
): NotApplicable => {
  const { item } = compiled;
  const column = columnOf(cells.points.keys(), compiled.locate(frame), frame);
  const others = column.filter(
    (cell) => !((cells.bits[cell] ?? 0) & Bit.Otherwise) && cells.points[cell] instanceof Exact,
  ).length;
  const applies = attempt(() => compiled.applies(frame)) === true;
  const method = applies ? attempt(() => compiled.scoring.explain(frame, max, state)) : undefined;
  const because = method instanceof Failure ? undefined : method?.steps.at(-1);
  return {
    kind: 'not-applicable',
    otherwise: item.otherwise,
    result,
    ...(item.applies && !applies ? { condition: explain(item.applies)(frame) } : {}),
    ...(because ? { because } : {}),
    ...(item.otherwise === 'mean' ? { of: others } : {}),
  };
};

/** The cells of all units for the members that a frame stands at. */
const columnOf = (cells: Iterable<number>, cell: number, frame: Frame): readonly number[] => {
  const units = frame.run.data.units.length;
  const from = cell - (cell % units);
  return [...cells].filter((one) => one >= from && one < from + units);
};

/** The limits that bit, with the points before them. */
const limits = (
  { compiled, cells, state }: TraceSource,
  frame: Frame,
  max: Exact | null,
  bits: number,
): readonly TraceStep[] => {
  if (!(bits & (Bit.Floored | Bit.Capped | Bit.Scaled))) return [];
  const found: TraceStep[] = [];
  const raw = compiled.scoring.points(frame, max, state) ?? Exact.ZERO;
  const floor = compiled.floor(frame);
  if (bits & Bit.Floored && floor)
    found.push(modifier({ kind: 'floor', floor, before: raw }, limitSpan(compiled.item, compiled.item.floor)));
  if (bits & Bit.Capped && max)
    found.push(modifier({ kind: 'cap', max, before: raw }, limitSpan(compiled.item, compiled.item.max)));
  const cell = compiled.locate(frame);
  const points = pointsOf(cells.points[cell]);
  if (bits & Bit.Scaled && max && points) {
    const column = columnOf(cells.points.keys(), cell, frame).filter((one) => isScalable(compiled.item, cells, one));
    const scaled = bestOf(column.map((one) => cells.points[one]));
    const winner = column.find((one) => cells.points[one] === scaled) ?? cell;
    const best = unscaled(compiled, { ...frame, unit: frame.unit + winner - cell }, pointsOf(cells.max[winner]), state);
    found.push(
      modifier(
        { kind: 'scale', max, best, before: unscaled(compiled, frame, max, state), result: points },
        limitSpan(compiled.item, compiled.item.max),
      ),
    );
  }
  return found;
};

/** The points of a unit before all units are scaled. */
const unscaled = (compiled: CompiledItem, frame: Frame, max: Exact | null, state: unknown): Exact => {
  const veto = compiled.veto(frame);
  if (veto) return veto.points;
  const raw = compiled.scoring.points(frame, max, state) ?? Exact.ZERO;
  const floor = compiled.floor(frame);
  return floor && raw.lessThan(floor) ? floor : raw;
};
