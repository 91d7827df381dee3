import type { Axis, FieldInfo, Index, ItemInfo, StepInfo } from '@zhunsheng/dsl';
import type { Evaluate } from './compile.js';
import { Failure } from './failure.js';
import type { Data, Frame } from './frame.js';

/** The column numbers of a plan's steps. */
export type Layout = ReadonlyMap<StepInfo | ItemInfo, number>;

/** Which cell of a column a frame means. */
export type Locate = (frame: Frame) => number;

const position = (
  axis: Axis,
  index: Index,
  compileDynamic: (index: Index & { kind: 'dynamic' }) => Evaluate,
): Locate => {
  switch (index.kind) {
    case 'slot': {
      const { slot } = index;
      return (frame) => frame.slots[slot] as number;
    }
    case 'fixed': {
      const { member } = index;
      return () => member;
    }
    case 'dynamic': {
      const evaluate = compileDynamic(index);
      const members = new Map(axis.kind === 'set' ? axis.members.map((one, at) => [one, at] as const) : []);
      return (frame) => {
        const name = evaluate(frame);
        const found = members.get(name as string);
        if (found !== undefined) return found;
        throw new Failure(
          'not-a-member',
          index.term.span,
          {
            zh: `${String(name)} 不是 ${axis.name} 的成员`,
            en: `\`${String(name)}\` is no member of \`${axis.name}\``,
          },
          frame.unit,
        );
      };
    }
  }
};

/** The position along one axis. */
export const locateAxis = position;

/** Cells of a step: the members of its sets, in order, then the unit or the record of its innermost list. */
export const locateStep = (
  axes: readonly Axis[],
  at: readonly Index[],
  compileDynamic: (index: Index & { kind: 'dynamic' }) => Evaluate,
): Locate => {
  if (axes.length === 0) return (frame) => frame.unit;
  const list = axes.findLast((axis) => axis.kind === 'field');
  const sets = axes.flatMap((axis, number) => {
    const index = at[number];
    return axis.kind === 'set' && index
      ? [{ size: axis.members.length, locate: position(axis, index, compileDynamic) }]
      : [];
  });
  const listIndex = list ? at[axes.lastIndexOf(list)] : undefined;
  const base: Locate = list && listIndex ? position(list, listIndex, compileDynamic) : (frame) => frame.unit;
  const [first] = sets;
  if (!first) return base;
  const size = (frame: Frame): number => baseSize(frame.run.data, list?.kind === 'field' ? list : undefined);
  if (sets.length === 1) return (frame) => first.locate(frame) * size(frame) + base(frame);
  return (frame) => sets.reduce((outer, one) => outer * one.size + one.locate(frame), 0) * size(frame) + base(frame);
};

/** Cells of a field: its owner (unit, record, or the one owner of common fields), then the member of its set. */
export const locateField = (
  field: FieldInfo,
  at: readonly Index[],
  compileDynamic: (index: Index & { kind: 'dynamic' }) => Evaluate,
): Locate => {
  const [first, last] = [at[0], at.at(-1)];
  const owner: Locate = field.common
    ? () => 0
    : field.list && first
      ? position(field.list, first, compileDynamic)
      : (frame) => frame.unit;
  if (!field.per || !last) return owner;
  const member = position(field.per, last, compileDynamic);
  const size = field.per.members.length;
  return (frame) => owner(frame) * size + member(frame);
};

const baseSize = (data: Data, list: FieldInfo | undefined): number =>
  list ? recordCount(data, list) : data.units.length;

export const recordCount = (data: Data, list: FieldInfo): number => data.records.get(list)?.offsets.at(-1) ?? 0;

/** The records of a list that belong to an owner. */
export const recordRange = (data: Data, list: FieldInfo, owner: number): readonly [number, number] => {
  const offsets = data.records.get(list)?.offsets;
  const at = list.common ? 0 : owner;
  return [offsets?.[at] ?? 0, offsets?.[at + 1] ?? 0];
};
