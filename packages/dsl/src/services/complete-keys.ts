import { CASE_KEYS } from '../document/schema.js';
import { BODY_KEYS, canonicalKey } from '../document/vocabulary.js';
import { METHOD_NAMES, METHODS } from '../methods/registry.js';
import type { KeySpec, Keys, Shape } from '../methods/shape.js';
import type { MapNode } from '../yaml/node.js';
import type { Caret } from './caret.js';
import type { Draft } from './completion-item.js';
import { describeKey, isMethod } from './describe-key.js';
import { snippetBehind } from './key-snippets.js';

/** The keys that a map does not have yet and may have, those that it needs first. */
export const completeKeys = (keys: Keys, map: MapNode | undefined, caret: Caret): readonly Draft[] => {
  const present = new Set(
    (map?.entries ?? []).flatMap(({ key }) => (key === caret.leaf.node ? [] : (canonicalKey(key.text, keys) ?? []))),
  );
  return Object.entries(keys).flatMap(([name, spec], at): readonly Draft[] => {
    if (present.has(name) || !fits(name, spec, present)) return [];
    return [draftOf(name, spec, rankOf(name, spec, keys, at), caret)];
  });
};

/** Keys that exclude or need one another. */
const fits = (name: string, spec: KeySpec, present: ReadonlySet<string>): boolean => {
  if (spec !== BODY_KEYS[name]) return true;
  const methods = METHOD_NAMES.filter((one) => present.has(one));
  if (isMethod(name, spec)) {
    const beside = name === 'parts' ? 'points' : name === 'points' ? 'parts' : undefined;
    return methods.every((one) => one === beside);
  }
  if (name === 'item') return !present.has('items');
  if (name === 'items') return !present.has('item');
  if (name === 'otherwise') return present.has('applies');
  const owners = METHOD_NAMES.filter((one) => Object.hasOwn(METHODS[one].beside, name));
  return owners.length === 0 || owners.some((one) => present.has(one));
};

/** Where a key is shown: those that are required, what every item has, methods, the rest. */
const rankOf = (name: string, spec: KeySpec, keys: Keys, at: number): string => {
  const isItem = keys.max === BODY_KEYS.max;
  const first = spec.required || (isItem && FIRST_OF_ITEM.has(name));
  const group = first ? '0' : isItem && isMethod(name, spec) ? '1' : '2';
  return `${group}${String(at).padStart(2, '0')}`;
};

const FIRST_OF_ITEM: ReadonlySet<string> = new Set(['item', 'max', 'source']);

const draftOf = (name: string, spec: KeySpec, sort: string, caret: Caret): Draft => {
  const label = caret.language === 'zh' ? spec.zh : name;
  const dash = caret.dashless ? '- ' : '';
  const begins = spec === BODY_KEYS.item && caret.leaf.use.kind === 'wants-keys' && !caret.flow;
  const behind = caret.hasColon
    ? undefined
    : begins
      ? restOfItem(caret)
      : snippetBehind(spec, caret.language, caret.flow);
  return {
    label,
    kind: isMethod(name, spec) ? 'method' : 'key',
    insert: behind === undefined ? dash + label : `${dash}${label}:${behind}`,
    ...(behind === undefined ? {} : { snippet: true as const }),
    detail: {
      zh: `${caret.language === 'zh' ? name : spec.zh}${wants(spec.shape).zh}`,
      en: `${caret.language === 'zh' ? name : spec.zh}${wants(spec.shape).en}`,
    },
    documentation: describeKey(name, spec),
    sort,
    filter: `${label} ${name} ${spec.zh}`,
  };
};

/** What an item begins with, behind its first key. */
const restOfItem = ({ language }: Caret): string => {
  const [max, source] = language === 'zh' ? ['满分', '依据'] : ['max', 'source'];
  return ` $1\n  ${max}: $2\n  ${source}: $3\n  $0`;
};

/** What stands under a key, in a word. */
const wants = (shape: Shape): { zh: string; en: string } => {
  switch (shape.kind) {
    case 'expression':
      return shape.expects === 'flag' ? { zh: '：条件', en: ': condition' } : { zh: '：算式', en: ': expression' };
    case 'coefficient':
      return { zh: '：算式或表', en: ': expression or table' };
    case 'name':
      return shape.of === 'field'
        ? { zh: '：字段', en: ': field' }
        : { zh: '：集合、表或清单', en: ': set, table or list' };
    default:
      return { zh: '', en: '' };
  }
};

/** An item of a list of items or cases, with its dash. */
export const completeListItem = (of: 'items' | 'cases', caret: Caret): readonly Draft[] => {
  const dash = caret.flow ? '' : '- ';
  const spec = of === 'items' ? BODY_KEYS.item : CASE_KEYS.when;
  const name = of === 'items' ? 'item' : 'when';
  const key = caret.language === 'zh' ? (spec?.zh ?? name) : name;
  const body = of === 'items' ? restOfItem(caret) : ' $1\n  $0';
  return [
    {
      label: `${dash}${key}`,
      kind: 'key',
      insert: caret.flow ? `{ ${key}: $1 }` : `- ${key}:${body}`,
      snippet: true,
      detail: of === 'items' ? { zh: '一个项目', en: 'an item' } : { zh: '一种情形', en: 'a case' },
      sort: '0',
      filter: `- ${key} ${name}`,
    },
  ];
};
