import './coefficient-table.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Snapshot } from '../protocol/api.js';
import { useSession } from '../state/context.js';
import { say } from '../words/language.js';
import { type Filter, NO_FILTER } from './coefficient-filter.js';
import { CoefficientFilters } from './coefficient-filters.js';
import { CoefficientList } from './coefficient-list.js';
import { type CoefficientRow, coefficientAt, coefficientRows, type Followed, filterRows } from './coefficient-rows.js';
import { WORDS } from './coefficient-words.js';
import { findNode, idsUnder, type TreeNode, treeNodes, wayTo } from './item-tree-model.js';
import { MatrixView } from './matrix-view.js';
import { NoRule } from './no-rule.js';
import { SECTIONS } from './section-words.js';

/** All coefficients of the rule in a table to search, filter and type in; what has rows and columns opens as such. */
export const CoefficientTable = () => {
  const session = useSession();
  const snapshot = session.snapshot.value;
  if (!session.rule.value) return <NoRule />;
  if (!snapshot) return <p class="coefficient-empty faint">{say(WORDS.loading)}</p>;
  if (snapshot.coefficients.length === 0) return <p class="coefficient-empty faint">{say(WORDS.broken)}</p>;
  return <Table key={snapshot.path} snapshot={snapshot} />;
};

const Table = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const session = useSession();
  const root = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [itemId, setItemId] = useState<string>();
  const [matrixName, setMatrix] = useState<string>();
  const nodes = useMemo(() => treeNodes(snapshot, SECTIONS), [snapshot]);
  const item = itemId === undefined ? undefined : findNode(nodes, itemId);
  const all = useMemo(() => coefficientRows(snapshot), [snapshot]);
  const rows = useFiltered(all, filter, item);
  const matrix = snapshot.matrices.find(({ name }) => name === matrixName);
  const followed = useFollowed(all);

  const selection = session.selection.value;
  const way = selection ? wayTo(nodes, selection.span) : [];
  useEffect(() => {
    const last = way.at(-1);
    if (itemId !== undefined && selection?.origin === 'tree' && last) setItemId(last.id);
  }, [selection]);
  useEffect(() => {
    // Another view turned to what the matrix doesn't hold; a caret that moves through the text is no wish to leave it.
    if (followed && selection?.origin !== 'yaml' && followed.row.coefficient.matrix?.name !== matrixName)
      setMatrix(undefined);
  }, [followed]);

  const search = (): void => root.current?.querySelector<HTMLInputElement>('input[type=search]')?.select();
  const into = (): void => root.current?.querySelector<HTMLElement>('[role=grid] [tabindex="0"]')?.focus();
  const clear = (): void => {
    setFilter(NO_FILTER);
    setItemId(undefined);
  };
  return (
    <div ref={root} class="coefficient-table">
      <CoefficientFilters
        filter={filter}
        onFilter={setFilter}
        rows={all}
        item={item}
        selectedItem={way.at(-1)}
        onItem={(node) => setItemId(node?.id)}
        matrices={snapshot.matrices}
        matrix={matrix}
        onMatrix={setMatrix}
        onEnter={into}
      />
      {matrix ? (
        <MatrixView
          key={matrix.name}
          matrix={matrix}
          rows={all}
          followed={followed}
          onBack={() => setMatrix(undefined)}
        />
      ) : (
        <CoefficientList
          rows={rows}
          all={all.length}
          followed={followed}
          onSearch={search}
          onMatrix={setMatrix}
          onClear={clear}
        />
      )}
    </div>
  );
};

/** What the filter finds. What it has found stays until it is changed: a row doesn't vanish under the hands that change it. */
const useFiltered = (
  all: readonly CoefficientRow[],
  filter: Filter,
  item: TreeNode | undefined,
): readonly CoefficientRow[] => {
  const last = useRef<{ filter: Filter; item: string | undefined; ids: ReadonlySet<string> }>(undefined);
  return useMemo(() => {
    const found = filterRows(all, item ? { ...filter, ids: idsUnder(item) } : filter);
    const same = last.current?.filter === filter && last.current.item === item?.id;
    const ids = new Set([
      ...found.map(({ coefficient }) => coefficient.id),
      ...(same ? (last.current?.ids ?? []) : []),
    ]);
    last.current = { filter, item: item?.id, ids };
    return found.length === ids.size ? found : all.filter(({ coefficient }) => ids.has(coefficient.id));
  }, [all, filter, item]);
};

/** What another view turned to, once the rows are those of the present text. A new object for each time. */
const useFollowed = (rows: readonly CoefficientRow[]): Followed | undefined => {
  const session = useSession();
  const [followed, setFollowed] = useState<Followed>();
  const selection = session.selection.value;
  const upToDate = session.upToDate.value;
  const seen = useRef<typeof selection>(undefined);
  useEffect(() => {
    if (!selection || !upToDate || seen.current === selection) return;
    seen.current = selection;
    if (selection.origin === 'table') return;
    const found = coefficientAt(
      rows.map(({ coefficient }) => coefficient),
      selection.span,
    );
    const row = found && rows.find(({ coefficient }) => coefficient === found);
    if (row) setFollowed({ row });
  }, [selection, upToDate, rows]);
  return followed;
};
