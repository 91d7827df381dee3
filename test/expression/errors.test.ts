import { describe, expect, test } from 'vitest';
import { parseExpression } from '../../packages/dsl/src/expression/parse.js';
import { parseWith, sexp } from './support.js';

/** Text, code, the text it points at (or where it points, if at nothing), and what the hint says to write. */
type Row = readonly [text: string, code: string, at: string | number, hint: string];

const errors: Readonly<Record<string, readonly Row[]>> = {
  empty: [
    ['', 'expression-empty', 0, '0.5'],
    [' \n', 'expression-empty', ' \n', '0.5'],
  ],
  'a value is missing': [
    ['a +', 'expression-syntax', 3, 'a number'],
    ['a + ', 'expression-syntax', 3, 'a number'],
    ['* a', 'expression-syntax', '*', 'a number'],
    ['a / * b', 'expression-syntax', '*', 'a number'],
    ['()', 'expression-syntax', ')', 'a number'],
    ['f(a,)', 'expression-syntax', ')', 'a number'],
    ['[1, , 2]', 'expression-syntax', ', 2', 'a number'],
    ['f(* a)', 'expression-syntax', '*', 'a number'],
    ['[= a]', 'expression-syntax', '=', 'a number'],
    ['a and', 'expression-syntax', 5, 'a number'],
    ['over', 'expression-syntax', 'over', 'a number'],
    ['a + if b then c else d', 'expression-syntax', 'if', '(if'],
    ['a = not b', 'expression-syntax', 'not', '(not'],
  ],
  'an operator is missing': [
    ['a b', 'expression-syntax', 'b', 'no spaces'],
    ['2(a + b)', 'expression-syntax', '(', '*'],
    ['(a)(b)', 'expression-syntax', '(b', '*'],
    ["a 'b'", 'expression-syntax', "'b'", 'operator'],
    ['完成 数', 'expression-syntax', '数', 'no spaces'],
    ['a if b', 'expression-syntax', 'if', 'operator'],
  ],
  'what does not belong': [
    ['a, b', 'expression-syntax', ',', 'commas separate'],
    ['(a, b)', 'expression-syntax', ',', 'commas separate'],
    ['F[a, b]', 'expression-syntax', ',', 'commas separate'],
    ['if(a, b, c)', 'expression-syntax', ',', 'if CONDITION then'],
    ['a then b', 'expression-syntax', 'then', 'if CONDITION'],
    ['if a then b', 'expression-syntax', 11, 'else'],
    ['if a else b', 'expression-syntax', 'else', 'then'],
    ['a where b', 'expression-syntax', 'where', 'where condition'],
    ['mean(x over S else 0 where c)', 'expression-syntax', 'where', 'where condition else 0'],
    ['mean(x where c over S)', 'expression-syntax', 'over', 'over set where condition'],
    ['mean(x over S else 0 else 1)', 'expression-syntax', 'else 1', 'if CONDITION'],
    ['mean(x over S, else 0)', 'expression-syntax', 'else', 'condition else 0'],
    ['rank(x, lowest, where c)', 'expression-syntax', 'where', 'where condition'],
    ['rank(where c)', 'expression-syntax', 'where', 'a number'],
    ['x not y', 'expression-syntax', 'y', 'not in'],
    ['a in S in T', 'expression-syntax', 'in T', 'brackets'],
    ['a < b in S', 'expression-syntax', 'in', 'brackets'],
    ['sum(x over)', 'expression-syntax', ')', 'over tasks'],
    ['sum(x over [1, 2])', 'expression-syntax', '[', 'over tasks'],
  ],
  colons: [
    ['a: b', 'expression-syntax', ':', 'delete'],
    ['[a：b]', 'expression-syntax', '：', 'delete'],
    ['sum(x over S where: c)', 'expression-syntax', ':', 'where condition'],
    ['f(不属于: 1)', 'expression-syntax', '不属于', 'a number'],
    ['f(x, 目标: 5)', 'expression-syntax', '目标:', 'clamp(value, 0, 100)'],
    ['f(目标∶5)', 'expression-syntax', '目标∶', 'clamp(value, 0, 100)'],
    ['f(constructor: 5)', 'expression-syntax', 'constructor:', 'clamp(value, 0, 100)'],
    ['rank(x, best: lowest)', 'expression-syntax', 'best:', 'rank(value, lowest, group)'],
    ['排名(x，范围：组别)', 'expression-syntax', '范围：', 'rank(value, lowest, group)'],
    ['rank(x, lowest, where: c)', 'expression-syntax', 'where:', 'rank(value, lowest where condition)'],
    ['sum(x over S, where: c)', 'expression-syntax', 'where:', 'sum(value over set where condition)'],
    ['sum(x, 遍历: S)', 'expression-syntax', '遍历:', 'sum(value over set)'],
    ['mean(x over S, empty: 0)', 'expression-syntax', 'empty:', 'mean(value over set else 0)'],
    ['mean(x over S, 否则：0)', 'expression-syntax', '否则：', 'mean(value over set else 0)'],
  ],
  'words of other languages': [
    ['a AND b', 'expression-syntax', 'AND', '`and`'],
    ['a 并且 b', 'expression-syntax', '并且', '`且`'],
    ['若 a 则 b', 'expression-syntax', '若', '`如果`'],
    ['a 大于等于 b', 'expression-syntax', '大于等于', '`>=`'],
    ['NOT a', 'expression-syntax', 'NOT', '`not`'],
    ['如果a > 1', 'expression-syntax', '如果a', '如果 a'],
    ['unit不属于牵头', 'expression-syntax', 'unit不属于牵头', 'unit 不属于 牵头'],
  ],
  brackets: [
    ['(a + b', 'unbalanced-bracket', '(', ')'],
    ['f(a, (b + c)', 'unbalanced-bracket', '(a', ')'],
    ['[1, 2', 'unbalanced-bracket', '[', ']'],
    ['a + b)', 'unbalanced-bracket', ')', 'delete'],
    ['(a]', 'unbalanced-bracket', ']', ')'],
    ['（a】', 'unbalanced-bracket', '】', ')'],
  ],
  texts: [
    ["a = '第一组", 'unclosed-text', "'第一组", "'"],
    ['f(“甲)', 'unclosed-text', '“甲)', '”'],
    ['“甲“', 'unclosed-text', '“甲“', '”'],
    ['甲”', 'unclosed-text', '”', 'pair'],
    ['`甲`', 'unclosed-text', '`甲', 'pair'],
    ["'a\nb'", 'unclosed-text', "'a", "'"],
  ],
  numbers: [
    ['1_000', 'bad-number', '1_000', '`1000`'],
    ['1e5', 'bad-number', '1e5', '`100000`'],
    ['1.5E-3 + a', 'bad-number', '1.5E-3', '`0.0015`'],
    ['1e-9', 'bad-number', '1e-9', '`0.000000001`'],
    ['1e999', 'bad-number', '1e999', 'digits'],
    ['12,000', 'bad-number', '12,000', '`12000`'],
    ['a + 1，234，567.5', 'bad-number', '1，234，567.5', '`1234567.5`'],
    ['max(12,000, a)', 'bad-number', '12,000', '`12000`'],
    ['f((1,200))', 'bad-number', '1,200', '`1200`'],
    ['F[1,200]', 'bad-number', '1,200', '`1200`'],
    ['007', 'bad-number', '007', '`7`'],
    ['.5', 'bad-number', '.5', '`0.5`'],
    ['5. + a', 'bad-number', '5.', '`5`'],
    ['1.2.3', 'bad-number', '1.2.3', '0.5'],
    ['3个', 'bad-number', '3个', '`3 * 个`'],
    ['２倍', 'bad-number', '２倍', '`2 * 倍`'],
    ['2x', 'bad-number', '2x', '`2 * x`'],
    ['a > 1且b', 'bad-number', '1且b', '`1 且 b`'],
    ['a > 1and b', 'bad-number', '1and', '`1 and`'],
  ],
  dates: [
    ['2021-3-15', 'bad-date', '2021-3-15', '`2021-03-15`'],
    ['2021-12-5', 'bad-date', '2021-12-5', '`2021-12-05`'],
    ['2021年3月5日', 'bad-date', '2021年3月5日', '`2021-03-05`'],
    ['2021年3月', 'bad-date', '2021年3月', '2021-03-15'],
    ['2021-02-29', 'bad-date', '2021-02-29', '`2021-02-28`'],
    ['1900-02-29', 'bad-date', '1900-02-29', '`1900-02-28`'],
    ['2021-04-31', 'bad-date', '2021-04-31', '`2021-04-30`'],
    ['2021-13-01', 'bad-date', '2021-13-01', '2021-03-15'],
    ['2021-00-10', 'bad-date', '2021-00-10', '2021-03-15'],
    ['0000-01-01', 'bad-date', '0000-01-01', '2021-03-15'],
    ['２０２１－０２－３０', 'bad-date', '２０２１－０２－３０', '`2021-02-28`'],
    ['100-10-20', 'bad-date', '100-10-20', '`100 - 10 - 20`'],
    ['2021-03-15日', 'bad-date', '2021-03-15日', '`2021-03-15`'],
  ],
  'signs of other languages': [
    ['a == b', 'foreign-operator', '==', '`=`'],
    ['a ＝＝ b', 'foreign-operator', '＝＝', '`=`'],
    ['a <> b', 'foreign-operator', '<>', '`!=`'],
    ['a =< b', 'foreign-operator', '=<', '`<=`'],
    ['a => b', 'foreign-operator', '=>', '`>=`'],
    ['a && b', 'foreign-operator', '&&', '`and`'],
    ['a || b', 'foreign-operator', '||', '`or`'],
    ['!a', 'foreign-operator', '!', '`not`'],
    ['a ∈ S', 'foreign-operator', '∈', '`in`'],
    ['a ∉ S', 'foreign-operator', '∉', '`not in`'],
    ['a – b', 'foreign-operator', '–', '`-`'],
    ['a · b', 'foreign-operator', '·', '`*`'],
    ['f(a; b)', 'foreign-operator', ';', '`,`'],
    ['a ^ 2', 'foreign-operator', '^', 'product'],
    ['a ** 2', 'foreign-operator', '**', 'product'],
    ['a // b', 'foreign-operator', '//', 'floor'],
    ['a := b', 'foreign-operator', ':=', 'values'],
    ['a += b', 'foreign-operator', '+=', 'values'],
    ['a ? b : c', 'foreign-operator', '?', 'if CONDITION'],
    ['a -> b', 'foreign-operator', '->', 'if CONDITION'],
    ['60 %', 'foreign-operator', '%', '60%'],
    ['5‰', 'foreign-operator', '‰', '0.1%'],
    ['a.b', 'foreign-operator', '.', 'name[member]'],
    ['{1, 2}', 'foreign-operator', '{', '[3, 6, 9]'],
  ],
  'unknown characters': [
    ['a # b', 'unknown-character', '#', 'delete'],
    ['a + 😀', 'unknown-character', '😀', 'delete'],
    ['a\u200b+ b', 'unknown-character', '\u200b', 'delete'],
  ],
  aggregates: [
    ['count(x over S)', 'bad-aggregate', 'count', 'count(set)'],
    ['count()', 'bad-aggregate', 'count', 'count(set)'],
    ['count(a + b)', 'bad-aggregate', 'count', 'count(set)'],
    ['any(c)', 'bad-aggregate', 'any', 'any(condition over set)'],
    ['全部(c 其中 d)', 'bad-aggregate', '全部', 'all(condition over set)'],
    ['sum(S where c)', 'bad-aggregate', 'sum', 'sum(value over set'],
    ['mean(x else 0)', 'bad-aggregate', 'mean', 'mean(value over set where condition else 0)'],
    ['f(x over S)', 'bad-aggregate', 'f', 'sum, mean'],
    ['f(x where c)', 'bad-aggregate', 'f', 'sum, mean'],
    ['default(x else 0)', 'bad-aggregate', 'default', 'sum, mean'],
    ['rank(x over S)', 'bad-aggregate', 'rank', 'rank(value, lowest, group where condition)'],
    ['rank(x, lowest else 0)', 'bad-aggregate', 'rank', 'rank(value, lowest, group where condition)'],
    ['rank(x where c, lowest)', 'bad-aggregate', 'lowest', 'rank(value, lowest, group where condition)'],
    ['mean(x over S, 0)', 'bad-aggregate', '0', 'condition else 0'],
    ['mean(x, y over S)', 'bad-aggregate', 'y', 'mean(value over set'],
    ['count(S, c)', 'bad-aggregate', 'c)', 'count(set where condition)'],
    ['sum(x over S else 0)', 'bad-aggregate', 'else', 'count(set) = 0'],
    ['count(S where c else 1)', 'bad-aggregate', 'else', 'count(set) = 0'],
    ['任一(c 遍历 S 否则 是)', 'bad-aggregate', '否则', 'count(set) = 0'],
    ['all(c over S else false)', 'bad-aggregate', 'else', 'count(set) = 0'],
  ],
};

describe.each(Object.entries(errors))('%s', (_, rows) => {
  test.each(rows)('%j', (text, code, at, hint) => {
    const before = '甲:\n  乙: ';
    const { found } = parseWith(parseExpression, text, before);
    const start = typeof at === 'number' ? at : text.indexOf(at);
    const [first] = found;
    expect([first?.code, (first?.primary.span.start ?? Number.NaN) - before.length]).toEqual([code, start]);
    expect(first?.hint?.en).toContain(hint);
    expect(first?.message.zh).toMatch(/\p{Script=Han}/u);
    expect(first?.hint?.zh).toMatch(/\p{Script=Han}/u);
  });
});

/** Where one mistake is all there is, nothing else is said about its consequences. */
describe('one mistake, one diagnostic', () => {
  const single = Object.values(errors)
    .flat()
    .filter(([text]) => !['`甲`', '{1, 2}', "'a\nb'"].includes(text));

  test.each(single)('%j', (text) => expect(parseWith(parseExpression, text).found).toHaveLength(1));
});

describe('ends of spans', () => {
  test.each([
    ['a + 😀', 4, 6],
    ['a ** 2', 2, 4],
    ['max(12,000, a)', 4, 10],
    ["f('a)", 2, 5],
    ['sum(x over S, where : (c))', 14, 21],
    ['sum(x over S, (a + b) )', 14, 21],
    ['a  并且  b', 3, 5],
    ['a + ', 3, 3],
  ])('%j', (text, start, end) => {
    expect(parseWith(parseExpression, text).found[0]?.primary.span).toEqual({ start, end });
  });
});

describe('several mistakes', () => {
  test.each([
    [
      'a == 1_000 && b ^ 2',
      [
        ['foreign-operator', 2],
        ['bad-number', 5],
        ['foreign-operator', 11],
        ['foreign-operator', 16],
      ],
    ],
    [
      'a b == c',
      [
        ['expression-syntax', 2],
        ['foreign-operator', 4],
      ],
    ],
    [
      'any(c) + 1_0 + rank(x over S)',
      [
        ['bad-aggregate', 0],
        ['bad-number', 9],
        ['bad-aggregate', 15],
      ],
    ],
    [
      'rank(x, best: lowest, among: group)',
      [
        ['expression-syntax', 8],
        ['expression-syntax', 22],
      ],
    ],
    [
      'sum(x, y over S else 0, z)',
      [
        ['bad-aggregate', 7],
        ['bad-aggregate', 16],
        ['bad-aggregate', 24],
      ],
    ],
    [
      'a b (c',
      [
        ['expression-syntax', 2],
        ['unbalanced-bracket', 4],
      ],
    ],
    [
      '(a] + [b)',
      [
        ['unbalanced-bracket', 2],
        ['unbalanced-bracket', 8],
      ],
    ],
  ])('%s', (text, expected) => {
    const { found } = parseWith(parseExpression, text);
    expect(found.map((one) => [one.code, one.primary.span.start])).toEqual(expected);
  });

  test('are not reported without end', () => {
    expect(parseWith(parseExpression, '#'.repeat(500)).found).toHaveLength(20);
  });
});

describe('mistakes that are certain', () => {
  test.each([
    ['a == b', '(= a b)'],
    ['a <> b && !c || d', '(or (and (!= a b) (not c)) d)'],
    ['a ∉ [1; 2]', '(not-in a (list 1 2))'],
    ['f(a – b； c)', '(call f (- a b) c)'],
  ])('%s is read as meant', (text, tree) => {
    const { value } = parseWith(parseExpression, text);
    expect(value && sexp(value)).toBe(tree);
  });

  test.each(['1_000', '2021-02-30', "'a", 'a ^ 2', 'any(c)', 'a # b', '如果a', 'a == b +'])(
    '%s is not read',
    (text) => {
      expect(parseWith(parseExpression, text).value).toBeUndefined();
    },
  );
});

test('a bracket of the wrong kind points at the one it should close', () => {
  const { found } = parseWith(parseExpression, 'f[a)');
  expect(found[0]?.secondary.map((one) => one.span)).toEqual([{ start: 1, end: 2 }]);
});
