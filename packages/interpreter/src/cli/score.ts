import { analyze, type CheckedRule, nearest, type SourceFile } from '@zhunsheng/dsl';
import type { Command } from 'commander';
import type { Month } from '../month/score-month.js';
import { resultCsv } from '../report/result-csv.js';
import { resultJson } from '../report/result-json.js';
import { resultTable, type TakenReading } from '../report/result-table.js';
import type { Result } from '../run/result.js';
import type { Scored } from '../run/score.js';
import { type Context, EXIT, say, showDiagnostics } from './context.js';
import { drawTable } from './draw-table.js';
import { type Format, readFormat } from './formats.js';
import { didYouMean } from './language.js';
import { resultFiles, runMonth } from './month.js';
import { findInputs, type Inputs } from './month-files.js';
import { deliver, deliverAll, destination } from './output.js';
import { readReading, takenReadings } from './readings.js';
import { sheets, sheetsBelow } from './sheets.js';
import { readSource } from './sources.js';
import { UsageError } from './usage-error.js';

interface Options {
  readonly format?: Format;
  readonly unit?: string;
  readonly explain?: boolean;
  readonly reading?: ReadonlyMap<string, string>;
  readonly previous?: readonly string[];
  readonly all?: string;
  readonly out?: string;
}

/** `interpret RULE DATA...`: scores units. */
export const addScore = (program: Command, context: Context): void => {
  program
    .usage('RULE DATA... [--format table|json|csv] [--unit U] [--explain]')
    .argument('<RULE>', say(context, { zh: '规则文件', en: 'rule file' }))
    .argument(
      '<DATA...>',
      say(context, {
        zh: '数据文件，可分几个；- 为标准输入；或放着一个月数据的文件夹',
        en: 'data files, one or several; - is standard input; or a folder with the data of a month',
      }),
    )
    .option(
      '--format <table|json|csv>',
      say(context, {
        zh: '输出格式：table（表格，缺省）、json、csv（可用 Excel 打开）',
        en: 'form of the output: table (unless given), json, csv',
      }),
      readFormat,
    )
    .option('--unit <U>', say(context, { zh: '只看一个单位', en: 'one unit only' }))
    .option('--explain', say(context, { zh: '写出计算过程', en: 'show how the scores come about' }))
    .option(
      '--reading <R=CHOICE>',
      say(context, {
        zh: '换一种读法试算，可写几次，如 --reading R8=满分',
        en: 'take another reading; may be repeated: --reading R8=满分',
      }),
      readReading,
    )
    .option(
      '--previous <FOLDER|FILE>',
      say(context, {
        zh: '上次的结果（--all 或 --format json 写出的），取其中结转的数和沿用的得分',
        en: 'earlier results (of --all or --format json): what they hand on, and the scores that stand',
      }),
      (path: string, before: readonly string[] = []) => [...before, path],
    )
    .option(
      '--all <DIR>',
      say(context, { zh: '各规则的结果都以 json 写入文件夹', en: "write every rule's result into a folder, as json" }),
    )
    .option('--out <FILE>', say(context, { zh: '写入文件', en: 'write into a file' }))
    .action(async (rulePath: string, dataPaths: readonly string[], options: Options) => {
      if (options.explain && options.format !== undefined && options.format !== 'table') {
        throw new UsageError({
          zh: `--explain 写的是文字，不能用 --format ${options.format}`,
          en: `--explain writes a text: no --format ${options.format}`,
        });
      }
      const inputs = await findInputs(rulePath, dataPaths, options.previous ?? []);
      const where = await destination(options.out, inputs.paths);
      const ruleFile = await readRule(rulePath, dataPaths, program);
      const text = await scoreText(ruleFile, inputs, options, where.path === undefined, context);
      if (text === undefined) context.finish(EXIT.wrong);
      else await deliver(text, where, context);
    });
};

/** The rule file; where there is none of the name, a command or the data may have been meant. */
const readRule = async (path: string, dataPaths: readonly string[], program: Command): Promise<SourceFile> => {
  const swapped = path.endsWith('.json') && dataPaths.some((one) => /\.ya?ml$/.test(one));
  if (swapped)
    throw new UsageError({ zh: '规则文件写在前，数据文件写在后', en: 'the rule file comes first, then the data' });
  try {
    return await readSource(path);
  } catch (error) {
    const near = /[./\\]/.test(path)
      ? undefined
      : nearest(
          path,
          program.commands.map((one) => one.name()),
        );
    throw error instanceof UsageError && near !== undefined
      ? new UsageError(error.what, didYouMean(`interpret ${near}`))
      : error;
  }
};

/** The output; undefined where the rule or the data is wrong, which has been shown. */
const scoreText = async (
  ruleFile: SourceFile,
  inputs: Inputs,
  options: Options,
  onTerminal: boolean,
  context: Context,
): Promise<string | undefined> => {
  const base = analyze(ruleFile);
  if (!base.rule) {
    showDiagnostics(context, base.diagnostics);
    return undefined;
  }
  const readings = options.reading ?? new Map<string, string>();
  const taken = takenReadings(base.rule, readings);
  const { rule, diagnostics } = taken.length > 0 ? analyze(ruleFile, { readings }) : base;
  showDiagnostics(context, diagnostics);
  if (!rule) return undefined;
  checkUnit(rule, options.unit);
  const month = await runMonth(rule, inputs, context);
  if (options.all !== undefined) await deliverAll(resultFiles(month), options.all, inputs.paths);
  if (!month.score) return undefined;
  return present(rule, month.score.scored, month, taken, options, onTerminal, context);
};

const checkUnit = (rule: CheckedRule, unit: string | undefined): void => {
  const names = rule.units.map((one) => one.name);
  if (unit === undefined || names.includes(unit)) return;
  throw new UsageError(
    { zh: `规则 ${rule.id} 没有单位 ${unit}`, en: `the rule ${rule.id} has no unit ${unit}` },
    didYouMean(nearest(unit, names)),
  );
};

const present = (
  rule: CheckedRule,
  scored: Scored,
  month: Month,
  taken: readonly TakenReading[],
  options: Options,
  onTerminal: boolean,
  { terminal, language }: Context,
): string => {
  const units = scored.result.units.filter((one) => options.unit === undefined || one.unit === options.unit);
  if (units.length === 0)
    throw new UsageError({
      zh: `数据中没有单位 ${options.unit}`,
      en: `the data does not have the unit ${options.unit}`,
    });
  const result: Result = { ...scored.result, units };
  if (options.explain)
    return `${sheets(rule, scored, result, language)}${options.unit === undefined ? '' : sheetsBelow(month, options.unit, language)}`;
  switch (options.format ?? 'table') {
    case 'json':
      return resultJson(result);
    case 'csv':
      return resultCsv(rule, result, language);
    case 'table':
      return drawTable(resultTable(rule, result, taken, language), {
        language,
        color: onTerminal && terminal.colors.out,
        width: onTerminal ? terminal.columns : undefined,
      });
  }
};
