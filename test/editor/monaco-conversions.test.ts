import type { Completion, OutlineNode } from '@zhunsheng/dsl';
import { afterEach, expect, test } from 'vitest';
import { suggestionsOf } from '../../packages/editor/src/monaco/completions.js';
import { asMarkdown } from '../../packages/editor/src/monaco/markdown.js';
import { Places } from '../../packages/editor/src/monaco/places.js';
import { fixesWithin, marksOf } from '../../packages/editor/src/monaco/problems.js';
import { encodeTokens, foldsOf, symbolsOf, TOKEN_KINDS } from '../../packages/editor/src/monaco/structure.js';
import type { PlainDiagnostic } from '../../packages/editor/src/protocol/api.js';
import { language } from '../../packages/editor/src/words/language.js';

afterEach(() => {
  language.value = 'zh';
});

const both = (zh: string, en: string) => ({ zh, en });

const completion = (more: Partial<Completion>): Completion => ({
  label: '综合指数',
  kind: 'field',
  insert: '综合指数',
  replace: { start: 10, end: 12 },
  ...more,
});

test('a completion takes the place of what it says, reckoned from the caret', () => {
  // The caret stands after the first of two letters, at column 8.
  const [one] = suggestionsOf([completion({})], { lineNumber: 3, column: 8 }, 11);
  expect(one?.range).toEqual({
    insert: { startLineNumber: 3, startColumn: 7, endLineNumber: 3, endColumn: 8 },
    replace: { startLineNumber: 3, startColumn: 7, endLineNumber: 3, endColumn: 9 },
  });
  expect(one?.icon).toBe('Field');
});

test('completions keep the order of the service', () => {
  const many = Array.from({ length: 12 }, (_, index) => completion({ label: String(12 - index) }));
  const sorted = [...suggestionsOf(many, { lineNumber: 1, column: 20 }, 11)].sort((a, b) =>
    a.sortText < b.sortText ? -1 : 1,
  );
  expect(sorted.map(({ label }) => label)).toEqual(many.map(({ label }) => label));
});

test('after a key with its colon the next list is asked for, but not within a snippet', () => {
  const more = (insert: string, snippet?: true) =>
    suggestionsOf([completion({ insert, ...(snippet ? { snippet } : {}) })], { lineNumber: 1, column: 20 }, 11)[0]
      ?.more;
  expect(more('max: ')).toBe(true);
  expect(more('max: ', true)).toBe(false);
  expect(more('综合指数')).toBe(false);
});

test('documentation is in the language at hand', () => {
  const documented = completion({ detail: both('字段', 'field'), documentation: both('说明', 'about') });
  language.value = 'en';
  const [one] = suggestionsOf([documented], { lineNumber: 1, column: 20 }, 11);
  expect([one?.detail, one?.documentation]).toEqual(['field', 'about']);
});

const diagnostic = (more: Partial<PlainDiagnostic>): PlainDiagnostic => ({
  code: 'unknown-name',
  severity: 'error',
  message: both('没有这个名称', 'No such name'),
  hint: both('是不是“甲”？', 'Did you mean 甲?'),
  path: 'a.yaml',
  span: { start: 3, end: 5 },
  line: 1,
  column: 4,
  secondary: [],
  fixes: [],
  ...more,
});

test('a mark says what is wrong, what to write, and what other files have to do with it', () => {
  const label = { span: { start: 0, end: 1 }, message: both('先有的', 'the first') };
  const secondary = [
    { ...label, path: 'a.yaml' },
    { ...label, path: 'b.json' },
  ];
  const marks = marksOf([diagnostic({ secondary }), diagnostic({ path: 'b.json' })], 'a.yaml', new Places('ab\ncdef'));
  expect(marks).toHaveLength(1);
  expect(marks[0]).toMatchObject({ startLineNumber: 2, startColumn: 1, endColumn: 3, severity: 'error' });
  expect(marks[0]?.message.split('\n')).toEqual(['没有这个名称', '是不是“甲”？', '另见 b.json：先有的']);
  expect(marks[0]?.related).toMatchObject([{ startLineNumber: 1, startColumn: 1, message: '先有的' }]);
});

test('fixes are offered where their problem is, the only one of a problem first', () => {
  const fix = (zh: string) => ({ title: both(zh, zh), edits: [] });
  const all = [
    diagnostic({ fixes: [fix('甲')] }),
    diagnostic({ span: { start: 20, end: 21 }, fixes: [fix('乙'), fix('丙')] }),
    diagnostic({ path: 'b.json', fixes: [fix('丁')] }),
  ];
  expect(fixesWithin(all, 'a.yaml', { start: 5, end: 5 })).toMatchObject([{ title: '甲', preferred: true }]);
  expect(fixesWithin(all, 'a.yaml', { start: 0, end: 30 }).map(({ title, preferred }) => [title, preferred])).toEqual([
    ['甲', true],
    ['乙', false],
    ['丙', false],
  ]);
});

test('tokens are five numbers each, relative to the one before', () => {
  const places = new Places('甲 + 乙\r\n丙');
  const data = encodeTokens(
    [
      { span: { start: 0, end: 1 }, kind: 'field' },
      { span: { start: 2, end: 3 }, kind: 'operator' },
      { span: { start: 7, end: 8 }, kind: 'item' },
    ],
    places,
  );
  const index = (kind: (typeof TOKEN_KINDS)[number]) => TOKEN_KINDS.indexOf(kind);
  expect([...data]).toEqual([0, 0, 1, index('field'), 0, 0, 2, 1, index('operator'), 0, 1, 0, 1, index('item'), 0]);
});

test('folds go by lines, and one line folds nothing', () => {
  const text = 'a:\n  b: 1\n  c: 2\nd: 3\n';
  const fold = (start: number, end: number) => ({ span: { start, end }, kind: 'section' as const });
  expect(foldsOf([fold(0, text.indexOf('d')), fold(text.indexOf('d'), text.length)], new Places(text))).toEqual([
    { start: 1, end: 3, kind: 'section' },
  ]);
});

test("an outline's name lies within its node, and is never empty", () => {
  const node: OutlineNode = {
    name: '',
    kind: 'item',
    detail: both('评分项', 'item'),
    span: { start: 4, end: 8 },
    nameSpan: { start: 2, end: 5 },
    children: [],
  };
  expect(symbolsOf([node], new Places('0123456789'))).toMatchObject([
    { name: '评分项', icon: 'Class', range: { startColumn: 3, endColumn: 9 }, selectionRange: { startColumn: 3 } },
  ]);
});

test('a text stays as it is where Markdown is expected', () => {
  expect(asMarkdown('a * b_c <x> [1]')).toBe('a \\* b\\_c \\<x\\> \\[1\\]');
});
