import { describe, expect, it } from 'vitest';
import { linesAt } from '../../packages/interpreter/src/trace/lines-at.js';
import type { SheetLine } from '../../packages/interpreter/src/trace/sheet.js';
import { sheetFor } from './support.js';

const RULE = `rule: sample
title: 样例
edition: 2021
source: 附件0
cycle: month
units: [甲区, 乙区]
sets: { 类: [路, 桥] }
coefficients: { 单价: { by: unit, 甲区: 2, else: 1 } }
fields:
  数: { type: count }
  各数: { type: count, per: 类 }
  达标: { type: flag }
values:
  余数: max(0, 数 - 3)
readings:
  R1: { clause: 附件0 一, open: 怎样, read: 这样 }
score:
  max: 100
  parts:
    - item: 分档
      max: 30
      reading: R1
      bands: { of: 数, points: { ">= 10": 30, ">= 5": 20, else: 0 } }
    - item: 扣分
      max: 30
      floor: 25
      deduct:
        lines:
          - { each: 单价, of: 余数 }
          - { each: 1, of: 0 * 数 }
    - item: 情形
      max: 20
      cases:
        - { when: 数 > 100, points: 1 }
        - { when: else, check: 达标 }
    - item: 逐个
      max: 20
      applies: 数 > 0
      each: { over: 类, combine: mean, score: { points: 3 * 各数 } }
ranking: { round: 0.1 half-up, among: all }
`;
const unit = (数: number) => ({ 数, 达标: true, 各数: { 路: 1, 桥: 2 } });
const data = (数: number): string =>
  JSON.stringify({ rule: 'sample', period: '2021-04', units: { 甲区: unit(数), 乙区: unit(5) } });

const linesFor = (数: number): readonly SheetLine[] =>
  sheetFor({ rule: RULE, data: data(数), unit: '甲区' }).lines('zh');
const said = ({ span }: SheetLine): string | undefined => span && RULE.slice(span.start, span.end);
const of = (lines: readonly SheetLine[], kind: SheetLine['kind'], item?: string): readonly (string | undefined)[] =>
  lines.flatMap((one) => (one.kind === kind && one.item === item ? [said(one)] : []));

describe('a line of a sheet leads to what the rule file says of it', () => {
  const lines = linesFor(7);

  it.each([
    ['分档', 'step', ['>= 5": 20']],
    ['扣分', 'step', ['{ each: 单价, of: 余数 }', '{ each: 1, of: 0 * 数 }', undefined]],
    ['扣分', 'figure', ['余数: max(0, 数 - 3)']],
    ['扣分', 'modifier', ['25']],
    ['情形', 'step', ['{ when: else, check: 达标 }', 'check: 达标']],
    ['逐个', 'member', ['points: 3 * 各数', 'points: 3 * 各数']],
    [undefined, 'reading', ['R1']],
  ] as const)('%s: %s', (item, kind, expected) => {
    const found = of(lines, kind, item);
    expected.forEach((one, at) => {
      if (one !== undefined) expect(found[at]).toBe(one);
    });
    expect(found.length).toBeGreaterThan(0);
  });

  it('an item to all of it', () => {
    const items = lines.filter((one) => one.kind === 'item');
    expect(items.map((one) => said(one)?.split('\n')[0])).toEqual([
      'item: 分档',
      'item: 扣分',
      'item: 情形',
      'item: 逐个',
    ]);
    expect(items.every((one) => said(one)?.includes(`item: ${one.item}`))).toBe(true);
    expect(said(lines[0] as SheetLine)?.startsWith('max: 100\n  parts:')).toBe(true);
  });

  it('a condition that does not hold to the condition', () => {
    const [line] = linesFor(0).filter((one) => one.item === '逐个' && one.kind === 'item');
    expect(line && said(line)?.startsWith('item: 逐个')).toBe(true);
  });

  it('a limit that is not written to the item', () => {
    const [line] = linesFor(100).filter((one) => one.item === '扣分' && one.kind === 'modifier');
    expect(line && said(line)).toBe('25');
    const bare = sheetFor({ rule: RULE.replace('      floor: 25\n', ''), data: data(100), unit: '甲区' }).lines('zh');
    expect(bare.find((one) => one.item === '扣分' && one.kind === 'modifier')?.span).toEqual(
      bare.find((one) => one.item === '扣分' && one.kind === 'item')?.span,
    );
  });

  it('every line but a heading leads somewhere', () => {
    for (const one of [...lines, ...linesFor(0)])
      if (one.kind !== 'heading') expect(said(one)?.length, one.text).toBeGreaterThan(0);
  });
});

describe('the way back', () => {
  const lines = linesFor(7);
  const at = (piece: string): readonly string[] =>
    linesAt(lines, RULE.indexOf(piece) + 1).map((one) => `${lines[one]?.kind} ${lines[one]?.item ?? ''}`);

  it.each([
    ['>= 5"', ['step 分档']],
    ['max: 30\n      reading', ['item 分档']],
    ['{ each: 单价', ['step 扣分']],
    ['25\n', ['modifier 扣分']],
    ['max(0, 数 - 3)', ['figure 扣分']],
    ['3 * 各数', ['member 逐个', 'member 逐个']],
    ['R1: {', ['reading ']],
    ['title', []],
  ])('%j', (piece, expected) => expect(at(piece)).toEqual(expected));
});
