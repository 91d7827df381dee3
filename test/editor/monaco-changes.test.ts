import type { Coefficient, ItemNode } from '@zhunsheng/dsl';
import { expect, test } from 'vitest';
import { changeMarksOf, itemAt, noteAt } from '../../packages/editor/src/monaco/changes.js';
import { Places } from '../../packages/editor/src/monaco/places.js';
import type { Snapshot } from '../../packages/editor/src/protocol/api.js';

const both = (zh: string) => ({ zh, en: zh });

const item = (name: string, start: number, end: number, children: readonly ItemNode[] = []): ItemNode => ({
  id: name,
  name,
  label: both(name),
  span: { start, end },
  nameSpan: { start, end: start + 2 },
  max: '50',
  readings: [],
  coefficientIds: [],
  children,
});

const inner = item('大气', 20, 40);
const tree = [item('总分', 0, 60, [inner, item('水', 41, 59)])];

const coefficient: Coefficient = {
  id: 'step',
  span: { start: 30, end: 33 },
  text: '1.4',
  kind: 'number',
  item: '大气',
  itemPath: ['总分', '大气'],
  section: 'item',
  label: both('名次每差一位'),
  source: '附件8 四(一)1',
  context: '',
  canonical: '1.4',
};

const change: Snapshot['changes'][number] = {
  kind: 'coefficient',
  id: 'step',
  label: both('名次每差一位'),
  itemPath: ['大气'],
  before: { text: '1.5', span: { start: 30, end: 33 } },
  after: { text: '1.4', span: { start: 30, end: 33 } },
};

const row = (unit: string, before: string, after: string) => ({
  unit,
  group: null,
  items: [{ item: '大气', before, after }],
});

const snapshot: Snapshot = {
  path: 'a.yaml',
  version: 1,
  diagnostics: [],
  tree,
  coefficients: [coefficient],
  matrices: [],
  changes: [change],
  scores: {
    kind: 'scored',
    board: {
      period: '2021-04',
      rows: ['甲', '乙', '丙', '丁', '戊'].map((unit) => row(unit, '48', '48.1')),
      grouped: false,
      passes: [],
      items: { 大气: { least: '3.50', most: '50.00', units: 16 } },
      sources: [],
    },
  },
};

test('the innermost item at a place', () => {
  expect(itemAt(tree, 30)?.name).toBe('大气');
  expect(itemAt(tree, 10)?.name).toBe('总分');
  expect(itemAt(tree, 99)).toBeUndefined();
});

test('at a coefficient: what it is, where the regulation has it, and who moves', () => {
  const note = noteAt(snapshot, 33);
  expect(note?.span).toEqual({ start: 30, end: 33 });
  expect(note?.about).toContain('**名次每差一位**');
  expect(note?.about).toContain('附件8 四');
  expect(note?.lines[0]).toBe('“大气”满分 50');
  // Four are named, and the number says how many there are.
  expect(note?.lines[1]).toBe('2021\\-04：16 个单位得 3\\.50 至 50\\.00 分');
  expect(note?.lines[2]).toMatch(/5 个单位.*甲 48 → 48\\\.1.*丁 48 → 48\\\.1……$/);
});

test('no move is told of a rule that is as on disk, and nothing away from coefficients and names', () => {
  expect(noteAt({ ...snapshot, changes: [] }, 30)?.lines).toHaveLength(2);
  expect(noteAt(snapshot, 26)).toBeUndefined();
  expect(noteAt(snapshot, 21)?.about).toBeUndefined();
});

test('a change is marked where it stands, with what it was; what is gone has no place', () => {
  const long = { ...change, before: { text: `a\n  ${'很长'.repeat(60)}`, span: { start: 0, end: 1 } } };
  const gone: Snapshot['changes'][number] = {
    kind: 'coefficient-removed',
    id: 'x',
    label: both('x'),
    itemPath: [],
    before: { text: '1', span: { start: 0, end: 1 } },
  };
  const marks = changeMarksOf({ changes: [change, long, gone] }, new Places('x'.repeat(60)));
  expect(marks.map(({ note }) => note.length <= 70)).toEqual([true, true]);
  expect(marks[0]).toMatchObject({ note: '原来是：1.5', inline: true, range: { startColumn: 31, endColumn: 34 } });
});
