import type { CheckedRule, Language } from '@zhunsheng/dsl';
import type { FieldRow } from '../run/data/describe-fields.js';
import { csvText } from './csv.js';
import { type JsonWriter, jsonText } from './json-writer.js';
import type { ReportTable } from './table.js';
import { FIELD_KINDS, wordsOf } from './words.js';

/** What the data of a rule must carry, one object a field. Absent keys are not written. */
export const fieldsJson = (rule: CheckedRule, fields: readonly FieldRow[], language: Language): string =>
  jsonText((to) => {
    to.object(() => {
      to.key('rule').text(rule.id);
      to.key('fields').array(() => {
        for (const field of fields) {
          to.object(() => {
            to.key('name').text(field.name);
            to.key('where').text(field.where);
            to.key('type').text(field.type);
            const { choices } = field;
            if (choices) writeTexts(to.key('choices'), choices);
            if (field.per !== undefined) to.key('per').text(field.per);
            if (field.unit !== undefined) to.key('unit').text(field.unit);
            to.key('required').text(field.required[language]);
            if (field.bounds[language] !== '') to.key('bounds').text(field.bounds[language]);
            if (field.scores) writeTexts(to.key('scores'), field.scores);
            if (field.note !== undefined) to.key('note').text(field.note);
          });
        }
      });
    });
  });

const writeTexts = (to: JsonWriter, texts: readonly string[]): void => {
  to.array(() => {
    for (const text of texts) to.text(text);
  });
};

export const fieldsCsv = (fields: readonly FieldRow[], language: Language): string =>
  csvText([headings(language), ...fields.map((field) => cells(field, language))]);

export const fieldsTable = (rule: CheckedRule, fields: readonly FieldRow[], language: Language): ReportTable => {
  const title = {
    zh: `${rule.title}（${rule.edition} 版）的数据字段`,
    en: `fields of the data for ${rule.title}, edition ${rule.edition}`,
  };
  const rows = fields.map((field) => ({ cells: cells(field, language), muted: false }));
  const all = headings(language).map((heading, at) => ({
    heading,
    align: 'left' as const,
    give: at === 7 ? ('wrap' as const) : at === 6 ? ('drop' as const) : ('keep' as const),
  }));
  const used = all.map((_, at) => at === 0 || rows.some((row) => row.cells[at] !== ''));
  return {
    title: [title[language]],
    columns: all.filter((_, at) => used[at]),
    rows: rows.map((row) => ({ ...row, cells: row.cells.filter((_, at) => used[at]) })),
    notes: [],
  };
};

const headings = (language: Language): readonly string[] =>
  (['field', 'where', 'type', 'per', 'measure', 'required', 'bounds', 'meaning'] as const).map(wordsOf(language));

const cells = (field: FieldRow, language: Language): readonly string[] => {
  const word = wordsOf(language);
  const where = field.where === 'common' ? word('common') : field.where === 'unit' ? word('each') : field.where;
  const kind = FIELD_KINDS[field.type][language];
  return [
    field.name,
    where,
    field.choices ? `${kind} ${field.choices.join('|')}` : kind,
    field.per ?? '',
    field.unit ?? '',
    requiredText(field, language),
    field.bounds[language],
    field.note ?? '',
  ];
};

/** A field that other rules give need be given only where their data is not at hand. */
const requiredText = ({ required, scores }: FieldRow, language: Language): string => {
  if (!scores) return required[language];
  const [first = '', ...more] = scores;
  const drawn = {
    zh: `取自规则 ${first}${more.length > 0 ? ` 等 ${scores.length} 个` : ''}；否则${required.zh}`,
    en: `drawn from ${first}${more.length > 0 ? ` and ${more.length} more rules` : ''}; else ${required.en}`,
  };
  return drawn[language];
};
