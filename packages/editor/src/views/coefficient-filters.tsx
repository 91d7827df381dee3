import type { CoefficientSection, Matrix } from '@zhunsheng/dsl';
import { fill, say } from '../words/language.js';
import type { Filter } from './coefficient-filter.js';
import { type CoefficientRow, isChanged } from './coefficient-rows.js';
import { WORDS } from './coefficient-words.js';
import type { TreeNode } from './item-tree-model.js';
import { SECTIONS } from './section-words.js';

interface FiltersProps {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  /** All, whatever the filter. */
  readonly rows: readonly CoefficientRow[];
  /** The item that alone is shown. */
  readonly item: TreeNode | undefined;
  /** The one that the views are turned to. */
  readonly selectedItem: TreeNode | undefined;
  readonly onItem: (item: TreeNode | undefined) => void;
  readonly matrices: readonly Matrix[];
  readonly matrix: Matrix | undefined;
  readonly onMatrix: (name: string | undefined) => void;
  /** On into the grid. */
  readonly onEnter: () => void;
}

/** Above the table: what of it is shown. */
export const CoefficientFilters = (props: FiltersProps) => {
  const { filter, onFilter, rows, matrices, matrix, onMatrix, onEnter } = props;
  return (
    <div class="coefficient-filters">
      {matrices.length > 0 ? (
        <select
          aria-label={say(WORDS.mode)}
          class={matrix ? 'coefficient-mode' : 'coefficient-mode coefficient-mode-short'}
          value={matrix ? `matrix:${matrix.name}` : ''}
          onChange={(event) => onMatrix(event.currentTarget.value.replace(/^matrix:/, '') || undefined)}
        >
          <option value="">{say(WORDS.modeTable)}</option>
          {matrices.map((one) => (
            <option key={one.name} value={`matrix:${one.name}`}>
              {fill(WORDS.modeMatrix, { name: one.name, rows: one.rows.length, columns: one.columns.length })}
            </option>
          ))}
        </select>
      ) : null}
      {matrix ? (
        <button type="button" onClick={() => onMatrix(undefined)}>
          {`← ${say(WORDS.back)}`}
        </button>
      ) : (
        <>
          <input
            type="search"
            aria-label={say(WORDS.search)}
            placeholder={say(WORDS.searchHint)}
            value={filter.text}
            onInput={(event) => onFilter({ ...filter, text: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
              event.preventDefault();
              onEnter();
            }}
          />
          <Sections filter={filter} onFilter={onFilter} rows={rows} />
          <label class="coefficient-check">
            <input
              type="checkbox"
              checked={filter.changedOnly}
              onChange={(event) => onFilter({ ...filter, changedOnly: event.currentTarget.checked })}
            />
            {`${say(WORDS.changedOnly)} (${rows.filter(isChanged).length})`}
          </label>
          <ItemOnly {...props} />
        </>
      )}
    </div>
  );
};

const Sections = ({ filter, onFilter, rows }: Pick<FiltersProps, 'filter' | 'onFilter' | 'rows'>) => {
  const counts = new Map<CoefficientSection, number>();
  for (const { coefficient } of rows) counts.set(coefficient.section, (counts.get(coefficient.section) ?? 0) + 1);
  return (
    <select
      aria-label={say(WORDS.section)}
      value={filter.section}
      onChange={(event) => onFilter({ ...filter, section: sectionOf(event.currentTarget.value) })}
    >
      <option value="all">{say(WORDS.all)}</option>
      {SECTION_NAMES.filter((name) => counts.has(name) || filter.section === name).map((name) => (
        <option key={name} value={name}>
          {`${say(SECTIONS[name])} (${counts.get(name) ?? 0})`}
        </option>
      ))}
    </select>
  );
};

const SECTION_NAMES = Object.keys(SECTIONS) as readonly CoefficientSection[];

const sectionOf = (value: string): Filter['section'] => SECTION_NAMES.find((name) => name === value) ?? 'all';

const ItemOnly = ({ item, selectedItem, onItem }: FiltersProps) => (
  <label class="coefficient-check" title={item || selectedItem ? undefined : say(WORDS.chooseItem)}>
    <input
      type="checkbox"
      checked={item !== undefined}
      disabled={!item && !selectedItem}
      onChange={(event) => onItem(event.currentTarget.checked ? selectedItem : undefined)}
    />
    <span class="coefficient-only">
      {item ? fill(WORDS.itemOnlyOf, { item: say(item.label) }) : say(WORDS.itemOnly)}
    </span>
  </label>
);
