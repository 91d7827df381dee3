import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../packages/dsl/src/check/walk.js';
import { analyzed, mistakes, quoted, resultOf, Trial } from './harness.js';

const never = (): never => {
  throw new Error('the rule is right');
};

describe('functions', () => {
  const FUNCTIONS = `
按增速(实际, 目标): if 实际 < 0% then 0 else if 实际 >= 目标 then 100 else 100 * 实际 / 目标
两倍(x): 2 * x
四倍(x): 两倍(两倍(x))
达标分(完成, 任务): if sum(任务 over 类别) = 0 then 10 else sum(min(完成, 任务) over 类别) / sum(任务 over 类别) * 10
取(x): x[水]
本月(): month`;
  const sketch = {
    functions: FUNCTIONS,
    sets: '类别: [水, 气]',
    fields: `
甲率: { type: percent, default: 3% }
乙率: { type: percent, default: 6% }
完成数: { type: number, per: 类别, default: 1 }
任务数: { type: number, per: 类别, default: 2 }
缺: { type: number, optional: true }`,
  };

  it.each([
    ['按增速(甲率, 乙率)', '50'],
    ['按增速(乙率, 甲率)', '100'],
    ['按增速(甲率 - 乙率, 乙率)', '0'],
    ['两倍(3 + 1)', '8'],
    ['四倍(两倍(1) + 1)', '12'],
    ['达标分(完成数, 任务数)', '5'],
    ['达标分(任务数, 完成数)', '10'],
    ['达标分(完成数 * 3, 任务数 * 2)', '15/2'],
    ['取(完成数)', '1'],
    ['本月() + 1', '5'],
    ['sum(两倍(完成数) over 类别)', '4'],
    ['两倍(if has(缺) then 缺 else 7)', '14'],
  ])('%s is %s', (expression, expected) => expect(resultOf(expression, sketch)).toBe(expected));

  it('compute an argument only where it is needed', () => {
    const lazy = { functions: '选(甲, 乙): if 甲 > 0 then 甲 else 乙', fields: '零: { type: number }' };
    expect(resultOf('选(5, 1 / 零)', lazy, { 零: 0 })).toBe('5');
  });

  it('keep their parameters to themselves', () => {
    const nested = { functions: '外(x): 内(x + 1) * x\n内(x): x * 10', fields: '数: { type: number }' };
    expect(resultOf('外(数)', nested, { 数: 2 })).toBe('60');
    expect(resultOf('外(外(1)) + 数', nested, { 数: 0 })).toBe('4200');
  });

  it.each([
    ['按增速(甲率)', ['bad-call|按增速(甲率)']],
    ['按增速', ['bad-call|按增速']],
    ['按增速(60, 乙率)', ['percent-mismatch|60', 'percent-mismatch|60']],
    ['两倍(缺)', ['may-be-absent|缺']],
    ['按增苏(甲率, 乙率)', ['unknown-name|按增苏']],
  ])('%s', (expression, expected) =>
    expect(
      mistakes({ ...sketch, item: `max: none\npoints: ${quoted(expression)}` }).filter(
        (one) => !one.startsWith('unused'),
      ),
    ).toEqual(expected),
  );

  it.each([
    ['自(x): 自(x) + 1', 'max: none\npoints: 自(1)', ['cycle|自']],
    ['甲(x): 乙(x)\n乙(x): 甲(x)', 'max: none\npoints: 甲(1)', ['cycle|甲']],
    ['甲(x, x): x', 'max: none\npoints: 1', ['duplicate-parameter|x']],
    ['甲 x: x', 'max: none\npoints: 1', ['bad-signature|x']],
    ['max(x): x', 'max: none\npoints: 1', ['reserved-name|max']],
  ])('%s', (functions, item, expected) => expect(mistakes({ functions, item })).toEqual(expected));
});

describe('named values', () => {
  it('build on one another in any order', () =>
    expect(resultOf('丙', { values: '丙: 乙 * 2\n乙: 甲 + 1\n甲: month' })).toBe('10'));

  it('per member of a set, table or list', () => {
    const trial = new Trial({
      sets: '类别: [水, 气]',
      tables: '任务: { columns: { 分: number }, rows: { 修路: [2], 建桥: [3] } }',
      fields: `
交办: { type: number, per: 类别 }
化解: { type: number, per: 类别 }
进度: { type: percent, per: 任务 }
项目: { type: list, fields: { 额: { type: number }, 占: { type: percent } } }`,
      values: `
化解率: { per: 类别, value: if 交办 = 0 then 1 else 化解 / 交办 }
任务分: { per: 任务, value: 分 * 进度 }
折额: { per: 项目, value: '额 * 占 + 化解率[水]' }
加权: { per: 类别, value: { by: 类别, 水: 化解率, 气: 2 * 化解率 } }`,
      item: 'max: none\npoints: 1000 * sum(化解率 over 类别) + 100 * sum(任务分 over 任务) + sum(折额 over 项目) + 加权[气]',
    });
    const data = {
      交办: { 水: 4, 气: 0 },
      化解: { 水: 1, 气: 5 },
      进度: { 修路: 0.5, 建桥: 1 },
      项目: [
        { 额: 10, 占: 0.5 },
        { 额: 4, 占: 1 },
      ],
    };
    // 1000 × (1/4 + 1) + 100 × (1 + 3) + (5 + 1/4 + 4 + 1/4) + 2
    expect(trial.points(data)).toBe('3323/2');
  });

  it('may be conditions, texts and dates', () => {
    const trial = new Trial({
      fields: '数: { type: number }',
      values: "达: 数 > 3\n档: if 达 then '高' else '低'\n限: add_months(period_end, 1)",
      item: "max: 1\ncheck: 达 and 档 = '高' and 限 = 2021-05-30",
    });
    expect([trial.points({ 数: 4 }), trial.points({ 数: 3 })]).toEqual(['1', '0']);
  });

  it.each([
    ['甲: 乙\n乙: 甲', ['cycle|甲']],
    ['甲: 甲 + 1', ['cycle|甲']],
    ['甲: 得分 + 1', ['cycle|甲']],
    ['甲: { per: 类别, value: 1, note: x }', ['misplaced-key|note']],
    ['甲: { per: 类别 }', ['missing-key|甲']],
    ['甲: { per: 无此, value: 1 }', ['not-a-collection|无此']],
    ['月份: 3', ['reserved-name|月份']],
    ['甲 乙: 3', ['bad-name| ']],
    ['3月: 3', ['bad-name|3']],
    ['类别: 3', ['duplicate-name|类别']],
  ])('%s', (values, expected) =>
    expect(
      mistakes({
        sets: '类别: [水]',
        values,
        item: values.includes('得分') ? 'max: none\npoints: 甲' : 'max: none\npoints: count(类别)',
      }).filter((one) => !one.startsWith('unused')),
    ).toEqual(expected),
  );
});

describe('coefficients', () => {
  it('are named numbers, percentages, dates, texts, lists', () => {
    const trial = new Trial({
      units: '[甲县, 乙县]',
      coefficients: `
步长: 2.5
比例: 60%
期限: 2021-06-30
名单: [甲县]
月份表: [3, 6, 9]
产业: { by: unit, 甲县: [电子, 装备], 乙县: [食品] }
翻倍: 2 * 步长`,
      fields: '主: { type: text }',
      item: 'max: none\npoints: if unit in 名单 and period_end < 期限 and month not in 月份表 and 主 in 产业 then 翻倍 else 10 * 比例',
    });
    expect(trial.run({ 甲县: { 主: '装备' }, 乙县: { 主: '食品' } }).column('得分')).toEqual(['5', '6']);
    expect(trial.run({ 甲县: { 主: '食品' }, 乙县: { 主: '食品' } }).column('得分')).toEqual(['6', '6']);
  });

  it('may not be circular', () =>
    expect(mistakes({ coefficients: '甲: 乙\n乙: 甲', item: 'max: none\npoints: 甲' })).toEqual(['cycle|甲']));

  it('may use data, where they stand', () =>
    expect(
      resultOf(
        'sum(值 * 系 over 类别)',
        {
          sets: '类别: [水, 气]',
          fields: '值: { type: number, per: 类别 }',
          coefficients: "系: if member = '水' then 2 else 值",
        },
        { 值: { 水: 3, 气: 5 } },
      ),
    ).toBe('31'));
});

describe('builtin names', () => {
  it('member is that of the innermost set', () => {
    const sketch = {
      sets: '外: [甲, 乙]\n内: [丙, 丁]',
      fields: '单: { type: list, default: [{}], fields: { 数: { type: number } } }',
    };
    const trial = { sets: sketch.sets };
    expect(resultOf("sum(count(内 where member = '丙') over 外)", trial)).toBe('2');
    expect(resultOf("sum(count(内 where 外 = '甲' and member = '丁') over 外)", trial)).toBe('1');
    expect(mistakes({ item: "max: 1\ncheck: member = '甲'" })).toEqual(['unknown-name|member']);
  });

  it('member of a set around the records of a list', () => {
    const trial = new Trial({
      sets: '类别: [水, 气]',
      fields: '项目: { type: list, fields: { 类: { type: choice, of: 类别 }, 数: { type: number } } }',
      item: "max: none\npoints: sum(sum(数 over 项目 where 类 = member) * (if member = '水' then 1 else 10) over 类别)",
    });
    expect(
      trial.points({
        项目: [
          { 类: '水', 数: 1 },
          { 类: '气', 数: 2 },
          { 类: '水', 数: 4 },
        ],
      }),
    ).toBe('25');
  });

  it('item is the name of the item being scored', () => {
    const trial = new Trial({
      sets: '指标: [投资, 就业]',
      coefficients: '分值: { by: item, 投资: 3, 就业: 5, 总量: 7 }',
      parts:
        '- { items: 指标, max: 分值, points: 分值 }\n- { item: 总量, max: 分值, points: "if item = \'总量\' then 6 else 0" }',
    });
    const outcome = trial.run({ 甲县: {} });
    expect(['投资', '就业', '总量'].map((name) => outcome.points(name))).toEqual(['3', '5', '6']);
    expect(mistakes({ values: "甲: if item = '得分' then 1 else 0", item: 'max: 1\npoints: 甲' })).toEqual([
      'unknown-name|item',
    ]);
  });

  it.each([
    ['lowest', ['unknown-name|lowest']],
    ['甲县', ['unknown-name|甲县']],
    ['类别', ['needs-member|类别']],
    ['水', ['unknown-name|水']],
    ['得份', ['unknown-name|得份']],
    ['group', ['unknown-name|group']],
    ['units', ['type-mismatch|units']],
    ['if', ['expression-syntax|']],
  ])('%s', (expression, expected) =>
    expect(
      mistakes({
        sets: '类别: [水]',
        item: `max: none\npoints: ${expression}`,
        checks: '- { that: count(类别) = 1, message: 无 }',
      }),
    ).toEqual(expected),
  );
});

describe('the points of other items', () => {
  it('by their names, wherever they stand', () => {
    const trial = new Trial({
      fields: '数: { type: number }',
      parts: `
- { item: 前, max: none, points: 后 + 2 * 内 }
- item: 中
  max: 10
  parts: [{ item: 内, max: 10, points: 数 }]
- { item: 后, max: 3, points: 数 * 2 }`,
    });
    const outcome = trial.run({ 甲县: { 数: 4 } });
    expect(['前', '中', '内', '后'].map((name) => outcome.points(name))).toEqual(['11', '4', '4', '3']);
  });

  it('must be guarded where they may not apply', () => {
    const of = (points: string, own = '') =>
      mistakes({
        fields: '有: { type: flag }',
        parts: `- { item: 甲, max: 5, applies: 有, points: 2 }\n- { item: 乙, max: none, ${own}points: ${quoted(points)} }`,
      });
    expect(of('甲')).toEqual(['may-be-absent|甲']);
    expect(of('default(甲, 0)')).toEqual([]);
    expect(of('if has(甲) then 甲 else 1')).toEqual([]);
    expect(of('甲', 'applies: has(甲), ')).toEqual([]);
    expect(of('甲', 'applies: 有, ')).toEqual(['may-be-absent|甲']);
  });

  it('need no guard between items under the same condition', () => {
    const trial = new Trial({
      fields: '有: { type: flag }\n数: { type: number, default: 0 }',
      parts: `
- item: 总
  max: 10
  applies: 有
  points: 甲 + 乙
  parts:
    - { item: 甲, max: 5, points: 数 }
    - { item: 乙, max: 5, points: 甲 / 2 }`,
    });
    expect(trial.points({ 有: true, 数: 4 }, '总')).toBe('6');
    expect(trial.points({ 有: false }, '总')).toBeNull();
  });

  it('below a condition need a guard from outside it, whatever the item around earns without them', () => {
    expect(
      mistakes({
        fields: '有: { type: flag }',
        parts: `
- item: 总
  max: 10
  applies: 有
  otherwise: max
  parts: [{ item: 甲, max: 10, points: 3 }]
- { item: 乙, max: none, points: 甲 + 总 }`,
      }),
    ).toEqual(['may-be-absent|甲']);
  });

  it('that a method may leave out must be guarded too', () => {
    const fields =
      '数: { type: number }\n参: { type: flag, default: true }\n单: { type: list, default: [], fields: { 得: { type: number } } }';
    const of = (method: string) =>
      mistakes({
        fields,
        parts: `- { item: 甲, max: 5, ${method} }\n- { item: 乙, max: none, points: "甲 + count(单) + sum(得 over 单) + 数 + (if 参 then 1 else 0)" }`,
      });
    expect(of('rank: { by: 数, best: lowest, among: all, step: 1, where: 参, unranked: skip }')).toEqual([
      'may-be-absent|甲',
    ]);
    expect(of('rank: { by: 数, best: lowest, among: all, step: 1, where: 参, unranked: zero }')).toEqual([]);
    expect(of('each: { over: 单, combine: mean, empty: skip, score: { points: 得 } }')).toEqual(['may-be-absent|甲']);
    expect(of('each: { over: 单, combine: mean, empty: zero, score: { points: 得 } }')).toEqual([]);
  });

  it('of an item whose parts all do not apply are missed in the run, where they are needed', () => {
    const trial = new Trial({
      fields: '有: { type: flag }',
      parts:
        '- { item: 总, max: 5, parts: [{ item: 甲, max: 5, applies: 有, points: 2 }] }\n- { item: 乙, max: none, points: 总 * 2 }',
    });
    expect(trial.points({ 有: true }, '乙')).toBe('4');
    const [first] = trial.diagnostics({ 甲县: { 有: false } });
    expect([first?.code, first?.message.zh]).toEqual(['no-value', '甲县：项目 总 对该单位不适用，没有得分']);
  });
});

describe('items for the members of a set', () => {
  it('have its fields and columns, and the clause with the columns filled in', () => {
    const sketch = {
      units: '[甲县, 乙县]',
      tables: `
任务:
  columns: { 序号: text, 分值: number, 责任: units }
  rows: { 修路: ['1.1', 4, [甲县]], 建桥: ['2', 6.5, [甲县, 乙县]] }`,
      fields: '完成: { type: percent, per: 任务, default: 0 }',
      parts: `
- items: 任务
  max: 分值
  source: 附件 {序号}（{分值} 分，{责任}）
  applies: unit in 责任
  otherwise: mean
  points: 分值 * 完成`,
    };
    const trial = new Trial(sketch);
    const data = { 甲县: { 完成: { 修路: 0.5, 建桥: 1 } }, 乙县: { 完成: { 建桥: 0.2 } } };
    const outcome = trial.run(data);
    expect(outcome.column('修路')).toEqual(['2', '2']);
    expect(outcome.column('建桥')).toEqual(['13/2', '13/10']);
    const { rule } = analyzed(sketch);
    const sources = [...itemsOf(rule?.score ?? never())].flatMap((one) => one.source ?? []);
    expect(sources).toEqual(['附件 1.1（4 分，甲县）', '附件 2（6.5 分，甲县、乙县）']);
    expect(mistakes({ ...sketch, parts: sketch.parts.replace('{序号}', '{序列}') })).toEqual([
      'unknown-name|附件 {序列}（{分值} 分，{责任}）',
    ]);
  });

  it('may have parts, and be referred to by the member’s name', () => {
    const trial = new Trial({
      sets: '指标: [投资, 就业]',
      fields: '值: { type: number, per: 指标 }',
      parts: `
- { items: 指标, max: none, points: 值 }
- { item: 合计, max: none, points: 投资 * 就业 }`,
    });
    expect(trial.points({ 值: { 投资: 3, 就业: 7 } }, '合计')).toBe('21');
  });

  it.each([
    ['- { items: 指标, item: 甲, max: 1, points: 1 }', ['idle-key']],
    ['- { items: 单, max: 1, points: 数 }', ['not-a-collection']],
    ['- { items: 无此, max: 1, points: 1 }', ['not-a-collection']],
    ['- { item: 投资, max: 1, points: 1 }\n- { items: 指标, max: 1, points: 1 }', ['duplicate-name']],
  ])('%s', (parts, codes) =>
    expect(
      mistakes({ sets: '指标: [投资, 就业]', fields: '单: { type: list, fields: { 数: { type: number } } }', parts })
        .map((one) => one.split('|')[0])
        .filter((one) => one !== 'unused-name'),
    ).toEqual(codes),
  );
});
