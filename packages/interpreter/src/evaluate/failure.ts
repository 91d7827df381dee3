import type { Bilingual, Code, Span } from '@zhunsheng/dsl';

/**
 * Something that can't be computed for one unit. It travels like a value and is reported only where a score needs it. Thrown
 * on the way to its cell; no `Error`, since many are made that nobody ever sees and a stack is dear.
 */
export class Failure {
  constructor(
    readonly code: Code,
    /** The place in the rule. */
    readonly span: Span,
    readonly what: Bilingual,
    /** The index of the unit. */
    readonly unit: number,
    readonly hint?: Bilingual,
  ) {}
}
