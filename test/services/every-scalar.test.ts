import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../packages/dsl/src/analyze.js';
import { DiagnosticBag } from '../../packages/dsl/src/diagnostics/bag.js';
import { readDocument } from '../../packages/dsl/src/document/read.js';
import { type Coefficient, coefficientsOf, setCoefficient } from '../../packages/dsl/src/services/coefficients.js';
import { applyEdits, type TextEdit } from '../../packages/dsl/src/source/text-edit.js';
import { EVERY_KEY, fileOf, format, SHIPPED } from '../edit/support.js';

// Every coefficient of every shipped rule takes another value and gets its old one back: nothing but its own bytes changes. Read
// again after each single edit that takes minutes, so edits are read together: a rule twice, with ZS_FULL=1 60 times.

const FULL = process.env.ZS_FULL === '1';
/** How many times a rule is read: every so-and-so-many-th coefficient is edited at once. */
const READINGS = FULL ? 60 : 2;

/** As much as coefficients need of an analysis. */
const readOnly = (text: string): Analysis => {
  const file = fileOf(text);
  const bag = new DiagnosticBag();
  const document = readDocument(file, bag);
  return { file, diagnostics: bag.all, ...(document ? { document } : {}) };
};

/** Another value of the same kind, that no neighbouring band has. */
const other = ({ kind, text, choices = [] }: Coefficient, at: number): string => {
  switch (kind) {
    case 'number':
      return `${at + 7}.250`;
    case 'percent':
      return `${at + 101}.5%`;
    case 'date':
      return text === '2021-11-11' ? '2021-12-12' : '2021-11-11';
    case 'period':
      return text === '2031-05' ? '2031-06' : '2031-05';
    default:
      return choices.find((one) => one.value !== text)?.value ?? text;
  }
};

interface Edited {
  readonly id: string;
  readonly before: string;
  readonly after: string;
  readonly edit: TextEdit;
}

const editsOf = (analysis: Analysis): readonly Edited[] =>
  coefficientsOf(analysis).map((one, at) => {
    const after = other(one, at);
    const made = setCoefficient(analysis, one, after);
    if (!('edit' in made)) throw new Error(`${one.id}: ${made.diagnostics.map((it) => it.message.en).join()}`);
    expect(made.text).toBe(after);
    expect(made.edit, one.id).toEqual({ span: one.span, text: after });
    expect(analysis.file.slice(one.span), one.id).toBe(one.text);
    return { id: one.id, before: one.text, after, edit: made.edit };
  });

const textsOf = (analysis: Analysis): ReadonlyMap<string, string> =>
  new Map(coefficientsOf(analysis).map((one) => [one.id, one.text]));

/** Makes some edits, reads what came out, and takes them back. */
const check = (text: string, texts: ReadonlyMap<string, string>, edits: readonly Edited[]): void => {
  const edited = applyEdits(
    text,
    edits.map((one) => one.edit),
  );
  const again = readOnly(edited);
  const expected = new Map(texts);
  for (const one of edits) expected.set(one.id, one.after);
  expect([...textsOf(again)]).toEqual([...expected]);
  const back = edits.map(({ id, before }): TextEdit => {
    const made = setCoefficient(again, id, before);
    if (!('edit' in made)) throw new Error(`${id}: ${made.diagnostics.map((it) => it.message.en).join()}`);
    return made.edit;
  });
  expect(applyEdits(edited, back)).toBe(text);
};

const checkAll = (text: string): void => {
  const analysis = readOnly(text);
  const texts = textsOf(analysis);
  expect(texts.size).toBe(coefficientsOf(analysis).length);
  const edits = editsOf(analysis);
  const groups = Array.from({ length: READINGS }, () => [] as Edited[]);
  for (const [at, one] of edits.entries()) groups[at % READINGS]?.push(one);
  for (const group of groups) check(text, texts, group);
};

describe('an edit of a coefficient changes its own bytes and no other', () => {
  it.each(SHIPPED)('$name', ({ text }) => checkAll(text));

  const some = SHIPPED.filter(({ name }) => /^(?:ecology|culture|supervision)\.yaml$/.test(name));

  it.each(some)('$name with Chinese keys', ({ text }) => checkAll(format(text, 'zh')));
  it.each(some)('$name with CRLF', ({ text }) => checkAll(text.replaceAll('\n', '\r\n')));
  it.each(some)('$name with a byte order mark', ({ text }) => checkAll(`\ufeff${text}`));
  it('a rule with every key, in both languages', () => {
    checkAll(EVERY_KEY.en);
    checkAll(EVERY_KEY.zh);
  });
});

describe('the language of the keys', () => {
  it.each(SHIPPED)('$name has the same ids and meanings', ({ text }) => {
    const meant = (one: string) =>
      coefficientsOf(readOnly(one)).map(({ id, canonical, kind }) => [id, canonical, kind]);
    expect(meant(format(text, 'zh'))).toEqual(meant(text));
  });
});
