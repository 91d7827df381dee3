import type { Analysis } from '../analyze.js';
import { DiagnosticBag } from '../diagnostics/bag.js';
import type { Bilingual } from '../diagnostics/diagnostic.js';
import { wordTwin } from '../document/vocabulary.js';
import { type Figure, type FigureKind, figuresOf, wordAsWritten } from '../edit/figures.js';
import { scalarsOf } from '../edit/scalars.js';
import { type FigureEdit, setFigure } from '../edit/set-figure.js';
import type { SourceFile } from '../source/source-file.js';
import { type Span, span } from '../source/span.js';
import type { Cell, Section } from '../walk/around.js';
import type { Contents } from '../walk/contents.js';
import { contentsOf } from '../walk/walk-rule.js';
import type { MapNode } from '../yaml/node.js';
import { literalUnits } from './literal-units.js';

export type CoefficientKind = FigureKind;
export type CoefficientSection = Section;

/** One of the texts that a coefficient may have, as it is to be written in its file. */
export interface Choice {
  readonly value: string;
  readonly label: Bilingual;
}

/** A number, word or flag of a rule that an official may want to change. */
export interface Coefficient {
  /** Names and keys from the root; the same when its value changes. The n-th literal of one scalar ends in `#n`. */
  readonly id: string;
  /** Its own bytes: no quotes, the percent sign included. */
  readonly span: Span;
  /** As written. */
  readonly text: string;
  readonly kind: CoefficientKind;
  /** Beside a number: words that may take its place. */
  readonly choices?: readonly Choice[];
  /** The item that it belongs to, and those around it from the outside in. */
  readonly item?: string;
  readonly itemPath: readonly string[];
  readonly section: CoefficientSection;
  /** What it is within its item or declaration. */
  readonly label: Bilingual;
  /** What the key that it stands under means. */
  readonly help?: Bilingual;
  /** The nearest clause. */
  readonly source?: string;
  /** What it stands in, on one line: an expression, a band. */
  readonly context: string;
  /** The comment at the end of its line. */
  readonly note?: string;
  readonly unit?: string;
  readonly matrix?: Cell;
  /** Half-width, words in English: equal for what says the same. */
  readonly canonical: string;
}

interface Index {
  readonly all: readonly Coefficient[];
  readonly figures: ReadonlyMap<string, Figure>;
}

const NONE: Index = { all: [], figures: new Map() };
const indexes = new WeakMap<Analysis, Index>();

/** All that stands in an analysed file; nothing where it could not be read. */
export const contentsIn = ({ document }: Analysis): Contents | undefined => document && contentsOf(document.root);

const indexOf = (analysis: Analysis): Index => {
  let index = indexes.get(analysis);
  if (!index) {
    index = buildIndex(analysis);
    indexes.set(analysis, index);
  }
  return index;
};

/** Every coefficient of a rule, in the order of the file. A rule with errors has those that could be read. */
export const coefficientsOf = (analysis: Analysis): readonly Coefficient[] => indexOf(analysis).all;

/**
 * The edit that gives a coefficient another text and changes nothing else. Full-width digits, `％` and blanks around are put right,
 * digits stay as typed. What is no value of its kind is refused, with what to write instead.
 */
export const setCoefficient = (analysis: Analysis, which: Coefficient | string, text: string): FigureEdit => {
  const id = typeof which === 'string' ? which : which.id;
  const figure = indexOf(analysis).figures.get(id);
  const { document, file } = analysis;
  if (figure && document) return setFigure(figure, text, { file, root: document.root, language: document.language });
  const bag = new DiagnosticBag();
  bag.report('no-value-here', file, typeof which === 'string' ? span(0, 0) : which.span, {
    zh: `规则里没有这个系数：${id}`,
    en: `the rule has no such coefficient: ${id}`,
  });
  return { diagnostics: bag.all };
};

const buildIndex = (analysis: Analysis): Index => {
  const { document, file } = analysis;
  if (!document) return NONE;
  const noteAt = notesOf(document.root, file);
  const units = analysis.rule ? literalUnits(analysis.rule) : new Map<number, string>();
  const all: Coefficient[] = [];
  const figures = new Map<string, Figure>();
  for (const slot of contentsOf(document.root).slots)
    for (const figure of figuresOf(slot, file)) {
      const id = unique(idOf(figure), figures);
      figures.set(id, figure);
      const note = noteAt(figure.span.end);
      all.push({ ...coefficientOf(id, figure, document.language, units), ...(note === undefined ? {} : { note }) });
    }
  return { all: all.sort((a, b) => a.span.start - b.span.start), figures };
};

/** A path as one text; the separator can't stand in a step of it. */
export const pathId = (path: readonly string[]): string => path.map((step) => step.replaceAll('/', '／')).join('/');

const idOf = ({ slot, number }: Figure): string => {
  const path = pathId(slot.around.path);
  return number === undefined ? path : `${path}#${number}`;
};

/** Names that are there twice, which is a mistake, are told apart by their order. */
const unique = (id: string, taken: ReadonlyMap<string, unknown>): string => {
  let made = id;
  for (let count = 2; taken.has(made); count++) made = `${id}~${count}`;
  return made;
};

const coefficientOf = (
  id: string,
  figure: Figure,
  language: 'zh' | 'en',
  units: ReadonlyMap<number, string>,
): Coefficient => {
  const { around, node } = figure.slot;
  const item = around.itemPath.at(-1);
  const choices = choicesOf(figure, language);
  const unit = unitOf(figure, units);
  return {
    id,
    span: figure.span,
    text: figure.text,
    kind: figure.kind,
    ...(choices.length > 0 ? { choices } : {}),
    ...(item === undefined ? {} : { item }),
    itemPath: around.itemPath,
    section: around.section,
    label: labelOf(figure),
    ...(around.under ? { help: around.under.spec.note } : {}),
    ...(around.source === undefined ? {} : { source: around.source }),
    context: node.text.replace(/\s+/g, ' ').trim(),
    ...(unit === undefined ? {} : { unit }),
    ...(around.cell && around.cell.column !== '' ? { matrix: around.cell } : {}),
    canonical: figure.canonical,
  };
};

const unitOf = (
  { kind, number, slot, span: { start } }: Figure,
  units: ReadonlyMap<number, string>,
): string | undefined => {
  if (kind === 'percent') return '%';
  if (kind !== 'number') return undefined;
  const isWhole = number === undefined && slot.use.kind !== 'band';
  return (isWhole ? slot.around.unit : undefined) ?? units.get(start);
};

const choicesOf = ({ kind, words, texts }: Figure, language: 'zh' | 'en'): readonly Choice[] => [
  ...words.map((one) => ({
    value: wordAsWritten(one, words, language),
    label: { zh: wordTwin(one, words), en: kind === 'number' ? one : one.replaceAll('-', ' ') },
  })),
  ...texts.map((one) => ({ value: one, label: MODE_LABELS[one] ?? { zh: one, en: one } })),
];

/** What the modes of rounding, which have no Chinese words of their own, do. */
const MODE_LABELS: Readonly<Record<string, Bilingual>> = {
  'half-up': { zh: '四舍五入', en: 'half up' },
  'half-even': { zh: '四舍六入五成双', en: 'half to even' },
  up: { zh: '进一', en: 'up, away from zero' },
  down: { zh: '舍去', en: 'down, towards zero' },
  floor: { zh: '向下取整', en: 'floor' },
  ceil: { zh: '向上取整', en: 'ceiling' },
};

const labelOf = ({ slot, number, of, kind }: Figure): Bilingual => {
  const { labels } = slot.around;
  if (number === undefined) return joined(labels);
  if (slot.use.kind === 'round')
    return joined([...labels, number === 1 ? { zh: '保留到', en: 'to' } : { zh: '方式', en: 'mode' }]);
  const noun = kind === 'date' ? { zh: '日期', en: 'date' } : { zh: '数', en: 'number' };
  const which: Bilingual =
    of > 1
      ? { zh: `第 ${number} 个${noun.zh}`, en: `${noun.en} ${number}` }
      : { zh: `算式中的${noun.zh}`, en: `the ${noun.en} in it` };
  return joined([...labels, which]);
};

/** Labels from the outside in. */
export const joined = (labels: readonly Bilingual[]): Bilingual => ({
  zh: labels.map((one) => one.zh).join(' · '),
  en: labels.map((one) => one.en).join(' · '),
});

/** The comment behind all that stands on the line of an offset. */
const notesOf = (root: MapNode, file: SourceFile): ((offset: number) => string | undefined) => {
  const ends = new Map<number, number>();
  for (const { node } of scalarsOf(root, file)) {
    const line = file.lineIndex(node.span.end);
    ends.set(line, Math.max(ends.get(line) ?? 0, node.span.end));
  }
  return (offset) => {
    const line = file.lineIndex(offset);
    const end = ends.get(line);
    if (end === undefined || end < offset) return undefined;
    const rest = file.lineText(line).slice(end - file.lineStart(line));
    return /^[\s\]},]*\s#+\s*(.*?)\s*$/.exec(rest)?.[1] || undefined;
  };
};
