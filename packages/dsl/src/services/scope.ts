import type { Expression } from '../expression/ast.js';
import type { RuleSymbol, Symbols } from '../resolve/symbols.js';
import type { Axis, FieldInfo, SetInfo } from '../rule/rule.js';
import type { Around } from '../walk/around.js';

/** An argument in the place of a parameter. */
export interface Argument {
  readonly function: string;
  readonly expression?: Expression;
  /** Where the argument is written. */
  readonly scope?: Scope;
}

/** What the names of an expression may mean beside what the rule declares. */
export interface Scope {
  readonly axes: readonly Axis[];
  readonly parameters: ReadonlyMap<string, Argument>;
}

export const OUTSIDE: Scope = { axes: [], parameters: new Map() };

export const within = (scope: Scope, axis: Axis | undefined): Scope =>
  axis ? { ...scope, axes: [...scope.axes, axis] } : scope;

/** A set, table or list by its name; a list within a list by what is gone over. */
export const axisNamed = (name: string, axes: readonly Axis[], symbols: Symbols): Axis | undefined => {
  for (const axis of axes.toReversed()) {
    const inner =
      axis.kind === 'field' ? axis.fields.find((one) => one.name === name && one.type === 'list') : undefined;
    if (inner) return inner;
  }
  const symbol = symbols.names.get(name);
  return symbol?.kind === 'set' || (symbol?.kind === 'field' && symbol.type === 'list') ? symbol : undefined;
};

/** The scope of an expression that stands somewhere; the parameters of a function without arguments. */
export const scopeAround = (around: Around, symbols: Symbols): Scope => {
  if (around.over.length === 0 && around.inside?.kind !== 'function') return OUTSIDE;
  const axes: Axis[] = [];
  for (const name of around.over) {
    const axis = axisNamed(name, axes, symbols);
    if (axis?.kind === 'field' && axis.list && !axes.includes(axis.list)) axes.push(axis.list);
    if (axis) axes.push(axis);
  }
  const holder = around.inside?.kind === 'function' ? symbols.names.get(around.inside.name) : undefined;
  const parameters = holder?.kind === 'function' ? holder.parameters : [];
  return { axes, parameters: new Map(parameters.map((one) => [one.name, { function: holder?.name ?? '' }])) };
};

/** A set with those that it is a part of, whose columns it has too. */
export const lineage = (set: SetInfo): readonly SetInfo[] => (set.from ? [set, ...lineage(set.from)] : [set]);

export type Local =
  | { readonly kind: 'column'; readonly table: SetInfo; readonly name: string }
  | { readonly kind: 'record-field'; readonly field: FieldInfo };

/** A column of a table or a field of a record that is gone over. */
export const localNamed = (name: string, axes: readonly Axis[]): Local | undefined => {
  for (const axis of axes.toReversed()) {
    if (axis.kind === 'set') {
      const table = lineage(axis).find((one) => one.columns.has(name));
      if (table) return { kind: 'column', table, name };
    } else {
      const field = axis.fields.find((one) => one.name === name);
      if (field) return { kind: 'record-field', field };
    }
  }
  return undefined;
};

/** All columns and fields of records that are seen, the innermost first. */
export const localsOf = (axes: readonly Axis[]): readonly Local[] =>
  axes
    .toReversed()
    .flatMap((axis): readonly Local[] =>
      axis.kind === 'set'
        ? lineage(axis).flatMap((table) =>
            [...table.columns.keys()].map((name) => ({ kind: 'column' as const, table, name })),
          )
        : axis.fields.map((field) => ({ kind: 'record-field' as const, field })),
    );

/** The names of the lists around a field, and its own: `项目/投资`. */
export const pathOf = (field: FieldInfo): string => (field.list ? `${pathOf(field.list)}/${field.name}` : field.name);

/** The sets for whose members something is given: what may stand in brackets behind it. */
export const setsOf = (
  object: Expression,
  scope: Scope,
  symbols: Symbols,
  itemAxes: ReadonlyMap<string, readonly string[]>,
): readonly SetInfo[] => {
  if (object.kind === 'index') return setsOf(object.object, scope, symbols, itemAxes);
  if (object.kind !== 'name') return [];
  const argument = scope.parameters.get(object.name);
  if (argument)
    return argument.expression ? setsOf(argument.expression, argument.scope ?? OUTSIDE, symbols, itemAxes) : [];
  const record = scope.axes
    .flatMap((axis) => (axis.kind === 'field' ? axis.fields : []))
    .find((one) => one.name === object.name);
  if (record) return record.per ? [record.per] : [];
  const holder = symbols.sets.find((one) => one.columns.has(object.name));
  return holder ? [holder] : symbolSets(symbols.names.get(object.name), symbols, itemAxes);
};

const symbolSets = (
  symbol: RuleSymbol | undefined,
  symbols: Symbols,
  itemAxes: ReadonlyMap<string, readonly string[]>,
): readonly SetInfo[] => {
  switch (symbol?.kind) {
    case 'field':
      return symbol.per ? [symbol.per] : [];
    case 'value': {
      const axis = symbol.per && symbols.names.get(symbol.per.text);
      return axis?.kind === 'set' ? [axis] : [];
    }
    case 'coefficient':
      return tableSets(symbol.expression, symbols);
    case 'item':
      return (itemAxes.get(symbol.name) ?? []).flatMap((name) => {
        const axis = symbols.names.get(name);
        return axis?.kind === 'set' ? [axis] : [];
      });
    default:
      return [];
  }
};

/** The sets by whose members a table goes, the outermost first. */
const tableSets = (expression: Expression, symbols: Symbols): readonly SetInfo[] => {
  if (expression.kind !== 'table') return [];
  const symbol = symbols.names.get(expression.by.name);
  const inner = expression.entries[0] ? tableSets(expression.entries[0].value, symbols) : [];
  return symbol?.kind === 'set' ? [symbol, ...inner] : inner;
};
