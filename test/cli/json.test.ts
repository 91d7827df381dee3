import { describe, expect, it } from 'vitest';
import { Exact } from '../../packages/dsl/src/number/index.js';
import { parseDate } from '../../packages/dsl/src/rule/dates.js';
import type { Value } from '../../packages/dsl/src/rule/rule.js';
import { jsonText } from '../../packages/interpreter/src/report/json-writer.js';
import { resultJson } from '../../packages/interpreter/src/report/result-json.js';
import type { Result } from '../../packages/interpreter/src/run/result.js';
import { scored } from './support.js';

const exact = (text: string): Exact => {
  const [over = '', under = '1'] = text.split('/');
  return Exact.ofBigInt(BigInt(over), BigInt(under));
};

describe('JsonWriter', () => {
  const value = {
    empty: {},
    none: [],
    list: [1, [2, 3], { deep: [] }],
    text: '引"号\\\n\u0001',
    yes: true,
    nothing: null,
  };

  it('writes what JSON.stringify writes', () => {
    const text = jsonText((to) => {
      to.object(() => {
        to.key('empty').object(() => undefined);
        to.key('none').array(() => undefined);
        to.key('list').array(() => {
          to.raw('1');
          to.array(() => {
            to.raw('2');
            to.raw('3');
          });
          to.object(() => to.key('deep').array(() => undefined));
        });
        to.key('text').text(value.text);
        to.key('yes').raw('true');
        to.key('nothing').raw('null');
      });
    });
    expect(text).toBe(`${JSON.stringify(value, undefined, 2)}\n`);
  });
});

const resultWith = (points: Exact | null, carry: ReadonlyMap<string, Value> = new Map()): Result => ({
  rule: 'sample',
  edition: '2021',
  period: '2021-04',
  units: [
    {
      unit: '甲县',
      group: null,
      status: 'scored',
      score: exact('1'),
      rank: 1,
      carry,
      items: [{ item: '一', points, max: null, applies: points !== null, items: [] }],
    },
  ],
});

describe('numbers in results', () => {
  it.each([
    ['16/3', '5.333333333'],
    ['5/3', '1.666666667'],
    ['-5/3', '-1.666666667'],
    ['1/2000000000', '0.000000001'],
    ['1/3000000000', '0'],
    ['-1/3000000000', '0'],
    ['97/2', '48.5'],
    ['123456789012345678901', '123456789012345678901'],
    ['1234567890123456789/100', '12345678901234567.89'],
  ])('%s is written %s', (points, text) => {
    expect(resultJson(resultWith(exact(points)))).toContain(`"points": ${text},\n`);
  });

  it.each<[string, Value, string]>([
    ['a number', exact('7/3'), '2.333333333'],
    ['a flag', true, 'true'],
    ['a text', '甲"', '"甲\\""'],
    ['a date', parseDate('2021-02-28') ?? 0, '"2021-02-28"'],
    ['a list', [exact('1/2'), exact('2')], '[\n          0.5,\n          2\n        ]'],
  ])('%s is carried', (_kind, value, text) => {
    expect(resultJson(resultWith(exact('1'), new Map([['字段', value]])))).toContain(
      `"carry": {\n        "字段": ${text}\n      }`,
    );
  });
});

describe('the result of a run', () => {
  const json = JSON.parse(
    resultJson(
      scored({
        甲县: { 完成数: 5, 任务数: 3, 进度: { 道路: 0.5, 桥梁: '33.3%' }, 检查分: 7.25 },
        乙县: { 弄虚作假: true },
      }).scored.result,
    ),
  );

  it('has the rule, its edition and the period', () => {
    expect(json).toMatchObject({ rule: 'sample', edition: '2021', period: '2021-04' });
    expect(Object.keys(json)).toEqual(['rule', 'edition', 'period', 'units']);
    expect(json.units.map((one: { unit: string }) => one.unit)).toEqual(['甲县', '乙县', '丙县', '丁县']);
  });

  it('has the items of a scored unit as a tree, with members and what is carried', () => {
    expect(json.units[0]).toEqual({
      unit: '甲县',
      group: '东组',
      status: 'scored',
      score: 79.75,
      rank: 3,
      items: [
        { item: '任务完成', points: 60, max: 60, items: [] },
        {
          item: '建设',
          points: 12.495,
          max: 30,
          items: [
            {
              item: '工程进度',
              points: 12.495,
              max: 30,
              items: [],
              members: [
                { member: '道路', points: 15, items: [] },
                { member: '桥梁', points: 9.99, items: [] },
              ],
            },
          ],
        },
        { item: '检查', points: 7.25, max: 10, items: [] },
      ],
      carry: { 上期结余: 2 },
    });
  });

  it('has nothing but the status of a disqualified unit', () => {
    expect(json.units[1]).toEqual({ unit: '乙县', group: '东组', status: 'disqualified', items: [], carry: {} });
  });

  it('marks an item that does not apply', () => {
    expect(json.units[2].items[2]).toEqual({ item: '检查', points: null, max: 10, applies: false, items: [] });
  });
});
