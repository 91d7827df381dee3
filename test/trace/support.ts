import { expect } from 'vitest';
import { analyze } from '../../packages/dsl/src/analyze.js';
import { DiagnosticBag } from '../../packages/dsl/src/diagnostics/bag.js';
import type { Language } from '../../packages/dsl/src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../packages/dsl/src/diagnostics/render.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { makePlan } from '../../packages/interpreter/src/plan/plan.js';
import { readData } from '../../packages/interpreter/src/run/data/read-data.js';
import { score } from '../../packages/interpreter/src/run/score.js';
import { renderTrace, renderTraceMarkdown } from '../../packages/interpreter/src/trace/render.js';
import { type SheetLine, sheetOf } from '../../packages/interpreter/src/trace/sheet.js';

export interface Sheet {
  text(language: Language): string;
  markdown(language: Language): string;
  lines(language: Language): readonly SheetLine[];
}

interface Run {
  readonly rule: string;
  readonly data: string;
  readonly unit: string;
  readonly readings?: Readonly<Record<string, string>>;
}

/** Scores data by a rule, both as text, and gives the sheet of one unit. */
export const sheetFor = ({ rule: source, data: json, unit, readings = {} }: Run): Sheet => {
  const options = { language: 'en', color: false } as const;
  const { rule, diagnostics } = analyze(new SourceFile('rule.yaml', source), {
    readings: new Map(Object.entries(readings)),
  });
  if (!rule) expect.fail(renderDiagnostics(diagnostics, options));
  const bag = new DiagnosticBag();
  const data = readData(rule, [new SourceFile('data.json', json)], bag);
  const scored = data ? score(makePlan(rule), data, bag) : undefined;
  const result = scored?.result.units.find((one) => one.unit === unit);
  const trace = scored?.explain(unit);
  if (!scored || !result?.score || !trace) expect.fail(`${unit} has no score\n${renderDiagnostics(bag.all, options)}`);
  const of = scored.result.units.filter((one) => one.rank !== undefined).length;
  const context = (language: Language) => ({
    language,
    rule,
    unit,
    period: scored.result.period,
    ...(result.score ? { score: result.score } : { score: expect.fail('no score') }),
    ...(result.rank === undefined ? {} : { rank: result.rank, of }),
  });
  return {
    text: (language) => renderTrace(trace, context(language)),
    markdown: (language) => renderTraceMarkdown(trace, context(language)),
    lines: (language) => sheetOf(trace, context(language)),
  };
};

/** A small rule: what is not given is the same for all of them. */
export interface Small {
  /** YAML of top-level keys beside the usual ones. */
  readonly top?: string;
  /** YAML of the one item. */
  readonly item: string;
  /** The fields of 甲区, then of 乙区 and 丙区 where they differ. */
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly common?: Readonly<Record<string, unknown>>;
  readonly period?: string;
  readonly readings?: Readonly<Record<string, string>>;
}

const UNITS = ['甲区', '乙区', '丙区'];

export const smallSheet = ({ top = '', item, data, common = {}, period = '2021-04', readings = {} }: Small): Sheet =>
  sheetFor({
    rule: `
rule: small
title: 小规则
edition: 2021
source: 附件
cycle: month
units: { 一组: [甲区, 乙区], 二组: [丙区] }
${top}
score:
  max: none
  floor: none
  parts:
${indent(item, 4)}
ranking: { round: 0.01 half-up, among: all }
`,
    data: JSON.stringify({
      rule: 'small',
      period,
      common,
      units: Object.fromEntries(UNITS.map((unit, at) => [unit, data[at] ?? data[0]])),
    }),
    unit: '甲区',
    readings,
  });

const indent = (text: string, by: number): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(by));

/** The lines between the title and the readings, one level less deep. */
export const itemLines = (sheet: Sheet, language: Language): readonly string[] => {
  const lines = sheet.text(language).split('\n').slice(1);
  const end = lines.findIndex((line) => !line.startsWith('  '));
  return lines.slice(0, end).map((line) => line.slice(2));
};
