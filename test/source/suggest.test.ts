import { describe, expect, test } from 'vitest';
import { nearest } from '../../packages/dsl/src/diagnostics/suggest.js';

const KEYS = [
  'item',
  'max',
  'source',
  'parts',
  'weight',
  'ratio',
  'rank',
  'bands',
  'applies',
  'otherwise',
  'floor',
  'over_max',
  'title',
];
const NAMES = [
  '综合指数',
  '上年同期综合指数',
  '断面总数',
  '达标断面数',
  '饮用水源地总数',
  '达标饮用水源地数',
  '空气排名得分',
  '权重',
  '牵头单位',
];

describe('near', () => {
  test.each([
    ['maxx', 'max'],
    ['mx', 'max'],
    ['mxa', 'max'],
    ['MAX', 'max'],
    ['ｍａｘ', 'max'],
    ['titel', 'title'],
    ['weigth', 'weight'],
    ['applys', 'applies'],
    ['overmax', 'over_max'],
    ['other', 'otherwise'],
    ['ranking', 'rank'],
  ])('%s → %s', (word, expected) => {
    expect(nearest(word, KEYS)).toBe(expected);
  });

  test.each([
    ['综和指数', '综合指数'],
    ['断面数', '断面总数'],
    ['达标断面', '达标断面数'],
    ['空气得分', '空气排名得分'],
    ['权中', '权重'],
    ['牵头', '牵头单位'],
    ['上年综合指数', '上年同期综合指数'],
  ])('%s → %s', (word, expected) => {
    expect(nearest(word, NAMES)).toBe(expected);
  });
});

describe('too far', () => {
  test.each([['x'], ['of'], ['completely_different'], ['满分'], [''], ['数'], ['a'.repeat(100_000)]])(
    '%.20s',
    (word) => {
      expect(nearest(word, [...KEYS, ...NAMES])).toBeUndefined();
    },
  );

  test('nothing to choose from', () => {
    expect(nearest('max', [])).toBeUndefined();
  });
});

test('the same number of edits: the first candidate; a rare character is one edit', () => {
  expect(nearest('bat', ['cat', 'hat'])).toBe('cat');
  expect(nearest('𠮷林', ['吉林'])).toBe('吉林');
});

test('a thousand candidates take a few milliseconds', () => {
  const many = Array.from({ length: 1000 }, (_, index) => `项目${index}完成率`);
  const start = performance.now();
  expect(nearest('项目512完成律', many)).toBe('项目512完成率');
  expect(performance.now() - start).toBeLessThan(300);
});
