import { canonicalWord, type EXTRA_KEYS, isExtraKey } from '../document/vocabulary.js';
import type { UnitInfo } from '../rule/rule.js';
import type { MapNode, ScalarNode, SourceNode } from '../yaml/node.js';
import type { Declarations } from './declare.js';

/** `units`: one list, or a list for each group; a list may stand as `{ members, optional }`. */
export const readUnits = (
  node: SourceNode | undefined,
  to: Declarations,
): { groups: readonly string[]; units: readonly UnitInfo[] } => {
  if (!node) return { groups: [], units: [] };
  const groups: string[] = [];
  const found: { name: ScalarNode; group: string | null; optional: boolean }[] = [];
  const add = (list: SourceNode, group: string | null): void => {
    const members = list.kind === 'map' ? entryOf(list, 'members') : list;
    if (!members) {
      to.wrongForm(list, { zh: '这里应写单位名单', en: 'this should be a list of units' });
      return;
    }
    const optionalNode = list.kind === 'map' ? entryOf(list, 'optional') : undefined;
    const optional = optionalNode?.kind === 'scalar' && canonicalWord(optionalNode.text, ['true', 'false']) === 'true';
    for (const name of to.texts(members)) found.push({ name, group, optional });
  };
  if (node.kind === 'map' && !entryOf(node, 'members')) {
    for (const { key, value } of node.entries) {
      groups.push(key.text);
      add(value, key.text);
    }
  } else add(node, null);
  const kept = new Set(to.unique(found.map((one) => one.name)));
  return {
    groups,
    units: found
      .filter((one) => kept.has(one.name))
      .map((one) => ({ name: one.name.text, group: one.group, optional: one.optional })),
  };
};

/** The value of a key of a map with a form of its own, in either language. */
export const entryOf = (node: MapNode, name: keyof typeof EXTRA_KEYS): SourceNode | undefined =>
  node.entries.find(({ key }) => isExtraKey(key.text, name))?.value;
