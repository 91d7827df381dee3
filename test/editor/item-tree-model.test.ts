import { describe, expect, it } from 'vitest';
import { analyze, coefficientsOf, diffRules, itemTree, SourceFile } from '../../packages/dsl/src/index.js';
import {
  findNode,
  idsUnder,
  marksOf,
  type TreeRow,
  treeIntentOf,
  treeNodes,
  treeRows,
  typedAhead,
  wayTo,
} from '../../packages/editor/src/views/item-tree-model.js';
import { SECTIONS } from '../../packages/editor/src/views/section-words.js';

const RULE = `rule: t
title: 示例
edition: 2021
source: 附件9 二
cycle: month
periods: { from: 2021-03, to: 2021-12 }
units: [甲区, 乙区]
fields:
  完成数: { type: count, min: 0 }
score:
  max: 100
  parts:
    - item: 水环境
      max: 60
      source: 附件9 二(一)
      parts:
        - item: 水源
          max: 20
          source: 附件9 二(一)1
          points: 完成数 * 2
        - item: 断面
          max: 40
          source: 附件9 二(一)2
          points: 完成数 * 3
    - item: 大气
      max: 40
      source: 附件9 二(二)
      points: 完成数 * 4
ranking: { round: 0.01 half-up, among: all }
`;

const analysed = (text: string) => analyze(new SourceFile('t.yaml', text));
const rule = analysed(RULE);
const snapshot = { tree: itemTree(rule), coefficients: coefficientsOf(rule) };
const nodes = treeNodes(snapshot, SECTIONS);
const names = (rows: readonly TreeRow[]) => rows.map(({ node, level }) => `${'  '.repeat(level - 1)}${node.label.zh}`);
const place = (text: string) => ({ start: RULE.indexOf(text), end: RULE.indexOf(text) + text.length });
const idOf = (name: string) => treeRows(nodes, new Set(), '').find(({ node }) => node.label.zh === name)?.node.id ?? '';

describe('the tree', () => {
  it('has the items as the rule has them, and behind them what else can be changed', () => {
    const [score, ...sections] = nodes;
    expect(names(treeRows(score ? [score] : [], new Set(), '')).slice(1)).toEqual([
      '  水环境',
      '    水源',
      '    断面',
      '  大气',
    ]);
    expect(sections.map(({ label }) => label.zh)).toEqual(expect.arrayContaining(['字段', '排名', '其他']));
    expect(sections.some(({ id }) => id === 'section:item')).toBe(false);
  });

  it('leaves no coefficient out, and has none twice', () => {
    const ids = nodes.flatMap((node) => [...idsUnder(node)]);
    expect(ids.toSorted()).toEqual(snapshot.coefficients.map(({ id }) => id).toSorted());
  });

  it('shows what can be read of a torn rule', () => {
    const torn = analysed(RULE.replace('score:', 'scores:'));
    const shown = treeNodes({ tree: itemTree(torn), coefficients: coefficientsOf(torn) }, SECTIONS);
    expect(shown.map(({ label }) => label.zh)).toContain('字段');
  });

  it('finds the narrowest node around a place', () => {
    const way = (text: string) =>
      wayTo(nodes, place(text))
        .map(({ label }) => label.zh)
        .slice(-1);
    expect(way('完成数 * 3')).toEqual(['断面']);
    expect(way('附件9 二(一)\n')).toEqual(['水环境']);
    expect(way('half-up')).toEqual(['排名']);
    expect(way('min: 0')).toEqual([]);
    expect(wayTo(nodes, { start: RULE.length - 1, end: RULE.length })).toEqual([]);
  });

  it('marks what was changed and what is wrong, on all around it', () => {
    const changed = analysed(RULE.replace('* 3', '* 5').replace('half-up', 'down'));
    const now = treeNodes({ tree: itemTree(changed), coefficients: coefficientsOf(changed) }, SECTIONS);
    const wrong = RULE.indexOf('max: 20');
    const marks = marksOf(now, {
      path: 't.yaml',
      changes: diffRules(rule, changed),
      diagnostics: [
        {
          code: 'no-value-here',
          severity: 'warning',
          message: { zh: '警', en: 'w' },
          path: 't.yaml',
          span: { start: wrong, end: wrong + 3 },
          line: 1,
          column: 1,
          secondary: [],
          fixes: [],
        },
        {
          code: 'no-value-here',
          severity: 'error',
          message: { zh: '错', en: 'e' },
          path: 't.yaml',
          span: { start: wrong, end: wrong + 7 },
          line: 1,
          column: 1,
          secondary: [],
          fixes: [],
        },
      ],
    });
    const mark = (name: string) =>
      marks.get(treeRows(now, new Set(), '').find(({ node }) => node.label.zh === name)?.node.id ?? '');
    expect(mark('断面')).toMatchObject({ changed: 1, errors: 0 });
    expect(mark('水环境')).toMatchObject({ changed: 1, errors: 1, warnings: 1 });
    expect(mark('水源')).toMatchObject({ changed: 0, errors: 1, warnings: 1, problem: { message: { zh: '错' } } });
    expect(mark('大气')).toBeUndefined();
    expect(mark('排名')).toMatchObject({ changed: 1 });
  });
});

describe('finding an item', () => {
  const found = (query: string) => names(treeRows(nodes, new Set(), query)).slice(1);

  it('shows it with all around it, by name or clause', () => {
    expect(found('断面')).toEqual(['  水环境', '    断面']);
    expect(found('二（一）2')).toEqual(['  水环境', '    断面']);
    expect(treeRows(nodes, new Set(), '没有这样的')).toEqual([]);
  });

  it('opens what was closed', () => {
    const closed = new Set([idOf('水环境')]);
    expect(names(treeRows(nodes, closed, '')).slice(1, 3)).toEqual(['  水环境', '  大气']);
    expect(names(treeRows(nodes, closed, '断面')).slice(1)).toEqual(['  水环境', '    断面']);
  });
});

describe('keys of the tree', () => {
  const rows = treeRows(nodes, new Set(), '');
  const at = (name: string) => rows.findIndex(({ node }) => node.label.zh === name);

  it('move, open and close', () => {
    expect(treeIntentOf('ArrowDown', rows, at('水源'))).toEqual({ do: 'go', to: at('断面') });
    expect(treeIntentOf('ArrowUp', rows, 0)).toEqual({ do: 'go', to: 0 });
    expect(treeIntentOf('End', rows, 0)).toEqual({ do: 'go', to: rows.length - 1 });
    expect(treeIntentOf('ArrowRight', rows, at('水环境'))).toEqual({ do: 'go', to: at('水源') });
    expect(treeIntentOf('ArrowRight', rows, at('水源'))).toBeUndefined();
    expect(treeIntentOf('ArrowLeft', rows, at('断面'))).toEqual({ do: 'go', to: at('水环境') });
    expect(treeIntentOf('ArrowLeft', rows, at('水环境'))).toEqual({ do: 'close', id: idOf('水环境') });
    expect(treeIntentOf('ArrowLeft', rows, rows.length - 1)).toBeUndefined();
    const closed = treeRows(nodes, new Set([idOf('水环境')]), '');
    expect(treeIntentOf('ArrowRight', closed, 1)).toEqual({ do: 'open', id: idOf('水环境') });
    expect(treeIntentOf('Enter', rows, 1)).toEqual({ do: 'select' });
    expect(treeIntentOf('Enter', [], 0)).toBeUndefined();
  });

  it('go to what begins with what is typed', () => {
    expect(typedAhead(rows, 0, '水')).toBe(at('水环境'));
    expect(typedAhead(rows, at('水环境'), '水')).toBe(at('水源'));
    expect(typedAhead(rows, at('水源'), '水')).toBe(at('水环境'));
    expect(typedAhead(rows, at('水环境'), '水源')).toBe(at('水源'));
    expect(typedAhead(rows, at('大气'), '无')).toBe(at('大气'));
  });

  it('know the nodes', () => {
    expect(findNode(nodes, idOf('断面'))?.label.zh).toBe('断面');
    expect(findNode(nodes, 'nothing')).toBeUndefined();
  });
});
