import { describe, expect, test } from 'vitest';
import { coefficientsOf } from '../../packages/dsl/src/services/coefficients.js';
import { format, ruleWith } from '../edit/support.js';
import { coefficient, read } from './coefficient-support.js';

const MORE = `coefficients:
  步长: { by: group, 第一组: 1.5, 第二组: 2.5 }   # 每差一名
  应完成: { by: month, 3-5: 10%, else: none }
  目标:
    by: [指标, month]
    columns: [1, 2]
    一: ['１０', "if 有效 then 2 else 1"]
    二: [~, -3]
sets: { 指标: [一, 二] }
tables:
  级别:
    columns: { 分值: number, 说明: text, 有奖: flag }
    rows: { 国家: [10, 甲, true], 省: [~, 乙, false] }
functions:
  占比(数, 总数): if 总数 = 0 then 100% else 数 / 总数
values:
  得分: 0.5 * 完成数 + 0.5 * min(任务数, 100)
  到期: period_end >= 2021-06-30 and 完成数 in [3, 6]
readings:
  R1: { clause: 附件0 一, open: 怎样, read: 甲, choices: [甲, 乙], chosen: 甲 }
`;
const ITEMS = `- item: 任务
  max: 60
  source: 附件0 二(一)
  floor: none
  bands:
    of: 完成数
    points: { ">= 90, < 100": 60, ">= 50": 30, else: 0 }
- item: 事项
  max: 40
  source: 附件0 二(二)
  parts:
    - item: 扣分
      max: 10
      over_max: keep
      deduct:
        lines:
          - { each: 0.5, of: 完成数, every: 10, partial: whole }
          - { each: 0.25, of: 'max(0, 任务数 - 5)' }
      veto: { when: 完成数 = 0, points: -1, source: 附件0 三 }
    - items: 指标
      max: 5
      cases:
        - { when: 完成数 > 7, points: 5 }
        - { when: else, check: 有效 }
`;
const RULE = ruleWith(ITEMS, MORE);
const analysis = read(RULE);
const of = (id: string) => coefficient(analysis, id);

describe('coefficients', () => {
  test('stand in the order of the file, each once', () => {
    const all = coefficientsOf(analysis);
    expect(all.map(({ span }) => span.start)).toEqual(all.map(({ span }) => span.start).toSorted((a, b) => a - b));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const one of all) expect(RULE.slice(one.span.start, one.span.end), one.id).toBe(one.text);
  });

  test.each([
    ['coefficients/步长/第一组', '1.5', 'number', 'coefficient', '步长 · 第一组'],
    ['coefficients/应完成/3-5', '10%', 'percent', 'coefficient', '应完成 · 3-5 月'],
    ['coefficients/应完成/else', 'none', 'choice', 'coefficient', '应完成 · 其余'],
    ['coefficients/目标/一/1', '１０', 'number', 'coefficient', '目标 · 一 · 1 月'],
    ['coefficients/目标/一/2#2', '1', 'number', 'coefficient', '目标 · 一 · 2 月 · 第 2 个数'],
    ['coefficients/目标/二/2', '-3', 'number', 'coefficient', '目标 · 二 · 2 月'],
    ['tables/级别/rows/国家/分值', '10', 'number', 'table', '级别 · 国家 · 分值'],
    ['tables/级别/rows/省/有奖', 'false', 'flag', 'table', '级别 · 省 · 有奖'],
    ['functions/占比#2', '100%', 'percent', 'function', '占比 · 第 2 个数'],
    ['values/得分#3', '100', 'number', 'value', '得分 · 第 3 个数'],
    ['values/到期#1', '2021-06-30', 'date', 'value', '到期 · 第 1 个日期'],
    ['values/到期#3', '6', 'number', 'value', '到期 · 第 3 个数'],
    ['readings/R1/chosen', '甲', 'choice', 'reading', 'R1 · 选用'],
    ['score/max', '100', 'number', 'item', '满分'],
    ['score/任务/floor', 'none', 'choice', 'item', '最低'],
    ['score/任务/bands/points/1/bound#2', '100', 'number', 'item', '区间 ≥ 90, < 100 的界限 · 第 2 个数'],
    ['score/任务/bands/points/2', '30', 'number', 'item', '区间 ≥ 50 的分值'],
    ['score/任务/bands/points/else', '0', 'number', 'item', '其余区间的分值'],
    ['score/事项/扣分/deduct/lines/1/partial', 'whole', 'choice', 'item', '扣分 · 第 1 行 · 不足一档'],
    ['score/事项/扣分/veto/1/points', '-1', 'number', 'item', '直接计分 · 得分'],
    ['score/事项/指标/cases/1/when#1', '7', 'number', 'item', '情形 1 · 条件 · 算式中的数'],
    ['ranking/round#1', '0.01', 'number', 'ranking', '舍入 · 保留到'],
    ['ranking/round#2', 'half-up', 'choice', 'ranking', '舍入 · 方式'],
  ])('%s', (id, text, kind, section, label) => {
    const one = of(id);
    expect([one.text, one.kind, one.section, one.label.zh]).toEqual([text, kind, section, label]);
  });

  test('know their item, clause and unit', () => {
    expect(of('score/事项/扣分/deduct/lines/2/each')).toMatchObject({
      item: '扣分',
      itemPath: ['事项', '扣分'],
      source: '附件0 二(二)',
      unit: '分',
    });
    expect(of('score/事项/扣分/veto/1/points').source).toBe('附件0 三');
    expect(of('coefficients/步长/第一组')).toMatchObject({ source: '附件0', itemPath: [], note: '每差一名' });
    expect(of('coefficients/应完成/3-5').unit).toBe('%');
    expect(of('values/得分#1')).toMatchObject({ context: '0.5 * 完成数 + 0.5 * min(任务数, 100)' });
  });

  test('know the unit of what they are compared with', () => {
    const measured = RULE.replace('完成数: { type: count }', '完成数: { type: count, unit: 个 }').replace(
      '任务数: { type: count }',
      '任务数: { type: count, unit: 个, min: 1 }',
    );
    const units = (ids: readonly string[]) => ids.map((id) => coefficient(read(measured), id).unit);
    expect(read(measured).rule).toBeDefined();
    expect(
      units([
        'fields/任务数/min',
        'values/得分#1',
        'values/得分#3',
        'values/到期#3',
        'score/任务/bands/points/1/bound#2',
        'score/任务/bands/points/1',
        'score/事项/扣分/deduct/lines/1/every',
        'score/事项/扣分/deduct/lines/2/of#2',
        'score/事项/指标/cases/1/when#1',
      ]),
    ).toEqual(['个', undefined, '个', '个', '个', '分', '个', '个', '个']);
  });

  test('know the cell of a matrix', () => {
    expect(of('coefficients/目标/一/2#1').matrix).toEqual({ name: '目标', row: '一', column: '2' });
    expect(of('tables/级别/rows/国家/分值').matrix).toEqual({ name: '级别', row: '国家', column: '分值' });
    expect(of('coefficients/步长/第一组').matrix).toBeUndefined();
  });

  test('offer what may be written, in the language of the file', () => {
    const partial = 'score/事项/扣分/deduct/lines/1/partial';
    expect(of(partial).choices?.map((one) => [one.value, one.label.zh])).toEqual([
      ['ignore', '不计'],
      ['whole', '算一档'],
      ['nearest', '四舍五入'],
      ['prorate', '按比例'],
    ]);
    const chinese = coefficient(read(format(RULE, 'zh')), partial);
    expect([chinese.text, chinese.canonical, chinese.choices?.[3]?.value]).toEqual(['算一档', 'whole', '按比例']);
    expect(of('score/max').choices?.map((one) => one.value)).toEqual(['none', 'parts']);
    expect(of('readings/R1/chosen').choices?.map((one) => one.value)).toEqual(['甲', '乙']);
  });

  test('are no names, texts, clauses, types, months of tables', () => {
    const texts = coefficientsOf(analysis).map(({ id }) => id);
    expect(texts.filter((id) => /title|edition|source|note|type|columns|\/by$|item$/.test(id))).toEqual([]);
  });
});

describe('a rule with errors', () => {
  test('has the coefficients that can be read', () => {
    const broken = read(
      ruleWith(
        '- item: 甲\n  max: 60\n  rank: { by: 没有, step: 1,5 }\n- max: 4\n  item: 乙\n  award: { each: 2 * , of: 完成数 }\n',
      ),
    );
    expect(broken.rule).toBeUndefined();
    expect(
      coefficientsOf(broken).flatMap(({ id, text }) => (id.startsWith('score/') ? [`${id} ${text}`] : [])),
    ).toEqual(['score/max 100', 'score/adds_up no', 'score/甲/max 60', 'score/甲/rank/step 1', 'score/乙/max 4']);
  });

  test('has what is misspelt as a whole', () => {
    const wide = read(ruleWith('- { item: 甲, max: ６０, check: 有效 }\n'));
    expect(wide.rule).toBeUndefined();
    expect(coefficient(wide, 'score/甲/max')).toMatchObject({ text: '６０', canonical: '60' });
  });

  test('tells things of the same name apart', () => {
    const twice = read(ruleWith('- { item: 甲, max: 60, check: 有效 }\n- { item: 甲, max: 40, check: 有效 }\n'));
    expect(
      coefficientsOf(twice).flatMap(({ id, text }) => (id.startsWith('score/甲') ? [`${id} ${text}`] : [])),
    ).toEqual(['score/甲/max 60', 'score/甲~2/max 40']);
  });

  test.each(['', '#', '- a', 'score: 5', 'score: { parts: [] }', 'score: [', 'rule'])(
    '%j has none and is no harm',
    (text) => expect(coefficientsOf(read(text))).toEqual([]),
  );
});
