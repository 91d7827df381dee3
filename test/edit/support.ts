import { readdirSync, readFileSync } from 'node:fs';
import { analyze } from '../../packages/dsl/src/analyze.js';
import type { Language } from '../../packages/dsl/src/diagnostics/diagnostic.js';
import { formatRule } from '../../packages/dsl/src/edit/format.js';
import { Exact } from '../../packages/dsl/src/number/index.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';

const at = (path: string): URL => new URL(path, import.meta.url);
const read = (path: string): string => readFileSync(at(path), 'utf8');

/** One rule with every key and method, in both languages. */
export const EVERY_KEY = { en: read('fixtures/every-key.en.yaml'), zh: read('fixtures/every-key.zh.yaml') };

export interface Shipped {
  readonly name: string;
  readonly text: string;
  /** The data that comes with it, where there is some. */
  readonly sample?: SourceFile;
}

export const SHIPPED: readonly Shipped[] = readdirSync(at('../../rules/'))
  .filter((one) => one.endsWith('.yaml'))
  .map((name) => {
    const data = name.replace('.yaml', '.json');
    const samples = readdirSync(at('../../rules/samples/'));
    const sample = samples.includes(data) ? new SourceFile(data, read(`../../rules/samples/${data}`)) : undefined;
    return { name, text: read(`../../rules/${name}`), ...(sample ? { sample } : {}) };
  });

export const fileOf = (text: string): SourceFile => new SourceFile('rule.yaml', text);

/** Formats a text that must not be refused. */
export const format = (text: string, language?: Language): string => {
  const { text: made, diagnostics } = formatRule(fileOf(text), language ? { language } : {});
  if (diagnostics.length > 0) throw new Error(diagnostics.map((one) => `${one.code}: ${one.message.en}`).join('\n'));
  return made;
};

/** `code line:column` of everything that is wrong with a rule. */
export const mistakesIn = (text: string): readonly string[] =>
  analyze(fileOf(text)).diagnostics.map(({ code, primary: { file, span } }) => {
    const { line, column } = file.position(span.start);
    return `${code} ${line}:${column}`;
  });

/** The checked rule of a text, without places: equal for texts that mean the same. */
export const meaningOf = (text: string): unknown => {
  const { rule } = analyze(fileOf(text));
  return rule && withoutPlaces(rule);
};

const PLACES = new Set(['span', 'whole', 'file']);

/** Objects that stand in several places, or in themselves, are numbered where they come first. */
const withoutPlaces = (root: unknown): unknown => {
  const numbers = new Map<object, number>();
  const visit = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Exact) return value.toFractionString();
    const known = numbers.get(value);
    if (known !== undefined) return `object ${known}`;
    numbers.set(value, numbers.size);
    if (Array.isArray(value)) return value.map(visit);
    const entries = value instanceof Map ? [...value] : Object.entries(value).filter(([key]) => !PLACES.has(key));
    return entries.map(([key, one]) => [key, visit(one)]);
  };
  return visit(root);
};

/** A rule around the lines in question, with `more` at the top level. */
export const ruleWith = (item: string, more = ''): string => `rule: sample
title: 样例
edition: 2021
source: 附件0
cycle: month
units: { 第一组: [甲县], 第二组: [乙县] }
${more}fields:
  完成数: { type: count }
  任务数: { type: count }
  有效: { type: flag }
score:
  max: 100
  adds_up: no
  parts:
${item.replace(/^(?=.)/gm, '    ')}
ranking: { round: 0.01 half-up, among: all }
`;
