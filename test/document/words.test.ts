import { describe, expect, test } from 'vitest';
import { DiagnosticBag } from '../../packages/dsl/src/diagnostics/bag.js';
import { decodeCoefficient } from '../../packages/dsl/src/document/decode.js';
import { canonicalWord, wordTwin } from '../../packages/dsl/src/document/vocabulary.js';
import { wordOf } from '../../packages/dsl/src/expression/words.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { type Span, span } from '../../packages/dsl/src/source/span.js';
import type { ScalarNode } from '../../packages/dsl/src/yaml/node.js';
import { sexp } from '../expression/support.js';

describe('words that stand for the same in keys and in expressions', () => {
  test.each(['all', 'group', 'highest', 'lowest', 'shared', 'dense', 'sum', 'mean', 'min', 'true', 'false'])(
    '%s has one Chinese twin',
    (word) => {
      const twin = wordTwin(word, [word]);
      expect(twin).toMatch(/^\p{Script=Han}+$/u);
      expect(wordOf(twin)?.en).toBe(word);
      expect(canonicalWord(twin, [word])).toBe(word);
    },
  );
});

describe('members of a list', () => {
  const decodeMember = (text: string, style: ScalarNode['style']) => {
    const file = new SourceFile('rule.yaml', text);
    const bag = new DiagnosticBag();
    const whole: Span = span(0, text.length);
    const member: ScalarNode = { kind: 'scalar', span: whole, text, style, offset: (index) => index };
    const decoded = decodeCoefficient({ kind: 'sequence', span: whole, items: [member] }, { file, bag });
    return { tree: decoded && decoded.kind !== 'word' ? sexp(decoded) : '', codes: bag.all.map((one) => one.code) };
  };

  test.each([
    ['3', '(list 3)'],
    ['-2.5', '(list (neg 2.5))'],
    ['60%', '(list 60%)'],
    ['2021-03-15', '(list @2021-03-15)'],
    ['12345热线', '(list "12345热线")'],
    ['7天', '(list "7天")'],
    ['3 * 甲', '(list "3 * 甲")'],
    ['60%以上', '(list "60%以上")'],
    ['2021年', '(list "2021年")'],
    ['第一组', '(list "第一组")'],
    ['true', '(list "true")'],
  ])('%s without quotes', (text, tree) => {
    expect(decodeMember(text, 'plain')).toEqual({ tree, codes: [] });
  });

  test.each(['3', '60%', '2021-03-15'])('%s in quotes is a text', (text) => {
    expect(decodeMember(text, 'quoted')).toEqual({ tree: `(list "${text}")`, codes: [] });
  });

  test.each([
    ['1e5', 'bad-number'],
    ['007', 'bad-number'],
    ['2021-3-15', 'bad-date'],
    ['2021-02-30', 'bad-date'],
  ])('%s is refused', (text, code) => {
    expect(decodeMember(text, 'plain')).toEqual({ tree: '(list)', codes: [code] });
  });
});
