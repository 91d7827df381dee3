import type { CheckedRule, MapEntry, MapNode, ScalarNode, SourceNode, Span } from '@zhunsheng/dsl';
import type { CaseDocument, CasesDocument } from './document.js';

/**
 * The data of a case as the document that a data file would be, made of the nodes of the file of cases: what is wrong with a
 * value is therefore reported where the case has it.
 */
export const caseData = (rule: CheckedRule, document: CasesDocument, one: CaseDocument): MapNode => {
  const place = one.name.span;
  const entry = (key: string, value: SourceNode): MapEntry => ({ key: word(key, place), value });
  const map = (entries: readonly MapEntry[]): MapNode => ({ kind: 'map', span: place, entries });
  const period = one.period ?? document.period;
  return map([
    entry('rule', word(rule.id, document.rule.span)),
    ...(period ? [entry('period', period)] : []),
    entry('common', filled(merge(document.common, one.common, place), document.records)),
    entry('units', map(unitEntries(rule, document, one))),
  ]);
};

/** The name of the unit that a case is about where it names none. */
export const defaultUnit = (rule: CheckedRule): string => rule.units[0]?.name ?? '';

const unitEntries = (rule: CheckedRule, document: CasesDocument, one: CaseDocument): readonly MapEntry[] => {
  const place = one.name.span;
  const given = one.units.map(
    ({ name, fields }): MapEntry => ({
      key: name ?? word(defaultUnit(rule), place),
      value: filled(merge(document.base, fields, place), document.records),
    }),
  );
  if (one.othersAbsent) return given;
  const named = new Set(given.map(({ key }) => key.text));
  const base = filled(merge(document.base, undefined, place), document.records);
  return [
    ...given,
    ...rule.units
      .filter((unit) => !named.has(unit.name))
      .map((unit): MapEntry => ({ key: word(unit.name, place), value: base })),
  ];
};

/** The entries of both, those of `over` in place of those of the base; maps (of a field per member) entry by entry. */
const merge = (base: MapNode | undefined, over: MapNode | undefined, place: Span): MapNode => {
  if (!base || !over) return base ?? over ?? { kind: 'map', span: place, entries: [] };
  const own = new Map(over.entries.map((entry) => [entry.key.text, entry] as const));
  const merged = base.entries.map((entry): MapEntry => {
    const taken = own.get(entry.key.text);
    if (!taken) return entry;
    own.delete(entry.key.text);
    return entry.value.kind === 'map' && taken.value.kind === 'map'
      ? { key: taken.key, value: merge(entry.value, taken.value, taken.value.span) }
      : taken;
  });
  return { kind: 'map', span: over.span, entries: [...merged, ...own.values()] };
};

/** The fields with the records of their lists, and of the lists within these, filled up with what a record says by default. */
const filled = (fields: MapNode, records: ReadonlyMap<string, MapNode>): MapNode => {
  if (records.size === 0) return fields;
  const entries = fields.entries.map((entry): MapEntry => {
    const { key, value } = entry;
    if (value.kind !== 'sequence') return entry;
    const usual = records.get(key.text);
    const items = value.items.map((item) =>
      item.kind === 'map' ? filled(merge(usual, item, item.span), records) : item,
    );
    return { key, value: { ...value, items } };
  });
  return { ...fields, entries };
};

/** A text that stands in no file, said to be at a place. */
const word = (text: string, place: Span): ScalarNode => ({
  kind: 'scalar',
  span: place,
  text,
  style: 'quoted',
  offset: () => place.start,
});
