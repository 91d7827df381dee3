import { describe, expect, test } from 'vitest';
import type { Expression } from '../../packages/dsl/src/expression/ast.js';
import { parseExpression } from '../../packages/dsl/src/expression/parse.js';
import { printExpression } from '../../packages/dsl/src/expression/print.js';
import { span } from '../../packages/dsl/src/source/span.js';
import { parseWith } from './support.js';

const tree = (text: string): Expression => {
  const { value } = parseWith(parseExpression, text);
  if (!value) throw new Error(text);
  return value;
};

describe('brackets', () => {
  test.each([
    ['((a))', 'a'],
    ['(a * b) + c', 'a * b + c'],
    ['(a + b) * c', '(a + b) * c'],
    ['(a - b) - c', 'a - b - c'],
    ['a - (b - c)', 'a - (b - c)'],
    ['a / (b * c)', 'a / (b * c)'],
    ['(-a) * b', '-a * b'],
    ['-(a * b)', '-(a * b)'],
    ['-(F[x])', '-F[x]'],
    ['(-F)[x]', '(-F)[x]'],
    ['(F[x])[y]', 'F[x][y]'],
    ['(a and b) or c', 'a and b or c'],
    ['a and (b or c)', 'a and (b or c)'],
    ['a and (b and c)', 'a and (b and c)'],
    ['not (a = b)', 'not a = b'],
    ['not (a and b)', 'not (a and b)'],
    ['(not a) = b', '(not a) = b'],
    ['(a < b) < c', '(a < b) < c'],
    ['(a + 1) < (b)', 'a + 1 < b'],
    ['(x in S) = b', '(x in S) = b'],
    ['(x) in (S)', 'x in S'],
    ['a + (if b then c else d)', 'a + (if b then c else d)'],
    ['if (a) then (b) else (if c then d else e)', 'if a then b else if c then d else e'],
    ['[(a or b), (c)]', '[a or b, c]'],
    ['f((a + b), (c))', 'f(a + b, c)'],
    ['rank((a), (lowest) where (c or d))', 'rank(a, lowest where c or d)'],
    ['sum((a + b) over S where (c or d))', 'sum(a + b over S where c or d)'],
    [
      'mean((if a then b else c) over S where (if a then b else c) else (if a then b else c))',
      'mean(if a then b else c over S where if a then b else c else if a then b else c)',
    ],
  ])('%s', (text, expected) => expect(printExpression(tree(text), 'en')).toBe(expected));
});

describe('both languages', () => {
  test.each([
    ['１．５％×甲', '1.5% * 甲', '1.5% * 甲'],
    [
      'rank(率，lowest，group where 户数＞0)',
      'rank(率, lowest, group where 户数 > 0)',
      '排名(率, 最低, 组别 其中 户数 > 0)',
    ],
    [
      '平均（权重 遍历 任务 其中 单位 不属于 牵头 否则 ０）',
      'mean(权重 over 任务 where unit not in 牵头 else 0)',
      '平均(权重 遍历 任务 其中 单位 不属于 牵头 否则 0)',
    ],
    ['count(S where c)', 'count(S where c)', '计数(S 其中 c)'],
    ['如果 非 甲 那么 是 否则 否', 'if not 甲 then true else false', '如果 非 甲 那么 是 否则 否'],
    [
      'month in [3,6] 或 2021-03-15 > 期末',
      'month in [3, 6] or 2021-03-15 > period_end',
      '月份 属于 [3, 6] 或 2021-03-15 > 期末',
    ],
    ['“它是‘甲’”', "'它是‘甲’'", "'它是‘甲’'"],
    [`"it's"`, `"it's"`, `"it's"`],
    [`'it''s "x"'`, `'it''s "x"'`, `'it''s "x"'`],
  ])('%s', (text, en, zh) => {
    expect(printExpression(tree(text), 'en')).toBe(en);
    expect(printExpression(tree(text), 'zh')).toBe(zh);
  });

  test('a table, as it stands in YAML', () => {
    const at = span(0, 0);
    const key = (text: string) => ({ text, span: at });
    const table: Expression = {
      kind: 'table',
      by: { name: 'group', span: at },
      entries: [
        { keys: [key('第一组'), key('第二组')], value: tree('1.5') },
        { keys: [key('其他 组')], value: tree('month') },
      ],
      otherwise: 'none',
      span: at,
    };
    expect(printExpression(table, 'en')).toBe('{ by: group, 第一组, 第二组: 1.5, "其他 组": month, else: none }');
    expect(printExpression(table, 'zh')).toBe('{ 按: 组别, 第一组, 第二组: 1.5, "其他 组": 月份, 其他: 无 }');
    expect(printExpression({ ...table, entries: [], otherwise: tree('0') }, 'en')).toBe('{ by: group, else: 0 }');
  });
});
