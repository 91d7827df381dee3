import { Exact, type ItemInfo, type SetInfo } from '@zhunsheng/dsl';
import { combinations } from '../evaluate/cohort.js';
import type { Evaluate } from '../evaluate/compile.js';
import { forEachCell } from '../evaluate/elements.js';
import { Failure } from '../evaluate/failure.js';
import { Bit, type Frame, type ItemCells, type Run } from '../evaluate/frame.js';
import { type Locate, locateStep } from '../evaluate/layout.js';
import { attempt } from '../evaluate/places.js';
import { maximaOf } from '../methods/parts.js';
import { prepareMethod } from '../methods/registry.js';
import type { Scoring, Tools } from '../methods/scoring.js';

/** An item ready to be computed as a column. */
export interface CompiledItem {
  readonly item: ItemInfo;
  readonly scoring: Scoring;
  readonly locate: Locate;
  /** Whether the items around it apply. */
  within(frame: Frame): boolean;
  /** Whether the item itself and those around it apply. */
  applies(frame: Frame): boolean;
  max(frame: Frame): Exact | null;
  /** The first veto that holds. */
  veto(frame: Frame): { readonly number: number; readonly points: Exact } | undefined;
  floor(frame: Frame): Exact | null;
}

export const compileItem = (item: ItemInfo, tools: Tools): CompiledItem => {
  const applies = item.applies ? tools.compile(item.applies) : undefined;
  const around = item.within.map((one) => tools.compile(one));
  const within = (frame: Frame): boolean => around.every((one) => one(frame) === true);
  const vetoes = item.vetoes.map((one) => ({ when: tools.compile(one.when), points: tools.compile(one.points) }));
  return {
    item,
    scoring: prepareMethod(item, tools),
    locate: locateStep(
      item.axes,
      item.axes.map((_, slot) => ({ kind: 'slot' as const, slot })),
      () => () => undefined,
    ),
    within,
    applies: (frame) => within(frame) && (!applies || applies(frame) === true),
    max:
      item.max === 'none'
        ? () => null
        : item.max === 'parts'
          ? maximaOf(item, tools.cells)
          : asExact(tools.compile(item.max)),
    veto: (frame) => {
      const number = vetoes.findIndex((one) => one.when(frame) === true);
      const veto = vetoes[number];
      return veto ? { number, points: veto.points(frame) as Exact } : undefined;
    },
    floor: item.floor === 'none' ? () => null : orNone(tools.compile(item.floor)),
  };
};

const asExact =
  (evaluate: Evaluate) =>
  (frame: Frame): Exact =>
    evaluate(frame) as Exact;

/** A limit that a table may leave open (`else: none`). */
const orNone =
  (evaluate: Evaluate) =>
  (frame: Frame): Exact | null =>
    (evaluate(frame) ?? null) as Exact | null;

/** Computes an item for every unit that takes part, and every element of its axes. Returns what its method keeps of the cohort. */
export const computeItem = (compiled: CompiledItem, run: Run, cells: ItemCells): unknown => {
  const { item, scoring, locate } = compiled;
  const state = scoring.begin?.(run, compiled.applies);
  forEachCell(run, item.axes, (frame) => {
    if (!run.active[frame.unit]) return;
    const cell = locate(frame);
    cells.bits[cell] = 0;
    const max = attempt(() => compiled.max(frame));
    cells.max[cell] = max;
    const points = attempt(() => computeCell(compiled, frame, max, state, cells, cell));
    cells.points[cell] = points;
    cells.possible[cell] =
      points === null || points instanceof Failure
        ? null
        : possibleOf(compiled, frame, max instanceof Failure ? null : max);
  });
  if (item.otherwise === 'mean') fillMeans(compiled, run, cells);
  if (item.overMax === 'scale') scaleAll(compiled, run, cells);
  return state;
};

const possibleOf = ({ scoring }: CompiledItem, frame: Frame, max: Exact | null): Exact | null =>
  scoring.possible ? scoring.possible(frame, max) : max;

const computeCell = (
  compiled: CompiledItem,
  frame: Frame,
  max: Exact | null | Failure,
  state: unknown,
  cells: ItemCells,
  cell: number,
): Exact | null => {
  const { item } = compiled;
  const mark = (bit: number): void => {
    cells.bits[cell] = (cells.bits[cell] ?? 0) | bit;
  };
  if (!compiled.within(frame)) {
    mark(Bit.Skipped);
    return null;
  }
  if (!compiled.applies(frame)) return otherwise(item, max, frame, mark);
  const veto = compiled.veto(frame);
  if (veto) {
    mark(Bit.Vetoed);
    return veto.points;
  }
  if (max instanceof Failure) throw max;
  const raw = compiled.scoring.points(frame, max, state);
  if (raw === null) return otherwise(item, max, frame, mark);
  const floor = compiled.floor(frame);
  if (floor && raw.lessThan(floor)) {
    mark(Bit.Floored);
    return floor;
  }
  if (max && item.overMax === 'cap' && raw.greaterThan(max)) {
    mark(Bit.Capped);
    return max;
  }
  return raw;
};

/** What a unit without the item earns; the mean is filled in once the others are known. */
const otherwise = (
  item: ItemInfo,
  max: Exact | null | Failure,
  frame: Frame,
  mark: (bit: number) => void,
): Exact | null => {
  if (item.otherwise === 'skip') {
    mark(Bit.Skipped);
    return null;
  }
  mark(Bit.Otherwise);
  if (item.otherwise === 'zero') return Exact.ZERO;
  if (item.otherwise === 'mean') return null;
  if (max instanceof Failure) throw max;
  if (max) return max;
  throw new Failure(
    'no-maximum',
    item.span,
    { zh: `项目 ${item.name ?? ''} 没有满分`, en: `the item \`${item.name ?? ''}\` has no maximum` },
    frame.unit,
  );
};

/** The cells of all units that take part, for one combination of members. */
function* cohortsOf(item: ItemInfo, run: Run): Generator<readonly number[]> {
  const sets = item.axes.filter((axis): axis is SetInfo => axis.kind === 'set');
  const active = run.data.units.flatMap((_, unit) => (run.active[unit] ? [unit] : []));
  let combination = 0;
  for (const _ of combinations(sets)) {
    const offset = combination++ * run.data.units.length;
    yield active.map((unit) => offset + unit);
  }
}

/** The mean of the exact points of the units that have the item; the maximum where none has it. */
const fillMeans = ({ item }: CompiledItem, run: Run, cells: ItemCells): void => {
  for (const column of cohortsOf(item, run)) {
    const open = column.filter((cell) => cells.bits[cell] === Bit.Otherwise && cells.points[cell] === null);
    if (open.length === 0) continue;
    const others = column.filter((cell) => !open.includes(cell)).map((cell) => cells.points[cell]);
    const failure = others.find((one) => one instanceof Failure);
    const earned = others.filter((one): one is Exact => one instanceof Exact);
    const mean =
      earned.length === 0
        ? undefined
        : earned.reduce((total, one) => total.add(one), Exact.ZERO).div(Exact.ofInteger(earned.length));
    for (const cell of open) {
      const max = cells.max[cell];
      cells.points[cell] = failure ?? mean ?? max ?? null;
      cells.possible[cell] = max instanceof Failure ? null : (max ?? null);
    }
  }
};

/** Where the best is above the maximum, everybody is scaled so that the best has the maximum. */
const scaleAll = ({ item }: CompiledItem, run: Run, cells: ItemCells): void => {
  for (const column of cohortsOf(item, run)) {
    const earned = column.filter((cell) => isScalable(item, cells, cell));
    const best = bestOf(earned.map((cell) => cells.points[cell]));
    for (const cell of earned) {
      const max = cells.max[cell];
      const points = cells.points[cell];
      if (best instanceof Failure) cells.points[cell] = best;
      if (!(best instanceof Exact && max instanceof Exact && points instanceof Exact) || best.lessOrEqual(max))
        continue;
      cells.points[cell] = points.mul(max).div(best);
      cells.bits[cell] = (cells.bits[cell] ?? 0) | Bit.Scaled;
    }
  }
};

/** Whether the points of a cell were earned, or are the mean of what was: those of a veto and the full points of a unit without the item stand. */
export const isScalable = (item: ItemInfo, cells: ItemCells, cell: number): boolean => {
  const bits = cells.bits[cell] ?? 0;
  const stands = bits & Bit.Vetoed || (bits & Bit.Otherwise && item.otherwise !== 'mean');
  return !stands && (cells.points[cell] ?? null) !== null;
};

/** The best points of a column; a failure among them is the column's. */
export const bestOf = (all: readonly (Exact | null | Failure | undefined)[]): Exact | Failure | undefined => {
  let best: Exact | undefined;
  for (const one of all) {
    if (one instanceof Failure) return one;
    if (one && (!best || one.greaterThan(best))) best = one;
  }
  return best;
};
