import { describe, expect, test } from 'vitest';
import { analyze } from '../../packages/dsl/src/analyze.js';
import { expressionTokens } from '../../packages/dsl/src/services/expression-tokens.js';
import { foldingRanges } from '../../packages/dsl/src/services/folding.js';
import { type OutlineNode, outlineOf } from '../../packages/dsl/src/services/outline.js';
import { EVERY_KEY, fileOf } from '../edit/support.js';
import { rule } from './support.js';

const TEXT = rule(`    - item: 新的
      max: 5
      parts:
        - { item: 里面, max: 5, check: 有效 }
        - items: 任务
          max: 1
          points: 进度`);
const analysis = analyze(fileOf(TEXT));

describe('the outline', () => {
  const shown = (node: OutlineNode): unknown =>
    node.children.length > 0
      ? { [node.name]: node.children.map(shown) }
      : `${node.kind} ${node.name} ${node.detail.zh}`;
  const sections = outlineOf(analysis);
  const section = (name: string): unknown => sections.filter((one) => one.name === name).map(shown)[0];

  test('has the sections in the order of the file', () => {
    expect(sections.map((one) => one.name)).toEqual(
      'rule title edition source cycle units classes sets tables coefficients functions fields values readings score ranking'.split(
        ' ',
      ),
    );
    expect(section('title')).toBe('section title 样例');
    expect(section('ranking')).toBe('section ranking 排名');
  });

  test('has what they declare', () => {
    expect(section('units')).toEqual({ units: ['group 第一组 ', 'group 第二组 '] });
    expect(section('tables')).toEqual({ tables: ['table 任务 '] });
    expect(section('functions')).toEqual({ functions: ['function 按增速(实际, 目标) '] });
    expect(section('fields')).toEqual({
      fields: expect.arrayContaining([
        'field 任务数 个数 个',
        { 项目: ['field 投资额 数值 万元', 'field 已开工 是否'] },
      ]),
    });
  });

  test('has items below one another, with clause and method', () => {
    expect(section('score')).toEqual({
      score: ['item 完成 附件0 三(一) · 按完成率', { 新的: ['item 里面 达标', 'item 任务 得分'] }],
    });
  });

  test('has names inside of what is named', () => {
    const visit = ({ span, nameSpan, children }: OutlineNode): void => {
      expect(nameSpan.start).toBeGreaterThanOrEqual(span.start);
      expect(nameSpan.end).toBeLessThanOrEqual(span.end);
      for (const one of children) {
        expect(one.span.start).toBeGreaterThanOrEqual(span.start);
        expect(one.span.end).toBeLessThanOrEqual(span.end);
        visit(one);
      }
    };
    sections.forEach(visit);
  });

  test('is of the same form in both languages', () => {
    const form = (node: OutlineNode): unknown => [node.kind, node.children.map(form)];
    const of = (text: string): unknown => outlineOf(analyze(fileOf(text))).map(form);
    expect(of(EVERY_KEY.zh)).toEqual(of(EVERY_KEY.en));
  });

  test('is there as far as a file can be read', () => {
    expect(outlineOf(analyze(fileOf('rule: x\nscore:\n  parts:\n    - item: 甲')))).toHaveLength(2);
    expect(outlineOf(analyze(fileOf('')))).toEqual([]);
  });
});

describe('folding', () => {
  test('takes sections, items, keys and comments of several lines', () => {
    const text =
      '# 一\n# 二\nrule: x\nsets:\n  甲: [一,\n    二]\n  # 单独的\nscore:\n  parts:\n    - item: 甲\n      max: 1\n';
    const file = fileOf(text);
    const found = foldingRanges(analyze(file)).map(
      ({ span, kind }) => `${kind} ${file.lineIndex(span.start) + 1}-${file.lineIndex(span.end) + 1}`,
    );
    expect(found).toEqual(['comment 1-2', 'section 4-6', 'block 5-6', 'section 8-11', 'block 9-11', 'item 10-11']);
  });
});

describe('the tokens of expressions', () => {
  const tokens = (text: string): readonly string[] =>
    expressionTokens(analyze(fileOf(text))).map(({ span, kind }) => `${kind} ${text.slice(span.start, span.end)}`);

  test('are told by what names stand for', () => {
    const text = rule(`    - item: 新的
      max: 10
      check: "sum(权数 over 任务 where unit in 牵头) >= 50% and 等级 = '国家级' and R1 != '从宽' and 按增速(完成数, 2) > 步长"`);
    expect(tokens(text).join(', ')).toContain(
      'builtin sum, operator (, column 权数, keyword over, set 任务, keyword where, builtin unit, keyword in, column 牵头, operator ), ' +
        "operator >=, number 50%, keyword and, field 等级, operator =, member '国家级', keyword and, reading R1, operator !=, member '从宽', " +
        'keyword and, function 按增速, operator (, field 完成数, operator ,, number 2, operator ), operator >, coefficient 步长',
    );
    expect(tokens(text)).toEqual(expect.arrayContaining(['parameter 实际', 'function 按增速']));
    expect(tokens(text)).not.toContain('keyword none');
  });

  test('do not overlap', () => {
    for (const text of [EVERY_KEY.en, EVERY_KEY.zh, TEXT]) {
      const found = expressionTokens(analyze(fileOf(text)));
      expect(found.length).toBeGreaterThan(30);
      found.reduce((end, { span }) => {
        expect(span.start).toBeGreaterThanOrEqual(end);
        return span.end;
      }, 0);
    }
  });
});
