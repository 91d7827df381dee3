import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DiagnosticBag } from '../../packages/dsl/src/diagnostics/bag.js';
import { scalarsOf } from '../../packages/dsl/src/edit/scalars.js';
import { coefficientsOf, setCoefficient } from '../../packages/dsl/src/services/coefficients.js';
import { applyEdits } from '../../packages/dsl/src/source/text-edit.js';
import { loadYaml } from '../../packages/dsl/src/yaml/load-yaml.js';
import { EVERY_KEY, fileOf, ruleWith } from '../edit/support.js';
import { coefficient, read, set } from './coefficient-support.js';

/** The texts of all keys and values. */
const scalarTexts = (text: string): readonly string[] => {
  const file = fileOf(text);
  const root = loadYaml(file, new DiagnosticBag());
  return root ? scalarsOf(root, file).map(({ node }) => node.text) : [];
};

/** A rule with one item that is worth an expression. */
const worth = (points: string): string => ruleWith(`- { item: 甲, max: 60, points: ${points} }\n`);
const POINTS = 'score/甲/points';

describe('what a hand types', () => {
  test.each([
    ['7', '7'],
    ['1.50', '1.50'],
    ['１２．５', '12.5'],
    ['1。4', '1.4'],
    ['－１｡４０', '-1.40'],
    [' 7 ', '7'],
    ['\u30007\t', '7'],
    ['-3', '-3'],
    ['－３', '-3'],
    ['−3', '-3'],
    ['+3', '3'],
    ['0', '0'],
  ])('%j in the place of a number is %j', (typed, written) =>
    expect(set(worth('50'), POINTS, typed)).toBe(worth(written)),
  );

  test.each([
    ['85%', '85%'],
    ['８５％', '85%'],
    ['85 %', '85%'],
    ['0.5%', '0.5%'],
    ['0。5％', '0.5%'],
  ])('%j in the place of a percentage is %j', (typed, written) =>
    expect(set(worth('10% * 完成数'), `${POINTS}#1`, typed)).toBe(worth(`${written} * 完成数`)),
  );

  test.each([
    ['1,000', '1000'],
    ['1，000', '1000'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['5。', '5'],
    ['1_000', '1000'],
    ['1e3', '1000'],
    ['007', '7'],
    ['5O', '50'],
    ['3万', '30000'],
    ['50分', '50'],
    ['85%', '85'],
  ])('%j is refused, and %s offered', (typed, offered) => {
    const analysis = read(worth('50'));
    const made = setCoefficient(analysis, POINTS, typed);
    if (!('diagnostics' in made)) throw new Error(made.text);
    const [one] = made.diagnostics;
    expect(made.diagnostics).toHaveLength(1);
    expect(one?.code).toBe('bad-number');
    expect(one?.primary.span).toEqual(coefficient(analysis, POINTS).span);
    expect(one?.fixes?.[0]?.edits).toEqual([{ span: one?.primary.span, text: offered }]);
    expect(one?.hint?.zh).toContain(offered);
  });

  test.each([
    '',
    '  ',
    '许多',
    '5 6',
    '五十',
    '--5',
    '1/2',
    '完成数',
    '5-3',
    "'5'",
    '5 # 注',
    '1。2。3',
    '9'.repeat(1001),
  ])('%j is refused', (typed) => {
    const made = setCoefficient(read(worth('50')), POINTS, typed);
    if (!('diagnostics' in made)) throw new Error(made.text);
    expect(made.diagnostics.map((one) => one.code)).toEqual(['bad-number']);
    expect(made.diagnostics[0]?.hint).toBeDefined();
  });

  test('a number for a percentage is asked whether it is one', () => {
    const made = setCoefficient(read(worth('10% * 完成数')), `${POINTS}#1`, '85');
    if (!('diagnostics' in made)) throw new Error(made.text);
    expect(made.diagnostics[0]?.message.zh).toBe('这里是百分比，“85”没有百分号');
    expect(made.diagnostics[0]?.hint?.zh).toBe('请写 85%');
  });

  test('0 may become a percentage', () =>
    expect(set(worth('if 有效 then 0 else 10%'), `${POINTS}#1`, '5%')).toBe(worth('if 有效 then 5% else 10%')));
});

describe('a literal in an expression', () => {
  test.each([
    ['完成数 - 25', 1, '-3', '完成数 - -3'],
    ['2*完成数-25', 2, '-3', '2*完成数--3'],
    ['-25 * 完成数', 1, '3', '3 * 完成数'],
    ['-25 * 完成数', 1, '-30', '-30 * 完成数'],
    ['(25) * 完成数', 1, '-3', '(-3) * 完成数'],
    ['-(25) * 完成数', 1, '-3', '-(-3) * 完成数'],
    ['完成数 * 2 / 4', 2, '-4', '完成数 * 2 / -4'],
    ['max(1, 2, 完成数)', 2, '3.50', 'max(1, 2, 完成数)'.replace('2', '3.50')],
    ['if 完成数>=90 then 5 else 3', 1, '95', 'if 完成数>=95 then 5 else 3'],
    ['完成数 + １０', 1, '20', '完成数 + 20'],
  ])('%s: number %i becomes %s', (before, number, typed, after) => {
    const quoted = (one: string): string => worth(`'${one}'`);
    expect(set(quoted(before), `${POINTS}#${number}`, typed)).toBe(quoted(after));
    const again = coefficient(read(quoted(after)), `${POINTS}#${number}`);
    expect(again.text).toBe(typed);
  });

  test('a date', () => {
    const rule = (day: string) => worth(`if period_end > ${day} then 5 else 3`);
    expect(set(rule('2021-03-15'), `${POINTS}#1`, '２０２１－０４－０１')).toBe(rule('2021-04-01'));
    expect(set(rule('2021-03-15'), `${POINTS}#1`, '2021-02-30')).toEqual(['bad-date']);
    expect(set(rule('2021-03-15'), `${POINTS}#1`, '5')).toEqual(['bad-date']);
  });

  test.each(['"50"', "'50'", '"0.5 * 完成数"', '|\n      50', '>-\n      50 *\n      完成数'])(
    'quotes and blocks stay: %j',
    (points) => {
      const rule = ruleWith(`- item: 甲\n  max: 60\n  points: ${points}\n`);
      const id = /完/.test(points) ? `${POINTS}#1` : POINTS;
      const old = /0\.5|50/.exec(points)?.[0] ?? '';
      expect(set(rule, id, '7.5')).toBe(rule.replace(old, '7.5'));
    },
  );
});

describe('a word', () => {
  const ranked = ruleWith('- { item: 甲, max: 60, rank: { by: 完成数, best: highest, among: all, step: 1 } }\n');
  const BEST = 'score/甲/rank/best';

  test('is taken in either language and written in that of the file', () => {
    expect(set(ranked, BEST, 'lowest')).toBe(ranked.replace('highest', 'lowest'));
    expect(set(ranked, BEST, '最低')).toBe(ranked.replace('highest', 'lowest'));
  });

  test('that is none is refused with those there are', () => {
    const made = setCoefficient(read(ranked), BEST, 'low');
    if (!('diagnostics' in made)) throw new Error(made.text);
    expect(made.diagnostics[0]?.code).toBe('unknown-choice');
    expect(made.diagnostics[0]?.hint?.zh).toContain('highest');
  });

  test('may take the place of a number, and a number its, where both may stand', () => {
    expect(set(worth('5'), 'score/甲/max', 'none')).toBe(worth('5').replace('max: 60', 'max: none'));
    expect(set(worth('5').replace('max: 60', 'max: none'), 'score/甲/max', '６０')).toBe(worth('5'));
    expect(set(worth('5'), 'score/甲/max', 'keep')).toEqual(['bad-number']);
    expect(set(worth('5'), POINTS, 'none')).toEqual(['bad-number']);
  });

  test('of a reading with signs in it gets quotes where it needs them', () => {
    const reading = (chosen: string): string =>
      ruleWith(
        '- { item: 甲, max: 60, check: 有效 }\n',
        `readings: { R1: { clause: 一, open: 甲, read: 乙, choices: [一, '二, 三'], chosen: ${chosen} } }\n`,
      );
    expect(set(reading('一'), 'readings/R1/chosen', '二, 三')).toBe(reading("'二, 三'"));
    expect(set(reading("'二, 三'"), 'readings/R1/chosen', '一')).toBe(reading("'一'"));
    const quote = (one: string): string => one.replaceAll('二, 三', `二"三''四`);
    expect(set(quote(reading('"一"')), 'readings/R1/chosen', `二"三'四`)).toBe(quote(reading(`"二\\"三'四"`)));
    expect(set(quote(reading("'一'")), 'readings/R1/chosen', `二"三'四`)).toBe(quote(reading("'二, 三'")));
  });
});

describe('whatever is typed', () => {
  const RULES = [EVERY_KEY.en, EVERY_KEY.zh, EVERY_KEY.en.replaceAll('\n', '\r\n')].map((text) => {
    const analysis = read(text);
    return { text, analysis, all: coefficientsOf(analysis) };
  });
  const PIECES = [
    '1',
    '0',
    '25',
    '.',
    '%',
    '-',
    '+',
    ' ',
    ',',
    '０',
    '％',
    '(',
    ')',
    "'",
    '"',
    '#',
    ': ',
    '\n',
    '[',
    ']',
    '*',
    'x',
  ];
  const typed = fc.oneof(
    fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join('')),
    fc.constantFrom(
      'none',
      'max',
      '无',
      '满分',
      'true',
      '否',
      'highest',
      'half-even',
      '2021-05',
      '2021-05-06',
      '甲',
      'R1',
    ),
    fc.string({ unit: 'grapheme', maxLength: 5 }),
  );

  test('is refused with what to write, or changes this one value and no other', () =>
    fc.assert(
      fc.property(fc.constantFrom(...RULES), fc.nat(), typed, ({ text, analysis, all }, at, value) => {
        const one = all[at % all.length];
        if (!one) return;
        const made = setCoefficient(analysis, one, value);
        if ('diagnostics' in made) {
          expect(made.diagnostics).toHaveLength(1);
          expect(made.diagnostics[0]?.message.zh).not.toBe('');
          return;
        }
        const edited = applyEdits(text, [made.edit]);
        expect(scalarTexts(edited).filter((own, place) => own !== scalarTexts(text)[place]).length).toBeLessThanOrEqual(
          1,
        );
        expect(scalarTexts(edited)).toHaveLength(scalarTexts(text).length);
        const now = coefficientsOf(read(edited));
        expect(now.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
        expect(now.filter(({ text: own }, place) => own !== all[place]?.text).length).toBeLessThanOrEqual(1);
        expect(now[at % all.length]?.text).toBe(made.text);
      }),
      { numRuns: process.env.ZS_FULL === '1' ? 400 : 150 },
    ));
});

describe('a band', () => {
  const banded = (first: string): string =>
    ruleWith(`- { item: 甲, max: 60, bands: { of: 完成数, points: { "${first}": 60, ">= 50": 30, else: 0 } } }\n`);

  test('takes another bound', () =>
    expect(set(banded('>= 90'), 'score/甲/bands/points/1/bound', '80')).toBe(banded('>= 80')));

  test('a negative bound', () =>
    expect(set(banded('>= -90'), 'score/甲/bands/points/1/bound', '-80')).toBe(banded('>= -80')));

  test('does not become one that is there already', () =>
    expect(set(banded('>= 90'), 'score/甲/bands/points/1/bound', '50')).toEqual(['duplicate-key']));
});

describe('other figures', () => {
  test('rounding', () => {
    const rule = worth('5');
    expect(set(rule, 'ranking/round#1', '0.1')).toBe(rule.replace('0.01', '0.1'));
    expect(set(rule, 'ranking/round#2', 'half-even')).toBe(rule.replace('half-up', 'half-even'));
    expect(set(rule, 'ranking/round#2', 'half')).toEqual(['unknown-choice']);
  });

  test('periods', () => {
    const rule = worth('5').replace('units:', 'periods: { from: 2021-03, to: 2021-12 }\nunits:');
    expect(set(rule, 'periods/to', '2022-06')).toBe(rule.replace('2021-12', '2022-06'));
    expect(set(rule, 'periods/to', '2022-13')).toEqual(['wrong-form']);
  });

  test('a full-width number that is refused as YAML is put right', () => {
    const rule = ruleWith('- item: 甲\n  max: ６０\n  check: 有效\n');
    expect(set(rule, 'score/甲/max', '50')).toBe(rule.replace('６０', '50'));
  });

  test('what is not there', () => expect(set(worth('5'), 'score/乙/max', '5')).toEqual(['no-value-here']));
});
