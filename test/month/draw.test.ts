import { describe, expect, it } from 'vitest';
import { collectRules } from '../../packages/interpreter/src/month/collect.js';
import { scoreMonth } from '../../packages/interpreter/src/month/score-month.js';
import type { ItemResult } from '../../packages/interpreter/src/run/result.js';
import { DATA, dataOf, figures, OVERALL, RULES, runMonth, scoresIn, sourcesIn, special } from './support.js';

const pointsOf = (items: readonly ItemResult[] = []): Readonly<Record<string, string | null>> =>
  Object.fromEntries(items.map((one) => [one.item, one.points?.toDecimal(9) ?? null]));

describe('a rule that draws on others', () => {
  it('takes their rounded scores, through two levels', async () => {
    const { result, found } = await runMonth({});
    expect(found).toEqual([]);
    // 甲: (90 + 100 + 50) / 3 + 17; 乙: (80.01 + 60 + 40) / 3 + 14 + 2; 丙: (70 + 100) / 2 + 14
    expect(scoresIn(result)).toEqual({ 甲县: '97.00', 乙县: '76.00', 丙县: '99.00' });
    const [, second] = result?.units ?? [];
    expect(pointsOf(second?.items)).toEqual({ 专项评分: '60.003333333', 督查评分: '14', 奖励: '2' });
    expect(pointsOf(second?.items[0]?.items)).toEqual({ 道路: '80.01', 供水: '60', 服务: '40' });
  });

  it('says where they come from', async () => {
    const { result, month } = await runMonth({});
    expect(sourcesIn(result)).toEqual([
      '专项得分[道路] roads 2021-04 scored',
      '专项得分[供水] water 2021-04 scored',
      '专项得分[服务] service 2021-04 scored',
      '督查得分 inspect 2021-04 scored',
    ]);
    const inspect = month.outcomes.get('inspect');
    expect(inspect?.kind === 'scored' && sourcesIn(inspect.scored.result)).toEqual([
      '专项分[道路] roads 2021-04 scored',
      '专项分[供水] water 2021-04 scored',
    ]);
    const roads = month.outcomes.get('roads');
    expect(roads?.kind === 'scored' && 'sources' in roads.scored.result).toBe(false);
  });

  it('scores each rule once, those drawn on first', async () => {
    const { rules } = await runMonth({});
    const scored: string[] = [];
    scoreMonth(rules, { onRule: ({ id }, at, of) => void scored.push(`${id} ${at}/${of}`) });
    expect(scored).toEqual(['roads 1/5', 'water 2/5', 'service 3/5', 'inspect 4/5', 'overall 5/5']);
  });

  it('leaves a unit without a value that the other rule does not cover or leaves out', async () => {
    const water = special('water', { units: '{ 东: [甲县], 西: { members: [乙县], optional: true } }' });
    const { result } = await runMonth({ rules: { water }, data: { water: figures('water', { 甲县: 100 }) } });
    const all = result?.units.map(({ items }) => pointsOf(items[0]?.items).供水);
    expect(all).toEqual(['100', null, null]);
  });

  it('gives 0 to a unit that was disqualified there', async () => {
    const { result } = await runMonth({
      data: { water: figures('water', { 甲县: 'cheats', 乙县: 60, 丁县: 99 }) },
    });
    expect(pointsOf(result?.units[0]?.items[0]?.items)).toEqual({ 道路: '90', 供水: '0', 服务: '50' });
    // (90 + 0) / 2 × 20% − 2
    expect(pointsOf(result?.units[0]?.items).督查评分).toBe('7');
  });

  it('leaves a unit out that is disqualified itself', async () => {
    const overall = dataOf('overall', { 甲县: { 弄虚作假: true }, 乙县: {}, 丙县: {} });
    const { result, found } = await runMonth({ data: { overall } });
    expect(found).toEqual([]);
    expect(scoresIn(result)).toEqual({ 甲县: 'disqualified', 乙县: '74.00', 丙县: '99.00' });
  });

  it('holds what it takes against the bounds of its own field', async () => {
    const inspect = special('inspect');
    const { result, found, messages } = await runMonth({
      rules: { inspect },
      data: { inspect: figures('inspect', { 甲县: 31, 乙县: 30, 丙县: -0.01 }) },
    });
    const at = OVERALL.split('\n').findIndex((line) => line.includes('督查得分: {')) + 1;
    const column = (OVERALL.split('\n')[at - 1] ?? '').indexOf('inspect') + 1;
    expect(found).toEqual([`overall.yaml out-of-bounds ${at}:${column}`, `overall.yaml out-of-bounds ${at}:${column}`]);
    expect(messages).toEqual(['甲县 的 督查得分 是 31，不能大于 30', '丙县 的 督查得分 是 -0.01，不能小于 0']);
    expect(result).toBeUndefined();
  });
});

describe('what is wrong with one rule', () => {
  it('is shown for all rules, and does not keep those that do not draw on it', async () => {
    const { month, found, result } = await runMonth({
      data: {
        roads: figures('roads', { 甲县: 90, 乙县: 80 }),
        service: DATA.service.replace('"分数":50', '"分数":"五十"'),
        overall: dataOf('overall', { 甲县: { 奖励次数: -1 }, 乙县: {}, 丙县: {} }),
      },
    });
    expect(result).toBeUndefined();
    expect(found).toEqual([
      'roads.json missing-unit 1:36',
      'service.json number-slip 1:58',
      'overall.json not-a-count 1:60',
    ]);
    const outcomes = [...month.outcomes].map(([id, one]) =>
      one.kind === 'failed' ? `${id} failed ${one.because.join()}` : `${id} ${one.kind}`,
    );
    expect(outcomes).toEqual([
      'roads failed ',
      'water scored',
      'service failed ',
      'inspect failed roads',
      'overall failed ',
    ]);
  });

  it('leaves the rules that draw on it without a score, and without a complaint of their own', async () => {
    const { month, found } = await runMonth({ data: { inspect: '' } });
    expect(found).toEqual(['inspect.json empty-file 1:1']);
    expect(month.outcomes.get('overall')).toMatchObject({ kind: 'failed', because: ['inspect'] });
    expect(month.outcomes.get('roads')?.kind).toBe('scored');
  });

  it('is told where the rule itself is wrong', async () => {
    const { month, found } = await runMonth({ rules: { water: RULES.water.replace('points: 分数', 'points: 分树') } });
    expect(found).toEqual(['water.yaml unknown-name 10:42']);
    expect(month.score).toBeUndefined();
    expect(month.outcomes.get('service')?.kind).toBe('scored');
  });

  it.each([
    [
      'is of another month',
      { roads: figures('roads', { 甲县: 1, 乙县: 1, 丙县: 1 }, '2021-03') },
      'roads.json files-disagree 1:26',
    ],
    ['has no month', { roads: DATA.roads.replace('2021-04', '四月') }, 'roads.json wrong-period 1:26'],
    ['is of another rule', { roads: DATA.water }, 'roads.json wrong-rule 1:9'],
    ['is no data', { roads: '[]' }, 'roads.json wrong-structure 1:1'],
  ])('where the data %s', async (_, data, expected) => {
    const { found, month } = await runMonth({ data });
    expect(found).toEqual([expected]);
    expect(month.outcomes.get('overall')).toMatchObject({ kind: 'failed', because: ['roads', 'inspect'] });
  });
});

describe('rules that cannot be drawn on', () => {
  it('a circle among rules', async () => {
    const drawing = (id: string, on: string): string =>
      special(id).replace('  弄虚作假', `  他分: { type: number, optional: true, scores: ${on} }\n  弄虚作假`);
    const { found, messages, month } = await runMonth({
      asked: 'a',
      rules: { a: drawing('a', 'b'), b: drawing('b', 'c'), c: drawing('c', 'a') },
      data: Object.fromEntries(['a', 'b', 'c'].map((id) => [id, figures(id, { 甲县: 1, 乙县: 1, 丙县: 1 })])),
    });
    expect(found.filter((one) => !one.includes('unused-name'))).toEqual(['c.yaml cycle 9:47']);
    expect(messages).toContain('规则的得分互相取用：a → b → c → a');
    expect([...month.outcomes.values()].map((one) => one.kind)).toEqual(['failed', 'failed', 'failed']);
  });

  it.each([
    ['there is no such rule', { roads: undefined }, /^overall\.yaml unknown-rule 11:69$/],
    ['the file is of another rule', { roads: special('water') }, /^roads\.yaml unknown-rule 1:7/],
  ])('%s', async (_, rules, expected) => {
    const { found, month } = await runMonth({ rules });
    expect(found).toEqual([expect.stringMatching(expected)]);
    expect(month.score).toBeUndefined();
  });

  it('are left aside where only the rule asked for is to be read', async () => {
    const asked: string[] = [];
    const { rules } = await runMonth({ alone: true });
    const rule = rules.at(-1)?.rule;
    if (!rule) throw new Error('no rule');
    await collectRules(rule, {
      data: async (id) => {
        asked.push(id);
        return [];
      },
      previous: async () => [],
    });
    expect(rules.map((one) => one.rule?.id)).toEqual([undefined, undefined, undefined, undefined, 'overall']);
    expect(asked).toEqual(['roads', 'water', 'service', 'inspect', 'overall']);
  });
});
