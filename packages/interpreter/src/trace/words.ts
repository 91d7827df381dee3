import type { Aggregate } from '@zhunsheng/dsl';
import type { Origin } from '../evaluate/frame.js';
import type { CombineStep, LineStep } from '../evaluate/trace.js';

/**
 * The wording of calculation sheets, one object a language. Numbers, names and formulas arrive as finished text; a language
 * decides only how they are put into sentences.
 */
export interface Words {
  // Marks
  readonly colon: string;
  readonly comma: string;
  readonly semicolon: string;
  /** Between the members of a list. */
  readonly enumerate: string;
  /** Between a line and what is noted at its end. */
  readonly gap: string;
  brackets(text: string): string;
  /** In brackets, after what it is noted of. */
  noted(text: string): string;
  quote(text: string): string;
  /** The last touch: spaces where the language has none. */
  tidy(text: string): string;

  // Values and names
  readonly yes: string;
  readonly no: string;
  readonly absent: string;
  readonly emptyList: string;
  /** Names that the language has built in. */
  readonly names: Readonly<Record<string, string>>;
  /** The first few of a longer list. */
  andMore(shown: string, all: number): string;
  percentagePoints(number: string): string;
  record(place: number): string;
  /** Where a figure comes from that another result gives. */
  origin(origin: Origin): string;

  // Conditions
  readonly and: string;
  readonly or: string;
  not(condition: string): string;
  is(name: string, value: string): string;
  flag(name: string, holds: boolean): string;
  isNot(name: string, value: string, other: string): string;
  oneOf(element: string, list: string): string;
  noneOf(element: string, list: string): string;
  given(name: string): string;
  notGiven(name: string): string;
  applies(item: string): string;
  appliesNot(item: string): string;
  notAbove(left: string, right: string): string;
  notBelow(left: string, right: string): string;
  /** How dates stand to each other, by the operator. */
  readonly dates: Readonly<Record<string, string>>;
  /** A condition that is the same for everybody. */
  settled(holds: boolean): string;
  fails(condition: string): string;

  // Formulas
  /** Why a branch was taken: after it, or ahead of the whole. */
  because(reason: string): string;
  as(reason: string): string;
  take(value: string): string;
  call(name: string, values: readonly string[]): string;
  /** What is gone over: all of it, or those that meet a condition. */
  whose(over: string, where: string | undefined): string;
  /** What an aggregate is called; `all` where no condition picks some. */
  aggregate(name: Aggregate, over: string, all: boolean, body: string | undefined): string;
  /** An aggregate's name ahead of its value. */
  aggregated(phrase: string): string;
  /** An aggregate of values that differ in their form. */
  readonly suchValue: string;
  some(over: string, condition: string): string;
  every(over: string, condition: string): string;
  none(over: string, condition: string): string;
  notEvery(over: string, condition: string, members: string | undefined): string;
  leastOf(terms: string): string;
  greatestOf(terms: string): string;
  placeOf(name: string, among: 'units' | 'peers'): string;
  place(value: string, place: PlaceText): string;
  notPlaced(name: string): string;

  // Steps
  earns(number: string): string;
  rate: {
    least(equation: string, least: string, then: string): string;
    below(equation: string, least: string): string;
    full(equation: string, max: string): string;
    over(equation: string, max: string): string;
    negative(actual: string): string;
    noTarget(target: string, max: string): string;
  };
  band(value: string, band: string): string;
  readonly rest: string;
  line: {
    /** `share`: percentages are compared. */
    beyond(value: string, direction: 'below' | 'above', threshold: string, by: string, share: boolean): string;
    notBeyond(value: string, direction: 'below' | 'above', threshold: string): string;
    steps(partial: LineStep['partial'], every: string, count: string): string;
    noStep(every: string): string;
    /** `1 × 0.5 = 0.5`, taken off or added. */
    total(product: string, sign: 1 | -1): string;
    nothing(value: string, sign: 1 | -1): string;
    /** Where no line took or gave anything: what stays. */
    unchanged(from: string, sign: 1 | -1): string;
  };
  startsFrom(number: string): string;
  standing(
    by: string,
    place: PlaceText,
    equal: number,
    tiebreaks: readonly { readonly by: string; readonly best: 'highest' | 'lowest' }[],
  ): string;
  fromBottom(place: number): string;
  unranked(condition: string | undefined): string;
  met(condition: string, holds: boolean): string;
  /** Where the conditions stand on lines of their own below. */
  allMet(count: number): string;
  notMet(count: number): string;
  judged(field: string, number: string): string;
  theCase(number: number, condition: string | undefined, source: string | undefined): string;
  combine(how: CombineStep['how'], over: Counted | undefined, text: string): string;
  base(number: string): string;
  possible(number: string): string;
  maximum(number: string): string;
  empty(over: string): string;

  // Modifiers
  notApplicable(reason: string | undefined, then: string): string;
  readonly noPart: string;
  readonly notCounted: string;
  meanOf(units: number, mean: string): string;
  readonly meanOfNone: string;
  readonly getsMax: string;
  gets(number: string): string;
  floor(before: string, floor: string): string;
  cap(before: string, max: string): string;
  scale(best: string, max: string, equation: string): string;
  veto(condition: string, number: string, source: string | undefined): string;

  // The sheet
  title(unit: string, score: string, rank: Ranked | undefined): string;
  rounded(step: string, mode: RoundingName, equation: string): string;
  citing(readings: readonly string[]): string;
  note(text: string): string;
  readonly readings: string;
  otherChoice(chosen: string, usual: string, instead: string | undefined): string;
}

export type RoundingName = 'half-up' | 'half-even' | 'up' | 'down' | 'floor' | 'ceil';

export interface Counted {
  readonly kind: 'set' | 'list';
  readonly name: string;
  readonly count: number;
}

export interface PlaceText {
  readonly best: 'highest' | 'lowest';
  readonly among: 'units' | 'peers';
  readonly place: string;
  readonly of: number;
  /** How many share the place, where more than one. */
  readonly shared?: number;
}

export interface Ranked {
  readonly rank: number;
  readonly of?: number;
  readonly inGroup: boolean;
}
