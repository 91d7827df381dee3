import type { Bilingual, Coefficient, CoefficientSection, ItemNode, Span } from '@zhunsheng/dsl';
import type { PlainDiagnostic, Snapshot } from '../protocol/api.js';
import { searchable, searchWords } from './coefficient-filter.js';
import { inOrder } from './coefficient-rows.js';

/** A line of the tree: an item, or a section of the rule that has coefficients but no items. */
export interface TreeNode {
  readonly id: string;
  readonly label: Bilingual;
  readonly span: Span;
  readonly item?: ItemNode;
  /** Its own coefficients, not those of its children. */
  readonly coefficientIds: readonly string[];
  readonly children: readonly TreeNode[];
}

/** A line as it is shown. */
export interface TreeRow {
  readonly node: TreeNode;
  readonly parent?: TreeNode;
  /** From 1, as are places among siblings. */
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly expanded?: boolean;
}

export interface Mark {
  /** How many places at or below it differ from what is on disk. */
  readonly changed: number;
  readonly errors: number;
  readonly warnings: number;
  /** The first problem, to be read. */
  readonly problem?: PlainDiagnostic;
}

/** Items as the regulation reads, and behind them what else can be changed. */
export const treeNodes = (
  { tree, coefficients }: Pick<Snapshot, 'tree' | 'coefficients'>,
  sections: Readonly<Record<CoefficientSection, Bilingual>>,
): readonly TreeNode[] => {
  const items = tree.map(itemNode);
  const held = new Set(items.flatMap((node) => [...idsUnder(node)]));
  const rest = new Map<CoefficientSection, Coefficient[]>();
  for (const one of inOrder(coefficients))
    if (!held.has(one.id)) rest.set(one.section, [...(rest.get(one.section) ?? []), one]);
  const others = [...rest].map(
    ([section, ones]): TreeNode => ({
      id: `section:${section}`,
      label: sections[section],
      span: { start: ones[0]?.span.start ?? 0, end: ones.at(-1)?.span.end ?? 0 },
      coefficientIds: ones.map(({ id }) => id),
      children: [],
    }),
  );
  return [...items, ...others];
};

const itemNode = (item: ItemNode): TreeNode => ({
  id: item.id,
  label: item.label,
  span: item.span,
  item,
  coefficientIds: item.coefficientIds,
  children: item.children.map(itemNode),
});

export const idsUnder = (node: TreeNode): ReadonlySet<string> =>
  new Set([...node.coefficientIds, ...node.children.flatMap((child) => [...idsUnder(child)])]);

/** The nodes around a place, from the outside in: the last one is the narrowest. */
export const wayTo = (nodes: readonly TreeNode[], place: Span): readonly TreeNode[] => {
  // Coefficients of a section may stand far apart, with others between them.
  const around = nodes.filter(({ span }) => span.start <= place.start && place.end <= span.end);
  const [node] = around.sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
  return node ? [node, ...wayTo(node.children, place)] : [];
};

export const findNode = (nodes: readonly TreeNode[], id: string): TreeNode | undefined => {
  for (const node of nodes) {
    const found = node.id === id ? node : findNode(node.children, id);
    if (found) return found;
  }
  return undefined;
};

/** What is to be shown: nodes whose parents are open; with a query, those that it finds, with all around them. */
export const treeRows = (
  nodes: readonly TreeNode[],
  closed: ReadonlySet<string>,
  query: string,
): readonly TreeRow[] => {
  const words = searchWords(query);
  const keep = (node: TreeNode): boolean =>
    words.every((word) => textOf(node).includes(word)) || node.children.some(keep);
  const rows = (level: number, parent: TreeNode | undefined, list: readonly TreeNode[]): readonly TreeRow[] => {
    const kept = words.length === 0 ? list : list.filter(keep);
    return kept.flatMap((node, index) => {
      const children = words.length === 0 ? node.children : node.children.filter(keep);
      const expanded = words.length > 0 || !closed.has(node.id);
      const row: TreeRow = {
        node,
        ...(parent ? { parent } : {}),
        level,
        position: index + 1,
        siblings: kept.length,
        ...(children.length > 0 ? { expanded } : {}),
      };
      return [row, ...(expanded ? rows(level + 1, node, children) : [])];
    });
  };
  return rows(1, undefined, nodes);
};

const textOf = ({ label, item }: TreeNode): string =>
  [label.zh, label.en, item?.source, item?.method?.label.zh, item?.perMember, item?.note]
    .map((part) => searchable(part ?? ''))
    .join('\n');

/** By node; those without anything to say are left out. */
export const marksOf = (
  nodes: readonly TreeNode[],
  { changes, diagnostics, path }: Pick<Snapshot, 'changes' | 'diagnostics' | 'path'>,
): ReadonlyMap<string, Mark> => {
  const marks = new Map<string, Mark>();
  const mark = (place: Span, add: (mark: Mark) => Mark): void => {
    for (const { id } of wayTo(nodes, place))
      marks.set(id, add(marks.get(id) ?? { changed: 0, errors: 0, warnings: 0 }));
  };
  for (const change of changes) {
    const place = 'after' in change ? change.after?.span : undefined;
    if (place) mark(place, (now) => ({ ...now, changed: now.changed + 1 }));
  }
  for (const one of diagnostics) {
    if (one.path !== path) continue;
    const isError = one.severity === 'error';
    mark(one.span, (now) => ({
      ...now,
      errors: now.errors + (isError ? 1 : 0),
      warnings: now.warnings + (isError ? 0 : 1),
      problem: now.problem && (now.errors > 0 || !isError) ? now.problem : one,
    }));
  }
  return marks;
};

export type TreeIntent =
  | { readonly do: 'go'; readonly to: number }
  | { readonly do: 'open' | 'close'; readonly id: string }
  | { readonly do: 'open-siblings' }
  | { readonly do: 'select' };

/** What a key asks for, as the ARIA authoring practices have it for a tree. */
export const treeIntentOf = (key: string, rows: readonly TreeRow[], at: number): TreeIntent | undefined => {
  const row = rows[at];
  if (!row) return undefined;
  const go = (to: number): TreeIntent => ({ do: 'go', to: Math.max(0, Math.min(to, rows.length - 1)) });
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'ArrowRight':
      if (row.expanded === undefined) return undefined;
      return row.expanded ? go(at + 1) : { do: 'open', id: row.node.id };
    case 'ArrowLeft': {
      if (row.expanded) return { do: 'close', id: row.node.id };
      const parent = rows.findIndex(({ node }) => node === row.parent);
      return parent < 0 ? undefined : go(parent);
    }
    case '*':
      return { do: 'open-siblings' };
    case 'Enter':
    case ' ':
      return { do: 'select' };
    default:
      return undefined;
  }
};

/** The next row whose label begins with what was typed; the present one stays while it still does. */
export const typedAhead = (rows: readonly TreeRow[], at: number, typed: string): number => {
  const wanted = searchable(typed);
  if (wanted === '') return at;
  // A single letter asks for the next one each time.
  const from = Array.from(typed).length === 1 ? at + 1 : at;
  for (let step = 0; step < rows.length; step++) {
    const index = (from + step) % rows.length;
    const label = rows[index]?.node.label;
    if (label && [label.zh, label.en].some((text) => searchable(text).startsWith(wanted))) return index;
  }
  return at;
};
