import { VALUE_KEYS } from '../document/rule-keys.js';
import { severalLines } from '../document/schema.js';
import { canonicalKey, EXTRA_KEYS } from '../document/vocabulary.js';
import {
  COLLECTION,
  coefficient,
  type KeySpec,
  type Keys,
  type LinesShape,
  sequence,
  TEXT,
  words,
} from '../methods/shape.js';
import type { SourceNode } from '../yaml/node.js';
import { entriesOf } from './nodes.js';

/** The keys of places with a form of their own, as tables like those of all other keys. */

const key = <const S extends KeySpec['shape']>(name: keyof typeof EXTRA_KEYS, shape: S, zh: string, en: string) =>
  ({ zh: EXTRA_KEYS[name], shape, note: { zh, en } }) as const;

/** A list of units as a map. */
export const UNIT_LIST_KEYS = {
  members: { ...key('members', sequence(TEXT), '单位名单', 'the units'), required: true },
  optional: key('optional', words('true', 'false'), '数据中可以没有这些单位', 'the data may leave them out'),
} as const satisfies Keys;

/** A set derived from another. */
export const DERIVED_SET_KEYS = {
  from: {
    ...key('from', COLLECTION, '取自哪个集合或表，或 units', 'the set or table that it is a part of, or `units`'),
    required: true,
  },
  where: key('where', TEXT, '表中类型为 flag 的列：只取这一列为真的成员', 'a flag column: members for which it holds'),
  except: key('except', sequence(TEXT), '除去的成员，或整个集合', 'members, or whole sets, that are left out'),
} as const satisfies Keys;

/** A table of coefficients, beside the keys that it goes by. */
export const LOOKUP_KEYS = {
  by: {
    ...key(
      'by',
      TEXT,
      '按什么列：组别、单位、月份、分类、选项、读法等',
      'what it goes by: group, unit, month, a class, …',
    ),
    required: true,
  },
  else: key(
    'else',
    coefficient('any'),
    '其余各键的值；none 表示没有值',
    'the value of all other keys; `none`: no value',
  ),
} as const satisfies Keys;

/** A matrix of coefficients, beside its rows. */
export const MATRIX_KEYS = {
  by: {
    ...key('by', sequence(TEXT), '行和列各按什么：[行, 列]', 'what rows and columns go by: [ROWS, COLUMNS]'),
    required: true,
  },
  columns: { ...key('columns', sequence(TEXT), '各列的名称', 'the names of the columns'), required: true },
} as const satisfies Keys;

/** Words that are read by a reading, beside its choices. */
export const WORD_LOOKUP_KEYS = { by: { ...LOOKUP_KEYS.by } } as const satisfies Keys;

/** A coefficient with a name may be a table or a matrix. */
export const COEFFICIENT_KEYS = {
  ...LOOKUP_KEYS,
  columns: key('columns', sequence(TEXT), '矩阵各列的名称', 'the names of the columns of a matrix'),
} as const satisfies Keys;

/** A value may be a table, or be given for each member of a set. */
export const NAMED_VALUE_KEYS = {
  ...LOOKUP_KEYS,
  per: VALUE_KEYS.per,
  value: VALUE_KEYS.value,
} as const satisfies Keys;

export const NO_KEYS: Keys = {};

const forms = new WeakMap<LinesShape, { readonly single: Keys; readonly several: Keys }>();

/** The keys that lines have by their form. Instead of one line there may be several. */
export const keysOfLines = (node: SourceNode, shape: LinesShape): Keys => {
  let known = forms.get(shape);
  if (!known) {
    const several = severalLines(shape.line, shape.shared);
    const { required: _, ...lines } = several.lines as KeySpec;
    known = { several, single: { ...shape.line, ...shape.shared, lines } };
    forms.set(shape, known);
  }
  const { single, several } = known;
  return entriesOf(node).some(({ key }) => canonicalKey(key.text, several) === 'lines') ? several : single;
};
