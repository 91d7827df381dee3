import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../../packages/dsl/src/analyze.js';
import { DiagnosticBag } from '../../packages/dsl/src/diagnostics/bag.js';
import type { Language } from '../../packages/dsl/src/diagnostics/diagnostic.js';
import { rewriteRule } from '../../packages/dsl/src/edit/rewrite-rule.js';
import { Rewriter } from '../../packages/dsl/src/edit/rewriter.js';
import { spliceScalars } from '../../packages/dsl/src/edit/splice.js';
import type { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { applyEdits } from '../../packages/dsl/src/source/text-edit.js';
import { loadYaml } from '../../packages/dsl/src/yaml/load-yaml.js';
import { makePlan } from '../../packages/interpreter/src/plan/plan.js';
import { readData } from '../../packages/interpreter/src/run/data/read-data.js';
import { score } from '../../packages/interpreter/src/run/score.js';
import { EVERY_KEY, fileOf, format, meaningOf, mistakesIn, SHIPPED } from './support.js';

const RULES = [...SHIPPED, { name: 'every key', text: EVERY_KEY.en }];
const RUNS = process.env.ZS_FULL === '1' ? 60 : 10;

const resultOf = (text: string, sample: SourceFile): unknown => {
  const { rule } = analyze(fileOf(text));
  const bag = new DiagnosticBag();
  const data = rule && readData(rule, [sample], bag);
  return rule && data && score(makePlan(rule), data, bag)?.result;
};

describe.each(RULES)('$name', ({ text, ...rule }) => {
  let en = '';
  let zh = '';
  beforeAll(() => {
    en = format(text, 'en');
    zh = format(text, 'zh');
  });

  test('goes into the other language and back', () => {
    expect(zh).not.toBe(en);
    expect(format(zh, 'en')).toBe(en);
    expect(format(en, 'zh')).toBe(zh);
  });

  test('is formatted once and for all', () => {
    expect(format(en)).toBe(en);
    expect(format(zh)).toBe(zh);
  });

  test('keeps its lines', () => {
    expect(zh.split('\n')).toHaveLength(en.split('\n').length);
    const outside = (one: string): readonly string[] =>
      one.split('\n').map((line) => /^ *(?:#.*)?/.exec(line)?.[0] ?? '');
    expect(outside(zh)).toEqual(outside(en));
  });

  test('means the same', () => {
    const meaning = meaningOf(text);
    expect(meaning).toBeDefined();
    expect(meaningOf(en)).toEqual(meaning);
    expect(meaningOf(zh)).toEqual(meaning);
    const codes = (one: string): readonly string[] => mistakesIn(one).map((mistake) => mistake.split(' ')[0] ?? '');
    expect(codes(zh)).toEqual(codes(text));
  });

  const sample = 'sample' in rule ? rule.sample : undefined;
  test.runIf(sample)('scores the same', () => {
    if (!sample) return;
    const result = resultOf(text, sample);
    expect(result).toBeDefined();
    expect(resultOf(en, sample)).toEqual(result);
    expect(resultOf(zh, sample)).toEqual(result);
  });
});

/** The edits that formatting makes, without those of the layout. */
const editsInto = (text: string, language: Language) => {
  const file = fileOf(text);
  const root = loadYaml(file, new DiagnosticBag());
  if (!root) throw new Error('no tree');
  const flags = new Set(['是: 5', 'true: 5'].map((one) => text.indexOf(one)));
  const to = new Rewriter(language, ({ start, end }) =>
    [...flags].some((at) => at > start && at < end && end - start < 50),
  );
  rewriteRule(root, to);
  return spliceScalars(file, root, to.edits);
};

describe('the rule with every key', () => {
  test.each(['en', 'zh'] as const)('is put right from any mixture with %s', (language) => {
    const other = language === 'en' ? 'zh' : 'en';
    const text = EVERY_KEY[language];
    const edits = editsInto(text, other);
    expect(applyEdits(text, edits)).toBe(EVERY_KEY[other]);
    fc.assert(
      fc.property(fc.infiniteStream(fc.boolean()), (chosen) => {
        const some = edits.filter(() => chosen.next().value);
        expect(format(applyEdits(text, some), language)).toBe(text);
      }),
      { numRuns: RUNS },
    );
  });

  test('is put right with full-width signs and white space', () => {
    const wide: Readonly<Record<string, string>> = {
      ' + ': ' ＋ ',
      ' * ': ' × ',
      ' / ': ' ÷ ',
      ' >= ': ' ≥ ',
      ' <= ': ' ≤ ',
      ' = ': ' ＝ ',
      ' > ': ' ＞ ',
      ' < ': ' ＜ ',
    };
    const inExpressions = / (?:[-+*/=<>]|[<>]=) /g;
    const places = [...EVERY_KEY.en.matchAll(inExpressions)].filter(({ 0: sign }) => wide[sign]);
    expect(places.length).toBeGreaterThan(20);
    fc.assert(
      fc.property(fc.infiniteStream(fc.boolean()), (chosen) => {
        const edits = places
          .filter(() => chosen.next().value)
          .map(({ 0: sign, index }) => ({ span: { start: index, end: index + sign.length }, text: wide[sign] ?? '' }));
        const lines = applyEdits(EVERY_KEY.en, edits).split('\n');
        const inBlock = (line: string): boolean => /^ +(?:max\(完成率,|50%\))$/.test(line);
        const spaced = lines.map((line) => (inBlock(line) || !chosen.next().value ? line : `${line} \t`));
        expect(format(spaced.join('\n'), 'en')).toBe(EVERY_KEY.en);
      }),
      { numRuns: RUNS },
    );
  });
});
