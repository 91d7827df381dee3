import { describe, expect, it } from 'vitest';
import { analyze } from '../../packages/dsl/src/analyze.js';
import type { Diagnostic } from '../../packages/dsl/src/diagnostics/diagnostic.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { unmark } from '../data/support.js';

const withFields = (fields: string): string => `rule: own
title: 样例
edition: 2021
source: 附件0
cycle: month
units: [甲县]
sets: { 专项: [道路, 供水, 服务] }
fields:
${fields}
score: { max: 100, points: 60 }
ranking: { round: 0.01 half-up, among: all }
`;

const placeOf = ({ code, primary: { file, span } }: Diagnostic): string => {
  const { line, column } = file.position(span.start);
  return `${code} ${line}:${column} ${file.slice(span)}`;
};

/** What is wrong, what was marked to be, and the first hint. */
const problems = (marked: string) => {
  const { text, expected } = unmark(withFields(marked));
  const { diagnostics } = analyze(new SourceFile('own.yaml', text));
  const found = diagnostics.filter((one) => one.code !== 'unused-name');
  return { found: found.map(placeOf), expected, hint: found[0]?.hint?.zh };
};

describe('a field that is the score of a rule', () => {
  it('names it, or one for each member', () => {
    const { rule } = analyze(
      new SourceFile(
        'own.yaml',
        withFields(`
  督查得分: { type: number, unit: 分, scores: supervision }
  评定: { type: points, max: 5, scores: core-blocks }
  专项得分: { type: number, per: 专项, scores: { 服务: s_2, 道路: 道路专项 }, stands: true }
  其他: { type: number }`),
      ),
    );
    const scores = rule?.fields.map((one) => one.scores);
    expect(scores?.map((one) => one?.sources.map(({ member, rule: id }) => [member, id]))).toEqual([
      [[undefined, 'supervision']],
      [[undefined, 'core-blocks']],
      [
        ['道路', '道路专项'],
        ['服务', 's_2'],
      ],
      undefined,
    ]);
    expect(scores?.map((one) => one?.stands)).toEqual([false, false, true, undefined]);
  });

  it('says so in Chinese too', () => {
    const { rule, diagnostics } = analyze(
      new SourceFile(
        'own.yaml',
        `规则: own
标题: 样例
版本: 2021
依据: 附件0
周期: 月
单位: [甲县]
字段: { 督查得分: { 类型: 数值, 取自规则: supervision, 沿用: 是 } }
计分: { 满分: 100, 得分: 督查得分 }
排名: { 舍入: 0.01 half-up, 范围: 全部 }
`,
      ),
    );
    expect(diagnostics).toEqual([]);
    expect(rule?.fields[0]?.scores).toMatchObject({ sources: [{ rule: 'supervision' }], stands: true });
  });

  it.each([
    '分: { type: count, scores: «wrong-form|a» }',
    '分: { type: percent, scores: «wrong-form|a» }',
    '分: { type: flag, scores: «wrong-form|a» }',
    '分: { type: number, unit: 万元, scores: «wrong-form|a» }',
    '分: { type: number, common: true, scores: «wrong-form|a» }',
    '清单: { type: list, fields: { 分: { type: number, scores: «wrong-form|a» } } }',
    '分: { type: number, scores: «wrong-form|[a, b]» }',
    '分: { type: number, scores: «wrong-form|{ 道路: a }» }',
    '分: { type: number, scores: «wrong-form|~» }',
    '分: { type: number, per: 专项, scores: «wrong-form|a» }',
    '分: { type: number, per: 专项, scores: { 道路: «wrong-form|[a]» } }',
    '分: { type: number, per: 专项, scores: { «not-a-member|道露»: a, 供水: b } }',
    '分: { type: number, scores: «cycle|own» }',
    '分: { type: number, per: 专项, scores: { 道路: «cycle|own» } }',
    '分: { type: number, stands: «idle-key|true» }',
  ])('%s', (field) => {
    const { found, expected } = problems(`  ${field}`);
    expect(found).toEqual(expected);
    expect(found).toHaveLength(1);
  });

  it.each([
    ['a.b', '规则代号由文字、数字、_ 和 - 组成，如 core-blocks'],
    ['../economy', '写规则代号：economy'],
    ['rules/core-blocks.yaml', '写规则代号：core-blocks'],
    ['-x', '规则代号由文字、数字、_ 和 - 组成，如 core-blocks'],
    ['"a b"', '规则代号由文字、数字、_ 和 - 组成，如 core-blocks'],
    ['..', '规则代号由文字、数字、_ 和 - 组成，如 core-blocks'],
  ])('%s is no id', (id, hint) => {
    const { found, expected, hint: shown } = problems(`  分: { type: number, scores: «wrong-form|${id}» }`);
    expect(found).toEqual(expected);
    expect(shown).toBe(hint);
  });

  it('is one of a set that there is', () => {
    const { found, expected } = problems('  分: { type: number, per: «not-a-collection|专业», scores: { 道路: a } }');
    expect(found).toEqual(expected);
  });

  it('suggests the member that was meant', () => {
    expect(problems('  分: { type: number, per: 专项, scores: { 道露: a } }').hint).toBe('是不是 道路？');
  });
});
