import { describe, expect, test } from 'vitest';
import { parseExpression } from '../../packages/dsl/src/expression/parse.js';
import { printExpression } from '../../packages/dsl/src/expression/print.js';
import { parseWith } from './support.js';

const times = (count: number, text: string) => text.repeat(count);
const nested = (count: number, open: string, close = '') => `${times(count, open)}a${times(count, close)}`;

describe('nesting', () => {
  const kinds: readonly [string, (depth: number) => string, stepOfOpener: number][] = [
    ['brackets', (depth) => nested(depth, '(', ')'), 1],
    ['calls', (depth) => nested(depth, 'f(', ')'), 2],
    ['lists', (depth) => nested(depth, '[', ']'), 1],
    ['minus signs', (depth) => nested(depth, '-'), 1],
    ['not', (depth) => nested(depth, 'not '), 4],
    ['if in else', (depth) => `${times(depth, 'if a then b else ')}c`, 17],
    ['if in then', (depth) => `${times(depth, 'if a then ')}b${times(depth, ' else c')}`, 10],
  ];

  test.each(kinds)('of %s up to 100', (_, write) => {
    const { value, found } = parseWith(parseExpression, write(100));
    expect(found).toEqual([]);
    expect(value).toBeDefined();
  });

  test.each(kinds)('of %s is refused from 101 on', (_, write, step) => {
    const { value, found } = parseWith(parseExpression, write(101));
    expect(value).toBeUndefined();
    expect(found.map((one) => one.code)).toEqual(['expression-too-deep']);
    const token = step === 2 ? 1 : 0;
    expect(found[0]?.primary.span.start).toBe(100 * step + token);
  });

  test('of several kinds together', () => {
    expect(parseWith(parseExpression, nested(50, '-(', ')')).found).toEqual([]);
    expect(parseWith(parseExpression, nested(51, '-(', ')')).found[0]?.code).toBe('expression-too-deep');
  });

  test('is counted in depth, not in number', () => {
    const text = Array.from({ length: 300 }, () => '-(a)').join(', ');
    expect(parseWith(parseExpression, `[${text}]`).found).toEqual([]);
    expect(parseWith(parseExpression, `f(${text}, ${nested(98, '(', ')')})`).found).toEqual([]);
  });
});

describe('chains', () => {
  test('of 400 operators are read and printed', () => {
    const text = `a${times(400, ' + a')}`;
    const { value } = parseWith(parseExpression, text);
    expect(value && printExpression(value, 'en')).toBe(text);
  });

  test.each([
    ['sum', `a${times(401, ' + a')}`],
    ['index', `a${times(401, '[b]')}`],
    ['sums in brackets on the left', `${times(50, '(')}a${times(50, `${times(9, ' + a')})`)}`],
    ['logic', `a${times(401, ' and a')}`],
  ])('of more are refused: %s', (_, text) => {
    const { value, found } = parseWith(parseExpression, text);
    expect(value).toBeUndefined();
    expect(found.map((one) => one.code)).toEqual(['expression-too-deep']);
  });
});

describe('length', () => {
  test('10,000 characters are read', () => {
    const list = `[${Array.from({ length: 1666 }, () => '1234').join(', ')}]`;
    const text = list + ' '.repeat(10_000 - list.length);
    expect(text).toHaveLength(10_000);
    expect(parseWith(parseExpression, text).found).toEqual([]);
  });

  test('one more is refused, whatever it is', () => {
    const { value, found } = parseWith(parseExpression, '('.repeat(10_001), 'k: ');
    expect(value).toBeUndefined();
    expect(found.map((one) => [one.code, one.primary.span])).toEqual([
      ['expression-too-long', { start: 3, end: 10_004 }],
    ]);
  });
});
