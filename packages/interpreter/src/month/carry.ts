import type { CheckedRule, DiagnosticBag, MapEntry, ScalarNode, SourceFile } from '@zhunsheng/dsl';
import type { GivingColumn, ProvidedColumn, ProvidedValue } from '../run/data/provided.js';
import { lastBefore, type PreviousResult, periodBefore, readPrevious, reportLater } from './previous.js';

/** What the last result of a rule hands on to the fields of its data. */
export const carriedOn = (
  rule: CheckedRule,
  previous: readonly SourceFile[],
  month: string,
  bag: DiagnosticBag,
): readonly ProvidedColumn[] => {
  if (rule.carry.length === 0) return [];
  const results = previous.flatMap((file) => readPrevious(file, rule.id, bag) ?? []);
  const last = lastBefore(results, month);
  if (!last) {
    reportLater(results, month, bag);
    return [];
  }
  const wanted = periodBefore(month, rule.cycle);
  if (last.period.text !== wanted) {
    bag.report('wrong-period', last.file, last.period.span, {
      zh: `${month} 的上一期是 ${wanted}，这里是 ${last.period.text}：结转的数不是上一期的`,
      en: `the period before ${month} is ${wanted}, and this is ${last.period.text}: it does not hand on to ${month}`,
    });
    return [];
  }
  reportStrangers(rule, last, bag);
  return rule.carry.map(({ field }): GivingColumn => {
    const values = new Map<string, ProvidedValue>();
    for (const [unit, { carry }] of last.units) {
      const entry = carry.find(({ key }) => key.text === field.name);
      if (entry) values.set(unit, carriedValue(entry, last.file, rule, last.period));
    }
    const { file, period } = last;
    return { kind: 'carried', field, values, rule: rule.id, period: period.text, file, place: period.span };
  });
};

const carriedValue = (
  { key, value }: MapEntry,
  file: SourceFile,
  { id, title }: CheckedRule,
  period: ScalarNode,
): ProvidedValue => ({
  given: { file, key, value },
  origin: { kind: 'carried', rule: id, title, period: period.text },
});

/** What is handed on and would be lost: the rule takes no such field, or has no such unit. */
const reportStrangers = (rule: CheckedRule, { file, units }: PreviousResult, bag: DiagnosticBag): void => {
  const fields = new Set(rule.carry.map(({ field }) => field.name));
  for (const { name, carry } of units.values()) {
    for (const { key } of carry)
      if (!fields.has(key.text))
        bag.report('unknown-field', file, key.span, {
          zh: `规则 ${rule.id} 没有结转的字段 ${key.text}`,
          en: `the rule \`${rule.id}\` hands no field \`${key.text}\` on`,
        });
    if (carry.length > 0 && !rule.units.some((unit) => unit.name === name.text))
      bag.report('unknown-unit', file, name.span, {
        zh: `规则 ${rule.id} 没有单位 ${name.text}`,
        en: `the rule \`${rule.id}\` has no unit \`${name.text}\``,
      });
  }
};
