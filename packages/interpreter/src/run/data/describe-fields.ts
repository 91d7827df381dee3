import {
  type Bilingual,
  type CheckedRule,
  Exact,
  type FieldInfo,
  type FieldKind,
  formatDate,
  type Term,
  type Value,
} from '@zhunsheng/dsl';
import { say } from './reporter.js';

/** A field as `interpret fields` lists it. */
export interface FieldRow {
  readonly name: string;
  /** `common`, `unit`, or the name of the list whose records carry it. */
  readonly where: string;
  readonly type: FieldKind;
  readonly choices?: readonly string[];
  /** The set for each of whose members it is given. */
  readonly per?: string;
  readonly unit?: string;
  /** Whether it must be given, what stands in its place where it is not, or where it must. */
  readonly required: Bilingual;
  /** In words; empty where it has none. */
  readonly bounds: Bilingual;
  /** The rules whose scores are its values where their data is at hand too. */
  readonly scores?: readonly string[];
  readonly note?: string;
}

/** The fields that the data of a rule carries, in the rule's order, each list followed by the fields of its records. */
export const describeFields = (rule: CheckedRule): readonly FieldRow[] => {
  const rows: FieldRow[] = [];
  const add = (field: FieldInfo): void => {
    rows.push(describe(field, rule));
    for (const inner of field.fields) add(inner);
  };
  for (const field of rule.fields) add(field);
  return rows;
};

const describe = (field: FieldInfo, rule: CheckedRule): FieldRow => ({
  name: field.name,
  where: field.list?.name ?? (field.common ? 'common' : 'unit'),
  type: field.type,
  ...(field.choices ? { choices: field.choices } : {}),
  ...(field.per ? { per: field.per.name } : {}),
  ...(field.unit === undefined ? {} : { unit: field.unit }),
  required: requiredText(field, rule),
  bounds: boundsText(field, rule),
  ...(field.scores ? { scores: field.scores.sources.map((one) => one.rule) } : {}),
  ...(field.note === undefined ? {} : { note: field.note }),
});

const requiredText = (field: FieldInfo, rule: CheckedRule): Bilingual => {
  const otherwise = absentText(field);
  if (!field.required) return otherwise ?? say('必须报', 'required');
  const condition = sourceText(field.required, rule);
  const only = say(`仅当 ${condition}`, `only where ${condition}`);
  return otherwise
    ? say(`${only.zh}；${otherwise.zh}`, `${only.en}; ${otherwise.en}`)
    : say(`${only.zh} 时必须报`, `required ${only.en}`);
};

/** What holds where nothing is given, if nothing need be. */
const absentText = (field: FieldInfo): Bilingual | undefined => {
  if (field.default !== undefined) {
    const value = valueText(field, field.default);
    return say(`缺省为 ${value.zh}`, `default ${value.en}`);
  }
  return field.optional ? say('可缺', 'optional') : undefined;
};

const valueText = (field: FieldInfo, value: Value): Bilingual => {
  if (value instanceof Exact) return numberText(field, value);
  if (typeof value === 'number') return same(formatDate(value));
  if (typeof value === 'boolean') return same(String(value));
  return typeof value === 'string' ? same(JSON.stringify(value)) : say('空', 'empty');
};

const same = (text: string): Bilingual => say(text, text);

const numberText = (field: FieldInfo, value: Exact): Bilingual =>
  same(field.type === 'percent' ? value.toPercent(9) : value.toDecimal(9));

const boundsText = (field: FieldInfo, rule: CheckedRule): Bilingual => {
  const { min, max, above, atMost } = field.bounds;
  const least = min ? limitText(field, min, rule) : field.type === 'points' ? same('0') : undefined;
  const parts = [
    ...(least ? [say(`不小于 ${least.zh}`, `at least ${least.en}`)] : []),
    ...(above ? [part(field, above, rule, '大于', 'above')] : []),
    ...(max ? [part(field, max, rule, '不大于', 'at most')] : []),
    ...(atMost ? [part(field, atMost, rule, '不超过', 'at most')] : []),
  ];
  return say(parts.map((one) => one.zh).join('，'), parts.map((one) => one.en).join(', '));
};

const part = (field: FieldInfo, term: Term, rule: CheckedRule, zh: string, en: string): Bilingual => {
  const limit = limitText(field, term, rule);
  return say(`${zh} ${limit.zh}`, `${en} ${limit.en}`);
};

/** A figure, the range of figures of a table, or the expression as the rule has it. */
const limitText = (field: FieldInfo, term: Term, rule: CheckedRule): Bilingual => {
  if (term.op === 'constant' && term.value instanceof Exact) return numberText(field, term.value);
  if (term.op !== 'lookup') return same(sourceText(term, rule));
  const figures = constantsOf(term);
  const [least, most] = [figures?.reduce((a, b) => Exact.min(a, b)), figures?.reduce((a, b) => Exact.max(a, b))];
  if (!least || !most) return say(`按 ${term.by} 而定`, `a figure by ${term.by}`);
  if (least.equals(most)) return numberText(field, least);
  const [from, to] = [numberText(field, least), numberText(field, most)];
  return say(`${from.zh} 至 ${to.zh}（按 ${term.by}）`, `${from.en} to ${to.en} (by ${term.by})`);
};

/** The figures of a table of figures; undefined where an entry is computed. */
const constantsOf = (term: Term & { op: 'lookup' }): readonly Exact[] | undefined => {
  const entries = [
    ...term.entries.values(),
    ...(term.otherwise === undefined || term.otherwise === 'none' ? [] : [term.otherwise]),
  ];
  const figures = entries.flatMap((one) => (one.op === 'constant' && one.value instanceof Exact ? [one.value] : []));
  return figures.length > 0 && figures.length === entries.length ? figures : undefined;
};

/** An expression as it is written in the rule, on one line. */
const sourceText = (term: Term, rule: CheckedRule): string => rule.file.slice(term.span).replace(/\s+/g, ' ').trim();
