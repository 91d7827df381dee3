import { useCallback, useId, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { useSession } from '../state/context.js';
import { fill, language, say } from '../words/language.js';
import { calledBy, choiceLabel, PathOf, typedValue, unitOf, valueCell } from './coefficient-cells.js';
import { CoefficientFoot } from './coefficient-foot.js';
import { type CoefficientRow, type Followed, isChanged } from './coefficient-rows.js';
import { WORDS } from './coefficient-words.js';
import { Grid, useGridState } from './grid.js';
import type { GridCell } from './grid-cell.js';
import { usePaste } from './grid-paste.js';
import type { GridColumn } from './grid-row.js';
import { useTurnTo } from './use-turn.js';
import { useValueEdits } from './value-edits.js';

interface ListProps {
  readonly rows: readonly CoefficientRow[];
  /** How many there are, whatever the filter. */
  readonly all: number;
  readonly followed: Followed | undefined;
  readonly onSearch: () => void;
  readonly onMatrix: (name: string) => void;
  readonly onClear: () => void;
}

const [LABEL, VALUE, BEFORE] = [1, 2, 5];

/** One coefficient a line. */
export const CoefficientList = ({ rows, all, followed, onSearch, onMatrix, onClear }: ListProps) => {
  const session = useSession();
  const edits = useValueEdits();
  const turnTo = useTurnTo();
  const state = useGridState();
  const foot = useId();
  const [hovered, setHovered] = useState<number>();
  const [hidden, setHidden] = useState(false);
  const rowKeys = useKeys(rows);
  const nameOf = (row: number): string => {
    const one = rows[row]?.coefficient;
    return one ? typedValue(one, one.text).name : '';
  };
  const { paste, report } = usePaste({ state, edits, name: nameOf });

  useLayoutEffect(() => {
    if (!followed) {
      if (state.at.value.active.column !== VALUE) state.follow({ row: 0, column: VALUE });
      return;
    }
    const index = rows.findIndex(({ coefficient }) => coefficient.id === followed.row.coefficient.id);
    if (index >= 0) state.follow({ row: index, column: VALUE });
    setHidden(index < 0);
  }, [followed]);
  useLayoutEffect(() => setHidden(false), [rows]);

  const revert = (row: CoefficientRow | undefined): boolean => {
    if (!row?.change) return false;
    void session.revert(row.change.id);
    return true;
  };
  const open = (row: CoefficientRow | undefined): boolean => {
    const name = row?.coefficient.matrix?.name;
    if (name === undefined || !session.snapshot.peek()?.matrices.some((one) => one.name === name)) return false;
    onMatrix(name);
    return true;
  };
  const typed = edits.version.value;
  const columns = useMemo(columnsOf, [language.value]);
  const cell = useCallback(
    (row: number, column: number) => cellOf(rows[row], column, (one) => edits.textOf(one), revert, open),
    [rows, typed, language.value],
  );
  const active = rows[state.at.value.active.row];
  const told = (hovered === undefined ? undefined : rows[hovered]) ?? active;

  if (rows.length === 0)
    return (
      <div class="coefficient-empty">
        <p>{say(WORDS.nothing)}</p>
        <button type="button" onClick={onClear}>
          {say(WORDS.clear)}
        </button>
      </div>
    );
  return (
    <>
      <Grid
        state={state}
        label={say(WORDS.table)}
        columns={columns}
        rowKeys={rowKeys}
        rowClass={(row) => (rows[row] && isChanged(rows[row]) ? 'coefficient-changed-row' : '')}
        describedBy={foot}
        words={{ empty: say(WORDS.empty), erase: say(WORDS.erase), release: say(WORDS.release) }}
        cell={cell}
        valueAt={({ row, column }) => {
          const one = column === VALUE ? rows[row]?.coefficient : undefined;
          return one && typedValue(one, edits.textOf(one));
        }}
        set={(id, text) => edits.set(id, text)}
        act={({ row, column }) => (column === BEFORE ? revert(rows[row]) : column === LABEL ? open(rows[row]) : false)}
        undo={() => edits.undo()}
        redo={() => edits.redo()}
        search={onSearch}
        paste={paste}
        onActive={({ row }) => {
          const one = rows[row];
          if (one) turnTo(one.coefficient.id);
        }}
        onHover={setHovered}
      />
      <CoefficientFoot id={foot} row={told} status={state.status.value} onMatrix={open} onRevert={revert}>
        {hidden ? (
          <span>
            {say(WORDS.hidden)}
            <button type="button" class="link" onClick={onClear}>
              {say(WORDS.clear)}
            </button>
          </span>
        ) : null}
        <span class="coefficient-count">{fill(WORDS.shown, { shown: rows.length, all })}</span>
      </CoefficientFoot>
      {report}
    </>
  );
};

const columnsOf = (): readonly GridColumn[] => [
  { key: 'item', label: say(WORDS.item), width: 108, grow: 13, head: true },
  { key: 'label', label: say(WORDS.label), width: 108, grow: 16 },
  { key: 'value', label: say(WORDS.value), width: 84, grow: 2, editable: true, class: 'coefficient-number' },
  { key: 'unit', label: say(WORDS.unit), width: 42 },
  { key: 'clause', label: say(WORDS.clause), width: 116, grow: 6 },
  { key: 'before', label: say(WORDS.before), title: say(WORDS.beforeTitle), width: 100 },
];

const cellOf = (
  row: CoefficientRow | undefined,
  column: number,
  textOf: (one: CoefficientRow['coefficient']) => string,
  revert: (row: CoefficientRow) => boolean,
  open: (row: CoefficientRow) => boolean,
): GridCell => {
  if (!row) return { content: null, copy: '' };
  const { coefficient: one, change, added } = row;
  const plain = (text: string): GridCell => ({ content: text, copy: text, title: text });
  // What tells them apart is at their end: where there is no room, the beginning is left out.
  const tail = (text: string): GridCell => ({ ...plain(text), content: <bdi>{text}</bdi>, class: 'coefficient-tail' });
  switch (column) {
    case 0: {
      const { path } = calledBy(one);
      const text = path.join(' › ');
      return { content: <PathOf path={path} />, copy: text, title: text };
    }
    case LABEL: {
      const { label } = calledBy(one);
      if (!one.matrix) return tail(label);
      return {
        ...plain(label),
        content: (
          <span class="coefficient-in-matrix">
            <button
              type="button"
              tabIndex={-1}
              class="link"
              title={say(WORDS.asMatrix)}
              aria-label={say(WORDS.asMatrix)}
              onClick={() => open(row)}
            >
              ▦
            </button>
            <span class="coefficient-tail">
              <bdi>{label}</bdi>
            </span>
          </span>
        ),
      };
    }
    case VALUE:
      return valueCell(row, textOf(one));
    case 3:
      return plain(unitOf(one, textOf(one)));
    case 4:
      return tail(one.source ?? '');
    default:
      if (added) return plain(say(WORDS.added));
      if (!change) return plain('');
      return {
        content: (
          <span class="coefficient-before">
            <del>{choiceLabel(one, change.before)}</del>
            <button type="button" tabIndex={-1} onClick={() => revert(row)}>
              {say(WORDS.revert)}
            </button>
          </span>
        ),
        copy: change.before,
        title: choiceLabel(one, change.before),
      };
  }
};

/** The ids of rows; the same list while they are the same. */
const useKeys = (rows: readonly CoefficientRow[]): readonly string[] => {
  const joined = useMemo(() => rows.map(({ coefficient }) => coefficient.id).join('\n'), [rows]);
  return useMemo(() => rows.map(({ coefficient }) => coefficient.id), [joined]);
};
