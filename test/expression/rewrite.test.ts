import { describe, expect, test } from 'vitest';
import { rewriteBand, rewriteExpression, rewriteSignature } from '../../packages/dsl/src/expression/rewrite.js';

describe('expressions', () => {
  test.each([
    ['（甲＋乙）×０.５％', '(甲+乙)*0.5%', '(甲+乙)*0.5%'],
    ['a  ≥ b\u3000且\n  c≠d', 'a  >= b\u3000and\n  c!=d', 'a  >= b\u3000且\n  c!=d'],
    ['rank(x，lowest，group  where c)', 'rank(x,lowest,group  where c)', '排名(x,最低,组别  其中 c)'],
    ['x not  in S', 'x not  in S', 'x 不属于 S'],
    ['x 不属于 S', 'x not in S', 'x 不属于 S'],
    ['x 非 属于 S', 'x not in S', 'x 不属于 S'],
    ['not x in S', 'not x in S', '非 x 属于 S'],
    ['(( a ))', '(( a ))', '(( a ))'],
    ['\'且（，）\' = “或” + "not"', '\'且（，）\' = “或” + "not"', '\'且（，）\' = “或” + "not"'],
    ['２０２１－０３－１５', '2021-03-15', '2021-03-15'],
    ['如果 是 那么 【1、2】 否则 f（1）', 'if true then [1,2] else f(1)', '如果 是 那么 [1,2] 否则 f(1)'],
    ['最小(x 遍历 各单位 否则 0)', 'min(x over units else 0)', '最小(x 遍历 各单位 否则 0)'],
    ['名１ + 是否达标', '名１ + 是否达标', '名１ + 是否达标'],
    [' a ', ' a ', ' a '],
  ])('%s', (text, en, zh) => {
    expect(rewriteExpression(text, 'en')).toBe(en);
    expect(rewriteExpression(text, 'zh')).toBe(zh);
  });

  test.each(['', 'a ＋', 'a == b', '（a', '“甲', '1_000 ＋ 2', '２０２１-02-30', 'any(c)', 'f（甲：1）', '>= ９０%'])(
    '%j is no expression and stays',
    (text) => {
      expect(rewriteExpression(text, 'en')).toBe(text);
      expect(rewriteExpression(text, 'zh')).toBe(text);
    },
  );
});

test.each([
  ['＞＝９０％，＜１００％', '>=90%,<100%', '>=90%,<100%'],
  ['≥ 10 且 < 20', '>= 10 and < 20', '>= 10 且 < 20'],
  ['否则', 'else', '否则'],
  ['else', 'else', '否则'],
  ['其他', 'else', '其他'],
  ['９０％ <= x', '９０％ <= x', '９０％ <= x'],
])('band %s', (text, en, zh) => {
  expect(rewriteBand(text, 'en')).toBe(en);
  expect(rewriteBand(text, 'zh')).toBe(zh);
});

test.each([
  ['按增速得分（实际， 目标）', '按增速得分(实际, 目标)'],
  ['按增速得分', '按增速得分'],
])('signature %s', (text, expected) => expect(rewriteSignature(text, 'zh')).toBe(expected));
