import { CASE_KEYS, severalLines } from '../document/schema.js';
import { BODY_KEYS, canonicalKey } from '../document/vocabulary.js';
import type { KeySpec, Keys, Shape } from '../methods/shape.js';
import type { MapNode, SourceNode } from '../yaml/node.js';
import type { Rewriter } from './rewriter.js';

/** Rewrites what stands under a key in a form of its own; `owner` is the map that the key is in. */
export type Form = (value: SourceNode, owner: MapNode, to: Rewriter) => void;

/** The keys whose shape does not say all about what stands under them. */
export type Forms = ReadonlyMap<KeySpec | undefined, Form>;

/** Rewrites whatever stands under a key, by its shape, as `decode` reads it. */
export const rewriteShape = (node: SourceNode, shape: Shape, forms: Forms, to: Rewriter): void => {
  switch (shape.kind) {
    case 'expression':
      to.expression(node);
      break;
    case 'coefficient':
      to.coefficient(node, shape.words);
      break;
    case 'word':
      to.wordOrTable(node, shape.words);
      break;
    case 'object':
      rewriteKeys(node, shape.keys, forms, to);
      break;
    case 'lines':
      rewriteKeys(node, keysOfLines(node, shape.line, shape.shared), forms, to);
      break;
    case 'sequence':
      for (const one of itemsOf(node)) rewriteShape(one, shape.of, forms, to);
      break;
    case 'bands':
      for (const { key, value } of entriesOf(node)) {
        to.band(key);
        to.coefficient(value);
      }
      break;
    case 'body':
      rewriteKeys(node, BODY_KEYS, forms, to);
      break;
    case 'items':
      for (const one of itemsOf(node)) rewriteKeys(one, BODY_KEYS, forms, to);
      break;
    case 'cases':
      for (const one of itemsOf(node)) rewriteKeys(one, CASE_KEYS, forms, to);
      break;
    case 'map':
      for (const { value } of entriesOf(node)) rewriteShape(value, shape.of, forms, to);
      break;
    default:
      // Names, texts, and what a form of its own takes care of.
      break;
  }
};

export const rewriteKeys = (node: SourceNode, keys: Keys, forms: Forms, to: Rewriter): void => {
  if (node.kind !== 'map') return;
  for (const { key, value } of node.entries) {
    const name = canonicalKey(key.text, keys);
    const spec = name === undefined ? undefined : keys[name];
    if (name === undefined || !spec) continue;
    to.key(key, name, spec.zh);
    const form = forms.get(spec);
    if (form) form(value, node, to);
    else rewriteShape(value, spec.shape, forms, to);
  }
};

const keysOfLines = (node: SourceNode, line: Keys, shared: Keys): Keys => {
  const several = severalLines(line, shared);
  const isSeveral = entriesOf(node).some(({ key }) => canonicalKey(key.text, several) === 'lines');
  return isSeveral ? several : { ...line, ...shared };
};

export const entriesOf = (node: SourceNode | undefined): MapNode['entries'] =>
  node?.kind === 'map' ? node.entries : [];

/** The items of a list; a single one may stand without it. */
export const itemsOf = (node: SourceNode): readonly SourceNode[] => (node.kind === 'sequence' ? node.items : [node]);
