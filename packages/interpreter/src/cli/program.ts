import type { Bilingual, Language } from '@zhunsheng/dsl';
import { Command, CommanderError } from 'commander';
import { addCheck } from './check.js';
import { helpWords, usageErrorOf } from './commander-words.js';
import { type Context, EXIT, type Exit } from './context.js';
import { addDiff } from './diff.js';
import { addEdit } from './edit/command.js';
import { addFields } from './fields.js';
import { addFormat } from './format.js';
import { LANGUAGES, languageIn, languageOf, oneOf } from './language.js';
import { addScore } from './score.js';
import type { Terminal } from './terminal.js';
import { addTest } from './test.js';
import { internalError, UsageError } from './usage-error.js';
import { version } from './version.js';

/** Carries out a command line. Nothing is thrown for what a user can do wrong. */
export const run = async (args: readonly string[], terminal: Terminal): Promise<Exit> => {
  const language = languageIn(args) ?? languageOf(terminal.env);
  let exit: Exit = EXIT.ok;
  const context: Context = {
    terminal,
    language,
    finish: (one) => {
      exit = one;
    },
  };
  try {
    await makeProgram(context).parseAsync([...args], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
    if (error instanceof CommanderError || error instanceof UsageError) {
      terminal.err(usageText(error instanceof UsageError ? error : usageErrorOf(error), language));
      return EXIT.usage;
    }
    terminal.err(internalError(error, language));
    return EXIT.wrong;
  }
};

const usageText = ({ what, hint }: UsageError, language: Language): string => {
  const words = { zh: ['错误：', '提示：'], en: ['error: ', 'help: '] }[language];
  return `${words[0]}${what[language]}\n${hint ? `${words[1]}${hint[language]}\n` : ''}`;
};

const makeProgram = (context: Context): Command => {
  const { terminal, language } = context;
  const say = (zh: string, en: string): string => ({ zh, en })[language];
  const program = new Command('interpret');
  program
    .description(say('按规则给各单位评分。', 'Scores units by a rule.'))
    .configureHelp(helpWords(language))
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: () => undefined,
      getOutHasColors: () => terminal.colors.out,
    })
    .exitOverride()
    .enablePositionalOptions()
    .helpOption('-h, --help', say('显示用法', 'show how it is used'))
    .helpCommand(say('help [命令]', 'help [command]'), say('显示一个命令的用法', 'show how a command is used'))
    .version(version(), '-V, --version', say('显示版本', 'show the version'));
  addScore(program, context);
  for (const add of [addCheck, addFields, addTest, addFormat, addDiff, addEdit])
    withLanguage(add(program, context), language);
  withLanguage(program, language);
  program.addHelpText('after', AFTER[language]);
  return program;
};

/** The language has been taken from the arguments before; here it is only judged. */
const withLanguage = (command: Command, language: Language): void => {
  const text = { zh: '提示和表格的语言：zh（中文）或 en（英文）', en: 'language of messages and tables: zh or en' };
  command.option('--lang <zh|en>', text[language], (value: string) => oneOf('--lang', value, LANGUAGES));
};

const AFTER: Bilingual = {
  zh: `
例：
  interpret 规则.yaml 数据.json
  interpret 规则.yaml 数据.json --unit 单位 --explain
  interpret 总排名.yaml 数据/2021-04 --previous 结果/2021-03 --all 结果/2021-04
  interpret fields 规则.yaml
  interpret diff 原来.yaml 现在.yaml 数据.json
  interpret edit 规则文件夹

一个月的数据放在一个文件夹，按规则代号命名（规则代号.json）：总排名取自各规则的得分，各规则一并评出。

输出：
  table  按名次列出，各项得分取两位小数；--explain 写出计算过程，也是文字
  json   完整结果，各项得分至多九位小数
  csv    每个单位一行，各级项目各占一列；UTF-8 编码，带 BOM，Excel 可直接打开

退出码：
  0  评出分数，或检查无误
  1  规则或数据有错，错误列在标准错误输出
  2  命令用法有错，或文件读写不了

语言按 LC_ALL、LC_MESSAGES、LANG 选择；没有设定的用中文。`,
  en: `
Examples:
  interpret RULE.yaml DATA.json
  interpret RULE.yaml DATA.json --unit UNIT --explain
  interpret OVERALL.yaml data/2021-04 --previous results/2021-03 --all results/2021-04
  interpret fields RULE.yaml
  interpret diff OLD.yaml NEW.yaml DATA.json
  interpret edit RULES-FOLDER

The data of a month stands in a folder, named after the rules (RULE-ID.json): a ranking that takes the scores of rules has them
all scored with it.

Output:
  table  units by place, points of items to two decimals; --explain writes how they come about instead
  json   the whole result, points of items to at most nine decimals
  csv    a row for each unit, a column for each item of all levels; UTF-8 with a BOM, as Excel wants it

Exit codes:
  0  scored, or nothing wrong
  1  the rule or the data is wrong: what and where is on standard error
  2  the command is wrong, or a file can't be read or written

The language goes by LC_ALL, LC_MESSAGES, LANG; Chinese where none is set.`,
};
