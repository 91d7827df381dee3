import { z } from 'zod';
import type { Keys, LinesShape, Shape } from '../methods/shape.js';
import type { SourceNode } from '../yaml/node.js';
import { BODY_KEYS, CASE_BODY_KEYS, SCORE_KEYS } from './vocabulary.js';

/**
 * Shapes as zod schemas, over plain values in which every scalar is its text and every key its canonical name. zod judges
 * structure (unknown and missing keys, words, maps and sequences); what the texts mean is read later, with positions.
 */
const cache = new WeakMap<Shape, z.ZodType>();

export const schemaOf = (shape: Shape): z.ZodType => {
  const known = cache.get(shape);
  if (known) return known;
  const made = build(shape);
  cache.set(shape, made);
  return made;
};

const text = z.string();

/** Judges a value by the schema that its own form calls for, so that what is reported is about that form. */
const choose = (pick: (value: unknown) => z.ZodType): z.ZodType =>
  z.unknown().check((context) => {
    const result = pick(context.value).safeParse(context.value);
    if (!result.success)
      for (const issue of result.error.issues)
        context.issues.push({ ...issue, input: context.value } as z.core.$ZodRawIssue);
  });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A coefficient: its text, a list of texts, or a table of coefficients, two keys deep at most. */
const coefficientSchema = (depth: number): z.ZodType =>
  choose((value) => {
    if (Array.isArray(value)) return z.array(text);
    if (isRecord(value) && depth > 0) return z.object({ by: text }).catchall(coefficientSchema(depth - 1));
    return text;
  });

const coefficient = coefficientSchema(2);

const wordSchema = (all: readonly string[]): z.ZodType => {
  const word = z.enum(all as [string, ...string[]]);
  const byReading = z.object({ by: text }).catchall(word);
  return choose((value) => (isRecord(value) ? byReading : word));
};

const build = (shape: Shape): z.ZodType => {
  switch (shape.kind) {
    case 'expression':
    case 'name':
    case 'text':
      return text;
    case 'coefficient':
      return coefficient;
    case 'word':
      return wordSchema(shape.words);
    case 'object':
      return keysSchema(shape.keys);
    case 'lines': {
      const [single, several] = formsOf(shape).map(keysSchema) as [z.ZodType, z.ZodType];
      return choose((value) => (isRecord(value) && 'lines' in value ? several : single));
    }
    case 'sequence':
      return z.array(schemaOf(shape.of));
    case 'bands':
      return z.record(text, coefficient);
    case 'body':
      return choose(() => keysSchema(SCORE_KEYS));
    case 'items':
      return z.array(choose(() => keysSchema(BODY_KEYS)));
    case 'cases':
      return z.array(choose(() => keysSchema(CASE_KEYS)));
    case 'map':
      return z.record(text, schemaOf(shape.of));
    case 'node':
      return z.unknown();
  }
};

/** The keys of an object that holds several lines. */
export const severalLines = (line: Keys, shared: Keys): Keys => ({
  ...shared,
  lines: {
    zh: '各行',
    required: true,
    shape: { kind: 'sequence', of: { kind: 'object', keys: line } },
    note: { zh: '多行', en: 'several lines' },
  },
});

const forms = new WeakMap<LinesShape, readonly [single: Keys, several: Keys]>();

const formsOf = (shape: LinesShape): readonly [single: Keys, several: Keys] => {
  const known = forms.get(shape) ?? [{ ...shape.line, ...shape.shared }, severalLines(shape.line, shape.shared)];
  forms.set(shape, known);
  return known;
};

/** The keys that a node of lines has by its form: those of its only line, or `lines`. */
export const linesKeys = (shape: LinesShape, node: SourceNode): Keys => {
  const [single, several] = formsOf(shape);
  const isSeveral = node.kind === 'map' && node.entries.some(({ key }) => key.text === 'lines' || key.text === '各行');
  return isSeveral ? several : single;
};

/** The keys of a case: `when` and the body it scores by. */
export const CASE_KEYS: Keys = {
  when: {
    zh: '当',
    required: true,
    shape: { kind: 'expression', expects: 'flag' },
    note: { zh: '条件；最后一个写 else', en: 'the condition; `else` for the last' },
  },
  ...CASE_BODY_KEYS,
};

const built = new WeakMap<Keys, z.ZodType>();

const keysSchema = (keys: Keys): z.ZodType => {
  const known = built.get(keys);
  if (known) return known;
  const made = z.strictObject(
    Object.fromEntries(
      Object.entries(keys).map(([name, spec]) => [
        name,
        spec.required ? schemaOf(spec.shape) : schemaOf(spec.shape).optional(),
      ]),
    ),
  );
  built.set(keys, made);
  return made;
};
