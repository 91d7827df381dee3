import { RULE_KEYS, VALUE_KEYS } from '../document/rule-keys.js';
import { isExtraKey, keyName } from '../document/vocabulary.js';
import type { KeySpec } from '../methods/shape.js';
import { entryOf } from '../resolve/units.js';
import type { MapNode, ScalarNode, SourceNode } from '../yaml/node.js';
import { type Around, below, declared, overToo, tableKeyLabel, unlabelled } from './around.js';
import { COEFFICIENT_KEYS, LOOKUP_KEYS, MATRIX_KEYS, NAMED_VALUE_KEYS } from './form-keys.js';
import { entriesOf, itemsOf, mapOf, textUnder } from './nodes.js';
import type { Form, RuleWalk } from './rule-walk.js';
import { COLLECTION_USE, declaring } from './use.js';

const coefficients: Form = (walk, value, _, around) => {
  for (const { key, value: one } of entriesOf(value)) {
    walk.leaf(key, declaring('coefficient'), around, mapOf(value));
    const its = declared(around, key.text, 'coefficient', { kind: 'coefficient', name: key.text });
    const columns = one.kind === 'map' ? entryOf(one, 'columns') : undefined;
    if (one.kind === 'map' && columns) matrix(walk, key, one, columns, its);
    else walk.coefficient(one, { expects: 'any' }, its, mapOf(value), COEFFICIENT_KEYS);
  }
};

const scalarOf = (node: SourceNode | undefined): ScalarNode | undefined => (node?.kind === 'scalar' ? node : undefined);

const matrix = (walk: RuleWalk, key: ScalarNode, node: MapNode, columns: SourceNode, around: Around): void => {
  const by = entryOf(node, 'by');
  const [rowsBy, columnsBy] = (by ? itemsOf(by) : []).map(scalarOf);
  const axes = (by ? itemsOf(by) : []).map((one) => keyName(scalarOf(one)?.text ?? ''));
  const rows = node.entries.filter((one) => !isExtraKey(one.key.text, 'by') && !isExtraKey(one.key.text, 'columns'));
  const names = itemsOf(columns).map((one) => scalarOf(one)?.text ?? '');
  const name = key.text;
  walk.matrices.push({
    kind: 'coefficient',
    name,
    span: node.span,
    nameSpan: key.span,
    by: axes,
    rows: rows.map((one) => one.key.text),
    columns: names,
  });
  for (const { key: rowKey, value } of node.entries) {
    const extra = (['by', 'columns'] as const).find((one) => isExtraKey(rowKey.text, one));
    if (extra) walk.leaf(rowKey, { kind: 'key', keys: MATRIX_KEYS, name: extra }, around, node);
    if (extra === 'by')
      itemsOf(value).forEach((one, at) => {
        walk.value(one, { kind: 'by' }, below(below(around, 'by'), String(at + 1)));
      });
    else if (extra === 'columns') {
      // A row is a table of its own, by the names of the columns.
      const table = rows[0]?.value.span ?? value.span;
      walk.list(value, { kind: 'table-key', by: columnsBy, keys: {}, table }, below(around, 'columns'));
    } else {
      walk.leaf(rowKey, { kind: 'table-key', by: rowsBy, keys: MATRIX_KEYS, table: node.span }, around, node);
      const row = below(around, rowKey.text, tableKeyLabel(axes[0], rowKey.text));
      itemsOf(value).forEach((cell, at) => {
        const column = names[at] ?? String(at + 1);
        const inner = below(row, column, tableKeyLabel(axes[1], column));
        walk.coefficient(cell, { expects: 'any' }, { ...inner, cell: { name, row: rowKey.text, column } });
      });
    }
  }
};

const functions: Form = (walk, value, _, around) => {
  for (const { key, value: body } of entriesOf(value)) {
    const name = key.text.split(/[\s(（]/)[0] ?? key.text;
    const its = declared(around, name, 'function', { kind: 'function', name });
    walk.leaf(key, { kind: 'signature' }, around, mapOf(value));
    walk.slot(key, { kind: 'signature' }, below(its, 'signature'));
    walk.expression(body, { expects: 'any' }, its, mapOf(value));
  }
};

const values: Form = (walk, value, _, around) => {
  for (const { key, value: one } of entriesOf(value)) {
    walk.leaf(key, declaring('value'), around, mapOf(value));
    const its = declared(around, key.text, 'value');
    if (one.kind === 'map' && entryOf(one, 'per')) walk.keys(one, VALUE_KEYS, its);
    else walk.coefficient(one, { expects: 'any' }, its, mapOf(value), isTable(one) ? LOOKUP_KEYS : NAMED_VALUE_KEYS);
  }
};

const isTable = (node: SourceNode): boolean => node.kind === 'map' && entryOf(node, 'by') !== undefined;

/** The value itself needs no word of its own in a label. */
const valueItself: Form = (walk, value, owner, around) => {
  const inner = overToo(unlabelled(around), textUnder(owner, 'per', VALUE_KEYS));
  walk.coefficient(value, { expects: 'any' }, inner, owner);
};

export const FORMULA_FORMS: readonly (readonly [KeySpec, Form])[] = [
  [RULE_KEYS.coefficients, coefficients],
  [RULE_KEYS.functions, functions],
  [RULE_KEYS.values, values],
  [VALUE_KEYS.per, (walk, value, owner, around) => walk.value(value, COLLECTION_USE, around, owner)],
  [VALUE_KEYS.value, valueItself],
];
