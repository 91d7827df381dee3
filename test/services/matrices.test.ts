import { describe, expect, test } from 'vitest';
import { matricesOf } from '../../packages/dsl/src/services/matrices.js';
import { ruleWith, SHIPPED } from '../edit/support.js';
import { coefficient, read } from './coefficient-support.js';

const RULE = ruleWith(
  '- { item: 甲, max: 60, check: 有效 }\n',
  `sets: { 指标: [一, 二], 类: [子, 丑] }
tables:
  级别:
    columns: { 分值: number, 说明: text }
    rows: { 国家: [10, 甲], 省: [~, 乙] }
  名单: { columns: { 说明: text }, rows: { 子项: [甲] } }
coefficients:
  目标: { by: [指标, unit], columns: [甲县, 乙县], 一: [1, "if 有效 then 2 else 3"], 二: [~, 4] }
  分层:
    by: 指标
    一: { by: 类, 子: 1, 丑: 2 }
    二: { by: 类, 子: 3, else: 4 }
  单层: { by: 指标, 一: 1, 二: 2 }
`,
);

describe('matrices', () => {
  const all = matricesOf(read(RULE));

  test('are those with rows and columns of figures', () =>
    expect(all.map(({ name, kind, by, rows, columns }) => [name, kind, by, rows, columns])).toEqual([
      ['级别', 'table', ['级别'], ['国家', '省'], ['分值', '说明']],
      ['目标', 'coefficient', ['指标', 'unit'], ['一', '二'], ['甲县', '乙县']],
      ['分层', 'coefficient', ['指标', '类'], ['一', '二'], ['子', '丑', 'else']],
    ]));

  test('name the coefficient of each cell that is a single one', () => {
    expect(all.map((one) => one.cells)).toEqual([
      [
        ['tables/级别/rows/国家/分值', undefined],
        [undefined, undefined],
      ],
      [
        ['coefficients/目标/一/甲县', undefined],
        [undefined, 'coefficients/目标/二/乙县'],
      ],
      [
        ['coefficients/分层/一/子', 'coefficients/分层/一/丑', undefined],
        ['coefficients/分层/二/子', undefined, 'coefficients/分层/二/else'],
      ],
    ]);
    expect(all[1]?.texts).toEqual([
      ['1', 'if 有效 then 2 else 3'],
      ['', '4'],
    ]);
  });

  test.each(SHIPPED)('$name: every cell is where its coefficient says', ({ text }) => {
    const analysis = read(text);
    for (const { name, rows, columns, cells } of matricesOf(analysis))
      cells.forEach((row, at) => {
        row.forEach((id, column) => {
          if (id === undefined) return;
          expect(coefficient(analysis, id).matrix).toEqual({ name, row: rows[at], column: columns[column] });
        });
      });
  });
});
