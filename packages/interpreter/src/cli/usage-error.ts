import type { Bilingual } from '@zhunsheng/dsl';

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
