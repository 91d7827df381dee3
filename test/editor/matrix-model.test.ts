import { describe, expect, it } from 'vitest';
import { analyze, matricesOf, SourceFile } from '../../packages/dsl/src/index.js';
import { keyLabel, matrixWidths, placeIn } from '../../packages/editor/src/views/matrix-model.js';

const RULE = `rule: t
title: 示例
edition: 2021
source: 附件9
cycle: month
units: [甲区, 乙区]
sets: { 指标: [高新技术企业数, 投资] }
coefficients:
  目标:
    by: [指标, unit]
    columns: [甲区, 乙区]
    高新技术企业数: [1200000.5, 300]
    投资: [~, 40]
`;

const [matrix] = matricesOf(analyze(new SourceFile('t.yaml', RULE)));
if (!matrix) throw new Error('no matrix');

describe('a matrix', () => {
  it('knows where a coefficient stands', () => {
    expect(placeIn(matrix, matrix.cells[1]?.[1] ?? '')).toEqual({ row: 1, column: 1 });
    expect(placeIn(matrix, 'nothing')).toBeUndefined();
    expect(matrix.cells[1]?.[0]).toBeUndefined();
  });

  it('gives room to what is in its columns', () => {
    const { head, columns } = matrixWidths(matrix);
    const [wide, narrow] = columns;
    expect(columns).toHaveLength(2);
    expect(wide).toBeGreaterThan(narrow ?? 0);
    // Seven characters of the size of the page.
    expect(head).toBeGreaterThan(7 * 14);
  });

  it('calls the words of the language by their names, and others as they are', () => {
    expect(keyLabel('unit').zh).toBe('单位');
    expect(keyLabel('指标').zh).toBe('指标');
  });
});
