import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DiagnosticBag } from '../../packages/dsl/src/diagnostics/bag.js';
import { scalarsOf } from '../../packages/dsl/src/edit/scalars.js';
import { type NodePath, setScalar } from '../../packages/dsl/src/edit/set-scalar.js';
import { loadYaml } from '../../packages/dsl/src/yaml/load-yaml.js';
import { EVERY_KEY, fileOf, SHIPPED } from './support.js';

const set = (text: string, path: NodePath, value: string): string | readonly string[] => {
  const made = setScalar(fileOf(text), path, value);
  return 'text' in made ? made.text : made.diagnostics.map((one) => one.code);
};

describe('a value takes another text', () => {
  test.each([
    ['max: 5', '7.50', 'max: 7.50'],
    ['max: 5 # was 4', '7', 'max: 7 # was 4'],
    ['max: "5"', '7', 'max: "7"'],
    ["max: '5'", '7', "max: '7'"],
    ['max: 5\r\n', '7', 'max: 7\r\n'],
    ['max:   5  ', '7', 'max:   7  '],
    ['max: 完成数 +\n  1', '7', 'max: 7'],
    ['max: "a\n  b"', 'c', 'max: "c"'],
  ])('in the place of %j', (text, value, expected) => expect(set(text, ['max'], value)).toBe(expected));

  test.each([
    ['', "''"],
    ['null', "'null'"],
    [' a', "' a'"],
    ['- a', "'- a'"],
    ['-a', '-a'],
    ['a: b', "'a: b'"],
    ['a:b', 'a:b'],
    ['a:', "'a:'"],
    ['a #b', "'a #b'"],
    ['a#b', 'a#b'],
    ['#a', "'#a'"],
    ['> 5', "'> 5'"],
    ['%', "'%'"],
    ['50%', '50%'],
    ["'a'", "'''a'''"],
    ["it's", "it's"],
    ['"a" in b', `'"a" in b'`],
    ['[a, b]', "'[a, b]'"],
    ['max(a, b)', 'max(a, b)'],
    ['*', "'*'"],
    ['！', '！'],
    ['a\nb', '"a\\nb"'],
    ['a\tb\u200b\\"', '"a\\tb\\u200B\\\\\\""'],
    ['😀\u{e0001}', '"😀\\U000E0001"'],
    ['\ud800', '"\\uD800"'],
    ['１２', "'１２'"],
    ['12,000', "'12,000'"],
    ['a\u3000', "'a\u3000'"],
  ])('%j in quotes only where it needs them', (value, written) =>
    expect(set('max: 5', ['max'], value)).toBe(`max: ${written}`),
  );

  test.each([
    ['max(a, b)', "'max(a, b)'"],
    ['a]', "'a]'"],
    ['甲、乙', "'甲、乙'"],
    ['a b', 'a b'],
    ['-', "'-'"],
  ])('%j inside brackets', (value, written) =>
    expect(set('a: [x, 5, [y]]', ['a', 1], value)).toBe(`a: [x, ${written}, [y]]`),
  );

  test.each([
    ['a\nb', `max: "a\\nb"`],
    ["it's", "max: 'it''s'"],
  ])('%j in single quotes', (value, expected) => expect(set("max: '5'", ['max'], value)).toBe(expected));

  test.each([
    ['max:', ['max'], 'max: 7'],
    ['max:\nmin: 1', ['max'], 'max: 7\nmin: 1'],
    ['max: \nmin: 1', ['max'], 'max: 7\nmin: 1'],
    ['max: # none\nmin: 1', ['max'], 'max: 7 # none\nmin: 1'],
    ['max: ~', ['max'], 'max: 7'],
    ['{ max: , min: 1 }', ['max'], '{ max: 7, min: 1 }'],
    ['{max:,min: 1}', ['max'], '{max: 7,min: 1}'],
    ['{max:}', ['max'], '{max: 7}'],
    ['a:\n  -\n  - 1', ['a', 0], 'a:\n  - 7\n  - 1'],
    ['a:\n  max:\nb: 1', ['a', 'max'], 'a:\n  max: 7\nb: 1'],
    ['max:\r\nmin: 1\r\n', ['max'], 'max: 7\r\nmin: 1\r\n'],
  ] as const)('where %j has none', (text, path, expected) => expect(set(text, path, '7')).toBe(expected));

  test('a key, by its span', () => {
    const file = fileOf('a: 1\nb: 2\n');
    expect(setScalar(file, { start: 5, end: 6 }, 'c')).toEqual({ text: 'a: 1\nc: 2\n' });
    expect(setScalar(file, { start: 5, end: 6 }, 'c: d')).toEqual({ text: "a: 1\n'c: d': 2\n" });
    const twice = setScalar(file, { start: 5, end: 6 }, 'a');
    expect('diagnostics' in twice && twice.diagnostics.map((one) => one.code)).toEqual(['duplicate-key']);
  });

  test('also where other places of the file are wrong', () => {
    expect(set('a: 12,000\nmax: 5\nb: １', ['max'], '7')).toBe('a: 12,000\nmax: 7\nb: １');
    expect(set('a: 12,000\nmax: 5', ['a'], '12000')).toBe('a: 12000\nmax: 5');
  });
});

describe('what can not be changed is refused', () => {
  test.each([
    ['a text behind |', 'max: |\n  a\n', ['max'], 'text-block'],
    ['a text behind >-', 'max: >-\n  a\n', ['max'], 'text-block'],
    ['a map', 'max: { a: 1 }', ['max'], 'no-value-here'],
    ['nothing', 'max: 1', ['min'], 'no-value-here'],
    ['nothing below a value', 'max: 1', ['max', 'a'], 'no-value-here'],
    ['no item', 'a: [1]', ['a', 1], 'no-value-here'],
  ] as const)('%s', (_, text, path, code) => expect(set(text, path, '7')).toEqual([code]));

  test('a place where quotes mean nothing, as the colon is full-width', () => {
    expect(set('a: 1\nmax：50', ['max'], '7')).toBe('a: 1\nmax：7');
    expect(set('a: 1\nmax：50', ['max'], '')).toEqual(['edit-spills']);
  });

  test('a span that is not of one scalar', () => {
    const made = setScalar(fileOf('max: 15'), { start: 5, end: 6 }, '7');
    expect('diagnostics' in made && made.diagnostics.map(({ code, primary }) => [code, primary.span])).toEqual([
      ['no-value-here', { start: 5, end: 6 }],
    ]);
  });
});

const rulesWith = [
  ...SHIPPED,
  { name: 'every key', text: EVERY_KEY.en },
  { name: 'every key, zh', text: EVERY_KEY.zh },
];
/** Some values of each rule, past keys, values, quotes and braces alike; every one with ZS_EVERY=1, which takes half an hour. */
const EVERY = process.env.ZS_EVERY === '1';
const FULL = EVERY || process.env.ZS_FULL === '1';
const TRIED = EVERY ? Number.POSITIVE_INFINITY : FULL ? 60 : 12;

describe.each(rulesWith)('every value of $name', { timeout: FULL ? 1_200_000 : 60_000 }, ({ text }) => {
  const file = fileOf(text);
  const root = loadYaml(file, new DiagnosticBag());
  const scalars = (root ? scalarsOf(root, file) : []).map(({ node }) => node).filter((node) => node.style !== 'block');
  const stride = Math.ceil(scalars.length / TRIED) || 1;

  test('is replaced without a change to any other byte', () => {
    expect(scalars.length).toBeGreaterThan(100);
    for (let at = 0; at < scalars.length; at += stride) {
      const node = scalars[at];
      if (!node) break;
      const { start, end } = node.span;
      const quote = /^['"]/.exec(file.slice(node.span))?.[0] ?? '';
      const written = `${start === end ? ' ' : ''}${quote}x9.50${quote}`;
      expect(setScalar(file, node.span, 'x9.50')).toEqual({ text: text.slice(0, start) + written + text.slice(end) });
    }
  });

  test('takes any text', () => {
    const piece = fc.constantFrom(
      'a',
      '甲',
      ' ',
      ':',
      '#',
      ',',
      '，',
      '-',
      '?',
      "'",
      '"',
      '\\',
      '[',
      '}',
      '|',
      '%',
      '1',
      '０',
      '\n',
      '\t',
      '\u200b',
      '~',
    );
    fc.assert(
      fc.property(fc.nat(), fc.string({ unit: piece, maxLength: 8 }), (index, value) => {
        const node = scalars[index % scalars.length];
        if (!node) return;
        const made = setScalar(file, node.span, `§${value}`);
        if (!('text' in made)) throw new Error(made.diagnostics.map((one) => one.code).join());
        const now = fileOf(made.text);
        const again = loadYaml(now, new DiagnosticBag());
        const found = (again ? scalarsOf(again, now) : []).map((one) => one.node.text);
        const all = root ? scalarsOf(root, file) : [];
        expect(found).toEqual(all.map((one) => (one.node === node ? `§${value}` : one.node.text)));
      }),
      { numRuns: FULL ? 20 : 5 },
    );
  });
});
