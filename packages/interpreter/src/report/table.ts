import { type Language, textWidth } from '@zhunsheng/dsl';

/** A table still to be drawn. */
export interface ReportTable {
  /** Lines above it. */
  readonly title: readonly string[];
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  /** Lines below it. */
  readonly notes: readonly string[];
}

export interface ReportColumn {
  readonly heading: string;
  readonly align: 'left' | 'right';
  /** What may be done with it where there is no room. */
  readonly give: 'keep' | 'drop' | 'wrap';
}

export interface ReportRow {
  readonly cells: readonly string[];
  /** Set apart from the others. */
  readonly muted: boolean;
}

/** What a column takes beside its widest cell: a space on either side and a line. */
const MARGIN = 3;
/** A column that is wrapped keeps at least this width. */
const LEAST_WRAPPED = 16;

/**
 * The table made to fit a terminal of this width: texts that may be wrapped are, then columns that may be dropped are, from the
 * last on, and a note says so. What must be kept may still be wider.
 */
export const fitTable = (table: ReportTable, width: number | undefined, language: Language): ReportTable => {
  if (width === undefined) return table;
  const widths = table.columns.map((column, at) =>
    Math.max(textWidth(column.heading), ...table.rows.map((row) => textWidth(row.cells[at] ?? ''))),
  );
  const over = (): number => [...kept].reduce((sum, at) => sum + (widths[at] ?? 0) + MARGIN, 1) - width;
  const kept = new Set(table.columns.keys());
  const wrapped = table.columns.findIndex((column) => column.give === 'wrap');
  const own = widths[wrapped] ?? 0;
  /** Gives the text to be wrapped what the others leave. */
  const squeeze = (): void => {
    if (wrapped >= 0) widths[wrapped] = Math.min(own, Math.max(LEAST_WRAPPED, (widths[wrapped] ?? 0) - over()));
  };
  squeeze();
  const droppable = table.columns.flatMap((column, at) => (column.give === 'drop' ? [at] : []));
  while (over() > 0 && droppable.length > 0) kept.delete(droppable.pop() as number);
  squeeze();
  const dropped = table.columns.length - kept.size;
  return {
    title: table.title,
    columns: table.columns.filter((_, at) => kept.has(at)),
    rows: table.rows.map((row) => ({
      ...row,
      cells: row.cells
        .map((cell, at) => (at === wrapped ? wrapText(cell, widths[at] ?? 0) : cell))
        .filter((_, at) => kept.has(at)),
    })),
    notes: dropped === 0 ? table.notes : [...table.notes, droppedText(dropped)[language]],
  };
};

const droppedText = (count: number) => ({
  zh: `窗口太窄，还有 ${count} 列没有列出；加宽窗口，或用 --format csv 看全部`,
  en: `${count} more column${count === 1 ? '' : 's'} did not fit: use a wider window, or --format csv for all`,
});

/** Marks that do not begin a line. */
const CLOSING = /[，。；：、！？）》”’%,.;:!?)]/;

/** Breaks a text into lines of at most this width: at a space where one is near the end of the line, else between any two characters. */
const wrapText = (text: string, width: number): string => {
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    if (textWidth(line + character) > width) {
      const at = breakBefore(line, character);
      lines.push(line.slice(0, at).trimEnd());
      line = line.slice(at).trimStart();
    }
    line += character;
  }
  return [...lines, line.trim()].join('\n');
};

/** Where a line ends that has no room for the next character. */
const breakBefore = (line: string, next: string): number => {
  if (next === ' ') return line.length;
  const space = line.lastIndexOf(' ');
  if (space > line.length / 2) return space;
  return CLOSING.test(next) && line.length > 1 ? line.length - 1 : line.length;
};
