import { describe, expect, it } from 'vitest';
import { mistakes, quoted, type RunOptions, resultOf, Trial } from './harness.js';

const SKETCH = {
  units: '{ 一组: [甲县, 乙县], 二组: [丙县] }',
  classes: '类型: { 开发区: [甲县], 区县: others }\n月类: { 季末: "month in [3, 6, 9, 12]", 平时: others }',
  sets: '类别: [水, 气]',
  tables: '任务: { columns: { 级: text, 分: number }, rows: { 修路: [省级, 2], 建桥: [市级, 3] } }',
  fields: `
等次: { type: choice, choices: [好, 中, 差], default: 好 }
次: { type: count, default: 0 }
率: { type: percent, default: 0 }
旗: { type: flag, default: false }
文: { type: text, default: 甲 }
缺: { type: number, optional: true }
值: { type: number, per: 类别, default: 1 }`,
  readings: 'R1: { clause: 一, open: 未明, read: 甲, choices: [从宽, 从严], chosen: 从宽 }',
};

const ALL = { 甲县: {}, 乙县: {}, 丙县: {} };

/** The value of a table, named 表, for the three units. */
const column = (table: string, options: RunOptions = {}, fields: object = {}) =>
  new Trial({ ...SKETCH, values: `表: ${table}`, item: 'max: none\nfloor: none\npoints: 1 * 表' })
    .run({ 甲县: fields, 乙县: {}, 丙县: {} } as typeof ALL, options)
    .column('得分');

describe('a table by one key', () => {
  it.each([
    ['group', '{ by: group, 一组: 1.5, 二组: 2.5 }', ['3/2', '3/2', '5/2']],
    ['unit', '{ by: unit, 甲县: 1, 乙县: 2, 丙县: 3 }', ['1', '2', '3']],
    ['unit, the rest', '{ by: unit, 乙县: 2, else: 9 }', ['9', '2', '9']],
    ['several units', '{ by: unit, "甲县, 丙县": 1, 乙县: 2 }', ['1', '2', '1']],
    ['several units, divided as in Chinese', '{ by: unit, 甲县、丙县: 1, 乙县: 2 }', ['1', '2', '1']],
    ['month', '{ by: month, 1-3: 10%, 4-6: 50%, 7-12: 100% }', ['1/2', '1/2', '1/2']],
    ['month, in words of Chinese', '{ 按: 月份, 1至3: 1, 4~12: 2 }', ['2', '2', '2']],
    ['month, one by one', '{ by: month, "3, 4": 7, 5: 8, else: 0 }', ['7', '7', '7']],
    ['quarter', '{ by: quarter, 1: 1, 2: 2, 3-4: 3 }', ['2', '2', '2']],
    ['year', '{ by: year, 2020: 1, 2021: 2, else: 3 }', ['2', '2', '2']],
    ['a class of units', '{ by: 类型, 开发区: 1, 区县: 2 }', ['1', '2', '2']],
    ['a class of months', '{ by: 月类, 季末: 1, 平时: 2 }', ['2', '2', '2']],
    ['a choice field', '{ by: 等次, 好: 3, 中: 2, 差: 1 }', ['3', '3', '3']],
    ['a count field', '{ by: 次, 0: 10, 1-2: 5, else: 0 }', ['10', '10', '10']],
    ['a percentage', '{ by: 率, 0: 4, 50%: 5, else: 6 }', ['4', '4', '4']],
    ['a flag', '{ by: 旗, true: 1, false: 2 }', ['2', '2', '2']],
    ['a flag in Chinese', '{ by: 旗, 是: 1, 否: 2 }', ['2', '2', '2']],
    ['a text field', '{ by: 文, 甲: 1, else: 2 }', ['1', '1', '1']],
    ['a reading', '{ by: R1, 从宽: 1, 从严: 2 }', ['1', '1', '1']],
    ['a key of negative numbers', '{ by: 次, -1: 3, else: 2 }', ['2', '2', '2']],
  ])('by %s', (_, table, expected) => expect(column(table)).toEqual(expected));

  it.each([
    ['{ by: month, 1-3: 10%, 4-6: 50%, 7-12: 100% }', '2021-12', '1'],
    ['{ by: month, 1-3: 10%, 4-6: 50%, 7-12: 100% }', '2021-01', '1/10'],
    ['{ by: 月类, 季末: 1, 平时: 2 }', '2021-06', '1'],
    ['{ by: quarter, 1: 1, 2: 2, 3-4: 3 }', '2021-10', '3'],
    ['{ by: year, 2020: 1, 2021: 2, else: 3 }', '2020-02', '1'],
  ])('%s in %s', (table, period, expected) => expect(column(table, { period })[0]).toBe(expected));

  it.each([
    ['{ by: 等次, 好: 3, 中: 2, 差: 1 }', { 等次: '差' }, '1'],
    ['{ by: 次, 0: 10, 1-2: 5, else: 0 }', { 次: 2 }, '5'],
    ['{ by: 次, 0: 10, 1-2: 5, else: 0 }', { 次: 3 }, '0'],
    ['{ by: 率, 0: 4, 50%: 5, else: 6 }', { 率: '0.50' }, '5'],
    ['{ by: 率, 0: 4, 50%: 5, else: 6 }', { 率: '50.01%' }, '6'],
    ['{ by: 旗, true: 1, false: 2 }', { 旗: true }, '1'],
    ['{ by: 文, 甲: 1, else: 2 }', { 文: '甲 ' }, '2'],
  ])('%s of %j', (table, fields, expected) => expect(column(table, {}, fields)[0]).toBe(expected));

  it('another reading', () =>
    expect(column('{ by: R1, 从宽: 1, 从严: 2 }', { readings: { R1: '从严' } })).toEqual(['2', '2', '2']));

  it('holds expressions', () =>
    expect(column('{ by: group, 一组: 10 * 次 / 3, 二组: if 旗 then 1 else -1 }', {}, { 次: 2 })).toEqual([
      ...['20/3', '0', '-1'],
    ]));
});

describe('a table by the member of what is gone over', () => {
  it('a set', () =>
    expect(
      resultOf(
        'sum(值 * 系 over 类别)',
        { ...SKETCH, units: '[甲县]', classes: undefined, coefficients: '系: { by: 类别, 水: 2, 气: 5 }' },
        { 值: { 水: 3, 气: 4 } },
      ),
    ).toBe('26'));

  it('a table, and a text column of it', () => {
    const sketch = {
      tables: SKETCH.tables,
      coefficients: '系: { by: 任务, 修路: 2, 建桥: 5 }\n倍: { by: 级, 省级: 10, else: 1 }',
    };
    expect(resultOf('sum(分 * 系 * 倍 over 任务)', sketch)).toBe('55');
  });

  it('a choice field of a record', () => {
    const fields = '项目: { type: list, fields: { 级: { type: choice, choices: [省, 市] }, 数: { type: count } } }';
    const trial = new Trial({
      fields,
      coefficients: '单价: { by: 级, 省: 3, 市: 1 }',
      item: 'max: none\npoints: sum(单价 * 数 over 项目)',
    });
    expect(
      trial.points({
        项目: [
          { 级: '省', 数: 2 },
          { 级: '市', 数: 5 },
        ],
      }),
    ).toBe('11');
  });
});

describe('a table by two keys', () => {
  it.each([
    ['{ by: group, 一组: { by: month, 4: 1, else: 2 }, 二组: 3 }', ['1', '1', '3']],
    ['{ by: 等次, 好: { by: 类型, 开发区: 1, 区县: 2 }, else: 0 }', ['1', '2', '2']],
    ['{ by: unit, 甲县: { by: 旗, true: 1, false: 2 }, else: { by: R1, 从宽: 3, 从严: 4 } }', ['2', '3', '3']],
  ])('%s', (table, expected) => expect(column(table)).toEqual(expected));

  it('and no more', () =>
    expect(
      mistakes({
        ...SKETCH,
        values: '表: { by: group, 一组: { by: month, 4: { by: year, 2021: 1 } }, 二组: 3 }',
      }).filter((one) => !one.startsWith('unused')),
    ).toEqual(['wrong-form|{ by: year, 2021: 1 }']));
});

describe('keys without an entry', () => {
  it('that are known before the run are errors there', () => {
    const found = (table: string) =>
      mistakes({ ...SKETCH, values: `表: ${table}` }).filter((one) => !one.startsWith('unused'));
    expect(found('{ by: group, 一组: 1 }')).toEqual(['missing-table-entry|group']);
    expect(found('{ by: 等次, 好: 1, 中: 2 }')).toEqual(['missing-table-entry|等次']);
    expect(found('{ by: 旗, true: 1 }')).toEqual(['missing-table-entry|旗']);
    expect(found('{ by: R1, 从宽: 1 }')).toEqual(['missing-table-entry|R1']);
    expect(found('{ by: 类型, 开发区: 1, 区线: 2 }')).toEqual(['not-a-member|区线']);
    expect(found('{ by: group, 一组: 1, 二组: 2, 三组: 3 }')).toEqual(['not-a-member|三组']);
    expect(found('{ by: month, 1-12: 1, 13: 2 }')).toEqual(['not-a-member|13']);
    expect(found('{ by: month, 4月: 1 }')).toEqual(['not-a-member|4月']);
    expect(found('{ by: quarter, 0: 1, else: 2 }')).toEqual(['not-a-member|0']);
    expect(found('{ by: group, 一组: 1, 二组: 2, "一组, 二组": 2 }')).toEqual([
      'duplicate-member|一组',
      'duplicate-member|二组',
    ]);
    expect(found('{ by: month, 1-6: 1, 6-12: 2 }')).toEqual(['duplicate-member|6-12']);
    expect(found('{ by: 率, 50%: 1, 0.5: 2, else: 0 }')).toEqual(['duplicate-member|0.5']);
    expect(found('{ by: 类别, 水: 1, 气: 2 }')).toEqual(['needs-member|类别']);
    expect(found('{ by: 无此, 水: 1 }')).toEqual(['unknown-name|无此']);
    expect(found('{ 一组: 1, 二组: 2 }')).toEqual(['missing-key|表']);
    expect(found(`{ by: group, 一组: 1, 二组: "'甲'" }`)).toEqual(["type-mismatch|'甲'"]);
    expect(found('{ by: group, 一组: 10%, 二组: 5 }')).toEqual(['percent-mismatch|5']);
  });

  it('that only the run knows are errors where they are used', () => {
    const trial = new Trial({
      fields: SKETCH.fields.split('\n值')[0] ?? '',
      item: 'max: none\npoints: { by: month, 1-3: 1, 5-12: 2 }',
    });
    expect(trial.complaints({ 甲县: {} })).toEqual(['missing-table-entry|{ by: month, 1-3: 1, 5-12: 2 }']);
    expect(trial.points({}, '得分', { period: '2021-05' })).toBe('2');
    const count = new Trial({ fields: '次: { type: count }', item: 'max: none\npoints: { by: 次, 0: 3, 1: 2 }' });
    expect(count.complaints({ 甲县: { 次: 2 } })).toEqual(['missing-table-entry|{ by: 次, 0: 3, 1: 2 }']);
  });

  it('have no value with `else: none`, which must be guarded', () => {
    const sketch = { ...SKETCH, coefficients: '定额: { by: unit, 甲县: 3, 丙县: 5, else: none }' };
    const of = (expression: string) =>
      new Trial({ ...sketch, item: `max: none\npoints: ${quoted(expression)}` }).run(ALL).column('得分');
    expect(of('default(定额, 0)')).toEqual(['3', '0', '5']);
    expect(of('if has(定额) then 定额 else 1')).toEqual(['3', '1', '5']);
    expect(of('count(units where has(定额))')).toEqual(['2', '2', '2']);
    expect(of('sum(定额 over units where has(定额))')).toEqual(['8', '8', '8']);
    expect(mistakes({ ...sketch, item: 'max: none\npoints: 定额' })).toContain('may-be-absent|定额');
    const applies = new Trial({ ...sketch, item: 'max: 定额\napplies: has(定额)\npoints: 4' });
    expect(applies.run(ALL).column('得分')).toEqual(['3', null, '4']);
  });
});

describe('a matrix', () => {
  const MATRIX = `
目标:
  by: [指标, unit]
  columns: [甲县, 乙县, 丙县]
  投资: [100, 200, 300]
  就业: [10, 20, 30 / 4]`;
  const sketch = {
    units: '[甲县, 乙县, 丙县]',
    sets: '指标: [投资, 就业]',
    fields: '实际: { type: number, per: 指标, default: 0 }\n主: { type: choice, of: 指标, default: 就业 }',
    coefficients: MATRIX,
  };
  const of = (expression: string) =>
    new Trial({ ...sketch, item: `max: none\npoints: ${quoted(expression)}` }).run(ALL).column('得分');

  it.each([
    ['目标[投资]', ['100', '200', '300']],
    ["目标['就业']", ['10', '20', '15/2']],
    ['目标[主]', ['10', '20', '15/2']],
    ["目标[if unit = '甲县' then '投资' else '就业']", ['100', '20', '15/2']],
    ['sum(目标 over 指标)', ['110', '220', '615/2']],
    ["sum(目标 over 指标 where member = '投资')", ['100', '200', '300']],
    ['sum(目标[就业] over units)', ['75/2', '75/2', '75/2']],
    ['目标[投资] + 目标[就业]', ['110', '220', '615/2']],
  ])('%s', (expression, expected) => expect(of(expression)).toEqual(expected));

  it('by two sets, each member said', () => {
    const two = {
      sets: '行: [东, 西]\n列: [春, 秋]',
      fields: '哪行: { type: choice, of: 行 }\n哪列: { type: choice, of: 列 }',
      coefficients: '表:\n  by: [行, 列]\n  columns: [春, 秋]\n  东: [1, 2]\n  西: [3, 4]',
    };
    const at = (expression: string) =>
      new Trial({ ...two, item: `max: none\npoints: ${quoted(expression)}` }).points({ 哪行: '西', 哪列: '春' });
    expect(['表[东][秋]', '表[秋][东]', '表[哪行][哪列]', '表[哪行][秋]', "表['西'][春]"].map(at)).toEqual([
      ...['2', '2', '3', '4', '3'],
    ]);
    expect(at('sum(表[春] over 行)')).toBe('4');
    expect(at('sum(sum(表 over 列) over 行)')).toBe('10');
  });

  it.each([
    ['  投资: [100, 200]\n  就业: [1, 2, 3]', ['table-shape|[100, 200]']],
    ['  投资: [1, 2, 3]', ['missing-table-entry|指标']],
    ['  投资: [1, 2, 3]\n  就页: [1, 2, 3]', ['not-a-member|就页']],
  ])('with rows %s', (rows, expected) =>
    expect(
      mistakes({
        ...sketch,
        coefficients: `目标:\n  by: [指标, unit]\n  columns: [甲县, 乙县, 丙县]\n${rows}`,
        item: 'max: none\npoints: sum(目标 over 指标)',
      }).filter((one) => !one.startsWith('unused')),
    ).toEqual(expected),
  );
});

describe('X[member]', () => {
  const sketch = {
    sets: '类别: [水, 气]\n季: [春, 秋]',
    tables:
      '任务: { columns: { 分: number, 责: units, 期: date }, rows: { 修路: [2, [甲县], 2021-04-01], 建桥: [3, [], 2021-05-01] } }',
    fields:
      '值: { type: number, per: 类别 }\n何: { type: choice, of: 类别 }\n名: { type: text, default: 水 }\n做: { type: choice, of: 任务, default: 建桥 }',
    values: '倍: { per: 类别, value: "2 * 值 + 分[修路]" }',
  };
  const data = { 值: { 水: 3, 气: 5 }, 何: '气' };
  const of = (expression: string) => resultOf(expression, sketch, data);

  it.each([
    ['值[水]', '3'],
    ["值['气']", '5'],
    ['值[何]', '5'],
    ['值[名]', '3'],
    ['倍[气]', '12'],
    ['倍[何]', '12'],
    ['分[建桥]', '3'],
    ['分[做]', '3'],
    ['if unit in 责[修路] and unit not in 责[建桥] and 期[建桥] > period_end then 1 else 0', '1'],
    ['sum(值[member] over 类别)', '8'],
    ['sum(值[何] over 类别)', '10'],
    ['sum(sum(值 over 类别) over 季)', '16'],
  ])('%s is %s', (expression, expected) => expect(of(expression)).toBe(expected));

  it('of a member that there is not is an error: here, or in the run', () => {
    const found = (expression: string) =>
      mistakes({ ...sketch, item: `max: none\npoints: ${quoted(expression)}` }).filter(
        (one) => !one.startsWith('unused'),
      );
    expect(found('值[土]')).toEqual(['not-a-member|土']);
    expect(found('值[1]')).toEqual(['type-mismatch|1']);
    expect(found('3[水]')).toEqual(['needs-member|3']);
    expect(found('名[水]')).toEqual(['needs-member|名']);
    const trial = new Trial({ ...sketch, item: 'max: none\npoints: 值[名]' });
    expect(trial.complaints({ 甲县: { ...data, 名: '土' } })).toEqual(['not-a-member|名']);
  });
});

describe('classes', () => {
  it.each([
    ['{ 开发区: [甲县], 区县: [乙县] }', 'class-gap'],
    ['{ 开发区: [甲县], 区县: [甲县, 乙县, 丙县] }', 'duplicate-member'],
    ['{ 开发区: [丁县], 区县: others }', 'unknown-unit'],
    ['{ 季末: "month in [3, 6]", 平时: "month = 4" }', 'class-gap'],
    ['[甲县]', 'wrong-form'],
  ])('%s: %s', (content, code) =>
    expect(
      mistakes({
        units: SKETCH.units,
        classes: `类: ${content}`,
        item: 'max: none\npoints: count(units where 类 = 类)',
      }).map((one) => one.split('|')[0]),
    ).toContain(code),
  );

  it('may be asked for in expressions, of other units too, and hold conditions in turn', () => {
    const trial = new Trial({
      units: SKETCH.units,
      fields: '数: { type: number }',
      classes: '类型: { 开发区: [甲县, 丙县], 区县: others }\n档: { 大: 数 > 10, 中: 数 > 5, 小: others }',
      item: "max: none\npoints: \"100 * count(units where 类型 = '开发区') + 10 * count(units where 档 = '中') + (if 档 = '大' then 3 else if 档 in ['中', '小'] then 2 else 1)\"",
    });
    expect(trial.run({ 甲县: { 数: 20 }, 乙县: { 数: 7 }, 丙县: { 数: 6 } }).column('得分')).toEqual([
      '223',
      '222',
      '222',
    ]);
  });

  it('are one of their labels', () =>
    expect(
      mistakes({ units: SKETCH.units, classes: SKETCH.classes, item: "max: 1\ncheck: 类型 = '镇' or 月类 = '季末'" }),
    ).toEqual(["not-a-member|'镇'"]));

  it('may name a set of units', () => {
    const trial = new Trial({
      units: '[甲县, 乙县, 丙县]',
      sets: '山区: [乙县, 丙县]',
      classes: '地形: { 山地: [山区], 平原: others }',
      item: 'max: none\npoints: { by: 地形, 山地: 1, 平原: 2 }',
    });
    expect(trial.run(ALL).column('得分')).toEqual(['2', '1', '1']);
  });
});
