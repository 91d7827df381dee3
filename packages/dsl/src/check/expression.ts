import type { Expression } from '../expression/ast.js';
import { Exact } from '../number/index.js';
import { parseDate } from '../rule/dates.js';
import type { Term } from '../rule/rule.js';
import {
  DATE,
  FLAG,
  INVALID,
  LITERAL,
  numberOf,
  PERCENT,
  product,
  quotient,
  type Type,
  textOf,
  UNKNOWN,
  ZERO,
} from '../rule/types.js';
import type { Span } from '../source/span.js';
import { checkAggregate } from './aggregate.js';
import { checkCall } from './call.js';
import { type CheckContext, type Checked, checked, invalid } from './context.js';
import { comparable, constant, flag, needed, number, together } from './expect.js';
import { checkIndex } from './indexing.js';
import { checkName } from './names.js';
import { referenceKey } from './reference-key.js';
import { type Scope, union, withFacts } from './scope.js';
import { checkTable } from './table.js';

/** Resolves and types an expression. Reports what is wrong and goes on with an invalid part. */
export const check = (expression: Expression, scope: Scope, context: CheckContext): Checked => {
  const { span } = expression;
  switch (expression.kind) {
    case 'number': {
      const value = Exact.parse(expression.text + (expression.percent ? '%' : ''));
      if (!value) return invalid(span);
      return constant(value, span, numberOf(expression.percent ? PERCENT : value.isZero ? ZERO : LITERAL));
    }
    case 'text':
      return constant(expression.value, span, textOf([expression.value]));
    case 'flag':
      return constant(expression.value, span, FLAG);
    case 'date': {
      const days = parseDate(expression.value);
      return days === undefined ? invalid(span) : constant(days, span, DATE);
    }
    case 'list':
      return checkList(expression.items, span, scope, context);
    case 'name':
      return settled(checkName(expression, scope, context), scope);
    case 'index':
      return settled(checkIndex(expression, scope, context), scope);
    case 'call':
      return checkCall(expression, scope, context);
    case 'aggregate':
      return checkAggregate(expression, scope, context);
    case 'table':
      return checkTable(expression, scope, context);
    case 'unreadable':
      return invalid(span);
    case 'unary': {
      if (expression.operator === 'not') {
        const operand = flag(expression.operand, scope, context);
        return checked(
          { op: 'not', of: operand.term, span, type: FLAG, optional: false },
          operand.whenFalse,
          operand.whenTrue,
        );
      }
      const operand = number(expression.operand, scope, context);
      return checked({ op: 'negate', of: operand, span, type: operand.type, optional: false });
    }
    case 'binary': {
      const left = number(expression.left, scope, context);
      const right = number(expression.right, scope, context);
      return checked({
        op: 'arithmetic',
        operator: expression.operator,
        left,
        right,
        span,
        type: arithmeticType(expression.operator, left, right, span, scope, context),
        optional: false,
      });
    }
    case 'comparison':
      return checkComparison(expression, scope, context);
    case 'in': {
      const element = needed(check(expression.element, scope, context), scope, context).term;
      const container = checkContainer(expression.container, scope, context);
      if (container.type.kind === 'list') comparable(element, container.type.element, container.span, scope, context);
      else context.mismatch(container.span, container.type, { zh: '列表或集合', en: 'a list or set' }, scope);
      return checked({ op: 'in', element, container, negated: expression.negated, span, type: FLAG, optional: false });
    }
    case 'logical': {
      const left = flag(expression.left, scope, context);
      const known = expression.operator === 'and' ? left.whenTrue : left.whenFalse;
      const right = flag(expression.right, withFacts(scope, known), context);
      const term: Term = {
        op: 'logical',
        operator: expression.operator,
        left: left.term,
        right: right.term,
        span,
        type: FLAG,
        optional: false,
      };
      return expression.operator === 'and'
        ? checked(term, union(left.whenTrue, right.whenTrue))
        : checked(term, undefined, union(left.whenFalse, right.whenFalse));
    }
    case 'if': {
      const condition = flag(expression.condition, scope, context);
      const yes = check(expression.then, withFacts(scope, condition.whenTrue), context).term;
      const no = check(expression.else, withFacts(scope, condition.whenFalse), context).term;
      const type = together([yes, no], span, scope, context);
      return checked({
        op: 'if',
        condition: condition.term,
        then: yes,
        else: no,
        span,
        type,
        optional: yes.optional || no.optional,
      });
    }
  }
};

/** A reference that a condition around has made sure of has a value here. */
const settled = (found: Checked, scope: Scope): Checked => {
  if (!found.term.optional) return found;
  const key = referenceKey(found.term);
  return key !== undefined && scope.facts.has(key) ? { ...found, term: { ...found.term, optional: false } } : found;
};

const checkList = (items: readonly Expression[], span: Span, scope: Scope, context: CheckContext): Checked => {
  const terms = items.map((one) => needed(check(one, scope, context), scope, context).term);
  const element = terms.length === 0 ? textOf() : together(terms, span, scope, context);
  return checked({ op: 'list', items: terms, span, type: { kind: 'list', element }, optional: false });
};

/** What `in` looks into: a list, or a set by its name. */
const checkContainer = (expression: Expression, scope: Scope, context: CheckContext): Term => {
  if (expression.kind === 'name' && !scope.parameters.has(expression.name)) {
    const symbol = context.symbols.names.get(expression.name);
    if (symbol?.kind === 'set') {
      context.symbols.used.add(symbol.name);
      return constant(symbol.members, expression.span, { kind: 'list', element: textOf(symbol.members) }).term;
    }
  }
  return needed(check(expression, scope, context), scope, context).term;
};

const arithmeticType = (
  operator: '+' | '-' | '*' | '/',
  left: Term,
  right: Term,
  span: Span,
  scope: Scope,
  context: CheckContext,
): Type => {
  if (left.type.kind !== 'number' || right.type.kind !== 'number') return INVALID;
  const [a, b] = [left.type.measure, right.type.measure];
  if (operator === '*') return numberOf(product(a, b));
  if (operator === '/') {
    if (right.op === 'constant' && right.value instanceof Exact && right.value.isZero) {
      context.report('division-by-zero', right.span, { zh: '除数是 0', en: 'the divisor is 0' }, scope, {
        hint: { zh: '改正除数', en: 'correct the divisor' },
      });
      return INVALID;
    }
    // Dividing by a number scales; dividing by what a table of bare numbers holds may as well be a rate.
    return numberOf(b.kind === 'literal' && right.op !== 'constant' ? UNKNOWN : quotient(a, b));
  }
  return together([left, right], span, scope, context);
};

const checkComparison = (
  expression: Extract<Expression, { kind: 'comparison' }>,
  scope: Scope,
  context: CheckContext,
): Checked => {
  const operands = expression.operands.map((one) => needed(check(one, scope, context), scope, context).term);
  for (let at = 0; at + 1 < operands.length; at++) {
    const [left, right] = [operands[at], operands[at + 1]];
    if (!left || !right) continue;
    const ordered = !['=', '!='].includes(expression.operators[at] ?? '=');
    const type = together([left, right], { start: left.span.start, end: right.span.end }, scope, context);
    if (ordered && type.kind !== 'invalid' && type.kind !== 'number' && type.kind !== 'date') {
      context.mismatch(
        left.span,
        type,
        { zh: '能比大小的数或日期', en: 'a number or date, which have an order' },
        scope,
      );
    }
    if (type.kind === 'list') context.mismatch(left.span, type, { zh: '单个的值', en: 'a single value' }, scope);
    if (type.kind === 'text') comparable(right, left.type, left.span, scope, context);
  }
  return checked({
    op: 'compare',
    operands,
    operators: expression.operators,
    span: expression.span,
    type: FLAG,
    optional: false,
  });
};
