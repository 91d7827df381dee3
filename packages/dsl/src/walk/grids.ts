import { isExtraKey, keyName } from '../document/vocabulary.js';
import type { MapNode } from '../yaml/node.js';
import type { Around, Cell } from './around.js';
import type { MatrixSlot } from './contents.js';
import { entriesOf } from './nodes.js';

/** What a table goes by. */
export const byOf = (node: MapNode): string | undefined => {
  const by = node.entries.find(({ key }) => isExtraKey(key.text, 'by'))?.value;
  return by?.kind === 'scalar' ? keyName(by.text) : undefined;
};

/** A table of tables that all go by the same key is a matrix, where it is no cell of one. */
export const gridAt = (node: MapNode, around: Around): MatrixSlot | undefined => {
  if (around.cell) return undefined;
  const rows = node.entries.filter(({ key }) => !isExtraKey(key.text, 'by'));
  const by = byOf(node);
  const inner = rows.map(({ value }) => (value.kind === 'map' ? byOf(value) : undefined));
  const [first] = inner;
  if (by === undefined || first === undefined || rows.length < 2 || inner.some((one) => one !== first))
    return undefined;
  const columns = new Set(
    rows.flatMap(({ value }) => entriesOf(value).flatMap(({ key }) => (isExtraKey(key.text, 'by') ? [] : [key.text]))),
  );
  return {
    kind: 'coefficient',
    name: nameOfGrid(around),
    span: node.span,
    nameSpan: node.span,
    by: [by, first],
    rows: rows.map(({ key }) => key.text),
    columns: [...columns],
  };
};

const nameOfGrid = ({ path, itemPath, labels }: Around): string =>
  [itemPath.at(-1) ?? path[1] ?? '', ...(itemPath.length > 0 ? labels.map((one) => one.zh) : path.slice(2))].join(
    ' · ',
  );

/** The cell of a table of tables: a row of the outer, a column of the inner one. */
export const cellBelow = ({ cell }: Around, key: string, grid: MatrixSlot | undefined): Cell | undefined => {
  if (grid) return { name: grid.name, row: key, column: '' };
  return cell?.column === '' ? { ...cell, column: key } : undefined;
};
