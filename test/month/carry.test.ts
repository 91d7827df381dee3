import { describe, expect, it } from 'vitest';
import { Exact } from '../../packages/dsl/src/number/index.js';
import { renderTrace } from '../../packages/interpreter/src/trace/render.js';
import { dataOf, resultOf, runMonth, scoresIn, special } from './support.js';

/** What is left of the points above 50 is handed on, and nothing at the end of the year. */
const rule = (cycle = 'month'): string =>
  special('saving', {
    units: '[甲县, 乙县]',
    cycle,
    more: 'carry: { 结余: { value: "max(0, 分数 + 结余 - 50)", clear: month = 12 } }\n',
  })
    .replace('  弄虚作假', '  结余: { type: number, default: 0, min: 0 }\n  弄虚作假')
    .replace('points: 分数', "points: 'min(50, 分数 + 结余)'");

const run = (period: string, previous: string | readonly string[], units: object = {}, cycle?: string) =>
  runMonth({
    asked: 'saving',
    rules: { saving: rule(cycle) },
    data: { saving: dataOf('saving', { 甲县: { 分数: 30 }, 乙县: { 分数: 40 }, ...units }, period) },
    previous: { saving: previous },
  });

const last = (period: string, carry = 7.5): string =>
  resultOf('saving', period, { 甲县: { score: 1, carry: { 结余: carry } }, 乙县: {} });

const carried = async (...given: Parameters<typeof run>): Promise<readonly (string | undefined)[]> => {
  const { result } = await run(...given);
  return (result?.units ?? []).map(({ carry }) => {
    const value = carry.get('结余');
    return value instanceof Exact ? value.toDecimal(9) : undefined;
  });
};

describe('what the last result hands on', () => {
  it('stands where the data has nothing', async () => {
    const { result, found } = await run('2021-04', last('2021-03', 27.5));
    expect(found).toEqual([]);
    expect(scoresIn(result)).toEqual({ 甲县: '50.00', 乙县: '40.00' });
    expect(await carried('2021-04', last('2021-03', 27.5))).toEqual(['7.5', '0']);
  });

  it('is told in the calculation', async () => {
    const { month } = await run('2021-04', last('2021-03'));
    const { rule, scored } = month.score ?? {};
    const [unit] = scored?.result.units ?? [];
    const trace = scored?.explain('甲县');
    if (!rule || !trace || !unit?.score) throw new Error('not scored');
    const context = { rule, unit: '甲县', score: unit.score };
    expect(renderTrace(trace, { ...context, language: 'zh' })).toContain('结余 7.5（2021-03 期结转）');
    expect(renderTrace(trace, { ...context, language: 'en' })).toContain('结余 7.5 (handed on from 2021-03)');
  });

  it('may be given again, but not otherwise', async () => {
    const same = await run('2021-04', last('2021-03'), { 甲县: { 分数: 30, 结余: '7.50' } });
    expect(same.found).toEqual([]);
    expect(scoresIn(same.result)).toEqual({ 甲县: '37.50', 乙县: '40.00' });
    const other = await run('2021-04', last('2021-03'), { 甲县: { 分数: 30, 结余: 7 } });
    expect(other.found).toEqual(['saving.json given-twice 1:65']);
    expect(other.messages).toEqual(['甲县 的 结余 填报的是 7，而 2021-03 期结转 7.5']);
    expect(other.month.diagnostics[0]?.secondary.map(({ file }) => file.name)).toEqual(['last/saving.json']);
  });

  it("is the data's own matter for a unit that hands on nothing", async () => {
    const { found, messages } = await run('2021-04', last('2021-03'), { 乙县: { 分数: 40, 结余: 3 } });
    expect(found).toEqual([]);
    expect(messages).toEqual([]);
  });

  it('is held against the bounds of the field, where it stands', async () => {
    const { found } = await run('2021-04', last('2021-03', -1));
    expect(found).toEqual(['last/saving.json out-of-bounds 1:142']);
  });

  it.each([
    ['2021-04', '2021-03', 'month'],
    ['2021-01', '2020-12', 'month'],
    ['2021-03', '2020-12', 'quarter'],
    ['2021-06', '2021-03', 'quarter'],
    ['2021-02', '2020-12', 'two-months'],
    ['2021-12', '2021-10', 'two-months'],
  ])('to %s comes from %s, %s', async (period, before, cycle) => {
    const { found, result } = await run(period, last(before), {}, cycle);
    expect(found).toEqual([]);
    expect(scoresIn(result).甲县).toBe('37.50');
  });

  it.each([
    ['2021-04', '2021-04', 'month', '上次的结果应早于 2021-04，这里是 2021-04'],
    ['2021-04', '2021-05', 'month', '上次的结果应早于 2021-04，这里是 2021-05'],
    ['2021-04', '2021-02', 'month', '2021-04 的上一期是 2021-03，这里是 2021-02：结转的数不是上一期的'],
    ['2021-06', '2021-05', 'quarter', '2021-06 的上一期是 2021-03，这里是 2021-05：结转的数不是上一期的'],
  ])('to %s does not come from %s, %s', async (period, before, cycle, message) => {
    const { found, messages } = await run(period, last(before), {}, cycle);
    expect(found).toEqual(['last/saving.json wrong-period 1:44']);
    expect(messages).toEqual([message]);
  });

  it('is that of the latest result', async () => {
    const { found, result } = await run('2021-04', [last('2021-02', 1), last('2021-03', 2), last('2021-06', 3)]);
    expect(found).toEqual([]);
    expect(scoresIn(result).甲县).toBe('32.00');
  });

  it('is not lost under another name', async () => {
    const renamed = last('2021-03').replace('结余', '余额').replace('甲县', '甲市');
    const { found } = await run('2021-04', renamed);
    expect(found).toEqual(['last/saving.json unknown-unit 1:71', 'last/saving.json unknown-field 1:137']);
  });

  it('goes from month to month', async () => {
    const january = await carried('2021-01', last('2020-12', 0), { 甲县: { 分数: 60.25 }, 乙县: { 分数: 70 } });
    expect(january).toEqual(['10.25', '20']);
    const december = await carried('2021-12', last('2021-11', 100));
    expect(december).toEqual(['0', '0']);
  });
});
