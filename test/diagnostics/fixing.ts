import { expect } from 'vitest';
import { analyze } from '../../packages/dsl/src/analyze.js';
import { DiagnosticBag } from '../../packages/dsl/src/diagnostics/bag.js';
import { CODES } from '../../packages/dsl/src/diagnostics/codes.js';
import type { Diagnostic, Fix } from '../../packages/dsl/src/diagnostics/diagnostic.js';
import { applyFix } from '../../packages/dsl/src/services/quick-fixes.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { loadJson } from '../../packages/dsl/src/yaml/load-json.js';

/** What is wrong with a rule, or with the syntax of data. */
export const diagnose = (file: SourceFile): readonly Diagnostic[] => {
  if (!file.name.endsWith('.json')) return analyze(file).diagnostics;
  const bag = new DiagnosticBag();
  loadJson(file, bag);
  return bag.all;
};

export const isError = ({ code }: Diagnostic): boolean => CODES[code].severity === 'error';
const key = ({ code, message }: Diagnostic): string => `${code}: ${message.en}`;

/** Makes a fix; the mistake is to be gone, and nothing else to be wrong that was not. */
export const expectPutRight = (
  file: SourceFile,
  diagnostic: Diagnostic,
  fix: Fix,
  before: readonly Diagnostic[],
): string => {
  const text = applyFix(file, fix);
  const after = diagnose(new SourceFile(file.name, text)).map(key);
  const left = [...before.map(key)];
  left.splice(left.indexOf(key(diagnostic)), 1);
  expect(after.filter((one) => one === key(diagnostic)).length, text).toBeLessThan(
    before.filter((one) => key(one) === key(diagnostic)).length,
  );
  const errors = diagnose(new SourceFile(file.name, text)).filter(isError).map(key);
  for (const one of errors) expect(left, `${fix.title.en}\n${text}`).toContain(one);
  return text;
};

/** Its edits are in order, lie apart and within the file. */
export const wellFormed = (file: SourceFile, { edits, title }: Fix): void => {
  expect(title.zh).not.toBe('');
  expect(title.en).not.toBe('');
  expect(edits.length).toBeGreaterThan(0);
  let from = 0;
  for (const { span } of edits) {
    expect(span.start).toBeGreaterThanOrEqual(from);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(span.end).toBeLessThanOrEqual(file.text.length);
    from = span.end;
  }
};

/** A small rule without mistakes, and the method of its item. */
export const RULE = `rule: sample
title: 样例专项
edition: 2021
source: 附件1
cycle: month
units: { 甲组: [甲县, 乙县], 乙组: [丙县] }
sets:
  类别: [水, 气]
fields:
  完成数: { type: count, unit: 个 }
  任务数: { type: count, unit: 个 }
  完成率: { type: percent }
  达标率: { type: number, optional: true }
  验收日: { type: date }
score:
  max: 10
  parts:
    - item: 任务完成
      max: 10
      ratio: { actual: 完成数, target: 任务数 }
ranking: { round: 0.01 half-up, among: all }
`;
export const METHOD = '      ratio: { actual: 完成数, target: 任务数 }\n';
