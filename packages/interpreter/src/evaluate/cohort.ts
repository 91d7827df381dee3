import { type CohortInfo, Exact, type SetInfo, type Value } from '@zhunsheng/dsl';
import { Gathering, noneLeft } from './aggregate.js';
import { compileTerm } from './compile.js';
import { Failure } from './failure.js';
import type { Cells, Frame, Run } from './frame.js';
import type { Layout } from './layout.js';
import { attempt, type Contestant, oriented, placesOf } from './places.js';

/** All combinations of members of some sets, as slots. */
export function* combinations(sets: readonly SetInfo[]): Generator<number[]> {
  const [first, ...rest] = sets;
  if (!first) {
    yield [];
    return;
  }
  for (let member = 0; member < first.members.length; member++)
    for (const others of combinations(rest)) yield [member, ...others];
}

/** The units that take part, in one cohort or one for each group. */
export const cohorts = (run: Run, among: 'all' | 'group'): readonly (readonly number[])[] => {
  const taking = run.data.units.flatMap((_, at) => (run.active[at] ? [at] : []));
  if (among === 'all') return [taking];
  const groups = new Map<string | null, number[]>();
  for (const unit of taking) {
    const group = run.data.units[unit]?.group ?? null;
    const members = groups.get(group) ?? [];
    if (members.length === 0) groups.set(group, members);
    members.push(unit);
  }
  return [...groups.values()];
};

/** A step over whole cohorts: one column, computed at once. */
export const compileCohort = (info: CohortInfo, layout: Layout): ((run: Run) => Cells) => {
  const where = info.where ? compileTerm(info.where, layout) : undefined;
  const { step } = info;
  const body =
    step.kind === 'rank' ? compileTerm(step.by, layout) : step.body ? compileTerm(step.body, layout) : undefined;
  const empty = step.kind === 'aggregate' && step.empty ? compileTerm(step.empty, layout) : undefined;
  const fill = (run: Run, slots: readonly number[], units: readonly number[], cells: Cells, offset: number): void => {
    const taking: { readonly unit: number; readonly value: Value | undefined }[] = [];
    for (const unit of units) {
      const frame: Frame = { run, unit, slots: [...slots] };
      const cell = attempt(() => (where && where(frame) !== true ? undefined : { unit, value: body?.(frame) }));
      if (cell instanceof Failure) {
        for (const one of units) cells[offset + one] = cell;
        return;
      }
      if (cell) taking.push(cell);
    }
    if (step.kind === 'rank') {
      const contestants = taking.map(
        ({ unit, value }): Contestant => ({ unit, values: [oriented(value as Exact, step.best)] }),
      );
      for (const [unit, { place }] of placesOf(contestants, step.ties)) cells[offset + unit] = Exact.ofInteger(place);
      return;
    }
    const gathering = new Gathering(step.operator);
    for (const one of taking) if (!gathering.add(one.value)) break;
    const result =
      gathering.result ??
      (empty
        ? undefined
        : noneLeft(step.operator, info.among === 'group' ? 'peers' : 'units', info.span, units[0] ?? 0));
    // What stands for none may differ from one unit to the next.
    for (const unit of units) cells[offset + unit] = result ?? attempt(() => empty?.({ run, unit, slots: [...slots] }));
  };
  return (run) => {
    const cells: Cells = [];
    let combination = 0;
    for (const slots of combinations(info.axes)) {
      const offset = combination++ * run.data.units.length;
      for (const units of cohorts(run, info.among)) fill(run, slots, units, cells, offset);
    }
    return cells;
  };
};
