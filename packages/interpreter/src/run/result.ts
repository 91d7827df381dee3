import type { Exact, Value } from '@zhunsheng/dsl';

/** The result of one rule for one period: what `--format json` prints. */
export interface Result {
  readonly rule: string;
  readonly edition: string;
  readonly period: string;
  /** Where the scores of other rules come from, for a rule that draws on them. */
  readonly sources?: readonly ResultSource[];
  /** In the rule's order of units. */
  readonly units: readonly UnitResult[];
}

/** Where the values of a field, or of one member of its set, come from. */
export interface ResultSource {
  readonly field: string;
  readonly member?: string;
  readonly rule: string;
  /** Of the result; of this one, where typed or absent. */
  readonly period: string;
  /** `typed`: the data has them, for some unit at least; `standing`: the last score of the rule. */
  readonly origin: 'scored' | 'typed' | 'standing' | 'absent';
}

export interface UnitResult {
  readonly unit: string;
  readonly group: string | null;
  readonly status: 'scored' | 'disqualified';
  /** Rounded as the rule says; only where scored. */
  readonly score?: Exact;
  readonly rank?: number;
  /** Empty where disqualified. */
  readonly items: readonly ItemResult[];
  /** What is handed to the next period, by the field that takes it. */
  readonly carry: ReadonlyMap<string, Value>;
}

export interface ItemResult {
  readonly item: string;
  /** Exact, unrounded; null where the item does not apply. */
  readonly points: Exact | null;
  readonly max: Exact | null;
  /** False where it does not apply to the unit. */
  readonly applies: boolean;
  readonly items: readonly ItemResult[];
  /** For an item scored for each member of a set or record of a list. */
  readonly members?: readonly MemberResult[];
}

export interface MemberResult {
  /** The member's name, or the record's place in the list (from 1). */
  readonly member: string | number;
  readonly points: Exact | null;
  readonly items: readonly ItemResult[];
}
