// biome-ignore-all lint/a11y/useSemanticElements: rows stand at places of their own, which those of a table can not
// biome-ignore-all lint/a11y/useFocusableInteractive: the cells hold the focus
import './grid.css';
import { useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { GridCell } from './grid-cell.js';
import {
  at,
  type Block,
  blockOf,
  isSingle,
  type Place,
  ROW_HEIGHT,
  rowsInView,
  scrolledBefore,
  scrolledTo,
} from './grid-model.js';
import { cellId, type GridColumn, tracksOf, usePaintedRows } from './grid-row.js';
import { type GridHost, GridState } from './grid-state.js';
import { mayTakeFocus, reveal, useView } from './grid-view.js';
import { readBlock, writeBlock } from './paste.js';

export interface GridProps extends Omit<GridHost, 'shape'> {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  /** What tells rows apart, in their order. */
  readonly rowKeys: readonly string[];
  /** Another function where it gives anything else: what is painted is kept. The same goes for `columns`. */
  readonly cell: (row: number, column: number) => GridCell;
  rowClass?(row: number): string;
  /** What is read out with each cell: the id of an element. */
  readonly describedBy?: string;
  /** A block of a spreadsheet, to go where the selection is. */
  paste(block: readonly (readonly string[])[], selection: Block): void;
  /** The user turned to a cell. */
  onActive?(place: Place): void;
  onHover?(row: number | undefined, column: number | undefined): void;
  /** What grids share with what stands around them. */
  readonly state: GridState;
}

/** The state of a grid, to be kept by what shows it; its host is what the grid is given when it is painted. */
export const useGridState = (): GridState =>
  useMemo(
    () =>
      new GridState({
        shape: { rows: 0, columns: 0, editable: () => false, page: 1 },
        valueAt: () => undefined,
        set: () => Promise.resolve([]),
        act: () => false,
        undo: () => undefined,
        redo: () => undefined,
        search: () => undefined,
        words: { empty: '', erase: '', release: '' },
      }),
    [],
  );

/** A grid with the keys of a spreadsheet. Only the rows in view are painted, and the active one, which holds the focus. */
export const Grid = (props: GridProps) => {
  const { label, columns, rowKeys, cell, rowClass, describedBy, state, onActive, onHover } = props;
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const view = useView(root);
  const page = Math.max(1, Math.floor(view.height / ROW_HEIGHT) - 2);
  const shape = {
    rows: rowKeys.length,
    columns: columns.length,
    page,
    editable: (column: number) => columns[column]?.editable ?? false,
  };
  state.host = { ...props, shape };
  const dragging = useRef(false);
  const keysBefore = useRef(rowKeys);
  useLayoutEffect(() => {
    if (keysBefore.current !== rowKeys) state.rekey(keysBefore.current, rowKeys);
    keysBefore.current = rowKeys;
  }, [rowKeys]);

  const position = state.at.value;
  const draft = state.draft.value;
  const wanted = state.focus.value;
  const sent = state.sent.all.value;
  const { active } = position;
  const block = blockOf(position);
  const paint = usePaintedRows();

  const takeFocus = (): void => {
    const element = document.getElementById(cellId(id, state.at.value.active));
    (element?.querySelector<HTMLElement>('.grid-field') ?? element)?.focus({ preventScroll: true });
  };
  useLayoutEffect(() => {
    if (!root.current || view.height === 0) return;
    const cellNow = document.getElementById(cellId(id, active));
    reveal(root.current, active, cellNow, state.followed ? scrolledBefore : scrolledTo);
    state.followed = false;
  }, [position, view.height > 0]);
  useLayoutEffect(() => {
    if (wanted === 0 || !root.current || !mayTakeFocus(root.current)) return;
    takeFocus();
  }, [wanted, active.row, active.column]);
  useLayoutEffect(() => {
    if (root.current?.contains(document.activeElement)) onActive?.(active);
  }, [position]);

  const placeOf = (target: EventTarget | null): Place | undefined => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
    const [row, column] = (element?.dataset.cell ?? '').split(' ').map((one) => Number.parseInt(one, 10));
    return row === undefined || column === undefined || Number.isNaN(row) ? undefined : { row, column };
  };
  const copy = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', writeBlock(copied(block, cell)));
  };
  const least = columns.reduce((sum, { width }) => sum + width, 0);
  const { first, last } = rowsInView(view.scrolled, view.height, ROW_HEIGHT, rowKeys.length);
  const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  if (active.row < rowKeys.length && (active.row < first || active.row > last)) shown.push(active.row);

  return (
    <div
      ref={root}
      role="grid"
      class="grid"
      aria-label={label}
      aria-rowcount={rowKeys.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      onFocusIn={(event) => {
        if (!root.current?.contains(event.relatedTarget as Node | null)) {
          state.entered();
          onActive?.(state.at.value.active);
        }
      }}
      onKeyDown={(event) => {
        // 229: the key is an input method's.
        if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
        if (state.key(event)) event.preventDefault();
      }}
      onPointerDown={(event) => {
        const place = placeOf(event.target);
        if (!place || event.button !== 0 || isField(event.target)) return;
        dragging.current = shape.editable(place.column);
        state.go(at(place, event.shiftKey && shape.editable(place.column) ? position.anchor : place));
      }}
      onMouseDown={(event) => {
        // The field of the active cell lets the pointer through to the cell, which leads the focus to it.
        if (event.button === 1 || !placeOf(event.target) || isField(event.target) || isButton(event.target)) return;
        event.preventDefault();
        takeFocus();
      }}
      onPointerMove={(event) => {
        if (event.buttons !== 1) dragging.current = false;
        const place = dragging.current && !draft ? placeOf(event.target) : undefined;
        if (place && dragged(place, active) && shape.editable(place.column)) state.go(at(place, position.anchor));
      }}
      onDblClick={(event) => {
        if (!isField(event.target) && !isButton(event.target) && placeOf(event.target)) state.edit();
      }}
      onClick={(event) => {
        if (isButton(event.target)) state.focus.value++;
      }}
      onPointerOver={(event) => {
        const place = placeOf(event.target);
        onHover?.(place?.row, place?.column);
      }}
      onPointerLeave={() => onHover?.(undefined, undefined)}
      onCopy={(event) => {
        if (!isField(event.target)) copy(event);
      }}
      onCut={(event) => {
        if (isField(event.target)) return;
        copy(event);
        state.refuseErasing();
      }}
      onPaste={(event) => {
        const text = event.clipboardData?.getData('text/plain') ?? '';
        // A field would join the lines of a block into one value.
        if (isField(event.target) && !/[\t\r\n]/.test(text.trim())) return;
        event.preventDefault();
        if (isField(event.target)) state.cancel();
        state.sent.after(() => props.paste(readBlock(text), state.block));
      }}
    >
      <div role="rowgroup" class="grid-head" style={{ minWidth: `${least}px` }}>
        <div role="row" aria-rowindex={1} class="grid-row" style={{ gridTemplateColumns: tracksOf(columns) }}>
          {columns.map((column, index) => (
            <div
              key={column.key}
              role="columnheader"
              aria-colindex={index + 1}
              title={column.title}
              class={`grid-cell ${column.head ? 'grid-row-head' : ''} ${column.class ?? ''}`}
            >
              {column.label}
            </div>
          ))}
        </div>
      </div>
      <div
        role="rowgroup"
        class="grid-body"
        style={{ height: `${rowKeys.length * ROW_HEIGHT}px`, minWidth: `${least}px` }}
      >
        {shown.map((row) =>
          paint(rowKeys[row] ?? '', {
            id,
            row,
            columns,
            cell,
            class: rowClass?.(row) ?? '',
            active: row === active.row ? active.column : undefined,
            marked: isSingle(block) || row < block.top || row > block.bottom ? undefined : block,
            draft: draft?.place.row === row ? draft : undefined,
            sent: sent.some(({ place }) => place.row === row) ? sent : undefined,
            low: draft?.place.row === row && row * ROW_HEIGHT - view.scrolled > view.height / 2,
            state,
            describedBy,
          }),
        )}
      </div>
    </div>
  );
};

const copied = ({ top, bottom, left, right }: Block, cell: GridProps['cell']): readonly (readonly string[])[] =>
  Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (__, over) => cell(top + down, left + over).copy),
  );

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('.grid-typed') !== null;
const isButton = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button') !== null;
const dragged = (place: Place, active: Place): boolean => place.row !== active.row || place.column !== active.column;
