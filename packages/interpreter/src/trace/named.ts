import { Exact, type Span } from '@zhunsheng/dsl';
import type { AggregateFormula, FigureFormula, Formula } from '../evaluate/trace.js';
import { decidingOf, isGuard } from './branches.js';
import { plainNumber, showValue, sumOf } from './figures.js';
import { aggregatePhrase, fact, reason, write } from './formula.js';
import { keyOf, keyReason, memberName, nameOf, type Style, within } from './style.js';
import type { PlaceText } from './words.js';

/** A formula as an equation, with the reasons for the branches that were taken ahead of it. */
export interface Equation {
  readonly reasons: readonly string[];
  readonly text: string;
  /** Whether there is anything to work out: neither a literal nor a single figure. */
  readonly worked: boolean;
}

/** `points`: what it comes to are points, whatever they were worked out from. */
export const equationOf = (formula: Formula, style: Style, points = false): Equation => {
  const { words } = style;
  const reasons = new Set<string>();
  let core = formula;
  for (;;) {
    if (core.kind === 'choice' && core.type.kind !== 'flag') {
      if (!isGuard(core)) reasons.add(reason(core, style));
      core = core.taken;
    } else if (core.kind === 'lookup' && core.taken && core.taken.kind !== 'literal') {
      // The member that the lines are about anyway is no news.
      if (typeof core.key !== 'string' || !style.inside.has(core.key)) reasons.add(keyReason(core, words));
      core = core.taken;
    } else break;
  }
  return { reasons: [...reasons], text: coreText(core, reasons.size > 0, style, points), worked: isWorkedOut(core) };
};

const coreText = (core: Formula, chosen: boolean, style: Style, points: boolean): string => {
  const { words } = style;
  if (core.value !== undefined && core.type.kind === 'flag') return fact(core, core.value === true, style);
  const value =
    points && core.value instanceof Exact ? plainNumber(core.value) : showValue(core.value, core.type, words);
  switch (core.kind) {
    case 'literal':
      return chosen ? words.take(value) : value;
    case 'operation':
    case 'call':
      return core.value === undefined ? write(core, style) : `${write(core, style)} = ${value}`;
    case 'aggregate': {
      if (core.name === 'rank') return placeLine(core, style);
      const terms = expansion(core, style);
      return terms === undefined
        ? write(core, style)
        : `${aggregatePhrase(core, style)} = ${terms}${sumUp(core, value)}`;
    }
    default:
      return chosen ? words.take(write(core, style)) : write(core, style);
  }
};

/** The equation on one line: `因…，甲 2 + 乙 3 = 5`. */
export const equation = (formula: Formula, style: Style, points = false): string => {
  const { reasons, text } = equationOf(formula, style, points);
  return reasons.length === 0 ? text : `${style.words.as(reasons.join(style.words.and))}${text}`;
};

/** What listed terms come to; a single one says it itself. */
const sumUp = ({ terms }: AggregateFormula, value: string): string => (terms?.length === 1 ? '' : ` = ${value}`);

/** The terms of an aggregate put together: `甲 3 + 乙 4`; undefined where they are not listed. */
const expansion = ({ name, terms }: AggregateFormula, style: Style): string | undefined => {
  if (!terms || name === 'any' || name === 'all' || name === 'count') return undefined;
  const { words } = style;
  const shown = terms.map((one) => `${memberName(one, words)} ${showValue(one.of.value, one.of.type, words)}`);
  if (shown.length === 1) return shown[0];
  switch (name) {
    case 'mean':
      return `${words.brackets(sumOf(shown))} ÷ ${terms.length}`;
    case 'min':
      return words.leastOf(shown.join(words.enumerate));
    case 'max':
      return words.greatestOf(shown.join(words.enumerate));
    default:
      return shown.join(' + ');
  }
};

/** What lines are written for: an item, and the members and records around. */
export interface ExplainedFor {
  readonly item?: string;
  /** The members and records around, one a line. */
  readonly path: string;
}

/** How a figure came about; `span`: what the rule file says of it. */
export interface FigureLine {
  readonly text: string;
  readonly span?: Span;
}

const LOGICAL: ReadonlySet<string> = new Set(['and', 'or', 'not']);

/** Writes how named steps, places and longer aggregates came about, each once in a sheet, before the line that first uses it. */
export class Explanations {
  readonly #seen = new Set<string>();
  #place: ExplainedFor = { path: '' };
  #span: Span | undefined;

  /**
   * The lines for what formulas use and no line before has explained, the deepest first. `own`: the formulas are to be written
   * as equations, which say themselves how an aggregate came about.
   */
  before(
    formulas: readonly Formula[],
    style: Style,
    place: ExplainedFor,
    own: boolean,
    span: Span | undefined,
  ): readonly FigureLine[] {
    this.#place = place;
    this.#span = span;
    const lines: FigureLine[] = [];
    for (const one of formulas) this.#collect(one, style, '', lines, own);
    return lines;
  }

  #collect(formula: Formula, style: Style, prefix: string, lines: FigureLine[], own = false): void {
    switch (formula.kind) {
      case 'literal':
        return;
      case 'figure':
        this.#figure(formula, style, prefix, lines);
        return;
      case 'operation': {
        const parts = LOGICAL.has(formula.operator)
          ? decidingOf(formula, formula.value === true).map((one) => one.formula)
          : formula.operands;
        for (const one of parts) this.#collect(one, style, prefix, lines);
        return;
      }
      case 'call':
        for (const one of formula.arguments) this.#collect(one, style, prefix, lines);
        return;
      case 'choice':
        this.#collect(formula.condition, style, prefix, lines);
        this.#collect(formula.taken, style, prefix, lines, own);
        return;
      case 'lookup':
        if (formula.taken) this.#collect(formula.taken, style, prefix, lines, own);
        return;
      case 'aggregate':
        this.#aggregate(formula, style, prefix, lines, own);
        return;
    }
  }

  #figure(figure: FigureFormula, style: Style, prefix: string, lines: FigureLine[]): void {
    // A coefficient may come about in another way at another place; a value is one for its member or record.
    const { item, path } = this.#place;
    const where = figure.local ? [item, path, prefix] : [figure.record, ...(figure.members ?? [])];
    const key = ['', figure.name, ...where].join('\n');
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const { from } = figure;
    if (!from || figure.value === undefined || from.kind === 'literal') return;
    const around = this.#span;
    this.#span = figure.declared ?? around;
    this.#collect(from, style, prefix, lines, true);
    const line = `${prefix}${definition(figure, from, style)}`;
    if (figure.local) this.#once(line, lines);
    else lines.push(this.#placed(line));
    this.#span = around;
  }

  #aggregate(formula: AggregateFormula, style: Style, prefix: string, lines: FigureLine[], own: boolean): void {
    const { words } = style;
    if (formula.name === 'rank') {
      if (formula.of) this.#collect(formula.of, style, prefix, lines);
      if (!own) this.#once(`${prefix}${placeLine(formula, style)}`, lines);
      return;
    }
    const judging = formula.name === 'any' || formula.name === 'all';
    for (const term of formula.terms ?? []) {
      if (judging && term.of.value !== formula.value) continue;
      const label = memberName(term, words);
      const inner = within(style, term);
      const start = `${prefix}${label}${words.colon}`;
      this.#collect(term.of, inner, start, lines, true);
      if (!judging && (isWorkedOut(term.of) || isFromOutside(term.of)))
        this.#once(`${start}${equation(term.of, inner)}`, lines);
    }
    const terms = own ? undefined : expansion(formula, style);
    if (terms !== undefined)
      this.#once(
        `${prefix}${aggregatePhrase(formula, style)} = ${terms}${sumUp(formula, showValue(formula.value, formula.type, words))}`,
        lines,
      );
  }

  /** The same words about another member or record are another matter. */
  #once(line: string, lines: FigureLine[]): void {
    const key = `${this.#place.path}\n${line}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    lines.push(this.#placed(line));
  }

  #placed(text: string): FigureLine {
    return { text, ...(this.#span ? { span: this.#span } : {}) };
  }
}

/** Whether a term's value does not stand in a figure of its own. */
const isWorkedOut = (formula: Formula): boolean =>
  formula.kind !== 'literal' && formula.kind !== 'figure' && formula.value !== undefined;

/** Whether it says where the value comes from, which a list of terms does not. */
const isFromOutside = (formula: Formula): boolean => formula.kind === 'figure' && formula.origin !== undefined;

/** `变化率 =（本期数 4.86 − …）÷ … = −6.7%`. */
const definition = (figure: FigureFormula, from: Formula, style: Style): string => {
  const { words } = style;
  const name = nameOf(figure, style);
  if (from.kind === 'lookup' && from.taken?.kind === 'literal' && figure.type.kind === 'flag')
    return `${words.flag(name, figure.value === true)}${words.noted(keyOf(from, words))}`;
  if (figure.type.kind === 'flag')
    return `${words.flag(name, figure.value === true)}${words.colon}${fact(from, figure.value === true, style)}`;
  const { reasons, text } = equationOf(from, style);
  if (reasons.length === 0 && figure.type.kind === 'text') return words.is(name, text);
  if (from.kind === 'aggregate' && from.name === 'rank') return `${name}${words.colon}${text}`;
  return reasons.length === 0
    ? `${name} = ${text}`
    : `${name}${words.colon}${words.as(reasons.join(words.and))}${text}`;
};

const placeLine = (formula: AggregateFormula, style: Style): string => {
  const by = formula.of ? equation(formula.of, style) : '';
  if (formula.value === undefined) return style.words.notPlaced(by);
  const place: PlaceText = {
    best: formula.best ?? 'highest',
    among: formula.over.kind === 'peers' ? 'peers' : 'units',
    place: showValue(formula.value, formula.type, style.words),
    of: formula.count,
  };
  return style.words.place(by, place);
};
