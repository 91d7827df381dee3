import { cover, type Span, type Term } from '@zhunsheng/dsl';
import { compileTerm } from './compile.js';
import { explainAggregate, explainCohort } from './explain-aggregate.js';
import { explainField } from './explain-field.js';
import { type Explain, elementOf, positionsOf, quietly, snapshot } from './explain-frame.js';
import type { Frame } from './frame.js';
import type { Layout } from './layout.js';
import type { FigureFormula, Formula, OperationFormula } from './trace.js';
import { keyText } from './values.js';

export type { Explain } from './explain-frame.js';

/** A term as a formula with the figures that it had. What is decided before the run (by a reading) is left out. */
export const explainTerm = (term: Term, layout: Layout | undefined): Explain => {
  const evaluate = quietly(compileTerm(term, layout));
  const sub = (inner: Term): Explain => explainTerm(inner, layout);
  const { type } = term;
  const figure =
    (name: string, element: ReturnType<typeof elementOf> = () => ({}), declared?: Span): Explain =>
    (frame) => ({
      kind: 'figure',
      name,
      ...element(frame),
      ...(declared ? { declared } : {}),
      value: evaluate(frame),
      type,
    });
  const operation = (operator: string, ...operands: readonly Term[]): Explain => {
    const all = operands.map(sub);
    return (frame) =>
      folded({ kind: 'operation', operator, operands: all.map((one) => one(frame)), value: evaluate(frame), type });
  };
  switch (term.op) {
    case 'constant':
      return () => ({ kind: 'literal', value: term.value, type });
    case 'variable':
      return figure(term.name);
    case 'member':
      return figure(term.set.name, undefined, term.set.span);
    case 'cell':
      return figure(term.column.name, elementOf([term.set], [term.at], layout), term.column.span);
    case 'field':
      return explainField(term, layout);
    case 'value':
      return explainValue(term, layout);
    case 'item':
      return figure(term.item.name ?? '', elementOf(term.item.axes, term.at, layout), term.item.span);
    case 'cohort':
      return explainCohort(term, layout, sub);
    case 'named': {
      const body = once(() => sub(term.body));
      if (isFunction(term.name)) return body;
      return (frame) => {
        const here = snapshot(frame);
        return step(
          { kind: 'figure', name: term.name, local: true, declared: term.body.span, value: evaluate(frame), type },
          () => body(here),
        );
      };
    }
    case 'list':
      return operation('list', ...term.items);
    case 'has':
      return operation(term.of.op === 'item' ? 'applies' : 'has', term.of);
    case 'default': {
      const of = quietly(compileTerm({ ...term.of, optional: true }, layout));
      const [first, second] = [sub(term.of), sub(term.otherwise)];
      const given = operation('has', term.of);
      return (frame) => {
        if (of(frame) !== undefined) return first(frame);
        return {
          kind: 'choice',
          condition: given(frame),
          holds: false,
          taken: second(frame),
          value: evaluate(frame),
          type,
        };
      };
    }
    case 'negate':
      return operation('negate', term.of);
    case 'not':
      return operation('not', term.of);
    case 'arithmetic':
      return operation(term.operator, term.left, term.right);
    case 'compare':
      return operation(term.operators.join(' '), ...term.operands);
    case 'in':
      return operation(term.negated ? 'not in' : 'in', term.element, term.container);
    case 'logical': {
      const [left, right] = [sub(term.left), sub(term.right)];
      const settles = term.operator === 'or';
      return (frame) => {
        const operands = [left(frame), right(frame)] as const;
        const [first, second] = operands;
        if (first.kind === 'literal') return first.value === settles ? first : second;
        if (second.kind === 'literal') return second.value === settles ? second : first;
        return { kind: 'operation', operator: term.operator, operands, value: evaluate(frame), type };
      };
    }
    case 'if': {
      const holds = quietly(compileTerm(term.condition, layout));
      const [condition, yes, no] = [sub(term.condition), sub(term.then), sub(term.else)];
      return (frame) => {
        const held = holds(frame) === true;
        const taken = (held ? yes : no)(frame);
        const asked = condition(frame);
        if (asked.kind === 'literal') return taken;
        return { kind: 'choice', condition: asked, holds: held, taken, value: evaluate(frame), type };
      };
    }
    case 'call': {
      const values = term.arguments.map(sub);
      return (frame) => ({
        kind: 'call',
        name: term.builtin,
        arguments: values.map((one) => one(frame)),
        value: evaluate(frame),
        type,
      });
    }
    case 'lookup':
      return explainLookup(term, layout, sub);
    case 'aggregate':
      return explainAggregate(term, layout, sub);
  }
};

/** A function of the rule is explained by its body; a coefficient or class by its name. */
const isFunction = (name: string): boolean => name.includes('(');

/** A condition on literals alone is the same for every unit and period, as one that asks for the choice of a reading. */
const folded = (formula: OperationFormula): Formula => {
  const { operands, value, type } = formula;
  const fixed = type.kind === 'flag' && value !== undefined && operands.every((one) => one.kind === 'literal');
  return fixed ? { kind: 'literal', value, type } : formula;
};

/** Made when first used: an explanation is asked of few units. */
const once = (make: () => Explain): Explain => {
  let made: Explain | undefined;
  return (frame) => {
    made ??= make();
    return made(frame);
  };
};

/** A named step. Its explanation is made when it is read, so that steps used over and over are not explained over and over. */
const step = (figure: FigureFormula, explain: () => Formula): Formula => {
  let made: Formula | undefined;
  return {
    ...figure,
    get from() {
      made ??= explain();
      return made;
    },
  };
};

const explainValue = (term: Term & { op: 'value' }, layout: Layout | undefined): Explain => {
  const { value: info, type } = term;
  const evaluate = quietly(compileTerm(term, layout));
  const body = once(() => explainTerm(info.term, layout));
  const element = elementOf(info.axes, term.at, layout);
  const positions = positionsOf(info.axes, term.at, layout);
  return (frame) => {
    const own: Frame = { run: frame.run, unit: frame.unit, slots: positions(frame) };
    return step(
      {
        kind: 'figure',
        name: info.name,
        ...element(frame),
        declared: cover(info.span, info.term.span),
        value: evaluate(frame),
        type,
      },
      () => body(own),
    );
  };
};

const explainLookup = (
  term: Term & { op: 'lookup' },
  layout: Layout | undefined,
  sub: (term: Term) => Explain,
): Explain => {
  const key = quietly(compileTerm(term.key, layout));
  const evaluate = quietly(compileTerm(term, layout));
  const explained = new Map<Term, Explain>();
  const entry = (found: Term): Explain => {
    const known = explained.get(found) ?? sub(found);
    explained.set(found, known);
    return known;
  };
  const fixed = term.key.op === 'constant';
  return (frame) => {
    const at = key(frame);
    const found =
      (at === undefined ? undefined : term.entries.get(keyText(at))) ??
      (term.otherwise === 'none' ? undefined : term.otherwise);
    const taken = found ? entry(found)(frame) : undefined;
    if (fixed && taken) return taken;
    return {
      kind: 'lookup',
      by: term.by,
      key: at,
      ...(taken ? { taken } : {}),
      value: evaluate(frame),
      type: term.type,
    };
  };
};
