import { at, type GridAt, kept, type Place } from './grid-model.js';

/** A key as the browser reports it. */
export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export interface GridShape {
  readonly rows: number;
  readonly columns: number;
  /** Columns that values are typed in. */
  readonly editable: (column: number) => boolean;
  /** Rows in view. */
  readonly page: number;
}

/** What a key asks for while no value is being typed. */
export type Intent =
  | { readonly do: 'go'; readonly to: GridAt }
  /** Type a value: `text` takes the place of the present one. Where there is a field, it goes there by itself. */
  | { readonly do: 'edit'; readonly text?: string }
  | { readonly do: 'undo' | 'redo' | 'erase' | 'search' }
  /** The next Tab is to leave the grid. */
  | { readonly do: 'release' };

/** What a key asks for while a value is being typed. */
export type EditIntent =
  | { readonly do: 'commit'; readonly then: 'down' | 'up' | 'next' | 'previous' }
  | { readonly do: 'cancel' };

/** Undefined: the key is not for the grid. */
export const intentOf = (key: Key, now: GridAt, shape: GridShape): Intent | undefined => {
  if (shape.rows === 0) return undefined;
  const command = key.ctrlKey || key.metaKey;
  if (key.altKey) return undefined;
  if (command) return commandOf(key, now, shape);
  const { key: name, shiftKey: shift } = key;
  switch (name) {
    case 'Enter':
    case 'F2':
      return { do: 'edit' };
    case 'Escape':
      return { do: 'release' };
    case 'Delete':
    case 'Backspace':
      return { do: 'erase' };
    case 'Tab': {
      const to = nextEditable(now.active, shape, shift ? -1 : 1);
      return to && { do: 'go', to: at(to) };
    }
    default: {
      const to = moved(name, now.active, shape);
      if (to) return { do: 'go', to: shift ? extended(now, to, shape) : at(to) };
      return Array.from(name).length === 1 && name !== ' ' ? { do: 'edit', text: name } : undefined;
    }
  }
};

/** `freely`: arrows up and down belong to the field itself (a choice). */
export const editIntentOf = (key: Key, freely: boolean): EditIntent | undefined => {
  if (key.ctrlKey || key.metaKey || key.altKey) return undefined;
  switch (key.key) {
    case 'Enter':
      return { do: 'commit', then: key.shiftKey ? 'up' : 'down' };
    case 'Tab':
      return { do: 'commit', then: key.shiftKey ? 'previous' : 'next' };
    case 'Escape':
      return { do: 'cancel' };
    case 'ArrowDown':
      return freely ? undefined : { do: 'commit', then: 'down' };
    case 'ArrowUp':
      return freely ? undefined : { do: 'commit', then: 'up' };
    default:
      return undefined;
  }
};

/** Where one is after a value has been typed. At an edge one stays. */
export const placeAfter = (then: 'down' | 'up' | 'next' | 'previous', place: Place, shape: GridShape): Place => {
  switch (then) {
    case 'down':
      return kept({ ...place, row: place.row + 1 }, shape.rows, shape.columns);
    case 'up':
      return kept({ ...place, row: place.row - 1 }, shape.rows, shape.columns);
    case 'next':
      return nextEditable(place, shape, 1) ?? place;
    case 'previous':
      return nextEditable(place, shape, -1) ?? place;
  }
};

const commandOf = ({ key, shiftKey }: Key, now: GridAt, shape: GridShape): Intent | undefined => {
  const { active } = now;
  const go = (place: Place): Intent => ({ do: 'go', to: shiftKey ? extended(now, place, shape) : at(place) });
  switch (key) {
    case 'z':
    case 'Z':
      return { do: shiftKey ? 'redo' : 'undo' };
    case 'y':
    case 'Y':
      return { do: 'redo' };
    case 'f':
    case 'F':
      return { do: 'search' };
    case 'a':
    case 'A': {
      const [left, right] = [firstEditable(shape), lastEditable(shape)];
      return { do: 'go', to: at({ row: shape.rows - 1, column: right }, { row: 0, column: left }) };
    }
    case 'Home':
      return go({ row: 0, column: active.column });
    case 'End':
      return go({ row: shape.rows - 1, column: active.column });
    case 'ArrowUp':
      return go({ ...active, row: 0 });
    case 'ArrowDown':
      return go({ ...active, row: shape.rows - 1 });
    case 'ArrowLeft':
      return go({ ...active, column: 0 });
    case 'ArrowRight':
      return go({ ...active, column: shape.columns - 1 });
    default:
      return undefined;
  }
};

const moved = (name: string, { row, column }: Place, { rows, columns, page }: GridShape): Place | undefined => {
  const to = {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    Home: { row, column: 0 },
    End: { row, column: columns - 1 },
    PageDown: { row: row + page, column },
    PageUp: { row: row - page, column },
  }[name];
  return to && kept(to, rows, columns);
};

/** A selected block has values alone: it goes over columns that are typed in. */
const extended = ({ active, anchor }: GridAt, to: Place, shape: GridShape): GridAt => {
  const column = (wanted: number): number => Math.max(firstEditable(shape), Math.min(wanted, lastEditable(shape)));
  const start = anchor.row === active.row && anchor.column === active.column ? active : anchor;
  return at({ row: to.row, column: column(to.column) }, { row: start.row, column: column(start.column) });
};

const firstEditable = ({ columns, editable }: GridShape): number => {
  for (let column = 0; column < columns; column++) if (editable(column)) return column;
  return 0;
};

const lastEditable = ({ columns, editable }: GridShape): number => {
  for (let column = columns - 1; column >= 0; column--) if (editable(column)) return column;
  return 0;
};

/** The next column that is typed in, over the ends of rows; undefined at the end of the grid. */
const nextEditable = ({ row, column }: Place, shape: GridShape, step: 1 | -1): Place | undefined => {
  let [r, c] = [row, column + step];
  while (r >= 0 && r < shape.rows) {
    for (; c >= 0 && c < shape.columns; c += step) if (shape.editable(c)) return { row: r, column: c };
    r += step;
    c = step === 1 ? 0 : shape.columns - 1;
  }
  return undefined;
};
