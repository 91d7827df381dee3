import { type Bilingual, textWidth } from '@zhunsheng/dsl';
import type { CommanderError, HelpConfiguration } from 'commander';
import { didYouMean } from './language.js';
import { UsageError } from './usage-error.js';

/** commander speaks English only: here are its own words in Chinese. */
const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

export const helpWords = (language: keyof Bilingual): HelpConfiguration => ({
  displayWidth: textWidth,
  ...(language === 'zh' ? { styleTitle: (title: string) => TITLES[title] ?? title } : {}),
  // Text breaks at spaces only, of which Chinese has none: the texts are short enough for a line.
  minWidthToWrap: Number.POSITIVE_INFINITY,
});

/** What commander found wrong with the arguments, in both languages. The names in question stand in its message only. */
export const usageErrorOf = (error: CommanderError): UsageError => {
  const [, name = ''] = /'([^']*)'/.exec(error.message) ?? [];
  const [, near] = /Did you mean (.*)\?\)/.exec(error.message) ?? [];
  const hint = didYouMean(near) ?? HELP;
  switch (error.code) {
    case 'commander.unknownOption':
      return new UsageError({ zh: `没有选项 ${name}`, en: `unknown option ${name}` }, hint);
    case 'commander.missingArgument':
      return new UsageError({ zh: `缺少参数：${name}`, en: `missing argument: ${name}` }, hint);
    case 'commander.optionMissingArgument':
      return new UsageError({ zh: `选项缺少值：${name}`, en: `option without its value: ${name}` }, hint);
    case 'commander.excessArguments':
      return new UsageError({ zh: '参数太多', en: 'too many arguments' }, hint);
    case 'commander.unknownCommand':
      return new UsageError({ zh: `没有命令 ${name}`, en: `unknown command ${name}` }, hint);
    default:
      return new UsageError({ zh: `命令有误：${error.message}`, en: error.message.replace(/^error: /, '') }, hint);
  }
};

const HELP: Bilingual = { zh: '用法见 interpret --help', en: 'see interpret --help' };
