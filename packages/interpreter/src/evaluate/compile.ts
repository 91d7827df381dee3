import type { ArithmeticOperator, ComparisonOperator, Exact, Index, Term, Value } from '@zhunsheng/dsl';
import { compileAggregate } from './aggregate.js';
import { IMPLEMENTATIONS } from './builtins.js';
import { Failure } from './failure.js';
import type { Frame } from './frame.js';
import { type Layout, locateAxis, locateField, locateStep } from './layout.js';
import { compareValues, keyText, sameValue } from './values.js';
import { variable } from './variables.js';

/** Gives a term's value for a frame; undefined only where the term is optional. Throws `Failure`. */
export type Evaluate = (frame: Frame) => Value | undefined;

/**
 * A term as a closure. References to steps read their columns by the layout of a plan; without a layout, named values are
 * computed in place, and items and comparisons of units are not available.
 */
export const compileTerm = (term: Term, layout?: Layout): Evaluate => {
  const sub = (inner: Term): Evaluate => compileTerm(inner, layout);
  const dynamic = (index: Index & { kind: 'dynamic' }): Evaluate => sub(index.term);
  switch (term.op) {
    case 'constant': {
      const { value } = term;
      return () => value;
    }
    case 'variable':
      return variable(term.name);
    case 'member': {
      const locate = locateAxis(term.set, term.at, dynamic);
      const { members } = term.set;
      return (frame) => members[locate(frame)];
    }
    case 'cell': {
      const locate = locateAxis(term.set, term.at, dynamic);
      const { cells } = term.column;
      return present(term, (frame) => cells[locate(frame)]);
    }
    case 'field': {
      const { field } = term;
      const locate = locateField(field, term.at, dynamic);
      return present(term, (frame) => frame.run.data.fields.get(field)?.[locate(frame)]);
    }
    case 'value': {
      const id = layout?.get(term.value);
      if (id === undefined) return inPlace(term, sub, dynamic);
      const locate = locateStep(term.value.axes, term.at, dynamic);
      return present(term, (frame) => orThrow(frame.run.columns[id]?.[locate(frame)]));
    }
    case 'cohort': {
      const id = layout?.get(term.cohort);
      const locate = locateStep(term.cohort.axes, term.at, dynamic);
      return present(term, (frame) => (id === undefined ? undefined : orThrow(frame.run.columns[id]?.[locate(frame)])));
    }
    case 'item': {
      const id = layout?.get(term.item);
      const locate = locateStep(term.item.axes, term.at, dynamic);
      return present(term, (frame) =>
        id === undefined ? undefined : (orThrow(frame.run.items[id]?.points[locate(frame)]) ?? undefined),
      );
    }
    case 'named':
      return sub(term.body);
    case 'list': {
      const items = term.items.map(sub);
      return (frame) => items.map((one) => one(frame) as Value);
    }
    case 'has': {
      const of = sub({ ...term.of, optional: true });
      return (frame) => of(frame) !== undefined;
    }
    case 'default': {
      const of = sub({ ...term.of, optional: true });
      const otherwise = sub(term.otherwise);
      return (frame) => of(frame) ?? otherwise(frame);
    }
    case 'negate': {
      const of = sub(term.of);
      return (frame) => (of(frame) as Exact).neg();
    }
    case 'not': {
      const of = sub(term.of);
      return (frame) => !of(frame);
    }
    case 'arithmetic':
      return arithmetic(term.operator, sub(term.left), sub(term.right), term);
    case 'compare':
      return comparison(term.operands.map(sub), term.operators);
    case 'in': {
      const element = sub(term.element);
      const container = sub(term.container);
      const { negated } = term;
      return (frame) => {
        const value = element(frame);
        return (container(frame) as readonly Value[]).some((one) => sameValue(one, value)) !== negated;
      };
    }
    case 'logical': {
      const left = sub(term.left);
      const right = sub(term.right);
      return term.operator === 'and'
        ? (frame) => left(frame) === true && right(frame) === true
        : (frame) => left(frame) === true || right(frame) === true;
    }
    case 'if': {
      const condition = sub(term.condition);
      const yes = sub(term.then);
      const no = sub(term.else);
      return (frame) => (condition(frame) ? yes(frame) : no(frame));
    }
    case 'call': {
      const implementation = IMPLEMENTATIONS[term.builtin];
      const values = term.arguments.map(sub);
      return (frame) =>
        implementation(
          values.map((one) => one(frame) as Value),
          term.span,
          frame.unit,
        );
    }
    case 'lookup':
      return lookup(term, sub);
    case 'aggregate':
      return compileAggregate(term, sub, dynamic);
  }
};

const orThrow = <T>(cell: T | Failure | undefined): T | undefined => {
  if (cell instanceof Failure) throw cell;
  return cell;
};

/** Makes sure of a value where the rule may rely on one. */
const present = (term: Term, evaluate: Evaluate): Evaluate => {
  if (term.optional) return evaluate;
  return (frame) => {
    const value = evaluate(frame);
    if (value === undefined) throw absent(term, frame);
    return value;
  };
};

const absent = (term: Term, frame: Frame): Failure => {
  if (term.op === 'cohort') {
    return new Failure(
      'no-value',
      term.span,
      {
        zh: '该单位不满足 where 的条件，不参加排名，没有名次',
        en: 'the unit does not meet the condition after `where`: it is not ranked and has no place',
      },
      frame.unit,
      {
        zh: '先用同一条件判断：if 条件 then rank(…) else …',
        en: 'ask the same condition first: if … then rank(…) else …',
      },
    );
  }
  const name =
    term.op === 'field'
      ? term.field.name
      : term.op === 'item'
        ? (term.item.name ?? '')
        : term.op === 'value'
          ? term.value.name
          : term.op === 'cell'
            ? term.column.name
            : '';
  if (term.op === 'item')
    return new Failure(
      'no-value',
      term.span,
      {
        zh: `项目 ${name} 对该单位不适用，没有得分`,
        en: `the item \`${name}\` does not apply to the unit and has no points`,
      },
      frame.unit,
    );
  return new Failure('no-value', term.span, { zh: `${name} 没有值`, en: `\`${name}\` has no value` }, frame.unit, {
    zh: `在数据中补上 ${name}，或在规则中先判断 has(${name})`,
    en: `give \`${name}\` in the data, or let the rule ask has(${name}) first`,
  });
};

/** A named value computed where it stands: its loops are numbered anew. */
const inPlace = (
  term: Term & { op: 'value' },
  sub: (term: Term) => Evaluate,
  dynamic: (index: Index & { kind: 'dynamic' }) => Evaluate,
): Evaluate => {
  const body = sub(term.value.term);
  const positions = term.value.axes.map((axis, number) =>
    locateAxis(axis, term.at[number] ?? { kind: 'slot', slot: number }, dynamic),
  );
  return (frame) => body({ run: frame.run, unit: frame.unit, slots: positions.map((locate) => locate(frame)) });
};

const arithmetic = (operator: ArithmeticOperator, left: Evaluate, right: Evaluate, term: Term): Evaluate => {
  switch (operator) {
    case '+':
      return (frame) => (left(frame) as Exact).add(right(frame) as Exact);
    case '-':
      return (frame) => (left(frame) as Exact).sub(right(frame) as Exact);
    case '*':
      return (frame) => (left(frame) as Exact).mul(right(frame) as Exact);
    case '/':
      return (frame) => {
        const divisor = right(frame) as Exact;
        if (divisor.isZero)
          throw new Failure('division-by-zero', term.span, { zh: '除数是 0', en: 'the divisor is 0' }, frame.unit, {
            zh: '在规则中先判断除数是否为 0',
            en: 'let the rule ask first whether the divisor is 0',
          });
        return (left(frame) as Exact).div(divisor);
      };
  }
};

const TESTS: Readonly<Record<ComparisonOperator, (a: Value, b: Value) => boolean>> = {
  '=': sameValue,
  '!=': (a, b) => !sameValue(a, b),
  '<': (a, b) => compareValues(a, b) < 0,
  '<=': (a, b) => compareValues(a, b) <= 0,
  '>': (a, b) => compareValues(a, b) > 0,
  '>=': (a, b) => compareValues(a, b) >= 0,
};

const comparison = (operands: readonly Evaluate[], operators: readonly ComparisonOperator[]): Evaluate => {
  const tests = operators.map((one) => TESTS[one]);
  const [first, second] = operands;
  const [test] = tests;
  if (first && second && test && tests.length === 1)
    return (frame) => test(first(frame) as Value, second(frame) as Value);
  return (frame) => {
    let left = operands[0]?.(frame) as Value;
    return tests.every((holds, at) => {
      const right = operands[at + 1]?.(frame) as Value;
      const result = holds(left, right);
      left = right;
      return result;
    });
  };
};

const lookup = (term: Term & { op: 'lookup' }, sub: (term: Term) => Evaluate): Evaluate => {
  const key = sub(term.key);
  const compiled = new Map<Term, Evaluate>();
  const once = (entry: Term): Evaluate => {
    const known = compiled.get(entry) ?? sub(entry);
    compiled.set(entry, known);
    return known;
  };
  const entries = new Map([...term.entries].map(([text, entry]) => [text, once(entry)] as const));
  const otherwise = term.otherwise === undefined || term.otherwise === 'none' ? undefined : sub(term.otherwise);
  return (frame) => {
    const value = key(frame) as Value;
    const found = entries.get(keyText(value)) ?? otherwise;
    if (found) return found(frame);
    if (term.otherwise === 'none') {
      if (term.optional) return undefined;
    }
    throw new Failure(
      'missing-table-entry',
      term.span,
      {
        zh: `按 ${term.by} 的表没有 ${keyText(value)} 这一项`,
        en: `the table by \`${term.by}\` has no entry for ${keyText(value)}`,
      },
      frame.unit,
      { zh: '补上这一项，或写 else', en: 'add the entry, or `else`' },
    );
  };
};
