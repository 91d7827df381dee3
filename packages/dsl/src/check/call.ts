import type { Bilingual } from '../diagnostics/diagnostic.js';
import type { CallExpression, Expression } from '../expression/ast.js';
import { WORDS } from '../expression/words.js';
import type { FunctionSymbol } from '../resolve/symbols.js';
import { BUILTINS, type Builtin, isBuiltin } from '../rule/builtins.js';
import type { CohortInfo, Term } from '../rule/rule.js';
import { FLAG, numberOf, PLAIN, type Type, UNKNOWN } from '../rule/types.js';
import { cohortScope, cohortTerm } from './aggregate.js';
import { type CheckContext, type Checked, checked, invalid } from './context.js';
import { flag, needed, number, together } from './expect.js';
import { referenceKey } from './reference-key.js';
import { type Parameters, type Scope, withFacts } from './scope.js';

const DEEPEST = 20;

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** A builtin or a function of the rule. */
export const checkCall = (call: CallExpression, scope: Scope, context: CheckContext): Checked => {
  switch (call.callee) {
    case 'has':
      return checkHas(call, scope, context);
    case 'default':
      return checkDefault(call, scope, context);
    case 'rank':
      return checkRank(call, scope, context);
  }
  if (isBuiltin(call.callee)) return checkBuiltin(call, BUILTINS[call.callee], scope, context);
  const symbol = context.symbols.names.get(call.callee);
  if (symbol?.kind === 'function') {
    context.symbols.used.add(symbol.name);
    return checkFunction(call, symbol, scope, context);
  }
  if (context.symbols.broken.has(call.callee)) return invalid(call.span);
  const functions = [...context.symbols.names.values()].filter((one) => one.kind === 'function').map((one) => one.name);
  const known = WORDS.filter((one) => one.kind === 'function' || one.kind === 'aggregate').flatMap((one) => [
    one.en,
    one.zh,
  ]);
  context.report(
    'unknown-name',
    call.calleeSpan,
    { zh: `没有 ${call.callee} 这个函数`, en: `there is no function \`${call.callee}\`` },
    scope,
    context.didYouMean(call.callee, [...functions, ...known], call.calleeSpan),
  );
  return invalid(call.span);
};

const wrong = (call: CallExpression, form: Bilingual, scope: Scope, context: CheckContext): Checked => {
  context.report(
    'bad-call',
    call.span,
    { zh: `${call.callee} 的参数不对`, en: `wrong arguments for \`${call.callee}\`` },
    scope,
    { hint: { zh: `写作 ${form.zh}`, en: `write ${form.en}` } },
  );
  return invalid(call.span);
};

const checkHas = (call: CallExpression, scope: Scope, context: CheckContext): Checked => {
  const [argument] = call.arguments;
  if (call.arguments.length !== 1 || (argument?.kind !== 'name' && argument?.kind !== 'index'))
    return wrong(call, HAS_FORM, scope, context);
  const { term } = context.check(argument, scope);
  const key = referenceKey(term);
  if (key === undefined && term.type.kind !== 'invalid') return wrong(call, HAS_FORM, scope, context);
  return checked(
    { op: 'has', of: term, span: call.span, type: FLAG, optional: false },
    new Set(key === undefined ? [] : [key]),
  );
};

const checkDefault = (call: CallExpression, scope: Scope, context: CheckContext): Checked => {
  const [first, second] = call.arguments;
  if (!first || !second || call.arguments.length !== 2) return wrong(call, DEFAULT_FORM, scope, context);
  const of = context.check(first, scope).term;
  const otherwise = context.check(second, scope).term;
  const type = together([of, otherwise], call.span, scope, context);
  return checked({ op: 'default', of, otherwise, span: call.span, type, optional: otherwise.optional });
};

const HAS_FORM = say('has(字段)', 'has(FIELD)');
const DEFAULT_FORM = say('default(字段, 替代值)', 'default(FIELD, value)');
const RANK_FORM = say('rank(值, lowest, group where 条件)', 'rank(value, lowest, group where condition)');

/** The words after what is ranked, in any order: which end is best, among whom, how equals are placed. */
const RANK_WORDS = { best: ['highest', 'lowest'], among: ['all', 'group'], ties: ['shared', 'dense'] } as const;

const rankWords = (
  call: CallExpression,
  scope: Scope,
  context: CheckContext,
): Partial<Record<keyof typeof RANK_WORDS, string>> | undefined => {
  const found: Partial<Record<keyof typeof RANK_WORDS, string>> = {};
  for (const value of call.arguments.slice(1)) {
    const text = value.kind === 'name' ? value.name : undefined;
    const option = (Object.keys(RANK_WORDS) as (keyof typeof RANK_WORDS)[]).find((one) =>
      RANK_WORDS[one].some((word) => word === text),
    );
    if (!option || text === undefined || found[option] !== undefined) {
      const all = Object.values(RANK_WORDS).flat();
      context.report(
        'unknown-word',
        value.span,
        { zh: `这里可以写：${all.join('、')}，每种一个`, en: `here stand, one of a kind: ${all.join(', ')}` },
        scope,
        context.didYouMean(text ?? '', all, value.span),
      );
      return undefined;
    }
    found[option] = text;
    if (text === 'group') context.needGroups(value.span, scope);
  }
  return found;
};

const checkRank = (call: CallExpression, scope: Scope, context: CheckContext): Checked => {
  const [by] = call.arguments;
  const words = rankWords(call, scope, context);
  if (!words) return invalid(call.span);
  if (!by || !words.best) return wrong(call, RANK_FORM, scope, context);
  const { cohort, axes, at } = cohortScope(scope);
  const condition = call.where ? flag(call.where, cohort, context) : undefined;
  const inner = condition ? withFacts(cohort, condition.whenTrue) : cohort;
  const info: CohortInfo = {
    kind: 'cohort',
    span: call.span,
    axes,
    among: words.among === 'group' ? 'group' : 'all',
    ...(condition ? { where: condition.term } : {}),
    step: {
      kind: 'rank',
      by: number(by, inner, context),
      best: words.best === 'lowest' ? 'lowest' : 'highest',
      ties: words.ties === 'dense' ? 'dense' : 'shared',
    },
  };
  return cohortTerm(info, at, numberOf(PLAIN), context);
};

const checkBuiltin = (call: CallExpression, builtin: Builtin, scope: Scope, context: CheckContext): Checked => {
  const name = call.callee as keyof typeof BUILTINS;
  const values = call.arguments;
  const least = builtin.parameters.length - (builtin.optional ?? 0);
  const enough = values.length >= least && (builtin.repeat || values.length <= builtin.parameters.length);
  if (!enough) return wrong(call, FORMS[name] ?? anyNumbers(name, builtin), scope, context);
  const terms = values.map((value, at): Term => {
    const parameter = builtin.parameters[at] ?? builtin.parameters.at(-1);
    if (parameter !== 'date') return orderedOrNumber(value, name, scope, context);
    const { term } = needed(context.check(value, scope), scope, context);
    if (term.type.kind !== 'date') context.mismatch(value.span, term.type, { zh: '日期', en: 'a date' }, scope);
    return term;
  });
  const common = builtin.parameters.includes('same') ? together(terms, call.span, scope, context) : undefined;
  const type: Type =
    builtin.result === 'same'
      ? (common ?? terms[0]?.type ?? numberOf(PLAIN))
      : builtin.result === 'first' || builtin.result === 'whole'
        ? firstType(terms, builtin.result)
        : builtin.result;
  return checked({ op: 'call', builtin: name, arguments: terms, span: call.span, type, optional: false });
};

const firstType = (terms: readonly Term[], result: 'first' | 'whole'): Type => {
  const type = terms[0]?.type ?? numberOf(PLAIN);
  const wholes = result === 'whole' && terms.length === 1;
  return wholes && type.kind === 'number' && type.measure.kind === 'ratio' ? numberOf(UNKNOWN) : type;
};

/** How functions of several arguments are written. */
const FORMS: Partial<Record<keyof typeof BUILTINS, Bilingual>> = {
  round: say('round(数, 0.01)', 'round(number, 0.01)'),
  clamp: say('clamp(数, 下限, 上限)', 'clamp(number, low, high)'),
  months_between: say('months_between(起, 止)', 'months_between(from, to)'),
  days_between: say('days_between(起, 止)', 'days_between(from, to)'),
  add_months: say('add_months(日期, 月数)', 'add_months(date, months)'),
  add_days: say('add_days(日期, 天数)', 'add_days(date, days)'),
  year_of: say('year_of(日期)', 'year_of(date)'),
  month_of: say('month_of(日期)', 'month_of(date)'),
};

const anyNumbers = (name: string, { repeat }: Builtin): Bilingual =>
  repeat ? say(`${name}(数, 数, …)`, `${name}(number, number, …)`) : say(`${name}(数)`, `${name}(number)`);

/** min and max take dates too. */
const orderedOrNumber = (value: Expression, name: string, scope: Scope, context: CheckContext): Term => {
  if (name !== 'min' && name !== 'max') return number(value, scope, context);
  const { term } = needed(context.check(value, scope), scope, context);
  if (term.type.kind !== 'number' && term.type.kind !== 'date')
    context.mismatch(value.span, term.type, { zh: '数或日期', en: 'a number or date' }, scope);
  return term;
};

/** The body of a function with the arguments' expressions in place of the parameters. */
const checkFunction = (call: CallExpression, symbol: FunctionSymbol, scope: Scope, context: CheckContext): Checked => {
  const values = call.arguments;
  const form = `${symbol.name}(${symbol.parameters.map((one) => one.name).join(', ')})`;
  if (values.length !== symbol.parameters.length) return wrong(call, say(form, form), scope, context);
  if (scope.calls.some((one) => one.name === symbol.name)) {
    const path = [...scope.calls.map((one) => one.name), symbol.name].join(' → ');
    context.report('cycle', call.calleeSpan, { zh: `公式调用了自己：${path}`, en: `a function calls itself: ${path}` });
    return invalid(call.span);
  }
  if (scope.calls.length >= DEEPEST) {
    context.report('expression-too-deep', call.calleeSpan, {
      zh: `公式一个套一个，超过 ${DEEPEST} 层`,
      en: `functions call one another more than ${DEEPEST} deep`,
    });
    return invalid(call.span);
  }
  if (!context.mayExpand(call.calleeSpan)) return invalid(call.span);
  const parameters: Parameters = new Map(
    symbol.parameters.flatMap((one, at) => {
      const value = values[at];
      return value ? [[one.name, { expression: value, parameters: scope.parameters }] as const] : [];
    }),
  );
  const found = context.check(symbol.body, {
    ...scope,
    parameters,
    calls: [...scope.calls, { name: symbol.name, span: call.calleeSpan }],
  });
  return {
    ...found,
    term: {
      op: 'named',
      name: form,
      body: found.term,
      span: call.span,
      type: found.term.type,
      optional: found.term.optional,
    },
  };
};
