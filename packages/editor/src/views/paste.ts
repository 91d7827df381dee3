import { type Block, isSingle } from './grid-model.js';

/**
 * Rows and columns of a text that a spreadsheet put on the clipboard: lines end in CRLF, LF or CR, cells in a tab; a cell with tabs
 * or lines in it stands in quotes, with its own quotes doubled. One line end at the end is none of a further row.
 */
export const readBlock = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[]];
  let rest = text.replace(/^\ufeff/, '');
  while (rest !== '') {
    const quoted = /^"((?:[^"]|"")*)"(?=[\t\r\n]|$)/.exec(rest);
    const plain = quoted ?? /^[^\t\r\n]*/.exec(rest);
    const cell = quoted?.[1]?.replaceAll('""', '"') ?? plain?.[0] ?? '';
    rows.at(-1)?.push(cell.trim());
    rest = rest.slice(plain?.[0].length ?? 0);
    const end = /^(?:\t|\r\n?|\n)/.exec(rest)?.[0];
    if (end === undefined) continue;
    rest = rest.slice(end.length);
    if (end === '\t') {
      if (rest === '') rows.at(-1)?.push('');
    } else if (rest !== '') rows.push([]);
  }
  return rows;
};

/** The same the other way round. */
export const writeBlock = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(quotedIfNeeded).join('\t')).join('\n');

const quotedIfNeeded = (cell: string): string =>
  /[\t\r\n]/.test(cell) || cell.startsWith('"') ? `"${cell.replaceAll('"', '""')}"` : cell;

export type PasteRefusal =
  /** There is nothing on the clipboard that could be a value. */
  | { readonly why: 'nothing' }
  /** More columns than there is room for. */
  | { readonly why: 'too-wide'; readonly columns: number; readonly room: number }
  | { readonly why: 'too-long'; readonly rows: number; readonly room: number }
  /** The cells have no value of their own, or the block has none for them. */
  | { readonly why: 'cells'; readonly cells: readonly RefusedCell[] };

export interface RefusedCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly why: 'empty' | 'no-cell';
}

export interface PastedValue {
  readonly row: number;
  readonly column: number;
  readonly id: string;
  readonly text: string;
}

/**
 * Where the values of a pasted block go: from the first cell of the selection down and to the right, all of them or none. A single
 * value fills the whole selection. A block that doesn't fit is refused: which of its columns are the values is for the user to say.
 */
export const planPaste = (
  block: readonly (readonly string[])[],
  selection: Block,
  size: { readonly rows: number; readonly columns: number },
  idAt: (row: number, column: number) => string | undefined,
): { readonly values: readonly PastedValue[] } | { readonly refused: PasteRefusal } => {
  const [first] = block;
  const width = Math.max(0, ...block.map((row) => row.length));
  if (!first || block.every((row) => row.every((cell) => cell === ''))) return { refused: { why: 'nothing' } };
  const { top, left } = selection;
  const fills = block.length === 1 && width === 1 && !isSingle(selection);
  const height = fills ? selection.bottom - top + 1 : block.length;
  const across = fills ? selection.right - left + 1 : width;
  if (across > size.columns - left) return { refused: { why: 'too-wide', columns: across, room: size.columns - left } };
  if (height > size.rows - top) return { refused: { why: 'too-long', rows: height, room: size.rows - top } };
  const values: PastedValue[] = [];
  const cells: RefusedCell[] = [];
  for (let down = 0; down < height; down++)
    for (let over = 0; over < across; over++) {
      const text = (fills ? first[0] : block[down]?.[over]) ?? '';
      const [row, column] = [top + down, left + over];
      const id = idAt(row, column);
      if (id === undefined) {
        // Nothing into nothing is no change.
        if (text !== '') cells.push({ row, column, text, why: 'no-cell' });
      } else if (text === '') cells.push({ row, column, text, why: 'empty' });
      else values.push({ row, column, id, text });
    }
  return cells.length > 0 ? { refused: { why: 'cells', cells } } : { values };
};
