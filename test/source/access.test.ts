import { expect, test } from 'vitest';
import { z } from 'zod';
import { entry, entryNode, toPlain } from '../../packages/dsl/src/yaml/access.js';
import { loadJson } from '../../packages/dsl/src/yaml/load-json.js';
import { loadYaml } from '../../packages/dsl/src/yaml/load-yaml.js';
import { loadWith } from './support.js';

const map = (text: string) => {
  const { node } = loadWith(loadYaml, text);
  if (node?.kind !== 'map') throw new Error('not a map');
  return node;
};

test('entries by key', () => {
  const node = map('甲: 1\n乙: [2]\n丙:\n');
  expect(entry(node, '乙')?.key.span).toEqual({ start: 5, end: 6 });
  expect(entryNode(node, '乙')?.kind).toBe('sequence');
  expect(entryNode(node, '丙')).toMatchObject({ kind: 'scalar', style: 'null' });
  for (const absent of ['丁', 'toString', '__proto__', 'constructor']) expect(entry(node, absent)).toBeUndefined();
});

test('plain values: texts, null, arrays, objects without a prototype', () => {
  const plain = toPlain(map('a: 1\nb: ~\nc: [true, { d: "" }]\n__proto__: { polluted: 1 }\n'));
  expect(plain).toEqual(
    Object.assign(Object.create(null), { a: '1', b: null, c: ['true', { d: '' }], ['__proto__']: { polluted: '1' } }),
  );
  expect(Object.getPrototypeOf(plain)).toBeNull();
  expect(Object.keys(plain as object)).toEqual(['a', 'b', 'c', '__proto__']);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test('zod takes them', () => {
  const shape = z.strictObject({ a: z.string(), b: z.null(), c: z.array(z.record(z.string(), z.string())) });
  expect(shape.safeParse(toPlain(map('a: 1\nb:\nc: [{ d: 2 }]\n'))).success).toBe(true);
  expect(shape.safeParse(toPlain(map('a: 1\nb:\nc: []\nd: 1\n'))).success).toBe(false);
});

test('ten thousand keys can be looked up one by one', () => {
  const text = JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, index])));
  const { node } = loadWith(loadJson, text);
  if (node?.kind !== 'map') throw new Error('not a map');
  const start = performance.now();
  for (let index = 0; index < 10_000; index++)
    expect(entry(node, `k${index}`)?.value).toMatchObject({ text: `${index}` });
  expect(performance.now() - start).toBeLessThan(3000);
});
