import { type Language, renderDiagnostic } from '@zhunsheng/dsl';
import { type SheetLine, sheetOf } from '../trace/sheet.js';
import type { CaseFailure, CasesReport, Cause, Complaint } from './run-cases.js';

export interface CasesStyle {
  readonly language: Language;
  readonly color: boolean;
}

/** How one file of cases came out, in figures. */
export interface CasesTally {
  readonly name: string;
  /** False where the file or its rule is wrong. */
  readonly ran: boolean;
  readonly total: number;
  readonly failed: number;
}

/** The cases that did not come out as they say, each with what is wrong and how the figure came about. Nothing where all did. */
export const casesText = (report: CasesReport, style: CasesStyle): string =>
  report.failures.map((failure) => `${failureText(failure, style)}\n\n`).join('');

const failureText = ({ name, clause, complaints }: CaseFailure, style: CasesStyle): string => {
  const at = clause === undefined ? '' : { zh: `（${clause}）`, en: ` (${clause})` }[style.language];
  const parts = complaints.map((one) => complaintText(one, style));
  const nothingNew = { zh: '  与前面的用例同样的错误', en: '  the same mistakes as in a case before' }[style.language];
  return [`✗ ${name}${at}`, ...(parts.length > 0 ? parts : [nothingNew])].join('\n');
};

const complaintText = ({ diagnostic, cause }: Complaint, style: CasesStyle): string => {
  const sheet = cause ? sheetText(cause, style.language) : [];
  return [renderDiagnostic(diagnostic, style), ...sheet].join('\n');
};

/** More lines than this of how one figure came about would bury the next. */
const MOST_LINES = 30;

/** The part of the unit's calculation sheet that is about the item, or the top items where it is about the score. */
const sheetText = ({ rule, unit, trace, item }: Cause, language: Language): readonly string[] => {
  if (!unit.score) return [];
  const all = sheetOf(trace, { language, rule, unit: unit.unit, score: unit.score });
  const lines =
    item === undefined
      ? all.filter((line) => line.depth <= 1 && line.kind !== 'heading' && line.kind !== 'reading')
      : ofItem(all, item);
  const more = lines.length - MOST_LINES;
  const rest = more > 0 ? [{ zh: `…… 还有 ${more} 行`, en: `… ${more} more lines` }[language]] : [];
  const least = Math.min(...lines.map((line) => line.depth));
  return [
    ...lines.slice(0, MOST_LINES).map((line) => `${'  '.repeat(line.depth - least + 1)}${line.text}`),
    ...rest.map((line) => `  ${line}`),
  ];
};

/** The headings of an item with all that stands below them. */
const ofItem = (lines: readonly SheetLine[], item: string): readonly SheetLine[] => {
  let depth: number | undefined;
  return lines.filter((line) => {
    if (depth !== undefined && line.depth <= depth) depth = undefined;
    if (depth === undefined && line.kind === 'item' && line.item === item) depth = line.depth;
    return depth !== undefined;
  });
};

/** One line for one file, or for all together. */
export const tallyText = (tallies: readonly CasesTally[], language: Language): string => {
  const only = tallies.length === 1 ? tallies[0] : undefined;
  const [total, failed] = [sum(tallies, (one) => one.total), sum(tallies, (one) => one.failed)];
  const broken = tallies.filter((one) => !one.ran).length;
  const zh = [
    ...(total > 0
      ? [failed === 0 ? `${total} 例全部通过` : `${total} 例，${failed} 例不符`]
      : broken === 0
        ? ['没有用例']
        : []),
    ...(broken > 0 ? [only ? '没有运行' : `${broken} 个文件没有运行`] : []),
  ].join('，');
  const en = [
    ...(total > 0
      ? [failed === 0 ? `all ${total} cases pass` : `${failed} of ${total} cases fail`]
      : broken === 0
        ? ['no cases']
        : []),
    ...(broken > 0 ? [only ? 'not run' : `${broken} file${broken === 1 ? '' : 's'} not run`] : []),
  ].join(', ');
  return language === 'zh'
    ? `${only ? only.name : `共 ${tallies.length} 个规则`}：${zh}\n`
    : `${only ? only.name : `${tallies.length} rules`}: ${en}\n`;
};

const sum = (tallies: readonly CasesTally[], of: (one: CasesTally) => number): number =>
  tallies.reduce((total, one) => total + of(one), 0);
