import { describe, expect, test } from 'vitest';
import { parseExpression } from '../../packages/dsl/src/expression/parse.js';
import { parseWith, sexp } from './support.js';

/** What a right text stands for. */
const read = (text: string): string => {
  const { value, found } = parseWith(parseExpression, text);
  expect(found).toEqual([]);
  return value ? sexp(value) : '';
};

describe('numbers', () => {
  test.each([
    ['12', '12'],
    ['0', '0'],
    ['0.5', '0.5'],
    ['12.50', '12.50'],
    ['60%', '60%'],
    ['0.5%', '0.5%'],
    ['０.５', '0.5'],
    ['１２．５％', '12.5%'],
    ['99999999999999999999.000000000000000000001', '99999999999999999999.000000000000000000001'],
  ])('%s', (text, tree) => expect(read(text)).toBe(tree));

  test.each(['0', '7', '12.50', '60%', '0.5%', '123456789012345', '1234567890123456', '１２'])(
    '%s is the same alone and in a sum',
    (text) => {
      const { value } = parseWith(parseExpression, `${text} + x`, 'max: ');
      expect(parseWith(parseExpression, text, 'max: ').value).toEqual(value?.kind === 'binary' ? value.left : '');
    },
  );

  test.each(['007', '00', '1.', '.5', '1%%', '1.2.3', '1e5'])('%s is none', (text) =>
    expect(parseWith(parseExpression, text).found).not.toEqual([]),
  );
});

describe('dates', () => {
  test.each([
    ['2021-03-15', '@2021-03-15'],
    ['2020-02-29', '@2020-02-29'],
    ['2000-02-29', '@2000-02-29'],
    ['２０２１－０３－１５', '@2021-03-15'],
    ['a-3', '(- a 3)'],
    ['2021-3', '(- 2021 3)'],
    ['2021 - 3 - 15', '(- (- 2021 3) 15)'],
    ['12-3-15', '(- (- 12 3) 15)'],
    ['2021 -10', '(- 2021 10)'],
    ['a2021-3', '(- a2021 3)'],
    ['x - 2021-03-15', '(- x @2021-03-15)'],
    ['period_end-2021-03-15', '(- period_end @2021-03-15)'],
  ])('%s', (text, tree) => expect(read(text)).toBe(tree));
});

describe('texts', () => {
  test.each([
    ["'第一组'", '第一组'],
    ['"第一组"', '第一组'],
    ['‘第一组’', '第一组'],
    ['“第一组”', '第一组'],
    ['「第一组」', '第一组'],
    ["''", ''],
    [`'say "x"'`, 'say "x"'],
    [`"it's"`, "it's"],
    ["'it''s'", "it's"],
    ['"say ""x"""', 'say "x"'],
    ["“it's ‘so’”", "it's ‘so’"],
    ["'如果（，）１２'", '如果（，）１２'],
    ["'\\n'", '\\n'],
  ])('%s', (text, value) => expect(read(text)).toBe(JSON.stringify(value)));
});

describe('flags, lists, names', () => {
  test.each([
    ['true', '#true'],
    ['是', '#true'],
    ['false', '#false'],
    ['否', '#false'],
    ['[3, 6, 9]', '(list 3 6 9)'],
    ['[]', '(list)'],
    ["['甲', [1]]", '(list "甲" (list 1))'],
    ['[3、6，9]', '(list 3 6 9)'],
    ['【3，6】', '(list 3 6)'],
    ['［3］', '(list 3)'],
    ['完成数', '完成数'],
    ['_x1', '_x1'],
    ['二〇二一年', '二〇二一年'],
    ['是否达标', '是否达标'],
    ['非公企业', '非公企业'],
    ['否定', '否定'],
    ['ifs', 'ifs'],
    ['notify', 'notify'],
    ['index', 'index'],
    ['或有负债', '或有负债'],
    ['其中新增', '其中新增'],
    ['Ünïcödé', 'Ünïcödé'],
    ['名１', '名１'],
  ])('%s', (text, tree) => expect(read(text)).toBe(tree));
});
