import { describe, expect, it } from 'vitest';
import { analyze } from '../../packages/dsl/src/analyze.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { TWIN } from './twin.js';

/** One slip in a long rule gets one diagnostic: nothing of what follows from it. */
const SLIPS: readonly (readonly [written: string, slipped: string, told: string])[] = [
  // An expression that can't be read is not also missing.
  ['max: 100\n', 'max: 100 +\n', 'expression-syntax'],
  ['max: 100\n', 'max:\n', 'wrong-form'],
  ['      max: 10\n      source: 附件\n', '      source: 附件\n', 'missing-key'],
  ["applies: has(选) and 选 = '好'", "applies: has(选) and 选 = '好", 'unclosed-text'],
  ["applies: has(选) and 选 = '好'", 'applies: has(选) and', 'expression-syntax'],
  ['actual: 数,', 'actual: 数 数,', 'expression-syntax'],
  ['step: 步长', 'step: 步长 +', 'expression-syntax'],
  ['step: 步长', 'step:', 'wrong-form'],
  ['step: 步长', 'step: { 一组: 1.5, 二组: 2.5 }', 'missing-key'],
  ['二组: 2.5 }', '二组: 2.5 + }', 'expression-syntax'],
  ['by: 数, best', 'by: (数, best', 'unbalanced-bracket'],
  ['best: highest', 'best: high', 'unknown-word'],
  ['when: 个 > 15', 'when: 个 > 15 个', 'expression-syntax'],
  ['value: 率 * 2', 'value: 率 ** 2', 'foreign-operator'],
  ['min(100%, 甲 / 乙)', 'min(100%, 甲 / )', 'expression-syntax'],
  ['that: 个 <= 20', 'that: 个 =< 20', 'foreign-operator'],
  // Bands, words and tables.
  ['">= 50%": 8', '">= 50": 8', 'percent-mismatch'],
  ['">= 50%": 8', '"> = 50%": 8', 'bad-band'],
  ['">= 50%": 8', '">= 50%": 8 +', 'expression-syntax'],
  ['甲: mean, 乙: max }', '甲: means, 乙: max }', 'unknown-word'],
  ['甲: mean, 乙: max }', '甲: mean, 丙: max }', 'unknown-choice'],
  ['1-6: 50%, 7-12: 100%, else: none', '1-6: 50%, 7-13: 100%, else: none', 'not-a-member'],
  // What is declared wrongly is not also unknown.
  ['数: { type: number', '数: { type: numeric', 'unknown-word'],
  ['数: { type: number,', '数: { tpye: number,', 'unknown-key'],
  ['选: { type: choice, choices: [好, 差],', '选: { type: choice,', 'missing-key'],
  ['路: { type: list, default: [], fields: {', '路: { type: list, default: [], field: {', 'unknown-key'],
  ['步长: { by: group, 一组: 1.5,', '步长: { by: groups, 一组: 1.5,', 'unknown-name'],
  ['类别: [水, 气]', '类别: 水、气', 'wrong-form'],
  ['choices: [好, 差]', 'choices: 好、差', 'wrong-form'],
  ['ratio: {', 'ration: {', 'unknown-key'],
  ['      ratio: {', '      比率: {', 'unknown-key'],
  ['choices: [甲, 乙], chosen', 'choice: [甲, 乙], chosen', 'unknown-key'],
  ['得率(甲, 乙):', '得率（甲 乙）:', 'bad-signature'],
  // Torn YAML.
  ['      note: 说明\n', '      note: 说明: 一\n', 'needs-quotes'],
  ['      source: 附件\n', '       source: 附件\n', 'indentation'],
  ['      source: 附件\n', '     source: 附件\n', 'indentation'],
  ['      source: 附件\n', '\tsource: 附件\n', 'tab-indentation'],
  ['      source: 附件\n', '      source 附件\n', 'missing-colon'],
  ['\nfields:\n', '\nfields\n', 'missing-colon'],
  ['\nscore:\n', '\nscore: 100\n', 'indentation'],
  ['\nscore:\n', '\nscore：\n', 'full-width-colon'],
  ['  类别: [水, 气]\n', '  类别：[水, 气]\n', 'full-width-colon'],
  ['    - item: 九\n', '   - item: 九\n', 'indentation'],
  ['    - item: 九\n', '    item: 九\n', 'indentation'],
  ['    - item: 九\n', '    -item: 九\n', 'indentation'],
  ['{ item: 五, max: 5, judged: 评 }', '{ item: 五, max: 5, judged: 评', 'unclosed'],
  ['\nscore:\n', '\nscores:\n', 'unknown-key'],
  ['\nscore:\n', '\nscore:100\n', 'missing-colon'],
  ['\nranking:', '\nranking：', 'full-width-colon'],
  // What stands below something that is missing or wrong.
  ['columns: { 分值: number,', 'columns: { 分值: numbers,', 'unknown-word'],
  ['路: { type: list,', '路: { type: lists,', 'unknown-word'],
  ['each: { over: 类别,', 'each: {', 'missing-key'],
  ['each: { over: 类别,', 'each: { over: 类型,', 'not-a-collection'],
  ['chosen: 甲 }', 'chosen: 丙 }', 'unknown-choice'],
  ['choices: [甲, 乙], chosen: 甲', 'chosen: 甲', 'missing-key'],
  ['choices: [甲, 乙], chosen: 甲', 'choices: [甲, 乙]', 'missing-key'],
  ['      combine: weighted\n', '      max: 5\n      item: 十\n      combine: weighted\n', 'duplicate-key'],
];

describe('one slip, one diagnostic', () => {
  it.each(SLIPS)('%s → %s', (written, slipped, told) => {
    expect(TWIN).toContain(written);
    const { diagnostics } = analyze(
      new SourceFile(
        'twin.yaml',
        TWIN.replace(written, () => slipped),
      ),
    );
    expect(diagnostics.map((one) => one.code)).toEqual([told]);
  });
});
