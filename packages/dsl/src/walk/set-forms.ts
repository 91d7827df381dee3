import { RULE_KEYS, TABLE_KEYS } from '../document/rule-keys.js';
import { canonicalWord } from '../document/vocabulary.js';
import type { KeySpec } from '../methods/shape.js';
import { entryOf } from '../resolve/units.js';
import type { SourceNode } from '../yaml/node.js';
import { type Around, below, declared, named, unlabelled } from './around.js';
import { DERIVED_SET_KEYS, UNIT_LIST_KEYS } from './form-keys.js';
import { entriesOf, itemsOf, mapOf, textUnder, valueUnder } from './nodes.js';
import type { Form, RuleWalk } from './rule-walk.js';
import { COLLECTION_USE, declaring, member, TEXT_USE, type Use } from './use.js';

const FLAGS = ['true', 'false'];
const OTHERS = ['others'];
const COLUMN_WORDS = TABLE_KEYS.columns.shape.of.words;

const unitOrSet = (of: string): Use => ({ kind: 'unit-or-set', of });

const units: Form = (walk, value, _, around) => {
  // A list whose members are still to be written has `optional` alone.
  const isGrouped = value.kind === 'map' && !entryOf(value, 'members') && !entryOf(value, 'optional');
  if (!isGrouped) unitList(walk, value, around);
  else
    for (const { key, value: list } of value.entries) {
      walk.leaf(key, member('groups', true), around, value);
      unitList(walk, list, below(around, key.text, named(key.text)));
    }
};

const unitList = (walk: RuleWalk, node: SourceNode, around: Around): void => {
  if (node.kind === 'map') walk.keys(node, UNIT_LIST_KEYS, around);
  else walk.list(node, member('units', true), around);
};

/** Labels with a list of units, a condition or `others`. */
const classes: Form = (walk, value, _, around) => {
  for (const { key, value: labels } of entriesOf(value)) {
    walk.leaf(key, declaring('class'), around, mapOf(value));
    const its = declared(around, key.text, 'other');
    for (const { key: label, value: content } of entriesOf(labels)) {
      walk.leaf(label, member(`class:${key.text}`, true), its, mapOf(labels));
      const inner = below(its, label.text, named(label.text));
      if (content.kind === 'sequence') walk.list(content, unitOrSet('units'), inner);
      else if (content.kind === 'scalar' && canonicalWord(content.text, OTHERS))
        walk.word(content, OTHERS, inner, mapOf(labels), true);
      else {
        const inside = { ...inner, inside: { kind: 'class', name: key.text } } as const;
        walk.expression(content, { expects: 'flag', words: OTHERS }, inside, mapOf(labels));
      }
    }
  }
};

/** The domain of the set around. */
const setOf = ({ path }: Around): string => `set:${path[1] ?? ''}`;

const sets: Form = (walk, value, _, around) => {
  for (const { key, value: set } of entriesOf(value)) {
    walk.leaf(key, declaring('set'), around, mapOf(value));
    const its = declared(around, key.text, 'other');
    if (set.kind === 'map') walk.keys(set, DERIVED_SET_KEYS, its);
    else walk.list(set, member(setOf(its), true), its);
  }
};

const tables: Form = (walk, value, _, around) => {
  for (const { key, value: table } of entriesOf(value)) {
    walk.leaf(key, declaring('table'), around, mapOf(value));
    walk.keys(table, TABLE_KEYS, declared(around, key.text, 'table'));
    if (table.kind !== 'map') continue;
    const namesUnder = (name: 'rows' | 'columns'): readonly string[] =>
      entriesOf(valueUnder(table, name, TABLE_KEYS)).map((one) => one.key.text);
    walk.matrices.push({
      kind: 'table',
      name: key.text,
      span: table.span,
      nameSpan: key.span,
      by: [key.text],
      rows: namesUnder('rows'),
      columns: namesUnder('columns'),
    });
  }
};

const columns: Form = (walk, value, _, around) => {
  for (const { key, value: type } of entriesOf(value)) {
    walk.leaf(key, { kind: 'column', of: around.path[1] ?? '', declares: true }, around, mapOf(value));
    walk.word(type, COLUMN_WORDS, below(around, key.text, named(key.text)), mapOf(value), true);
  }
};

/** Cells by the types of their columns. */
const rows: Form = (walk, value, owner, around) => {
  const name = around.path[1] ?? '';
  const types = entriesOf(valueUnder(owner, 'columns', TABLE_KEYS)).map(({ key, value: type }) => ({
    column: key.text,
    type: type.kind === 'scalar' ? canonicalWord(type.text, COLUMN_WORDS) : undefined,
  }));
  for (const { key, value: row } of entriesOf(value)) {
    walk.leaf(key, member(setOf(around), true), around, mapOf(value));
    const inner = below(unlabelled(around), key.text, named(key.text));
    itemsOf(row).forEach((cell, at) => {
      const { column, type } = types[at] ?? {};
      if (column === undefined) return;
      const its = { ...below(inner, column, named(column)), cell: { name, row: key.text, column } };
      walk.list(cell, cellUse(type, `column:${name}.${column}`), its);
    });
  }
};

const cellUse = (type: string | undefined, column: string): Use => {
  switch (type) {
    case 'unit':
      return member('units');
    case 'units':
      return unitOrSet('units');
    case 'text':
    case 'texts':
      return member(column);
    case 'flag':
      return { kind: 'word', words: FLAGS };
    case 'number':
    case 'percent':
    case 'date':
      return { kind: 'figure' };
    default:
      return TEXT_USE;
  }
};

export const SET_FORMS: readonly (readonly [KeySpec, Form])[] = [
  [RULE_KEYS.units, units],
  [
    UNIT_LIST_KEYS.members,
    (walk, value, owner, around) => walk.list(value, member('units', true), unlabelled(around), owner),
  ],
  [RULE_KEYS.classes, classes],
  [RULE_KEYS.sets, sets],
  [
    DERIVED_SET_KEYS.from,
    (walk, value, owner, around) =>
      walk.value(value, { ...COLLECTION_USE, shares: setOf(around), units: true }, unlabelled(around), owner),
  ],
  [
    DERIVED_SET_KEYS.where,
    (walk, value, owner, around) => {
      const from = textUnder(owner, 'from', DERIVED_SET_KEYS) ?? '';
      walk.value(value, { kind: 'column', of: from, declares: false }, unlabelled(around), owner);
    },
  ],
  [DERIVED_SET_KEYS.except, (walk, value, _, around) => walk.list(value, unitOrSet(setOf(around)), unlabelled(around))],
  [RULE_KEYS.tables, tables],
  [TABLE_KEYS.columns, columns],
  [TABLE_KEYS.rows, rows],
];
