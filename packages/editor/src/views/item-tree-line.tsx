import { fill, say, type Words } from '../words/language.js';
import type { Mark, TreeRow } from './item-tree-model.js';

const WORDS = {
  points: { zh: '{max} 分', en: '{max} points' },
  pointsBy: { zh: '满分按“{key}”', en: 'points by {key}' },
  pointsNone: { zh: '不设满分', en: 'no maximum' },
  pointsParts: { zh: '满分为分项之和', en: 'points of the parts' },
  pointsAre: { zh: '满分 {max}', en: '{max} points' },
  weight: { zh: '权重 {weight}', en: 'weight {weight}' },
  weightBy: { zh: '权重按“{key}”', en: 'weight by {key}' },
  perMember: { zh: '按“{set}”逐个计分', en: 'for each of {set}' },
  applies: { zh: '适用条件：{condition}', en: 'applies when {condition}' },
  changed: { zh: '改动 {count} 处', en: '{count} changed' },
  errors: { zh: '{count} 个错误', en: '{count} errors' },
  warnings: { zh: '{count} 个警告', en: '{count} warnings' },
  count: { zh: '{count} 个', en: '{count}' },
} satisfies Words;

interface LineProps {
  readonly row: TreeRow;
  readonly mark: Mark | undefined;
  readonly isCurrent: boolean;
  readonly inTabOrder: boolean;
  readonly onPress: () => void;
  readonly onTurn: () => void;
}

/** A line of the tree: an item with its clause, points and method, or a part of the rule. */
export const Line = ({ row, mark, isCurrent, inTabOrder, onPress, onTurn }: LineProps) => {
  const { node, level, position, siblings, expanded } = row;
  const { item } = node;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree listens to the keys
    <div
      role="treeitem"
      class={isCurrent ? 'item-tree-line item-tree-current' : 'item-tree-line'}
      style={{ paddingInlineStart: `${(level - 1) * 14 + 4}px` }}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={isCurrent}
      aria-expanded={expanded}
      tabIndex={inTabOrder ? 0 : -1}
      title={titleOf(row)}
      onClick={onPress}
    >
      <span
        class="item-tree-turn"
        aria-hidden="true"
        onClick={(event) => {
          if (expanded === undefined) return;
          event.stopPropagation();
          onTurn();
        }}
      >
        {expanded === undefined ? '' : expanded ? '▾' : '▸'}
      </span>
      <span class="item-tree-text">
        <span class="item-tree-first">
          <span class={level === 1 ? 'item-tree-name item-tree-top' : 'item-tree-name'}>{say(node.label)}</span>
          <Marks mark={mark} />
          {item ? null : <span class="faint">{fill(WORDS.count, { count: node.coefficientIds.length })}</span>}
        </span>
        {item ? (
          <span class="item-tree-second faint">
            {partsOf(row).map((part) => (
              <span key={part}>{part}</span>
            ))}
          </span>
        ) : null}
      </span>
    </div>
  );
};

const Marks = ({ mark }: { readonly mark: Mark | undefined }) => {
  if (!mark) return null;
  const { changed, errors, warnings, problem } = mark;
  const told = [
    changed > 0 ? fill(WORDS.changed, { count: changed }) : '',
    errors > 0 ? fill(WORDS.errors, { count: errors }) : '',
    warnings > 0 ? fill(WORDS.warnings, { count: warnings }) : '',
  ].filter((one) => one !== '');
  return (
    <span class="item-tree-marks" title={problem ? say(problem.message) : told.join(say({ zh: '，', en: ', ' }))}>
      <span class="unseen">{told.join(say({ zh: '，', en: ', ' }))}</span>
      {changed > 0 ? (
        <span class="item-tree-changed changed" aria-hidden="true">
          {say({ zh: `改${changed}`, en: `✎${changed}` })}
        </span>
      ) : null}
      {errors > 0 ? (
        <span class="error-text" aria-hidden="true">
          ✖
        </span>
      ) : null}
      {warnings > 0 && errors === 0 ? (
        <span class="item-tree-warning" aria-hidden="true">
          ⚠
        </span>
      ) : null}
    </span>
  );
};

/** What a table on one line goes by. */
const keyOf = (text: string): string | undefined => /^\{\s*(?:by|按)\s*:\s*([^,，}]+?)\s*[,，}]/.exec(text)?.[1];

/** In either language of a rule file. */
const NO_MAX = ['none', '无'];
const SUM_OF_PARTS = ['parts', '分项之和'];

const maxOf = (max: string): string => {
  if (NO_MAX.includes(max)) return say(WORDS.pointsNone);
  if (SUM_OF_PARTS.includes(max)) return say(WORDS.pointsParts);
  const key = keyOf(max);
  if (key !== undefined) return fill(WORDS.pointsBy, { key });
  return fill(/^[\d.]+$/.test(max) ? WORDS.points : WORDS.pointsAre, { max });
};

const weightOf = (weight: string): string => {
  const key = keyOf(weight);
  return key === undefined ? fill(WORDS.weight, { weight }) : fill(WORDS.weightBy, { key });
};

/** Clause, points or weight, and method. */
const partsOf = ({ node: { item } }: TreeRow): readonly string[] => {
  if (!item) return [];
  const { source, max, weight, method, perMember } = item;
  return [
    ...(source === undefined ? [] : [source]),
    ...(max === undefined ? [] : [maxOf(max)]),
    ...(weight === undefined ? [] : [weightOf(weight)]),
    ...(method ? [say(method.label)] : []),
    ...(perMember === undefined ? [] : [fill(WORDS.perMember, { set: perMember })]),
  ];
};

const titleOf = (row: TreeRow): string => {
  const { item, label } = row.node;
  const more = [
    item?.applies === undefined ? '' : fill(WORDS.applies, { condition: item.applies }),
    item?.readings.join(' ') ?? '',
    item?.note ?? '',
  ];
  return [say(label), ...partsOf(row), ...more].filter((one) => one !== '').join('\n');
};
