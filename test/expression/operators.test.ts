import { describe, expect, test } from 'vitest';
import { parseExpression } from '../../packages/dsl/src/expression/parse.js';
import { parseWith, sexp } from './support.js';

const read = (text: string): string => {
  const { value, found } = parseWith(parseExpression, text);
  expect(found).toEqual([]);
  return value ? sexp(value) : '';
};

describe('arithmetic', () => {
  test.each([
    ['1 + 2 * 3', '(+ 1 (* 2 3))'],
    ['(1 + 2) * 3', '(* (+ 1 2) 3)'],
    ['a - b - c', '(- (- a b) c)'],
    ['a - (b - c)', '(- a (- b c))'],
    ['a / b * c', '(* (/ a b) c)'],
    ['a / (b * c)', '(/ a (* b c))'],
    ['-a * b', '(* (neg a) b)'],
    ['-(a * b)', '(neg (* a b))'],
    ['a - -b', '(- a (neg b))'],
    ['a--b', '(- a (neg b))'],
    ['+a', 'a'],
    ['a * +b', '(* a b)'],
    ['-+-a', '(neg (neg a))'],
    ['-5%', '(neg 5%)'],
    ['a×b÷c＋d－e', '(- (+ (/ (* a b) c) d) e)'],
    ['a＊b／c−d', '(- (/ (* a b) c) d)'],
    ['（a + b） * c', '(* (+ a b) c)'],
    ['((a))', 'a'],
    ['a\n  + b', '(+ a b)'],
    ['a\u3000+\u00a0b', '(+ a b)'],
  ])('%s', (text, tree) => expect(read(text)).toBe(tree));
});

describe('index', () => {
  test.each([
    ['F[甲]', '(at F 甲)'],
    ["F['甲'][2]", '(at (at F "甲") 2)'],
    ['F【甲】', '(at F 甲)'],
    ['-F[甲]', '(neg (at F 甲))'],
    ['f(x)[1]', '(at (call f x) 1)'],
    ['[1, 2][0]', '(at (list 1 2) 0)'],
    ['(a + b)[c]', '(at (+ a b) c)'],
    ['F[if a then b else c]', '(at F (if a b c))'],
  ])('%s', (text, tree) => expect(read(text)).toBe(tree));
});

describe('comparison and membership', () => {
  test.each([
    ['a = b', '(= a b)'],
    ['a＝b', '(= a b)'],
    ['a != b', '(!= a b)'],
    ['a≠b', '(!= a b)'],
    ['a！＝b', '(!= a b)'],
    ['a ≤ b', '(<= a b)'],
    ['a＞＝b', '(>= a b)'],
    ['a＜b', '(< a b)'],
    ['a>-3', '(> a (neg 3))'],
    ['90% <= x < 100%', '(<= < 90% x 100%)'],
    ['a < b <= c != d', '(< <= != a b c d)'],
    ['(a < b) = c', '(= (< a b) c)'],
    ['a + 1 < b * 2', '(< (+ a 1) (* b 2))'],
    ['month in [3, 6]', '(in month (list 3 6))'],
    ['x not in S', '(not-in x S)'],
    ['x 属于 S', '(in x S)'],
    ['x 不属于 S', '(not-in x S)'],
    ['x 非 属于 S', '(not-in x S)'],
    ['x 不属于[1]', '(not-in x (list 1))'],
    ['a + 1 in S', '(in (+ a 1) S)'],
    ['(x in S) = b', '(= (in x S) b)'],
  ])('%s', (text, tree) => expect(read(text)).toBe(tree));
});

describe('logic', () => {
  test.each([
    ['a or b and c', '(or a (and b c))'],
    ['(a or b) and c', '(and (or a b) c)'],
    ['a and b and c', '(and (and a b) c)'],
    ['a and (b and c)', '(and a (and b c))'],
    ['not a and b', '(and (not a) b)'],
    ['not (a and b)', '(not (and a b))'],
    ['not a = b', '(not (= a b))'],
    ['not x in S', '(not (in x S))'],
    ['not not a', '(not (not a))'],
    ['a and not b', '(and a (not b))'],
    ['甲 且 非 乙 或 丙', '(or (and 甲 (not 乙)) 丙)'],
    ["'a'且'b'", '(and "a" "b")'],
    ['60%且(b)', '(and 60% b)'],
  ])('%s', (text, tree) => expect(read(text)).toBe(tree));
});

describe('choice', () => {
  test.each([
    ['if a then b else c', '(if a b c)'],
    ['if a then b else if c then d else e', '(if a b (if c d e))'],
    ['if a then if b then c else d else e', '(if a (if b c d) e)'],
    ['if a or b then c + 1 else d + 2', '(if (or a b) (+ c 1) (+ d 2))'],
    ['1 + (if a then b else c)', '(+ 1 (if a b c))'],
    ['如果 甲 > 1 那么 2 否则 3', '(if (> 甲 1) 2 3)'],
    ['max(if a then b else c, 0)', '(call max (if a b c) 0)'],
  ])('%s', (text, tree) => expect(read(text)).toBe(tree));
});
