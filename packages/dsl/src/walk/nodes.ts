import type { Keys } from '../methods/shape.js';
import type { MapNode, SourceNode } from '../yaml/node.js';

export const entriesOf = (node: SourceNode | undefined): MapNode['entries'] =>
  node?.kind === 'map' ? node.entries : [];

/** The items of a list; a single one may stand without it. */
export const itemsOf = (node: SourceNode): readonly SourceNode[] => (node.kind === 'sequence' ? node.items : [node]);

export const mapOf = (node: SourceNode): MapNode | undefined => (node.kind === 'map' ? node : undefined);

/** What stands under a key of a table of keys. */
export const valueUnder = (node: SourceNode | undefined, name: string, keys: Keys): SourceNode | undefined => {
  const spec = keys[name];
  return spec && entriesOf(node).find(({ key }) => key.text === name || key.text === spec.zh)?.value;
};

/** The text of the scalar that stands there. */
export const textUnder = (node: SourceNode | undefined, name: string, keys: Keys): string | undefined => {
  const value = valueUnder(node, name, keys);
  return value?.kind === 'scalar' && value.style !== 'null' ? value.text : undefined;
};

/** The texts of the list that stands there. */
export const textsUnder = (node: SourceNode | undefined, name: string, keys: Keys): readonly string[] => {
  const list = valueUnder(node, name, keys);
  return list?.kind === 'sequence' ? list.items.flatMap((one) => (one.kind === 'scalar' ? [one.text] : [])) : [];
};
