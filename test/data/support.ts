import { analyze } from '../../packages/dsl/src/analyze.js';
import { DiagnosticBag } from '../../packages/dsl/src/diagnostics/bag.js';
import type { Diagnostic } from '../../packages/dsl/src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../packages/dsl/src/diagnostics/render.js';
import { Exact } from '../../packages/dsl/src/number/index.js';
import { formatDate } from '../../packages/dsl/src/rule/dates.js';
import type { CheckedRule, FieldInfo, Value } from '../../packages/dsl/src/rule/rule.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import type { Data } from '../../packages/interpreter/src/evaluate/frame.js';
import { readData } from '../../packages/interpreter/src/run/data/read-data.js';

/** A rule around the fields in question; units 甲县 and 乙县 unless given. */
export const ruleWith = (
  fields: string,
  { units = '[甲县, 乙县]', cycle = 'month', more = '', score = '{ max: 100, points: 60 }' } = {},
): CheckedRule => {
  const text = `rule: sample
title: 样例
edition: 2021
source: 附件0
cycle: ${cycle}
units: ${units}
${more}
fields:
${fields}
score: ${score}
ranking: { round: 0.01 half-up, among: all }
`;
  const analysis = analyze(new SourceFile('sample.yaml', text));
  if (!analysis.rule) throw new Error(renderDiagnostics(analysis.diagnostics, { language: 'en', color: false }));
  return analysis.rule;
};

export interface Outcome {
  readonly data: Data | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** `code line:column` each, the file's name before it where there are several. */
  readonly found: readonly string[];
}

/** Reads files by name. */
export const readAll = (rule: CheckedRule, files: Readonly<Record<string, string>>): Outcome => {
  const bag = new DiagnosticBag();
  const sources = Object.entries(files).map(([name, text]) => new SourceFile(name, text));
  const data = readData(rule, sources, bag);
  const found = bag.all.map(({ code, primary: { file, span } }) => {
    const { line, column } = file.position(span.start);
    return `${sources.length > 1 ? `${file.name} ` : ''}${code} ${line}:${column}`;
  });
  return { data, diagnostics: bag.all, found };
};

/** What `«code|text»` marks in a file: the text without the marks, and the diagnostics that are to be found at just those places. */
export const unmark = (marked: string): { readonly text: string; readonly expected: readonly string[] } => {
  let text = '';
  const marks: { readonly code: string; readonly start: number; readonly end: number }[] = [];
  for (const [, before = '', codes, content = ''] of marked.matchAll(/([^«]*)(?:«([^|]*)\|([^»]*)»)?/g)) {
    text += before;
    for (const code of codes?.split(' ') ?? [])
      marks.push({ code, start: text.length, end: text.length + content.length });
    text += content;
  }
  const file = new SourceFile('marked', text);
  return { text, expected: marks.map(({ code, start, end }) => place(file, code, start, end)) };
};

const place = (file: SourceFile, code: string, start: number, end: number): string => {
  const { line, column } = file.position(start);
  return `${code} ${line}:${column} ${file.text.slice(start, end)}`;
};

export interface MarkedOutcome extends Outcome {
  readonly marked: readonly string[];
  readonly expected: readonly string[];
}

/** Reads a file with marks: `marked` must equal `expected`. */
export const readMarked = (rule: CheckedRule, marked: string, name = 'data.json'): MarkedOutcome => {
  const { text, expected } = unmark(marked);
  const outcome = readAll(rule, { [name]: text });
  return {
    ...outcome,
    expected,
    marked: outcome.diagnostics.map(({ code, primary: { file, span } }) => place(file, code, span.start, span.end)),
  };
};

export const readText = (rule: CheckedRule, text: string): Outcome => readAll(rule, { 'data.json': text });

/** Reads the content of a unit: the line before it is the first of the file, `units` the second, the unit's key the third. */
export const readUnit = (rule: CheckedRule, content: string): Outcome =>
  readText(rule, `{"rule": "sample", "period": "2021-04",\n"units": {\n"甲县": ${content}}}`);

export const messages = (outcome: Outcome): readonly string[] => outcome.diagnostics.map((one) => one.message.zh);
export const hints = (outcome: Outcome): readonly (string | undefined)[] =>
  outcome.diagnostics.map((one) => one.hint?.zh);

export const fieldOf = (rule: CheckedRule, name: string): FieldInfo => {
  const find = (fields: readonly FieldInfo[]): FieldInfo | undefined => {
    for (const field of fields) {
      const found = field.name === name ? field : find(field.fields);
      if (found) return found;
    }
    return undefined;
  };
  const field = find(rule.fields);
  if (!field) throw new Error(`no field ${name}`);
  return field;
};

/** The cells of a field as plain values: numbers as fractions, dates as texts, nothing as null. */
export const cells = (rule: CheckedRule, { data, diagnostics }: Outcome, name: string): readonly unknown[] => {
  if (!data) throw new Error(renderDiagnostics(diagnostics, { language: 'en', color: false }));
  const field = fieldOf(rule, name);
  return Array.from(data.fields.get(field) ?? [], (value) => plain(field, value));
};

const plain = (field: FieldInfo, value: Value | undefined): unknown => {
  if (value === undefined) return null;
  if (value instanceof Exact) return value.toFractionString();
  return field.type === 'date' && typeof value === 'number' ? formatDate(value) : value;
};
