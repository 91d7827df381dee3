import type { AggregateExpression } from '../expression/ast.js';
import type { CohortInfo, Index, SetInfo, Term } from '../rule/rule.js';
import { FLAG, INVALID, numberOf, PLAIN, type Type } from '../rule/types.js';
import { collectionNamed } from './collections.js';
import { type CheckContext, type Checked, checked, invalid } from './context.js';
import { flag, needed, together } from './expect.js';
import { type Bound, bind, indexOf, inside, NO_FACTS, type Scope, withFacts } from './scope.js';

/** `sum(x over S where c)`: over a set, a list, or the units. */
export const checkAggregate = (expression: AggregateExpression, scope: Scope, context: CheckContext): Checked => {
  const { name } = expression.over;
  if (name === 'units' || name === 'peers')
    return overUnits(expression, name === 'peers' ? 'group' : 'all', scope, context);
  const parameter = scope.parameters.get(name);
  if (parameter?.expression.kind === 'name') {
    const over = { name: parameter.expression.name, span: parameter.expression.span };
    return checkAggregate({ ...expression, over }, scope, context);
  }
  const axis = collectionNamed(name, expression.over.span, scope, context);
  if (!axis) return invalid(expression.span);
  const parts = checkParts(expression, inside(scope, axis), scope, context);
  const within = axis.kind === 'field' && axis.list ? indexOf(scope, axis.list) : undefined;
  return checked({
    op: 'aggregate',
    operator: expression.operator,
    axis,
    slot: scope.axes.length,
    ...parts.terms,
    ...(within ? { within } : {}),
    span: expression.span,
    type: parts.type,
    optional: false,
  });
};

interface Parts {
  readonly terms: { readonly body?: Term; readonly where?: Term; readonly empty?: Term };
  readonly type: Type;
}

const checkParts = (expression: AggregateExpression, inner: Scope, outer: Scope, context: CheckContext): Parts => {
  const where = expression.where ? flag(expression.where, inner, context) : undefined;
  const scope = where ? withFacts(inner, where.whenTrue) : inner;
  const body = expression.body ? needed(context.check(expression.body, scope), scope, context).term : undefined;
  const empty = expression.empty ? needed(context.check(expression.empty, outer), outer, context).term : undefined;
  return {
    terms: { ...(body ? { body } : {}), ...(where ? { where: where.term } : {}), ...(empty ? { empty } : {}) },
    type: resultType(expression, body, empty, outer, context),
  };
};

const resultType = (
  expression: AggregateExpression,
  body: Term | undefined,
  empty: Term | undefined,
  scope: Scope,
  context: CheckContext,
): Type => {
  switch (expression.operator) {
    case 'count':
      return numberOf(PLAIN);
    case 'any':
    case 'all':
      if (body && body.type.kind !== 'flag')
        context.mismatch(body.span, body.type, { zh: '条件（是或否）', en: 'a condition' }, scope);
      return FLAG;
    default: {
      if (!body) {
        context.report(
          'bad-call',
          expression.operatorSpan,
          { zh: `${expression.operator} 要写对什么汇总`, en: `\`${expression.operator}\` needs what it goes over` },
          scope,
          {
            hint: {
              zh: `写作 ${expression.operator}(值 over ${expression.over.name})`,
              en: `write ${expression.operator}(… over ${expression.over.name})`,
            },
          },
        );
        return INVALID;
      }
      const ordered = expression.operator === 'min' || expression.operator === 'max';
      if (body.type.kind !== 'number' && !(ordered && body.type.kind === 'date'))
        context.mismatch(body.span, body.type, { zh: '数', en: 'a number' }, scope);
      return empty ? together([body, empty], expression.span, scope, context) : body.type;
    }
  }
};

/** An aggregate over the units: a step over the whole cohort, for each member of the sets being gone over. */
const overUnits = (
  expression: AggregateExpression,
  among: 'all' | 'group',
  scope: Scope,
  context: CheckContext,
): Checked => {
  if (among === 'group') context.needGroups(expression.over.span, scope);
  const { cohort: inner, axes, at } = cohortScope(scope);
  const parts = checkParts(expression, inner, inner, context);
  const { body, where, empty } = parts.terms;
  const info: CohortInfo = {
    kind: 'cohort',
    span: expression.span,
    axes,
    among,
    ...(where ? { where } : {}),
    step: { kind: 'aggregate', operator: expression.operator, ...(body ? { body } : {}), ...(empty ? { empty } : {}) },
  };
  return cohortTerm(info, at, parts.type, context);
};

/** What a cohort step sees: the sets being gone over, but no records of lists and nothing known of one unit alone. */
export const cohortScope = (
  scope: Scope,
): { readonly cohort: Scope; readonly axes: readonly SetInfo[]; readonly at: readonly Index[] } => {
  const axes: SetInfo[] = [];
  const at: Index[] = [];
  const bound = scope.bound.flatMap(({ axis, index }): readonly Bound[] => {
    if (axis.kind !== 'set' || index.kind === 'dynamic') return [];
    if (index.kind === 'fixed') return [{ axis, index }];
    axes.push(axis);
    at.push(index);
    return bind(axis, { kind: 'slot', slot: axes.length - 1 });
  });
  return { cohort: { ...scope, axes, bound, facts: NO_FACTS, within: [] }, axes, at };
};

export const cohortTerm = (info: CohortInfo, at: readonly Index[], type: Type, context: CheckContext): Checked => {
  context.cohorts.push(info);
  return checked({ op: 'cohort', cohort: info, at, span: info.span, type, optional: false });
};
