import type { Analysis } from '../analyze.js';
import { RULE_KEYS } from '../document/rule-keys.js';
import type { ScalarNode, SourceNode } from '../yaml/node.js';
import { TOP } from './around.js';
import type { Contents, Leaf } from './contents.js';
import { RULE_FORMS } from './rule-forms.js';
import { RuleWalk } from './rule-walk.js';

const walkRule = (root: SourceNode): Contents => {
  const walk = new RuleWalk(RULE_FORMS);
  walk.keys(root, RULE_KEYS, TOP);
  const { leaves, slots, matrices, series, bodies } = walk;
  return { leaves, slots, matrices, series, ...(bodies.score ? { score: bodies.score } : {}) };
};

const known = new WeakMap<SourceNode, Contents>();

/** All that stands in a rule file with what it is for, as far as it can be read; made once for a tree. */
export const contentsOf = (root: SourceNode): Contents => {
  let contents = known.get(root);
  if (!contents) {
    contents = walkRule(root);
    known.set(root, contents);
  }
  return contents;
};

/** Every scalar of an analysed file; none where it could not be read. */
export const leavesOf = ({ document }: Analysis): readonly Leaf[] => (document ? contentsOf(document.root).leaves : []);

/** What one scalar of a tree is for, without a look at what does not lead there. */
export const leafOf = (root: SourceNode, node: ScalarNode): Leaf | undefined => {
  const walk = new RuleWalk(RULE_FORMS, new Set(wayTo(root, node)));
  walk.keys(root, RULE_KEYS, TOP);
  return walk.leaves.find((one) => one.node === node);
};

/** The nodes around another, itself included; none where it is not in the tree. */
const wayTo = (root: SourceNode, node: SourceNode): readonly SourceNode[] => {
  if (root === node) return [root];
  const children = root.kind === 'map' ? root.entries.flatMap(({ key, value }) => [key, value]) : itemsIn(root);
  for (const child of children) {
    const way = wayTo(child, node);
    if (way.length > 0) return [root, ...way];
  }
  return [];
};

const itemsIn = (node: SourceNode): readonly SourceNode[] => (node.kind === 'sequence' ? node.items : []);
