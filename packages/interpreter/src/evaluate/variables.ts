import { Exact, lastDay, toDays, type Value, type Variable } from '@zhunsheng/dsl';
import type { Evaluate } from './compile.js';
import type { Frame } from './frame.js';

const active = (frame: Frame, keep: (group: string | null) => boolean): readonly Value[] =>
  frame.run.data.units.flatMap((unit, at) => (frame.run.active[at] && keep(unit.group) ? [unit.name] : []));

/** The builtin names, as closures over the frame. */
export const variable = (name: Variable): Evaluate => {
  switch (name) {
    case 'month':
      return (frame) => Exact.ofInteger(frame.run.data.period.month);
    case 'quarter':
      return (frame) => Exact.ofInteger(Math.ceil(frame.run.data.period.month / 3));
    case 'year':
      return (frame) => Exact.ofInteger(frame.run.data.period.year);
    case 'period_start':
      return ({ run }) => toDays(run.data.period.year, run.data.period.month, 1);
    case 'period_end':
      return ({ run }) =>
        toDays(run.data.period.year, run.data.period.month, lastDay(run.data.period.year, run.data.period.month));
    case 'unit':
      return (frame) => frame.run.data.units[frame.unit]?.name;
    case 'group':
      return (frame) => frame.run.data.units[frame.unit]?.group ?? undefined;
    case 'units':
      return (frame) => active(frame, () => true);
    case 'peers':
      return (frame) => active(frame, (group) => group === frame.run.data.units[frame.unit]?.group);
    case 'reporting':
      return (frame) => frame.run.data.units.map((unit) => unit.name);
  }
};
