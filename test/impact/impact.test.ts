import { describe, expect, test } from 'vitest';
import { analyze } from '../../packages/dsl/src/analyze.js';
import { diffRules } from '../../packages/dsl/src/diff/diff-rules.js';
import { Exact } from '../../packages/dsl/src/number/index.js';
import { blame } from '../../packages/interpreter/src/impact/blame.js';
import { impactOf } from '../../packages/interpreter/src/impact/impact.js';
import { renderImpactMarkdown } from '../../packages/interpreter/src/impact/render.js';
import type { ItemResult, Result, UnitResult } from '../../packages/interpreter/src/run/result.js';
import type { Scored } from '../../packages/interpreter/src/run/score.js';
import { RULE, scored } from '../cli/support.js';
import { fileOf } from '../edit/support.js';

type Row = readonly [unit: string, score: string | undefined, rank?: number, group?: string];

const result = (...rows: readonly Row[]): Result => ({
  rule: 'sample',
  edition: '2021',
  period: '2021-04',
  units: rows.map(([unit, score, rank, group = null]): UnitResult => {
    const points = score === undefined ? undefined : Exact.parse(score);
    return {
      unit,
      group,
      status: points ? 'scored' : 'disqualified',
      ...(points ? { score: points } : {}),
      ...(rank === undefined ? {} : { rank }),
      items: [],
      carry: new Map(),
    };
  }),
});

describe('who moves', () => {
  test('scores, places and exact differences', () => {
    const impact = impactOf(
      result(['甲', '90.10', 1], ['乙', '80', 2], ['丙', '70.3', 3], ['丁', '60', 4]),
      result(['甲', '90.1', 1], ['乙', '69.9', 3], ['丙', '70.4', 2], ['丁', '60.00', 4]),
    );
    expect(impact.units.map(({ unit, delta, places }) => [unit, delta, places])).toEqual([
      ['甲', undefined, undefined],
      ['丙', '+0.1', 1],
      ['乙', '-10.1', -1],
      ['丁', undefined, undefined],
    ]);
    expect(impact).toMatchObject({
      passes: [{ overtaker: '丙', overtaken: '乙', group: null }],
      tiesMade: [],
      tiesBroken: [],
      moved: 2,
      unchanged: 2,
      grouped: false,
    });
  });

  test('ties made and broken', () => {
    const impact = impactOf(
      result(['甲', '90', 1], ['乙', '80', 2], ['丙', '70', 3], ['丁', '70', 3]),
      result(['甲', '90', 1], ['乙', '90', 1], ['丙', '70', 4], ['丁', '75', 3]),
    );
    expect(impact.tiesMade).toEqual([{ units: ['甲', '乙'], group: null }]);
    expect(impact.tiesBroken).toEqual([{ units: ['丁', '丙'], group: null }]);
    expect(impact.passes).toEqual([]);
  });

  test('within groups nobody passes anyone of another group', () => {
    const impact = impactOf(
      result(['甲', '90', 1, '东'], ['乙', '80', 2, '东'], ['丙', '85', 1, '西'], ['丁', '70', 2, '西']),
      result(['甲', '79', 2, '东'], ['乙', '80', 1, '东'], ['丙', '85', 1, '西'], ['丁', '70', 2, '西']),
    );
    expect(impact.grouped).toBe(true);
    expect(impact.units.map(({ unit }) => unit)).toEqual(['乙', '甲', '丙', '丁']);
    expect(impact.passes).toEqual([{ overtaker: '乙', overtaken: '甲', group: '东' }]);
  });

  test('units that come, go, or are disqualified', () => {
    const impact = impactOf(
      result(['甲', '90', 1], ['乙', '80', 2], ['丙', undefined]),
      result(['丙', '85', 1], ['甲', undefined], ['丁', '70', 2]),
    );
    expect(impact.units.map(({ unit, before, after }) => [unit, before.status, after.status])).toEqual([
      ['丙', 'disqualified', 'scored'],
      ['丁', 'absent', 'scored'],
      ['甲', 'scored', 'disqualified'],
      ['乙', 'scored', 'absent'],
    ]);
    expect(impact).toMatchObject({ moved: 4, unchanged: 0, passes: [] });
  });

  test('the points of items, also where an item no longer applies', () => {
    const item = (name: string, points: string | null, items: readonly ItemResult[] = []): ItemResult => ({
      item: name,
      points: points === null ? null : (Exact.parse(points) ?? null),
      max: null,
      applies: points !== null,
      items,
    });
    const of = (...items: readonly ItemResult[]): Result => {
      const made = result(['甲', '1', 1]);
      return { ...made, units: made.units.map((one) => ({ ...one, items })) };
    };
    const [unit] = impactOf(
      of(item('一', '3', [item('二', '1'), item('三', '2')]), item('四', '5')),
      of(item('一', '4', [item('二', '1'), item('三', '3')]), item('四', null)),
    ).units;
    expect(unit?.items).toEqual([
      { item: '一', path: ['一'], before: '3', after: '4', delta: '+1' },
      { item: '三', path: ['一', '三'], before: '2', after: '3', delta: '+1' },
      { item: '四', path: ['四'], before: '5', after: null },
    ]);
  });

  test('nothing moves where nothing differs', () => {
    const { scored: one } = scored();
    expect(impactOf(one, one)).toMatchObject({ moved: 0, unchanged: 4, passes: [] });
  });
});

const UNITS = {
  甲县: { 完成数: 3, 任务数: 4, 检查分: 8 },
  乙县: { 完成数: 2, 任务数: 4, 进度: { 道路: 0.5, 桥梁: 1 }, 检查分: 10 },
  丙县: { 完成数: 1, 任务数: 4, 检查分: 10 },
};
const run = (text: string): Scored => scored(UNITS, text).scored;
const NEW = RULE.replace('      max: 60', '      max: 20').replace('points: 30 * 进度', 'points: 20 * 进度');

describe('which change moves whom', () => {
  const changes = diffRules(analyze(fileOf(RULE)), analyze(fileOf(NEW)));

  const base = { before: analyze(fileOf(RULE)), result: run(RULE).result };

  test('each is made alone', async () => {
    const found = await blame(changes, base, (text) => run(text).result);
    expect(found).toEqual([
      {
        changeId: 'score/任务完成/max',
        alone: true,
        scores: ['甲县', '丁县', '丙县', '乙县'],
        places: [
          { unit: '甲县', before: 2, after: 1 },
          { unit: '丁县', before: 1, after: 2 },
          { unit: '丙县', before: 4, after: 3 },
          { unit: '乙县', before: 3, after: 4 },
        ],
      },
      {
        changeId: 'score/建设/工程进度/each/score/points#1',
        alone: true,
        scores: ['丁县', '甲县', '乙县', '丙县'],
        places: [],
      },
    ]);
  });

  test('what can not stand alone moves nobody', async () => {
    const found = await blame(changes, base, async () => undefined);
    expect(found.map(({ alone, scores, places }) => [alone, scores, places])).toEqual([
      [false, [], []],
      [false, [], []],
    ]);
  });
});

describe('the text of a pull request', () => {
  const changes = diffRules(analyze(fileOf(RULE)), analyze(fileOf(NEW)));
  const impact = impactOf(run(RULE), run(NEW));
  const heading = { title: '样例专项', edition: '2021', period: '2021-04' };

  test('in Chinese', () =>
    expect(renderImpactMarkdown(impact, changes, 'zh', heading)).toBe(`## 规则改动：样例专项（2021 版，数据 2021-04）

### 改动的系数

| 项目 | 系数 | 原来 | 现在 | 依据 |
| --- | --- | --: | --: | --- |
| 任务完成 | 满分 | 60 | 20 | 附件0 一 |
| 建设 › 工程进度 | 逐个 · 计分 · 得分 · 算式中的数 | 30 | 20 | 附件0 二 |

### 得分或名次有变动的单位

| 名次 | 单位 | 得分 | 增减 |
| --: | --- | --: | --: |
| 1　↑1 | 甲县 | 83 → 43 | −40 |
| 2　↓1 | 丁县 | 90 → 40 | −50 |
| 3 | 乙县 | 62.5 → 35 | −27.5 |
| 3　↑1 | 丙县 | 55 → 35 | −20 |

### 谁超过谁

- 甲县 超过 丁县
- 乙县、丙县 变为并列

各单位的得分或名次都有变动。
`));

  test('in English', () => {
    const text = renderImpactMarkdown(impact, changes, 'en', heading);
    expect(text).toContain('## Changes to a rule: 样例专项 (edition 2021, data of 2021-04)');
    expect(text).toContain('| 任务完成 | max | 60 | 20 | 附件0 一 |');
    expect(text).toContain('Every unit has another score or place.');
  });

  test('other changes, passes and ties are lists; names are no markup', () => {
    const after = RULE.replace('points: 30 * 进度', 'points: min(30, 31 * 进度)').replace(
      'title: 样例专项',
      'title: 样例|_专项_',
    );
    const text = renderImpactMarkdown(
      impactOf(
        result(['甲', '90', 1], ['乙', '80', 2], ['丙', '70', 3], ['丁', '70', 3], ['戊', '60', 5]),
        result(['甲', '85', 2], ['乙', '86', 1], ['丙', '72', 3], ['丁', '71', 4], ['戊', '60', 5]),
      ),
      diffRules(analyze(fileOf(RULE)), analyze(fileOf(after))),
      'zh',
    );
    expect(text).toBe(`## 规则改动

### 其他改动

- 改写（标题）：样例专项 → 样例\\|\\_专项\\_　附件0
- 改写（工程进度 · 逐个 · 计分 · 得分）：30 \\* 进度 → min(30, 31 \\* 进度)　附件0 二

### 得分或名次有变动的单位

| 名次 | 单位 | 得分 | 增减 |
| --: | --- | --: | --: |
| 1　↑1 | 乙 | 80 → 86 | +6 |
| 2　↓1 | 甲 | 90 → 85 | −5 |
| 3 | 丙 | 70 → 72 | +2 |
| 4　↓1 | 丁 | 70 → 71 | +1 |

### 谁超过谁

- 乙 超过 甲
- 丙、丁 不再并列，前者在前

其余 1 个单位的得分和名次不变。
`);
  });

  test('nothing at all', () => {
    expect(renderImpactMarkdown(undefined, [], 'zh')).toBe('## 规则改动\n\n没有改动。\n');
    const { scored: one } = scored();
    expect(renderImpactMarkdown(impactOf(one, one), [], 'zh')).toBe(
      '## 规则改动\n\n没有改动。\n\n4 个单位的得分和名次都不变。\n',
    );
  });
});
