import { expect, it } from 'vitest';
import { runFile } from './support.js';

const RULE = `rule: sample
title: 样例
edition: 2021
source: 附件0
cycle: month
units: [甲县, 乙县]
fields:
  道路:
    type: list
    default: []
    fields:
      名称: { type: text }
      长度: { type: number, unit: 公里 }
      桥: { type: list, default: [], fields: { 孔数: { type: count }, 新: { type: flag } } }
score:
  max: none
  points: sum(长度 over 道路) * 1 + 10 * sum(count(桥 where 新) over 道路)
ranking: { round: 0.01 half-up, among: all }
`;

const file = (records: string, given: string, score: string): string =>
  `rule: sample\nperiod: 2021-04\nbase: {}\nrecords: ${records}\ncases:\n  - case: 一\n    given: ${given}\n    expect: { score: ${score} }\n`;

it('fills records, those of lists within lists too, with what is usual', () => {
  const records = '{ 道路: { 名称: 某路, 长度: 2 }, 桥: { 孔数: 1, 新: true } }';
  const outcome = runFile(file(records, '{ 道路: [{}, { 长度: 3, 桥: [{}, { 新: false }] }] }', '15'), RULE);
  expect(outcome.found).toEqual([]);
  expect(outcome.report?.total).toBe(1);
});

it('knows the lists of the rule', () => {
  const outcome = runFile(file('{ «unknown-field|道陆»: { 名称: 某路 } }', '{ 道路: [] }', '0'), RULE);
  expect(outcome.found).toEqual(outcome.expected);
});
