import { describe, expect, test, vi } from 'vitest';
import { FIELD_KEYS, RULE_KEYS, VALUE_KEYS } from '../../packages/dsl/src/document/rule-keys.js';
import { CASE_KEYS, severalLines } from '../../packages/dsl/src/document/schema.js';
import {
  BODY_KEYS,
  canonicalKey,
  canonicalWord,
  EXTRA_KEYS,
  wordTwin,
} from '../../packages/dsl/src/document/vocabulary.js';
import { formatRule } from '../../packages/dsl/src/edit/format.js';
import { Rewriter } from '../../packages/dsl/src/edit/rewriter.js';
import type { Keys, Shape } from '../../packages/dsl/src/methods/shape.js';
import { EVERY_KEY, fileOf, meaningOf, mistakesIn } from './support.js';

/** Every table of keys of the language with the place where it stands, and every list of words. */
const tables = new Map<Keys, string>();
const lists = new Map<readonly string[], string>();

const visitShape = (shape: Shape, place: string): void => {
  if ('words' in shape && shape.words) lists.set(shape.words, place);
  if (shape.kind === 'object') visitKeys(shape.keys, place);
  if (shape.kind === 'lines') {
    visitKeys({ ...shape.line, ...shape.shared }, place);
    visitKeys(severalLines(shape.line, shape.shared), `${place}, several lines`);
  }
  if (shape.kind === 'sequence' || shape.kind === 'map') visitShape(shape.of, place);
};
const visitKeys = (keys: Keys, place: string): void => {
  if (tables.has(keys)) return;
  tables.set(keys, place);
  for (const [name, spec] of Object.entries(keys)) visitShape(spec.shape, `${place} ${name}`.trim());
};
visitKeys(RULE_KEYS, '');
visitKeys(BODY_KEYS, 'item');
visitKeys(CASE_KEYS, 'case');
visitKeys(FIELD_KEYS, 'field');
visitKeys(VALUE_KEYS, 'value');

describe('in one place a twin stands for one key or word', () => {
  test.each([...tables].map(([keys, place]) => [place, keys] as const))('keys: %s', (_, keys) => {
    for (const [name, spec] of Object.entries(keys)) {
      expect(spec.zh).toMatch(/^\p{Script=Han}+$/u);
      expect(canonicalKey(spec.zh, keys)).toBe(name);
      expect(canonicalKey(name, keys)).toBe(name);
    }
  });

  test.each([...lists].map(([words, place]) => [place, words] as const))('words: %s', (_, words) => {
    for (const word of words) {
      expect(wordTwin(word, words)).toMatch(/^\p{Script=Han}+$/u);
      expect(canonicalWord(wordTwin(word, words), words)).toBe(word);
      expect(canonicalWord(word, words)).toBe(word);
    }
  });

  test('what a value for each member begins with is not what a table begins with', () => {
    expect(EXTRA_KEYS.per).not.toBe(EXTRA_KEYS.by);
    expect(new Set(Object.values(EXTRA_KEYS)).size).toBe(Object.keys(EXTRA_KEYS).length);
  });

  test('max is the greatest where it combines, full marks elsewhere', () => {
    expect(wordTwin('max', ['sum', 'mean', 'min', 'max'])).toBe('最大');
    expect(canonicalWord('满分', ['sum', 'mean', 'min', 'max'])).toBeUndefined();
    expect(wordTwin('max', ['max', 'zero', 'skip'])).toBe('满分');
  });
});

describe('the rule with every key', () => {
  test('has every key of every table', () => {
    const seen = new Set<string>();
    const key = vi.spyOn(Rewriter.prototype, 'key').mockImplementation((_, en, zh) => void seen.add(`${en} ${zh}`));
    formatRule(fileOf(EVERY_KEY.en));
    key.mockRestore();
    const all = [...tables.keys()].flatMap((keys) => Object.entries(keys).map(([name, { zh }]) => `${name} ${zh}`));
    const extra = Object.entries(EXTRA_KEYS).map(([name, zh]) => `${name} ${zh}`);
    expect([...all, ...extra].filter((one) => !seen.has(one))).toEqual([]);
  });

  test('means the same in both languages', () => {
    expect(mistakesIn(EVERY_KEY.en)).toEqual([]);
    expect(mistakesIn(EVERY_KEY.zh)).toEqual([]);
    expect(meaningOf(EVERY_KEY.en)).toBeDefined();
    expect(meaningOf(EVERY_KEY.zh)).toEqual(meaningOf(EVERY_KEY.en));
  });
});
