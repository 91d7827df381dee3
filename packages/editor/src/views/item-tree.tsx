import './item-tree.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useSession } from '../state/context.js';
import { say, type Words } from '../words/language.js';
import { Line } from './item-tree-line.js';
import {
  type Mark,
  marksOf,
  type TreeNode,
  type TreeRow,
  treeIntentOf,
  treeNodes,
  treeRows,
  typedAhead,
  wayTo,
} from './item-tree-model.js';
import { NoRule } from './no-rule.js';
import { SECTIONS } from './section-words.js';

const WORDS = {
  tree: { zh: '评分项', en: 'Items' },
  filter: { zh: '查找评分项', en: 'Find an item' },
  hint: { zh: '名称或条款号', en: 'Name or clause' },
  loading: { zh: '正在读取规则…', en: 'Reading the rule…' },
  broken: {
    zh: '现在读不出评分项。请先改正下面列出的问题。',
    en: 'The items can’t be read now. Put the problems listed below right first.',
  },
  none: { zh: '没有找到。', en: 'Nothing found.' },
} satisfies Words;

/** Letters typed within this time (ms) are one word. */
const TYPING = 700;

/** The items of the rule as the regulation reads, with their clauses; leads the other views and follows them. */
export const ItemTree = () => {
  const session = useSession();
  const [query, setQuery] = useState('');
  const snapshot = session.snapshot.value;
  const nodes = useMemo(() => (snapshot ? treeNodes(snapshot, SECTIONS) : []), [snapshot]);
  if (!session.rule.value) return <NoRule />;
  return (
    <div class="item-tree">
      <div class="item-tree-head">
        <input
          type="search"
          aria-label={say(WORDS.filter)}
          placeholder={say(WORDS.hint)}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.isComposing || event.key !== 'ArrowDown') return;
            event.preventDefault();
            event.currentTarget
              .closest('.item-tree')
              ?.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')
              ?.focus();
          }}
        />
      </div>
      {snapshot && snapshot.tree.length === 0 ? <p class="item-tree-empty faint">{say(WORDS.broken)}</p> : null}
      {snapshot ? (
        <Tree key={snapshot.path} nodes={nodes} query={query} />
      ) : (
        <p class="item-tree-empty faint">{say(WORDS.loading)}</p>
      )}
    </div>
  );
};

const Tree = ({ nodes, query }: { readonly nodes: readonly TreeNode[]; readonly query: string }) => {
  const session = useSession();
  const list = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string>();
  const typed = useRef({ text: '', when: 0 });
  const snapshot = session.snapshot.value;
  const rows = useMemo(() => treeRows(nodes, closed, query), [nodes, closed, query]);
  const marks = useMemo(() => (snapshot ? marksOf(nodes, snapshot) : new Map<string, Mark>()), [nodes, snapshot]);
  const current = useCurrent(nodes, (way) => {
    setClosed((now) =>
      way.some(({ id }) => now.has(id)) ? new Set([...now].filter((id) => !way.some((one) => one.id === id))) : now,
    );
  });

  const index = Math.max(
    0,
    rows.findIndex(({ node }) => node.id === (focused ?? current)),
  );
  const currentRow = rows.findIndex(({ node }) => node.id === current);
  useEffect(() => {
    // Whoever moves about in the tree has chosen what is in view.
    if (currentRow >= 0 && !list.current?.contains(document.activeElement)) {
      setFocused(undefined);
      list.current?.children[currentRow]?.scrollIntoView({ block: 'nearest' });
    }
  }, [current, currentRow]);

  const go = (to: number): void => {
    setFocused(rows[to]?.node.id);
    const element = list.current?.children[to];
    if (element instanceof HTMLElement) element.focus();
  };
  const open = (ids: readonly string[], isOpen: boolean): void => {
    setClosed((now) => {
      const next = new Set(now);
      for (const id of ids)
        if (isOpen) next.delete(id);
        else next.add(id);
      return next;
    });
  };
  const select = (row: TreeRow | undefined): void => {
    if (row) session.select(row.node.span, 'tree');
  };
  const press = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const intent = treeIntentOf(event.key, rows, index);
    if (intent) {
      event.preventDefault();
      if (intent.do === 'go') go(intent.to);
      else if (intent.do === 'select') select(rows[index]);
      else if (intent.do === 'open-siblings') {
        const parent = rows[index]?.parent;
        open(
          rows.filter((row) => row.parent === parent).map(({ node }) => node.id),
          true,
        );
      } else open([intent.id], intent.do === 'open');
      return;
    }
    if (Array.from(event.key).length !== 1) return;
    event.preventDefault();
    const now = event.timeStamp;
    const text = now - typed.current.when < TYPING ? typed.current.text + event.key : event.key;
    typed.current = { text, when: now };
    go(typedAhead(rows, index, text));
  };

  if (rows.length === 0) return nodes.length > 0 ? <p class="item-tree-empty faint">{say(WORDS.none)}</p> : null;
  return (
    <div ref={list} role="tree" class="item-tree-list" aria-label={say(WORDS.tree)} onKeyDown={press}>
      {rows.map((row, at) => (
        <Line
          key={row.node.id}
          row={row}
          mark={marks.get(row.node.id)}
          isCurrent={row.node.id === current}
          inTabOrder={at === index}
          onPress={() => {
            setFocused(row.node.id);
            select(row);
          }}
          onTurn={() => open([row.node.id], !row.expanded)}
        />
      ))}
    </div>
  );
};

/** The narrowest node around what the views are turned to. A place in a text that is still being read waits for it. */
const useCurrent = (nodes: readonly TreeNode[], onFound: (way: readonly TreeNode[]) => void): string | undefined => {
  const session = useSession();
  const [current, setCurrent] = useState<string>();
  const selection = session.selection.value;
  const upToDate = session.upToDate.value;
  const followed = useRef<typeof selection>(undefined);
  useEffect(() => {
    if (!selection || !upToDate || followed.current === selection) return;
    followed.current = selection;
    const way = wayTo(nodes, selection.span);
    const last = way.at(-1);
    if (!last) return;
    setCurrent(last.id);
    onFound(way.slice(0, -1));
  }, [selection, upToDate, nodes]);
  return current;
};
