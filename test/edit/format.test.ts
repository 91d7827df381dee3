import { describe, expect, test } from 'vitest';
import { formatRule } from '../../packages/dsl/src/edit/format.js';
import { EVERY_KEY, fileOf, format, meaningOf, ruleWith } from './support.js';

describe('keys and words', () => {
  test('into Chinese and into English', () => {
    expect(format(EVERY_KEY.en, 'zh')).toBe(EVERY_KEY.zh);
    expect(format(EVERY_KEY.zh, 'en')).toBe(EVERY_KEY.en);
  });

  test('in the language of the file unless told otherwise', () => {
    expect(format(EVERY_KEY.en)).toBe(EVERY_KEY.en);
    expect(format(EVERY_KEY.zh)).toBe(EVERY_KEY.zh);
  });

  test.each([
    ['- { 项目: 甲, max: 5, 得分: 完成数 }', '- { item: 甲, max: 5, points: 完成数 }'],
    [
      '- { item: 甲, max: 5, bands: { 按: 完成数, 档次: { "> 1": 5, 其他: 0 } } }',
      '- { item: 甲, max: 5, bands: { of: 完成数, points: { "> 1": 5, else: 0 } } }',
    ],
    [
      '- { item: 甲, max: 5, cases: [{ when: 有效, points: 1 }, { 当: 否则, points: 0 }] }',
      '- { item: 甲, max: 5, cases: [{ when: 有效, points: 1 }, { when: else, points: 0 }] }',
    ],
    [
      '- { item: 甲, max: { by: 组别, 第一组: 1, 否则: 2 }, floor: 无, points: 1 }',
      '- { item: 甲, max: { by: group, 第一组: 1, else: 2 }, floor: none, points: 1 }',
    ],
  ])('both languages in one file: %s', (item, expected) => {
    const [start = ''] = ruleWith('').split('  parts:\n');
    expect(format(ruleWith(item), 'en')).toBe(
      `${start}  parts:\n    ${expected}\nranking: { round: 0.01 half-up, among: all }\n`,
    );
  });

  test('either Chinese word for all else stays', () => {
    const item = '- { 项目: 甲, 满分: { 按: 组别, 第一组: 1, 否则: 2 }, 得分: 1 }';
    expect(format(ruleWith(item), 'zh')).toContain(item);
  });

  test('in whatever quotes they stand', () => {
    expect(format(ruleWith(`- { "item": 甲, 'max': "none", 'points': '完成数' }`), 'zh')).toContain(
      `- { "项目": 甲, '满分': "无", '得分': '完成数' }`,
    );
    expect(
      format(ruleWith('- { item: 甲, max: 5, applies: 有效, otherwise: "\\u006dean", points: 1 }'), 'zh'),
    ).toContain('不适用时: "平均"');
  });

  test('names, texts, comments and choices stay', () => {
    const more = `sets: { 甲乙: [是, max, 其他] } # max: 5，（x）\nclasses: { 类: { 其余: [甲县], others: [乙县] } }\n`;
    const item = '- { item: 项目甲, points: 1, note: "max: 5，（完成数 ＞ 1）", max: { by: 类, 其余: 1, others: 2 } }';
    const made = format(ruleWith(item, more), 'zh');
    expect(made).toContain('{ 甲乙: [是, max, 其他] } # max: 5，（x）');
    expect(made).toContain('{ 类: { 其余: [甲县], others: [乙县] } }');
    expect(made).toContain('说明: "max: 5，（完成数 ＞ 1）", 满分: { 按: 类, 其余: 1, others: 2 } }');
  });

  test('keys of a table are words only where they are true and false', () => {
    const more = 'tables: { 表: { columns: { 栏: flag }, rows: { 一: [true], 二: 是 } } }\n';
    const flags = '- { item: 甲, points: 1, max: { by: 有效, "true, 否": 1 } }';
    expect(format(ruleWith(flags, more), 'zh')).toContain('满分: { 按: 有效, "是, 否": 1 }');
    expect(format(ruleWith(flags, more), 'en')).toContain('max: { by: 有效, "true, false": 1 }');
    expect(format(ruleWith(flags, more), 'zh')).toContain('行: { 一: [是], 二: 是 }');
    expect(format(ruleWith(flags, more), 'en')).toContain('rows: { 一: [true], 二: true }');
  });
});

describe('expressions', () => {
  test.each([
    ['points: 完成数＋（任务数 － １）× ０.５', 'points: 完成数+(任务数 - 1)* 0.5'],
    ['points: max（完成数，任务数）', 'points: max(完成数,任务数)'],
    ['check: 完成数 ≥ 任务数 且 非 有效', 'check: 完成数 >= 任务数 and not 有效'],
    ['points: "max（完成数，任务数）"', 'points: "max(完成数,任务数)"'],
    ['check: 完成数 ＝ 1 # ＝', 'check: 完成数 = 1 # ＝'],
    ["points: 'if 有效 then 最大（1， 2） else 0'", "points: 'if 有效 then max(1, 2) else 0'"],
  ])('in half-width signs: %s', (method, expected) => {
    expect(format(ruleWith(`- item: 甲\n  max: 5\n  ${method}`), 'en')).toContain(`      max: 5\n      ${expected}\n`);
  });

  test.each([
    ['points: max（完成数，任务数）', "points: 'max(完成数,任务数)'"],
    ['check: unit 属于 【甲县，乙县】', undefined],
    ["check: unit 属于 【'甲县'，'乙县'】", "check: 'unit in [''甲县'',''乙县'']'"],
    ['points: － 1 + 完成数', "points: '- 1 + 完成数'"],
    ['bands: { of: 完成数, points: { ≥ 1: 5, else: 0 } }', "bands: { of: 完成数, points: { '>= 1': 5, else: 0 } }"],
  ])('in quotes where they would be YAML no more: %s', (method, expected) => {
    const { text, diagnostics } = formatRule(fileOf(ruleWith(`- { item: 甲, max: 5, ${method} }`)), { language: 'en' });
    if (expected === undefined) expect(diagnostics.map((one) => one.code)).toContain('unknown-name');
    else expect(text).toContain(`- { item: 甲, max: 5, ${expected} }`);
  });

  test('a leading sign in block style', () => {
    const item = '- item: 甲\n  max: 5\n  bands:\n    of: 完成数\n    points:\n      ＞ 1: 5\n      ≤ 1: 0\n';
    expect(format(ruleWith(item), 'en')).toContain("          '> 1': 5\n          <= 1: 0\n");
  });

  test.each([
    ['', '      ', ''],
    ['"', '      ', '"'],
    ["'", '      ', "'"],
    ['>-\n    ', '    ', ''],
    ['|+\n    ', '    ', ''],
  ])('over several lines, behind %j', (opening, indent, closing) => {
    const check = (greater: string, notIn: string, list: string): string =>
      `${opening}完成数 ${greater} 任务数  and\n\n${indent}完成数 ${notIn} ${list}${closing}`;
    const text = ruleWith(`- item: 甲\n  max: 5\n  check: ${check('＞', `not\n${indent}in`, '【1、2】')}`);
    const expected = ruleWith(`- item: 甲\n  max: 5\n  check: ${check('>', 'not in', '[1,2]')}`);
    expect(format(text, 'zh')).toBe(format(expected, 'zh'));
    expect(format(text, 'zh')).toContain('任务数  且\n\n');
    expect(format(text, 'en').replace(/not\s+in/, 'not in')).toBe(expected);
  });

  test('functions by their signatures', () => {
    const more = 'functions: { f（a，b）: "a ＋ b" }\n';
    const made = format(ruleWith('- { item: 甲, max: 5, points: "f(完成数, 1)" }', more), 'zh');
    expect(made).toContain('公式: { \'f(a,b)\': "a + b" }');
    expect(meaningOf(made)).toEqual(meaningOf(ruleWith('- { item: 甲, max: 5, points: "f(完成数, 1)" }', more)));
  });
});

describe('layout', () => {
  const rule = ruleWith('- { item: 甲, max: 5, points: 1 }');

  test('white space at the ends of lines goes', () => {
    expect(format(rule.replace('max: 100\n', 'max: 100 \t\n\n  \n# note  \n'))).toBe(
      rule.replace('max: 100\n', 'max: 100\n\n\n# note\n'),
    );
  });

  test.each(['', '\n\n', '\n  \n\t', ' ', '\r\n'])('the file ends with one line end, not with %j', (tail) => {
    expect(format(rule.trimEnd() + tail)).toBe(rule);
  });

  test('line ends and a byte order mark stay', () => {
    const windows = rule.replaceAll('\n', '\r\n');
    expect(format(windows)).toBe(windows);
    expect(format(`\ufeff${windows.trimEnd()} `)).toBe(`\ufeff${windows}`);
    expect(format(`\ufeff${EVERY_KEY.en.replaceAll('\n', '\r\n')}`, 'zh')).toBe(
      `\ufeff${EVERY_KEY.zh.replaceAll('\n', '\r\n')}`,
    );
  });

  test('white space in texts stays', () => {
    const texts = rule
      .replace('title: 样例\n', 'title: "样  \n  例"\nsource: |  # 甲  \n  附件  \n\n   \n')
      .replace('source: 附件0\n', '');
    expect(format(texts)).toBe(texts.replace('# 甲  \n', '# 甲\n'));
  });

  test.each([
    ['|', '\n\n\n', '\n'],
    ['|', '', '\n'],
    ['>-', '\n \n', '\n \n'],
    ['|+', '\n\n', '\n\n'],
    ['|+', '', '\n'],
  ])('behind a text after %s at the end of the file, %j becomes %j', (head, tail, expected) => {
    const text = `${rule}source: ${head}\n  附件0`.replace('source: 附件0\n', '');
    expect(format(text + tail)).toBe(text + expected);
  });
});

describe('a file with mistakes is left alone', () => {
  test.each([
    ['YAML', 'rule: [a', 'unclosed'],
    ['a key', ruleWith('- { item: 甲, maxx: 5, points: 1 }'), 'unknown-key'],
    ['a name', ruleWith('- { item: 甲, max: 5, points: 完成 }'), 'unknown-name'],
    ['nothing', '', 'empty-file'],
  ])('%s', (_, text, code) => {
    const made = formatRule(fileOf(text), { language: 'zh' });
    expect(made.text).toBe(text);
    expect(made.diagnostics.map((one) => one.code)).toContain(code);
  });

  test('warnings do not matter', () => {
    const more = 'sets: { 没用: [一] }\n';
    expect(format(ruleWith('- { item: 甲, max: 5, points: 1 }', more), 'zh')).toContain('集合: { 没用: [一] }');
  });

  test('what quotes would make too long for a key is refused', () => {
    const key = `＞ 1${'，＞ 1'.repeat(254)}， >1`;
    const text = ruleWith(
      `- item: 甲\n  max: 5\n  bands:\n    of: 完成数\n    points:\n      ${key}: 5\n      else: 0\n`,
    );
    expect(key).toHaveLength(1023);
    const made = formatRule(fileOf(text));
    expect(made.text).toBe(text);
    expect(made.diagnostics.map(({ code, primary }) => [code, primary.span.start])).toEqual([
      ['edit-spills', text.indexOf(key)],
    ]);
  });
});
