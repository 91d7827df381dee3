import type { TextNode } from '../methods/shape.js';
import { Exact } from '../number/index.js';
import { formatDate } from '../rule/dates.js';
import type { SetInfo, TableColumn, Value } from '../rule/rule.js';
import type { CheckContext } from './context.js';
import type { Scope } from './scope.js';

/** The clause of an item: `表1 第{行号}行` with the texts of the columns of the table that items are made for, or `{表}`: the member. */
export const clauseOf = ({ text, span }: TextNode, scope: Scope, context: CheckContext): string => {
  const sets = scope.bound
    .toReversed()
    .flatMap(({ axis, index }) =>
      axis.kind === 'set' && index.kind === 'fixed' ? [{ set: axis, member: index.member }] : [],
    );
  if (sets.length === 0) return text;
  return text.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    for (const { set, member } of sets) {
      const column = set.columns.get(name);
      if (column) return cellText(column, column.cells[member]);
      if (set.name === name) return set.members[member] ?? '';
    }
    const columns = sets.flatMap((one) => [one.set.name, ...columnsOf(one.set)]);
    context.report(
      'unknown-name',
      span,
      { zh: `没有 ${name} 这一列`, en: `there is no column \`${name}\`` },
      undefined,
      context.didYouMean(name, columns),
    );
    return whole;
  });
};

const columnsOf = (set: SetInfo): readonly string[] => [...set.columns.keys()];

const cellText = ({ type }: TableColumn, value: Value | undefined): string => {
  if (value === undefined) return '';
  if (value instanceof Exact)
    return type.kind === 'number' && type.measure.kind === 'percent' ? value.toPercent(9) : value.toDecimal(9);
  if (type.kind === 'date' && typeof value === 'number') return formatDate(value);
  if (typeof value === 'object') return value.join('、');
  return String(value);
};
