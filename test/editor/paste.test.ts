import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planPaste, readBlock, writeBlock } from '../../packages/editor/src/views/paste.js';

describe('a block from a spreadsheet', () => {
  it.each([
    ['1.5\r\n2.5\r\n', [['1.5'], ['2.5']]],
    ['1.5\n2.5', [['1.5'], ['2.5']]],
    ['1.5\r2.5\r', [['1.5'], ['2.5']]],
    [
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [' 1.5 \n', [['1.5']]],
    ['1\n\n3\n', [['1'], [''], ['3']]],
    [
      '1\t\n\t2\n',
      [
        ['1', ''],
        ['', '2'],
      ],
    ],
    ['1\t', [['1', '']]],
    ['"a\nb"\t2\n', [['a\nb', '2']]],
    ['"say ""so"""\n', [['say "so"']]],
    ['"unfinished\n2', [['"unfinished'], ['2']]],
    ['\ufeff1\n', [['1']]],
    ['', [[]]],
  ])('%j', (text, rows) => expect(readBlock(text)).toEqual(rows));

  it('comes back as it was copied', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('1', '.', '%', '"', 'x', '组', '\t', '\n', ' ') })
      .map((text) => text.trim());
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (width, rows) => {
          const block = rows.map((row) => row.slice(0, width));
          // A single empty cell at the end can't be told from the end of the line before.
          if (width === 1 && block.at(-1)?.[0] === '') return;
          expect(readBlock(writeBlock(block))).toEqual(block);
        },
      ),
    );
  });
});

describe('pasting', () => {
  const size = { rows: 4, columns: 3 };
  /** No value in the first column, nor at the end of the last row. */
  const idAt = (row: number, column: number) =>
    column === 0 || (row === 3 && column === 2) ? undefined : `${row}.${column}`;
  const cell = (row: number, column: number) => ({ top: row, bottom: row, left: column, right: column });
  const idsOf = (plan: ReturnType<typeof planPaste>) =>
    'values' in plan ? plan.values.map(({ id, text }) => `${id}=${text}`) : plan.refused;

  it('goes down and to the right from the first cell of the selection', () => {
    expect(idsOf(planPaste([['7'], ['8']], cell(1, 1), size, idAt))).toEqual(['1.1=7', '2.1=8']);
    expect(
      idsOf(
        planPaste(
          [
            ['7', '8'],
            ['9', '10'],
          ],
          cell(0, 1),
          size,
          idAt,
        ),
      ),
    ).toEqual(['0.1=7', '0.2=8', '1.1=9', '1.2=10']);
  });

  it('fills a selection with a single value', () => {
    expect(idsOf(planPaste([['5']], { top: 0, bottom: 2, left: 1, right: 1 }, size, idAt))).toEqual([
      '0.1=5',
      '1.1=5',
      '2.1=5',
    ]);
  });

  it('refuses what does not fit', () => {
    expect(idsOf(planPaste([['1', '2', '3']], cell(0, 1), size, idAt))).toEqual({
      why: 'too-wide',
      columns: 3,
      room: 2,
    });
    expect(idsOf(planPaste([['1'], ['2'], ['3']], cell(2, 1), size, idAt))).toEqual({
      why: 'too-long',
      rows: 3,
      room: 2,
    });
    expect(idsOf(planPaste(readBlock(''), cell(0, 1), size, idAt))).toEqual({ why: 'nothing' });
    expect(idsOf(planPaste([[''], ['']], cell(0, 1), size, idAt))).toEqual({ why: 'nothing' });
  });

  it('names every cell that stands against it, and changes none', () => {
    expect(
      idsOf(
        planPaste(
          [
            ['1', '2'],
            ['', '3'],
          ],
          cell(2, 1),
          size,
          idAt,
        ),
      ),
    ).toEqual({
      why: 'cells',
      cells: [
        { row: 3, column: 1, text: '', why: 'empty' },
        { row: 3, column: 2, text: '3', why: 'no-cell' },
      ],
    });
  });

  it('lets nothing stand where there is nothing, and misses the cells of a short row', () => {
    expect(idsOf(planPaste([['1', '2'], ['3']], cell(2, 1), size, idAt))).toEqual(['2.1=1', '2.2=2', '3.1=3']);
    expect(idsOf(planPaste([['1', '2'], ['3']], cell(0, 1), size, idAt))).toMatchObject({
      cells: [{ row: 1, column: 2, why: 'empty' }],
    });
  });
});
