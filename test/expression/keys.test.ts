import { describe, expect, test } from 'vitest';
import type { Band } from '../../packages/dsl/src/expression/band.js';
import { parseBand, parseName, parseSignature } from '../../packages/dsl/src/expression/parse.js';
import { WORDS } from '../../packages/dsl/src/expression/words.js';
import { parseWith } from './support.js';

const places = (found: ReturnType<typeof parseWith>['found']) =>
  found.map((one) => [one.code, one.primary.span.start, one.primary.span.end]);

describe('bands', () => {
  const show = (band: Band | undefined): string =>
    band?.kind === 'bounds'
      ? band.bounds.map((one) => `${one.operator}${one.value.text}${one.value.percent ? '%' : ''}`).join(' ')
      : (band?.kind ?? '');

  test.each([
    ['>= 100%', '>=100%'],
    ['>= 10, < 20', '>=10 <20'],
    ['≥10，＜20', '>=10 <20'],
    ['>= 10 and < 20', '>=10 <20'],
    ['> 10 且 <= 20.5', '>10 <=20.5'],
    ['= 0', '=0'],
    ['> -5%', '>-5%'],
    ['>= −５', '>=-5'],
    ['< +5', '<5'],
    ['else', 'else'],
    ['否则', 'else'],
    ['其他', 'else'],
  ])('%s', (text, expected) => {
    const { value, found } = parseWith(parseBand, text);
    expect(found).toEqual([]);
    expect(show(value)).toBe(expected);
  });

  test('spans', () => {
    const { value, file } = parseWith(parseBand, '> -５％, < 20', 'points:\n  ');
    if (value?.kind !== 'bounds') throw new Error(value?.kind);
    expect(file.slice(value.span)).toBe('> -５％, < 20');
    expect(value.bounds.map((one) => file.slice(one.span))).toEqual(['> -５％', '< 20']);
    expect(value.bounds.map((one) => file.slice(one.value.span))).toEqual(['-５％', '20']);
  });

  test.each([
    ['', [['bad-band', 0, 0]]],
    ['100%', [['bad-band', 0, 4]]],
    ['90% <= x < 100%', [['bad-band', 0, 3]]],
    ['>= x', [['bad-band', 3, 4]]],
    ['>= 10 < 20', [['bad-band', 6, 7]]],
    ['>= 10,', [['bad-band', 6, 6]]],
    ['!= 0', [['bad-band', 0, 2]]],
    ['else, < 1', [['bad-band', 4, 5]]],
    ['>= 1_0', [['bad-number', 3, 6]]],
    ['=> 10', [['foreign-operator', 0, 2]]],
  ])('%j is none', (text, expected) => {
    const { found } = parseWith(parseBand, text);
    expect(places(found)).toEqual(expected);
  });

  test('is still read where the mistake is certain', () => {
    expect(show(parseWith(parseBand, '=> 10; < 20').value)).toBe('>=10 <20');
    expect(parseWith(parseBand, '!= 0').value).toBeUndefined();
  });
});

describe('signatures', () => {
  test.each([
    ['按增速得分(实际, 目标)', '按增速得分', ['实际', '目标']],
    ['f（甲，乙、丙）', 'f', ['甲', '乙', '丙']],
    ['f()', 'f', []],
  ])('%s', (text, name, parameters) => {
    const { value, found, file } = parseWith(parseSignature, text, 'functions:\n  ');
    expect(found).toEqual([]);
    expect(value?.name).toBe(name);
    expect(value && file.slice(value.nameSpan)).toBe(name);
    expect(value?.parameters.map((one) => one.name)).toEqual(parameters);
    expect(value?.parameters.map((one) => file.slice(one.span))).toEqual(parameters);
  });

  test.each([
    ['', [['bad-signature', 0, 0]]],
    ['f', [['bad-signature', 1, 1]]],
    ['f(a', [['unbalanced-bracket', 1, 2]]],
    ['f(a b)', [['bad-signature', 4, 5]]],
    ['f(a + b)', [['bad-signature', 4, 5]]],
    ['f(a,)', [['bad-signature', 4, 5]]],
    ['f(3)', [['bad-signature', 2, 3]]],
    ['sum(a)', [['reserved-name', 0, 3]]],
    ['f(甲, 月份)', [['reserved-name', 5, 7]]],
    ['f(if)', [['bad-signature', 2, 4]]],
    [
      '排名(单位, a, a)',
      [
        ['reserved-name', 0, 2],
        ['reserved-name', 3, 5],
        ['duplicate-parameter', 10, 11],
      ],
    ],
  ])('%j is none', (text, expected) => {
    const { value, found } = parseWith(parseSignature, text);
    expect(value).toBeUndefined();
    expect(places(found)).toEqual(expected);
  });
});

describe('names', () => {
  test.each(['得分', 'a', '_x', '二〇二一', '是否达标', '名１', 'x2', 'best', 'ties', '范围', '空时'])('%s', (text) => {
    expect(parseWith(parseName, text)).toMatchObject({ value: text, found: [] });
  });

  test.each(WORDS.flatMap((one) => [one.en, one.zh]).concat('不属于'))('%s is taken', (text) => {
    const { value, found } = parseWith(parseName, text, 'k: ');
    expect(value).toBeUndefined();
    expect(places(found)).toEqual([['reserved-name', 3, 3 + text.length]]);
  });

  test.each([
    ['', 0, 0, ''],
    ['  ', 0, 2, ''],
    ['完成 数', 2, 3, '完成_数'],
    ['PM2.5', 3, 4, 'PM2_5'],
    ['增速（%）', 2, 5, '增速'],
    ['a-b-c', 1, 2, 'a_b_c'],
    ['3个', 0, 1, '第3个'],
    ['２０２１年', 0, 4, ''],
    ['如果甲', 0, 3, ''],
    ['😀', 0, 2, ''],
  ])('%j is none', (text, start, end, hint) => {
    const { value, found } = parseWith(parseName, text);
    expect(value).toBeUndefined();
    expect(places(found)).toEqual([['bad-name', start, end]]);
    expect(found[0]?.hint?.zh).toContain(hint);
  });
});
