import type { CheckedRule, DiagnosticBag, SourceFile } from '@zhunsheng/dsl';
import type { Data } from '../../evaluate/frame.js';
import { checkBounds } from './bounds.js';
import { Columns } from './columns.js';
import { FieldNames } from './field-names.js';
import { type DataDocument, loadDocument, readTops } from './files.js';
import { gather } from './gather.js';
import { reportGivenTwice } from './given-twice.js';
import { Provided, type ProvidedColumn } from './provided.js';
import { DataReporter, say } from './reporter.js';
import { settle } from './settle.js';

/**
 * Reads the data of one period for a rule, from one or several files (JSON, or YAML by the name's ending): structure, then the
 * values that are looked at, then their bounds. All that is wrong is reported; undefined only where the bag holds errors.
 */
export const readData = (rule: CheckedRule, files: readonly SourceFile[], bag: DiagnosticBag): Data | undefined => {
  if (files.length === 0)
    bag.report(
      'missing-data-key',
      rule.file,
      { start: 0, end: 0 },
      say(`没有规则 ${rule.id} 的数据文件`, `there is no data file for the rule \`${rule.id}\``),
    );
  return readDocuments(
    rule,
    files.flatMap((file) => loadDocument(file, bag)),
    bag,
  );
};

/**
 * The same from documents that are loaded already, or put together from the nodes of another file, with what other results give
 * where the data has nothing.
 */
export const readDocuments = (
  rule: CheckedRule,
  documents: readonly DataDocument[],
  bag: DiagnosticBag,
  provided: readonly ProvidedColumn[] = [],
): Data | undefined => {
  const reporter = new DataReporter(bag);
  const sections = readTops(rule, documents, reporter);
  if (!sections) return undefined;
  const names = new FieldNames(rule);
  const columns = new Columns(names, gather(rule, sections, names, reporter), sections.period, new Provided(provided));
  reportGivenTwice(columns, reporter);
  settle(columns, reporter);
  checkBounds(rule, columns, reporter);
  return bag.hasErrors ? undefined : columns.data;
};
