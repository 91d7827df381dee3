import type { Axis, Index } from '@zhunsheng/dsl';
import { compileTerm, type Evaluate } from './compile.js';
import { Failure } from './failure.js';
import type { Frame } from './frame.js';
import { type Layout, locateAxis } from './layout.js';
import { attempt } from './places.js';
import type { FigureFormula, Formula } from './trace.js';

/** A term as a formula with the figures that it had in a frame. */
export type Explain = (frame: Frame) => Formula;

/** A value for an explanation: undefined where it could not be computed. */
export const quietly =
  (evaluate: Evaluate): Evaluate =>
  (frame) => {
    const value = attempt(() => evaluate(frame));
    return value instanceof Failure ? undefined : value;
  };

/** Loops go on changing a frame; what is explained later needs it as it is now. */
export const snapshot = (frame: Frame): Frame => ({ run: frame.run, unit: frame.unit, slots: [...frame.slots] });

/** The elements that indices mean along some axes; NaN where one can't be told. */
export const positionsOf = (
  axes: readonly Axis[],
  at: readonly Index[],
  layout: Layout | undefined,
): ((frame: Frame) => number[]) => {
  const locate = axes.map((axis, number) =>
    locateAxis(axis, at[number] ?? { kind: 'slot', slot: number }, (index) => compileTerm(index.term, layout)),
  );
  return (frame) =>
    locate.map((one) => {
      const position = attempt(() => one(frame));
      return position instanceof Failure ? Number.NaN : position;
    });
};

/** Which member or record a figure is for: `进度[类别一]`. */
export const elementOf = (
  axes: readonly Axis[],
  at: readonly Index[],
  layout: Layout | undefined,
): ((frame: Frame) => Pick<FigureFormula, 'members' | 'record'>) => {
  if (axes.length === 0) return () => ({});
  const positions = positionsOf(axes, at, layout);
  const list = axes.findLastIndex((axis) => axis.kind === 'field');
  return (frame) => {
    const found = positions(frame);
    const members = axes.flatMap((axis, number) =>
      axis.kind === 'set' ? (axis.members[found[number] ?? Number.NaN] ?? []) : [],
    );
    const record = list < 0 ? undefined : found[list];
    return {
      ...(members.length > 0 ? { members } : {}),
      ...(record === undefined || Number.isNaN(record) ? {} : { record }),
    };
  };
};
