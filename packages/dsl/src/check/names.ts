import type { NameReference } from '../expression/ast.js';
import type { ClassSymbol, CoefficientSymbol, RuleSymbol, ValueSymbol } from '../resolve/symbols.js';
import type { Axis, FieldInfo, Index, Term } from '../rule/rule.js';
import { numberOf, textOf, UNKNOWN } from '../rule/types.js';
import type { Span } from '../source/span.js';
import { localNames } from './collections.js';
import { fieldType, indices, valueInfo } from './columns.js';
import { type CheckContext, type Checked, checked, invalid } from './context.js';
import { constant, flag } from './expect.js';
import { indexOf, ROOT, type Scope } from './scope.js';
import { checkVariable } from './variables.js';

/** A name: a parameter, a builtin, something seen inside a loop, or something the rule declares. */
export const checkName = (expression: NameReference, scope: Scope, context: CheckContext): Checked => {
  const parameter = scope.parameters.get(expression.name);
  if (parameter && !context.mayExpand(expression.span)) return invalid(expression.span);
  if (parameter)
    return context.check(parameter.expression, {
      ...scope,
      parameters: parameter.parameters,
      calls: scope.calls.slice(0, -1),
    });
  const builtin = checkVariable(expression, scope, context);
  if (builtin) return builtin;
  const local = checkLocal(expression, scope, context);
  if (local) return local;
  const symbol = context.symbols.names.get(expression.name);
  if (!symbol) return unknownName(expression, scope, context);
  context.symbols.used.add(symbol.name);
  return checkSymbol(symbol, expression.span, scope, context);
};

const unknownName = (expression: NameReference, scope: Scope, context: CheckContext): Checked => {
  const { name, span } = expression;
  if (context.symbols.broken.has(name)) return invalid(span);
  const holder = [...context.symbols.names.values()].find(
    (one) => one.kind === 'set' && (one.columns.has(name) || one.members.includes(name)),
  );
  const list = context.symbols.fields.find((field) => field.fields.some((one) => one.name === name));
  if (holder?.kind === 'set' && holder.columns.has(name)) {
    context.report(
      'needs-member',
      span,
      {
        zh: `${name} 是表 ${holder.name} 的列，只在逐个计算 ${holder.name} 时可用`,
        en: `\`${name}\` is a column of \`${holder.name}\`, seen only while going over it`,
      },
      scope,
    );
  } else if (list) {
    context.report(
      'needs-member',
      span,
      {
        zh: `${name} 是清单 ${list.name} 的字段，只在逐个计算 ${list.name} 时可用`,
        en: `\`${name}\` is a field of the list \`${list.name}\`, seen only while going over it`,
      },
      scope,
    );
  } else if (holder || context.symbols.unitNames.includes(name) || context.symbols.groups.includes(name)) {
    context.report(
      'unknown-name',
      span,
      { zh: `${name} 是文字，要加引号`, en: `\`${name}\` is a text and stands in quotes` },
      scope,
      { hint: { zh: `写作 '${name}'`, en: `write '${name}'` }, fixes: context.rewriting(span, (one) => `'${one}'`) },
    );
  } else {
    const near = [...scope.parameters.keys(), ...context.symbols.names.keys(), ...localNames(scope)];
    context.report(
      'unknown-name',
      span,
      { zh: `没有 ${name} 这个名称`, en: `there is no \`${name}\`` },
      scope,
      context.didYouMean(name, near, span),
    );
  }
  return invalid(span);
};

/** A column of a table or a field of a record, for the loops around. */
const checkLocal = (expression: NameReference, scope: Scope, context: CheckContext): Checked | undefined => {
  for (const { axis, index } of scope.bound.toReversed()) {
    if (axis.kind === 'set') {
      const column = axis.columns.get(expression.name);
      if (column)
        return checked({
          op: 'cell',
          set: axis,
          column,
          at: index,
          span: expression.span,
          type: column.type,
          optional: column.cells.includes(undefined),
        });
    } else {
      const field = axis.fields.find((one) => one.name === expression.name);
      if (field) return checkField(field, expression.span, scope, context);
    }
  }
  return undefined;
};

const checkSymbol = (symbol: RuleSymbol, span: Span, scope: Scope, context: CheckContext): Checked => {
  switch (symbol.kind) {
    case 'field':
      return checkField(symbol, span, scope, context);
    case 'value':
      return checkValue(symbol, span, scope, context);
    case 'coefficient':
      return checkCoefficient(symbol, span, scope, context);
    case 'class':
      return checkClass(symbol, span, scope, context);
    case 'reading': {
      if (context.symbols.broken.has(symbol.name)) return invalid(span);
      if (symbol.info.chosen === undefined) {
        context.report(
          'unknown-choice',
          span,
          { zh: `读法 ${symbol.name} 没有可运行的选项`, en: `reading ${symbol.name} has no choices that run` },
          scope,
        );
        return invalid(span);
      }
      return constant(symbol.info.chosen, span, textOf(symbol.info.choices));
    }
    case 'item':
      return checkItem(symbol.name, span, scope, context);
    case 'set': {
      const index = indexOf(scope, symbol);
      if (index)
        return checked({ op: 'member', set: symbol, at: index, span, type: textOf(symbol.members), optional: false });
      context.report(
        'needs-member',
        span,
        { zh: `${symbol.name} 是集合，这里要一个值`, en: `\`${symbol.name}\` is a set; a single value is called for` },
        scope,
      );
      return invalid(span);
    }
    case 'function':
      context.report(
        'bad-call',
        span,
        { zh: `${symbol.name} 要带参数`, en: `\`${symbol.name}\` needs its arguments` },
        scope,
        {
          hint: {
            zh: `写作 ${symbol.name}(${symbol.parameters.map((one) => one.name).join(', ')})`,
            en: `write ${symbol.name}(${symbol.parameters.map((one) => one.name).join(', ')})`,
          },
        },
      );
      return invalid(span);
  }
};

const checkItem = (name: string, span: Span, scope: Scope, context: CheckContext): Checked => {
  const item = context.items.get(name);
  if (!item) return invalid(span);
  const within = item.axes.every((axis, slot) => scope.axes[slot] === axis);
  const at = within
    ? item.axes.map((_, slot): Index => ({ kind: 'slot', slot }))
    : indices(item.axes, name, span, scope, context);
  if (!at) return invalid(span);
  const conditional = context.conditional.get(name);
  const known = new Set(scope.within.map((one) => one.span.start));
  const optional =
    conditional !== undefined && (conditional.own || conditional.conditions.some((one) => !known.has(one)));
  return checked({ op: 'item', item, at, span, type: numberOf(UNKNOWN), optional });
};

const axesOf = (field: FieldInfo): readonly Axis[] => [
  ...(field.list ? [field.list] : []),
  ...(field.per ? [field.per] : []),
];

const checkField = (field: FieldInfo, span: Span, scope: Scope, context: CheckContext): Checked => {
  if (field.type === 'list') {
    context.report(
      'needs-member',
      span,
      { zh: `${field.name} 是清单，这里要一个值`, en: `\`${field.name}\` is a list; a single value is called for` },
      scope,
      {
        hint: {
          zh: `如 count(${field.name})，或 sum(… over ${field.name})`,
          en: `such as count(${field.name}) or sum(… over ${field.name})`,
        },
      },
    );
    return invalid(span);
  }
  const at = indices(axesOf(field), field.name, span, scope, context);
  if (!at) return invalid(span);
  return checked({
    op: 'field',
    field,
    at,
    span,
    type: fieldType(field),
    optional: field.optional && field.default === undefined,
  });
};

const checkValue = (symbol: ValueSymbol, span: Span, scope: Scope, context: CheckContext): Checked => {
  const value = valueInfo(symbol, context);
  if (!value) return invalid(span);
  const at = indices(value.axes, symbol.name, span, scope, context);
  if (!at) return invalid(span);
  return checked({ op: 'value', value, at, span, type: value.term.type, optional: value.term.optional });
};

const checkCoefficient = (symbol: CoefficientSymbol, span: Span, scope: Scope, context: CheckContext): Checked => {
  if (context.path.includes(symbol.name)) {
    const path = [...context.path.slice(context.path.indexOf(symbol.name)), symbol.name].join(' → ');
    context.report('cycle', symbol.span, { zh: path, en: path });
    return invalid(span);
  }
  if (!context.mayExpand(span)) return invalid(span);
  context.path.push(symbol.name);
  const { term } = context.check(symbol.expression, { ...scope, parameters: new Map() });
  context.path.pop();
  return checked({ op: 'named', name: symbol.name, body: term, span, type: term.type, optional: term.optional });
};

/** A class is a table by unit, or the first label whose condition holds. */
const checkClass = (symbol: ClassSymbol, span: Span, scope: Scope, context: CheckContext): Checked => {
  const type = textOf(symbol.labels.map((one) => one.name));
  const label = (name: string): Term => constant(name, span, type).term;
  const base = { span, type, optional: false } as const;
  const others = symbol.labels.find((one) => one.content.kind === 'others');
  if (symbol.labels.some((one) => one.content.kind === 'condition')) {
    let term = label(others?.name ?? '');
    for (const one of symbol.labels.toReversed()) {
      if (one.content.kind !== 'condition') continue;
      const condition = flag(one.content.condition, { ...ROOT, bound: scope.bound, axes: scope.axes }, context).term;
      term = { ...base, op: 'if', condition, then: label(one.name), else: term };
    }
    return checked({ ...base, op: 'named', name: symbol.name, body: term });
  }
  const entries = new Map<string, Term>();
  for (const one of symbol.labels)
    if (one.content.kind === 'units') for (const unit of one.content.units) entries.set(unit, label(one.name));
  const key: Term = { op: 'variable', name: 'unit', span, type: textOf(context.symbols.unitNames), optional: false };
  const body: Term = {
    ...base,
    op: 'lookup',
    by: 'unit',
    key,
    entries,
    ...(others ? { otherwise: label(others.name) } : {}),
  };
  return checked({ ...base, op: 'named', name: symbol.name, body });
};
