import { didYouMean, replacing } from '../diagnostics/fix.js';
import { nearest } from '../diagnostics/suggest.js';
import type { RuleDocument } from '../document/document.js';
import { canonicalWord } from '../document/vocabulary.js';
import { wordOf } from '../expression/words.js';
import { Exact } from '../number/index.js';
import { parseDate } from '../rule/dates.js';
import type { SetInfo, TableColumn, Value } from '../rule/rule.js';
import { DATE, FLAG, INVALID, numberOf, PERCENT, PLAIN, type Type, textOf } from '../rule/types.js';
import type { ScalarNode, SourceNode } from '../yaml/node.js';
import { numberSlip } from '../yaml/number-slip.js';
import type { Declarations } from './declare.js';
import { entryOf } from './units.js';

/**
 * `sets` and `tables`. Lists come first, then what is derived from lists or from `units`, so that a table's cells may name
 * either; then the tables, and what is derived from them. A derived set may draw on any that stands before it.
 */
export const readSets = (
  document: RuleDocument,
  unitNames: readonly string[],
  to: Declarations,
): readonly SetInfo[] => {
  const sets = new Map<string, SetInfo>();
  const add = (set: SetInfo): void => {
    to.declare(set);
    sets.set(set.name, set);
  };
  for (const { key, value } of document.sets ?? []) {
    if (value.kind === 'map') continue;
    if (to.isName(key))
      add({
        kind: 'set',
        name: key.text,
        span: key.span,
        members: to.unique(to.texts(value)).map((one) => one.text),
        columns: new Map(),
      });
  }
  const derived = (document.sets ?? []).flatMap(({ key, value }) =>
    value.kind === 'map' && to.isName(key) ? [{ key, value }] : [],
  );
  const tables = new Set((document.tables ?? []).map(({ key }) => key.text));
  const addDerived = ({ key, value }: (typeof derived)[number]): void =>
    add({
      kind: 'set',
      name: key.text,
      span: key.span,
      ...derivedFrom(value, sets, unitNames, to),
      columns: new Map(),
    });
  const waiting = derived.filter((one) => {
    const from = entryOf(one.value, 'from');
    if (from?.kind !== 'scalar' || tables.has(from.text) || !(isUnits(from.text) || sets.has(from.text))) return true;
    addDerived(one);
    return false;
  });
  for (const { key, value } of document.tables ?? []) {
    if (to.isName(key)) add(readTable(key, value, sets, unitNames, to));
  }
  waiting.forEach(addDerived);
  return [...sets.values()];
};

const isUnits = (text: string): boolean => wordOf(text)?.en === 'units';

/** `{ from: 任务, where: 开放 }`, `{ from: 全部, except: [甲, 乙] }`, or from the `units` of the rule. */
const derivedFrom = (
  node: SourceNode,
  sets: ReadonlyMap<string, SetInfo>,
  unitNames: readonly string[],
  to: Declarations,
): Pick<SetInfo, 'members' | 'from'> => {
  if (node.kind !== 'map') return { members: [] };
  const from = entryOf(node, 'from');
  const whole = from?.kind === 'scalar' ? sets.get(from.text) : undefined;
  const set =
    from?.kind === 'scalar' && isUnits(from.text)
      ? { members: unitNames, columns: new Map<string, TableColumn>() }
      : whole;
  if (!set) {
    to.bag.report('not-a-collection', to.file, (from ?? node).span, {
      zh: '这里应写已有的集合、表，或 units',
      en: 'this should name a set or table, or be `units`',
    });
    return { members: [] };
  }
  if (from?.kind === 'scalar') to.used.add(from.text);
  const where = entryOf(node, 'where');
  const except = entryOf(node, 'except');
  const column = where?.kind === 'scalar' ? set.columns.get(where.text) : undefined;
  if (where && column?.type.kind !== 'flag') {
    to.bag.report('unknown-name', to.file, where.span, {
      zh: 'where 应写表中类型为 flag 的列',
      en: '`where` names a column of type flag',
    });
  }
  const left = except
    ? new Set(expandUnits(to.texts(except), sets, [...set.members, ...unitNames], to))
    : new Set<string>();
  const members = set.members.filter((member, at) => (!column || column.cells[at] === true) && !left.has(member));
  return { members, ...(whole ? { from: whole } : {}) };
};

type ColumnWord = 'number' | 'percent' | 'text' | 'flag' | 'date' | 'unit' | 'units' | 'texts';

const columnType = (word: string | undefined, unitNames: readonly string[]): Type => {
  switch (word) {
    case 'percent':
      return numberOf(PERCENT);
    case 'text':
      return textOf();
    case 'flag':
      return FLAG;
    case 'date':
      return DATE;
    case 'unit':
      return textOf(unitNames);
    case 'units':
      return { kind: 'list', element: textOf(unitNames) };
    case 'texts':
      return { kind: 'list', element: textOf() };
    case 'number':
      return numberOf(PLAIN);
    default:
      return INVALID;
  }
};

type TableNode = NonNullable<RuleDocument['tables']>[number]['value'];

const readTable = (
  key: ScalarNode,
  table: TableNode,
  sets: ReadonlyMap<string, SetInfo>,
  unitNames: readonly string[],
  to: Declarations,
): SetInfo => {
  const columns = (table.columns ?? [])
    .filter((one) => to.isName(one.key))
    .map((one) => ({
      name: one.key.text,
      span: one.key.span,
      word: one.value.word as ColumnWord | undefined,
      cells: [] as (Value | undefined)[],
    }));
  const rows = table.rows?.kind === 'map' ? table.rows.entries : [];
  if (table.rows && table.rows.kind !== 'map')
    to.wrongForm(table.rows, { zh: '各行应写作 成员: [值, …]', en: 'rows are written MEMBER: [value, …]' });
  const members = to.unique(rows.map((row) => row.key));
  for (const row of rows) {
    if (!members.includes(row.key)) continue;
    const cells = row.value.kind === 'sequence' && columns.length >= 1 ? row.value.items : [row.value];
    if (cells.length !== columns.length) {
      to.bag.report('table-shape', to.file, row.value.span, {
        zh: `${row.key.text} 这一行有 ${cells.length} 个值，表有 ${columns.length} 列`,
        en: `the row \`${row.key.text}\` has ${cells.length} values, the table ${columns.length} columns`,
      });
    }
    // What a row of the wrong length lacks has been reported: any value will do.
    columns.forEach((column, at) => {
      const cell = cells[at];
      column.cells.push(cell ? readCell(cell, column.word, sets, unitNames, to) : column.cells[0]);
    });
  }
  const made = new Map<string, TableColumn>(
    columns.map((column) => [
      column.name,
      { name: column.name, span: column.span, type: columnType(column.word, unitNames), cells: column.cells },
    ]),
  );
  return { kind: 'set', name: key.text, span: key.span, members: members.map((one) => one.text), columns: made };
};

const NO_SETS: ReadonlyMap<string, SetInfo> = new Map();

const readCell = (
  node: SourceNode,
  word: ColumnWord | undefined,
  sets: ReadonlyMap<string, SetInfo>,
  unitNames: readonly string[],
  to: Declarations,
): Value | undefined => {
  if (word === undefined) return undefined;
  if (word === 'units')
    return node.kind === 'scalar' && node.style === 'null' ? [] : expandUnits(to.texts(node), sets, unitNames, to);
  if (word === 'texts')
    return node.kind === 'scalar' && node.style === 'null' ? [] : to.texts(node).map((one) => one.text);
  if (node.kind !== 'scalar') {
    to.wrongForm(node, { zh: '这里应写一个值', en: 'this should be a single value' });
    return undefined;
  }
  if (node.style === 'null') return undefined;
  if (word === 'text') return node.text;
  if (word === 'unit') return expandUnits([node], NO_SETS, unitNames, to)[0];
  const value = readScalar(node, word);
  if (value === undefined) {
    const slip = word === 'number' || word === 'percent' ? numberSlip(node.text) : undefined;
    to.bag.report(
      'wrong-form',
      to.file,
      node.span,
      slip?.message ?? {
        zh: `${node.text} 不是这一列的类型（${word ?? 'number'}）`,
        en: `\`${node.text}\` is not of the column's type (${word ?? 'number'})`,
      },
      slip ? { hint: slip.hint, fixes: slip.mended === undefined ? [] : [replacing(node.span, slip.mended)] } : {},
    );
  }
  return value;
};

const readScalar = (node: ScalarNode, word: ColumnWord | undefined): Value | undefined => {
  if (word === 'flag') {
    const flag = canonicalWord(node.text, ['true', 'false']);
    return flag === undefined ? undefined : flag === 'true';
  }
  if (word === 'date') return parseDate(node.text);
  return Exact.parse(node.text);
};

/** Names of units, where the name of a set of units stands for its members. */
export const expandUnits = (
  nodes: readonly ScalarNode[],
  sets: ReadonlyMap<string, SetInfo>,
  unitNames: readonly string[],
  to: Declarations,
): readonly string[] => {
  const known = new Set(unitNames);
  return nodes.flatMap((node) => {
    const set = sets.get(node.text);
    if (set) {
      to.used.add(node.text);
      return set.members;
    }
    if (known.has(node.text)) return [node.text];
    const near = nearest(node.text, [...unitNames, ...sets.keys()]);
    to.bag.report(
      'unknown-unit',
      to.file,
      node.span,
      { zh: `units 中没有 ${node.text}`, en: `\`${node.text}\` is no unit of this rule` },
      didYouMean(near, to.file, node.span),
    );
    return [];
  });
};
