import { VALUE_KEYS } from '../document/rule-keys.js';
import { wordIn } from '../expression/print.js';
import type { Symbols } from '../resolve/symbols.js';
import type { Axis, FieldInfo } from '../rule/rule.js';
import type { Domain } from '../walk/use.js';
import type { Caret } from './caret.js';
import { asScalar, type CompletionKind, type Draft, same } from './completion-item.js';
import { describeWord, wordNamed } from './describe-key.js';
import { describeReading, describeSet, describeSymbol, fieldDetail } from './describe-symbol.js';
import { axisNamed, localsOf, pathOf, scopeAround } from './scope.js';

/** A member of a domain, with what it is. */
export interface MemberText {
  readonly text: string;
  readonly kind: CompletionKind;
}

/** The texts of a domain. */
export const textsOf = (domain: Domain, symbols: Symbols): readonly MemberText[] => {
  const [kind = '', name = ''] = domain.split(/:(.*)/s);
  const all = (texts: readonly string[], what: CompletionKind) => texts.map((text) => ({ text, kind: what }));
  switch (kind) {
    case 'units':
      return all(symbols.unitNames, 'unit');
    case 'groups':
      return all(symbols.groups, 'group');
    case 'items':
      return all(
        [...symbols.names.values()].filter((one) => one.kind === 'item').map((one) => one.name),
        'item',
      );
    case 'set':
      return all(symbols.sets.find((one) => one.name === name)?.members ?? [], 'member');
    case 'reading':
      return all(symbols.readings.find((one) => one.name === name)?.choices ?? [], 'choice');
    case 'class': {
      const symbol = symbols.names.get(name);
      return all(symbol?.kind === 'class' ? symbol.labels.map((one) => one.name) : [], 'choice');
    }
    case 'field':
      return all(allFields(symbols.fields).find((one) => pathOf(one) === name)?.choices ?? [], 'choice');
    case 'column': {
      const [table = '', column = ''] = name.split('.');
      const type = symbols.sets.find((one) => one.name === table)?.columns.get(column)?.type;
      const element = type?.kind === 'list' ? type.element : type;
      return all(element?.kind === 'text' ? (element.members ?? []) : [], 'unit');
    }
    default:
      return [];
  }
};

export const allFields = (fields: readonly FieldInfo[]): readonly FieldInfo[] =>
  fields.flatMap((field) => [field, ...allFields(field.fields)]);

/** The texts of what a name stands for where the caret is, to compare it with or to list in a table by it. */
export const domainNamed = (name: string, caret: Caret): Domain | undefined => {
  const { symbols } = caret;
  if (!symbols) return undefined;
  const { axes, parameters } = scopeAround(caret.leaf.around, symbols);
  if (parameters.has(name)) return undefined;
  switch (name) {
    case 'unit':
    case 'units':
    case 'peers':
    case 'reporting':
      return 'units';
    case 'group':
      return 'groups';
    case 'item':
      return 'items';
    case 'member': {
      const set = axes.findLast((one) => one.kind === 'set');
      return set && `set:${set.name}`;
    }
  }
  const local = localsOf(axes).find((one) => (one.kind === 'column' ? one.name : one.field.name) === name);
  if (local?.kind === 'column') return `column:${local.table.name}.${name}`;
  if (local) return `field:${pathOf(local.field)}`;
  const symbol = symbols.names.get(name);
  switch (symbol?.kind) {
    case 'field':
      return `field:${name}`;
    case 'set':
    case 'reading':
    case 'class':
      return `${symbol.kind}:${name}`;
    default:
      return undefined;
  }
};

/** Members as scalars. */
export const completeMembers = (
  domain: Domain,
  caret: Caret,
  present: ReadonlySet<string> = new Set(),
): readonly Draft[] =>
  caret.symbols
    ? textsOf(domain, caret.symbols)
        .filter((one) => !present.has(one.text))
        .map(({ text, kind }, at) => ({
          label: text,
          kind,
          insert: asScalar(text, caret),
          sort: `1${String(at).padStart(3, '0')}`,
        }))
    : [];

/** Sets and tables, and lists where they may be gone over. */
export const completeCollections = (caret: Caret): readonly Draft[] => {
  const { symbols, leaf } = caret;
  if (!symbols) return [];
  const { under } = leaf.around;
  const key = under?.name;
  const lists = key === 'over' || under === undefined || under.spec === VALUE_KEYS.per;
  const { axes } = scopeAround(leaf.around, symbols);
  const inner = axes.flatMap((axis) => (axis.kind === 'field' ? axis.fields.filter((one) => one.type === 'list') : []));
  const all: readonly Axis[] = [
    ...symbols.sets,
    ...(lists ? [...inner, ...symbols.fields.filter((one) => one.type === 'list')] : []),
  ];
  const { shares: own, units = false } = leaf.use.kind === 'name' ? leaf.use : {};
  const whole = all.filter((axis) => `set:${axis.name}` !== own);
  return [...whole.map((axis): Draft => axisDraft(axis, caret)), ...(units ? [variable('units', caret)] : [])];
};

export const axisDraft = (axis: Axis, caret: Caret): Draft =>
  axis.kind === 'set'
    ? {
        label: axis.name,
        kind: 'set',
        insert: axis.name,
        detail: axis.columns.size > 0 ? { zh: '表', en: 'table' } : { zh: '集合', en: 'set' },
        documentation: describeSet(axis),
        sort: '1',
      }
    : {
        label: axis.name,
        kind: 'field',
        insert: axis.name,
        detail: fieldDetail(axis),
        documentation: describeSymbol(axis, caret.known),
        sort: '1',
      };

/** A word of the language that has a value. */
export const variable = (en: string, caret: Caret): Draft => {
  const word = wordNamed(en);
  return {
    label: wordIn(en, caret.language),
    kind: 'builtin',
    insert: wordIn(en, caret.language),
    detail: same(wordIn(en, caret.language === 'zh' ? 'en' : 'zh')),
    ...(word ? { documentation: describeWord(word) } : {}),
    sort: '3',
    filter: `${wordIn(en, 'en')} ${wordIn(en, 'zh')}`,
  };
};

export const completeReadings = (caret: Caret, runnable = false): readonly Draft[] =>
  (caret.symbols?.readings ?? [])
    .filter((one) => !runnable || one.choices.length > 0)
    .map((info) => ({
      label: info.name,
      kind: 'reading',
      insert: info.name,
      detail: same(info.clause),
      documentation: describeReading(info),
      sort: '1',
    }));

/** What a table may go by: whatever has a few known values. */
export const completeBy = (caret: Caret): readonly Draft[] => {
  const { symbols } = caret;
  if (!symbols) return [];
  if (caret.leaf.use.kind === 'by' && isWordTable(caret)) return completeReadings(caret, true);
  const { axes } = scopeAround(caret.leaf.around, symbols);
  const locals = localsOf(axes).flatMap((one): readonly Draft[] => {
    if (one.kind === 'column') {
      const type = one.table.columns.get(one.name)?.type.kind;
      return type === 'text' || type === 'number' || type === 'flag'
        ? [
            {
              label: one.name,
              kind: 'field',
              insert: one.name,
              detail: { zh: `${one.table.name} 的列`, en: `column of ${one.table.name}` },
              sort: '0',
            },
          ]
        : [];
    }
    return isKeyField(one.field) ? [fieldDraft(one.field, caret, '0')] : [];
  });
  const classes = [...symbols.names.values()].flatMap((one): readonly Draft[] =>
    one.kind === 'class'
      ? [
          {
            label: one.name,
            kind: 'coefficient',
            insert: one.name,
            detail: { zh: '分类', en: 'class' },
            documentation: describeSymbol(one, caret.known),
            sort: '1',
          },
        ]
      : [],
  );
  return [
    ...locals,
    ...(symbols.groups.length > 0 ? ['group'] : []).map((one) => variable(one, caret)),
    ...['unit', 'month', 'quarter', 'year'].map((one) => variable(one, caret)),
    ...classes,
    ...symbols.sets.map((set) => axisDraft(set, caret)),
    ...completeReadings(caret, true),
    ...symbols.fields.filter(isKeyField).map((one) => fieldDraft(one, caret, '4')),
  ];
};

/** Words are read by a reading only. */
const isWordTable = ({ leaf }: Caret): boolean => {
  const shape = leaf.around.under?.spec.shape;
  return shape?.kind === 'word';
};

const isKeyField = ({ type }: FieldInfo): boolean => type === 'choice' || type === 'count' || type === 'flag';

export const fieldDraft = (field: FieldInfo, caret: Caret, sort: string): Draft => ({
  label: field.name,
  kind: 'field',
  insert: field.name,
  detail: fieldDetail(field),
  documentation: describeSymbol(field, caret.known),
  sort,
});

/** The name of a list that is gone over, or of a set. */
export const axisAt = (name: string, caret: Caret): Axis | undefined => {
  const { symbols } = caret;
  return symbols && axisNamed(name, scopeAround(caret.leaf.around, symbols).axes, symbols);
};
