import { Exact, type Value } from '@zhunsheng/dsl';
import type { AggregateFormula, ChoiceFormula, Formula, OperationFormula } from '../evaluate/trace.js';
import { decidingOf, hasBranches, isGuard, isWorked } from './branches.js';
import { isShare, keep, percentNumber, shownList, showValue } from './figures.js';
import { keyOf, memberName, nameOf, originOf, type Style, showName, signOf, within } from './style.js';
import type { Words } from './words.js';

/** How tightly formulas bind; a looser one inside a tighter one goes in brackets. */
const OR = 1;
const AND = 2;
const COMPARISON = 3;
const COMPARED = 4;
export const SUM = 5;
export const PRODUCT = 6;
const SIGN = 7;
const PRIMARY = 8;

/** Of more members than this only the names are told. */
const MOST_TOLD = 3;

/** What the least and the greatest are called of dates. */
const DATES: Readonly<Record<string, string>> = { min: 'earliest', max: 'latest' };

/** A formula with its figures. */
export const write = (formula: Formula, style: Style, binding = 0): string => {
  const { words } = style;
  switch (formula.kind) {
    case 'literal':
      return showValue(formula.value, formula.type, words);
    case 'figure':
      return style.bare
        ? nameOf(formula, style)
        : `${withValue(nameOf(formula, style), formula.value, formula, words, binding)}${originOf(formula, words)}`;
    case 'operation':
      return writeOperation(formula, style, binding);
    case 'call':
      return words.call(
        formula.type.kind === 'date' ? (DATES[formula.name] ?? formula.name) : formula.name,
        formula.arguments.map((one) => write(one, style)),
      );
    case 'choice': {
      if (style.bare || isGuard(formula)) return write(formula.taken, style, binding);
      if (formula.type.kind === 'flag') return fact(formula, formula.value === true, style);
      return `${write(formula.taken, style, PRIMARY)}${words.because(reason(formula, style))}`;
    }
    case 'lookup': {
      if (style.bare) return formula.taken ? write(formula.taken, style, binding) : showName(formula.by, words);
      if (!formula.taken) return showValue(formula.value, formula.type, words);
      return `${write(formula.taken, style, PRIMARY)}${words.noted(keyOf(formula, words))}`;
    }
    case 'aggregate':
      return writeAggregate(formula, style, binding);
  }
};

/** A negative figure in a calculation stands in brackets, lest its sign be taken for the operation's. */
const withValue = (
  name: string,
  value: Value | undefined,
  { type }: Pick<Formula, 'type'>,
  words: Words,
  binding: number,
): string => {
  if (value === undefined) return `${name}${words.noted(words.absent)}`;
  const shown = showValue(value, type, words);
  return binding >= SUM && shown.startsWith('−') ? `${name}${words.noted(shown)}` : `${name} ${shown}`;
};

const writeOperation = (formula: OperationFormula, style: Style, binding: number): string => {
  const { words } = style;
  const [first, second] = formula.operands;
  if (!first) return words.brackets('');
  const inBrackets = (own: number, text: string): string => (own < binding ? words.brackets(text) : text);
  switch (formula.operator) {
    case 'list':
      return words.brackets(
        shownList(
          formula.operands.map((one) =>
            one.kind === 'literal' && typeof one.value === 'string' ? keep(one.value) : write(one, style),
          ),
          words,
        ),
      );
    case 'negate':
      return inBrackets(SIGN, `−${write(first, style, SIGN + 1)}`);
    case '+':
    case '-':
      return inBrackets(
        SUM,
        `${write(first, style, SUM)} ${signOf(formula.operator)} ${right(second, style, formula.operator === '-' ? SUM + 1 : SUM)}`,
      );
    case '*':
    case '/':
      return inBrackets(
        PRODUCT,
        `${write(first, style, PRODUCT)} ${signOf(formula.operator)} ${right(second, style, formula.operator === '/' ? PRODUCT + 1 : PRODUCT)}`,
      );
    case 'and':
    case 'or': {
      if (!style.bare) break;
      const own = formula.operator === 'or' ? OR : AND;
      return inBrackets(own, formula.operands.map((one) => write(one, style, own)).join(words[formula.operator]));
    }
    case 'not':
      if (style.bare) return words.not(write(first, style));
      break;
    case 'has':
    case 'applies':
      if (style.bare) return (formula.operator === 'has' ? words.given : words.applies)(write(first, style));
      break;
    case 'in':
    case 'not in':
      if (style.bare)
        return (formula.operator === 'in' ? words.oneOf : words.noneOf)(
          write(first, style, COMPARED),
          second ? write(second, style, COMPARED) : '',
        );
      break;
    default:
      if (style.bare) return inBrackets(COMPARISON, writeChain(formula, style));
  }
  return inBrackets(COMPARISON, fact(formula, formula.value === true, style));
};

/** A right operand; a negative number there stands in brackets. */
const right = (operand: Formula | undefined, style: Style, binding: number): string => {
  const text = operand ? write(operand, style, binding) : '';
  return text.startsWith('−') ? style.words.brackets(text) : text;
};

/** A comparison's operator; dates are earlier or later, not less or more. */
const sign = (operator: string, { type }: Formula, words: Words): string =>
  (type.kind === 'date' ? words.dates[operator] : undefined) ?? signOf(operator);

const writeChain = ({ operator, operands }: OperationFormula, style: Style): string => {
  const operators = operator.split(' ');
  const shares = operands.some((one) => isShare(one.type));
  return operands
    .map((one, at) => {
      const text = compared(one, style, shares);
      return at === 0 ? text : ` ${sign(operators[at - 1] ?? '', one, style.words)} ${text}`;
    })
    .join('');
};

const writeAggregate = (formula: AggregateFormula, style: Style, binding: number): string => {
  if (formula.type.kind === 'flag' && !style.bare) return fact(formula, formula.value === true, style);
  const phrase = aggregatePhrase(formula, style);
  return style.bare ? phrase : withValue(style.words.aggregated(phrase), formula.value, formula, style.words, binding);
};

/** What an aggregate is called: `各任务的权重之和`. */
export const aggregatePhrase = (formula: AggregateFormula, style: Style): string => {
  const { words } = style;
  const bare: Style = { ...style, bare: true };
  const body = formula.of ? (hasBranches(formula.of) ? words.suchValue : write(formula.of, bare, PRIMARY)) : undefined;
  if (formula.name === 'rank') return words.placeOf(body ?? '', formula.over.kind === 'peers' ? 'peers' : 'units');
  return words.aggregate(formula.name, whoseOf(formula, style), formula.where === undefined, body);
};

/** What an aggregate goes over: `符合“有效”的任务`. */
const whoseOf = ({ over, where }: AggregateFormula, style: Style): string =>
  style.words.whose(showName(over.name, style.words), where ? write(where, { ...style, bare: true }) : undefined);

/** Why a branch was taken. */
export const reason = ({ condition, holds }: ChoiceFormula, style: Style): string =>
  fact(condition, holds, { ...style, brief: true });

/** What decided a condition, said as it was: of several conditions those that made it hold or fail. */
export const fact = (formula: Formula, holds: boolean, style: Style): string => {
  const { words } = style;
  switch (formula.kind) {
    case 'literal':
      return words.settled(holds);
    case 'figure':
      return words.flag(nameOf(formula, style), formula.value === true);
    case 'operation':
      return operationFact(formula, holds, style);
    case 'choice':
      return `${fact(formula.taken, holds, style)}${isGuard(formula) ? '' : words.because(reason(formula, style))}`;
    case 'aggregate':
      return aggregateFact(formula, holds, style);
    default:
      return write(formula, style);
  }
};

/** The same one by one. */
export const factsOf = (formula: Formula, holds: boolean, style: Style): readonly string[] => [
  ...new Set(decidingOf(formula, holds).map((one) => fact(one.formula, one.holds, style))),
];

const operationFact = (formula: OperationFormula, holds: boolean, style: Style): string => {
  const { words } = style;
  const [first, second] = formula.operands;
  if (!first) return '';
  switch (formula.operator) {
    case 'not':
    case 'and':
    case 'or':
      return factsOf(formula, holds, style).join(words.and);
    case 'has':
      return (holds ? words.given : words.notGiven)(write(first, { ...style, bare: true }));
    case 'applies':
      return (holds ? words.applies : words.appliesNot)(write(first, { ...style, bare: true }));
    case 'in':
    case 'not in':
      return ((formula.operator === 'in') === holds ? words.oneOf : words.noneOf)(
        write(first, style, COMPARED),
        second ? write(second, style, COMPARED) : '',
      );
    default:
      return comparisonFact(formula, holds, style);
  }
};

const comparisonFact = (formula: OperationFormula, holds: boolean, style: Style): string => {
  const operators = formula.operator.split(' ');
  if (operators.length === 1) {
    const [left, other] = formula.operands;
    return left && other ? relation(left, other, operators[0] ?? '=', holds, style) : '';
  }
  if (holds) return writeChain(formula, style);
  const failing = operators.flatMap((operator, at) => {
    const [left, other] = formula.operands.slice(at, at + 2);
    const order = left && other ? orderOf(left.value, other.value) : undefined;
    return left && other && order !== undefined && !meets(order, operator)
      ? [relation(left, other, operator, false, style)]
      : [];
  });
  return failing.length > 0 ? failing.join(style.words.and) : style.words.fails(writeChain(formula, style));
};

const meets = (order: number, operator: string): boolean =>
  (order === 0 ? ['=', '<=', '>='] : order < 0 ? ['!=', '<', '<='] : ['!=', '>', '>=']).includes(operator);

const NEGATED: Readonly<Record<string, string>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' };
const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/**
 * A side of a comparison; what is worked out is followed by what it comes to: `甲 3 ÷ 乙 4 = 75% ≥ 60%`. `shares`: the other side
 * is shown as a percentage.
 */
const compared = (formula: Formula, style: Style, shares: boolean): string => {
  if (shares && formula.kind === 'literal' && formula.value instanceof Exact) return percentNumber(formula.value);
  const text = write(formula, style, COMPARED);
  const worked = isWorked(formula) && formula.value !== undefined && formula.type.kind !== 'list';
  if (!worked || style.bare) return text;
  const value = showValue(formula.value, formula.type, style.words);
  return formula.type.kind === 'date' ? `${text}${style.words.noted(value)}` : `${text} = ${value}`;
};

/** How two values do stand to each other: a comparison that fails is told by the one that holds instead. */
const relation = (left: Formula, other: Formula, operator: string, holds: boolean, style: Style): string => {
  const { words } = style;
  if (left.kind === 'literal' && other.kind !== 'literal')
    return relation(other, left, MIRRORED[operator] ?? operator, holds, style);
  if (other.kind === 'literal' && typeof other.value === 'boolean')
    return fact(left, other.value === ((operator === '=') === holds), style);
  const order = orderOf(left.value, other.value);
  const equal = order === undefined ? (operator === '=') === holds : order === 0;
  if (left.kind === 'figure' && other.kind === 'literal') {
    const value = showValue(left.value, left.type, words);
    const zero = other.value instanceof Exact && other.value.isZero;
    if (equal && (operator === '=' || operator === '!=' || (zero && !holds)))
      return words.is(nameOf(left, style), value);
    if (typeof left.value === 'string')
      return style.brief
        ? words.is(nameOf(left, style), value)
        : words.isNot(nameOf(left, style), value, showValue(other.value, other.type, words));
  }
  const shares = isShare(left.type) || isShare(other.type);
  const [first, second] = [compared(left, style, shares), compared(other, style, shares)];
  if (!holds && left.type.kind === 'date' && NEGATED[operator])
    return `${first} ${sign(NEGATED[operator], left, words)} ${second}`;
  if (equal && !holds && operator === '>') return words.notAbove(first, second);
  if (equal && !holds && operator === '<') return words.notBelow(first, second);
  const actual = holds
    ? operator
    : equal
      ? '='
      : operator === '=' || order === undefined
        ? '!='
        : order < 0
          ? '<'
          : '>';
  return `${first} ${sign(actual, left, words)} ${second}`;
};

const orderOf = (a: Value | undefined, b: Value | undefined): number | undefined => {
  if (a instanceof Exact && b instanceof Exact) return a.compare(b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return typeof a === 'string' && typeof b === 'string' && a === b ? 0 : undefined;
};

const aggregateFact = (formula: AggregateFormula, holds: boolean, style: Style): string => {
  const { words } = style;
  if ((formula.name !== 'any' && formula.name !== 'all') || !formula.of) return write(formula, style);
  const over = whoseOf(formula, style);
  if (formula.count === 0) return words.empty(over);
  const condition = write(formula.of, { ...style, bare: true });
  const deciding = formula.terms?.filter((one) => one.of.value === holds) ?? [];
  if (formula.name === 'any' ? !holds : holds) return (holds ? words.every : words.none)(over, condition);
  // One that meets a condition is enough; of those that fail it, all count.
  const shown = formula.name === 'any' ? deciding.slice(0, 1) : deciding;
  if (shown.length > 0 && shown.length <= MOST_TOLD) {
    return shown
      .map((one) => `${memberName(one, words)}${words.colon}${fact(one.of, holds, within(style, one))}`)
      .join(words.semicolon);
  }
  const members =
    shown.length > 0
      ? shownList(
          shown.map((one) => memberName(one, words)),
          words,
        )
      : undefined;
  return formula.name === 'any' ? words.some(over, condition) : words.notEvery(over, condition, members);
};
