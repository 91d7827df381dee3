import { describe, expect, test } from 'vitest';
import { parseExpression } from '../../packages/dsl/src/expression/parse.js';
import { WORDS } from '../../packages/dsl/src/expression/words.js';
import { parseWith, sexp } from './support.js';

const read = (text: string): string => {
  const { value, found } = parseWith(parseExpression, text);
  expect(found).toEqual([]);
  return value ? sexp(value) : '';
};

describe('calls', () => {
  test.each([
    ['f()', '(call f)'],
    ['abs(x)', '(call abs x)'],
    ['绝对值(x)', '(call abs x)'],
    ['max(0, x)', '(call max 0 x)'],
    ['最大（0，x）', '(call max 0 x)'],
    ['sum(a, b)', '(call sum a b)'],
    ['min(a)', '(call min a)'],
    ['mean(a, b)', '(call mean a b)'],
    ['max(1,200)', '(call max 1 200)'],
    ['按增速得分(实际, 5)', '(call 按增速得分 实际 5)'],
    ['rank(x, lowest, group)', '(call rank x lowest group)'],
    ['排名(x，最低，组别)', '(call rank x lowest group)'],
    ['排名(x，最高，全部，连续名次)', '(call rank x highest all dense)'],
    ['rank(x, highest where a > 0 and b)', '(call rank x highest where:(and (> a 0) b))'],
    ['排名(x，最低，组别 其中 甲 = 0)', '(call rank x lowest group where:(= 甲 0))'],
    ['rank(x where c)', '(call rank x where:c)'],
    [
      'rank(mean(x over S where c else 0), lowest where d)',
      '(call rank (each mean x over:S where:c empty:0) lowest where:d)',
    ],
    ['f(a = b, d = e)', '(call f (= a b) (= d e))'],
    ['f (x)', '(call f x)'],
  ])('%s', (text, tree) => expect(read(text)).toBe(tree));
});

describe('aggregates', () => {
  test.each([
    ['sum(权重 over 任务)', '(each sum 权重 over:任务)'],
    ['sum(权重 over 任务 where unit in 牵头)', '(each sum 权重 over:任务 where:(in unit 牵头))'],
    ['平均(权重 遍历 任务 其中 单位 属于 牵头 否则 0)', '(each mean 权重 over:任务 where:(in unit 牵头) empty:0)'],
    ['mean(a + 1 over units else 0)', '(each mean (+ a 1) over:units empty:0)'],
    ['min(x over S else if a then b else c)', '(each min x over:S empty:(if a b c))'],
    ['max(d over S where c else 2021-03-15)', '(each max d over:S where:c empty:@2021-03-15)'],
    ['平均(a 遍历 各单位)', '(each mean a over:units)'],
    ['min(x over peers)', '(each min x over:peers)'],
    ['max(if a then b else c over S)', '(each max (if a b c) over:S)'],
    ['count(S)', '(each count over:S)'],
    ['count(S where c)', '(each count over:S where:c)'],
    ['计数(同组单位 其中 得分 > 0)', '(each count over:peers where:(> 得分 0))'],
    ['any(c over S)', '(each any c over:S)'],
    ['all(c over S where d or e)', '(each all c over:S where:(or d e))'],
    ['sum(sum(x over A) over B)', '(each sum (each sum x over:A) over:B)'],
    ['sum(x over S) / count(S)', '(/ (each sum x over:S) (each count over:S))'],
  ])('%s', (text, tree) => expect(read(text)).toBe(tree));
});

describe('an else is that of the if before it, and the aggregate’s where no if is left without', () => {
  test.each([
    ['mean(if a then b else c over S else d)', '(each mean (if a b c) over:S empty:d)'],
    ['mean(x over S where if a then b else c)', '(each mean x over:S where:(if a b c))'],
    ['mean(x over S where if a then b else c else d)', '(each mean x over:S where:(if a b c) empty:d)'],
    [
      'min(x over S where if a then b else if c then d else e else 0)',
      '(each min x over:S where:(if a b (if c d e)) empty:0)',
    ],
    [
      'if a then mean(x over S where c else 0) else max(x over S else 1)',
      '(if a (each mean x over:S where:c empty:0) (each max x over:S empty:1))',
    ],
  ])('%s', (text, tree) => expect(read(text)).toBe(tree));
});

describe('words', () => {
  const names = WORDS.filter((one) => one.kind !== 'keyword').map((one) => [one.zh, one.en] as const);

  test.each(names)('%s is the name %s', (zh, en) => {
    expect(read(zh)).toBe(en);
    expect(read(en)).toBe(en);
  });

  const functions = WORDS.filter((one) => one.kind === 'function').map((one) => [one.zh, one.en] as const);

  test.each(functions)('%s(x) calls %s', (zh, en) => {
    expect(read(`${zh}(x)`)).toBe(`(call ${en} x)`);
  });
});
