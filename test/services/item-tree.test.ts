import { describe, expect, test } from 'vitest';
import { coefficientsOf } from '../../packages/dsl/src/services/coefficients.js';
import { type ItemNode, itemTree } from '../../packages/dsl/src/services/item-tree.js';
import { ruleWith, SHIPPED } from '../edit/support.js';
import { read } from './coefficient-support.js';

const outline = (nodes: readonly ItemNode[], depth = 0): readonly string[] =>
  nodes.flatMap((one) => [
    `${'  '.repeat(depth)}${one.name ?? `(${one.label.zh})`} ${one.max ?? '-'} ${one.method?.label.zh ?? '-'} ${one.coefficientIds.length}`,
    ...outline(one.children, depth + 1),
  ]);

const RULE = ruleWith(
  `- item: 甲
  max: 60
  source: 附件0 一
  reading: [R1, R2]
  note: 说明
  applies: 完成数
    > 0
  parts:
    - items: 指标
      max: { by: month, 1-6: 5, 7-12: 6 }
      source: 附件0 一({指标})
      check: 有效
    - item: 乙
      max: 50
      weight: 30%
      each:
        over: 名单
        combine: mean
        empty: max
        score: { floor: none, deduct: { each: 1, of: 次数 } }
- item: 丙
  max: 40
  cases:
    - { when: 有效, points: 5 }
    - { when: else, judged: 评分 }
`,
  'sets: { 指标: [一, 二] }\n',
);

describe('the tree of items', () => {
  test('reads as the regulation does', () =>
    expect(outline(itemTree(read(RULE)))).toEqual([
      '(总分) 100 分项 2',
      '  甲 60 分项 2',
      '    (每个指标) { by: month, 1-6: 5, 7-12: 6 } 达标 2',
      '    乙 50 逐个 4',
      '      (每一个) - 扣分 2',
      '  丙 40 分情形 1',
      '    (情形 1) - 得分 1',
    ]));

  test('knows what stands beside an item', () => {
    const [first] = itemTree(read(RULE))[0]?.children ?? [];
    expect(first).toMatchObject({
      id: 'score/甲',
      name: '甲',
      source: '附件0 一',
      applies: '完成数 > 0',
      readings: ['R1', 'R2'],
      note: '说明',
    });
    expect(first?.nameSpan && RULE.slice(first.nameSpan.start, first.nameSpan.end)).toBe('甲');
    expect(first?.children[0]).toMatchObject({ perMember: '指标', source: '附件0 一({指标})' });
    expect(first?.children[1]).toMatchObject({ weight: '30%' });
  });

  test.each(SHIPPED)('$name: every coefficient of an item is in it, once', ({ text }) => {
    const analysis = read(text);
    const ids = (nodes: readonly ItemNode[]): readonly string[] =>
      nodes.flatMap((one) => [...one.coefficientIds, ...ids(one.children)]);
    const expected = coefficientsOf(analysis).flatMap(({ id, section }) => (section === 'item' ? [id] : []));
    expect(ids(itemTree(analysis)).toSorted()).toEqual(expected.toSorted());
  });

  test('is there where a rule can be read in part', () => {
    const broken = ruleWith(
      '- item: 甲\n  max: 6O\n  bands: { of: , points: 5 }\n- max: 3\n- 乙\n- { item: 丙, rank: }\n',
    );
    expect(outline(itemTree(read(broken)))).toEqual([
      '(总分) 100 分项 2',
      '  甲 6O 分档 0',
      '  (未命名的项目) 3 - 1',
      '  丙 - 排名 0',
    ]);
    expect(itemTree(read('title: 甲'))).toEqual([]);
    expect(itemTree(read('score: 5'))).toEqual([]);
  });
});
