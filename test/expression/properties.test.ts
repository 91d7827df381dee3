import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Expression } from '../../packages/dsl/src/expression/ast.js';
import { parseBand, parseExpression, parseName, parseSignature } from '../../packages/dsl/src/expression/parse.js';
import { printExpression } from '../../packages/dsl/src/expression/print.js';
import { rewriteBand, rewriteExpression, rewriteSignature } from '../../packages/dsl/src/expression/rewrite.js';
import { children, visit } from '../../packages/dsl/src/expression/visit.js';
import { damaged, expression, RUNS, soup } from './arbitrary.js';
import { bare, parseWith, sexp } from './support.js';

const runs = { numRuns: RUNS };
const languages = ['en', 'zh'] as const;

const parsed = (text: string): Expression => {
  const { value, found } = parseWith(parseExpression, text);
  if (!value) throw new Error(`${text}: ${found.map((one) => one.message.en).join('; ')}`);
  return value;
};

describe.each(languages)('trees printed in %s', (language) => {
  test('parse to the same tree', () => {
    fc.assert(
      fc.property(expression, (tree) => {
        expect(bare(parsed(printExpression(tree, language)))).toEqual(bare(tree));
      }),
      runs,
    );
  });

  test('have spans that hold their own text, and no child outside its parent', () => {
    fc.assert(
      fc.property(expression, fc.nat(20), (tree, shift) => {
        const before = '#'.repeat(shift);
        const text = printExpression(tree, language);
        const { value, file } = parseWith(parseExpression, text, before);
        expect(value?.span).toEqual({ start: shift, end: shift + text.length });
        visit(value ?? tree, {
          enter: (node) => {
            expect(sexp(parsed(file.slice(node.span)))).toBe(sexp(node));
            let from = node.span.start;
            for (const child of children(node)) {
              expect(child.span.start).toBeGreaterThanOrEqual(from);
              from = child.span.end;
            }
            expect(node.span.end).toBeGreaterThanOrEqual(from);
          },
        });
      }),
      { numRuns: Math.ceil(RUNS / 5) },
    );
  });

  test('are rewritten into the other language and back', () => {
    const other = language === 'en' ? 'zh' : 'en';
    fc.assert(
      fc.property(expression, (tree) => {
        const text = printExpression(tree, language);
        const there = rewriteExpression(text, other);
        expect(there).toBe(printExpression(tree, other));
        expect(rewriteExpression(there, language)).toBe(text);
      }),
      runs,
    );
  });
});

describe.each([
  ['token soup', soup],
  ['damaged text', damaged],
])('%s', (_, texts) => {
  test.each([
    ['expression', parseExpression],
    ['band', parseBand],
    ['signature', parseSignature],
    ['name', parseName],
  ])('as %s is read or reported, inside the text', (__, parse) => {
    fc.assert(
      fc.property(texts, (text) => {
        const { value, found } = parseWith<unknown>(parse, text, 'key: ');
        if (value === undefined) expect(found).not.toEqual([]);
        for (const { primary } of found) {
          expect(primary.span.start).toBeGreaterThanOrEqual(5);
          expect(primary.span.end).toBeGreaterThanOrEqual(primary.span.start);
          expect(primary.span.end).toBeLessThanOrEqual(5 + text.length);
        }
      }),
      runs,
    );
  });

  test('is rewritten to what means the same, or left alone', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...languages), (text, language) => {
        const { value, found } = parseWith(parseExpression, text);
        const rewritten = rewriteExpression(text, language);
        if (value && found.length === 0) expect(sexp(parsed(rewritten))).toBe(sexp(value));
        else expect(rewritten).toBe(text);
        for (const rewrite of [rewriteBand, rewriteSignature]) expect(typeof rewrite(text, language)).toBe('string');
      }),
      runs,
    );
  });
});
