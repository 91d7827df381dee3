import { readdirSync, readFileSync } from 'node:fs';
import { analyze, applyEdits, coefficientsOf, SourceFile, type TextEdit } from '@zhunsheng/dsl';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeTexts, resolveMerge } from '../../packages/editor/src/files/merge.js';

const RULES = new URL('../../rules/', import.meta.url);
const RUNS = process.env.ZS_FULL === '1' ? 300 : 30;

describe('what goes together', () => {
  const base = 'a: 1\nb: 2\nc: 3\nd: 4\n';
  test.each([
    ['only mine', base, 'a: 9\nb: 2\nc: 3\nd: 4\n', base, 'a: 9\nb: 2\nc: 3\nd: 4\n'],
    ['only the disk', base, base, 'a: 1\nb: 2\nc: 3\nd: 9\n', 'a: 1\nb: 2\nc: 3\nd: 9\n'],
    ['lines apart', base, 'a: 9\nb: 2\nc: 3\nd: 4\n', 'a: 1\nb: 2\nc: 3\nd: 8\n', 'a: 9\nb: 2\nc: 3\nd: 8\n'],
    ['neighbouring lines', base, 'a: 9\nb: 2\nc: 3\nd: 4\n', 'a: 1\nb: 8\nc: 3\nd: 4\n', 'a: 9\nb: 8\nc: 3\nd: 4\n'],
    [
      'the same on both sides',
      base,
      'a: 9\nb: 2\nc: 3\nd: 4\n',
      'a: 9\nb: 2\nc: 3\nd: 4\n',
      'a: 9\nb: 2\nc: 3\nd: 4\n',
    ],
    [
      'a line more here, a value there',
      base,
      `# 注\n${base}`,
      'a: 1\nb: 2\nc: 3\nd: 8\n',
      '# 注\na: 1\nb: 2\nc: 3\nd: 8\n',
    ],
    ['a line less here, a value there', base, 'b: 2\nc: 3\nd: 4\n', 'a: 1\nb: 2\nc: 3\nd: 8\n', 'b: 2\nc: 3\nd: 8\n'],
    ['no end of line at the end', 'a: 1\nb: 2', 'a: 9\nb: 2', 'a: 1\nb: 8', 'a: 9\nb: 8'],
    ['a new file on disk is mine as well', '', 'a: 1\n', 'a: 1\n', 'a: 1\n'],
  ])('%s', (_, was, mine, disk, expected) => {
    expect(mergeTexts(was, mine, disk)).toMatchObject({ text: expected, conflicts: [] });
  });

  test.each([
    [
      'two values of one line',
      '{ max: 5, step: 1.5 }',
      '{ max: 6, step: 1.5 }',
      '{ max: 5, step: 1.4 }',
      '{ max: 6, step: 1.4 }',
    ],
    ['neighbours of a list', '[1, 1, 1]', '[2, 1, 1]', '[1, 2, 1]', '[2, 2, 1]'],
    // By longest common runs these would be read as one taken away at one end and one added at the other.
    ['values that become their neighbours', '[1, 2, 3]', '[2, 3, 3]', '[1, 2, 4]', '[2, 3, 4]'],
    ['values that become each other', '[1, 2, 3]', '[2, 2, 3]', '[1, 1, 3]', '[2, 1, 3]'],
    [
      'a value and the note',
      'step: 1.5 # 每名',
      'step: 1.4 # 每名',
      'step: 1.5 # 每差一名，见附件',
      'step: 1.4 # 每差一名，见附件',
    ],
    [
      'an edge of a band and its points',
      `{ "> 5": 1, else: 0 }`,
      `{ "> 6": 1, else: 0 }`,
      `{ "> 5": 2, else: 0 }`,
      `{ "> 6": 2, else: 0 }`,
    ],
    ['a # inside of quotes is no note', `n: 'a # 1', m: 2`, `n: 'a # 1', m: 3`, `n: 'a # 2', m: 2`, `n: 'a # 2', m: 3`],
    ['full-width signs', '得分：max(0，1 - x)', '得分：max(0，2 - x)', '得分：max(5，1 - x)', '得分：max(5，2 - x)'],
  ])('%s', (_, was, mine, disk, expected) => {
    expect(mergeTexts(was, mine, disk)).toMatchObject({ text: expected, conflicts: [] });
  });
});

describe('what does not go together', () => {
  test.each([
    ['one value, two ways', 'step: 1.5', 'step: 1.4', 'step: 1.6'],
    ['another key here, another value there', 'max: 5', 'floor: 5', 'max: 6'],
    ['one longer expression, one other value', 'points: 5 - x', 'points: 5 - x - y', 'points: 6 - x'],
    ['one took away what the other changed', 'a: { b: 1 }\n', '', 'a: { b: 2 }\n'],
  ])('%s', (_, base, mine, disk) => {
    const merge = mergeTexts(base, mine, disk);
    expect(merge.conflicts).toMatchObject([{ base, mine, disk, line: 1 }]);
    // Until the user has chosen, mine stands; each choice gives that side.
    expect(merge.text).toBe(mine);
    expect(resolveMerge(merge, ['disk'])).toBe(disk);
    expect(resolveMerge(merge, ['base'])).toBe(base);
  });

  test('each place on its own, with its line in my text', () => {
    const base = 'a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n';
    const merge = mergeTexts(base, 'a: 7\nb: 7\nc: 3\nd: 7\ne: 5\n', 'a: 8\nb: 8\nc: 3\nd: 4\ne: 8\n');
    expect(merge.conflicts.map(({ line }) => line)).toEqual([1, 2]);
    expect(resolveMerge(merge, ['mine', 'disk'])).toBe('a: 7\nb: 8\nc: 3\nd: 7\ne: 8\n');
  });

  test('what else changed in the line is in either choice', () => {
    const line = (first: string, second: string, note = ''): string => `step: { 一: ${first}, 二: ${second} }${note}\n`;
    const merge = mergeTexts(line('1.4', '2.6'), line('1.3', '2.6', ' # 我'), line('1.2', '2.7'));
    expect(merge.conflicts).toMatchObject([
      { base: line('1.4', '2.7', ' # 我'), mine: line('1.3', '2.7', ' # 我'), disk: line('1.2', '2.7', ' # 我') },
    ]);
    expect(merge.text).toBe(line('1.3', '2.7', ' # 我'));
  });

  test('lines are counted in my text', () => {
    const merge = mergeTexts('a: 1\nb: 2\nc: 3\n', '# 一\n# 二\na: 1\nb: 2\nc: 7\n', 'a: 1\nb: 2\nc: 8\n');
    expect(merge.conflicts).toMatchObject([{ line: 5, mine: 'c: 7\n', disk: 'c: 8\n' }]);
  });
});

describe('ends of lines', () => {
  test('are as on disk, and no difference of their own', () => {
    const merge = mergeTexts('a: 1\nb: 2\n', 'a: 9\nb: 2\n', 'a: 1\r\nb: 8\r\n');
    expect(merge).toMatchObject({ text: 'a: 9\r\nb: 8\r\n', conflicts: [] });
  });

  test('also in what is in conflict', () => {
    const { conflicts } = mergeTexts('a: 1\r\n', 'a: 2\r\n', 'a: 3\r\n');
    expect(conflicts).toMatchObject([{ mine: 'a: 2\r\n', disk: 'a: 3\r\n' }]);
  });
});

const rules = readdirSync(RULES)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => {
    const text = readFileSync(new URL(name, RULES), 'utf8');
    const figures = coefficientsOf(analyze(new SourceFile(name, text))).filter(({ kind }) => kind === 'number');
    return { name, text, spans: figures.map(({ span }) => span).sort((a, b) => a.start - b.start) };
  });

const textOf = (name: string): string => rules.find((rule) => rule.name === name)?.text ?? '';

/** Some of a rule's coefficients, each with a new figure, and on which side it is changed. */
const edits = fc.nat(rules.length - 1).chain((index) => {
  const { name, spans } = rules[index] ?? { name: '', spans: [] };
  return fc
    .array(fc.tuple(fc.nat(spans.length - 1), fc.nat(9999), fc.boolean()), { minLength: 2, maxLength: 12 })
    .map((chosen) => {
      const byPlace = new Map(chosen.map(([at, figure, mine]) => [at, { figure, mine }]));
      const all = [...byPlace].sort(([a], [b]) => a - b);
      const side = (wanted: (mine: boolean) => boolean): TextEdit[] =>
        all.flatMap(([at, { figure, mine }]) => {
          const span = spans[at];
          return span && wanted(mine) ? [{ span, text: `${figure}.5` }] : [];
        });
      return { name, mine: side((it) => it), disk: side((it) => !it), both: side(() => true) };
    });
});

describe('shipped rules', () => {
  test('changes of different coefficients all stand', () => {
    fc.assert(
      fc.property(edits, ({ name, mine, disk, both }) => {
        const text = textOf(name);
        const merge = mergeTexts(text, applyEdits(text, mine), applyEdits(text, disk));
        expect(merge.conflicts).toEqual([]);
        expect(merge.text).toBe(applyEdits(text, both));
      }),
      { numRuns: RUNS },
    );
  });

  test('also where a line was put in on one side; next to it the user may be asked', () => {
    const withLine = (text: string, at: number): string => {
      const lines = text.split('\n');
      return [...lines.slice(0, at % lines.length), '# 新的一行', ...lines.slice(at % lines.length)].join('\n');
    };
    fc.assert(
      fc.property(edits, fc.nat(), ({ name, mine, disk, both }, at) => {
        const text = textOf(name);
        const theirs = withLine(applyEdits(text, disk), at);
        const merge = mergeTexts(text, applyEdits(text, mine), theirs);
        if (merge.conflicts.length === 0) expect(merge.text).toBe(withLine(applyEdits(text, both), at));
        else expect(merge.conflicts.map((one) => one.disk).join('')).toContain('# 新的一行');
      }),
      { numRuns: RUNS },
    );
  });
});
