import { formatRule, type Language, type SourceFile } from '@zhunsheng/dsl';
import type { Command } from 'commander';
import { type Context, EXIT, say, showDiagnostics } from './context.js';
import { LANGUAGES, oneOf } from './language.js';
import { rewrite } from './output.js';
import { readSource } from './sources.js';
import { UsageError } from './usage-error.js';

interface Options {
  readonly keys?: Language;
  readonly check?: boolean;
  readonly write?: boolean;
}

/** `interpret format RULE...`: rule files with their keys in one language. */
export const addFormat = (program: Command, context: Context): Command =>
  program
    .command('format')
    .usage('RULE... [--keys zh|en] [--check | --write]')
    .description(
      say(context, {
        zh: '整理规则文件：键统一为一种语言，算式用半角符号',
        en: 'format rule files: keys in one language, expressions in half-width signs',
      }),
    )
    .argument(
      '<RULE...>',
      say(context, { zh: '规则文件；不写入时只能是一个', en: 'rule files; one where nothing is written' }),
    )
    .option(
      '--keys <zh|en>',
      say(context, {
        zh: '键的语言：zh（中文）或 en（英文），缺省为文件自己的',
        en: "language of the keys: zh or en; the file's own unless given",
      }),
      (value: string) => oneOf('--keys', value, LANGUAGES),
    )
    .option(
      '--check',
      say(context, {
        zh: '只列出需要整理的文件（有则退出码 1）',
        en: 'only name the files that would change (exit code 1 if any)',
      }),
    )
    .option(
      '--write',
      say(context, { zh: '写回原文件，并列出改了的', en: 'write into the files, and name those that changed' }),
    )
    .action(async (paths: readonly string[], options: Options) => {
      const { keys, check, write } = options;
      if (check && write)
        throw new UsageError({ zh: '--check 和 --write 不能同时用', en: 'either --check or --write, not both' });
      if (!check && !write && paths.length > 1)
        throw new UsageError(
          { zh: '一次只能输出一个规则文件', en: 'one rule file at a time is printed' },
          {
            zh: '要改几个文件，用 --write；只检查，用 --check',
            en: '--write changes several, --check only checks them',
          },
        );
      const files: readonly SourceFile[] = await Promise.all(paths.map(readSource));
      for (const [at, file] of files.entries()) {
        const { text, diagnostics } = formatRule(file, keys ? { language: keys } : {});
        showDiagnostics(context, diagnostics);
        if (diagnostics.length > 0) context.finish(EXIT.wrong);
        else if (!check && !write) context.terminal.out(text);
        else if (text !== file.text) {
          if (write) await rewrite(paths[at] ?? '', text);
          else context.finish(EXIT.wrong);
          context.terminal.out(`${file.name}\n`);
        }
      }
    });
