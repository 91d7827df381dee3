import type { MapEntry, MapNode, SourceNode } from './node.js';

const indexes = new WeakMap<MapNode, ReadonlyMap<string, MapEntry>>();

/** The entry of a map by its key. Constant time, so that data with thousands of keys can be looked up one by one. */
export const entry = (map: MapNode, key: string): MapEntry | undefined => {
  let index = indexes.get(map);
  if (!index) {
    index = new Map(map.entries.map((one) => [one.key.text, one]));
    indexes.set(map, index);
  }
  return index.get(key);
};

/** The value of a map by its key. */
export const entryNode = (map: MapNode, key: string): SourceNode | undefined => entry(map, key)?.value;

/**
 * The bare value: texts for scalars (null where there is no value), arrays, and objects without a prototype, so that no key of a
 * file can reach one.
 */
export const toPlain = (node: SourceNode): unknown => {
  switch (node.kind) {
    case 'scalar':
      return node.style === 'null' ? null : node.text;
    case 'sequence':
      return node.items.map(toPlain);
    case 'map': {
      const object: Record<string, unknown> = Object.create(null);
      for (const { key, value } of node.entries) object[key.text] = toPlain(value);
      return object;
    }
  }
};
