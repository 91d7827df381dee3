import type { Matrix } from '@zhunsheng/dsl';
import { useCallback, useId, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { useSession } from '../state/context.js';
import { language, say } from '../words/language.js';
import { typedValue, valueCell } from './coefficient-cells.js';
import { CoefficientFoot } from './coefficient-foot.js';
import type { CoefficientRow, Followed } from './coefficient-rows.js';
import { WORDS } from './coefficient-words.js';
import { Grid, useGridState } from './grid.js';
import type { GridCell } from './grid-cell.js';
import { usePaste } from './grid-paste.js';
import type { GridColumn } from './grid-row.js';
import { keyLabel, matrixWidths, placeIn } from './matrix-model.js';
import { useTurnTo } from './use-turn.js';
import { useValueEdits } from './value-edits.js';

interface MatrixProps {
  readonly matrix: Matrix;
  /** All coefficients of the rule. */
  readonly rows: readonly CoefficientRow[];
  readonly followed: Followed | undefined;
  readonly onBack: () => void;
}

/** A matrix as it stands in the annex: its rows and columns with the keys of a spreadsheet. */
export const MatrixView = ({ matrix, rows, followed, onBack }: MatrixProps) => {
  const session = useSession();
  const edits = useValueEdits();
  const turnTo = useTurnTo();
  const state = useGridState();
  const foot = useId();
  const [hovered, setHovered] = useState<CoefficientRow>();
  const byId = useMemo(() => new Map(rows.map((row) => [row.coefficient.id, row])), [rows]);
  const rowNames = matrix.rows.join('\n');
  const rowKeys = useMemo(() => matrix.rows.map((name, index) => `${index} ${name}`), [rowNames]);
  const columns = useMemo(() => columnsOf(matrix), [matrix, language.value]);
  /** Column 0 has the names of the rows. */
  const rowAt = (row: number, column: number): CoefficientRow | undefined => {
    const id = column === 0 ? undefined : matrix.cells[row]?.[column - 1];
    return id === undefined ? undefined : byId.get(id);
  };
  const typed = edits.version.value;
  const cell = useCallback(
    (row: number, column: number): GridCell => {
      const name = matrix.rows[row] ?? '';
      if (column === 0) return { content: name, copy: name, title: name };
      const one = rowAt(row, column);
      return one ? valueCell(one, edits.textOf(one.coefficient)) : otherCell(matrix.texts[row]?.[column - 1] ?? '');
    },
    [matrix, byId, typed, language.value],
  );
  const nameOf = (row: number, column: number): string =>
    `${matrix.rows[row] ?? ''} ${matrix.columns[column - 1] ?? ''}`.trim();
  const { paste, report } = usePaste({ state, edits, name: nameOf });

  useLayoutEffect(() => {
    const selected = session.selection.peek()?.span;
    const turned = rows.find(
      ({ coefficient: { span } }) => span.start === selected?.start && span.end === selected.end,
    );
    const wanted = followed && session.selection.peek()?.origin !== 'table' ? followed.row : turned;
    const place = wanted && placeIn(matrix, wanted.coefficient.id);
    if (place) state.follow({ row: place.row, column: place.column + 1 });
    else if (state.at.value.active.column === 0) state.follow({ row: 0, column: 1 });
  }, [followed]);
  // Opened by a key: the keys go on in it.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) state.focus.value++;
  }, []);

  const revert = (row: CoefficientRow | undefined): boolean => {
    if (!row?.change) return false;
    void session.revert(row.change.id);
    return true;
  };
  const { active } = state.at.value;
  return (
    <div class="matrix-view">
      <Grid
        state={state}
        label={matrix.name}
        columns={columns}
        rowKeys={rowKeys}
        describedBy={foot}
        words={{ empty: say(WORDS.empty), erase: say(WORDS.erase), release: say(WORDS.release) }}
        cell={cell}
        valueAt={({ row, column }) => {
          const one = rowAt(row, column)?.coefficient;
          return one && { ...typedValue(one, edits.textOf(one)), name: nameOf(row, column) };
        }}
        set={(id, text) => edits.set(id, text)}
        act={() => false}
        undo={() => edits.undo()}
        redo={() => edits.redo()}
        search={onBack}
        paste={paste}
        onActive={({ row, column }) => {
          const one = rowAt(row, column);
          if (one) turnTo(one.coefficient.id);
        }}
        onHover={(row, column) =>
          setHovered(row === undefined || column === undefined ? undefined : rowAt(row, column))
        }
      />
      <CoefficientFoot
        id={foot}
        row={hovered ?? rowAt(active.row, active.column)}
        status={state.status.value}
        onRevert={revert}
      />
      {report}
    </div>
  );
};

/** A cell that holds no single figure: nothing, or what is to be changed in the text. */
const otherCell = (text: string): GridCell =>
  text === '' || text === '~' || text === 'null'
    ? { content: <span class="faint">—</span>, copy: '', title: say(WORDS.noValue) }
    : { content: <span class="faint">{text}</span>, copy: text, title: `${text}\n${say(WORDS.notFigure)}` };

const columnsOf = (matrix: Matrix): readonly GridColumn[] => {
  const widths = matrixWidths(matrix);
  const corner = matrix.by.map((key) => say(keyLabel(key))).join(' ＼ ');
  return [
    { key: 'head', label: corner, title: corner, width: widths.head, head: true },
    ...matrix.columns.map(
      (name, index): GridColumn => ({
        key: `${index} ${name}`,
        label: name,
        title: name,
        width: widths.columns[index] ?? 80,
        editable: true,
        class: 'coefficient-number',
      }),
    ),
  ];
};
