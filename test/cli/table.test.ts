import { describe, expect, it } from 'vitest';
import { textWidth } from '../../packages/dsl/src/diagnostics/width.js';
import { drawTable } from '../../packages/interpreter/src/cli/draw-table.js';
import { placesAmong } from '../../packages/interpreter/src/report/order.js';
import { resultTable } from '../../packages/interpreter/src/report/result-table.js';
import { fitTable, type ReportTable } from '../../packages/interpreter/src/report/table.js';
import { RULE, scored } from './support.js';

const units = { 甲县: { 完成数: 1, 检查分: 7 }, 乙县: { 弄虚作假: true }, 丁县: { 完成数: 2 } };
const { rule, scored: done } = scored(units);
const table = resultTable(rule, done.result, [], 'zh');
const cellsOf = (report: ReportTable) => report.rows.map((row) => row.cells);

describe('a result as a table', () => {
  it('has the units by place, the disqualified last', () => {
    expect(table.title).toEqual(['样例专项（2021 版）　2021-04']);
    expect(table.columns.map((one) => one.heading)).toEqual([
      '名次',
      '单位',
      '组别',
      '得分',
      '任务完成',
      '建设',
      '检查',
    ]);
    expect(cellsOf(table)).toEqual([
      ['1', '丙县', '西组', '90.00', '60.00', '30.00', '—'],
      ['2', '丁县', '西组', '70.00', '40.00', '30.00', '—'],
      ['3', '甲县', '东组', '57.00', '20.00', '30.00', '7.00'],
      ['—', '乙县', '东组', '取消资格', '—', '—', '—'],
    ]);
    expect(table.rows.map((row) => row.muted)).toEqual([false, false, false, true]);
  });

  it('says that points are rounded, and which readings are taken', () => {
    expect(table.notes).toHaveLength(1);
    expect(table.notes[0]).toContain('四舍五入');
    expect(resultTable(rule, done.result, [{ name: 'R1', choice: '零分', instead: '满分' }], 'zh').notes[1]).toBe(
      '读法 R1 取“零分”，规则原取“满分”',
    );
  });

  it('goes group by group where places are within groups', () => {
    const grouped = scored(units, RULE.replace('among: all', 'among: group'));
    const report = resultTable(grouped.rule, grouped.scored.result, [], 'en');
    expect(cellsOf(report).map((row) => row.slice(0, 3).join(' '))).toEqual([
      '1 甲县 东组',
      '1 丙县 西组',
      '2 丁县 西组',
      '— 乙县 东组',
    ]);
    expect(report.notes[0]).toBe('places are within each group');
    const [first] = grouped.scored.result.units;
    expect(first && placesAmong(grouped.rule, grouped.scored.result, first)).toBe(1);
  });

  it('has no column of groups where the rule has none', () => {
    const text = RULE.replace('  东组: [甲县, 乙县]\n  西组: [丙县, 丁县]', '  [甲县, 乙县, 丙县, 丁县]');
    const plain = scored(units, text);
    expect(resultTable(plain.rule, plain.scored.result, [], 'zh').columns.map((one) => one.heading)).not.toContain(
      '组别',
    );
  });
});

describe('a drawn table', () => {
  const draw = (width?: number): readonly string[] =>
    drawTable(table, { language: 'zh', color: false, width }).trimEnd().split('\n');

  it('has its columns one below the other, Chinese or not', () => {
    const lines = draw().filter((line) => /^[│┌├└]/.test(line));
    expect(lines).toHaveLength(4 + table.rows.length);
    expect(new Set(lines.map(textWidth)).size).toBe(1);
  });

  it.each([200, 70, 60, 50, 40])('fits into %i columns, or says what is left out', (width) => {
    const lines = draw(width).filter((line) => /^[│┌├└]/.test(line));
    expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(width);
    const headings = (lines[1] ?? '').split('│').length - 2;
    const dropped = table.columns.length - headings;
    expect(draw(width).join('\n').includes(`还有 ${dropped} 列没有列出`)).toBe(dropped > 0);
  });

  it('keeps place, unit and score however narrow it is', () => {
    expect(draw(10)[2]).toMatch(/名次.*单位.*组别.*得分/);
  });

  it('has colours only where asked for', () => {
    expect(drawTable(table, { language: 'zh', color: false, width: undefined })).not.toContain('\u001b');
    expect(drawTable(table, { language: 'zh', color: true, width: undefined })).toContain('\u001b[1m');
  });
});

describe('fitting', () => {
  const wide: ReportTable = {
    title: [],
    columns: [
      { heading: 'a', align: 'left', give: 'keep' },
      { heading: 'b', align: 'left', give: 'drop' },
      { heading: 'c', align: 'left', give: 'wrap' },
    ],
    rows: [{ cells: ['x', '一二三四五', '集中式饮用水水源地数，没有的写 0 或 不写 这一项'], muted: false }],
    notes: [],
  };

  it('wraps a text before it drops a column', () => {
    const fitted = fitTable(wide, 40, 'en');
    expect(fitted.columns).toHaveLength(3);
    const [, , text = ''] = fitted.rows[0]?.cells ?? [];
    const lines = text.split('\n');
    expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(20);
    expect(lines.join('').replaceAll(' ', '')).toBe('集中式饮用水水源地数，没有的写0或不写这一项');
  });

  it('drops columns where wrapping is not enough', () => {
    const fitted = fitTable(wide, 30, 'en');
    expect(fitted.columns.map((one) => one.heading)).toEqual(['a', 'c']);
    expect(fitted.notes).toEqual(['1 more column did not fit: use a wider window, or --format csv for all']);
  });
});
