import type { Analysis } from '../analyze.js';
import { isElse, keyName, wordTwin } from '../document/vocabulary.js';
import { type Keys, object } from '../methods/shape.js';
import { ROUNDING_MODES } from '../number/index.js';
import { DERIVED_SET_KEYS, LOOKUP_KEYS, NAMED_VALUE_KEYS, NO_KEYS, UNIT_LIST_KEYS } from '../walk/form-keys.js';
import type { Use } from '../walk/use.js';
import { type Caret, caretAt } from './caret.js';
import { completeExpression } from './complete-expression.js';
import { completeKeys, completeListItem } from './complete-keys.js';
import {
  allFields,
  axisDraft,
  completeBy,
  completeCollections,
  completeMembers,
  completeReadings,
  domainNamed,
  fieldDraft,
} from './complete-names.js';
import { asScalar, type Completion, type Draft, same } from './completion-item.js';
import { snippetBehind } from './key-snippets.js';

export interface CompletionOptions {
  /** The last analysis that could be read in full: names are taken from it where the text is torn. */
  readonly last?: Analysis;
}

/**
 * What may be written at an offset, in the language of the file: also where the text is broken or half typed. Not filtered by what has
 * been typed of it: that is in `replace`.
 */
export const completionsAt = (
  analysis: Analysis,
  offset: number,
  options: CompletionOptions = {},
): readonly Completion[] => {
  const caret = caretAt(analysis, offset, options.last);
  if (!caret) return [];
  const seen = new Set<string>();
  return draftsAt(caret).flatMap((draft) => {
    const key = `${draft.kind} ${draft.label}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const whole = { replace: caret.place, ...draft };
    return [lacksSpace(whole.replace.start, caret) ? { ...whole, insert: ` ${whole.insert}` } : whole];
  });
};

/** Right behind a colon, or the dash of an item. */
const lacksSpace = (start: number, { source, quote, place }: Caret): boolean =>
  start === place.start &&
  quote === undefined &&
  /(?:[^\s:]:|^[ \t]*-)$/.test(source.slice(source.lastIndexOf('\n', start - 1) + 1, start));

const draftsAt = (caret: Caret): readonly Draft[] => {
  const { leaf } = caret;
  const { use } = leaf;
  switch (use.kind) {
    case 'key':
      return completeKeys(use.keys, leaf.map, caret);
    case 'wants-keys':
      return use.keys === NO_KEYS ? completeBand(caret) : completeKeys(use.keys, undefined, caret);
    case 'wants-list':
      return completeListItem(use.of, caret);
    case 'name':
      return completeName(use, caret);
    case 'member':
      return use.declares ? completeList(use.of, caret) : completeMembers(use.of, caret, presentIn(caret));
    case 'literal':
      return completeMembers(use.of, caret, presentIn(caret));
    case 'unit-or-set':
      return [
        ...completeMembers('units', caret),
        ...completeMembers(use.of, caret),
        ...(caret.symbols?.sets ?? []).map((set) => ({ ...axisDraft(set, caret), sort: '2' })),
      ];
    case 'column':
      return completeFlagColumns(use.of, caret);
    case 'by':
      return completeBy(caret);
    case 'table-key':
      return completeTableKeys(use, caret);
    case 'expression':
      return completeValue(use, caret);
    case 'band':
      return completeBand(caret);
    case 'word':
      return completeWords(use.words, caret);
    case 'points-field':
      return allFields(caret.symbols?.fields ?? [])
        .filter((one) => one.type === 'points')
        .map((one) => fieldDraft(one, caret, '0'));
    case 'round':
      return completeRounding(caret);
    case 'text':
      return completeText(caret);
    default:
      return [];
  }
};

/** What stands right behind the name of a set, or of a group of units. */
const completeList = (of: string, caret: Caret): readonly Draft[] => {
  const keys = of === 'units' ? UNIT_LIST_KEYS : of.startsWith('set:') ? DERIVED_SET_KEYS : undefined;
  const isBehindKey = /:\s*$/.test(caret.source.slice(Math.max(0, caret.place.start - 200), caret.place.start));
  if (!keys || !isBehindKey || caret.text !== '') return [];
  if (caret.ownLine) return completeKeys(keys, undefined, caret);
  const spec = { zh: '', shape: object(keys), note: same('') };
  const map = snippetBehind(spec, caret.language, true).trim();
  return [
    { label: '[ ]', kind: 'key', insert: '[$1]', snippet: true, detail: { zh: '名单', en: 'a list' }, sort: '0' },
    { label: `{ ${keysIn(keys, caret)} }`, kind: 'key', insert: map, snippet: true, sort: '1' },
  ];
};

const keysIn = (keys: Keys, { language }: Caret): string =>
  Object.entries(keys)
    .map(([name, spec]) => (language === 'zh' ? spec.zh : name))
    .join(', ');

/** The other keys of the map. */
const presentIn = ({ leaf }: Caret): ReadonlySet<string> =>
  new Set((leaf.map?.entries ?? []).flatMap(({ key }) => (key === leaf.node ? [] : [key.text])));

const completeName = (use: Extract<Use, { kind: 'name' }>, caret: Caret): readonly Draft[] => {
  if (use.declares) return [];
  if (use.what === 'collection') return completeCollections(caret);
  if (use.what === 'reading') return completeReadings(caret);
  const present = presentIn(caret);
  return (caret.symbols?.fields ?? [])
    .filter((one) => ['number', 'count', 'percent'].includes(one.type) && !one.per && !one.common)
    .filter((one) => !present.has(one.name))
    .map((one) => fieldDraft(one, caret, '0'));
};

const completeFlagColumns = (table: string, caret: Caret): readonly Draft[] => {
  const set = caret.symbols?.sets.find((one) => one.name === table);
  return [...(set?.columns.values() ?? [])].flatMap((column) =>
    column.type.kind === 'flag'
      ? [{ label: column.name, kind: 'field' as const, insert: column.name, detail: same(table) }]
      : [],
  );
};

/** What the table goes by, beside what it has already; then the keys that may stand beside. */
const completeTableKeys = (use: Extract<Use, { kind: 'table-key' }>, caret: Caret): readonly Draft[] => {
  const keys = completeKeys(use.keys, caret.leaf.map, caret);
  const by = use.by && keyName(use.by.text);
  if (by === undefined) return keys;
  const present = presentIn(caret);
  const all = new Set([...present].flatMap((one) => one.split(/[,，、]/).map((part) => part.trim())));
  const domain = domainNamed(by, caret);
  const members = [...(domain === undefined ? [] : completeMembers(domain, caret, all)), ...flagKeys(by, caret)];
  return [...members.map((one) => ({ ...one, insert: caret.hasColon ? one.insert : `${one.insert}: ` })), ...keys];
};

const flagKeys = (by: string, caret: Caret): readonly Draft[] => {
  const symbol = caret.symbols?.names.get(by);
  return symbol?.kind === 'field' && symbol.type === 'flag' ? completeWords(['true', 'false'], caret) : [];
};

const completeValue = (use: Extract<Use, { kind: 'expression' }>, caret: Caret): readonly Draft[] => {
  const whole = caret.text.trim() === '' || /^[\p{L}_]*$/u.test(caret.text.trim());
  return [
    ...(whole ? completeWords(use.words, caret) : []),
    // A table may begin on a line of its own.
    ...(whole && use.table && caret.ownLine && !caret.flow ? completeKeys(firstKeys(use), undefined, caret) : []),
    ...(whole && use.table && !caret.ownLine && caret.quote === undefined ? [tableDraft(caret)] : []),
    ...completeExpression(use.expects, caret),
  ];
};

/** What a map in place of an expression begins with. */
const firstKeys = ({ gives }: Extract<Use, { kind: 'expression' }>): Keys => {
  const { by } = LOOKUP_KEYS;
  return gives?.startsWith('value:') ? { by, per: NAMED_VALUE_KEYS.per } : { by };
};

/** A table in place of an expression. */
const tableDraft = (caret: Caret): Draft => {
  const by = caret.language === 'zh' ? LOOKUP_KEYS.by.zh : 'by';
  return {
    label: `{ ${by}: … }`,
    kind: 'key',
    insert: `{ ${by}: $1, $2: $3 }`,
    snippet: true,
    detail: { zh: '按组别、单位、月份等列表', en: 'a table by group, unit, month, …' },
    sort: '9',
  };
};

const completeWords = (words: readonly string[], caret: Caret): readonly Draft[] =>
  words.map((word, at) => {
    const twin = wordTwin(word, words);
    const label = caret.language === 'zh' ? twin : word;
    const under = caret.leaf.around.under;
    return {
      label,
      kind: 'word',
      insert: label,
      detail: same(caret.language === 'zh' ? word : twin),
      ...(under ? { documentation: { zh: under.spec.note.zh, en: under.spec.note.en } } : {}),
      sort: `0${String(at).padStart(2, '0')}`,
      filter: `${word} ${twin}`,
    };
  });

/** Bands are written with what compares them. */
const completeBand = (caret: Caret): readonly Draft[] => {
  const rest = caret.language === 'zh' ? '其他' : 'else';
  const hasRest = (caret.leaf.map?.entries ?? []).some(({ key }) => key !== caret.leaf.node && isElse(key.text));
  const mark = caret.quote === undefined ? '"' : '';
  const operators = ['>=', '>', '<=', '<', '='].map(
    (one, at): Draft => ({
      label: one,
      kind: 'word',
      insert: caret.hasColon ? `${mark}${one} $1${mark}` : `${mark}${one} $1${mark}${mark === '' ? '' : ': $2'}`,
      snippet: true,
      sort: `0${at}`,
    }),
  );
  if (hasRest || caret.quote !== undefined) return operators;
  return [...operators, { label: rest, kind: 'word', insert: caret.hasColon ? rest : `${rest}: `, sort: '1' }];
};

/** A step, which is mostly there already, and a mode. */
const completeRounding = (caret: Caret): readonly Draft[] => {
  const step = /^\s*([\d.]+)/.exec(caret.text)?.[1] ?? '0.01';
  return ROUNDING_MODES.map((mode, at) => ({
    label: `${step} ${mode}`,
    kind: 'word',
    insert: asScalar(`${step} ${mode}`, caret),
    sort: `0${at}`,
  }));
};

/** Units of measure are mostly one of a few. */
const completeText = (caret: Caret): readonly Draft[] => {
  const { leaf, symbols } = caret;
  if (leaf.around.under?.name !== 'unit' || !symbols) return [];
  const used = new Set(allFields(symbols.fields).flatMap((one) => one.unit ?? []));
  return [...used].map((unit) => ({
    label: unit,
    kind: 'unit',
    insert: asScalar(unit, caret),
    detail: { zh: '计量单位', en: 'unit of measure' },
  }));
};
