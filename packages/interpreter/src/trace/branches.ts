import { Exact } from '@zhunsheng/dsl';
import type { ChoiceFormula, FigureFormula, Formula } from '../evaluate/trace.js';

/** Whether a formula was one of several, so that it does not stand for other units or members. */
export const hasBranches = (formula: Formula): boolean => {
  switch (formula.kind) {
    case 'choice':
    case 'lookup':
      return true;
    case 'operation':
      return formula.operands.some(hasBranches);
    case 'call':
      return formula.arguments.some(hasBranches);
    default:
      return false;
  }
};

/** A test for 0, or for a value, ahead of a formula that shows the same figure tells nothing more. */
export const isGuard = ({ condition, holds, taken }: ChoiceFormula): boolean => {
  if (condition.kind !== 'operation') return false;
  const [figure, zero] = condition.operands;
  if (figure?.kind !== 'figure') return false;
  const isZero =
    !holds &&
    condition.operator === '=' &&
    zero?.kind === 'literal' &&
    zero.value instanceof Exact &&
    zero.value.isZero;
  return (isZero || (holds && condition.operator === 'has')) && mentions(taken, figure);
};

/** A part of a condition that decided it, and whether it holds. */
export interface Deciding {
  readonly formula: Formula;
  readonly holds: boolean;
}

/** What decided a condition: all that had to hold, all that failed, or the first of several that were each enough. */
export const decidingOf = (formula: Formula, holds: boolean): readonly Deciding[] => {
  if (formula.kind !== 'operation') return [{ formula, holds }];
  const { operator, operands } = formula;
  const [first] = operands;
  if (operator === 'not' && first) return decidingOf(first, !holds);
  if (operator !== 'and' && operator !== 'or') return [{ formula, holds }];
  const settled = operands.filter((one) => one.value === holds);
  const told = operator === 'or' && holds ? settled.slice(0, 1) : settled;
  const all = (told.length > 0 ? told : operands).flatMap((one) => decidingOf(one, holds));
  return all.filter((one) => !isGivenAnyway(one, all));
};

/** That a figure is given goes without saying where its value is told. */
const isGivenAnyway = ({ formula, holds }: Deciding, all: readonly Deciding[]): boolean => {
  if (!holds || formula.kind !== 'operation' || formula.operator !== 'has') return false;
  const [figure] = formula.operands;
  return figure?.kind === 'figure' && all.some((one) => one.formula !== formula && mentions(one.formula, figure));
};

const mentions = (formula: Formula, figure: FigureFormula): boolean => {
  switch (formula.kind) {
    case 'figure':
      return formula.name === figure.name && String(formula.members) === String(figure.members);
    case 'operation':
      return formula.operator !== 'has' && formula.operands.some((one) => mentions(one, figure));
    case 'call':
      return formula.arguments.some((one) => mentions(one, figure));
    case 'choice':
      return mentions(formula.taken, figure);
    case 'lookup':
      return formula.taken !== undefined && mentions(formula.taken, figure);
    default:
      return false;
  }
};

/** Whether there is anything to work out in a formula: its value does not stand in it already. */
export const isWorked = (formula: Formula): boolean => {
  switch (formula.kind) {
    case 'operation':
    case 'call':
      return true;
    case 'choice':
      return isWorked(formula.taken);
    case 'lookup':
      return formula.taken !== undefined && isWorked(formula.taken);
    default:
      return false;
  }
};
