import { ITEM_KEYS } from '../document/item-keys.js';
import { READING_KEYS, RULE_KEYS } from '../document/rule-keys.js';
import { CASE_KEYS } from '../document/schema.js';
import { isElse, SCORE_KEYS } from '../document/vocabulary.js';
import type { KeySpec } from '../methods/shape.js';
import { type Around, below, declared, named, SCORE_LABEL, type Section } from './around.js';
import { FIELD_FORMS } from './field-forms.js';
import { FORMULA_FORMS } from './formula-forms.js';
import { entriesOf, mapOf, textsUnder } from './nodes.js';
import type { Form, Forms } from './rule-walk.js';
import { SET_FORMS } from './set-forms.js';
import { COLLECTION_USE, declaring, member, type Use } from './use.js';

/** A value that is for something that its shape does not say. */
const as =
  (use: Use): Form =>
  (walk, value, owner, around) =>
    walk.value(value, use, around, owner);

/** An item's name says which it is: no value. */
const asName =
  (use: Use): Form =>
  (walk, value, owner, around) =>
    walk.leaf(value, use, around, owner);

/** A section whose labels begin with its keys. */
const section =
  (name: Section, spec: KeySpec): Form =>
  (walk, value, owner, around) =>
    walk.shape(value, spec.shape, { ...around, section: name, labels: [] }, owner);

const score: Form = (walk, value, _, around) =>
  walk.body(value, SCORE_KEYS, { ...around, section: 'item', labels: [] }, 'score', SCORE_LABEL);

const FIELD_NAME: Use = { kind: 'name', what: 'field', declares: false };

const carry: Form = (walk, value, _, around) => {
  walk.leaf(value, FIELD_NAME, around);
  for (const { key, value: one } of entriesOf(value)) {
    walk.leaf(key, FIELD_NAME, around, mapOf(value));
    walk.shape(one, RULE_KEYS.carry.shape.of, below(around, key.text, named(key.text)));
  }
};

const readings: Form = (walk, value, _, around) => {
  for (const { key, value: one } of entriesOf(value)) {
    walk.leaf(key, declaring('reading'), around, mapOf(value));
    walk.keys(one, READING_KEYS, declared(around, key.text, 'reading'));
  }
};

const readingOf = ({ path }: Around): string => `reading:${path[1] ?? ''}`;

const choices: Form = (walk, value, owner, around) => walk.list(value, member(readingOf(around), true), around, owner);

const chosen: Form = (walk, value, owner, around) => {
  const texts = textsUnder(owner, 'choices', READING_KEYS);
  walk.value(value, { kind: 'member', of: readingOf(around), declares: false, texts }, around, owner);
};

const readingNames: Form = (walk, value, owner, around) =>
  walk.list(value, { kind: 'name', what: 'reading', declares: false }, around, owner);

const FLAG = { kind: 'expression', expects: 'flag', words: [], table: false, gives: undefined } as const;

const caseCondition: Form = (walk, value, owner, around) => {
  if (value.kind === 'scalar' && isElse(value.text)) walk.leaf(value, { ...FLAG, rest: true }, around, owner);
  else walk.expression(value, FLAG, around, owner);
};

const PERIOD_KEYS = RULE_KEYS.periods.shape.keys;

/** What stands under keys whose shapes do not say all. */
export const RULE_FORMS: Forms = new Map<KeySpec, Form>([
  ...SET_FORMS,
  ...FIELD_FORMS,
  ...FORMULA_FORMS,
  [RULE_KEYS.readings, readings],
  [READING_KEYS.choices, choices],
  [READING_KEYS.chosen, chosen],
  [RULE_KEYS.carry, carry],
  [RULE_KEYS.checks, section('check', RULE_KEYS.checks)],
  [RULE_KEYS.ranking, section('ranking', RULE_KEYS.ranking)],
  [RULE_KEYS.ranking.shape.keys.round, as({ kind: 'round' })],
  [PERIOD_KEYS.from, as({ kind: 'period' })],
  [PERIOD_KEYS.to, as({ kind: 'period' })],
  [RULE_KEYS.score, score],
  [ITEM_KEYS.item, asName(declaring('item'))],
  [ITEM_KEYS.items, asName({ ...COLLECTION_USE, shares: 'items' })],
  [ITEM_KEYS.source, as({ kind: 'text', template: true })],
  [ITEM_KEYS.reading, readingNames],
  [CASE_KEYS.when as KeySpec, caseCondition],
]);
