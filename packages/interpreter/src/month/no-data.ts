import { type CheckedRule, DiagnosticBag, type FieldInfo, type Span } from '@zhunsheng/dsl';
import type { Data } from '../evaluate/frame.js';
import type { DataDocument } from '../run/data/files.js';
import type { ProvidedColumn } from '../run/data/provided.js';
import { readDocuments } from '../run/data/read-data.js';
import { entry, map, scalar } from './nodes.js';

const START: Span = { start: 0, end: 0 };

/** What is read of a rule that has no data of its own: what is provided, and else what stands where nothing is given. */
export const readNothing = (
  rule: CheckedRule,
  month: string,
  bag: DiagnosticBag,
  provided: readonly ProvidedColumn[],
): Data | undefined => {
  const own = new DiagnosticBag();
  const data = readDocuments(rule, [emptyDocument(rule, month, provided)], own, provided);
  // Whatever the data lacks, it lacks altogether.
  const lacks = own.all.filter(({ code }) => code === 'missing-field' || code === 'missing-member');
  if (lacks.length > 0) reportNoData(rule, provided, bag);
  for (const one of own.all)
    if (!lacks.includes(one)) bag.report(one.code, one.primary.file, one.primary.span, one.message, one);
  return data;
};

/** All units without any field; of those that may be left out, the ones for which something is provided. */
const emptyDocument = (rule: CheckedRule, month: string, provided: readonly ProvidedColumn[]): DataDocument => {
  const isGiven = (unit: string): boolean => provided.some((one) => 'values' in one && one.values.has(unit));
  const units = rule.units.filter((one) => !one.optional || isGiven(one.name));
  const node = map(
    [
      entry('rule', scalar(rule.id, START), START),
      entry('period', scalar(month, START), START),
      entry('common', map([], START), START),
      entry(
        'units',
        map(
          units.map(({ name }) => entry(name, map([], START), START)),
          START,
        ),
        START,
      ),
    ],
    START,
  );
  return { file: rule.file, node };
};

const reportNoData = (rule: CheckedRule, provided: readonly ProvidedColumn[], bag: DiagnosticBag): void => {
  const isProvided = (field: FieldInfo): boolean =>
    provided.some((one) => one.field === field && one.kind === 'scored');
  const asked = rule.fields.filter((one) => !one.optional && one.default === undefined && !isProvided(one));
  const names = asked.map((one) => one.name);
  bag.report('missing-data-key', rule.file, START, {
    zh: `没有规则 ${rule.id} 的数据文件，其中要报 ${names.join('、')}`,
    en: `there is no data file for the rule \`${rule.id}\`; it is to give ${names.join(', ')}`,
  });
};
