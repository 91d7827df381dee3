import {
  type Axis,
  type CheckedRule,
  type Exact,
  type Index,
  type ItemInfo,
  type StepInfo,
  stepsBefore,
  type Term,
  termsWithin,
  type ValueInfo,
} from '@zhunsheng/dsl';
import { forEachElement } from '../evaluate/aggregate.js';
import { compileCohort } from '../evaluate/cohort.js';
import { compileTerm, type Evaluate } from '../evaluate/compile.js';
import { forEachCell } from '../evaluate/elements.js';
import { explainTerm } from '../evaluate/explain.js';
import { Failure } from '../evaluate/failure.js';
import type { Cells, Frame, ItemCells, Run } from '../evaluate/frame.js';
import { type Layout, locateStep } from '../evaluate/layout.js';
import { attempt } from '../evaluate/places.js';
import type { ItemTrace } from '../evaluate/trace.js';
import type { ItemReader, Tools } from '../methods/scoring.js';
import { type CompiledItem, compileItem, computeItem } from './item.js';
import { traceItem } from './trace-item.js';

/** One step of a plan: computes a column from columns computed before it. */
export interface PlanStep {
  readonly info: StepInfo;
  /** How many comparisons of units lie before it: a step waits for all units in the strata below. */
  readonly stratum: number;
  compute(run: Run): void;
}

/** A rule as an ordered list of column computations: made once, run for any data. */
export interface Plan {
  readonly rule: CheckedRule;
  readonly steps: readonly PlanStep[];
  readonly layout: Layout;
  readonly disqualify?: Evaluate;
  readonly checks: readonly Evaluate[];
  readonly carry: readonly { readonly value: Evaluate; readonly clear?: Evaluate }[];
  /** An item's cells in a run. */
  reader(item: ItemInfo): ItemReader;
  /** How an item came to its points in a run. */
  trace(item: ItemInfo, frame: Frame): ItemTrace;
  /** Whether an `each` counts the element that a frame is set to. */
  counted(item: ItemInfo): (frame: Frame) => boolean;
  applies(item: ItemInfo, frame: Frame): boolean;
  /** The maximum of an inner item where there is no element to score; null where it differs from one to the next. */
  constantMax(item: ItemInfo, frame: Frame): Exact | null;
}

/** Whether a step compares units, so that all of them must have come so far. */
const isBarrier = (step: StepInfo): boolean =>
  step.kind === 'cohort' ||
  (step.kind === 'item' && (step.method.name === 'rank' || step.otherwise === 'mean' || step.overMax === 'scale'));

export const makePlan = (rule: CheckedRule): Plan => {
  const { ordered, strata } = order(rule);
  const layout: Layout = new Map(ordered.map((step, id) => [step, id] as const));
  const items = new Map<ItemInfo, CompiledItem>();
  const states = new WeakMap<Run, Map<ItemInfo, unknown>>();
  const reader = (item: ItemInfo): ItemReader => readItem(item, layout.get(item) ?? -1);
  const trace = (item: ItemInfo, frame: Frame): ItemTrace => {
    const compiled = items.get(item) as CompiledItem;
    const cells = frame.run.items[layout.get(item) ?? -1] as ItemCells;
    return traceItem(
      { compiled, cells, state: states.get(frame.run)?.get(item), explain: (term) => explainTerm(term, layout) },
      frame,
    );
  };
  const tools: Tools = {
    compile: (term) => compileTerm(term, layout),
    explain: (term) => lazily(() => explainTerm(term, layout)),
    cells: reader,
    trace,
    each: (item, axis) => eachElement(item, axis),
  };
  const steps = ordered.map((info, id): PlanStep => {
    const stratum = strata.get(info) ?? 0;
    if (info.kind === 'value') return { info, stratum, compute: valueColumn(info, id, layout) };
    if (info.kind === 'cohort') {
      const compute = compileCohort(info, layout);
      return {
        info,
        stratum,
        compute: (run) => {
          run.columns[id] = compute(run);
        },
      };
    }
    const compiled = compileItem(info, tools);
    items.set(info, compiled);
    return {
      info,
      stratum,
      compute: (run) => {
        const cells: ItemCells = { points: [], max: [], possible: [], bits: [] };
        run.items[id] = cells;
        const kept = states.get(run) ?? new Map<ItemInfo, unknown>();
        states.set(run, kept);
        kept.set(info, computeItem(compiled, run, cells));
      },
    };
  });
  return {
    rule,
    steps,
    layout,
    ...(rule.disqualify ? { disqualify: compileTerm(rule.disqualify.when) } : {}),
    checks: rule.checks.map((one) => compileTerm(one.that, layout)),
    carry: rule.carry.map((one) => ({
      value: compileTerm(one.value, layout),
      ...(one.clear ? { clear: compileTerm(one.clear, layout) } : {}),
    })),
    reader,
    trace,
    counted: (item) => {
      const where =
        item.method.name === 'each' && item.method.value.where
          ? compileTerm(item.method.value.where, layout)
          : undefined;
      return (frame) => !where || where(frame) === true;
    },
    applies: (item, frame) => items.get(item)?.applies(frame) ?? true,
    constantMax: (item, frame) => (typeof item.max === 'string' ? null : (items.get(item)?.max(frame) ?? null)),
  };
};

/** Every step that the score, the carry and the checks rest on, each after those before it. */
const order = (
  rule: CheckedRule,
): { readonly ordered: readonly StepInfo[]; readonly strata: ReadonlyMap<StepInfo, number> } => {
  const ordered: StepInfo[] = [];
  const strata = new Map<StepInfo, number>();
  const visit = (step: StepInfo): number => {
    const known = strata.get(step);
    if (known !== undefined) return known;
    let stratum = 0;
    for (const before of stepsBefore(step)) stratum = Math.max(stratum, visit(before) + (isBarrier(before) ? 1 : 0));
    strata.set(step, stratum);
    ordered.push(step);
    return stratum;
  };
  const terms: readonly Term[] = [
    ...rule.checks.map((one) => one.that),
    ...rule.carry.flatMap((one) => (one.clear ? [one.value, one.clear] : [one.value])),
  ];
  visit(rule.score);
  for (const term of terms) for (const one of termsWithin(term)) visitTerm(one, visit);
  return { ordered, strata };
};

const visitTerm = (term: Term, visit: (step: StepInfo) => number): void => {
  if (term.op === 'value') visit(term.value);
  else if (term.op === 'item') visit(term.item);
  else if (term.op === 'cohort') visit(term.cohort);
};

const lazily = <T, R>(make: () => (input: T) => R): ((input: T) => R) => {
  let made: ((input: T) => R) | undefined;
  return (input) => {
    made ??= make();
    return made(input);
  };
};

const own = (axes: readonly Axis[]): readonly Index[] => axes.map((_, slot) => ({ kind: 'slot', slot }));

const nowhere = (): Evaluate => () => undefined;

const valueColumn = (info: ValueInfo, id: number, layout: Layout): ((run: Run) => void) => {
  const evaluate = compileTerm(info.term, layout);
  const locate = locateStep(info.axes, own(info.axes), nowhere);
  return (run) => {
    const cells: Cells = [];
    run.columns[id] = cells;
    forEachCell(run, info.axes, (frame) => {
      cells[locate(frame)] = attempt(() => evaluate(frame));
    });
  };
};

const readItem = (item: ItemInfo, id: number): ItemReader => {
  const locate = locateStep(item.axes, own(item.axes), nowhere);
  const read = (cell: Exact | null | Failure | undefined): Exact | null => {
    if (cell instanceof Failure) throw cell;
    return cell ?? null;
  };
  return {
    points: (frame) => read(frame.run.items[id]?.points[locate(frame)]),
    max: (frame) => read(frame.run.items[id]?.max[locate(frame)]),
    possible: (frame) => frame.run.items[id]?.possible[locate(frame)] ?? null,
  };
};

const eachElement = (item: ItemInfo, axis: Axis): ((frame: Frame, visit: (element: number) => void) => void) => {
  const outer = axis.kind === 'field' && axis.list ? item.axes.lastIndexOf(axis.list) : -1;
  const go = forEachElement(
    { axis, slot: item.axes.length, ...(outer >= 0 ? { within: { kind: 'slot', slot: outer } } : {}) },
    nowhere,
  );
  return (frame, visit) =>
    go(frame, (element) => {
      visit(element);
      return true;
    });
};
