import { analyze, CODES, type Diagnostic, type Severity, type SourceFile } from '@zhunsheng/dsl';
import type { Command } from 'commander';
import { type Context, EXIT, say, showDiagnostics } from './context.js';
import { missingRules } from './month-files.js';
import { readSource } from './sources.js';

/** `interpret check RULE...`: what is wrong with rule files. */
export const addCheck = (program: Command, context: Context): Command =>
  program
    .command('check')
    .usage('RULE... [--strict]')
    .description(
      say(context, { zh: '检查规则文件，列出全部错误和警告', en: 'check rule files: lists all mistakes and warnings' }),
    )
    .argument('<RULE...>', say(context, { zh: '规则文件', en: 'rule files' }))
    .option('--strict', say(context, { zh: '有警告也算不合格（退出码 1）', en: 'fail on warnings too (exit code 1)' }))
    .action(async (paths: readonly string[], options: { readonly strict?: boolean }) => {
      const files = await Promise.all(paths.map(readSource));
      const found = (await Promise.all(files.map(problemsOf))).flat();
      showDiagnostics(context, found);
      const [errors, warnings] = [count(found, 'error'), count(found, 'warning')];
      context.terminal.out(`${say(context, summary(files.length, errors, warnings))}\n`);
      if (errors > 0 || (warnings > 0 && options.strict)) context.finish(EXIT.wrong);
    });

/** What is wrong with a file, the rules that it draws on and that are not beside it included. */
const problemsOf = async (file: SourceFile): Promise<readonly Diagnostic[]> => {
  const { rule, diagnostics } = analyze(file);
  return rule ? [...diagnostics, ...(await missingRules(rule))] : diagnostics;
};

const count = (found: readonly Diagnostic[], severity: Severity): number =>
  found.filter((one) => CODES[one.code].severity === severity).length;

const summary = (files: number, errors: number, warnings: number) => {
  const parts = [
    ...(errors > 0 ? [{ zh: `${errors} 个错误`, en: plural(errors, 'error') }] : []),
    ...(warnings > 0 ? [{ zh: `${warnings} 个警告`, en: plural(warnings, 'warning') }] : []),
  ];
  const result =
    parts.length === 0
      ? { zh: '没有问题', en: 'nothing wrong' }
      : { zh: parts.map((one) => one.zh).join('，'), en: parts.map((one) => one.en).join(', ') };
  return { zh: `检查了 ${files} 个规则文件：${result.zh}`, en: `checked ${plural(files, 'rule file')}: ${result.en}` };
};

const plural = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
