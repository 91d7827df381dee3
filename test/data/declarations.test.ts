import { describe, expect, it } from 'vitest';
import { analyze } from '../../packages/dsl/src/analyze.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { messages, readMarked, ruleWith } from './support.js';

const analyzeFields = (fields: string) =>
  analyze(
    new SourceFile(
      'sample.yaml',
      `rule: sample
title: 样例
edition: 2021
source: 附件0
cycle: month
units: [甲县]
sets: { 类: [一, 二] }
fields:
${fields}
score: { max: 100, points: 60 }
ranking: { round: 0.01 half-up, among: all }
`,
    ),
  );

describe('declarations that no data could satisfy', () => {
  it.each([
    ['  清单: { type: list, per: 类, fields: { 甲: { type: flag } } }', 'wrong-form 9:7'],
    ['  清单: { type: list, fields: { 甲: { type: flag, common: true } } }', 'wrong-form 9:34'],
    [
      '  甲: { type: count, required: 丙 }\n  乙: { type: flag, required: 甲 > 0 }\n  丙: { type: flag, required: 乙 }',
      'cycle 9:3',
      'cycle 10:3',
      'cycle 11:3',
    ],
    ['  甲: { type: count, common: true, max: 乙 }\n  乙: { type: count }', 'field-condition 9:40'],
    ["  甲: { type: count, common: true, required: unit = '甲县' }", 'field-condition 9:45'],
    ['  甲: { type: count, required: "rank(乙, highest) = 1" }\n  乙: { type: count }', 'field-condition 9:32'],
  ])('%s', (fields, ...expected) => {
    const { diagnostics, rule } = analyzeFields(fields);
    const found = diagnostics
      .filter((one) => one.code !== 'unused-name')
      .map(({ code, primary: { file, span } }) => {
        const { line, column } = file.position(span.start);
        return `${code} ${line}:${column}`;
      });
    expect(found).toEqual(expected);
    expect(rule).toBeUndefined();
  });
});

describe('points in the records of a list within a list', () => {
  it('are bounded member by member', () => {
    const rule = ruleWith(
      `  外: { type: list, default: [], fields: { 内: { type: list, default: [], fields: { 评分: { type: points, per: 类 } } } } }`,
      {
        units: '[甲县]',
        more: 'sets: { 类: [一, 二] }',
        score:
          '{ max: 10, each: { over: 外, combine: sum, score: { max: none, each: { over: 内, combine: sum, score: { max: none, parts: [{ items: 类, max: { by: 类, 一: 4, 二: 6 }, judged: 评分 }] } } } } }',
      },
    );
    const outcome = readMarked(
      rule,
      '{"rule": "sample", "period": "2021-04", "units": {"甲县": {"外": [{"内": []}, {"内": [{"评分": {"一": 4, "二": 6}}, {"评分": {"一": «out-of-bounds|5», "二": «out-of-bounds|7»}}]}]}}}',
    );
    expect(outcome.marked).toEqual(outcome.expected);
    expect(messages(outcome)[1]).toBe('甲县 的 外 第 2 条 的 内 第 2 条 的 评分[二] 是 7，不能大于 6');
  });
});
