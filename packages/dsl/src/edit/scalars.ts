import type { SourceFile } from '../source/source-file.js';
import type { ScalarNode, SourceNode } from '../yaml/node.js';

/** A scalar with what its notation depends on. */
export interface PlacedScalar {
  readonly node: ScalarNode;
  /** Inside brackets or braces. */
  readonly flow: boolean;
}

/** All scalars of a tree, keys included, in the order of the file. */
export const scalarsOf = (root: SourceNode, file: SourceFile): readonly PlacedScalar[] => {
  const found: PlacedScalar[] = [];
  const visit = (node: SourceNode, outer: boolean): void => {
    if (node.kind === 'scalar') {
      found.push({ node, flow: outer });
      return;
    }
    const flow = outer || /[[{]/.test(file.text.charAt(node.span.start));
    if (node.kind === 'sequence') for (const one of node.items) visit(one, flow);
    else
      for (const { key, value } of node.entries) {
        visit(key, flow);
        visit(value, flow);
      }
  };
  visit(root, false);
  return found;
};

/** The first node of a tree that is not there any more, or has another text than the one expected, in a tree read later. */
export const firstDifference = (
  before: SourceNode,
  after: SourceNode,
  expected: (scalar: ScalarNode) => string,
): SourceNode | undefined => {
  if (before.kind === 'scalar') {
    return after.kind === 'scalar' && after.text === expected(before) ? undefined : before;
  }
  const [old, now] = [childrenOf(before), childrenOf(after)];
  if (before.kind !== after.kind || old.length !== now.length) return before;
  for (const [at, one] of old.entries()) {
    const other = now[at];
    const found = other && firstDifference(one, other, expected);
    if (found) return found;
  }
  return undefined;
};

const childrenOf = (node: SourceNode): readonly SourceNode[] => {
  if (node.kind === 'sequence') return node.items;
  return node.kind === 'map' ? node.entries.flatMap(({ key, value }) => [key, value]) : [];
};
