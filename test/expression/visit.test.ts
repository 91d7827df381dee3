import { describe, expect, test } from 'vitest';
import type { Expression } from '../../packages/dsl/src/expression/ast.js';
import { parseExpression } from '../../packages/dsl/src/expression/parse.js';
import { children, SKIP, visit } from '../../packages/dsl/src/expression/visit.js';
import { span } from '../../packages/dsl/src/source/span.js';
import { parseWith, sexp } from './support.js';

const tree = (text: string): Expression => {
  const { value } = parseWith(parseExpression, text);
  if (!value) throw new Error(text);
  return value;
};

describe('children', () => {
  test.each([
    ['1', []],
    ["'a'", []],
    ['true', []],
    ['2021-03-15', []],
    ['a', []],
    ['[a, b]', ['a', 'b']],
    ['F[a]', ['F', 'a']],
    ['f(a, b)', ['a', 'b']],
    ['rank(a, b where c)', ['a', 'b', 'c']],
    ['mean(a over S where b else c)', ['a', 'b', 'c']],
    ['sum(a over S)', ['a']],
    ['count(S where b)', ['b']],
    ['-a', ['a']],
    ['a - b', ['a', 'b']],
    ['a < b < c', ['a', 'b', 'c']],
    ['a in b', ['a', 'b']],
    ['a and b', ['a', 'b']],
    ['if a then b else c', ['a', 'b', 'c']],
  ])('of %s', (text, expected) => expect(children(tree(text)).map(sexp)).toEqual(expected));

  test.each([
    ['an expression', tree('c'), ['a', 'b', 'c']],
    ['none', 'none' as const, ['a', 'b']],
  ])('of a table with else: %s', (_, otherwise, expected) => {
    const at = span(0, 0);
    const entry = (text: string) => ({ keys: [{ text, span: at }], value: tree(text) });
    const table: Expression = {
      kind: 'table',
      by: { name: 'group', span: at },
      entries: [entry('a'), entry('b')],
      otherwise,
      span: at,
    };
    expect(children(table).map(sexp)).toEqual(expected);
  });
});

describe('visit', () => {
  test('enters before and leaves after the children, in the order of the text', () => {
    const steps: string[] = [];
    visit(tree('a + f(b)'), {
      enter: (node) => void steps.push(`+${node.kind}`),
      leave: (node) => void steps.push(`-${node.kind}`),
    });
    expect(steps).toEqual(['+binary', '+name', '-name', '+call', '+name', '-name', '-call', '-binary']);
  });

  test('calls the handler of a kind with its nodes', () => {
    const names: string[] = [];
    visit(tree('sum(a over S where b in [c, d[e]])'), { name: (node) => names.push(node.name) });
    expect(names).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test.each([
    ['its kind', { call: () => SKIP }],
    ['every node', { enter: (node: Expression) => (node.kind === 'call' ? SKIP : undefined) }],
  ])('keeps out of what the handler of %s skips', (_, skipping) => {
    const names: string[] = [];
    visit(tree('a + f(b) + c'), { ...skipping, name: (node) => names.push(node.name) });
    expect(names).toEqual(['a', 'c']);
  });
});
