import { type Aggregate, Exact, type Index, type Term, type Value } from '@zhunsheng/dsl';
import type { Evaluate } from './compile.js';
import { Failure } from './failure.js';
import type { Frame } from './frame.js';
import { locateAxis, recordRange } from './layout.js';
import { compareValues } from './values.js';

type AggregateTerm = Term & { op: 'aggregate' };

/** Goes through the elements of an axis with the frame's slot set to each; stops where `visit` says so. */
export const forEachElement = (
  term: Pick<AggregateTerm, 'axis' | 'slot' | 'within'>,
  dynamic: (index: Index & { kind: 'dynamic' }) => Evaluate,
) => {
  const { axis, slot } = term;
  const owner =
    axis.kind === 'field' && axis.list && term.within
      ? locateAxis(axis.list, term.within, dynamic)
      : (frame: Frame) => frame.unit;
  return (frame: Frame, visit: (element: number) => boolean): void => {
    const [from, to] = axis.kind === 'set' ? [0, axis.members.length] : recordRange(frame.run.data, axis, owner(frame));
    const before = frame.slots[slot];
    try {
      for (let element = from; element < to; element++) {
        frame.slots[slot] = element;
        if (!visit(element)) break;
      }
    } finally {
      if (before === undefined) frame.slots.length = Math.min(frame.slots.length, slot);
      else frame.slots[slot] = before;
    }
  };
};

/** An aggregate over the members of a set or the records of a list. */
export const compileAggregate = (
  term: AggregateTerm,
  sub: (term: Term) => Evaluate,
  dynamic: (index: Index & { kind: 'dynamic' }) => Evaluate,
): Evaluate => {
  const where = term.where ? sub(term.where) : undefined;
  const body = term.body ? sub(term.body) : undefined;
  const empty = term.empty ? sub(term.empty) : undefined;
  const each = forEachElement(term, dynamic);
  return (frame) => {
    const gathered = new Gathering(term.operator);
    each(frame, () => {
      if (where && where(frame) !== true) return true;
      return gathered.add(body ? (body(frame) as Value) : undefined);
    });
    return gathered.result ?? orEmpty(empty, term, frame);
  };
};

const orEmpty = (empty: Evaluate | undefined, term: AggregateTerm, frame: Frame): Value | undefined => {
  if (empty) return empty(frame);
  throw noneLeft(term.operator, term.axis.name, term.span, frame.unit);
};

const OF_NONE: Partial<Record<Aggregate, readonly [zh: string, en: string]>> = {
  mean: ['平均', 'mean'],
  min: ['最小的', 'least'],
  max: ['最大的', 'greatest'],
};

/** A mean, minimum or maximum of nothing. `over`: what was gone over. */
export const noneLeft = (operator: Aggregate, over: string, span: Term['span'], unit: number): Failure => {
  const [zh, en] = OF_NONE[operator] ?? ['结果', 'result'];
  return new Failure(
    'nothing-to-aggregate',
    span,
    { zh: `${over} 一个也没有，求不出${zh}`, en: `there is none of \`${over}\`, so no ${en}` },
    unit,
    {
      zh: `写明没有时的结果：${operator}(… over ${over} else 0)`,
      en: `say what that gives: ${operator}(… over ${over} else 0)`,
    },
  );
};

/** Folds values one by one. */
export class Gathering {
  #count = 0;
  #value: Value | undefined;

  constructor(readonly operator: Aggregate) {}

  /** Takes a value; false where no further value can change the result. */
  add(value: Value | undefined): boolean {
    this.#count++;
    switch (this.operator) {
      case 'count':
        return true;
      case 'any':
        this.#value = value === true;
        return value !== true;
      case 'all':
        this.#value = value === true;
        return value === true;
      case 'sum':
      case 'mean':
        this.#value = this.#value === undefined ? value : (this.#value as Exact).add(value as Exact);
        return true;
      default:
        if (
          this.#value === undefined ||
          compareValues(value as Value, this.#value) === (this.operator === 'max' ? 1 : -1)
        )
          this.#value = value;
        return true;
    }
  }

  get count(): number {
    return this.#count;
  }

  /** Undefined where there was nothing and the operator has no result of nothing. */
  get result(): Value | undefined {
    switch (this.operator) {
      case 'count':
        return Exact.ofInteger(this.#count);
      case 'any':
        return this.#value ?? false;
      case 'all':
        return this.#value ?? true;
      case 'sum':
        return this.#value ?? Exact.ZERO;
      case 'mean':
        return this.#value === undefined ? undefined : (this.#value as Exact).div(Exact.ofInteger(this.#count));
      default:
        return this.#value;
    }
  }
}
