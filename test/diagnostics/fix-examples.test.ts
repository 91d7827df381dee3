import { describe, expect, it } from 'vitest';
import type { Code } from '../../packages/dsl/src/diagnostics/codes.js';
import { applyFix } from '../../packages/dsl/src/services/quick-fixes.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { diagnose, expectPutRight, isError, METHOD, RULE, wellFormed } from './fixing.js';

interface Example {
  /** What stands in place of a part of the rule, and what each fix makes of it. */
  readonly from: string;
  readonly to: string;
  readonly code: Code;
  readonly fixed: readonly string[];
  readonly tentative?: true;
}

const at = (from: string, code: Code, to: string, ...fixed: readonly string[]): Example => ({
  from,
  to,
  code,
  fixed,
});
const guess = (from: string, code: Code, to: string, ...fixed: readonly string[]): Example => ({
  ...at(from, code, to, ...fixed),
  tentative: true,
});
const inMethod = (code: Code, to: string, ...fixed: readonly string[]): Example =>
  at(METHOD, code, `      ${to}\n`, ...fixed.map((one) => `      ${one}\n`));
const guessInMethod = (code: Code, to: string, ...fixed: readonly string[]): Example => ({
  ...inMethod(code, to, ...fixed),
  tentative: true,
});

const EXAMPLES: readonly Example[] = [
  // Typing slips.
  at('title: 样例专项', 'missing-colon', 'title:样例专项', 'title: 样例专项'),
  at('title: 样例专项', 'yaml-syntax', 'title: "样\\例"', 'title: "样\\\\例"'),
  at('title: 样例专项', 'yaml-syntax', 'title: "样例"#注', 'title: "样例" #注'),
  at('title: 样例专项', 'needs-quotes', 'title: @样例', "title: '@样例'"),
  at('title: 样例专项', 'needs-quotes', 'title: 样例: 专项', "title: '样例: 专项'"),
  at('title: 样例专项', 'unclosed', 'title: "样例专项', 'title: "样例专项"'),
  at('title: 样例专项', 'full-width-space', 'title:　样例专项', 'title: 样例专项'),
  at('title: 样例专项', 'full-width-space', 'title　: 样例专项', 'title : 样例专项'),
  at('      max: 10\n', 'full-width-space', '      max: 10　# 注\n', '      max: 10 # 注\n'),
  at('  max: 10\n  parts', 'number-slip', '  max: 10_0\n  parts', '  max: 100\n  parts'),
  at('  max: 10\n  parts', 'number-slip', '  max: 1,000\n  parts', '  max: 1000\n  parts'),
  at('score:', 'full-width-colon', 'score：', 'score:'),
  at('      max: 10\n', 'full-width-colon', '      max: 10\n        floor：1\n', '      max: 10\n      floor: 1\n'),
  at('      max: 10\n', 'indentation', '       max: 10\n', '      max: 10\n'),
  at('  完成数: {', 'indentation', '   完成数: {', '\n  完成数: {'),
  at('      max: 10\n', 'duplicate-key', '      max: 10\n      max: 10\n', '      max: 10\n'),
  at('[水, 气]', 'wrong-form', '水、气', '[水, 气]'),
  at('[水, 气]', 'wrong-form', '［水，气］', '[水, 气]'),
  at('[水, 气]', 'yaml-syntax', '["水" 气]', '["水", 气]'),
  at('[水, 气]', 'duplicate-member', '\n    - 水\n    - 气\n    - 水', '\n    - 水\n    - 气'),
  at('{ type: count, unit: 个 }', 'full-width-mark', '{ type: count，unit: 个 }', '{ type: count, unit: 个 }'),
  at('{ type: percent }', 'unclosed', '{ type: percent', '{ type: percent }'),
  at('  完成数: {', 'full-width-mark', '  “完成数”: {', '  "完成数": {'),
  at('[丙县] }', 'unclosed', '[丙县]', '[丙县] }'),
  at('among: all }\n', 'several-documents', 'among: all }\n---\n', 'among: all }\n'),
  at('      max: 10\n', 'alias-refused', '      max: &a 10\n', '      max: 10\n'),
  // Keys and words.
  at('cycle: month', 'unknown-word', 'cycle: mouth', 'cycle: month'),
  at(
    'cycle: month',
    'wrong-form',
    'cycle: month\nperiods: { from: 2021-3, to: 2021-12 }',
    'cycle: month\nperiods: { from: 2021-03, to: 2021-12 }',
  ),
  guess('edition: 2021\nsource: 附件1\n', 'missing-key', 'source: 附件1\n', 'edition: to be filled in'),
  guess('      max: 10\n', 'missing-key', '', '      max: 0\n'),
  at(METHOD, 'idle-key', `      otherwise: zero\n${METHOD}`, METHOD),
  at(
    METHOD,
    'misplaced-key',
    '      ratio:\n        actual: 完成数\n        target: 任务数\n        floor: 1\n',
    '      ratio:\n        actual: 完成数\n        target: 任务数\n      floor: 1\n',
  ),
  guessInMethod('missing-key', 'ratio:\n        actual: 完成数', 'ratio:\n        actual: 完成数\n        target: 0'),
  // Expressions, in whatever quotes.
  inMethod('foreign-operator', 'check: 完成数>=任务数&&任务数>0', 'check: 完成数>=任务数 and 任务数>0'),
  inMethod(
    'foreign-operator',
    'points: 如果 完成数 > 0 || 任务数 > 0 那么 1 否则 0',
    'points: 如果 完成数 > 0 或 任务数 > 0 那么 1 否则 0',
  ),
  inMethod('foreign-operator', 'points: max(1；2)', "points: 'max(1,2)'"),
  inMethod('expression-syntax', 'check: 完成数 > 0 并且 任务数 > 0', 'check: 完成数 > 0 且 任务数 > 0'),
  inMethod('expression-syntax', 'check: 完成数 > 0 AND 任务数 > 0', 'check: 完成数 > 0 and 任务数 > 0'),
  inMethod(
    'expression-syntax',
    'points: 10 * mean(完成率 over 类别, else 0)',
    'points: 10 * mean(完成率 over 类别 else 0)',
  ),
  inMethod('expression-syntax', "points: 'rank(完成数, best: lowest)'", "points: 'rank(完成数, lowest)'"),
  guessInMethod('expression-syntax', 'points: if 完成数 > 0 then 1', 'points: if 完成数 > 0 then 1 else 0'),
  guessInMethod('expression-syntax', 'points: 如果 完成数 > 0 那么 1', 'points: 如果 完成数 > 0 那么 1 否则 0'),
  guessInMethod('expression-syntax', 'points: 2 (1 + 3)', 'points: 2 * (1 + 3)'),
  inMethod('unbalanced-bracket', 'points: 2 * (1 + 3]', 'points: 2 * (1 + 3)'),
  guessInMethod('unbalanced-bracket', 'points: 2 + 3)', 'points: 2 + 3'),
  guessInMethod('unbalanced-bracket', 'points: "min(1, 2"', 'points: "min(1, 2)"'),
  inMethod('unclosed-text', "points: 'if unit = \"甲县 then 1 else 2'"),
  inMethod('unclosed-text', "check: 'unit = ''甲县'", "check: 'unit = ''甲县'''"),
  inMethod('bad-number', 'points: 1.5e1', 'points: 15'),
  inMethod('bad-number', 'points: .5', 'points: 0.5'),
  inMethod('bad-number', 'points: min(12,000, 5)', 'points: min(12000, 5)'),
  inMethod('bad-number', 'points: 如果 完成数 > 0那么1否则0', 'points: 如果 完成数 > 0 那么 1 否则 0'),
  inMethod('bad-date', 'check: 验收日 = 2021年3月5日', 'check: 验收日 = 2021-03-05'),
  guessInMethod('bad-date', 'check: 验收日 = 2021-02-30', 'check: 验收日 = 2021-02-28'),
  inMethod('type-mismatch', "check: 验收日 = '2021-03-05'", 'check: 验收日 = 2021-03-05'),
  inMethod('unknown-name', 'check: unit = 甲县', "check: unit = '甲县'"),
  inMethod('unknown-name', 'check: 甲县 = unit', 'check: "\'甲县\' = unit"'),
  inMethod('unknown-name', "check: 'unit = 甲县'", "check: 'unit = ''甲县'''"),
  guessInMethod('unknown-name', 'points: mx(1, 2)', 'points: max(1, 2)'),
  guessInMethod('not-a-member', "check: unit = '丁县'", "check: unit = '甲县'"),
  guessInMethod(
    'not-a-member',
    'points: { by: unit, 甲县: 1, 乙县: 2, 丙区: 3 }',
    'points: { by: unit, 甲县: 1, 乙县: 2, 丙县: 3 }',
  ),
  inMethod('needs-quotes', 'check: "甲县" = unit', `check: '"甲县" = unit'`),
  inMethod(
    'needs-quotes',
    'bands: { of: month in [3, 6], points: { else: 1 } }',
    "bands: { of: 'month in [3, 6]', points: { else: 1 } }",
  ),
  // Bands, tables, decisions.
  inMethod(
    'bad-band',
    'bands: { of: 完成率, points: { 不足60%: 0, else: 5 } }',
    'bands: { of: 完成率, points: { "< 60%": 0, else: 5 } }',
  ),
  inMethod(
    'bad-band',
    'bands: { of: 完成率, points: { 60%-80%: 4, else: 5 } }',
    'bands: { of: 完成率, points: { ">= 60%, < 80%": 4, else: 5 } }',
    'bands: { of: 完成率, points: { "> 60%, <= 80%": 4, else: 5 } }',
    'bands: { of: 完成率, points: { ">= 60%, <= 80%": 4, else: 5 } }',
  ),
  inMethod(
    'percent-mismatch',
    'bands: { of: 完成率, points: { "< 60": 0, else: 5 } }',
    'bands: { of: 完成率, points: { "< 60%": 0, else: 5 } }',
  ),
  guessInMethod('percent-mismatch', 'points: 完成率 + 10%', 'points: 100 * (完成率 + 10%)'),
  guessInMethod('measure-mismatch', 'points: 完成数', 'points: 1 * 完成数'),
  guessInMethod(
    'may-be-absent',
    'ratio: { actual: 达标率, target: 任务数 }',
    "ratio: { actual: 'default(达标率, 0)', target: 任务数 }",
  ),
  guessInMethod(
    'missing-table-entry',
    'points:\n        by: unit\n        甲县: 1\n        乙县: 2 # 县',
    'points:\n        by: unit\n        甲县: 1\n        乙县: 2 # 县\n        丙县: 0',
  ),
  guessInMethod(
    'cases-open',
    'cases:\n        - when: 完成数 > 0\n          points: 1\n        - when: 任务数 > 0\n          points: 2',
    'cases:\n        - when: 完成数 > 0\n          points: 1\n        - when: 任务数 > 0\n          points: 2\n' +
      '        - { when: else, points: 0 }',
  ),
  inMethod(
    'missing-decision',
    'rank: { by: 完成数, best: highest, among: all, step: 1, where: 任务数 > 0 }',
    ...['max', 'zero', 'skip'].map(
      (word) => `rank: { by: 完成数, best: highest, among: all, step: 1, where: 任务数 > 0, unranked: ${word} }`,
    ),
  ),
];

describe('what is written instead', () => {
  it.each(EXAMPLES)('$code: $to', ({ from, to, code, fixed, tentative }) => {
    const file = new SourceFile(
      'rule.yaml',
      RULE.replace(from, () => to),
    );
    expect(file.text).not.toBe(RULE);
    const before = diagnose(file);
    const own = before.find((one) => one.code === code);
    expect(own).toBeDefined();
    expect(own?.fixes?.length ?? 0).toBe(fixed.length);
    for (const [index, fix] of (own?.fixes ?? []).entries()) {
      wellFormed(file, fix);
      const text = own && expectPutRight(file, own, fix, before);
      expect(text).toContain(fixed[index]);
      expect(fix.tentative).toBe(tentative);
    }
  });

  it('keeps line ends', () => {
    const file = new SourceFile('rule.yaml', RULE.replace(', target: 任务数', '').replaceAll('\n', '\r\n'));
    const [missing] = diagnose(file).filter((one) => one.code === 'missing-key');
    expect(missing?.fixes?.map((one) => applyFix(file, one))).toEqual([
      RULE.replace('target: 任务数', 'target: 0').replaceAll('\n', '\r\n'),
    ]);
  });

  it('writes Chinese keys where the others are', () => {
    const zh = RULE.replace('rule:', '规则:')
      .replace('title:', '标题:')
      .replace('score:', '计分:')
      .replaceAll('max:', '满分:')
      .replace('      满分: 10\n', '');
    const file = new SourceFile('rule.yaml', zh);
    const fixes = diagnose(file).flatMap((one) => (one.code === 'mixed-languages' ? (one.fixes ?? []) : []));
    expect(fixes.map((one) => one.title.zh)).toEqual(['键改为中文']);
    const [fix] = fixes;
    const now = fix && new SourceFile('rule.yaml', applyFix(file, fix));
    expect(now && diagnose(now).map((one) => one.code)).not.toContain('mixed-languages');
    const missing = now && diagnose(now).find((one) => one.code === 'missing-key');
    expect(missing?.fixes?.[0]?.title.zh).toBe('补上 满分: 0');
  });

  it('leaves alone what is not clear', () => {
    const left = [
      // How far the wide spaces indent, which line is the wrong one, where the text ends.
      RULE.replace('  类别: [水, 气]', '　　类别: [水, 气]'),
      RULE.replace('      ratio', '\t\tratio'),
      RULE.replace('units: {', 'units: { "'),
    ];
    for (const text of left) {
      const fixes = diagnose(new SourceFile('rule.yaml', text)).flatMap((one) =>
        isError(one) ? (one.fixes ?? []) : [],
      );
      expect(fixes.filter((one) => !one.tentative)).toEqual([]);
    }
  });
});
