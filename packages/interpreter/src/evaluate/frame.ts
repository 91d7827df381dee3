import type { Exact, FieldInfo, UnitInfo, Value } from '@zhunsheng/dsl';
import type { Failure } from './failure.js';

/** The period that data is for: the month that ends it. */
export interface Period {
  /** `YYYY-MM`. */
  readonly text: string;
  readonly year: number;
  readonly month: number;
}

/** How the records of a list are laid out: those of owner i (a unit, or a record of the outer list) are offsets[i] ≤ r < offsets[i + 1]. */
export interface Records {
  readonly offsets: readonly number[];
}

/**
 * Data in columns. A field has one cell for each owner (common fields: one owner; fields of units: a unit; fields of records:
 * a record), or one for each owner and member of its set: cell owner × |set| + member. Undefined where there is no value.
 */
export interface Data {
  readonly period: Period;
  /** The units in the data, in the rule's order. */
  readonly units: readonly UnitInfo[];
  readonly fields: ReadonlyMap<FieldInfo, readonly (Value | undefined)[]>;
  readonly records: ReadonlyMap<FieldInfo, Records>;
  /** Where values come from that other results give or could have given, cell by cell. */
  readonly origins?: ReadonlyMap<FieldInfo, readonly (Origin | undefined)[]>;
}

/** Where a value comes from that another result gives or could have given. */
export interface Origin {
  /**
   * `scored`: the score of a rule for the same month; `standing`: its last score, there being none this month; `typed`: by hand in its
   * stead; `carried`: what the rule's own last result handed on.
   */
  readonly kind: 'scored' | 'standing' | 'typed' | 'carried';
  /** The id of the rule, and its title where the rule is at hand. */
  readonly rule: string;
  readonly title?: string;
  /** The period of the result; of the data, where typed in. */
  readonly period: string;
  /** The unit's place there, if it has one. */
  readonly rank?: number;
  /** It was disqualified there and earned nothing. */
  readonly disqualified?: true;
}

/** A column of computed cells, for the elements of a step's axes: cell (sets in order) × base + unit or record. */
export type Cells = (Value | undefined | Failure)[];

/** An item's column: points (null where it does not apply) and maximum (null where it has none), cell by cell. */
export interface ItemCells {
  readonly points: (Exact | null | Failure)[];
  readonly max: (Exact | null | Failure)[];
  /** What the item could have earned, for shares. */
  readonly possible: (Exact | null)[];
  /** What happened to a cell: see `Bit`. */
  readonly bits: number[];
}

/** Which modifiers bit in a cell of an item. */
export const Bit = { Skipped: 1, Otherwise: 2, Floored: 4, Capped: 8, Scaled: 16, Vetoed: 32 } as const;

/** One scoring run: the data and the columns computed so far. */
export interface Run {
  readonly data: Data;
  /** Whether a unit takes part: it is not disqualified. */
  readonly active: readonly boolean[];
  readonly columns: (Cells | undefined)[];
  readonly items: (ItemCells | undefined)[];
}

/** Where an expression is evaluated: a unit, and the member or record of each loop around. */
export interface Frame {
  readonly run: Run;
  unit: number;
  /** By loop depth: the index of a set's member, or of a record among all records of its list. */
  readonly slots: number[];
}
