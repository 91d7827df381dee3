import { describe, expect, it } from 'vitest';
import { holds, mistakes, quoted, resultOf, Trial } from './harness.js';

const SKETCH = {
  sets: '类别: [水, 气]',
  tables: '任务: { columns: { 分: number, 期: date }, rows: { 修路: [2, ~], 建桥: [~, 2021-05-01] } }',
  fields: `
数: { type: number, optional: true }
另: { type: number, optional: true }
默: { type: number, default: 4 }
旗: { type: flag, optional: true }
文: { type: text, optional: true }
值: { type: number, per: 类别, optional: true }
项目: { type: list, default: [], fields: { 额: { type: number, optional: true } } }`,
  values: '半: if has(数) then 数 / 2 else 0',
};

const found = (expression: string, more: object = {}) =>
  mistakes({ ...SKETCH, ...more, item: `max: none\npoints: ${quoted(expression)}` }).filter(
    (one) => !one.startsWith('unused'),
  );

describe('what may be absent must be guarded', () => {
  it.each([
    ['数 + 1', ['may-be-absent|数']],
    ['if 数 > 1 then 1 else 2', ['may-be-absent|数']],
    ['if has(另) then 数 else 0', ['may-be-absent|数']],
    ['if has(数) then 0 else 数', ['may-be-absent|数']],
    ['if not has(数) then 数 else 0', ['may-be-absent|数']],
    ['if has(数) or 数 > 1 then 1 else 2', ['may-be-absent|数']],
    ['if has(数) or has(另) then 数 else 2', ['may-be-absent|数']],
    ['if 数 > 1 and has(数) then 1 else 2', ['may-be-absent|数']],
    ['if 旗 then 1 else 2', ['may-be-absent|旗']],
    ["if 文 = '甲' then 1 else 2", ['may-be-absent|文']],
    ['if 3 in [数, 4] then 1 else 2', ['may-be-absent|数']],
    ['if 数 in [3] then 1 else 2', ['may-be-absent|数']],
    ['max(数, 1)', ['may-be-absent|数']],
    ['default(数, 另)', ['may-be-absent|另']],
    ['sum(值 over 类别)', ['may-be-absent|值']],
    ['sum(额 over 项目)', ['may-be-absent|额']],
    ['sum(分 over 任务)', ['may-be-absent|分']],
    ['值[水]', ['may-be-absent|值[水]']],
    ['if has(值[气]) then 值[水] else 0', ['may-be-absent|值[水]']],
    ['mean(数 over units)', ['may-be-absent|数']],
    ['if has(数) then sum(数 over units) else 0', ['may-be-absent|数']],
    ['has(数 + 1)', ['bad-call|has(数 + 1)']],
    ['if has(数, 另) then 1 else 2', ['bad-call|has(数, 另)']],
    ['default(数)', ['bad-call|default(数)']],
    ["default(数, '无')", ["type-mismatch|'无'"]],
  ])('%s', (expression, expected) => expect(found(expression)).toEqual(expected));

  it.each([
    'if has(数) then 数 else 0',
    'if not has(数) then 0 else 数',
    'if not (not has(数)) then 数 else 0',
    'if has(数) and 数 > 1 then 数 else 0',
    'if has(数) and has(另) then 数 + 另 else 0',
    'if has(数) and (has(另) and 另 > 1) then 数 + 另 else 0',
    'if not has(数) or 数 > 1 then 1 else 数',
    'if not has(数) or not has(另) then 1 else 数 + 另',
    'if not (has(数) and has(另)) then 1 else 数 + 另',
    'if has(数) then (if 数 > 1 then 数 else 另1) else 0',
    'default(数, 0) + 1',
    'default(数, default(另, 0))',
    'default(default(数, 另), 3)',
    '默 + 1',
    'if has(默) then 1 else 2',
    'sum(值 over 类别 where has(值))',
    'sum(default(值, 0) over 类别)',
    'sum(额 over 项目 where has(额) and 额 > 1)',
    'if has(值[水]) then 值[水] else 0',
    "if has(值['水']) then 值[水] else 0",
    'sum(分 over 任务 where has(分))',
    'mean(数 over units where has(数) else 0)',
    'if has(旗) and 旗 then 1 else 0',
    '半 + 1',
  ])('%s', (expression) => expect(found(expression.replace('另1', '0'))).toEqual([]));
});

describe('guards in the keys of items', () => {
  const item = (text: string) => mistakes({ ...SKETCH, item: text }).filter((one) => !one.startsWith('unused'));

  it.each([
    ['max: 10\napplies: has(数)\npoints: 数', []],
    ['max: 10\napplies: has(数) and 数 > 0\nratio: { actual: 5, target: 数 }', []],
    ['max: 数\napplies: has(数)\npoints: 1', []],
    ['max: 10\napplies: has(另)\npoints: 数', ['may-be-absent|数']],
    ['max: 10\nveto: { when: not has(数), points: 0 }\npoints: 数', []],
    ['max: 10\nveto: { when: has(数), points: 数 }\npoints: 1', []],
    ['max: 10\nveto: { when: has(数), points: 0 }\npoints: 数', ['may-be-absent|数']],
    ['max: 10\nveto: { when: 数 > 1, points: 0 }\npoints: 1', ['may-be-absent|数']],
    ['max: 10\ncases: [{ when: has(数), points: 数 }, { when: else, points: 0 }]', []],
    ['max: 10\ncases: [{ when: not has(数), points: 0 }, { when: else, points: 数 }]', []],
    ['max: 10\ncases: [{ when: has(数), points: 1 }, { when: else, points: 数 }]', ['may-be-absent|数']],
    ['max: 10\nrank: { by: 数, best: lowest, among: all, step: 1, where: has(数), unranked: max }', []],
    ['max: 10\nrank: { by: 数, best: lowest, among: all, step: 1 }', ['may-be-absent|数']],
    [
      'max: 10\nveto: { when: not has(数), points: 0 }\nrank: { by: 数, best: lowest, among: all, step: 1 }',
      ['may-be-absent|数'],
    ],
    ['max: 10\napplies: has(数)\nrank: { by: 数, best: lowest, among: all, step: 1 }', []],
    ['max: 10\neach: { over: 项目, where: has(额), combine: mean, empty: 0, score: { points: 额 } }', []],
    ['max: 10\neach: { over: 项目, combine: mean, empty: 0, score: { applies: has(额), points: 额 } }', []],
    [
      'max: 10\neach: { over: 项目, where: has(额), combine: mean, empty: 额, score: { points: 1 } }',
      ['needs-member|额'],
    ],
    ['max: 10\ndeduct: { each: 1, of: 数, below: 3 }', ['may-be-absent|数']],
    ['max: 10\nbands: { of: 数, points: { "> 1": 1, else: 0 } }', ['may-be-absent|数']],
    ['max: 10\ncheck: 旗', ['may-be-absent|旗']],
  ])('%s', (text, expected) => expect(item(text)).toEqual(expected));

  it('also hold for the parts below', () =>
    expect(
      mistakes({
        fields: '数: { type: number, optional: true }',
        parts: '- { item: 总, max: 10, applies: has(数), parts: [{ item: 甲, max: 10, points: 数 }] }',
      }),
    ).toEqual([]));
});

describe('what they give', () => {
  it.each([
    ['default(数, 7)', {}, '7'],
    ['default(数, 7)', { 数: 3 }, '3'],
    ['default(数, 7)', { 数: 0 }, '0'],
    ['default(数, 7)', { 数: null }, '7'],
    ['默', {}, '4'],
    ['默', { 默: null }, '4'],
    ['半', {}, '0'],
    ['半', { 数: 5 }, '5/2'],
    ['sum(值 over 类别 where has(值))', { 值: { 水: 2 } }, '2'],
    ['sum(值 over 类别 where has(值))', { 值: { 水: 2, 气: null } }, '2'],
    ['sum(值 over 类别 where has(值))', {}, '0'],
    ['sum(default(值, 10) over 类别)', { 值: { 气: 3 } }, '13'],
    ['default(值[水], -1)', { 值: { 气: 3 } }, '-1'],
    ['count(项目 where has(额))', { 项目: [{}, { 额: 1 }, { 额: null }] }, '1'],
    ['sum(分 over 任务 where has(分))', {}, '2'],
    ['count(任务 where has(期) and 期 > period_end)', {}, '1'],
  ])('%s of %j is %s', (expression, fields, expected) => expect(resultOf(expression, SKETCH, fields)).toBe(expected));

  it.each([
    ['has(数)', { 数: 0 }, true],
    ['has(数)', {}, false],
    ['has(默)', {}, true],
    ['has(旗) and not 旗', { 旗: false }, true],
    ['has(分[修路]) and not has(分[建桥])', {}, true],
    ['has(值[水])', { 值: { 水: 0 } }, true],
  ])('%s of %j: %s', (condition, fields, expected) => expect(holds(condition, SKETCH, fields)).toBe(expected));

  it('the other value is computed only where the first is absent', () => {
    const sketch = { fields: '数: { type: number, optional: true }\n零: { type: number }' };
    expect(resultOf('default(数, 1 / 零)', sketch, { 数: 5, 零: 0 })).toBe('5');
    expect(() => resultOf('default(数, 1 / 零)', sketch, { 零: 0 })).toThrow('division-by-zero');
  });
});

describe('fields that are required only somewhere', () => {
  const trial = new Trial({
    units: '[甲县, 乙县]',
    sets: '类别: [水, 气]',
    fields: `
有: { type: flag }
数: { type: number, required: 有 }
季数: { type: number, required: 'month in [3, 6, 9, 12]' }
值: { type: number, per: 类别, required: "有 and member = '水' or unit = '乙县'" }`,
    item: "max: none\napplies: 有\npoints: 数 + 值[水] + (if month in [3, 6, 9, 12] then 季数 else 0) + (if unit = '乙县' then 值[气] else 0)",
  });

  it('must be given there and may be left out elsewhere', () => {
    const data = { 甲县: { 有: true, 数: 1, 值: { 水: 2 } }, 乙县: { 有: false, 值: { 水: 3, 气: 4 } } };
    expect(trial.run(data).column('得分')).toEqual(['3', null]);
    expect(trial.complaints({ ...data, 甲县: { 有: true } })).toEqual(['missing-field|"甲县"', 'missing-field|"甲县"']);
    expect(trial.complaints(data, { period: '2021-06' })).toEqual(['missing-field|"甲县"', 'missing-field|"乙县"']);
    expect(trial.complaints({ ...data, 乙县: { 有: false } })).toEqual(['missing-field|"乙县"']);
  });

  it('are missed where a score needs them all the same', () => {
    const loose = new Trial({
      fields: '有: { type: flag }\n数: { type: number, required: 有 }',
      item: 'max: none\npoints: 数',
    });
    expect(loose.points({ 有: true, 数: 2 })).toBe('2');
    const [first] = loose.diagnostics({ 甲县: { 有: false } });
    expect([first?.code, first?.message.zh]).toEqual(['no-value', '甲县：数 没有值']);
  });

  it.each([
    ['required: 得分 > 1', ['field-condition|得分']],
    ['required: "rank(基, lowest) > 1"', ['field-condition|rank(基, lowest)']],
    ['max: mean(基 over units)', ['field-condition|mean(基 over units)']],
    ['required: month', ['type-mismatch|month']],
    ['at_most: 基数', ['unknown-name|基数']],
  ])('%s', (more, expected) =>
    expect(
      mistakes({ fields: `基: { type: number }\n数: { type: number, ${more} }`, item: 'max: none\npoints: 基' }).filter(
        (one) => !one.startsWith('unused'),
      ),
    ).toEqual(expected),
  );
});
