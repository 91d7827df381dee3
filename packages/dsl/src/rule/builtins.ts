import { DATE, numberOf, PLAIN, type Type, UNKNOWN } from './types.js';

/** What an argument must be. `number` keeps its measure; `same` must fit together with the other `same` arguments. */
export type Parameter = 'number' | 'same' | 'date';

export interface Builtin {
  readonly parameters: readonly Parameter[];
  /** How many arguments may be left out at the end, or whether the last may be repeated. */
  readonly optional?: number;
  readonly repeat?: true;
  /** The result; `first` has the type of the first argument, `whole` too, unless it is the only one and a ratio, of which it counts the wholes; `same` has the common type of the `same` arguments. */
  readonly result: Type | 'first' | 'whole' | 'same';
}

/** The builtin functions, one row each; the interpreter implements exactly these. */
export const BUILTINS = {
  abs: { parameters: ['number'], result: 'first' },
  round: { parameters: ['number', 'number'], optional: 1, result: 'whole' },
  floor: { parameters: ['number'], result: 'whole' },
  ceil: { parameters: ['number'], result: 'whole' },
  clamp: { parameters: ['same', 'same', 'same'], result: 'same' },
  sum: { parameters: ['same'], repeat: true, result: 'same' },
  mean: { parameters: ['same'], repeat: true, result: 'same' },
  min: { parameters: ['same'], repeat: true, result: 'same' },
  max: { parameters: ['same'], repeat: true, result: 'same' },
  months_between: { parameters: ['date', 'date'], result: numberOf(UNKNOWN) },
  days_between: { parameters: ['date', 'date'], result: numberOf(UNKNOWN) },
  add_months: { parameters: ['date', 'number'], result: DATE },
  add_days: { parameters: ['date', 'number'], result: DATE },
  year_of: { parameters: ['date'], result: numberOf(PLAIN) },
  month_of: { parameters: ['date'], result: numberOf(PLAIN) },
} as const satisfies Record<string, Builtin>;

export type BuiltinName = keyof typeof BUILTINS;

export const isBuiltin = (name: string): name is BuiltinName => Object.hasOwn(BUILTINS, name);
