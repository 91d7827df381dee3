import type { Language, RuleChange } from '@zhunsheng/dsl';
import type { Impact } from './impact.js';
import { type ImpactTable, impactReport } from './tables.js';
import { impactWords } from './words.js';

export interface ImpactHeading {
  /** What the rule is called. */
  readonly title?: string;
  readonly edition?: string;
  /** The period of the data that was scored. */
  readonly period?: string;
}

/**
 * The text of a pull request: the changed coefficients, old and new, each with its item and clause; the units that move; who passes
 * whom. Without an impact nothing has been scored, and the changes are told alone.
 */
export const renderImpactMarkdown = (
  impact: Impact | undefined,
  changes: readonly RuleChange[],
  language: Language,
  heading: ImpactHeading = {},
): string => {
  const word = impactWords(language);
  const report = impactReport(impact, changes, language);
  const blocks = [`## ${escaped(headingText(heading, language))}`];
  if (changes.length === 0) blocks.push(word('nothing'));
  if (report.changes) blocks.push(`### ${report.changes.title}`, table(report.changes));
  if (report.others.length > 0) blocks.push(`### ${word('others')}`, list(report.others));
  if (report.units) blocks.push(`### ${report.units.title}`, table(report.units));
  if (report.passes.length > 0) blocks.push(`### ${word('passes')}`, list(report.passes));
  if (report.rest !== undefined) blocks.push(escaped(report.rest));
  return `${blocks.join('\n\n')}\n`;
};

/** `规则改动：某专项（2021 版，数据 2021-04）` */
export const headingText = ({ title, edition, period }: ImpactHeading, language: Language): string => {
  const word = impactWords(language);
  const notes =
    language === 'zh'
      ? [...(edition === undefined ? [] : [`${edition} 版`]), ...(period === undefined ? [] : [`数据 ${period}`])]
      : [
          ...(edition === undefined ? [] : [`edition ${edition}`]),
          ...(period === undefined ? [] : [`data of ${period}`]),
        ];
  const [colon, open, comma, close] = language === 'zh' ? ['：', '（', '，', '）'] : [': ', ' (', ', ', ')'];
  return `${word('title')}${title === undefined ? '' : colon + title}${notes.length === 0 ? '' : open + notes.join(comma) + close}`;
};

const table = ({ columns, rows }: ImpactTable): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ heading }) => escaped(heading))),
    line(columns.map(({ align }) => (align === 'right' ? '--:' : '---'))),
    ...rows.map((row) => line(row.map(escaped))),
  ].join('\n');
};

const list = (lines: readonly string[]): string => lines.map((one) => `- ${escaped(one)}`).join('\n');

/** Names and texts of a rule are no markup, and stay on their line. */
const escaped = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[\\`*_{}[\]<>#|~!&@]/g, '\\$&');
