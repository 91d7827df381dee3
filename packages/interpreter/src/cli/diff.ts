import { type Analysis, analyze, diffRules, type RuleChange } from '@zhunsheng/dsl';
import type { Command } from 'commander';
import { type Impact, impactOf } from '../impact/impact.js';
import { headingText, type ImpactHeading, renderImpactMarkdown } from '../impact/render.js';
import { type ImpactTable, impactReport } from '../impact/tables.js';
import { impactWords } from '../impact/words.js';
import type { Scored } from '../run/score.js';
import { type Context, EXIT, say, showDiagnostics } from './context.js';
import { drawTable } from './draw-table.js';
import { oneOf } from './language.js';
import { runMonth } from './month.js';
import { findInputs, type Inputs } from './month-files.js';
import { readSource, readStandardInput } from './sources.js';
import { UsageError } from './usage-error.js';

const FORMATS = ['text', 'markdown'] as const;

interface Options {
  readonly format?: (typeof FORMATS)[number];
  readonly previous?: readonly string[];
}

/** `interpret diff OLD NEW DATA...`: what two versions of a rule do not have in common, and who moves. */
export const addDiff = (program: Command, context: Context): Command =>
  program
    .command('diff')
    .usage('OLD NEW [DATA...] [--format text|markdown]')
    .description(
      say(context, {
        zh: '比较规则的两个版本：改了哪些系数，哪些单位的得分和名次变了',
        en: 'compare two versions of a rule: which coefficients change, and who moves',
      }),
    )
    .argument(
      '<OLD>',
      say(context, { zh: '原来的规则文件；- 为标准输入', en: 'the rule file before; - for standard input' }),
    )
    .argument('<NEW>', say(context, { zh: '现在的规则文件', en: 'the rule file now' }))
    .argument(
      '[DATA...]',
      say(context, {
        zh: '数据，写法同评分；没有数据时只列出改动',
        en: 'data, as for scoring; without any, only the changes are told',
      }),
    )
    .option(
      '--format <text|markdown>',
      say(context, {
        zh: '输出格式：text（缺省）或 markdown（合并请求用）',
        en: 'form of the output: text (unless given) or markdown, for a pull request',
      }),
      (value: string) => oneOf('--format', value, FORMATS),
    )
    .option(
      '--previous <FOLDER|FILE>',
      say(context, { zh: '上次的结果，同评分', en: 'earlier results, as for scoring' }),
      (path: string, before: readonly string[] = []) => [...before, path],
    )
    .action(async (oldPath: string, newPath: string, dataPaths: readonly string[], options: Options) => {
      // The rules that it draws on stand beside the rule as it is now.
      const inputs = await findInputs(newPath, dataPaths, options.previous ?? []);
      if (oldPath === '-' && dataPaths.includes('-'))
        throw new UsageError({
          zh: '标准输入（-）只能用一次：原来的规则，或数据',
          en: 'standard input (-) can be one thing only: the rule before, or data',
        });
      const old = oldPath === '-' ? await readStandardInput(context) : await readSource(oldPath);
      const [before, after] = [analyze(old), analyze(await readSource(newPath))];
      refuseOtherRule(before, after);
      const impact = dataPaths.length > 0 ? await scoreBoth(before, after, inputs, context) : undefined;
      if (dataPaths.length === 0) showDiagnostics(context, after.diagnostics);
      if (!after.rule || (dataPaths.length > 0 && !impact)) {
        context.finish(EXIT.wrong);
        return;
      }
      const { title, edition } = after.rule;
      const heading = { title, edition, ...(impact ? { period: impact.period } : {}) };
      const changes = diffRules(before, after);
      const { language } = context;
      context.terminal.out(
        options.format === 'markdown'
          ? renderImpactMarkdown(impact?.impact, changes, language, heading)
          : plainText(impact?.impact, changes, heading, context),
      );
    });

const refuseOtherRule = (before: Analysis, after: Analysis): void => {
  const [old, now] = [before.document?.rule?.text, after.document?.rule?.text];
  if (old === undefined || now === undefined || old === now) return;
  throw new UsageError({
    zh: `两个文件不是同一个规则：${old}，${now}`,
    en: `the two files are not of one rule: ${old} and ${now}`,
  });
};

/** Scores by both versions; undefined where one can't be, which has been shown. */
const scoreBoth = async (
  before: Analysis,
  after: Analysis,
  inputs: Inputs,
  context: Context,
): Promise<{ readonly impact: Impact; readonly period: string } | undefined> => {
  const shared = readingOnce(context);
  const now = await scoreOne(after, after, inputs, shared);
  // What is to be said of the data is the same for both.
  const held: string[] = [];
  const quiet = {
    ...shared,
    terminal: { ...shared.terminal, live: false, err: (text: string) => void held.push(text) },
  };
  const old = await scoreOne(before, after, inputs, quiet);
  if (!old && (now || !before.rule)) context.terminal.err(held.join(''));
  return old && now ? { impact: impactOf(old, now), period: now.result.period } : undefined;
};

const scoreOne = async (
  { rule, diagnostics }: Analysis,
  beside: Analysis,
  inputs: Inputs,
  context: Context,
): Promise<Scored | undefined> => {
  showDiagnostics(context, diagnostics);
  if (!rule || !beside.rule) return undefined;
  return (await runMonth(rule, inputs, context, beside.rule)).score?.scored;
};

/** Standard input can be read once only. */
const readingOnce = (context: Context): Context => {
  let read: Promise<Uint8Array> | undefined;
  const { terminal } = context;
  return {
    ...context,
    terminal: {
      ...terminal,
      stdin: () => {
        read ??= terminal.stdin();
        return read;
      },
    },
  };
};

const plainText = (
  impact: Impact | undefined,
  changes: readonly RuleChange[],
  heading: ImpactHeading,
  { terminal, language }: Context,
): string => {
  const word = impactWords(language);
  const report = impactReport(impact, changes, language);
  const drawing = { language, color: terminal.colors.out, width: terminal.columns };
  const draw = ({ title, columns, rows }: ImpactTable): string =>
    drawTable(
      {
        title: [title],
        columns: columns.map((one) => ({ ...one, give: 'keep' })),
        rows: rows.map((cells) => ({ cells, muted: false })),
        notes: [],
      },
      drawing,
    );
  const blocks = [
    `${headingText(heading, language)}\n`,
    ...(changes.length === 0 ? [`${word('nothing')}\n`] : []),
    ...(report.changes ? [draw(report.changes)] : []),
    ...section(word('others'), report.others),
    ...(report.units ? [draw(report.units)] : []),
    ...section(word('passes'), report.passes),
    ...(report.rest === undefined ? [] : [`${report.rest}\n`]),
  ];
  return blocks.join('\n');
};

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`${[title, ...lines.map((one) => `  ${one}`)].join('\n')}\n`];
