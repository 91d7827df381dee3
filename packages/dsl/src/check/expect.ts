import { tentative } from '../diagnostics/fix.js';
import { listed } from '../diagnostics/listed.js';
import type { Expression } from '../expression/ast.js';
import { Exact } from '../number/index.js';
import type { Term, Value } from '../rule/rule.js';
import { INVALID, join, numberOf, type Type, textOf } from '../rule/types.js';
import type { Span } from '../source/span.js';
import { type CheckContext, type Checked, checked } from './context.js';
import { referenceKey } from './reference-key.js';
import type { Scope } from './scope.js';

export const constant = (value: Value, span: Span, type: Type): Checked =>
  checked({ op: 'constant', value, span, type, optional: false });

/** A condition. */
export const flag = (expression: Expression, scope: Scope, context: CheckContext): Checked => {
  const found = needed(context.check(expression, scope), scope, context);
  if (found.term.type.kind !== 'flag')
    context.mismatch(expression.span, found.term.type, { zh: '条件（是或否）', en: 'a condition' }, scope);
  return found;
};

/** A number that is there. */
export const number = (expression: Expression, scope: Scope, context: CheckContext): Term => {
  const { term } = needed(context.check(expression, scope), scope, context);
  if (term.type.kind !== 'number') context.mismatch(expression.span, term.type, { zh: '数', en: 'a number' }, scope);
  return term;
};

/** Reports a term that may have no value where one is needed. */
export const needed = (found: Checked, scope: Scope, context: CheckContext): Checked => {
  const { term } = found;
  if (!term.optional || term.type.kind === 'invalid') return found;
  const key = referenceKey(term);
  if (key !== undefined && scope.facts.has(key)) return found;
  for (const one of absentParts(term)) reportAbsent(one, scope, context);
  return checked({ ...term, optional: false });
};

/** What it is in a term that may have no value: the branch of an `if`, the entry of a table, or the term itself. */
const absentParts = (term: Term): readonly Term[] => {
  switch (term.op) {
    case 'if':
      return [term.then, term.else].filter((one) => one.optional).flatMap(absentParts);
    case 'default':
      return absentParts(term.otherwise);
    case 'lookup': {
      const entries = [...new Set(term.entries.values())].filter((one) => one.optional);
      return term.otherwise === 'none' || entries.length === 0 ? [term] : entries.flatMap(absentParts);
    }
    default:
      return [term];
  }
};

const reportAbsent = (term: Term, scope: Scope, context: CheckContext): void => {
  if (term.op === 'lookup') {
    context.report(
      'may-be-absent',
      term.span,
      { zh: `这个按 ${term.by} 的表有的键没有值`, en: `this table by \`${term.by}\` has no value for some keys` },
      scope,
      {
        hint: {
          zh: '在 coefficients 下给表取名，用 has(名称) 判断；或写 else: 替代值',
          en: 'name the table under `coefficients` and ask has(NAME), or write `else` with a value',
        },
      },
    );
    return;
  }
  const written = context.symbols.file.slice(term.span);
  context.report(
    'may-be-absent',
    term.span,
    { zh: `${written} 可能没有值`, en: `\`${written}\` may have no value` },
    scope,
    {
      hint: {
        zh: `先判断 has(${written})，或写 default(${written}, 替代值)`,
        en: `ask has(${written}) first, or write default(${written}, …)`,
      },
      fixes:
        term.type.kind === 'number' ? context.rewriting(term.span, (one) => `default(${one}, 0)`).map(tentative) : [],
    },
  );
};

/** The common type of terms that are added, compared or chosen between; mix-ups are reported. */
export const together = (terms: readonly Term[], span: Span, scope: Scope, context: CheckContext): Type => {
  let type: Type | undefined;
  for (const term of terms) {
    if (term.type.kind === 'invalid') continue;
    if (!type) {
      type = term.type;
      continue;
    }
    const joined = joinTypes(type, term.type);
    if (typeof joined !== 'string') {
      type = joined;
      continue;
    }
    reportJoin(joined, terms, term, span, scope, context);
    return INVALID;
  }
  return type ?? INVALID;
};

const reportJoin = (
  problem: 'type' | 'measure-mismatch' | 'percent-mismatch',
  terms: readonly Term[],
  term: Term,
  span: Span,
  scope: Scope,
  context: CheckContext,
): void => {
  const first = terms.find((one) => one.type.kind !== 'invalid') ?? term;
  if (problem === 'type') {
    context.mismatch(term.span, term.type, typeWanted(first.type), scope);
    return;
  }
  const text = (one: Term): string => context.symbols.file.slice(one.span);
  if (problem === 'percent-mismatch') {
    const literal = terms.find(
      (one) => one.op === 'constant' && one.type.kind === 'number' && one.type.measure.kind === 'literal',
    );
    const value = literal?.op === 'constant' && literal.value instanceof Exact ? literal.value : undefined;
    context.report(
      'percent-mismatch',
      literal?.span ?? span,
      {
        zh: `${text(first)} 与 ${text(term)} 一个是百分比，一个不是`,
        en: `one of \`${text(first)}\` and \`${text(term)}\` is a percentage, the other is not`,
      },
      scope,
      value && literal
        ? {
            hint: { zh: `写作 ${asPercent(value)}`, en: `write ${asPercent(value)}` },
            fixes: /^[\d.]+$/.test(text(literal)) ? context.rewriting(literal.span, () => asPercent(value)) : [],
          }
        : {},
    );
    return;
  }
  const unit = (one: Type): string => (one.kind === 'number' && one.measure.kind === 'unit' ? one.measure.unit : '');
  context.report(
    'measure-mismatch',
    span,
    {
      zh: `${text(first)} 以${unit(first.type)}计，${text(term)} 以${unit(term.type)}计`,
      en: `\`${text(first)}\` is in ${unit(first.type)}, \`${text(term)}\` in ${unit(term.type)}`,
    },
    scope,
  );
};

/** What someone who wrote a bare number most likely means: 60 is 60%, 0.6 and 1 are shares. */
const asPercent = (value: Exact): string =>
  value.greaterThan(Exact.ONE) ? `${value.toDecimal(9)}%` : value.toPercent(9);

const typeWanted = (type: Type): { zh: string; en: string } => {
  const names = {
    number: { zh: '数', en: 'a number' },
    flag: { zh: '条件', en: 'a condition' },
    date: { zh: '日期', en: 'a date' },
    text: { zh: '文字', en: 'a text' },
    list: { zh: '列表', en: 'a list' },
    invalid: { zh: '值', en: 'a value' },
  };
  return names[type.kind];
};

const joinTypes = (a: Type, b: Type): Type | 'type' | 'measure-mismatch' | 'percent-mismatch' => {
  if (a.kind === 'invalid') return b;
  if (b.kind === 'invalid') return a;
  if (a.kind === 'number' && b.kind === 'number') {
    const measure = join(a.measure, b.measure);
    return typeof measure === 'string' ? measure : numberOf(measure);
  }
  if (a.kind === 'text' && b.kind === 'text')
    return textOf(a.members && b.members ? [...new Set([...a.members, ...b.members])] : undefined);
  if (a.kind === 'list' && b.kind === 'list') {
    const element = joinTypes(a.element, b.element);
    return typeof element === 'string' ? element : { kind: 'list', element };
  }
  return a.kind === b.kind ? a : 'type';
};

/** Whether an element can be one of the things that it is compared with; a text that is none of them is reported. */
export const comparable = (term: Term, other: Type, place: Span, scope: Scope, context: CheckContext): void => {
  const joined = joinTypes(term.type, other);
  if (joined === 'type') context.mismatch(term.span, term.type, typeWanted(other), scope);
  else if (typeof joined === 'string')
    reportJoin(joined, [{ ...term, type: other }, term], term, place, scope, context);
  else if (term.type.kind === 'text' && other.kind === 'text' && term.type.members && other.members) {
    const members = other.members;
    if (term.type.members.some((one) => members.includes(one))) return;
    const [literal, choices] =
      term.type.members.length === 1 ? [term.type.members[0] ?? '', members] : [members[0] ?? '', term.type.members];
    context.report(
      'not-a-member',
      term.type.members.length === 1 ? term.span : place,
      { zh: `${literal} 不在其中：${listed(choices).zh}`, en: `\`${literal}\` is none of: ${listed(choices).en}` },
      scope,
      context.didYouMean(literal, choices, term.type.members.length === 1 ? term.span : undefined),
    );
  }
};
