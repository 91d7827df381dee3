import { FIELD_KEYS, RULE_KEYS, TABLE_KEYS, VALUE_KEYS } from '../document/rule-keys.js';
import { CASE_KEYS } from '../document/schema.js';
import { canonicalKey, canonicalWord, type EXTRA_KEYS, isElse, isExtraKey } from '../document/vocabulary.js';
import type { KeySpec, Keys } from '../methods/shape.js';
import { entryOf } from '../resolve/units.js';
import type { MapNode, SourceNode } from '../yaml/node.js';
import { entriesOf, type Form, type Forms, itemsOf, rewriteKeys } from './rewrite-shape.js';
import type { Rewriter } from './rewriter.js';

/** Rewrites the words of a whole rule file. */
export const rewriteRule = (root: SourceNode, to: Rewriter): void => rewriteKeys(root, RULE_KEYS, FORMS, to);

type ExtraKey = keyof typeof EXTRA_KEYS;

const extraKeys = (node: SourceNode, names: readonly ExtraKey[], to: Rewriter): void => {
  for (const { key } of entriesOf(node))
    for (const name of names) if (isExtraKey(key.text, name)) to.extraKey(key, name);
};

/** The word under a key of a map, in its canonical form. */
const wordUnder = (map: MapNode, name: string, keys: Keys, words: readonly string[]): string | undefined => {
  const node = map.entries.find(({ key }) => canonicalKey(key.text, keys) === name)?.value;
  return node?.kind === 'scalar' ? canonicalWord(node.text, words) : undefined;
};

/** A list, or `{ members, optional }`; by group, or for all. */
const units: Form = (value, _, to) => {
  const lists = value.kind === 'map' && !entryOf(value, 'members') ? value.entries.map((one) => one.value) : [value];
  for (const list of lists) {
    extraKeys(list, ['members', 'optional'], to);
    const optional = list.kind === 'map' ? entryOf(list, 'optional') : undefined;
    if (optional) to.flag(optional);
  }
};

/** Labels with a list of units, a condition or `others`. */
const classes: Form = (value, _, to) => {
  for (const one of entriesOf(value)) {
    for (const { value: content } of entriesOf(one.value)) if (!to.word(content, ['others'])) to.expression(content);
  }
};

/** Lists, and sets derived from others. */
const sets: Form = (value, _, to) => {
  for (const { value: set } of entriesOf(value)) {
    if (set.kind !== 'map') continue;
    extraKeys(set, ['from', 'where', 'except'], to);
    const from = entryOf(set, 'from');
    if (from) to.keyName(from);
  }
};

/** Cells of flag columns; all else is the rule's own. */
const rows: Form = (value, owner, to) => {
  const columns = entriesOf(owner.entries.find(({ key }) => canonicalKey(key.text, TABLE_KEYS) === 'columns')?.value);
  const flags = columns.map((one) => one.value.kind === 'scalar' && canonicalWord(one.value.text, ['flag']) === 'flag');
  for (const { value: row } of entriesOf(value)) {
    itemsOf(row).forEach((cell, at) => {
      if (flags[at]) to.flag(cell);
    });
  }
};

const coefficients: Form = (value, _, to) => {
  for (const { value: one } of entriesOf(value)) {
    if (one.kind === 'map' && entryOf(one, 'columns')) matrix(one, to);
    else to.coefficient(one);
  }
};

const matrix = (node: MapNode, to: Rewriter): void => {
  extraKeys(node, ['by', 'columns'], to);
  const [by, columns] = [entryOf(node, 'by'), entryOf(node, 'columns')];
  if (by) for (const one of itemsOf(by)) to.keyName(one);
  for (const { key, value } of node.entries) {
    if (isExtraKey(key.text, 'by') || isExtraKey(key.text, 'columns')) continue;
    to.tableKey(key, node.span);
    for (const one of columns ? itemsOf(columns) : []) if (one.kind === 'scalar') to.tableKey(one, value.span);
    for (const cell of itemsOf(value)) to.coefficient(cell);
  }
};

const functions: Form = (value, _, to) => {
  for (const { key, value: body } of entriesOf(value)) {
    to.signature(key);
    to.expression(body);
  }
};

const values: Form = (value, _, to) => {
  for (const { value: one } of entriesOf(value)) {
    if (one.kind === 'map' && entryOf(one, 'per')) rewriteKeys(one, VALUE_KEYS, FORMS, to);
    else to.coefficient(one);
  }
};

const fields: Form = (value, _, to) => {
  for (const one of entriesOf(value)) rewriteKeys(one.value, FIELD_KEYS, FORMS, to);
};

const fallback: Form = (value, owner, to) => {
  if (wordUnder(owner, 'type', FIELD_KEYS, ['flag']) === 'flag') to.flag(value);
};

const caseCondition: Form = (value, _, to) => {
  if (value.kind === 'scalar' && isElse(value.text)) to.rest(value);
  else to.expression(value);
};

const FORMS: Forms = new Map<KeySpec | undefined, Form>([
  [RULE_KEYS.units, units],
  [RULE_KEYS.classes, classes],
  [RULE_KEYS.sets, sets],
  [RULE_KEYS.coefficients, coefficients],
  [RULE_KEYS.functions, functions],
  [RULE_KEYS.values, values],
  [RULE_KEYS.fields, fields],
  [FIELD_KEYS.fields, fields],
  [FIELD_KEYS.default, fallback],
  [TABLE_KEYS.rows, rows],
  [CASE_KEYS.when, caseCondition],
]);
