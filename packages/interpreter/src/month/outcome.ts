import type { CheckedRule } from '@zhunsheng/dsl';
import type { DataDocument } from '../run/data/files.js';
import type { Scored } from '../run/score.js';
import type { PreviousResult } from './previous.js';

/** What became of a rule in a month. */
export type Outcome = ScoredOutcome | NoDataOutcome | FailedOutcome;

export interface ScoredOutcome {
  readonly kind: 'scored';
  readonly rule: CheckedRule;
  readonly scored: Scored;
  readonly documents: readonly DataDocument[];
}

/** There is no data of it for the month: it is typed in, stands or is absent where it is drawn on. */
export interface NoDataOutcome {
  readonly kind: 'no-data';
  readonly id: string;
  readonly rule?: CheckedRule;
  /** Its last result, if that is at hand. */
  readonly last?: PreviousResult;
}

/** It, its data, or a rule that it draws on is wrong. */
export interface FailedOutcome {
  readonly kind: 'failed';
  readonly id: string;
  readonly rule?: CheckedRule;
  /** The failed rules that it draws on, where it is not wrong itself. */
  readonly because: readonly string[];
}

export type Outcomes = ReadonlyMap<string, Outcome>;
