import { styleText } from 'node:util';
import type { Language } from '@zhunsheng/dsl';
import Table from 'cli-table3';
import { fitTable, type ReportTable } from '../report/table.js';

export interface Drawing {
  readonly language: Language;
  readonly color: boolean;
  /** Undefined where lines may be of any length. */
  readonly width: number | undefined;
}

/** A table with lines around its cells, titles above and notes below. */
export const drawTable = (report: ReportTable, { language, color, width }: Drawing): string => {
  const { title, columns, rows, notes } = fitTable(report, width, language);
  const paint = (style: 'bold' | 'dim', text: string): string =>
    color && text !== '' ? styleText(style, text, { validateStream: false }) : text;
  const table = new Table({
    head: columns.map((column) => paint('bold', column.heading)),
    colAligns: columns.map((column) => column.align),
    style: { head: [], border: [], compact: true },
  });
  for (const { cells, muted } of rows) table.push(cells.map((cell) => (muted ? paint('dim', cell) : cell)));
  return `${[...title.map((line) => paint('bold', line)), table.toString(), ...notes.map((line) => paint('dim', line))].join('\n')}\n`;
};
