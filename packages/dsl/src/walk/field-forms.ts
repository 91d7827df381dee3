import { FIELD_KEYS, RULE_KEYS } from '../document/rule-keys.js';
import { canonicalWord } from '../document/vocabulary.js';
import type { KeySpec } from '../methods/shape.js';
import { type Around, below, named, overToo } from './around.js';
import { entriesOf, mapOf, textsUnder, textUnder } from './nodes.js';
import type { Form } from './rule-walk.js';
import { COLLECTION_USE, declaring, member, TEXT_USE, type Use } from './use.js';

/** The names of the lists around, and of the field itself: `项目/投资`. */
const fieldPath = ({ path }: Around): readonly string[] => path.filter((_, at) => at % 2 === 1);
const domainOf = (around: Around): string => `field:${fieldPath(around).join('/')}`;

const fields: Form = (walk, value, _, outer) => {
  const list = fieldPath(outer);
  const around = overToo(outer, list.at(-1));
  for (const { key, value: field } of entriesOf(value)) {
    const use: Use = list.length === 0 ? declaring('field') : { kind: 'record-field', list: list.join('/') };
    walk.leaf(key, use, around, mapOf(value));
    const isPoints = canonicalWord(textUnder(field, 'type', FIELD_KEYS) ?? '', ['points']) !== undefined;
    const unit = textUnder(field, 'unit', FIELD_KEYS) ?? (isPoints ? '分' : undefined);
    // Fields of records are called by their list too.
    const labels = list.length === 0 ? [] : around.labels.slice(0, -1);
    const its: Around = { ...around, section: 'field', labels, unit };
    walk.keys(field, FIELD_KEYS, below(its, key.text, named(key.text)));
  }
};

/** What is said of each member of the set that the field is given for. */
const perMember =
  (spec: KeySpec): Form =>
  (walk, value, owner, around) =>
    walk.shape(value, spec.shape, overToo(around, textUnder(owner, 'per', FIELD_KEYS)), owner);

const choices: Form = (walk, value, owner, around) => walk.list(value, member(domainOf(around), true), around, owner);

const fallback: Form = (walk, value, owner, around) => {
  const type = canonicalWord(textUnder(owner, 'type', FIELD_KEYS) ?? '', FIELD_KEYS.type.shape.words);
  const listed = textsUnder(owner, 'choices', FIELD_KEYS);
  switch (type) {
    case 'flag':
      walk.word(value, ['true', 'false'], around, owner);
      break;
    case 'number':
    case 'count':
    case 'percent':
    case 'points':
    case 'date':
      walk.value(value, { kind: 'figure' }, around, owner);
      break;
    case 'choice': {
      const texts = listed.length > 0 ? { texts: listed } : {};
      walk.value(value, { kind: 'member', of: domainOf(around), declares: false, ...texts }, around, owner);
      break;
    }
    default:
      walk.value(value, TEXT_USE, around, owner);
  }
};

/** Another rule whose score it is, or one for each member. */
const scores: Form = (walk, value, owner, around) => {
  walk.value(value, { kind: 'rule-id' }, around, owner);
  for (const { key, value: one } of entriesOf(value)) {
    walk.leaf(key, member(`set:${textUnder(owner, 'per', FIELD_KEYS) ?? ''}`), around, mapOf(value));
    walk.value(one, { kind: 'rule-id' }, below(around, key.text, named(key.text)), mapOf(value));
  }
};

const { min, max, above, at_most, required } = FIELD_KEYS;

export const FIELD_FORMS: readonly (readonly [KeySpec, Form])[] = [
  [RULE_KEYS.fields, fields],
  [FIELD_KEYS.fields, fields],
  [FIELD_KEYS.type, (walk, value, owner, around) => walk.word(value, FIELD_KEYS.type.shape.words, around, owner, true)],
  [FIELD_KEYS.per, (walk, value, owner, around) => walk.value(value, COLLECTION_USE, around, owner)],
  [
    FIELD_KEYS.of,
    (walk, value, owner, around) => walk.value(value, { ...COLLECTION_USE, shares: domainOf(around) }, around, owner),
  ],
  [FIELD_KEYS.choices, choices],
  [FIELD_KEYS.default, fallback],
  [FIELD_KEYS.scores, scores],
  ...[min, max, above, at_most, required].map((spec) => [spec, perMember(spec)] as const),
];
