import type { Analysis } from '../analyze.js';
import type { Bilingual } from '../diagnostics/diagnostic.js';
import { CHECK_KEYS, FIELD_KEYS, RULE_KEYS } from '../document/rule-keys.js';
import { BODY_KEYS, canonicalKey, isExtraKey } from '../document/vocabulary.js';
import { METHOD_NAMES, METHODS } from '../methods/registry.js';
import type { FieldInfo } from '../rule/rule.js';
import type { Span } from '../source/span.js';
import { entriesOf, itemsOf } from '../walk/nodes.js';
import type { MapEntry, MapNode, SourceNode } from '../yaml/node.js';
import { same } from './completion-item.js';
import { fieldDetail } from './describe-symbol.js';

export type OutlineKind =
  | 'section'
  | 'item'
  | 'field'
  | 'value'
  | 'coefficient'
  | 'set'
  | 'table'
  | 'class'
  | 'function'
  | 'reading'
  | 'group'
  | 'check';

export interface OutlineNode {
  readonly name: string;
  readonly kind: OutlineKind;
  /** A few words: the clause and method of an item, the type of a field. */
  readonly detail: Bilingual;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children: readonly OutlineNode[];
}

/** The rule as a tree: its sections, with what each declares, items below one another. */
export const outlineOf = ({ document, symbols }: Analysis): readonly OutlineNode[] =>
  entriesOf(document?.root).flatMap((entry): readonly OutlineNode[] => {
    const name = canonicalKey(entry.key.text, RULE_KEYS);
    if (name === undefined) return [];
    const spec = RULE_KEYS[name as keyof typeof RULE_KEYS];
    const other = entry.key.text === name ? spec.zh : name;
    const plain = entry.value.kind === 'scalar' && entry.value.style !== 'null' ? entry.value.text : undefined;
    const children = childrenOf(name, entry.value, symbols?.fields ?? []);
    return [nodeOf(entry, 'section', same(plain ?? other), children)];
  });

const nodeOf = (
  { key, value }: MapEntry,
  kind: OutlineKind,
  detail: Bilingual,
  children: readonly OutlineNode[] = [],
): OutlineNode => ({
  name: key.text,
  kind,
  detail,
  span: { start: key.span.start, end: Math.max(key.span.end, value.span.end) },
  nameSpan: key.span,
  children,
});

const NOTHING = same('');

/** The kinds of what sections declare by name. */
const DECLARED: Readonly<Record<string, OutlineKind>> = {
  classes: 'class',
  sets: 'set',
  tables: 'table',
  coefficients: 'coefficient',
  functions: 'function',
  values: 'value',
  readings: 'reading',
};

const childrenOf = (section: string, value: SourceNode, fields: readonly FieldInfo[]): readonly OutlineNode[] => {
  const kind = DECLARED[section];
  if (kind) return entriesOf(value).map((entry) => nodeOf(entry, kind, NOTHING));
  switch (section) {
    case 'units':
      return entriesOf(value).some(({ key }) => isExtraKey(key.text, 'members'))
        ? []
        : entriesOf(value).map((entry) => nodeOf(entry, 'group', NOTHING));
    case 'fields':
      return fieldNodes(value, fields);
    case 'score':
      return itemNodes(value);
    case 'checks':
      return itemsOf(value).flatMap((one) => checkNode(one));
    default:
      return [];
  }
};

const fieldNodes = (value: SourceNode, fields: readonly FieldInfo[]): readonly OutlineNode[] =>
  entriesOf(value).map((entry) => {
    const info = fields.find((one) => one.name === entry.key.text);
    const records = under(entry.value, 'fields', FIELD_KEYS)?.value;
    const children = records ? fieldNodes(records, info?.fields ?? []) : [];
    return nodeOf(entry, 'field', info ? fieldDetail(info) : NOTHING, children);
  });

const under = (node: SourceNode, name: string, keys: Parameters<typeof canonicalKey>[1]): MapEntry | undefined =>
  entriesOf(node).find(({ key }) => canonicalKey(key.text, keys) === name);

const checkNode = (node: SourceNode): readonly OutlineNode[] => {
  if (node.kind !== 'map') return [];
  const message = under(node, 'message', CHECK_KEYS)?.value;
  const name = message?.kind === 'scalar' ? message : undefined;
  return [
    {
      name: name?.text ?? '',
      kind: 'check',
      detail: NOTHING,
      span: node.span,
      nameSpan: name?.span ?? node.span,
      children: [],
    },
  ];
};

/** The items below a body: its parts, and those of what it scores each member by. */
const itemNodes = (body: SourceNode): readonly OutlineNode[] => {
  const parts = under(body, 'parts', BODY_KEYS)?.value;
  const inner = under(body, 'each', BODY_KEYS)?.value;
  const score = inner && under(inner, 'score', METHODS.each.shape.keys)?.value;
  return [
    ...(parts?.kind === 'sequence' ? parts.items : []).flatMap((one) => (one.kind === 'map' ? [itemNode(one)] : [])),
    ...(score ? itemNodes(score) : []),
  ];
};

const itemNode = (node: MapNode): OutlineNode => {
  const name = (under(node, 'item', BODY_KEYS) ?? under(node, 'items', BODY_KEYS))?.value;
  const source = under(node, 'source', BODY_KEYS)?.value;
  const clause = source?.kind === 'scalar' ? source.text : '';
  const method = METHOD_NAMES.find((one) => under(node, one, BODY_KEYS));
  const [zh, en] = method ? [METHODS[method].zh, method] : ['', ''];
  const detail = (word: string): string => [clause, word].filter((one) => one !== '').join(' · ');
  return {
    name: name?.kind === 'scalar' ? name.text : '',
    kind: 'item',
    detail: { zh: detail(zh), en: detail(en) },
    span: node.span,
    nameSpan: name?.span ?? node.span,
    children: itemNodes(node),
  };
};
