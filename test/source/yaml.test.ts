import { describe, expect, test } from 'vitest';
import { toPlain } from '../../packages/dsl/src/yaml/access.js';
import { loadYaml } from '../../packages/dsl/src/yaml/load-yaml.js';
import type { ScalarNode } from '../../packages/dsl/src/yaml/node.js';
import { loadWith, walk } from './support.js';

const load = (text: string) => loadWith(loadYaml, text);
const plainOf = (text: string): unknown => {
  const { node, found } = load(text);
  expect(found).toEqual([]);
  return node && JSON.parse(JSON.stringify(toPlain(node)));
};

const scalars = (text: string): readonly ScalarNode[] => {
  const all: ScalarNode[] = [];
  const { node } = load(text);
  if (node) walk(node, (one) => one.kind === 'scalar' && all.push(one));
  return all;
};

describe('documents without mistakes', () => {
  test.each<[string, unknown]>([
    ['权重: 50\n满分: 0.50\n', { 权重: '50', 满分: '0.50' }],
    [
      'a: 1e3\nb: true\nc: 2021-03-15\nd: 0x10\ne: 010\n',
      { a: '1e3', b: 'true', c: '2021-03-15', d: '0x10', e: '010' },
    ],
    ['a: ~\nb: null\nc:\nd: Null\ne: NULL\nf: nULL\n', { a: null, b: null, c: null, d: null, e: null, f: 'nULL' }],
    ["a: ''\nb: '~'\nc: \"null\"\n", { a: '', b: '~', c: 'null' }],
    ['- 1\n- [2, 3]\n- { a: 4, b: }\n', ['1', ['2', '3'], { a: '4', b: null }]],
    ['- item: 甲\n  max: 5\n-\n  - x\n', [{ item: '甲', max: '5' }, ['x']]],
    ['a: [x: 1, y]\n', { a: [{ x: '1' }, 'y'] }],
    ['? a\n: 1\n', { a: '1' }],
    ['null: 1\n~: 2\ntrue: 3\n', { null: '1', '~': '2', true: '3' }],
    [
      '"__proto__": { constructor: 1 }\ntoString: 2\n',
      JSON.parse('{"__proto__": {"constructor": "1"}, "toString": "2"}'),
    ],
    ['\ufeffa: 1\n', { a: '1' }],
    ['# 开头\n---\na: 1 # 备注\n...\n# 结尾\n', { a: '1' }],
    ['a: 1\r\nb:\r\n  - x\r\n', { a: '1', b: ['x'] }],
    ['note: 甲，乙：丙（丁）、“戊”\n', { note: '甲，乙：丙（丁）、“戊”' }],
    ['of: min(甲，乙)\nlist: [min(甲，乙), "丙，丁"]\n', { of: 'min(甲，乙)', list: ['min(甲，乙)', '丙，丁'] }],
    ['read: 甲\n  注：乙\n', { read: '甲 注：乙' }],
    ['x: a\n  - b\n', { x: 'a - b' }],
    [
      'rate: 20％\nflat: 3#楼\nname: 甲　乙\nlist: 100，200\n',
      { rate: '20％', flat: '3#楼', name: '甲　乙', list: '100，200' },
    ],
    ['a: {\n  x: 1,\n  y: [\n    2\n  ],\n}\n', { a: { x: '1', y: ['2'] } }],
    ['text: |\n  一\n   二\n\n  三\nfold: >-\n  一\n  二\n\n  三\n', { text: '一\n 二\n\n三\n', fold: '一 二\n三' }],
    ['%YAML 1.2\n---\na: 1\n', { a: '1' }],
  ])('%j', (text, value) => {
    expect(plainOf(text)).toEqual(value);
  });
});

describe('styles and places', () => {
  test('how each scalar is written', () => {
    const text = 'a: 1\nb: "1"\nc: \'1\'\nd: |\n  1\ne: ~\nf:\n';
    const values = scalars(text).filter((_one, index) => index % 2 === 1);
    expect(values.map(({ style }) => style)).toEqual(['plain', 'quoted', 'quoted', 'block', 'null', 'null']);
    expect(values.map(({ span }) => text.slice(span.start, span.end))).toEqual(['1', '"1"', "'1'", '|\n  1', '~', '']);
  });

  test.each([
    ['a:\nb: 1\n', 2],
    ['a: # 备注\nb: 1\n', 3],
    ['a: [x, y]\nb:', 12],
    ['- \n- x\n', 2],
    ['a: { b: }\n', 8],
  ])('an absent value has an empty place behind its mark: %j', (text, offset) => {
    const [absent] = scalars(text).filter((one) => one.style === 'null');
    expect(absent?.span).toEqual({ start: offset, end: offset });
    expect(absent?.text).toBe('');
    expect(absent?.offset(0)).toBe(offset);
  });

  test.each([
    ['a: 1\nb: [x, y]  # 备注\n', ['a: 1\nb: [x, y]', '[x, y]']],
    ['a:\n  b: 1\n\n  c: |\n    x\n\nd: 2\n', ['a:\n  b: 1\n\n  c: |\n    x\n\nd: 2', 'b: 1\n\n  c: |\n    x']],
    ['- a: 1\n  b:\n- {x: 1}\n', ['- a: 1\n  b:\n- {x: 1}', 'a: 1\n  b:', '{x: 1}']],
  ])('maps and sequences end with their last part: %j', (text, expected) => {
    const { node } = load(text);
    const places: string[] = [];
    if (node) walk(node, (one) => one.kind !== 'scalar' && places.push(text.slice(one.span.start, one.span.end)));
    expect(places).toEqual(expected);
  });

  test('the offsets of a key and a value are those of the file', () => {
    const text = '甲:\n  𠮷乙: "丙\\u4e01𠮷"\n';
    const [, key, value] = scalars(text);
    expect(key && [0, 1, 2, 3].map((index) => key.offset(index))).toEqual([5, 6, 7, 8]);
    expect(value?.text).toBe('丙丁𠮷');
    expect(value && [0, 1, 2, 3, 4].map((index) => value.offset(index))).toEqual([11, 12, 18, 19, 20]);
  });
});

describe('limits', () => {
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

  test('64 levels are read, 65 are not', () => {
    expect(load(nested(64)).found).toEqual([]);
    expect(load(nested(65)).found).toEqual(['too-deep 1:65']);
    expect(load(nested(65)).node).toBeUndefined();
  });

  test.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', '{a: '.repeat(100_000)],
    ['items', '- '.repeat(100_000)],
    ['explicit keys', '? '.repeat(100_000)],
    ['indented maps', Array.from({ length: 1000 }, (_, index) => `${' '.repeat(index)}a:`).join('\n')],
    ['values on one line', 'a: '.repeat(100_000)],
  ])('deep %s end in one diagnostic', (_name, text) => {
    const { node, diagnostics } = load(text);
    expect(node).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['too-deep']);
  });

  test('over 8 MB, counted in UTF-8, nothing is read', () => {
    expect(load(`a: ${'x'.repeat(8 * 1024 * 1024 - 3)}`).found).toEqual([]);
    expect(load(`a: ${'x'.repeat(8 * 1024 * 1024 - 2)}`).found).toEqual(['too-large 1:1']);
    expect(load(`a: ${'字'.repeat(2_900_000)}`).found).toEqual(['too-large 1:1']);
    expect(load(`a: ${'𠮷'.repeat(2_000_000)}`).found).toEqual([]);
  });

  test('after a hundred mistakes no more are listed', () => {
    const { diagnostics } = load('a: 1\n'.repeat(500));
    expect(diagnostics).toHaveLength(101);
    expect(diagnostics.at(-1)?.code).toBe('too-many-mistakes');
  });

  test.each([
    ['closing brackets', `a: b\n${']'.repeat(1_000_000)}`],
    ['commas', `a: [${','.repeat(1_000_000)}]`],
    ['quotes', '"'.repeat(1_000_000)],
    ['colons', 'a：\n'.repeat(300_000)],
    ['aliases', '*a '.repeat(300_000)],
    ['documents', '---\n'.repeat(250_000)],
    ['spaces inside', `a: x${' '.repeat(1_000_000)}y`],
    ['full-width spaces', `a: x${'\u3000'.repeat(1_000_000)}y\nb: ${'\u3000'.repeat(1_000_000)}`],
    ['a stray line of spaces', `a: 1\nb${' '.repeat(1_000_000)}c\n`],
    ['full-width commas', `a: [${'x，'.repeat(300_000)}]`],
    ['digits', `a: １${'1'.repeat(1_000_000)}`],
    ['control characters', '\u0001'.repeat(1_000_000)],
  ])('a megabyte of %s does not take long', { timeout: 20_000 }, (_name, text) => {
    const start = performance.now();
    const { diagnostics } = load(text);
    expect(diagnostics.length).toBeLessThanOrEqual(101);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
