import type { NameReference } from '../expression/ast.js';
import { wordOf } from '../expression/words.js';
import type { Variable } from '../rule/rule.js';
import { DATE, numberOf, PLAIN, type Type, textOf } from '../rule/types.js';
import type { Span } from '../source/span.js';
import { type CheckContext, type Checked, checked, invalid } from './context.js';
import { constant } from './expect.js';
import type { Scope } from './scope.js';

const NUMBER_VARIABLES: ReadonlySet<string> = new Set(['month', 'quarter', 'year']);

/** A builtin name, or a word of the language that stands where it cannot. */
export const checkVariable = (expression: NameReference, scope: Scope, context: CheckContext): Checked | undefined => {
  const { name, span } = expression;
  const variable = (type: Type): Checked =>
    checked({ op: 'variable', name: name as Variable, span, type, optional: false });
  const units = textOf(context.symbols.unitNames);
  if (NUMBER_VARIABLES.has(name)) return variable(numberOf(PLAIN));
  switch (name) {
    case 'period_start':
    case 'period_end':
      return variable(DATE);
    case 'unit':
      return variable(units);
    case 'group':
      return context.needGroups(span, scope) ? variable(textOf(context.symbols.groups)) : invalid(span);
    case 'peers':
      return context.needGroups(span, scope) ? variable({ kind: 'list', element: units }) : invalid(span);
    case 'units':
    case 'reporting':
      return variable({ kind: 'list', element: units });
    case 'item':
      return scope.item === undefined
        ? outside(name, span, scope, context, { zh: '只能在项目中使用', en: 'stands only within an item' })
        : constant(scope.item, span, textOf([...context.items.keys()]));
    case 'member': {
      const set = scope.bound.findLast((one) => one.axis.kind === 'set');
      if (set?.axis.kind !== 'set')
        return outside(name, span, scope, context, {
          zh: '只能在逐个计算集合时使用',
          en: 'stands only while going over a set',
        });
      return checked({
        op: 'member',
        set: set.axis,
        at: set.index,
        span,
        type: textOf(set.axis.members),
        optional: false,
      });
    }
    default: {
      const word = wordOf(name);
      if (!word || word.kind === 'variable') return undefined;
      return outside(name, span, scope, context, { zh: '不能单独使用', en: "can't stand alone" });
    }
  }
};

const outside = (
  name: string,
  span: Span,
  scope: Scope,
  context: CheckContext,
  why: { zh: string; en: string },
): Checked => {
  context.report('unknown-name', span, { zh: `${name} ${why.zh}`, en: `\`${name}\` ${why.en}` }, scope);
  return invalid(span);
};
