import { type CheckedRule, cover, type Exact, type Language, type ReadingInfo, type Span } from '@zhunsheng/dsl';
import type { ItemTrace, LineStep, MemberTrace, TraceStep } from '../evaluate/trace.js';
import { plainNumber, released } from './figures.js';
import { type ExplainedFor, Explanations } from './named.js';
import { detailsOf, formulasOf, isWorkedStart, stepText, totalText } from './steps.js';
import { memberName, type Style, within } from './style.js';
import type { Words } from './words.js';
import { EN } from './words-en.js';
import { ZH } from './words-zh.js';

/** What a sheet says beside the trace itself. */
export interface SheetContext {
  readonly language: Language;
  readonly rule: CheckedRule;
  readonly unit: string;
  /** The final score, rounded. */
  readonly score: Exact;
  readonly rank?: number;
  /** How many are ranked with the unit. */
  readonly of?: number;
  readonly period?: string;
}

export type SheetLineKind =
  /** The unit and its score. */
  | 'title'
  /** An item with its points; a member or record for which it is scored. */
  | 'item'
  | 'member'
  /** How a named figure came about. */
  | 'figure'
  /** How points came about. */
  | 'step'
  /** What a limit or condition did to points. */
  | 'modifier'
  | 'note'
  /** The heading of the readings, and one of them. */
  | 'heading'
  | 'reading';

/** One line of a calculation sheet: what text, Markdown and HTML are made of. */
export interface SheetLine {
  readonly kind: SheetLineKind;
  readonly depth: number;
  readonly text: string;
  /** The clause and the readings, noted at the end of the line. */
  readonly aside?: string;
  /** The item that it belongs to; undefined for the score and what stands outside it. */
  readonly item?: string;
  /** What the rule file says of it: of an item all, of a step its method, of a figure its declaration. */
  readonly span?: Span;
}

/** A trace as a calculation sheet, line by line. */
export const sheetOf = (trace: ItemTrace, context: SheetContext): readonly SheetLine[] =>
  new Sheet(context).write(trace);

const WORDS: Readonly<Record<Language, Words>> = { zh: ZH, en: EN };

/** Control characters of data could move a terminal's cursor; a folded text of the rule is one line here. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();

/** Where lines are written: how deep, for which item, among which members. */
interface Place extends ExplainedFor {
  readonly depth: number;
  readonly style: Style;
}

class Sheet {
  readonly #words: Words;
  readonly #lines: SheetLine[] = [];
  readonly #explanations = new Explanations();
  readonly #readings = new Set<string>();

  constructor(readonly context: SheetContext) {
    this.#words = WORDS[context.language];
  }

  write(trace: ItemTrace): readonly SheetLine[] {
    const { context } = this;
    const { rule, score, rank, of } = context;
    const ranked =
      rank === undefined
        ? undefined
        : { rank, ...(of === undefined ? {} : { of }), inGroup: rule.ranking.among === 'group' };
    const about = [rule.title, ...(context.period === undefined ? [] : [context.period])].join(' ');
    const style: Style = { words: this.#words, inside: new Set(), bare: false };
    const title = this.#words.title(context.unit, plainNumber(score), ranked);
    this.#add('title', { depth: 0, path: '', style }, title, trace.span, [about, ...this.#aside(trace)]);
    const place: Place = { depth: 1, path: '', style };
    this.#notes(trace, place);
    this.#steps(trace, place);
    if (trace.points && !trace.points.equals(score)) {
      const { step, mode } = rule.ranking;
      this.#add(
        'step',
        place,
        this.#words.rounded(step.toDecimal(9), mode, `${plainNumber(trace.points)} → ${plainNumber(score)}`),
        rule.ranking.span,
      );
    }
    this.#below(trace, place);
    this.#readingLines(style);
    return this.#lines;
  }

  #add(
    kind: SheetLineKind,
    { depth, item }: Place,
    text: string,
    span: Span | undefined,
    aside: readonly string[] = [],
  ): void {
    const { tidy, gap } = this.#words;
    this.#lines.push({
      kind,
      depth,
      text: released(kind === 'note' || kind === 'reading' ? oneLine(text) : tidy(oneLine(text))),
      ...(aside.length > 0 ? { aside: aside.map((one) => oneLine(one)).join(gap) } : {}),
      ...(item === undefined ? {} : { item }),
      ...(span ? { span } : {}),
    });
  }

  /** The clause and readings of an item. */
  #aside(trace: ItemTrace): readonly string[] {
    for (const reading of trace.readings) this.#readings.add(reading);
    return [
      ...(trace.source === undefined ? [] : [trace.source]),
      ...(trace.readings.length > 0 ? [this.#words.citing(trace.readings)] : []),
    ];
  }

  #item(trace: ItemTrace, at: Place): void {
    const name = trace.item ?? '';
    // An item made for a member of a set is named after it.
    this.#block(trace, { ...at, item: name, style: within(at.style, { member: name }) }, 'item', name);
  }

  #member(member: MemberTrace, at: Place): void {
    const words = this.#words;
    const name = memberName(member, words);
    const title =
      member.label !== undefined && typeof member.member === 'number'
        ? `${words.record(member.member)}${words.noted(name)}`
        : name;
    this.#block(
      member.trace,
      { ...at, path: `${at.path}\n${member.member}`, style: within(at.style, member) },
      'member',
      title,
    );
  }

  /** A heading with the points, and below it how they came about. What does not apply takes one line. */
  #block(trace: ItemTrace, place: Place, kind: 'item' | 'member', name: string): void {
    const inner: Place = { ...place, depth: place.depth + 1 };
    const heading = `${name}${pointsText(trace)}`;
    const [only] = trace.steps;
    if (trace.steps.length === 1 && only?.kind === 'modifier' && only.modifier.kind === 'not-applicable') {
      this.#add(
        kind,
        place,
        `${heading}${this.#words.colon}${stepText(only, trace, place.style) ?? ''}`,
        trace.span,
        this.#aside(trace),
      );
      if (trace.points) this.#explain(only, inner);
      return;
    }
    const from = this.#lines.length;
    this.#add(kind, place, heading, trace.span, this.#aside(trace));
    this.#notes(trace, inner);
    this.#steps(trace, inner);
    this.#below(trace, inner);
    if (kind === 'member') this.#joinSingle(from);
  }

  /** A member whose points take one line to explain takes one line in all. */
  #joinSingle(from: number): void {
    const [heading, line, ...more] = this.#lines.slice(from);
    if (!heading || !line || more.length > 0 || line.kind !== 'step') return;
    this.#lines.splice(from, 2, {
      ...heading,
      ...(line.span ? { span: line.span } : {}),
      text: `${heading.text}${this.#words.colon}${line.text}`,
    });
  }

  #notes(trace: ItemTrace, place: Place): void {
    if (trace.note !== undefined) this.#add('note', place, this.#words.note(trace.note), trace.span);
  }

  #explain(step: TraceStep, place: Place): void {
    const own = step.kind !== 'ratio' && step.kind !== 'combine';
    for (const { text, span } of this.#explanations.before(formulasOf(step), place.style, place, own, step.span))
      this.#add('figure', place, text, span);
  }

  #steps(trace: ItemTrace, place: Place): void {
    const lines = trace.steps.filter((one): one is LineStep => one.kind === 'line');
    const start = trace.steps.find((one): one is TraceStep & { kind: 'from' } => one.kind === 'from');
    for (const step of trace.steps) {
      // Where lines start from is said with what they come to, unless it has to be worked out.
      if (step.kind === 'from' && lines.length > 0 && !isWorkedStart(step)) continue;
      this.#explain(step, place);
      const text = stepText(step, trace, place.style);
      if (text !== undefined) this.#add(step.kind === 'modifier' ? 'modifier' : 'step', place, text, step.span);
      for (const detail of detailsOf(step, place.style))
        this.#add('step', { ...place, depth: place.depth + 1 }, detail, step.span);
      if (start && step === lines.at(-1)) {
        const total = totalText(start, lines, trace.max, place.style);
        if (total !== undefined) this.#add('step', place, total, around(lines) ?? trace.span);
      }
    }
  }

  #below(trace: ItemTrace, place: Place): void {
    for (const part of trace.parts) this.#item(part, place);
    for (const member of trace.members ?? []) this.#member(member, place);
  }

  /** The readings that the sheet cites, in the rule's order. */
  #readingLines(style: Style): void {
    const cited = this.context.rule.readings.filter((one) => this.#readings.has(one.name));
    if (cited.length === 0) return;
    this.#add('heading', { depth: 0, path: '', style }, this.#words.readings, undefined);
    for (const one of cited)
      this.#add(
        'reading',
        { depth: 1, path: '', style },
        `${one.name}${this.#words.gap}${one.clause}${this.#words.gap}${readingText(one, this.#words)}`,
        one.span,
      );
  }
}

/** What the rule file says of several steps. */
const around = (steps: readonly TraceStep[]): Span | undefined => {
  const places = steps.flatMap(({ span }) => (span ? [span] : []));
  return places.length === 0 ? undefined : places.reduce(cover);
};

/** ` 48.5 / 50`; nothing where there are no points. */
const pointsText = ({ points, max }: ItemTrace): string =>
  points ? ` ${plainNumber(points)}${max ? ` / ${plainNumber(max)}` : ''}` : '';

const readingText = (reading: ReadingInfo, words: Words): string => {
  const { chosen, default: usual } = reading;
  const text = `${reading.open}${words.colon}${reading.read}`;
  if (chosen === undefined || usual === undefined || chosen === usual) return text;
  return `${text.replace(/[。.]$/, '')}${words.otherChoice(chosen, usual, reading.instead)}`;
};
