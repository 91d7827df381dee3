import type { Bilingual, Matrix } from '@zhunsheng/dsl';

/** Words of the language that rows and columns may go by, as they are called in the editor. */
const KEYS: Readonly<Record<string, Bilingual>> = {
  unit: { zh: '单位', en: 'unit' },
  group: { zh: '组别', en: 'group' },
  month: { zh: '月份', en: 'month' },
  quarter: { zh: '季度', en: 'quarter' },
  year: { zh: '年份', en: 'year' },
};

/** What rows and columns of a matrix go by. */
export const keyLabel = (key: string): Bilingual => KEYS[key] ?? { zh: key, en: key };

/** The width of a text in half-width characters, about. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);

const CHARACTER = 7.6;

/** Widths in pixels: of the names of the rows, and of each column, for what is in them. */
export const matrixWidths = ({
  by,
  rows,
  columns,
  texts,
}: Matrix): { readonly head: number; readonly columns: readonly number[] } => {
  const pixels = (most: number, least: number, widths: readonly number[]): number =>
    Math.round(Math.min(most, Math.max(least, ...widths.map((one) => one * CHARACTER + 16))));
  return {
    head: pixels(220, 88, [widthOf(by.join(' ＼ ')), ...rows.map(widthOf)]),
    columns: columns.map((name, column) =>
      pixels(180, 72, [widthOf(name), ...texts.map((row) => widthOf(row[column] ?? '') + 3)]),
    ),
  };
};

/** Where a coefficient stands. */
export const placeIn = (
  { cells }: Matrix,
  id: string,
): { readonly row: number; readonly column: number } | undefined => {
  const row = cells.findIndex((ids) => ids.includes(id));
  return row < 0 ? undefined : { row, column: cells[row]?.indexOf(id) ?? 0 };
};
