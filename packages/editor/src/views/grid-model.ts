/** The same as in grid.css. */
export const ROW_HEIGHT = 30;

/** Where one is in a grid. Rows and columns count from 0, the head not included. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The active cell, and the one that a selected block was begun at: both the same where nothing is selected. */
export interface GridAt {
  readonly active: Place;
  readonly anchor: Place;
}

/** A block of cells, ends included. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export const at = (active: Place, anchor: Place = active): GridAt => ({ active, anchor });

export const blockOf = ({ active, anchor }: GridAt): Block => ({
  top: Math.min(active.row, anchor.row),
  bottom: Math.max(active.row, anchor.row),
  left: Math.min(active.column, anchor.column),
  right: Math.max(active.column, anchor.column),
});

export const isWithin = ({ row, column }: Place, { top, bottom, left, right }: Block): boolean =>
  top <= row && row <= bottom && left <= column && column <= right;

export const isSingle = ({ top, bottom, left, right }: Block): boolean => top === bottom && left === right;

/** A place that is still in a grid whose size has changed. */
export const kept = ({ row, column }: Place, rows: number, columns: number): Place => ({
  row: Math.max(0, Math.min(row, rows - 1)),
  column: Math.max(0, Math.min(column, columns - 1)),
});

/** Rows to paint: those in view, and some more on both sides. */
export const rowsInView = (
  scrolled: number,
  height: number,
  rowHeight: number,
  rows: number,
): { readonly first: number; readonly last: number } => {
  const spare = 8;
  const first = Math.floor(scrolled / rowHeight) - spare;
  const last = Math.ceil((scrolled + height) / rowHeight) + spare;
  return { first: Math.max(0, Math.min(first, rows)), last: Math.min(rows - 1, last) };
};

/** How far to scroll so that a stretch comes into view, moving as little as possible. */
export const scrolledTo = (scrolled: number, view: number, start: number, size: number): number => {
  if (start < scrolled || size > view) return Math.max(0, start);
  return start + size > scrolled + view ? start + size - view : scrolled;
};

/** The same for what comes after a start as well: it comes into the upper half of the view, unless it is there. */
export const scrolledBefore = (scrolled: number, view: number, start: number, size: number): number =>
  start >= scrolled && start + size <= scrolled + view / 2 ? scrolled : Math.max(0, start - size);

/** What can be typed in a cell. */
export interface CellValue {
  readonly id: string;
  /** As written in the rule. */
  readonly text: string;
  /** What is being changed, in full. */
  readonly name: string;
  /** The same with the value as it is now: read out by screen readers. */
  readonly told: string;
  /** Words that it may be. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** Whether it is one of these words and nothing else. */
  readonly closed: boolean;
  /** Whether it is typed in figures. */
  readonly decimal: boolean;
}

/** Whether a cell is typed in, not chosen in: there is a field in it whenever it is the active one. */
export const hasField = (value: CellValue | undefined): value is CellValue => value !== undefined && !value.closed;
