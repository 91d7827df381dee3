import { analyze, CODES, type Diagnostic, fixAll, type QuickFix, type Severity, type SourceFile } from '@zhunsheng/dsl';
import type { Command } from 'commander';
import { type Context, EXIT, say, showDiagnostics } from './context.js';
import { missingRules } from './month-files.js';
import { rewrite } from './output.js';
import { readSource } from './sources.js';

/** `interpret check RULE...`: what is wrong with rule files. */
export const addCheck = (program: Command, context: Context): Command =>
  program
    .command('check')
    .usage('RULE... [--strict] [--fix]')
    .description(
      say(context, { zh: '检查规则文件，列出全部错误和警告', en: 'check rule files: lists all mistakes and warnings' }),
    )
    .argument('<RULE...>', say(context, { zh: '规则文件', en: 'rule files' }))
    .option('--strict', say(context, { zh: '有警告也算不合格（退出码 1）', en: 'fail on warnings too (exit code 1)' }))
    .option(
      '--fix',
      say(context, {
        zh: '改正有把握的错误并写回原文件，列出改了什么；拿不准的留着',
        en: 'put right what is certain, write it into the files and say what; what needs a decision stays',
      }),
    )
    .action(async (paths: readonly string[], options: { readonly strict?: boolean; readonly fix?: boolean }) => {
      const read = await Promise.all(paths.map(readSource));
      const files: SourceFile[] = [];
      for (const [at, file] of read.entries())
        files.push(options.fix ? await fixed(file, paths[at] ?? '', context) : file);
      const found = (await Promise.all(files.map(problemsOf))).flat();
      showDiagnostics(context, found);
      const [errors, warnings] = [count(found, 'error'), count(found, 'warning')];
      context.terminal.out(`${say(context, summary(files.length, errors, warnings))}\n`);
      if (errors > 0 || (warnings > 0 && options.strict)) context.finish(EXIT.wrong);
    });

/** Puts a file right as far as that is certain, and says what was done. */
const fixed = async (original: SourceFile, path: string, context: Context): Promise<SourceFile> => {
  const { file, made, refused } = fixAll(original, (one) => analyze(one).diagnostics);
  if (refused)
    context.terminal.out(
      `${say(context, {
        zh: `${original.name}：改了以后错误更多，没有改`,
        en: `${original.name}: left as it is, for there would be more errors`,
      })}\n`,
    );
  if (made.length === 0) return file;
  await rewrite(path, file.text);
  context.terminal.out(made.map((one) => `${done(one, context)}\n`).join(''));
  return file;
};

const done = ({ diagnostic, fix }: QuickFix, context: Context): string => {
  const { file, span } = diagnostic.primary;
  const title = CODES[diagnostic.code].title;
  return `${file.name}:${file.position(span.start).line} ${say(context, {
    zh: `${fix.title.zh}（${title.zh}）`,
    en: `${fix.title.en} (${title.en})`,
  })}`;
};

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
