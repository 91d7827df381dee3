import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../packages/dsl/src/diagnostics/diagnostic.js';
import { fixAll } from '../../packages/dsl/src/services/fix-all.js';
import { applyFixes, certainFixes, quickFixesAt } from '../../packages/dsl/src/services/quick-fixes.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { diagnose, isError, METHOD, RULE } from '../diagnostics/fixing.js';

describe('quick fixes', () => {
  const file = new SourceFile(
    'rule.yaml',
    RULE.replace(METHOD, '      bands: { of: 完成率, points: { 60%以上: 10, else: 0 } }\n').replace('cycle:', 'cycel:'),
  );
  const found = diagnose(file);
  const place = file.text.indexOf('60%');

  it('are those of the diagnostics at a place, the best first', () => {
    const titles = (start: number, end: number): readonly string[] =>
      quickFixesAt(found, { start, end }).map((one) => one.fix.title.en);
    expect(titles(place, place)).toEqual(['write `>= 60%`', 'write `> 60%`']);
    expect(titles(place + 5, place + 5)).toHaveLength(2);
    expect(titles(place + 7, place + 7)).toEqual([]);
    expect(titles(0, file.text.length)).toHaveLength(3);
  });

  it('are certain where there is one alone that is no guess', () => {
    expect(certainFixes(found, file).map((one) => one.fix.title.en)).toEqual(['write `cycle`']);
    const other = new SourceFile('other.yaml', file.text);
    expect(certainFixes(found, other)).toEqual([]);
  });

  it('can be made together', () => {
    const two = quickFixesAt(found, { start: 0, end: file.text.length });
    const [cycle, band] = two.map((one) => one.fix);
    const text = cycle && band ? applyFixes(file, [band, cycle]) : '';
    expect(text).toContain('cycle: month');
    expect(text).toContain('">= 60%": 10');
  });
});

describe('all fixes', () => {
  const all = (text: string) => fixAll(new SourceFile('rule.yaml', text), diagnose);

  it('are made one after another, as long as there are any', () => {
    const wrong = RULE.replace('title: 样例专项', 'titel：样例专项')
      .replace('  max: 10\n', '  max：１0\n')
      .replace('[水, 气]', '[水，气]')
      .replace(METHOD, '      check: 完成数 == 任务数 && 任务数 > 0\n');
    const { file, made, left, refused } = all(wrong);
    expect(file.text).toBe(RULE.replace(METHOD, '      check: 完成数 = 任务数 and 任务数 > 0\n'));
    expect(made.map((one) => one.diagnostic.code)).toEqual(
      expect.arrayContaining(['full-width-colon', 'unknown-key', 'number-slip', 'foreign-operator']),
    );
    expect({ errors: left.filter(isError), refused }).toEqual({ errors: [], refused: false });
  });

  it('leave out guesses and placeholders', () => {
    const guesses = RULE.replace('actual: 完成数', 'actual: 完成个数').replace('edition: 2021\n', '');
    expect(all(guesses)).toMatchObject({ file: { text: guesses }, made: [] });
  });

  it('go on by themselves where one stands in the way of another', () => {
    const wrong = RULE.replace('    - item', '    -　item');
    expect(all(wrong).file.text).toBe(RULE);
  });

  it('are not made where there would be more errors', () => {
    const original = new SourceFile('rule.yaml', RULE.replace('cycle:', 'cycel:'));
    const [typo] = diagnose(original).filter((one) => one.code === 'unknown-key');
    const worse = (file: SourceFile): readonly Diagnostic[] =>
      file === original
        ? typo
          ? [{ ...typo, code: 'full-width-colon' }]
          : []
        : diagnose(new SourceFile('rule.yaml', RULE.replaceAll('完成数,', '完,').replace('max', 'mx')));
    expect(fixAll(original, worse)).toMatchObject({ file: original, made: [], refused: true });
  });
});
