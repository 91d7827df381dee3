import { canonicalWord, wordTwin } from '../document/vocabulary.js';
import { halfWidth } from '../expression/characters.js';
import { ROUNDING_MODES } from '../number/index.js';
import type { SourceFile } from '../source/source-file.js';
import { type Span, span } from '../source/span.js';
import type { Slot } from '../walk/contents.js';
import type { ScalarNode } from '../yaml/node.js';
import { bandLiteralsOf, literalsOf, mayHoldLiteral } from './literals.js';
import { placeOf } from './splice.js';

export type FigureKind = 'number' | 'percent' | 'choice' | 'flag' | 'date' | 'period';

/** A number, word or flag that stands by itself or within a scalar: the least that is changed at once. */
export interface Figure {
  readonly kind: FigureKind;
  readonly slot: Slot & { readonly node: ScalarNode };
  /** Its place in the text of the scalar, and in the file: without quotes, the percent sign included. */
  readonly part: Span;
  readonly span: Span;
  /** As written. */
  readonly text: string;
  /** Half-width, words in English: equal for what says the same. */
  readonly canonical: string;
  /** Which literal of the scalar it is, from 1; undefined where it is all of it. */
  readonly number?: number;
  /** How many the scalar has. */
  readonly of: number;
  /** Words that may be written in its place, in English. */
  readonly words: readonly string[];
  /** Texts of the rule's own that may be. */
  readonly texts: readonly string[];
}

export const FLAG_WORDS: readonly string[] = ['true', 'false'];
const isFlags = (words: readonly string[]): boolean =>
  words.length === 2 && (words.includes('true') || words.includes('yes'));

const NUMBER = /^[-+－−＋]?\s*[0-9０-９]+(?:[.．][0-9０-９]+)?[%％]?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const PERIOD = /^\d{4}-\d{2}$/;

type Made = Pick<Figure, 'kind' | 'part' | 'canonical'> & Partial<Figure>;

/** The figures of a scalar, in the order of its text. */
export const figuresOf = (slot: Slot, file: SourceFile): readonly Figure[] => {
  const { node } = slot;
  if (node.kind !== 'scalar') return [];
  const made = figuresIn(slot, node.text);
  return made.flatMap((one): Figure[] => {
    const place = placeOf(node, one.part, file.text);
    const text = node.text.slice(one.part.start, one.part.end);
    const known = { words: [], texts: [], of: made.length, ...one, slot: { ...slot, node } };
    if (file.slice(place) === text) return [{ ...known, span: place, text }];
    // Escapes and misspelt signs have no characters of their own in the file: only all of them can be told.
    if (node.style !== 'plain' || one.number !== undefined || one.part.end - one.part.start !== node.text.length)
      return [];
    return [{ ...known, span: node.span, text: file.slice(node.span) }];
  });
};

const figuresIn = ({ use }: Slot, text: string): readonly Made[] => {
  const whole = span(text.length - text.trimStart().length, text.trimEnd().length);
  const trimmed = text.trim();
  const word = (words: readonly string[]): Made[] => {
    const canonical = canonicalWord(trimmed, words);
    if (canonical === undefined) return [];
    return [{ kind: isFlags(words) ? 'flag' : 'choice', part: whole, canonical, words }];
  };
  switch (use.kind) {
    case 'expression':
      return expressionFigures(text, trimmed, whole, use.words, word);
    case 'literal':
    case 'figure':
      if (DATE.test(trimmed)) return [{ kind: 'date', part: whole, canonical: trimmed }];
      return NUMBER.test(trimmed) ? [{ ...numeric(trimmed), part: whole }] : [];
    case 'band': {
      const all = bandLiteralsOf(text)?.all ?? [];
      return all.map((one, at) => numbered(text, one, all.length > 1 ? at + 1 : undefined));
    }
    case 'word':
      return use.structure ? [] : word(use.words);
    case 'member':
      return use.texts && use.texts.length > 0
        ? [{ kind: 'choice', part: span(0, text.length), canonical: text, texts: use.texts }]
        : [];
    case 'round':
      return roundFigures(text);
    case 'period':
      return PERIOD.test(trimmed) ? [{ kind: 'period', part: whole, canonical: trimmed }] : [];
    default:
      return [];
  }
};

const expressionFigures = (
  text: string,
  trimmed: string,
  whole: Span,
  words: readonly string[],
  word: (words: readonly string[]) => Made[],
): readonly Made[] => {
  if (NUMBER.test(trimmed)) return [{ ...numeric(trimmed), part: whole, words }];
  const asWord = [...word(words), ...word(FLAG_WORDS)];
  if (asWord.length > 0) return asWord.slice(0, 1);
  if (!mayHoldLiteral(text)) return [];
  const all = literalsOf(text)?.all ?? [];
  return all.map((one, at) =>
    one.kind === 'date'
      ? { kind: 'date', part: one, canonical: halfWidth(text.slice(one.start, one.end)), number: at + 1 }
      : numbered(text, one, at + 1),
  );
};

const numbered = (text: string, { start, end }: Span, number: number | undefined): Made => ({
  ...numeric(text.slice(start, end)),
  part: span(start, end),
  ...(number === undefined ? {} : { number }),
});

const numeric = (text: string): Pick<Figure, 'kind' | 'canonical'> => {
  const canonical = plainNumber(text);
  return { kind: canonical.endsWith('%') ? 'percent' : 'number', canonical };
};

/** A number as typed, half-width and without blanks and plus signs. */
export const plainNumber = (text: string): string =>
  halfWidth(text.replaceAll('−', '-'))
    .replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')
    .replace(/^\+/, '')
    .replace(/^-\s+/, '-')
    .replace(/\s+%$/, '%');

const roundFigures = (text: string): readonly Made[] =>
  [...text.matchAll(/\S+/g)].slice(0, 2).flatMap((match, at): Made[] => {
    const part = span(match.index, match.index + match[0].length);
    if (at === 0) return NUMBER.test(match[0]) ? [{ ...numeric(match[0]), part, number: 1 }] : [];
    const mode = ROUNDING_MODES.find((one) => one === match[0]);
    return mode ? [{ kind: 'choice', canonical: mode, part, number: 2, texts: ROUNDING_MODES }] : [];
  });

/** A word of the language as a file in one language has it. */
export const wordAsWritten = (word: string, words: readonly string[], language: 'zh' | 'en'): string =>
  language === 'zh' ? wordTwin(word, words) : word;
