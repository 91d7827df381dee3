import { type Term, termsWithin } from '@zhunsheng/dsl';
import { forEachElement } from './aggregate.js';
import { compileTerm } from './compile.js';
import { memberOf } from './elements.js';
import { type Explain, positionsOf, quietly } from './explain-frame.js';
import type { Frame } from './frame.js';
import type { Layout } from './layout.js';
import type { AggregateFormula, Collection } from './trace.js';

/** More terms than this are not listed one by one in an explanation. */
const MOST_SHOWN = 12;
/** Scores of other rules lead on to their own sheets: more of them are listed. */
const MOST_SCORES = 24;

/** A comparison of units, or an aggregate over them. */
export const explainCohort = (
  term: Term & { op: 'cohort' },
  layout: Layout | undefined,
  sub: (term: Term) => Explain,
): Explain => {
  const { step, among, where, axes } = term.cohort;
  const evaluate = quietly(compileTerm(term, layout));
  const inner = step.kind === 'rank' ? step.by : step.body;
  const body = inner ? sub(inner) : undefined;
  const condition = where ? sub(where) : undefined;
  const counted = where ? quietly(compileTerm(where, layout)) : undefined;
  const positions = positionsOf(axes, term.at, layout);
  const over: Collection = { kind: among === 'group' ? 'peers' : 'units', name: among === 'group' ? 'peers' : 'units' };
  return (frame) => {
    const own: Frame = { run: frame.run, unit: frame.unit, slots: positions(frame) };
    const { units } = frame.run.data;
    const count = units.filter((unit, at) => {
      if (!frame.run.active[at] || (among === 'group' && unit.group !== units[frame.unit]?.group)) return false;
      return !counted || counted({ run: frame.run, unit: at, slots: [...own.slots] }) === true;
    }).length;
    return {
      kind: 'aggregate',
      ...(step.kind === 'rank' ? { name: 'rank', best: step.best } : { name: step.operator }),
      over,
      count,
      ...(body ? { of: body(own) } : {}),
      ...(condition ? { where: condition(own) } : {}),
      value: evaluate(frame),
      type: term.type,
    };
  };
};

/** An aggregate over the members of a set or the records of a list. */
export const explainAggregate = (
  term: Term & { op: 'aggregate' },
  layout: Layout | undefined,
  sub: (term: Term) => Explain,
): Explain => {
  const { axis } = term;
  const evaluate = quietly(compileTerm(term, layout));
  const where = term.where ? quietly(compileTerm(term.where, layout)) : undefined;
  const condition = term.where ? sub(term.where) : undefined;
  const each = forEachElement(term, (index) => compileTerm(index.term, layout));
  const body = term.body ? sub(term.body) : undefined;
  const most = term.body && takesScores(term.body) ? MOST_SCORES : MOST_SHOWN;
  // Of conditions only those that settle the whole are of interest.
  const decides = term.operator === 'any' ? true : term.operator === 'all' ? false : undefined;
  const over: Collection = { kind: axis.kind === 'set' ? 'set' : 'list', name: axis.name };
  return (frame) => {
    const terms: NonNullable<AggregateFormula['terms']>[number][] = [];
    let [place, count, listed] = [0, 0, 0];
    each(frame, (element) => {
      place++;
      if (where && where(frame) !== true) return true;
      count++;
      if (!body || listed > most) return true;
      const of = body(frame);
      if (decides !== undefined && of.value !== decides) return true;
      listed++;
      terms.push({ ...memberOf(axis, element, place, frame.run.data), of });
      return true;
    });
    return {
      kind: 'aggregate',
      name: term.operator,
      over,
      count,
      // Outside the loop: what stands for any element, without figures.
      ...(body ? { of: body(frame) } : {}),
      ...(condition ? { where: condition(frame) } : {}),
      ...(listed > 0 && listed <= most ? { terms } : {}),
      value: evaluate(frame),
      type: term.type,
    };
  };
};

const takesScores = (body: Term): boolean =>
  termsWithin(body).some((one) => one.op === 'field' && one.field.scores !== undefined);
