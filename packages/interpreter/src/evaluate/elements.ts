import type { Axis } from '@zhunsheng/dsl';
import type { Data, Frame, Run } from './frame.js';
import { recordRange } from './layout.js';
import type { Member } from './trace.js';

/** Visits every cell of a column: for each unit and each element of its axes, with the frame set to it. */
export const forEachCell = (run: Run, axes: readonly Axis[], visit: (frame: Frame) => void): void => {
  const frame: Frame = { run, unit: 0, slots: [] };
  const go = (depth: number): void => {
    const axis = axes[depth];
    if (!axis) {
      visit(frame);
      return;
    }
    const [from, to] =
      axis.kind === 'set'
        ? [0, axis.members.length]
        : recordRange(run.data, axis, axis.list ? ownerSlot(axes, axis.list, frame) : frame.unit);
    for (let element = from; element < to; element++) {
      frame.slots[depth] = element;
      go(depth + 1);
    }
    frame.slots.length = depth;
  };
  for (let unit = 0; unit < run.data.units.length; unit++) {
    frame.unit = unit;
    go(0);
  }
};

const ownerSlot = (axes: readonly Axis[], list: Axis, frame: Frame): number => frame.slots[axes.lastIndexOf(list)] ?? 0;

/** What an element is called: a member's name, or a record's place in its list and its first text. */
export const memberOf = (axis: Axis, element: number, place: number, data: Data): Member => {
  if (axis.kind === 'set') return { member: axis.members[element] ?? '' };
  const title = axis.fields.find((field) => field.type === 'text' && !field.per);
  const label = title ? data.fields.get(title)?.[element] : undefined;
  return { member: place, ...(typeof label === 'string' && label !== '' ? { label } : {}) };
};
