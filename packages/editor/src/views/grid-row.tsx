// biome-ignore-all lint/a11y/useSemanticElements: rows stand at places of their own, which those of a table can not
// biome-ignore-all lint/a11y/useFocusableInteractive: the cells hold the focus
import type { ComponentChildren, VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { CellField, CellSent, type GridCell } from './grid-cell.js';
import { type Block, hasField, isWithin, type Place, ROW_HEIGHT } from './grid-model.js';
import type { SentValue } from './grid-sent.js';
import type { Draft, GridState } from './grid-state.js';

export interface GridColumn {
  readonly key: string;
  readonly label: ComponentChildren;
  readonly title?: string;
  /** The least width in pixels, and its share of what is left. */
  readonly width: number;
  readonly grow?: number;
  readonly editable?: boolean;
  /** Names the row, and stays in view. */
  readonly head?: boolean;
  readonly class?: string;
}

/** All that a row is painted from. */
export interface RowProps {
  /** Of the grid. */
  readonly id: string;
  readonly row: number;
  readonly columns: readonly GridColumn[];
  readonly cell: (row: number, column: number) => GridCell;
  readonly class: string;
  /** The active column, in the active row. */
  readonly active: number | undefined;
  /** The selected block, where the row has a part in it. */
  readonly marked: Block | undefined;
  /** What is being typed in the row. */
  readonly draft: Draft | undefined;
  /** Typed values on their way, where the row has any. */
  readonly sent: readonly SentValue[] | undefined;
  readonly low: boolean;
  readonly state: GridState;
  readonly describedBy: string | undefined;
}

export const cellId = (grid: string, { row, column }: Place): string => `${grid}-${row}-${column}`;

export const tracksOf = (columns: readonly GridColumn[]): string =>
  columns.map(({ width, grow }) => (grow ? `minmax(${width}px, ${grow}fr)` : `${width}px`)).join(' ');

/** Paints rows, and keeps what was painted while nothing that it shows is another: then nothing is compared either. */
export const usePaintedRows = (): ((key: string, props: RowProps) => VNode) => {
  const painted = useRef(new Map<string, { readonly props: RowProps; readonly node: VNode }>());
  const before = painted.current;
  // Rows that have gone out of view are forgotten.
  painted.current = new Map();
  return (key, props) => {
    const known = before.get(key);
    const kept = known && isSame(known.props, props) ? known : { props, node: <Row key={key} {...props} /> };
    painted.current.set(key, kept);
    return kept.node;
  };
};

const isSame = (a: RowProps, b: RowProps): boolean =>
  a.row === b.row &&
  a.columns === b.columns &&
  a.cell === b.cell &&
  a.class === b.class &&
  a.active === b.active &&
  a.draft === b.draft &&
  a.sent === b.sent &&
  a.low === b.low &&
  a.describedBy === b.describedBy &&
  (a.marked === b.marked || (a.marked?.left === b.marked?.left && a.marked?.right === b.marked?.right));

const Row = ({
  id,
  row,
  columns,
  cell,
  class: own,
  active,
  marked,
  draft,
  sent,
  low,
  state,
  describedBy,
}: RowProps) => (
  <div
    role="row"
    aria-rowindex={row + 2}
    class={`grid-row grid-line ${own} ${active === undefined ? '' : 'grid-active-row'} ${draft ? 'grid-typing' : ''}`}
    style={{ gridTemplateColumns: tracksOf(columns), top: `${row * ROW_HEIGHT}px` }}
  >
    {columns.map((column, index) => {
      const one = cell(row, index);
      const isActive = index === active;
      const typed = draft?.place.column === index ? draft : undefined;
      const field = typed?.value ?? (isActive && hasField(one.value) ? one.value : undefined);
      const onTheWay = sent?.findLast(({ place }) => place.row === row && place.column === index);
      const isMarked = marked !== undefined && isWithin({ row, column: index }, marked);
      const classes = ['grid-cell', column.head ? 'grid-row-head' : '', column.class ?? '', one.class ?? ''];
      if (isActive) classes.push('grid-active');
      if (isMarked) classes.push('grid-marked');
      if (field) classes.push('grid-with-field');
      if (typed) classes.push('grid-typed');
      return (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take aria-selected and aria-readonly
        <div
          key={column.key}
          id={cellId(id, { row, column: index })}
          data-cell={`${row} ${index}`}
          role={column.head ? 'rowheader' : 'gridcell'}
          aria-colindex={index + 1}
          aria-readonly={one.value === undefined}
          aria-selected={isMarked || undefined}
          aria-invalid={one.problem ? true : undefined}
          aria-describedby={isActive && !field ? describedBy : undefined}
          tabIndex={field ? undefined : isActive && !draft ? 0 : -1}
          title={typed ? undefined : (one.problem ?? one.title)}
          class={classes.join(' ')}
        >
          {typed ? null : onTheWay ? <CellSent sent={onTheWay} /> : one.content}
          {field ? (
            <CellField
              key="field"
              state={state}
              value={field}
              draft={typed}
              low={low}
              describedBy={describedBy}
              wrong={one.problem !== undefined}
            />
          ) : null}
        </div>
      );
    })}
  </div>
);
