import type { Analysis } from '../analyze.js';
import type { Span } from '../source/span.js';
import { type Coefficient, coefficientsOf, contentsIn } from './coefficients.js';

/** Figures in rows and columns: a matrix of coefficients, a table of members and columns, a table of tables. */
export interface Matrix {
  readonly name: string;
  readonly kind: 'coefficient' | 'table';
  readonly span: Span;
  /** Where its name stands. */
  readonly nameSpan: Span;
  readonly source?: string;
  /** What rows and columns go by. */
  readonly by: readonly string[];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Ids of coefficients; undefined where a cell is empty or no single figure. */
  readonly cells: readonly (readonly (string | undefined)[])[];
  /** What the cells say, on one line each. */
  readonly texts: readonly (readonly string[])[];
}

/** All matrices of a rule that hold a figure at least, in the order of the file. */
export const matricesOf = (analysis: Analysis): readonly Matrix[] => {
  const contents = contentsIn(analysis);
  if (!contents) return [];
  const held = new Map<string, Coefficient[]>();
  for (const one of coefficientsOf(analysis)) {
    if (!one.matrix) continue;
    const key = keyOf(one.matrix.name, one.matrix.row, one.matrix.column);
    held.set(key, [...(held.get(key) ?? []), one]);
  }
  const texts = new Map<string, string>();
  for (const { around, node } of contents.slots) {
    if (!around.cell) continue;
    const text = node.kind === 'scalar' ? node.text : analysis.file.slice(node.span);
    texts.set(keyOf(around.cell.name, around.cell.row, around.cell.column), text.replace(/\s+/g, ' ').trim());
  }
  return contents.matrices
    .flatMap((one): Matrix[] => {
      const { name, rows, columns } = one;
      const inside = (found: readonly Coefficient[] | undefined): readonly Coefficient[] =>
        (found ?? []).filter(({ span }) => one.span.start <= span.start && span.end <= one.span.end);
      const figures = rows.map((row) => columns.map((column) => inside(held.get(keyOf(name, row, column)))));
      const [first] = figures.flat(2);
      if (!first) return [];
      return [
        {
          ...one,
          ...(first.source === undefined ? {} : { source: first.source }),
          cells: figures.map((row) => row.map((cell) => (cell.length === 1 ? cell[0]?.id : undefined))),
          texts: rows.map((row) => columns.map((column) => texts.get(keyOf(name, row, column)) ?? '')),
        },
      ];
    })
    .sort((a, b) => a.nameSpan.start - b.nameSpan.start);
};

const keyOf = (name: string, row: string, column: string): string => JSON.stringify([name, row, column]);
