import type { FigureFormula, LookupFormula, Member } from '../evaluate/trace.js';
import { keep, showValue } from './figures.js';
import type { Words } from './words.js';

/** How formulas are written at a place of a sheet. */
export interface Style {
  readonly words: Words;
  /** The members whose own lines these are: their names need not be repeated. */
  readonly inside: ReadonlySet<string>;
  /** Names only, without figures: what stands for any unit or member. */
  readonly bare: boolean;
  /** Of a text that is not the one asked for, only what it is. */
  readonly brief?: true;
}

const SIGNS: Readonly<Record<string, string>> = {
  '+': '+',
  '-': '−',
  '*': '×',
  '/': '÷',
  '=': '=',
  '!=': '≠',
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
};

/** An operator as people write it. */
export const signOf = (operator: string): string => SIGNS[operator] ?? operator;

export const nameOf = (figure: FigureFormula, { words, inside }: Style): string => {
  const members = figure.members?.filter((one) => !inside.has(one)) ?? [];
  const name = showName(figure.name, words);
  return members.length === 0 ? name : `${name}${words.noted(members.join(words.enumerate))}`;
};

/** Which result gave a figure, noted after it: `某专项，第 2 名`. */
export const originOf = ({ origin, value }: FigureFormula, words: Words): string =>
  origin && value !== undefined
    ? words.noted(words.origin({ ...origin, ...(origin.title === undefined ? {} : { title: keep(origin.title) }) }))
    : '';

export const showName = (name: string, words: Words): string => words.names[name] ?? name;

export const memberName = ({ member, label }: Member, words: Words): string =>
  keep(label ?? (typeof member === 'number' ? words.record(member) : member));

/** The style of lines about one member. */
export const within = (style: Style, { member }: Member): Style =>
  typeof member === 'string' ? { ...style, inside: new Set([...style.inside, member]) } : style;

/** The entry that a table gave, noted after it: `月份：4`. */
export const keyOf = ({ by, key }: LookupFormula, words: Words): string =>
  `${showName(by, words)}${words.colon}${typeof key === 'string' ? keep(key) : showValue(key, { kind: 'text' }, words)}`;

/** The same as the reason for what follows: `月份为 4`. */
export const keyReason = ({ by, key }: LookupFormula, words: Words): string =>
  words.is(showName(by, words), showValue(key, { kind: 'text' }, words));
