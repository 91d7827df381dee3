import { describe, expect, it } from 'vitest';
import { analyze, coefficientsOf, diffRules, itemTree, SourceFile } from '../../packages/dsl/src/index.js';
import type { PlainDiagnostic } from '../../packages/editor/src/protocol/api.js';
import { NO_FILTER, searchable, searchWords } from '../../packages/editor/src/views/coefficient-filter.js';
import { coefficientAt, coefficientRows, filterRows } from '../../packages/editor/src/views/coefficient-rows.js';

const RULE = `rule: t
title: 示例
edition: 2021
source: 附件9 二
cycle: month
units: [甲区, 乙区]
coefficients:
  步长: 0.5                     # 附表
fields:
  完成数: { type: count, unit: 个 }
score:
  max: 100
  parts:
    - item: 任务完成
      max: 60
      source: 附件9 二(一)1
      points: 完成数 * 步长
    - item: 名次
      max: 40
      source: 附件9 二(二)
      rank: { by: 完成数, best: highest, among: all, step: 2 }
ranking: { round: 0.01 half-up, among: all }
`;

const analysed = (text: string) => analyze(new SourceFile('t.yaml', text));
const before = analysed(RULE);
const after = analysed(RULE.replace('step: 2 ', 'step: 1.5 '));
const snapshot = (diagnostics: readonly PlainDiagnostic[] = []) => ({
  path: 't.yaml',
  version: 1,
  diagnostics,
  tree: itemTree(after),
  coefficients: coefficientsOf(after),
  matrices: [],
  changes: diffRules(before, after),
  scores: { kind: 'no-data' } as const,
});
const rows = coefficientRows(snapshot());
const found = (text: string, more = {}) =>
  filterRows(rows, { ...NO_FILTER, text, ...more }).map(({ coefficient }) => coefficient.text);

describe('searching', () => {
  it('does not ask how signs are typed', () => {
    for (const [a, b] of [
      ['附件８ 四（一）１', '附件8四(一)1'],
      ['附件5—1', '附件5-1'],
      ['附件5——1', '附件5–1'],
      ['《示例》“甲”', '示例甲'],
      ['１．５％', '1.5%'],
      ['Half-Up', 'half-up'],
      ['甲、乙', '甲，乙'],
    ] as const)
      expect(searchable(a)).toBe(searchable(b));
    expect(searchable('1.5')).not.toBe(searchable('15'));
  });

  it('takes words apart at blanks, full-width ones too', () => {
    expect(searchWords('  名次　步 ')).toEqual(['名次', '步']);
  });

  it('finds by item, clause, value, formula and note', () => {
    expect(found('名次')).toContain('1.5');
    expect(found('名次')).not.toContain('60');
    expect(found('附件9二（一）1')).toContain('60');
    expect(found('1.5')).toEqual(['1.5']);
    expect(found('附表')).toEqual(['0.5']);
    expect(found('名次 1.5')).toEqual(['1.5']);
    expect(found('名次 60')).toEqual([]);
  });

  it('finds a choice by the word that is shown for it', () => {
    const best = rows.find(({ coefficient }) => coefficient.text === 'highest')?.coefficient;
    const label = best?.choices?.find(({ value }) => value === 'highest')?.label.zh ?? '';
    expect(label).not.toBe('');
    expect(found(label)).toContain('highest');
  });
});

describe('filters', () => {
  it('know what has been changed, and what it was', () => {
    const changed = filterRows(rows, { ...NO_FILTER, changedOnly: true });
    expect(changed.map(({ coefficient, change }) => [coefficient.text, change?.before])).toEqual([['1.5', '2']]);
  });

  it('keep to a part of the rule, or to some coefficients', () => {
    expect(found('', { section: 'coefficient' })).toEqual(['0.5']);
    const [one] = rows;
    expect(found('', { ids: new Set([one?.coefficient.id]) })).toEqual([one?.coefficient.text]);
    expect(found('')).toHaveLength(rows.length);
  });
});

describe('rows', () => {
  const place = (text: string) => {
    const start = after.file.text.indexOf(text);
    return { start, end: start + text.length };
  };
  const problem = (text: string, path = 't.yaml'): PlainDiagnostic => ({
    code: 'no-value-here',
    severity: 'error',
    message: { zh: text, en: text },
    path,
    span: place(text),
    line: 1,
    column: 1,
    secondary: [],
    fixes: [],
  });
  const marked = (...diagnostics: PlainDiagnostic[]) =>
    coefficientRows(snapshot(diagnostics))
      .filter(({ problems }) => problems.length > 0)
      .map(({ coefficient }) => coefficient.text);

  it('have the problems that cover them or lie in them, of their own file', () => {
    expect(marked(problem('step: 1.5'))).toEqual(['1.5']);
    expect(marked(problem('half-up'))).toEqual(['half-up']);
    expect(marked(problem('0.01 half-up'))).toEqual(['0.01', 'half-up']);
    expect(marked(problem('任务完成'))).toEqual([]);
    expect(marked(problem('step: 1.5', 'other.yaml'))).toEqual([]);
  });

  it('are found by a place in the text', () => {
    const coefficients = coefficientsOf(after);
    const text = (start: number, end = start) => coefficientAt(coefficients, { start, end })?.text;
    const { start, end } = place('1.5');
    expect(text(start)).toBe('1.5');
    expect(text(end)).toBe('1.5');
    expect(text(place('- item: 名次').start, after.file.text.length)).toBe('40');
    expect(text(place('title').start)).toBeUndefined();
  });
});
