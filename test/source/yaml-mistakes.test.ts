import { describe, expect, test } from 'vitest';
import { sourceCodes } from '../../packages/dsl/src/diagnostics/codes/source.js';
import { toPlain } from '../../packages/dsl/src/yaml/access.js';
import { loadJson } from '../../packages/dsl/src/yaml/load-json.js';
import { loadYaml } from '../../packages/dsl/src/yaml/load-yaml.js';
import { loadWith } from './support.js';

/** A text, what is found in it, and, where something can be made of it, the tree that the rest is checked with. */
type Case = readonly [text: string, found: readonly string[], value?: unknown];

const SYNTAX: readonly Case[] = [
  ['', ['empty-file 1:1']],
  [' \n\t\n', ['empty-file 1:1']],
  ['\ufeff', ['empty-file 1:1']],
  ['# 备注\n', ['empty-file 1:1']],
  ['---\n', ['empty-file 1:1']],
  ['a: 1\r\nb: 2\nc: 3\r\n', ['mixed-line-endings 2:5'], { a: '1', b: '2', c: '3' }],
  ['a: 1\nb: 2\r\n', ['mixed-line-endings 2:5'], { a: '1', b: '2' }],
  ['a: 1\nb: 2\rc\n', ['mixed-line-endings 2:5']],
  ['a: 权\u200b重\n', ['invisible-character 1:5']],
  ['a: 1\n\u0007b: 2\n', ['invisible-character 2:1']],
  ['a: \u202e1\n', ['invisible-character 1:4']],
  ['a: 1\n---\nb: 2\n', ['several-documents 2:1'], { a: '1' }],
  ['a: 1\n...\nb: 2\n', ['several-documents 3:1'], { a: '1' }],
  ['---\n---\na: 1', ['several-documents 2:1']],
  ['a: &x 1\nb: *x\n', ['alias-refused 1:4', 'alias-refused 2:4'], { a: '1', b: null }],
  ['*x : 1\nb: 2', ['alias-refused 1:1'], { b: '2' }],
  ['<<: { a: 1 }\nb: 2\n', ['alias-refused 1:1'], { b: '2' }],
  ['a: &a [*a, *a]\n', ['alias-refused 1:4', 'alias-refused 1:8', 'alias-refused 1:12'], { a: [null, null] }],
  ['a: !!binary aGk=\n', ['tag-refused 1:4'], { a: 'aGk=' }],
  ['a: !foo { b: 1 }\n', ['tag-refused 1:4'], { a: { b: '1' } }],
  ['!!set\n? a\n', ['tag-refused 1:1', 'missing-colon 2:3']],
  ['a: 1\nb: 2\na: 3\n', ['duplicate-key 3:1'], { a: '1', b: '2' }],
  ['{ "a": 1, \'a\': 2, a: 3 }', ['duplicate-key 1:11', 'duplicate-key 1:19'], { a: '1' }],
  ['__proto__: 1\n__proto__: 2\n', ['duplicate-key 2:1'], JSON.parse('{"__proto__": "1"}')],
  ['[a]: 1\nb: 2\n', ['key-not-text 1:1'], { b: '2' }],
  ['? {a: 1}\n: 2\n', ['key-not-text 1:3'], {}],
  [': 1\nb: 2\n', ['key-not-text 1:1'], { b: '2' }],
  ['? |\n  a\n: 1\n', ['key-not-text 1:3'], {}],
  ['?', ['key-not-text 1:1'], {}],
  ['a:\n\tb: 1\n', ['tab-indentation 2:1']],
  ['a:\n  - b\n\t- c\n', ['tab-indentation 3:1']],
  ['a:\n  b: 1\n c: 2\n', ['indentation 3:2'], { a: { b: '1' }, c: '2' }],
  ['a:\n    b: 1\n  c: 2\nd: 3\n', ['indentation 3:3'], { a: { b: '1' }, c: '2', d: '3' }],
  ['a: 1\n  b: 2\nc: 3\n', ['indentation 2:3'], { a: '1', b: '2', c: '3' }],
  ['a: x\n  b: y\n  c: z\nd: 3\n', ['indentation 2:3'], { a: 'x', b: 'y', c: 'z', d: '3' }],
  ['a: "1"\n  b: 2\n', ['indentation 2:3'], { a: '1', b: '2' }],
  ['- a\nb: 1\n', ['indentation 2:1'], ['a']],
  ['a: 1\n- b\n', ['indentation 2:1'], { a: '1' }],
  ['  a: 1\nb: 2\n', ['indentation 2:1'], { a: '1' }],
  ['- 10\n  - 9\n- 8\n', ['indentation 2:3'], ['10', '8']],
  ['a:\n - b: 1\n   c: 2\n  d: 3\n', ['indentation 4:3']],
  ['a: |\n    x\n   y\nb: 1\n', ['indentation 3:4'], { a: 'x\n', b: '1' }],
  ['a: |\n    \n  x\n', ['indentation 3:3']],
  ['a:1\nb: 2\n', ['missing-colon 1:2'], { a: '1', b: '2' }],
  ['a: 1\nb\nc: 2\n', ['missing-colon 2:1'], { a: '1', c: '2' }],
  ['a: 1\n"b"\n', ['missing-colon 2:1'], { a: '1' }],
  ['a: { b, c: 1 }\n', ['missing-colon 1:6'], { a: { c: '1' } }],
  ['a: "x\nb: 1\n', ['unclosed 1:4']],
  ["a: 'it''\nb: 1\n", ['unclosed 1:4']],
  ['a: "x\\"', ['unclosed 1:4'], { a: 'x"' }],
  ['a: [1, 2\nb: 3\n', ['unclosed 1:4'], { a: ['1', '2'], b: '3' }],
  ['a: {x: [1, 2}\nb: 3\n', ['unclosed 1:8'], { a: { x: ['1', '2'] }, b: '3' }],
  ['a: [\n1,\n2\n]\nb: 3\n', ['unclosed 1:4'], { a: [], b: '3' }],
  ['a: >= 90\nb: 1\n', ['needs-quotes 1:4'], { a: '>= 90', b: '1' }],
  [
    'a:\n  >= 90%: 4\n  > 80%: 2\n  else: 0\n',
    ['needs-quotes 2:3', 'needs-quotes 3:3'],
    { a: { '>= 90%': '4', '> 80%': '2', else: '0' } },
  ],
  ['a:\n  "> 1": 1\n  >= 0: 2\n', ['needs-quotes 3:3'], { a: { '> 1': '1', '>= 0': '2' } }],
  ['a: {>= 90%: 6}\n', ['needs-quotes 1:5'], { a: { '>= 90%': '6' } }],
  ['a: x: y\n', ['needs-quotes 1:4'], { a: 'x: y' }],
  ['a: "x" in y\n', ['needs-quotes 1:8'], { a: 'x' }],
  [
    'a: @x\nb: `y`\nc: %z\n',
    ['needs-quotes 1:4', 'needs-quotes 2:4', 'needs-quotes 3:4'],
    { a: '@x', b: '`y`', c: '%z' },
  ],
  ['a: "\\q"\n', ['yaml-syntax 1:5'], { a: '\\q' }],
  ['a: - b\n', ['yaml-syntax 1:4'], { a: null }],
  ['a: [1, 2]]\n', ['yaml-syntax 1:10'], { a: ['1', '2'] }],
  ['a: [1,,2]\n', ['yaml-syntax 1:7'], { a: ['1', '2'] }],
  ['a: {x: 1 y: 2}\n', ['yaml-syntax 1:8'], { a: { x: '1 y: 2' } }],
  ['a: {x: 1\n  y: 2}\n', ['yaml-syntax 2:3'], { a: { x: '1', y: '2' } }],
  ['a: "x"#c\n', ['yaml-syntax 1:7'], { a: 'x' }],
  ['%FOO\n---\na: 1\n', ['yaml-syntax 1:1'], { a: '1' }],
  ['%甲\na: 1\n', ['yaml-syntax 1:1'], { a: '1' }],
  ['%YAML 1.2\na: 1\n', ['yaml-syntax 2:1'], { a: '1' }],
];

const TYPING: readonly Case[] = [
  ['权重：50\n', ['full-width-colon 1:3'], { 权重: '50' }],
  ['权重：50\n满分：6\n', ['full-width-colon 1:3', 'full-width-colon 2:3'], { 权重: '50', 满分: '6' }],
  ['a: 1\n权重：50\nb: 2\n', ['full-width-colon 2:3'], { a: '1', 权重: '50', b: '2' }],
  ['- item: x\n  max：3\n', ['full-width-colon 2:6'], [{ item: 'x', max: '3' }]],
  ['- item：x\n  max: 3\n', ['full-width-colon 1:7'], [{ item: 'x', max: '3' }]],
  ['a: { by：group, 甲: 1.5 }\n', ['full-width-colon 1:8'], { a: { by: 'group', 甲: '1.5' } }],
  ['b:：3\na: 1\n', ['full-width-colon 1:2'], { b: '3', a: '1' }],
  ['a: 50\n  max：6\n', ['full-width-colon 2:6'], { a: '50' }],
  [
    'fields：\n  甲: { type: number }\n  乙: { type: count }\nb: 1\n',
    ['full-width-colon 1:7'],
    { fields: { 甲: { type: 'number' }, 乙: { type: 'count' } }, b: '1' },
  ],
  ['a:\n  b：\n    c: 1\n    d: 2\n  e: 3\n', ['full-width-colon 2:4'], { a: { b: { c: '1', d: '2' }, e: '3' } }],
  [
    'parts：\n  - item: x\n    max: 1\n  - item: y\n    max: 2\nb: 1\n',
    ['full-width-colon 1:6'],
    { parts: null, b: '1' },
  ],
  ['a: 1\na：2\n', ['duplicate-key 2:1', 'full-width-colon 2:2'], { a: '1' }],
  ['　a: 1\n', ['full-width-space 1:1'], { a: '1' }],
  ['a:\n  b: 1\n　　c: 2\n', ['full-width-space 3:1']],
  ['max: 50　# 备注\n', ['full-width-space 1:8'], { max: '50' }],
  ['max: 50\u00a0# 备注\n', ['full-width-space 1:8'], { max: '50' }],
  ['max:　50\nb: 1\n', ['full-width-space 1:4'], { max: '50', b: '1' }],
  ['-　a\n', ['full-width-space 1:2'], 'a'],
  ['max　: 50\n', ['full-width-space 1:4'], { max: '50' }],
  ['a: [ 甲,　乙 ]\n', ['full-width-space 1:8'], { a: ['甲', '乙'] }],
  ['a: [甲，乙、丙]\n', ['full-width-mark 1:6'], { a: ['甲', '乙', '丙'] }],
  [
    'a: { by: 甲，best: lowest，c: 1 }\n',
    ['full-width-mark 1:11', 'full-width-mark 1:24'],
    { a: { by: '甲', best: 'lowest', c: '1' } },
  ],
  ['a: { x: "1"，y: 2 }\n', ['full-width-mark 1:12'], { a: { x: '1' } }],
  ['“>= 90%”: 4\n', ['full-width-mark 1:1'], { '>= 90%': '4' }],
  ['a: ０.２\nb: ５０％\n', ['number-slip 1:4', 'number-slip 2:4'], { a: '0.2', b: '50%' }],
  [
    'a: 12,000\nb: 1_000\nc: -1,234,567.5\n',
    ['number-slip 1:4', 'number-slip 2:4', 'number-slip 3:4'],
    { a: '12000', b: '1000', c: '-1234567.5' },
  ],
  [
    'a: [12,000, 8,000, 3]\nb: [12, 000]\n',
    ['number-slip 1:5', 'number-slip 1:13'],
    { a: ['12000', '8000', '3'], b: ['12', '000'] },
  ],
  ['a: { １: 5 }\n', ['number-slip 1:6'], { a: { 1: '5' } }],
  ['a: ５０　# 备注\n', ['number-slip 1:4', 'full-width-space 1:6'], { a: '50' }],
];

const seen = new Set<string>();

const check = ([text, found, value]: Case): void => {
  const { node, found: all, diagnostics } = loadWith(loadYaml, text);
  expect(all).toEqual(found);
  if (value !== undefined) expect(node && JSON.parse(JSON.stringify(toPlain(node)))).toEqual(value);
  for (const { code, message } of diagnostics) {
    seen.add(code);
    expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(message.en).toMatch(/[a-z]{2} [a-z]/);
  }
};

describe('syntax', () => {
  test.each(SYNTAX.map((one) => [JSON.stringify(one[0]), one] as const))('%s', (_name, one) => check(one));
});

describe('typing slips', () => {
  test.each(TYPING.map((one) => [JSON.stringify(one[0]), one] as const))('%s', (_name, one) => check(one));
});

test('the second of two equal keys points at the first', () => {
  const [found] = loadWith(loadYaml, 'a: 1\nb: 2\n"a": 3\n').diagnostics;
  expect(found?.primary.span).toEqual({ start: 10, end: 13 });
  expect(found?.secondary.map(({ span }) => span)).toEqual([{ start: 0, end: 1 }]);
});

test.each([
  ['权重：50', '写成“权重: 50”', 'write `权重: 50`'],
  ['a: ０.２', '写成 0.2；本来就是文字的，加引号', 'write 0.2; if it is a text, quote it'],
  ['a: x: y', "加单引号：'x: y'", "put it in single quotes: 'x: y'"],
])('the hint says what to write: %s', (text, zh, en) => {
  expect(loadWith(loadYaml, text).diagnostics.map(({ hint }) => hint)).toEqual([{ zh, en }]);
});

test('every code of a text is covered here or by JSON', () => {
  for (const text of [`${' '.repeat(8 * 1024 * 1024)}a: 1`, '['.repeat(70), 'a: 1\n'.repeat(200)]) {
    for (const { code } of loadWith(loadYaml, text).diagnostics) seen.add(code);
  }
  for (const { code } of loadWith(loadJson, '{').diagnostics) seen.add(code);
  for (const { code } of loadWith(loadJson, '[1,]').diagnostics) seen.add(code);
  expect([...seen].sort()).toEqual(Object.keys(sourceCodes).sort());
});
