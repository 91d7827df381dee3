import { DiagnosticBag } from '../diagnostics/bag.js';
import type { Expression, NumberLiteral } from '../expression/ast.js';
import { parseBand, parseExpression } from '../expression/parse.js';
import { visit } from '../expression/visit.js';
import { SourceFile } from '../source/source-file.js';
import { copiedNode } from '../yaml/text-map.js';

/** A number or date within the text of an expression or band: where it stands in it. */
export interface Literal {
  readonly kind: 'number' | 'date';
  readonly start: number;
  readonly end: number;
}

export interface Literals {
  readonly all: readonly Literal[];
  /** What the text says beside them: equal for texts that differ in nothing else, spaces aside. */
  readonly frame: string;
}

const HOLDS_DIGIT = /[0-9０-９]/;

/**
 * What has been read before: of a rule that is being edited nearly every expression is the same as a moment ago. Texts say all that
 * is asked of them, so nothing gets stale; it is emptied when it gets large.
 */
const known = new Map<string, Literals | undefined>();
const MOST_KNOWN = 20_000;

/** The literals of an expression; undefined where it can't be read. A sign right before a number belongs to it. */
export const literalsOf = (text: string): Literals | undefined => {
  if (known.has(text)) return known.get(text);
  if (known.size >= MOST_KNOWN) known.clear();
  const made = readLiterals(text);
  known.set(text, made);
  return made;
};

const readLiterals = (text: string): Literals | undefined => {
  const bag = new DiagnosticBag();
  const expression = parseExpression(copiedNode(text, 0), new SourceFile('', text), bag);
  if (!expression || bag.hasErrors) return undefined;
  const places = placesOf(expression, text);
  let frame: string | undefined;
  return {
    all: [...places.values()].sort((a, b) => a.start - b.start),
    get frame() {
      frame ??= frameOf(expression, places);
      return frame;
    },
  };
};

/** Whether it is worth looking for literals. */
export const mayHoldLiteral = (text: string): boolean => HOLDS_DIGIT.test(text);

/** The same for the key of a band. */
export const bandLiteralsOf = (text: string): Literals | undefined => {
  const bag = new DiagnosticBag();
  const band = parseBand(copiedNode(text, 0), new SourceFile('', text), bag);
  if (!band || bag.hasErrors) return undefined;
  if (band.kind === 'else') return { all: [], frame: 'else' };
  return {
    all: band.bounds.map(({ value }) => ({ kind: 'number', start: value.span.start, end: value.span.end })),
    frame: band.bounds.map((one) => one.operator).join(' '),
  };
};

/** The literals of an expression by the nodes that they are. */
const placesOf = (expression: Expression, text: string): ReadonlyMap<unknown, Literal> => {
  const places = new Map<unknown, Literal>();
  const signedNumbers = new Set<unknown>();
  visit(expression, {
    unary: (node) => {
      const number = signed(node, text);
      if (!number) return;
      places.set(node, { kind: 'number', ...node.span });
      signedNumbers.add(number);
    },
    number: (node) => {
      if (!signedNumbers.has(node)) places.set(node, { kind: 'number', ...node.span });
    },
    date: (node) => void places.set(node, { kind: 'date', ...node.span }),
  });
  return places;
};

/** Writes an expression without its places and literals. */
const frameOf = (expression: Expression, places: ReadonlyMap<unknown, Literal>): string =>
  JSON.stringify(expression, (key, value) => {
    const literal = places.get(value);
    if (literal) return `<${literal.kind}>`;
    return PLACES.has(key) ? undefined : value;
  });

const PLACES = new Set(['span', 'calleeSpan', 'operatorSpan']);

/** The number of `-3`, but not of `-(3)`. */
const signed = (node: Extract<Expression, { kind: 'unary' }>, text: string): NumberLiteral | undefined => {
  const { operator, operand, span } = node;
  if (operator !== '-' || operand.kind !== 'number') return undefined;
  return /^.\s*$/su.test(text.slice(span.start, operand.span.start)) && operand.span.end === span.end
    ? operand
    : undefined;
};
