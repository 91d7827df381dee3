import type { Aggregate, Exact, Span, Type, Value } from '@zhunsheng/dsl';
import type { Origin } from './frame.js';

/**
 * The trace of a unit's points: a typed tree from which texts in either language are rendered. Every figure that a score
 * rests on is in it, with the clause and the readings that it relies on.
 */
export interface ItemTrace {
  /** All that the rule file says of it. */
  readonly span?: Span;
  /** Undefined for the score itself and for inner scores. */
  readonly item?: string;
  readonly source?: string;
  readonly note?: string;
  readonly readings: readonly string[];
  readonly points: Exact | null;
  readonly max: Exact | null;
  /** How the points came about, in order. */
  readonly steps: readonly TraceStep[];
  readonly parts: readonly ItemTrace[];
  readonly members?: readonly MemberTrace[];
}

/** What a score was put together from, for one member of a set or record of a list. */
export interface MemberTrace extends Member {
  readonly trace: ItemTrace;
}

export interface Member {
  /** The member's name, or the record's place in the list (from 1). */
  readonly member: string | number;
  /** What a record is called: its first text. */
  readonly label?: string;
}

/** What is gone over. */
export interface Collection {
  readonly kind: 'units' | 'peers' | 'set' | 'list';
  readonly name: string;
}

/** A step; `span`: where the rule file says so. */
export type TraceStep = StepOf & { readonly span?: Span };

type StepOf =
  /** The points as an expression: the formula with its figures, and what it comes to. */
  | { readonly kind: 'formula'; readonly formula: Formula; readonly result: Value | undefined }
  | RatioStep
  /** The band into which a value falls; no bounds: all the rest. */
  | {
      readonly kind: 'band';
      readonly of: Formula;
      readonly value: Exact;
      readonly bounds: readonly Bound[];
      readonly result: Exact;
    }
  /** Where the lines of `deduct` and `award` start; `of`: where the rule writes it. */
  | { readonly kind: 'from'; readonly value: Exact; readonly of?: Formula }
  | LineStep
  | PlaceStep
  /** The unit is not among those that are ranked; the condition that it fails. */
  | { readonly kind: 'unranked'; readonly condition?: Formula; readonly result: Exact | null }
  | { readonly kind: 'check'; readonly condition: Formula; readonly holds: boolean; readonly result: Exact }
  | { readonly kind: 'judged'; readonly field: string; readonly result: Exact }
  /** The case that was taken, from 1; the last one has no condition. */
  | { readonly kind: 'case'; readonly condition?: Formula; readonly number: number; readonly source?: string }
  | CombineStep
  /** There was nothing to go over. */
  | { readonly kind: 'empty'; readonly over: Collection; readonly result: Exact | null }
  | { readonly kind: 'modifier'; readonly modifier: Modifier };

/** `max × min(1, actual ÷ target)` and its special cases. */
export interface RatioStep {
  readonly kind: 'ratio';
  readonly actual: Formula;
  readonly target: Formula;
  readonly rule: 'rate' | 'negative' | 'no-target' | 'below-least' | 'full';
  /** actual ÷ target, where the rule comes to it. */
  readonly rate?: Exact;
  readonly atLeast?: Exact;
  readonly max: Exact;
  readonly result: Exact;
}

export interface Bound {
  readonly operator: '=' | '<' | '<=' | '>' | '>=';
  /** The number's decimal text, a percent sign included. */
  readonly value: string;
}

/** A line of `deduct` (sign -1) or `award` (sign 1): so many, or so many steps, at so much each. */
export interface LineStep {
  readonly kind: 'line';
  readonly sign: 1 | -1;
  readonly of: Formula;
  readonly threshold?: Exact;
  readonly direction?: 'below' | 'above';
  /** What counts: all of it, or what lies beyond the threshold. */
  readonly beyond: Exact;
  readonly every?: Exact;
  readonly partial: 'ignore' | 'whole' | 'nearest' | 'prorate';
  readonly count: Exact;
  readonly each: Exact;
  readonly result: Exact;
}

export interface PlaceStep {
  readonly kind: 'place';
  readonly by: Formula;
  readonly value: Exact;
  readonly best: 'highest' | 'lowest';
  readonly among: 'all' | 'group';
  readonly place: number;
  readonly of: number;
  /** How many share the place, the unit included. */
  readonly shared: number;
  /** How many have the same value, the unit included: from 2 on the tiebreaks decide. */
  readonly equal: number;
  readonly tiebreaks: readonly { readonly by: Formula; readonly value: Exact; readonly best: 'highest' | 'lowest' }[];
  readonly award: PlaceAward;
  readonly result: Exact;
}

/** How points follow from a place. */
export type PlaceAward =
  | { readonly kind: 'step'; readonly first: Exact; readonly step: Exact }
  | { readonly kind: 'even'; readonly first: Exact; readonly last: Exact }
  | { readonly kind: 'proportional'; readonly first: Exact }
  | { readonly kind: 'list'; readonly end: 'top' | 'bottom' };

export interface CombineStep {
  readonly kind: 'combine';
  readonly how: 'sum' | 'weighted' | 'mean' | 'min' | 'max' | 'share';
  readonly terms: readonly CombineTerm[];
  /** What was gone over; undefined for an item's parts. */
  readonly over?: Collection;
  readonly from?: Formula;
  readonly possible?: Exact;
  readonly result: Exact | null;
}

export interface CombineTerm {
  readonly name: string;
  readonly points: Exact | null;
  readonly weight?: Formula;
}

export type Modifier =
  | NotApplicable
  | { readonly kind: 'floor'; readonly floor: Exact; readonly before: Exact }
  | { readonly kind: 'cap'; readonly max: Exact; readonly before: Exact }
  | {
      readonly kind: 'scale';
      readonly max: Exact;
      readonly best: Exact;
      readonly before: Exact;
      readonly result: Exact;
    }
  | { readonly kind: 'veto'; readonly condition: Formula; readonly source?: string; readonly result: Exact };

export interface NotApplicable {
  readonly kind: 'not-applicable';
  readonly otherwise: 'skip' | 'zero' | 'max' | 'mean';
  /** The condition that the unit fails. */
  readonly condition?: Formula;
  /** Where the item does apply but its method gave nothing: the step that says so. */
  readonly because?: TraceStep;
  /** How many units a mean is of. */
  readonly of?: number;
  readonly result: Exact | null;
}

/** An expression with the values that it had. */
export type Formula =
  | { readonly kind: 'literal'; readonly value: Value; readonly type: Type }
  | FigureFormula
  | OperationFormula
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly arguments: readonly Formula[];
      readonly value: Value | undefined;
      readonly type: Type;
    }
  | ChoiceFormula
  | LookupFormula
  | AggregateFormula;

/** A named figure: a field, value, item, coefficient or builtin. */
export interface FigureFormula {
  readonly kind: 'figure';
  readonly name: string;
  /** The members of sets that it is for. */
  readonly members?: readonly string[];
  /** The record that it is for, counted over the whole list. */
  readonly record?: number;
  /** A coefficient or class: it may come about differently from place to place. */
  readonly local?: true;
  /** Where its value comes from, where another result gives it. */
  readonly origin?: Origin;
  /** Where the rule file declares it. */
  readonly declared?: Span;
  readonly value: Value | undefined;
  readonly type: Type;
  /** How a named step came about; made when it is asked for. */
  readonly from?: Formula;
}

/** `+ - * / negate not and or in`, `not in`, `has` (a value), `applies` (an item), `list`, or comparison operators with spaces between. */
export interface OperationFormula {
  readonly kind: 'operation';
  readonly operator: string;
  readonly operands: readonly Formula[];
  readonly value: Value | undefined;
  readonly type: Type;
}

/** A choice: which branch was taken. */
export interface ChoiceFormula {
  readonly kind: 'choice';
  readonly condition: Formula;
  readonly holds: boolean;
  readonly taken: Formula;
  readonly value: Value | undefined;
  readonly type: Type;
}

/** A table: the key and the entry that it gave. */
export interface LookupFormula {
  readonly kind: 'lookup';
  readonly by: string;
  readonly key: Value | undefined;
  readonly taken?: Formula;
  readonly value: Value | undefined;
  readonly type: Type;
}

/** A place among units, or an aggregate over units, members or records. */
export interface AggregateFormula {
  readonly kind: 'aggregate';
  readonly name: Aggregate | 'rank';
  /** For a rank: which end is best. */
  readonly best?: 'highest' | 'lowest';
  readonly over: Collection;
  /** How many count. */
  readonly count: number;
  /** What is ranked or aggregated; over units, with the unit's own figures. */
  readonly of?: Formula;
  readonly where?: Formula;
  /** The terms one by one, where they are few; of `any` and `all` only those that settle it. */
  readonly terms?: readonly (Member & { readonly of: Formula })[];
  readonly value: Value | undefined;
  readonly type: Type;
}
