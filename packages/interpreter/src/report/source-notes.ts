import type { Language } from '@zhunsheng/dsl';
import type { Result, ResultSource } from '../run/result.js';

/** Which scores of other rules were typed in, stand from before, or are absent: one line each. */
export const sourceNotes = ({ sources = [] }: Result, language: Language): readonly string[] =>
  (
    [
      ['typed', { zh: '手工填报', en: 'typed in' }],
      ['standing', { zh: '沿用上次得分', en: 'standing from before' }],
      ['absent', { zh: '没有得分', en: 'without a score' }],
    ] as const
  ).flatMap(([origin, words]) => {
    const found = sources.filter((one) => one.origin === origin);
    if (found.length === 0) return [];
    const { colon, semicolon } = MARKS[language];
    return [`${words[language]}${colon}${byField(found, sources, language).join(semicolon)}`];
  });

const MARKS = {
  zh: { colon: '：', semicolon: '；', between: '、', brackets: (text: string) => `（${text}）` },
  en: { colon: ': ', semicolon: '; ', between: ', ', brackets: (text: string) => ` (${text})` },
} as const;

/** `得分（甲、乙）`: the members of a field, unless it is all of them; with the period of a score that stands. */
const byField = (
  found: readonly ResultSource[],
  all: readonly ResultSource[],
  language: Language,
): readonly string[] => {
  const { between, brackets } = MARKS[language];
  return [...new Set(found.map((one) => one.field))].map((field) => {
    const own = found.filter((one) => one.field === field);
    const whole = own.length === all.filter((one) => one.field === field).length;
    const stands = own[0]?.origin === 'standing';
    const parts = own.flatMap(({ member, period }) => {
      const named = member === undefined || (whole && !stands) ? [] : [member];
      return [[...named, ...(stands ? [period] : [])].join(' ')];
    });
    const inner = parts.filter((one) => one !== '').join(between);
    return inner === '' ? field : `${field}${brackets(inner)}`;
  });
};
