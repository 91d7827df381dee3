import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CARET } from '../../packages/dsl/src/services/loose-lines.js';
import { readLoosely } from '../../packages/dsl/src/services/loose-yaml.js';
import type { SourceNode } from '../../packages/dsl/src/yaml/node.js';
import { EVERY_KEY } from '../edit/support.js';

const RUNS = process.env.ZS_FULL === '1' ? 5000 : 500;

/** The way to the caret: keys, and indices of lists. */
const wayTo = (node: SourceNode, way: readonly (string | number)[] = []): readonly (string | number)[] | undefined => {
  if (node.kind === 'scalar') return node.text.includes(CARET) ? way : undefined;
  if (node.kind === 'sequence') {
    for (const [at, one] of node.items.entries()) {
      const found = wayTo(one, [...way, at]);
      if (found) return found;
    }
    return undefined;
  }
  for (const { key, value } of node.entries) {
    if (key.text.includes(CARET)) return [...way, 'a key'];
    const found = wayTo(value, [...way, key.text]);
    if (found) return found;
  }
  return undefined;
};

const way = (text: string): string => (wayTo(readLoosely(text.replace('‸', CARET)).root) ?? ['nowhere']).join(' / ');

describe('where the caret stands', () => {
  test.each([
    ['a: ‸', 'a'],
    ['a:‸', 'a'],
    ['a: { b:‸ }', 'a / b'],
    ['a:\n  -‸', 'a / 0'],
    ['a:\n  b: ‸\nc: 1', 'a / b'],
    ['a:\n  ‸\nc: 1', 'a'],
    ['a:\n  b: 1\n  ‸\nc: 1', 'a / a key'],
    ['a:\n  b‸\n  c: 1', 'a / a key'],
    ['a:\n  - b: 1\n    ‸', 'a / 0 / a key'],
    ['a:\n  - b: 1\n  - ‸', 'a / 1'],
    ['a:\n- b: 1\n- c: ‸', 'a / 1 / c'],
    ['a:\n  - b: 1\n  ‸\n  - c: 1', 'a / 1'],
    ['a: { b: 1, ‸ }', 'a / a key'],
    ['a: { b: 1, c: ‸', 'a / c'],
    ['a: { b: 1, c: ‸\nd: 1', 'a / c'],
    ['a: { b: [1, ‸] }', 'a / b / 1'],
    ['a:\n  { b: 1,\n    c: ‸ }\nd: 1', 'a / c'],
    ['a: { b: sum(x, ‸), c: 1 }', 'a / b'],
    ['a: { b: x[‸], c: 1 }', 'a / b'],
    ['a: "b: ‸', 'a'],
    ['a: "b: ‸\nc: 1', 'a'],
    ["a: 'it''s ‸' # c", 'a'],
    ['a: >\n  b: ‸\nc: 1', 'a'],
    ['a: b\n  ‸c\nd: 1', 'a'],
    ['"a: b": ‸', 'a: b'],
    ['# ‸', 'nowhere'],
    ['a: 1 # ‸', 'nowhere'],
    ['a: { b: 1 } # ‸', 'nowhere'],
    ['a:  # b\n  c: ‸', 'a / c'],
    ['a: [1,\n  2,\n  ‸', 'a / 2'],
    ['  a: ‸', 'a'],
    ['a: 1\r\nb: ‸\r\n', 'b'],
    ['‸', 'a key'],
  ])('%j', (text, expected) => {
    expect(way(text)).toBe(expected);
  });

  test.each(['[', '{ a: ', '- ', '{', "['"])('is told of a text with many %j', (piece) => {
    expect(readLoosely(`a: ${piece.repeat(20_000)}${CARET}`).root.kind).toBe('map');
    expect(readLoosely(`${piece.repeat(20_000)}${CARET}`).root.kind).toBe('map');
  });

  test('is told of any text', () => {
    const pieces = fc.constantFrom(
      'a',
      ': ',
      '- ',
      '\n',
      '\n  ',
      '\n    ',
      '{ ',
      ' }',
      '[',
      ']',
      '"',
      "'",
      ', ',
      '|',
      '> ',
      '(',
      ')',
      ' ',
      'b:',
      '"c": ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), fc.nat(), (all, seed) => {
        const at = all.length === 0 ? 0 : seed % all.length;
        const text = [...all.slice(0, at), CARET, ...all.slice(at)].join('');
        const { root, caret } = readLoosely(text);
        if (caret) expect(caret.text).toContain(CARET);
        expect(root.kind).toBe('map');
      }),
      { numRuns: RUNS },
    );
  });

  test('is told of a rule from which a part is missing', () => {
    const text = EVERY_KEY.en;
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(40), fc.nat(text.length), (from, length, at) => {
        const cut = text.slice(0, from) + text.slice(from + length);
        const { caret } = readLoosely(cut.slice(0, at) + CARET + cut.slice(at));
        if (caret) expect(caret.text).toContain(CARET);
      }),
      { numRuns: RUNS },
    );
  });
});
