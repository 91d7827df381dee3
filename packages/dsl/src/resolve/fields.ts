import { didYouMean } from '../diagnostics/fix.js';
import { nearest } from '../diagnostics/suggest.js';
import { decodeKeys } from '../document/decode.js';
import { FIELD_KEYS } from '../document/rule-keys.js';
import { validate } from '../document/validate.js';
import { canonicalWord } from '../document/vocabulary.js';
import type { Expression } from '../expression/ast.js';
import type { TextNode } from '../methods/shape.js';
import { Exact } from '../number/index.js';
import { parseDate } from '../rule/dates.js';
import type { FieldInfo, FieldKind, SetInfo, Value } from '../rule/rule.js';
import type { ScalarNode, SourceNode } from '../yaml/node.js';
import type { Declarations } from './declare.js';
import { readScores } from './scores.js';
import type { FieldExpressions } from './symbols.js';

type Entries = readonly { readonly key: ScalarNode; readonly value: SourceNode }[];

export interface ReadFields {
  readonly fields: readonly FieldInfo[];
  readonly expressions: ReadonlyMap<FieldInfo, FieldExpressions>;
}

/** `fields`: what the data must carry. Fields of records stay with their list: they are seen only while going over it. */
export const readFields = (entries: Entries, sets: ReadonlyMap<string, SetInfo>, to: Declarations): ReadFields => {
  const expressions = new Map<FieldInfo, FieldExpressions>();
  const fields = entries.flatMap((entry) => {
    if (!to.isName(entry.key)) return [];
    const field = readField(entry.key, entry.value, undefined, sets, to, expressions);
    if (field) to.declare(field);
    else to.broken.add(entry.key.text);
    return field ? [field] : [];
  });
  return { fields, expressions };
};

const readField = (
  key: ScalarNode,
  node: SourceNode,
  list: FieldInfo | undefined,
  sets: ReadonlyMap<string, SetInfo>,
  to: Declarations,
  expressions: Map<FieldInfo, FieldExpressions>,
): FieldInfo | undefined => {
  validate(node, { kind: 'object', keys: FIELD_KEYS }, to.file, to.bag, key.span);
  if (node.kind !== 'map') return undefined;
  const keys = decodeKeys(node, FIELD_KEYS, to);
  const type = keys.type?.word as FieldKind | undefined;
  if (!type) {
    if (keys.fields?.kind === 'map') for (const inner of keys.fields.entries) to.broken.add(inner.key.text);
    return undefined;
  }
  const per = keys.per ? setNamed(keys.per, sets, to) : undefined;
  const chosen = keys.of ? setNamed(keys.of, sets, to) : undefined;
  const choices = chosen?.members ?? keys.choices?.map((one) => one.text);
  if (type === 'choice' && !choices)
    missing(key, { zh: '选项字段要写 choices 或 of', en: 'a field of type choice needs `choices` or `of`' }, to);
  if (type === 'list' && keys.per)
    to.wrongForm(node, {
      zh: '清单不能再按成员给出：在记录里加一个 of 该集合的选项字段',
      en: 'a list is not given per member: add a choice field `of` the set to its records',
    });
  if (list && keys.common?.word === 'true')
    to.wrongForm(node, {
      zh: '记录的字段不写 common：写在清单上',
      en: 'a field of a record has no `common`: write it at the list',
    });
  const fallback = keys.default ? readDefault(keys.default, type, choices, to) : undefined;
  const scores = readScores(keys, per, list !== undefined, to);
  const below: FieldInfo[] = [];
  const field: FieldInfo = {
    kind: 'field',
    name: key.text,
    span: key.span,
    type,
    common: keys.common?.word === 'true',
    optional: keys.optional?.word === 'true',
    fields: below,
    bounds: {},
    ...(keys.unit ? { unit: keys.unit.text } : type === 'points' ? { unit: '分' } : {}),
    ...(keys.note ? { note: keys.note.text } : {}),
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(choices ? { choices } : {}),
    ...(per ? { per } : {}),
    ...(list ? { list } : {}),
    ...(scores ? { scores } : {}),
  };
  expressions.set(field, {
    ...optional('min', keys.min),
    ...optional('max', keys.max),
    ...optional('above', keys.above),
    ...optional('atMost', keys.at_most),
    ...optional('required', keys.required),
  });
  if (type === 'list') readRecordFields(key, keys.fields, field, below, sets, to, expressions);
  return field;
};

const optional = <K extends keyof FieldExpressions>(name: K, expression: Expression | undefined): FieldExpressions =>
  expression ? { [name]: expression } : {};

const readRecordFields = (
  key: ScalarNode,
  node: SourceNode | undefined,
  field: FieldInfo,
  below: FieldInfo[],
  sets: ReadonlyMap<string, SetInfo>,
  to: Declarations,
  expressions: Map<FieldInfo, FieldExpressions>,
): void => {
  if (node?.kind !== 'map') {
    missing(key, { zh: '清单要写 fields：每条记录有哪些字段', en: 'a list needs `fields`: what a record carries' }, to);
    return;
  }
  for (const entry of node.entries) {
    if (!to.isName(entry.key)) continue;
    const first = below.find((one) => one.name === entry.key.text);
    if (first) {
      to.duplicate(entry.key.text, entry.key.span, first.span);
      continue;
    }
    const made = readField(entry.key, entry.value, field, sets, to, expressions);
    if (made) below.push(made);
    else to.broken.add(entry.key.text);
  }
};

const missing = (key: ScalarNode, message: { zh: string; en: string }, to: Declarations): void =>
  to.bag.report('missing-key', to.file, key.span, message);

const setNamed = (node: TextNode, sets: ReadonlyMap<string, SetInfo>, to: Declarations): SetInfo | undefined => {
  const set = sets.get(node.text);
  if (set) {
    to.used.add(node.text);
    return set;
  }
  const near = nearest(node.text, [...sets.keys()]);
  to.bag.report(
    'not-a-collection',
    to.file,
    node.span,
    { zh: `没有集合或表 ${node.text}`, en: `there is no set or table \`${node.text}\`` },
    didYouMean(near, to.file, node.span),
  );
  return undefined;
};

const readDefault = (
  node: SourceNode,
  type: FieldKind,
  choices: readonly string[] | undefined,
  to: Declarations,
): Value | undefined => {
  const value = defaultValue(node, type, choices);
  if (value === undefined) {
    to.wrongForm(node, { zh: `缺省值与类型 ${type} 不符`, en: `the default is not of type ${type}` });
  }
  return value;
};

const defaultValue = (node: SourceNode, type: FieldKind, choices: readonly string[] | undefined): Value | undefined => {
  if (type === 'list') return node.kind === 'sequence' && node.items.length === 0 ? [] : undefined;
  if (node.kind !== 'scalar') return undefined;
  switch (type) {
    case 'flag': {
      const flag = canonicalWord(node.text, ['true', 'false']);
      return flag === undefined ? undefined : flag === 'true';
    }
    case 'date':
      return parseDate(node.text);
    case 'text':
      return node.text;
    case 'choice':
      return choices?.includes(node.text) ? node.text : undefined;
    case 'count': {
      const count = Exact.parse(node.text);
      return count?.isInteger && count.sign >= 0 ? count : undefined;
    }
    default:
      return Exact.parse(node.text);
  }
};
