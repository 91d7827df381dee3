import { describe, expect, test } from 'vitest';
import { diffRules, revertEdit } from '../../packages/dsl/src/diff/diff-rules.js';
import { applyEdits } from '../../packages/dsl/src/source/text-edit.js';
import { read } from '../services/coefficient-support.js';
import { changes } from './support.js';

const RULE = `rule: sample
title: 样例
edition: 2021
source: 附件0
cycle: month
units: { 第一组: [甲县], 第二组: [乙县] }
coefficients:
  步长: { by: group, 第一组: 1.5, 第二组: 2.5 }
  目标: { by: [指标, unit], columns: [甲县, 乙县], 一: [1, 2], 二: [3, 4] }
sets: { 指标: [一, 二] }
fields:
  完成数: { type: count, unit: 个, default: 0 }
  任务数: { type: count, unit: 个 }
values:
  差: max(0, 任务数 - 完成数) * 0.5
readings:
  R1: { clause: 附件0 一, open: 怎样, read: 甲, choices: [甲, 乙], chosen: 甲 }
score:
  max: 100
  parts:
    - item: 任务      # 说明
      max: 60
      source: 附件0 二(一)
      bands: { of: 完成数, points: { ">= 90": 60, ">= 50": 30, else: 0 } }
    - item: 名次
      max: 40
      source: 附件0 二(二)
      rank: { by: 差, best: lowest, among: all, step: 步长 }
ranking: { round: 0.01 half-up, among: all }
`;

/** The rule with one piece of its text replaced, which must stand there once. */
const having = (piece: string, by: string): string => {
  expect(RULE.split(piece)).toHaveLength(2);
  return RULE.replace(piece, by);
};

describe('what is different', () => {
  test.each([
    ['第一组: 1.5', '第一组: 1.4', ['coefficient coefficients/步长/第一组: 1.5 → 1.4']],
    ['一: [1, 2]', '一: [1, 20]', ['coefficient coefficients/目标/一/乙县: 2 → 20']],
    ['default: 0', 'default: 1', ['coefficient fields/完成数/default: 0 → 1']],
    ['* 0.5', '* 0.6', ['coefficient values/差#2: 0.5 → 0.6']],
    ['chosen: 甲', 'chosen: 乙', ['coefficient readings/R1/chosen: 甲 → 乙']],
    ['best: lowest', 'best: highest', ['coefficient score/名次/rank/best: lowest → highest']],
    ['">= 90": 60', '">= 95": 60', ['coefficient score/任务/bands/points/1/bound: 90 → 95']],
    ['half-up', 'half-even', ['coefficient ranking/round#2: half-up → half-even']],
    ['max: 60', 'max: none', ['coefficient score/任务/max: 60 → none']],
    [
      'default: 0 }',
      'optional: true }',
      ['coefficient-removed fields/完成数/default: 0 → -', 'coefficient-added fields/完成数/optional: - → true'],
    ],
    [
      'max(0, 任务数 - 完成数) * 0.5',
      'max(0, 任务数 - 完成数) / 2',
      ['text values/差: max(0, 任务数 - 完成数) * 0.5 → max(0, 任务数 - 完成数) / 2'],
    ],
    ['max: 60', 'max: 30 + 30', ['text score/任务/max: 60 → 30 + 30']],
    ['open: 怎样', 'open: 怎么', ['text readings/R1/open: 怎样 → 怎么']],
    ['第一组: [甲县]', '第一组: [甲县, 丙县]', ['text units/第一组: [甲县] → [甲县, 丙县]']],
    [
      '">= 90": 60, ',
      '',
      ['text score/任务/bands/points: { ">= 90": 60, ">= 50": 30, else: 0 } → { ">= 50": 30, else: 0 }'],
    ],
  ])('%j becomes %j', (piece, by, expected) => expect(changes(RULE, having(piece, by))).toEqual(expected));

  test.each([
    ['a comment', '# 说明', '# 别的说明'],
    ['blanks in an expression', 'max(0, 任务数 - 完成数) * 0.5', 'max(0,任务数-完成数)*0.5'],
    ['full-width signs', '任务数 - 完成数', '任务数 － 完成数'],
    ['quotes', 'open: 怎样', 'open: "怎样"'],
    ['the order of keys', 'best: lowest, among: all', 'among: all, best: lowest'],
    [
      'a single one in brackets',
      'units: { 第一组: [甲县], 第二组: [乙县] }',
      'units:\n  第一组: 甲县\n  第二组: [乙县]',
    ],
  ])('%s makes no difference', (_, piece, by) => expect(changes(RULE, having(piece, by))).toEqual([]));
});

describe('items', () => {
  const third = `    - item: 加分
      max: 5
      source: 附件0 二(三)
      award: { each: 1, of: 完成数 }
`;
  const withThird = RULE.replace('ranking:', `${third}ranking:`);

  test('that are new or gone are told of once, without what is in them', () => {
    expect(changes(RULE, withThird)).toEqual(['item-added score/加分: - → 加分']);
    expect(changes(withThird, RULE)).toEqual(['item-removed score/加分: 加分 → -']);
  });

  test('that have another name keep their coefficients', () => {
    const after = withThird.replace('item: 加分', 'item: 奖励').replace('each: 1,', 'each: 2,');
    expect(changes(withThird, after)).toEqual([
      'item-renamed score/奖励: 加分 → 奖励',
      'coefficient score/奖励/award/each: 1 → 2',
    ]);
  });

  test('that stand under another one keep their coefficients', () => {
    const after = withThird.replace(
      third,
      `    - item: 附加\n      max: 5\n      parts:\n${third.replace('each: 1,', 'each: 2,').replace(/^/gm, '    ').trimEnd()}\n`,
    );
    expect(changes(withThird, after)).toEqual([
      'item-added score/附加: - → 附加',
      'item-moved score/附加/加分: 加分 → 附加 / 加分',
      'coefficient score/附加/加分/award/each: 1 → 2',
    ]);
  });

  test('their order makes no difference', () => {
    const [head = '', first = '', second = ''] = RULE.split(/(?= {4}- item)/);
    const [own = '', tail = ''] = second.split(/(?=ranking:)/);
    expect(changes(RULE, head + own + first + tail)).toEqual([]);
  });
});

describe('a rule with errors', () => {
  test('is compared as far as it can be read', () =>
    expect(changes(RULE, having('max: 60', 'max: 70\n      maxx: 3').replace('by: 差', 'by: 没有'))).toEqual([
      'coefficient score/任务/max: 60 → 70',
      'text score/名次/rank/by: 差 → 没有',
    ]));
});

describe('a change taken back', () => {
  test.each([
    ['第一组: 1.5', '第一组: 1.40'],
    ['* 0.5', '* 0.6'],
    ['best: lowest', 'best: highest'],
    ['max(0, 任务数 - 完成数) * 0.5', 'max(0, 任务数 - 完成数) / 2'],
    ['open: 怎样', 'open: "怎么: 办"'],
    ['">= 90": 60, ', ''],
    ['第一组: [甲县]', '第一组: [甲县, 丙县]'],
  ])('gives back %j and leaves other changes', (piece, by) => {
    const after = having(piece, by)
      .replace('rank: {', 'rank: { ties: dense,')
      .replace('edition: 2021', 'edition: 2022');
    const analysis = read(after);
    const all = diffRules(read(RULE), analysis);
    const one = all.filter(({ id }) => id !== 'edition' && !id.endsWith('/ties'));
    expect(one).toHaveLength(1);
    const edit = one[0] && revertEdit(one[0], analysis);
    expect(edit && applyEdits(after, [edit])).toBe(
      RULE.replace('rank: {', 'rank: { ties: dense,').replace('edition: 2021', 'edition: 2022'),
    );
  });
});
