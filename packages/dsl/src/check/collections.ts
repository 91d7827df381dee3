import type { Axis } from '../rule/rule.js';
import type { Span } from '../source/span.js';
import type { CheckContext } from './context.js';
import type { Scope } from './scope.js';

/** A set, table or list by name, as seen from a scope. */
export const collectionNamed = (name: string, span: Span, scope: Scope, context: CheckContext): Axis | undefined => {
  for (const { axis } of scope.bound.toReversed()) {
    const inner =
      axis.kind === 'field' ? axis.fields.find((one) => one.name === name && one.type === 'list') : undefined;
    if (inner) return inner;
  }
  const symbol = context.symbols.names.get(name);
  if (symbol?.kind === 'set' || (symbol?.kind === 'field' && symbol.type === 'list')) {
    context.symbols.used.add(name);
    return symbol;
  }
  if (context.symbols.broken.has(name)) return undefined;
  const names = [...context.symbols.names.values()]
    .filter((one) => one.kind === 'set' || (one.kind === 'field' && one.type === 'list'))
    .map((one) => one.name);
  context.report(
    'not-a-collection',
    span,
    { zh: `${name} 不是集合、表或清单`, en: `\`${name}\` is no set, table or list` },
    scope,
    context.didYouMean(name, names, span),
  );
  return undefined;
};

export const localNames = (scope: Scope): readonly string[] =>
  scope.bound.flatMap(({ axis }) =>
    axis.kind === 'set' ? [...axis.columns.keys()] : axis.fields.map((one) => one.name),
  );
