import { describe, expect, test } from 'vitest';
import { toPlain } from '../../packages/dsl/src/yaml/access.js';
import { loadJson } from '../../packages/dsl/src/yaml/load-json.js';
import { loadWith, walk } from './support.js';

const load = (text: string) => loadWith(loadJson, text);
const plain = (text: string): unknown => {
  const { node } = load(text);
  return node && JSON.parse(JSON.stringify(toPlain(node)));
};

describe('proper JSON', () => {
  test.each<[string, unknown]>([
    ['{"a": [1, "甲", true, false, null, {}], "b": []}', { a: ['1', '甲', 'true', 'false', null, {}], b: [] }],
    [
      '[0.10, -0, 1e999, 1E-7, 12345678901234567890.123456789]',
      ['0.10', '-0', '1e999', '1E-7', '12345678901234567890.123456789'],
    ],
    ['"\\ud842\\udfb7\\n\\/"', '𠮷\n/'],
    ['\ufeff {"": {"__proto__": 1}}\r\n', JSON.parse('{"": {"__proto__": "1"}}')],
    [' null ', null],
  ])('%j', (text, value) => {
    expect(load(text).found).toEqual([]);
    expect(plain(text)).toEqual(value);
  });

  test('styles and places', () => {
    const text = '{"a": [1.50, "x", true, null]}';
    const found: string[] = [];
    const { node } = load(text);
    if (node)
      walk(node, (one) =>
        found.push(`${one.kind === 'scalar' ? one.style : one.kind} ${text.slice(one.span.start, one.span.end)}`),
      );
    expect(found).toEqual([
      `map ${text}`,
      'quoted "a"',
      'sequence [1.50, "x", true, null]',
      'plain 1.50',
      'quoted "x"',
      'plain true',
      'null null',
    ]);
  });
});

describe('mistakes', () => {
  test.each<[string, readonly string[], unknown?]>([
    ['', ['empty-file 1:1']],
    ['[1, 2,]', ['json-syntax 1:6'], ['1', '2']],
    ['{"a": 1,}', ['json-syntax 1:8'], { a: '1' }],
    ['[1 2]', ['json-syntax 1:4'], ['1', '2']],
    ['{"a": 1 "b": 2}', ['json-syntax 1:9'], { a: '1', b: '2' }],
    ['[1,, 2]', ['json-syntax 1:4'], ['1', '2']],
    ['[, 1]', ['json-syntax 1:2'], ['1']],
    ['{"a" 1}', ['json-syntax 1:2'], { a: '1' }],
    ['{"a": , "b": 1}', ['json-syntax 1:2'], { a: null, b: '1' }],
    ['{"a"}', ['json-syntax 1:2'], { a: null }],
    ['{a: 1}', ['json-syntax 1:2'], { a: '1' }],
    ['{1: 1}', ['json-syntax 1:2'], { 1: '1' }],
    ["{'a': 'b'}", ['json-syntax 1:2', 'json-syntax 1:7'], { a: 'b' }],
    [
      '{“甲”：“乙”，“丙”：1}',
      [
        'json-syntax 1:2',
        'json-syntax 1:5',
        'json-syntax 1:6',
        'json-syntax 1:9',
        'json-syntax 1:10',
        'json-syntax 1:13',
      ],
      { 甲: '乙', 丙: '1' },
    ],
    ['[1，2]', ['json-syntax 1:3'], ['1', '2']],
    ['[1,　2]', ['json-syntax 1:4'], ['1', '2']],
    ['// 备注\n[1, /* 两 */ 2]', ['json-syntax 1:1', 'json-syntax 2:5'], ['1', '2']],
    [
      '[NaN, Infinity, -Infinity]',
      ['json-syntax 1:2', 'json-syntax 1:7', 'json-syntax 1:17'],
      ['NaN', 'Infinity', '-Infinity'],
    ],
    ['[True, None, 是]', ['json-syntax 1:2', 'json-syntax 1:8', 'json-syntax 1:14'], ['true', 'null', 'true']],
    [
      '[012, +5, .5, 5., １２, 1_000, 0x1F]',
      [2, 7, 11, 15, 19, 23, 30].map((column) => `json-syntax 1:${column}`),
      ['12', '5', '0.5', '5', '12', '1000', '0x1F'],
    ],
    ['[80%, 中原区, -]', ['json-syntax 1:2', 'json-syntax 1:7', 'json-syntax 1:12'], ['80%', '中原区', '-']],
    ['["a\tb", "\\q", "\\u12"]', ['json-syntax 1:4', 'json-syntax 1:10', 'json-syntax 1:16'], ['a\tb', '\\q', '\\u12']],
    ['["a\n", 1]', ['json-syntax 1:2'], ['a']],
    ['["\\q', ['json-syntax 1:2', 'json-syntax 1:3'], ['\\q']],
    ['["\u0001"]', ['invisible-character 1:3'], ['\u0001']],
    ['{"a": 1} {"b": 2}', ['json-syntax 1:10'], { a: '1' }],
    ['[1]]', ['json-syntax 1:4'], ['1']],
    [']', ['json-syntax 1:1']],
    ['[1, :]', ['json-syntax 1:5'], ['1']],
    ['{[1]: 2}', ['json-syntax 1:2'], {}],
    ['[{"a": 1]', ['json-syntax 1:9'], [{ a: '1' }]],
    ['{"a": [1, 2', ['unclosed 1:7'], { a: ['1', '2'] }],
    ['{"a": 1, "a": 2}', ['duplicate-key 1:10'], { a: '1' }],
    ['{"\\u7532": 1, "甲": 2}', ['duplicate-key 1:15'], { 甲: '1' }],
    ['{"__proto__": 1, "__proto__": 2}', ['duplicate-key 1:18'], JSON.parse('{"__proto__": "1"}')],
  ])('%j', (text, found, value) => {
    expect([...load(text).found].sort()).toEqual([...found].sort());
    if (value !== undefined) expect(plain(text)).toEqual(value);
  });

  test.each([
    ['[NaN]', '没有数据的写 null，或不写这一项'],
    ["['x']", '写成 "x"'],
    ['[“x”]', '写成 "x"'],
    ['[１２]', '写成 12'],
    ['[012]', '写成 12'],
    ['[True]', '写成 true'],
    ['[x]', '文字写成 "x"'],
    ['[80%]', '写成文字 "80%"'],
  ])('the hint says what to write: %s', (text, hint) => {
    expect(load(text).diagnostics.map((one) => one.hint?.zh)).toEqual([hint]);
  });
});

describe('limits', () => {
  test('64 levels are read, 65 are not, and 100,000 end in one diagnostic', () => {
    expect(load(`${'['.repeat(64)}${']'.repeat(64)}`).found).toEqual([]);
    for (const text of [`${'['.repeat(65)}${']'.repeat(65)}`, '['.repeat(100_000), '{"a":'.repeat(100_000)]) {
      const { node, diagnostics } = load(text);
      expect(node).toBeUndefined();
      expect(diagnostics.map(({ code }) => code)).toEqual(['too-deep']);
    }
  });

  test('a megabyte loads quickly', () => {
    const row = (index: number) =>
      `{"单位": "中原区", "综合指数": ${index}.25, "断面总数": 12, "备注": "a\\n${index}"}`;
    const text = `[${Array.from({ length: 16_000 }, (_, index) => row(index)).join(',\n')}]`;
    expect(text.length).toBeGreaterThan(900_000);
    const start = performance.now();
    const { node, found } = load(text);
    expect(performance.now() - start).toBeLessThan(3000);
    expect(found).toEqual([]);
    expect(node?.kind === 'sequence' && node.items.length).toBe(16_000);
  });

  test.each([
    ['commas', `[${','.repeat(500_000)}`],
    ['comments', '/**/'.repeat(200_000)],
    ['quotes', '"'.repeat(500_000)],
    ['full-width quotes', '“'.repeat(500_000)],
    ['bad escapes', `["${'\\q'.repeat(300_000)}"]`],
  ])('garbage ends soon: %s', (_name, text) => {
    const start = performance.now();
    expect(load(text).diagnostics.length).toBeLessThanOrEqual(101);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
