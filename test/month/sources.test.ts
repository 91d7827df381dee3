import { describe, expect, it } from 'vitest';
import { dataOf, figures, OVERALL, resultOf, runMonth, scoresIn, sourcesIn } from './support.js';

/** What the overall rule's data types in for all units. */
const typing = (service: readonly (number | null)[], more: Readonly<Record<string, unknown>> = {}): string =>
  dataOf(
    'overall',
    Object.fromEntries(
      ['甲县', '乙县', '丙县'].map((unit, at) => [unit, { 专项得分: { 服务: service[at] ?? null }, ...more }]),
    ),
  );

const WITHOUT = { service: undefined };

describe('a rule without data in the folder', () => {
  it('is absent where nothing is typed in', async () => {
    const { result, found } = await runMonth({ data: WITHOUT });
    expect(found).toEqual([]);
    expect(scoresIn(result)).toEqual({ 甲县: '112.00', 乙县: '86.01', 丙县: '84.00' });
    expect(sourcesIn(result)).toContain('专项得分[服务] service 2021-04 absent');
  });

  it('has what is typed in, and is marked so', async () => {
    const { result, found } = await runMonth({ data: { ...WITHOUT, overall: typing([50, null, 100]) } });
    expect(found).toEqual([]);
    expect(scoresIn(result)).toEqual({ 甲县: '97.00', 乙县: '84.01', 丙县: '99.00' });
    expect(sourcesIn(result)).toContain('专项得分[服务] service 2021-04 typed');
  });

  it('is missed where the data must have it', async () => {
    const { result, found, messages } = await runMonth({ data: { inspect: undefined } });
    expect(found).toEqual([
      'overall.json missing-field 1:47',
      'overall.json missing-field 1:55',
      'overall.json missing-field 1:71',
    ]);
    expect(messages[0]).toBe('甲县 缺 督查得分');
    expect(result).toBeUndefined();
  });

  it('may be the rule asked for, if nothing in it must be given', async () => {
    const { result, found } = await runMonth({ data: { overall: undefined } });
    expect(found).toEqual([]);
    expect(result?.period).toBe('2021-04');
    expect(scoresIn(result)).toEqual({ 甲县: '97.00', 乙县: '74.00', 丙县: '99.00' });
  });

  it('is not the rule asked for, if something must', async () => {
    const { found, messages } = await runMonth({ data: { overall: undefined, inspect: undefined } });
    expect(found).toEqual(['overall.yaml missing-data-key 1:1']);
    expect(messages).toEqual(['没有规则 overall 的数据文件，其中要报 督查得分']);
  });

  it('nor if there is no data at all, so that nobody knows the month', async () => {
    const data = { overall: undefined, roads: undefined, water: undefined, service: undefined, inspect: undefined };
    const { found } = await runMonth({ data });
    expect(found).toEqual(['overall.yaml missing-data-key 1:1']);
  });
});

describe('a score that is typed in and scored as well', () => {
  it('is reported once, naming both', async () => {
    const { found, messages, month } = await runMonth({ data: { overall: typing([50, null, 100]) } });
    expect(found).toEqual(['overall.json given-twice 1:66']);
    expect(messages).toEqual(['专项得分[服务] 由规则 service 评出，数据中又填报了（甲县、丙县）']);
    const [diagnostic] = month.diagnostics;
    expect(diagnostic?.secondary.map(({ file }) => file.name)).toEqual(['service.json']);
    expect(month.score).toBeUndefined();
  });

  it('also where it is no figure for each member, and the same', async () => {
    const overall = dataOf('overall', { 甲县: { 督查得分: 17 }, 乙县: {}, 丙县: {} });
    const { messages } = await runMonth({ data: { overall } });
    expect(messages).toEqual(['督查得分 由规则 inspect 评出，数据中又填报了（甲县）']);
  });

  it('is not, where null is typed in', async () => {
    const { found, result } = await runMonth({ data: { overall: typing([]) } });
    expect(found).toEqual([]);
    expect(scoresIn(result).甲县).toBe('97.00');
  });
});

describe('the last score of a rule', () => {
  const last = resultOf('service', '2021-02', { 甲县: { score: 50, rank: 2 }, 乙县: {}, 丁县: { score: 1 } });

  it('stands where the rule has no result this month', async () => {
    const { result, found } = await runMonth({ data: WITHOUT, previous: { service: last } });
    expect(found).toEqual([]);
    // 乙县 was disqualified there and has 0; 丙县 was not covered.
    expect(scoresIn(result)).toEqual({ 甲县: '97.00', 乙县: '62.67', 丙县: '84.00' });
    expect(sourcesIn(result)).toContain('专项得分[服务] service 2021-02 standing');
  });

  it('does not where the rule has one, or the field does not say so', async () => {
    const own = await runMonth({ previous: { service: last } });
    expect(scoresIn(own.result)).toEqual({ 甲县: '97.00', 乙县: '76.00', 丙县: '99.00' });
    const overall = OVERALL.replace(', stands: true', '');
    const not = await runMonth({ rules: { overall }, data: WITHOUT, previous: { service: last } });
    expect(sourcesIn(not.result)).toContain('专项得分[服务] service 2021-04 absent');
  });

  it('may be typed in again, but not otherwise', async () => {
    const same = await runMonth({ data: { ...WITHOUT, overall: typing([50.0]) }, previous: { service: last } });
    expect(same.found).toEqual([]);
    expect(sourcesIn(same.result)).toContain('专项得分[服务] service 2021-02 standing');
    const other = await runMonth({ data: { ...WITHOUT, overall: typing([51, null, 7]) }, previous: { service: last } });
    expect(other.found).toEqual(['overall.json given-twice 1:66', 'overall.json given-twice 1:116']);
    expect(other.messages).toEqual([
      '甲县 的 专项得分[服务] 填报的是 51，而规则 service 2021-02 期的得分沿用 50',
      '丙县 的 专项得分[服务] 填报的是 7，而规则 service 2021-02 期的得分沿用，其中没有这个单位',
    ]);
  });

  it.each([
    ['is of the same month', '2021-04', /^last\/service\.json wrong-period 1:/],
    ['is of a later one', '2021-06', /^last\/service\.json wrong-period 1:/],
  ])('is refused where it %s', async (_, period, expected) => {
    const { found } = await runMonth({
      data: WITHOUT,
      previous: { service: last.replace('2021-02', period) },
    });
    expect(found).toEqual([expect.stringMatching(expected)]);
  });

  it('is not looked at where nothing stands and nothing is handed on', async () => {
    const { found } = await runMonth({ previous: { roads: last, overall: '' } });
    expect(found).toEqual([]);
  });

  it('may stand where the rule is left aside', async () => {
    const typed = { 专项得分: { 道路: 90 }, 督查得分: 10 };
    const { result, found } = await runMonth({
      alone: true,
      data: { overall: dataOf('overall', { 甲县: typed, 乙县: typed, 丙县: typed }) },
      previous: { service: last },
    });
    expect(found).toEqual([]);
    expect(scoresIn(result)).toEqual({ 甲县: '80.00', 乙县: '55.00', 丙县: '100.00' });
    expect(sourcesIn(result)).toEqual([
      '专项得分[道路] roads 2021-04 typed',
      '专项得分[供水] water 2021-04 absent',
      '专项得分[服务] service 2021-02 standing',
      '督查得分 inspect 2021-04 typed',
    ]);
  });

  it.each([
    ['no object', '[]', 'wrong-result 1:1'],
    ['no rule', '{"period": "2021-02", "units": []}', 'wrong-result 1:1'],
    ['another rule', last.replace('service', 'servant'), 'wrong-rule 1:9'],
    ['no month', last.replace('2021-02', '2021-13'), 'wrong-result 1:45'],
    ['data in place of a result', figures('service', { 甲县: 1 }, '2021-02'), 'wrong-result 1:46'],
    ['a score that is no number', last.replace('"score":50', '"score":"50"'), 'wrong-result 1:64'],
    ['no JSON', 'service', 'json-syntax 1:1'],
  ])('is refused where it is %s', async (_, text, expected) => {
    const { found, month } = await runMonth({ data: WITHOUT, previous: { service: text } });
    expect(found).toEqual([`last/service.json ${expected}`]);
    expect(month.outcomes.get('service')?.kind).toBe('failed');
    expect(month.outcomes.get('roads')?.kind).toBe('scored');
  });

  it('is the latest of several', async () => {
    const { result } = await runMonth({
      data: WITHOUT,
      previous: { service: ['2020-12', '2021-02', '2021-01', '2021-06'].map((one) => last.replace('2021-02', one)) },
    });
    expect(sourcesIn(result)).toContain('专项得分[服务] service 2021-02 standing');
  });
});
