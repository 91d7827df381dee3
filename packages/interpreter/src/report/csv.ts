/** What Excel needs at the start of a file to read it as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** A number stands in a cell as it is; a text is kept from being taken for a formula. */
export type CsvCell = { readonly number: string } | string;

/**
 * Rows as CSV: RFC 4180 with line feeds, led by a byte order mark. A text that a spreadsheet would run as a formula gets an
 * apostrophe in front, which the spreadsheet shows as text.
 */
export const csvText = (rows: readonly (readonly CsvCell[])[]): string =>
  `${BYTE_ORDER_MARK}${rows.map((row) => `${row.map(cellText).join(',')}\n`).join('')}`;

const cellText = (cell: CsvCell): string => {
  if (typeof cell !== 'string') return cell.number;
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
