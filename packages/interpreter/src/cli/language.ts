import { type Bilingual, type Language, nearest } from '@zhunsheng/dsl';
import { UsageError } from './usage-error.js';

export const LANGUAGES: readonly Language[] = ['zh', 'en'];

/**
 * Chinese, unless the environment names a locale of another language: C, POSIX and none at all are what a machine has that
 * nobody has set up.
 */
export const languageOf = (env: Readonly<Record<string, string | undefined>>): Language => {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^(?:zh|c$|c\.|posix|$)/i.test(locale) ? 'zh' : 'en';
};

/** The language that the arguments ask for, known before anything can be said about them; undefined where they ask for none or an unknown one. */
export const languageIn = (args: readonly string[]): Language | undefined => {
  const options = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  const asked = options
    .flatMap((arg, at) =>
      arg === '--lang' ? [options[at + 1]] : arg.startsWith('--lang=') ? [arg.slice('--lang='.length)] : [],
    )
    .at(-1);
  return LANGUAGES.find((one) => one === asked);
};

/** Judges the value of an option that takes one of a few words. */
export const oneOf = <T extends string>(option: string, value: string, words: readonly T[]): T => {
  const found = words.find((one) => one === value);
  if (found) return found;
  const all = words.join('|');
  throw new UsageError(
    { zh: `${option} 没有 ${value} 这个选项：${all}`, en: `${option} takes ${all}, not ${value}` },
    didYouMean(nearest(value, words)),
  );
};

export const didYouMean = (near: string | undefined): Bilingual | undefined =>
  near === undefined ? undefined : { zh: `是不是 ${near}？`, en: `did you mean ${near}?` };
