import { describe, expect, it } from 'vitest';
import {
  editIntentOf,
  type GridShape,
  intentOf,
  type Key,
  placeAfter,
} from '../../packages/editor/src/views/grid-keys.js';
import { at, blockOf, rowsInView, scrolledBefore, scrolledTo } from '../../packages/editor/src/views/grid-model.js';

const key = (name: string): Key => {
  const parts = name.split('+');
  return {
    key: parts.at(-1) ?? '',
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Meta'),
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
  };
};

/** Ten rows; values stand in one column, as in the list of coefficients. */
const list: GridShape = { rows: 10, columns: 6, page: 4, editable: (column) => column === 2 };
/** Names of rows, then values. */
const matrix: GridShape = { rows: 3, columns: 4, page: 3, editable: (column) => column > 0 };

const goes = (name: string, row: number, column: number, shape: GridShape) => {
  const intent = intentOf(key(name), at({ row, column }), shape);
  return intent?.do === 'go' ? [intent.to.active.row, intent.to.active.column] : intent;
};

describe('moving in a grid', () => {
  it.each([
    ['ArrowDown', 3, 2, [4, 2]],
    ['ArrowDown', 9, 2, [9, 2]],
    ['ArrowUp', 0, 2, [0, 2]],
    ['ArrowLeft', 3, 0, [3, 0]],
    ['ArrowRight', 3, 2, [3, 3]],
    ['Home', 3, 2, [3, 0]],
    ['End', 3, 2, [3, 5]],
    ['PageDown', 3, 2, [7, 2]],
    ['PageUp', 3, 2, [0, 2]],
    ['Ctrl+Home', 3, 2, [0, 2]],
    ['Ctrl+End', 3, 2, [9, 2]],
    ['Meta+ArrowDown', 3, 2, [9, 2]],
    ['Tab', 3, 2, [4, 2]],
    ['Shift+Tab', 3, 2, [2, 2]],
    ['Tab', 3, 0, [3, 2]],
  ])('%s from row %i, column %i', (name, row, column, to) => expect(goes(name, row, column, list)).toEqual(to));

  it('goes on by Tab over the ends of rows, and leaves the grid at its ends', () => {
    expect(goes('Tab', 0, 3, matrix)).toEqual([1, 1]);
    expect(goes('Shift+Tab', 1, 1, matrix)).toEqual([0, 3]);
    expect(goes('Tab', 2, 3, matrix)).toBeUndefined();
    expect(goes('Shift+Tab', 0, 1, matrix)).toBeUndefined();
  });

  it('leaves to the browser what is not for a grid', () => {
    for (const name of ['Ctrl+c', 'Ctrl+v', 'Ctrl+s', 'Alt+ArrowLeft', 'F5', 'Shift', ' '])
      expect(intentOf(key(name), at({ row: 0, column: 2 }), list), name).toBeUndefined();
  });

  it('has nothing to do without rows', () => {
    expect(intentOf(key('1'), at({ row: 0, column: 2 }), { ...list, rows: 0 })).toBeUndefined();
  });
});

describe('selecting', () => {
  it('grows and shrinks from where it began', () => {
    let now = at({ row: 1, column: 1 });
    for (const name of ['Shift+ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowUp', 'Shift+ArrowUp']) {
      const intent = intentOf(key(name), now, matrix);
      if (intent?.do === 'go') now = intent.to;
    }
    expect(blockOf(now)).toEqual({ top: 0, bottom: 1, left: 1, right: 2 });
    const plain = intentOf(key('ArrowUp'), now, matrix);
    expect(plain).toEqual({ do: 'go', to: at({ row: 0, column: 2 }) });
  });

  it('has values alone, wherever it begins', () => {
    const intent = intentOf(key('Shift+Ctrl+End'), at({ row: 3, column: 0 }), list);
    expect(intent?.do === 'go' && blockOf(intent.to)).toEqual({ top: 3, bottom: 9, left: 2, right: 2 });
    const all = intentOf(key('Ctrl+a'), at({ row: 1, column: 0 }), matrix);
    expect(all?.do === 'go' && blockOf(all.to)).toEqual({ top: 0, bottom: 2, left: 1, right: 3 });
  });
});

describe('typing', () => {
  it('begins with a figure, a sign or a letter, which takes the place of what was there', () => {
    for (const text of ['1', '-', '.', '１', '％', 'x'])
      expect(intentOf(key(text), at({ row: 0, column: 2 }), list)).toEqual({ do: 'edit', text });
  });

  it('begins with Enter or F2, which keep it', () => {
    for (const name of ['Enter', 'F2'])
      expect(intentOf(key(name), at({ row: 0, column: 2 }), list)).toEqual({ do: 'edit' });
  });

  it('leaves the keys of an input method to it', () => {
    for (const name of ['Process', 'Unidentified', 'Dead'])
      expect(intentOf(key(name), at({ row: 0, column: 2 }), list), name).toBeUndefined();
  });

  it('never erases', () => {
    expect(intentOf(key('Delete'), at({ row: 0, column: 2 }), list)).toEqual({ do: 'erase' });
    expect(intentOf(key('Backspace'), at({ row: 0, column: 2 }), list)).toEqual({ do: 'erase' });
  });

  it.each([
    ['Enter', 'down', [4, 2]],
    ['Shift+Enter', 'up', [2, 2]],
    ['Tab', 'next', [4, 2]],
    ['Shift+Tab', 'previous', [2, 2]],
    ['ArrowDown', 'down', [4, 2]],
    ['ArrowUp', 'up', [2, 2]],
  ] as const)('%s takes the value and goes on', (name, then, to) => {
    expect(editIntentOf(key(name), false)).toEqual({ do: 'commit', then });
    const place = placeAfter(then, { row: 3, column: 2 }, list);
    expect([place.row, place.column]).toEqual(to);
  });

  it('stays at the ends of the grid', () => {
    expect(placeAfter('down', { row: 9, column: 2 }, list)).toEqual({ row: 9, column: 2 });
    expect(placeAfter('next', { row: 9, column: 2 }, list)).toEqual({ row: 9, column: 2 });
    expect(placeAfter('previous', { row: 0, column: 2 }, list)).toEqual({ row: 0, column: 2 });
  });

  it('leaves arrows to a list of choices, and all else to the field', () => {
    expect(editIntentOf(key('ArrowDown'), true)).toBeUndefined();
    expect(editIntentOf(key('Escape'), true)).toEqual({ do: 'cancel' });
    for (const name of ['1', 'Backspace', 'Home', 'ArrowLeft', 'Ctrl+z', 'Ctrl+v'])
      expect(editIntentOf(key(name), false), name).toBeUndefined();
  });
});

describe('what is in view', () => {
  it('is painted with some rows around it, within the grid', () => {
    expect(rowsInView(0, 300, 30, 4000)).toEqual({ first: 0, last: 18 });
    expect(rowsInView(3000, 300, 30, 4000)).toEqual({ first: 92, last: 118 });
    expect(rowsInView(119_700, 300, 30, 4000)).toEqual({ first: 3982, last: 3999 });
    expect(rowsInView(600, 300, 30, 3)).toEqual({ first: 3, last: 2 });
  });

  it('is moved as little as possible', () => {
    expect(scrolledTo(100, 300, 130, 30)).toBe(100);
    expect(scrolledTo(100, 300, 60, 30)).toBe(60);
    expect(scrolledTo(100, 300, 400, 30)).toBe(130);
    expect(scrolledTo(0, 300, 500, 400)).toBe(500);
  });

  it('shows what follows a place that another view turned to', () => {
    expect(scrolledBefore(100, 300, 130, 30)).toBe(100);
    expect(scrolledBefore(100, 300, 360, 30)).toBe(330);
    expect(scrolledBefore(100, 300, 0, 30)).toBe(0);
  });
});
