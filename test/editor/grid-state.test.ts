import { describe, expect, it } from 'vitest';
import type { Key } from '../../packages/editor/src/views/grid-keys.js';
import { type GridHost, GridState } from '../../packages/editor/src/views/grid-state.js';

/** A column of numbers, looked at one after another when asked to. */
class Column implements GridHost {
  readonly shape = { rows: 4, columns: 3, page: 2, editable: (column: number) => column === 1 };
  readonly words = { empty: 'empty', erase: 'no erasing', release: 'released' };
  readonly calls: string[] = [];
  readonly values = ['1', '2', '3', '4'];
  #looks: (() => void)[] = [];

  valueAt({ row, column }: { row: number; column: number }) {
    const text = this.values[row];
    if (column !== 1 || text === undefined) return undefined;
    return { id: `${row}`, text, name: `row ${row}`, told: `row ${row} ${text}`, closed: false, decimal: true };
  }

  set(id: string, text: string): Promise<readonly string[]> {
    return new Promise((resolve) => {
      this.#looks.push(() => {
        const right = /^[\d.]+$/.test(text);
        if (right) this.values[Number(id)] = text;
        resolve(right ? [] : [`not a number: ${text}`]);
      });
    });
  }

  act({ column }: { column: number }): boolean {
    if (column === 2) this.calls.push('act');
    return column === 2;
  }

  undo = () => void this.calls.push('undo');
  redo = () => void this.calls.push('redo');
  search = () => void this.calls.push('search');

  /** Lets the value be looked at that came first of those that still wait. */
  async look(): Promise<void> {
    this.#looks.shift()?.();
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  }
}

const key = (name: string, more: Partial<Key> = {}): Key => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

const start = () => {
  const column = new Column();
  const state = new GridState(column);
  state.go({ active: { row: 0, column: 1 }, anchor: { row: 0, column: 1 } });
  /** As the browser does it: what the grid leaves goes into the field, which is empty until something is typed. */
  const press = (name: string, more: Partial<Key> = {}): void => {
    if (state.key(key(name, more))) return;
    const text = state.draft.value?.text ?? '';
    if (name.length === 1) state.type(text + name);
    else if (name === 'Backspace') state.type(text.slice(0, -1));
  };
  return { column, state, press };
};

describe('typing in a grid', () => {
  it('takes a value and goes down', async () => {
    const { column, state, press } = start();
    press('9');
    press('.');
    press('5');
    expect(state.draft.value?.text).toBe('9.5');
    press('Enter');
    await column.look();
    expect(column.values).toEqual(['9.5', '2', '3', '4']);
    expect(state.draft.value).toBeUndefined();
    expect(state.at.value.active).toEqual({ row: 1, column: 1 });
  });

  it('goes on at once, while values are looked at', async () => {
    const { column, state, press } = start();
    for (const name of ['7', 'Enter', '8', '8', 'x', 'Backspace', 'Enter', '9', 'Enter']) press(name);
    expect(state.at.value.active.row).toBe(3);
    expect(column.values).toEqual(['1', '2', '3', '4']);
    expect(state.sent.all.value.map(({ place, text }) => [place.row, text])).toEqual([
      [0, '7'],
      [1, '88'],
      [2, '9'],
    ]);
    for (let looks = 0; looks < 3; looks++) await column.look();
    expect(column.values).toEqual(['7', '88', '9', '4']);
    expect(state.sent.all.value).toEqual([]);
    expect(state.at.value.active.row).toBe(3);
  });

  it('comes back to a refused value, when what has been begun meanwhile is done', async () => {
    const { column, state, press } = start();
    for (const name of ['a', 'Enter', '8']) press(name);
    await column.look();
    expect(state.draft.value).toMatchObject({ text: '8', messages: [] });
    expect(state.status.value).toBe('not a number: a');
    expect(state.sent.all.value).toMatchObject([{ text: 'a', messages: ['not a number: a'] }]);
    const focused = state.focus.value;
    press('Enter');
    expect(state.draft.value).toMatchObject({ text: 'a', place: { row: 0 }, messages: ['not a number: a'] });
    expect(state.at.value.active.row).toBe(0);
    expect(state.focus.value).toBeGreaterThan(focused);
    await column.look();
    expect(column.values).toEqual(['1', '8', '3', '4']);
    press('Escape');
    expect(state.draft.value).toBeUndefined();
  });

  it('comes back at once where nothing is being typed', async () => {
    const { column, state, press } = start();
    for (const name of ['a', 'Enter', 'ArrowDown']) press(name);
    await column.look();
    expect(state.draft.value).toMatchObject({ text: 'a', place: { row: 0 }, messages: ['not a number: a'] });
    expect(state.at.value.active.row).toBe(0);
  });

  it('begins again from what was typed last, and forgets what that replaced', async () => {
    const { column, state, press } = start();
    for (const name of ['a', 'Enter', 'ArrowUp', 'F2']) press(name);
    expect(state.draft.value?.text).toBe('a');
    state.type('6');
    press('Enter');
    await column.look();
    await column.look();
    expect(state.draft.value).toBeUndefined();
    expect(column.values[0]).toBe('6');
  });

  it('undoes only after what was typed before has been looked at', async () => {
    const { column, press } = start();
    for (const name of ['7', 'Enter']) press(name);
    press('z', { ctrlKey: true });
    expect(column.calls).toEqual([]);
    await column.look();
    expect(column.calls).toEqual(['undo']);
    expect(column.values[0]).toBe('7');
  });

  it('takes what an input method commits, and begins nothing where it commits nothing', async () => {
    const { column, state, press } = start();
    state.compose();
    for (const text of ['w', 'wu', '']) state.type(text);
    state.composed();
    expect(state.draft.value).toBeUndefined();
    expect(state.status.value).toBe('');
    press('ArrowDown');
    state.compose();
    expect(state.draft.value).toMatchObject({ text: '', place: { row: 1 } });
    for (const text of ['1', '1 5', '15']) state.type(text);
    state.composed();
    press('Enter');
    await column.look();
    expect(column.values).toEqual(['1', '15', '3', '4']);
  });

  it('refuses an empty value without asking', () => {
    const { column, state, press } = start();
    press('F2');
    state.type('  ');
    press('Enter');
    expect(state.draft.value?.messages).toEqual([column.words.empty]);
  });

  it('asks nothing where nothing was changed', () => {
    const { column, state, press } = start();
    press('F2');
    expect(state.draft.value).toMatchObject({ text: '1', marked: true });
    press('Enter', { shiftKey: true });
    expect(state.draft.value).toBeUndefined();
    expect(state.at.value.active.row).toBe(0);
    expect(column.values[0]).toBe('1');
  });

  it('types into the only value of a row from any of its cells, but for those that do something of their own', () => {
    const { column, state, press } = start();
    press('ArrowLeft');
    expect(state.key(key('6'))).toBe(true);
    expect(state.draft.value).toMatchObject({ text: '6', place: { row: 0, column: 1 } });
    press('Escape');
    press('ArrowRight');
    press('Enter');
    expect(column.calls).toEqual(['act']);
    expect(state.draft.value).toBeUndefined();
  });

  it('gives Tab back to the browser after Escape, until another key', () => {
    const { state } = start();
    expect(state.key(key('Tab'))).toBe(true);
    expect(state.key(key('Escape'))).toBe(true);
    expect(state.status.value).toBe('released');
    expect(state.key(key('Tab'))).toBe(false);
    state.entered();
    expect(state.key(key('Tab'))).toBe(true);
  });

  it('stays with its row when others come or go, and gives up what is typed in a row that goes', () => {
    const { state, press } = start();
    press('ArrowDown');
    press('5');
    state.rekey(['a', 'b', 'c', 'd'], ['x', 'a', 'b', 'd']);
    expect(state.at.value.active.row).toBe(2);
    expect(state.draft.value?.place.row).toBe(2);
    state.rekey(['x', 'a', 'b', 'd'], ['x', 'a', 'd']);
    expect(state.draft.value).toBeUndefined();
    expect(state.at.value.active.row).toBe(2);
  });

  it('follows another view, but never away from what is being typed', () => {
    const { state, press } = start();
    state.follow({ row: 3, column: 1 });
    expect(state.at.value.active.row).toBe(3);
    press('5');
    state.follow({ row: 0, column: 1 });
    expect(state.at.value.active.row).toBe(3);
  });
});
