import type { Keys, Shape } from '../methods/shape.js';
import type { SourceNode } from '../yaml/node.js';
import { listWithoutBrackets } from '../yaml/typing-slips.js';
import { CASE_KEYS, linesKeys } from './schema.js';
import { BODY_KEYS, canonicalKey, canonicalWord, isExtraKey, SCORE_KEYS } from './vocabulary.js';

/**
 * Whether a node has the form of its shape, so that there is nothing to report. It says no more than that: where it is not so, `validate` finds
 * out what is wrong. Most of what is written is right, and this takes a small part of the time.
 */
export const fits = (node: SourceNode, shape: Shape): boolean => {
  switch (shape.kind) {
    case 'expression':
    case 'name':
    case 'text':
      return isText(node);
    case 'coefficient':
      return isCoefficient(node, 2);
    case 'word':
      return isWord(node, shape.words) || isTable(node, (one) => isWord(one, shape.words));
    case 'object':
      return hasKeys(node, shape.keys);
    case 'lines':
      return hasKeys(node, linesKeys(shape, node));
    case 'body':
      return hasKeys(node, SCORE_KEYS);
    case 'items':
      return node.kind === 'sequence' && node.items.every((one) => hasKeys(one, BODY_KEYS));
    case 'cases':
      return node.kind === 'sequence' && node.items.every((one) => hasKeys(one, CASE_KEYS));
    case 'sequence': {
      if (node.kind === 'sequence') return node.items.every((one) => fits(one, shape.of));
      return fits(node, shape.of) && !(shape.of.kind === 'text' && listWithoutBrackets(node));
    }
    case 'bands':
      return node.kind === 'map' && node.entries.every(({ value }) => isCoefficient(value, 2));
    case 'map':
      return node.kind === 'map' && node.entries.every(({ value }) => fits(value, shape.of));
    case 'node':
      return true;
  }
};

const isText = (node: SourceNode): boolean => node.kind === 'scalar' && node.style !== 'null';

const isWord = (node: SourceNode, words: readonly string[]): boolean =>
  node.kind === 'scalar' && node.style !== 'null' && canonicalWord(node.text, words) !== undefined;

/** A text, a list of texts, or a table of such, so many keys deep at most. */
const isCoefficient = (node: SourceNode, depth: number): boolean => {
  if (node.kind === 'sequence') return node.items.every(isText);
  return isText(node) || (depth > 0 && isTable(node, (one) => isCoefficient(one, depth - 1)));
};

const isTable = (node: SourceNode, isValue: (node: SourceNode) => boolean): boolean =>
  node.kind === 'map' &&
  node.entries.some(({ key }) => isExtraKey(key.text, 'by')) &&
  node.entries.every(({ key, value }) => (isExtraKey(key.text, 'by') ? isText(value) : isValue(value)));

/** Whether a map has all keys that it must have, and no others. */
const hasKeys = (node: SourceNode, keys: Keys): boolean => {
  if (node.kind !== 'map') return false;
  const names = new Set<string>();
  for (const { key, value } of node.entries) {
    const name = canonicalKey(key.text, keys);
    const spec = name === undefined ? undefined : keys[name];
    if (name === undefined || !spec || !fits(value, spec.shape)) return false;
    names.add(name);
  }
  return requiredOf(keys).every((name) => names.has(name));
};

const required = new WeakMap<Keys, readonly string[]>();

const requiredOf = (keys: Keys): readonly string[] => {
  const known = required.get(keys) ?? Object.keys(keys).filter((name) => keys[name]?.required);
  required.set(keys, known);
  return known;
};
