import type { Bilingual, Language } from '@zhunsheng/dsl';

/** The command can't be carried out as it was given: an argument, or a file that can't be read or written. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(
    readonly what: Bilingual,
    readonly hint?: Bilingual,
  ) {
    super(what.en);
  }
}

/** What there is to say of a mistake of the program itself. */
export const internalError = (error: unknown, language: Language): string => {
  const what = error instanceof Error ? error.message : String(error);
  return `${{ zh: '程序内部错误，请报告', en: 'internal error, please report it' }[language]}: ${what}\n`;
};
