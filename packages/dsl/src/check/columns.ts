import type { ValueSymbol } from '../resolve/symbols.js';
import type { Axis, FieldInfo, Index, ValueInfo } from '../rule/rule.js';
import { DATE, FLAG, numberOf, PERCENT, PLAIN, type Type, textOf } from '../rule/types.js';
import type { Span } from '../source/span.js';
import { collectionNamed } from './collections.js';
import type { CheckContext } from './context.js';
import { indexOf, inside, ROOT, type Scope } from './scope.js';

/** The type of a field's value. */
export const fieldType = (field: FieldInfo): Type => {
  switch (field.type) {
    case 'number':
    case 'count':
    case 'points':
      return numberOf(field.unit === undefined ? PLAIN : { kind: 'unit', unit: field.unit });
    case 'percent':
      return numberOf(PERCENT);
    case 'flag':
      return FLAG;
    case 'date':
      return DATE;
    case 'text':
      return textOf();
    case 'choice':
      return textOf(field.choices);
    case 'list':
      return { kind: 'list', element: textOf() };
  }
};

/** The element of each axis that is meant here; undefined (and reported) where one is not said. */
export const indices = (
  axes: readonly Axis[],
  name: string,
  span: Span,
  scope: Scope,
  context: CheckContext,
): readonly Index[] | undefined => {
  const found: Index[] = [];
  for (const axis of axes) {
    const index = indexOf(scope, axis);
    if (!index) {
      const example = axis.kind === 'set' ? axis.members[0] : undefined;
      context.report(
        'needs-member',
        span,
        {
          zh: `${name} 对 ${axis.name} 的每个成员各有一个值，这里没有说明是哪一个`,
          en: `\`${name}\` has a value for each of \`${axis.name}\`; which one is meant is not said`,
        },
        scope,
        example === undefined
          ? {}
          : {
              hint: {
                zh: `如 ${name}[${example}]，或 sum(${name} over ${axis.name})`,
                en: `such as ${name}[${example}] or sum(${name} over ${axis.name})`,
              },
            },
      );
      return undefined;
    }
    found.push(index);
  }
  return found;
};

/** A named value, checked when it is first needed; a value that needs itself is reported with the path. */
export const valueInfo = (symbol: ValueSymbol, context: CheckContext): ValueInfo | undefined => {
  const known = context.values.get(symbol.name);
  if (known === 'open') {
    const path = [...context.path.slice(context.path.indexOf(symbol.name)), symbol.name].join(' → ');
    context.report('cycle', symbol.span, { zh: path, en: path });
    return undefined;
  }
  if (known) return known;
  if (!symbol.expression) return undefined;
  context.values.set(symbol.name, 'open');
  context.path.push(symbol.name);
  const axis = symbol.per ? collectionNamed(symbol.per.text, symbol.per.span, ROOT, context) : undefined;
  const outer = axis?.kind === 'field' && axis.list ? inside(ROOT, axis.list) : ROOT;
  const scope = axis ? inside(outer, axis) : ROOT;
  const { term } = context.check(symbol.expression, scope);
  context.path.pop();
  const value: ValueInfo = { kind: 'value', name: symbol.name, span: symbol.span, axes: axis ? [axis] : [], term };
  context.values.set(symbol.name, value);
  return value;
};
