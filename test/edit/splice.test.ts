import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DiagnosticBag } from '../../packages/dsl/src/diagnostics/bag.js';
import { scalarsOf } from '../../packages/dsl/src/edit/scalars.js';
import { spliceScalars } from '../../packages/dsl/src/edit/splice.js';
import { applyEdits } from '../../packages/dsl/src/source/text-edit.js';
import { loadYaml } from '../../packages/dsl/src/yaml/load-yaml.js';
import type { ScalarNode } from '../../packages/dsl/src/yaml/node.js';
import { EVERY_KEY, fileOf, SHIPPED } from './support.js';

const nodesOf = (text: string): readonly ScalarNode[] => {
  const file = fileOf(text);
  const root = loadYaml(file, new DiagnosticBag());
  return root ? scalarsOf(root, file).map(({ node }) => node) : [];
};

/** A text in which one scalar has another text. */
const put = (text: string, node: ScalarNode, value: string): string => {
  const file = fileOf(text);
  const root = loadYaml(file, new DiagnosticBag());
  const scalars = root ? scalarsOf(root, file) : [];
  const own = scalars.find((one) => one.node.span.start === node.span.start)?.node ?? node;
  const edits = new Map([[own, [{ span: { start: 0, end: own.text.length }, text: value }]]]);
  return root ? applyEdits(text, spliceScalars(file, root, edits)) : text;
};

/** The same for the scalar that is called so. */
const putAt = (text: string, named: string, value: string): string => {
  const node = nodesOf(text).find((one) => one.text === named);
  if (!node) throw new Error(`no ${named} in ${text}`);
  return put(text, node, value);
};

describe('a scalar takes another text', () => {
  test.each([
    ['max: 5', '7.50', 'max: 7.50'],
    ['max: 5 # was 4', '7', 'max: 7 # was 4'],
    ['max: "5"', '7', 'max: "7"'],
    ["max: '5'", '7', "max: '7'"],
    ['max: 5\r\n', '7', 'max: 7\r\n'],
    ['max:   5  ', '7', 'max:   7  '],
    ['5: 1', 'a: b', "'a: b': 1"],
    ["max: '5'", "it's", "max: 'it''s'"],
    ['max: "5"', 'a"b', 'max: "a\\"b"'],
  ])('in %j', (text, value, expected) => expect(putAt(text, '5', value)).toBe(expected));

  test.each([
    ['null', "'null'"],
    ['- a', "'- a'"],
    ['-a', '-a'],
    ['a: b', "'a: b'"],
    ['a:b', 'a:b'],
    ['a #b', "'a #b'"],
    ['a#b', 'a#b'],
    ['> 5', "'> 5'"],
    ['%', "'%'"],
    ['50%', '50%'],
    ["'a'", "'''a'''"],
    ["it's", "it's"],
    ['[a, b]', "'[a, b]'"],
    ['max(a, b)', 'max(a, b)'],
    ['*', "'*'"],
  ])('%j in quotes only where it needs them', (value, written) =>
    expect(putAt('max: 5', '5', value)).toBe(`max: ${written}`),
  );

  test.each([
    ['max(a, b)', "'max(a, b)'"],
    ['a]', "'a]'"],
    ['甲、乙', "'甲、乙'"],
    ['甲，乙', "'甲，乙'"],
    ['a b', 'a b'],
    ['-', "'-'"],
  ])('%j inside brackets', (value, written) =>
    expect(putAt('a: [x, 5, [y]]', '5', value)).toBe(`a: [x, ${written}, [y]]`),
  );
});

const RULES = [...SHIPPED, { name: 'every key', text: EVERY_KEY.en }, { name: 'every key, zh', text: EVERY_KEY.zh }];
const RUNS = process.env.ZS_FULL === '1' ? 60 : 5;

test.each(RULES)('$name: whatever text a scalar takes, all others stay', { timeout: 600_000 }, ({ text }) => {
  const all = nodesOf(text);
  const scalars = all.filter((one) => one.style === 'plain' || one.style === 'quoted');
  const piece = fc.constantFrom(...'a甲 :#,，-?\'"[}|%1~', '\\');
  fc.assert(
    fc.property(fc.nat(), fc.string({ unit: piece, maxLength: 8 }), (index, typed) => {
      const node = scalars[index % scalars.length];
      if (!node) return;
      const value = `§${typed}§`;
      const texts = nodesOf(put(text, node, value)).map((one) => one.text);
      expect(texts).toEqual(all.map((one) => (one === node ? value : one.text)));
    }),
    { numRuns: RUNS },
  );
});
