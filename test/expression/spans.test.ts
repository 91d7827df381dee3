import { describe, expect, test } from 'vitest';
import { DiagnosticBag } from '../../packages/dsl/src/diagnostics/bag.js';
import type { Expression } from '../../packages/dsl/src/expression/ast.js';
import { parseExpression } from '../../packages/dsl/src/expression/parse.js';
import { visit } from '../../packages/dsl/src/expression/visit.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { span } from '../../packages/dsl/src/source/span.js';
import { parseWith } from './support.js';

/** The text under every node, in the order of the tree. */
const pieces = (text: string, before: string): string[] => {
  const { value, file } = parseWith(parseExpression, text, before);
  const found: string[] = [];
  if (value) visit(value, { enter: (node) => void found.push(file.slice(node.span)) });
  return found;
};

const tree = (text: string, before = ''): Expression => {
  const { value } = parseWith(parseExpression, text, before);
  if (!value) throw new Error(text);
  return value;
};

describe.each(['', 'values:\n  得分: '])('after %j', (before) => {
  test.each([
    ['a + b', ['a + b', 'a', 'b']],
    ['(a + b) * c', ['(a + b) * c', 'a + b', 'a', 'b', 'c']],
    ['a * (b)', ['a * (b)', 'a', 'b']],
    ['（甲＋乙）×０.５％', ['（甲＋乙）×０.５％', '甲＋乙', '甲', '乙', '０.５％']],
    ['a - b - c', ['a - b - c', 'a - b', 'a', 'b', 'c']],
    ['+a - b', ['+a - b', 'a', 'b']],
    ['- a', ['- a', 'a']],
    ['90%≤x<(y)', ['90%≤x<(y)', '90%', 'x', 'y']],
    ['x 不属于【“甲”，“乙”】', ['x 不属于【“甲”，“乙”】', 'x', '【“甲”，“乙”】', '“甲”', '“乙”']],
    ['F[甲][2021-03-15]', ['F[甲][2021-03-15]', 'F[甲]', 'F', '甲', '2021-03-15']],
    ['(F)[甲]', ['(F)[甲]', 'F', '甲']],
    ['如果 (甲) 那么 乙 否则 (丙)', ['如果 (甲) 那么 乙 否则 (丙)', '甲', '乙', '丙']],
    ['not (a) and b', ['not (a) and b', 'not (a)', 'a', 'b']],
    ['f(x, (y))', ['f(x, (y))', 'x', 'y']],
    ['rank((x), lowest where (c))', ['rank((x), lowest where (c))', 'x', 'lowest', 'c']],
    [
      'max((x) over S where (c) else (0)) + 1',
      ['max((x) over S where (c) else (0)) + 1', 'max((x) over S where (c) else (0))', 'x', 'c', '0', '1'],
    ],
    ['  a  ', ['a']],
  ])('%s', (text, expected) => expect(pieces(text, before)).toEqual(expected));
});

describe('spans beside the nodes', () => {
  const before = '得分: ';
  const under = (text: string, range: { start: number; end: number } | undefined) =>
    range && new SourceFile('', before + text).slice(range);

  test('of a call', () => {
    const text = '排名（甲, (最低) 其中 (乙)）';
    const call = tree(text, before);
    if (call.kind !== 'call') throw new Error(call.kind);
    expect(under(text, call.calleeSpan)).toBe('排名');
    expect(call.arguments.map((one) => under(text, one.span))).toEqual(['甲', '最低']);
    expect(under(text, call.where?.span)).toBe('乙');
  });

  test.each([
    ['求和(甲 遍历 任务 其中 乙)', '求和', '任务'],
    ['count(units where c)', 'count', 'units'],
  ])('of %s', (text, operator, over) => {
    const aggregate = tree(text, before);
    if (aggregate.kind !== 'aggregate') throw new Error(aggregate.kind);
    expect(under(text, aggregate.operatorSpan)).toBe(operator);
    expect(under(text, aggregate.over.span)).toBe(over);
  });
});

test('places go through the scalar, which knows about escapes and folds', () => {
  // As if every character of the text took three in the file.
  const file = new SourceFile('rule.yaml', '.'.repeat(100));
  const bag = new DiagnosticBag();
  const at = (text: string) => ({
    kind: 'scalar' as const,
    span: span(10, 90),
    text,
    style: 'quoted' as const,
    offset: (index: number) => 10 + 3 * index,
  });
  expect(parseExpression(at('a + bc'), file, bag)).toMatchObject({
    span: span(10, 28),
    left: { span: span(10, 13) },
    right: { span: span(22, 28) },
  });
  parseExpression(at('a + ^'), file, bag);
  parseExpression(at('a + '), file, bag);
  expect(bag.all.map((one) => one.primary.span)).toEqual([span(19, 19), span(22, 25)]);
});
