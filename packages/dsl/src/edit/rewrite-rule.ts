import type { Leaf } from '../walk/contents.js';
import { contentsOf } from '../walk/walk-rule.js';
import type { SourceNode } from '../yaml/node.js';
import type { Rewriter } from './rewriter.js';

/** Rewrites the words of a whole rule file. Names and texts are the rule's own. */
export const rewriteRule = (root: SourceNode, to: Rewriter): void => {
  for (const leaf of contentsOf(root).leaves) rewriteLeaf(leaf, to);
};

const rewriteLeaf = ({ node, use }: Leaf, to: Rewriter): void => {
  if (node.style === 'null') return;
  switch (use.kind) {
    case 'key': {
      const spec = use.name === undefined ? undefined : use.keys[use.name];
      if (use.name === 'else') to.rest(node);
      else if (use.name !== undefined && spec) to.key(node, use.name, spec.zh);
      break;
    }
    case 'table-key':
      to.tableKey(node, use.table);
      break;
    case 'expression':
      if (use.rest) to.rest(node);
      else if (!to.word(node, use.words)) to.expression(node);
      break;
    case 'band':
      to.band(node);
      break;
    case 'signature':
      to.signature(node);
      break;
    case 'word':
      to.word(node, use.words);
      break;
    case 'by':
      to.keyName(node);
      break;
    case 'name':
      if (use.units) to.keyName(node);
      break;
    default:
      break;
  }
};
