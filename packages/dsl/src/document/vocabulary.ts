import { nearest } from '../diagnostics/suggest.js';
import { wordOf } from '../expression/words.js';
import { METHODS } from '../methods/registry.js';
import type { KeySpec, Keys, Shape } from '../methods/shape.js';
import type { MapNode } from '../yaml/node.js';
import { ITEM_KEYS } from './item-keys.js';
import { RULE_KEYS, VALUE_KEYS } from './rule-keys.js';

/** Chinese twins of the words that stand as values of keys. */
const WORD_TWINS: Readonly<Record<string, string>> = {
  all: '全部',
  cap: '封顶',
  choice: '选项',
  count: '个数',
  date: '日期',
  dense: '连续名次',
  else: '其他',
  false: '否',
  flag: '是否',
  group: '组别',
  highest: '最高',
  ignore: '不计',
  keep: '保留',
  list: '清单',
  lowest: '最低',
  max: '满分',
  mean: '平均',
  min: '最小',
  month: '月',
  nearest: '四舍五入',
  no: '否',
  none: '无',
  number: '数值',
  others: '其余',
  parts: '分项之和',
  percent: '百分比',
  points: '评定分',
  prorate: '按比例',
  proportional: '按比例',
  quarter: '季',
  scale: '折算',
  share: '得分率',
  shared: '同名次',
  skip: '不计',
  sum: '求和',
  text: '文本',
  texts: '文本列表',
  true: '是',
  'two-months': '双月',
  unit: '单位',
  units: '单位列表',
  weighted: '加权',
  whole: '算一档',
  yes: '是',
  zero: '零分',
};

/** Words that mean something else beside another: `max` is full marks, but beside `min` the greatest. */
const TWINS_BESIDE: Readonly<Record<string, { readonly beside: string; readonly twin: string }>> = {
  max: { beside: 'min', twin: '最大' },
};

/** The Chinese twin of a value word among those that may stand in its place; itself where it has none. */
export const wordTwin = (word: string, words: readonly string[]): string => {
  const other = TWINS_BESIDE[word];
  return (other && words.includes(other.beside) ? other.twin : WORD_TWINS[word]) ?? word;
};

/** The word of a list that a text stands for, in either language. */
export const canonicalWord = (text: string, words: readonly string[]): string | undefined =>
  words.find((one) => one === text || wordTwin(one, words) === text);

/** All keys of an item, with those of every method. */
export const BODY_KEYS: Keys = (() => {
  const keys: Record<string, KeySpec> = { ...ITEM_KEYS };
  for (const method of Object.values(METHODS)) {
    keys[method.name] = { zh: method.zh, shape: method.shape, note: method.note };
    Object.assign(keys, method.beside);
  }
  return keys;
})();

const keep = (keys: Keys, wanted: (name: string) => boolean): Keys =>
  Object.fromEntries(Object.entries(keys).filter(([name]) => wanted(name)));

/** The keys of a score without a name: that of the rule, and that of one member of an `each`. */
export const SCORE_KEYS: Keys = keep(BODY_KEYS, (name) => !['item', 'items', 'weight'].includes(name));

/** What a case is scored by: a method that has no items below it, under the item's own conditions and limits. */
export const CASE_BODY_KEYS: Keys = keep(
  BODY_KEYS,
  (name) =>
    ['max', 'source', 'note', 'reading'].includes(name) || (name in METHODS && name !== 'parts' && name !== 'each'),
);

/** Keys that the generic tables do not hold because their place has a form of its own. */
export const EXTRA_KEYS = {
  by: '按',
  columns: '列',
  else: '其他',
  members: '成员',
  optional: '可缺',
  from: '取自',
  where: '其中',
  except: '除外',
  per: '每个',
  value: '值',
} as const;

/** Whether a text is a key that stands in a place with a form of its own, in either language. */
export const isExtraKey = (text: string, name: keyof typeof EXTRA_KEYS): boolean =>
  text === name || text === EXTRA_KEYS[name];

/** Whether a text stands for all else, as a key of a table or as the condition of the last case: `否则` is good for either too. */
export const isElse = (text: string): boolean => isExtraKey(text, 'else') || wordOf(text)?.en === 'else';

/** The name of a table's key: the canonical word where it is one. */
export const keyName = (text: string): string => {
  const word = wordOf(text);
  return word?.kind === 'variable' ? word.en : text;
};

const index = new WeakMap<Keys, ReadonlyMap<string, string>>();

/** The canonical name of a key of a table, written in either language. */
export const canonicalKey = (text: string, keys: Keys): string | undefined => {
  let map = index.get(keys);
  if (!map) {
    map = new Map(
      Object.entries(keys).flatMap(
        ([name, spec]) =>
          [
            [name, name],
            [spec.zh, name],
          ] as const,
      ),
    );
    index.set(keys, map);
  }
  return map.get(text);
};

/** The key of a table that an entry of a map is: where it is misspelt, the nearest of those that the map lacks. */
export const meantKey = (text: string, keys: Keys, node: MapNode): string | undefined => {
  const known = canonicalKey(text, keys);
  if (known !== undefined) return known;
  const near = nearest(text, namesOf(keys, text));
  const meant = near === undefined ? undefined : canonicalKey(near, keys);
  return node.entries.some(({ key }) => canonicalKey(key.text, keys) === meant) ? undefined : meant;
};

/** The names of the keys in the language of a text. */
export const namesOf = (keys: Keys, text: string): readonly string[] => {
  const chinese = /\p{Script=Han}/u.test(text);
  return Object.entries(keys).map(([name, spec]) => (chinese ? spec.zh : name));
};

/** Where a key belongs, for a diagnostic about one that stands elsewhere. */
export interface KeyHome {
  readonly zh: string;
  readonly en: string;
}

/** The places in which a key of this name may stand. */
export const homesOf = (text: string): readonly KeyHome[] => {
  const homes: KeyHome[] = [];
  const look = (keys: Keys, zh: string, en: string): void => {
    if (canonicalKey(text, keys)) homes.push({ zh, en });
  };
  look(RULE_KEYS, '文件最外层', 'the top level of the file');
  look(BODY_KEYS, '项目之下，与 item、max 并列', 'an item, beside `item` and `max`');
  look(VALUE_KEYS, '中间值之下', 'a value');
  const nested = (shape: Shape, name: string, zh: string): void => {
    if (shape.kind === 'object') look(shape.keys, `${name}（${zh}）之下`, `\`${name}\``);
    if (shape.kind === 'lines') look({ ...shape.line, ...shape.shared }, `${name}（${zh}）之下`, `\`${name}\``);
    if (shape.kind === 'sequence' || shape.kind === 'map') nested(shape.of, name, zh);
  };
  for (const method of Object.values(METHODS)) nested(method.shape, method.name, method.zh);
  for (const [name, spec] of Object.entries(RULE_KEYS)) nested(spec.shape, name, spec.zh);
  return homes;
};
