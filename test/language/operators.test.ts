import { describe, expect, it } from 'vitest';
import { holds, mistakes, quoted, resultOf } from './harness.js';

describe('arithmetic', () => {
  it.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['7 - 2 - 1', '4'],
    ['12 / 3 / 2', '2'],
    ['2 / 3 * 3', '2'],
    ['-3 - -4', '1'],
    ['- (1 + 2) * 2', '-6'],
    ['1 / 3', '1/3'],
    ['1/3 + 1/6', '1/2'],
    ['0.1 + 0.2', '3/10'],
    ['60% * 50', '30'],
    ['60% / 3 * 10', '2'],
    ['1.10 * 1.10', '121/100'],
    ['0.27 / 0.3', '9/10'],
    ['１２＋３×４÷２', '18'],
    ['（1－3）× 2', '-4'],
    ['100000000000000000000 / 3 * 3 - 99999999999999999999', '1'],
    ['1/3 + 1/7 + 1/11 + 1/13 - (1001 + 429 + 273 + 231) / 3003', '0'],
  ])('%s is %s', (expression, expected) => expect(resultOf(expression)).toBe(expected));
});

describe('comparison', () => {
  it.each([
    ['(1/3) * 3 >= 1', true],
    ['1/3 + 1/3 + 1/3 = 1', true],
    ['0.1 + 0.2 = 0.3', true],
    ['1 != 1.0', false],
    ['1 ≠ 2', true],
    ['3 ≥ 3 and 3 ≤ 3', true],
    ['1 < 2 < 3', true],
    ['1 < 3 < 2', false],
    ['3 > 2 > 1 > 0', true],
    ['0% <= 5% < 5%', false],
    ['1 < 2 = 2', true],
    ['true = false', false],
    ['true != false', true],
    ["unit = '甲县'", true],
    ["'甲县' != unit", false],
    ['2021-03-31 < 2021-04-01', true],
    ['2021-03-31 = 2021-03-31', true],
  ])('%s: %s', (condition, expected) => expect(holds(condition)).toBe(expected));
});

describe('shares compared with percentages', () => {
  it.each([
    [0.27, 0.3, '= 90%', true],
    [0.27, 0.3, '>= 90%', true],
    [0.27, 0.3, '< 90%', false],
    [2, 3, '> 66.6666666666666666666667%', false],
    [2, 3, '< 66.6666666666666666666667%', true],
    [1, 3, '* 3 >= 100%', true],
  ])('%s / %s %s: %s', (甲, 乙, test, expected) =>
    expect(holds(`甲 / 乙 ${test}`, { fields: '甲: { type: number }\n乙: { type: number }' }, { 甲, 乙 })).toBe(
      expected,
    ),
  );
});

describe('membership', () => {
  it.each([
    ['month in [3, 4, 9]', true],
    ['month in [3, 5]', false],
    ['month not in [3, 5]', true],
    ['1/3 in [0.3, 2/6]', true],
    ["unit in ['甲县']", true],
    ['unit in units', true],
    ['unit not in reporting', false],
    ['2021-04-30 in [period_end, 2021-01-01]', true],
    ["'甲' in 类别", true],
    ["'甲' not in 类别", false],
  ])('%s: %s', (condition, expected) => expect(holds(condition, { sets: '类别: [甲, 乙]' })).toBe(expected));
});

describe('and, or, not, if', () => {
  it.each([
    ['true and false', false],
    ['true or false', true],
    ['not true or true', true],
    ['not (true or true)', false],
    ['false and false or true', true],
    ['true or false and false', true],
    ['not false and not false', true],
    ['not 1 > 2', true],
    ['if month = 4 then true else false', true],
    ['（month = 4 且 非 month = 5）', true],
    ['如果 month = 5 那么 是 否则 否', false],
  ])('%s: %s', (condition, expected) => expect(holds(condition)).toBe(expected));

  it.each([
    ['if month = 4 then 1 else 2', '1'],
    ['if month = 5 then 1 else if month = 4 then 3 else 2', '3'],
    ['10 * (if month = 5 then 1 else 2) + 1', '21'],
    ['if month = 5 then 1 else 2 + 1', '3'],
  ])('%s is %s', (expression, expected) => expect(resultOf(expression)).toBe(expected));
});

describe('what is not needed is not computed', () => {
  const fields = { fields: '零: { type: number }' };
  const data = { 零: 0 };

  it.each([
    ['if 零 = 0 then 5 else 1 / 零', '5'],
    ['if 零 != 0 and 1 / 零 > 2 then 1 else 6', '6'],
    ['if 零 = 0 or 1 / 零 > 2 then 7 else 6', '7'],
    ['if 2 > 3 > 1 / 零 then 1 else 8', '8'],
  ])('%s is %s', (expression, expected) => expect(resultOf(expression, fields, data)).toBe(expected));

  it('in a table, only the entry of the key', () =>
    expect(resultOf('表', { ...fields, coefficients: '表: { by: month, 4: 3, 5: 1 / 零, else: 2 / 零 }' }, data)).toBe(
      '3',
    ));

  it('in a value that nobody asks for', () =>
    expect(resultOf('if 零 = 0 then 1 else 商', { ...fields, values: '商: 1 / 零' }, data)).toBe('1'));

  it('but of a condition, the first part', () =>
    expect(() => resultOf('if 1 / 零 > 2 and 零 != 0 then 1 else 6', fields, data)).toThrow('division-by-zero'));
});

describe('what does not fit together', () => {
  const sketch = {
    sets: '类别: [甲, 乙]',
    fields: `
面积: { type: number, unit: 亩 }
金额: { type: number, unit: 万元 }
总额: { type: number, unit: 亿元 }
个: { type: count }
率: { type: percent }
日: { type: date }
文: { type: text }
选: { type: choice, choices: [好, 差] }
旗: { type: flag }`,
  };
  const found = (expression: string) =>
    mistakes({ ...sketch, values: `试: ${quoted(expression)}` }).filter((one) => !one.startsWith('unused'));

  it.each([
    ['金额 + 总额', ['measure-mismatch|金额 + 总额']],
    ['金额 > 总额', ['measure-mismatch|金额 > 总额']],
    ['面积 - 金额', ['measure-mismatch|面积 - 金额']],
    ['max(面积, 金额)', ['measure-mismatch|max(面积, 金额)']],
    ['if 旗 then 面积 else 金额', ['measure-mismatch|if 旗 then 面积 else 金额']],
    ['率 >= 60', ['percent-mismatch|60']],
    ['60% + 5', ['percent-mismatch|5']],
    ['率 > 个', ['percent-mismatch|率 > 个']],
    ['100 - 率', ['percent-mismatch|100']],
    ['min(1, 率)', ['percent-mismatch|1']],
    ["率 + '甲'", ["type-mismatch|'甲'"]],
    ['旗 + 1', ['type-mismatch|旗']],
    ['旗 > 1', ['type-mismatch|1']],
    ['文 > 文', ['type-mismatch|文']],
    ["日 > '2021-03-15'", ["type-mismatch|'2021-03-15'"]],
    ['日 - 日', ['type-mismatch|日', 'type-mismatch|日']],
    ['not 个', ['type-mismatch|个']],
    ['个 and 旗', ['type-mismatch|个']],
    ['if 个 then 1 else 2', ['type-mismatch|个']],
    ["if 旗 then 1 else '甲'", ["type-mismatch|'甲'"]],
    ['个 in 5', ['type-mismatch|5']],
    ["个 in ['甲']", ['type-mismatch|个']],
    ["[1, '甲']", ["type-mismatch|'甲'"]],
    ["选 = '中'", ["not-a-member|'中'"]],
    ["选 in ['中', '下']", ["not-a-member|['中', '下']"]],
    ["unit = '乙县'", ["not-a-member|'乙县'"]],
    ["'丙' in 类别", ["not-a-member|'丙'"]],
    ['个 / 0', ['division-by-zero|0']],
  ])('%s', (expression, expected) => expect(found(expression)).toEqual(expected));

  it.each([
    '面积 / 面积 >= 90%',
    '个 / 个 > 60%',
    '1 - 个 / 个',
    '100% - 率',
    '率 > 0',
    '率 / 率 > 1.5',
    '0.5 * 金额 + 个',
    '金额 / 总额',
    '金额 * 率 + 金额',
    '面积 + 5',
    '面积 > 0',
    'min(100%, 面积 / 面积)',
    'if 旗 then 面积 else 0',
    "选 in ['好', '中']",
    'abs(率 - 60%) * 100',
    'clamp(率, 0, 100%)',
    'mean(率, 60%)',
  ])('fits: %s', (expression) => expect(found(expression)).toEqual([]));
});
