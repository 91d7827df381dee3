import { describe, expect, it } from 'vitest';
import { describeFields } from '../../packages/interpreter/src/run/data/describe-fields.js';
import { ruleWith } from './support.js';

const rowOf = (field: string) =>
  describeFields(
    ruleWith(`  任务: { type: count, default: 0 }\n  率: ${field}`, { more: 'sets: { 类别: [甲, 乙] }' }),
  )[1];

describe('the list of fields', () => {
  it.each([
    ['{ type: number }', '必须报', ''],
    ['{ type: number, optional: true }', '可缺', ''],
    ['{ type: percent, default: 50% }', '缺省为 50%', ''],
    ['{ type: flag, default: false }', '缺省为 false', ''],
    ['{ type: date, default: 2021-12-31 }', '缺省为 2021-12-31', ''],
    ['{ type: text, default: 无 }', '缺省为 "无"', ''],
    ['{ type: list, default: [], fields: { 甲: { type: flag } } }', '缺省为 空', ''],
    ['{ type: number, required: "month >= 6 and 任务 > 0" }', '仅当 month >= 6 and 任务 > 0 时必须报', ''],
    ['{ type: number, default: 0, required: month = 3 }', '仅当 month = 3；缺省为 0', ''],
    ['{ type: number, min: 0 }', '必须报', '不小于 0'],
    ['{ type: number, above: 0, max: 24 }', '必须报', '大于 0，不大于 24'],
    ['{ type: percent, max: 100% }', '必须报', '不大于 100%'],
    ['{ type: count, at_most: 任务 }', '必须报', '不超过 任务'],
    ['{ type: points, max: 10 }', '必须报', '不小于 0，不大于 10'],
    ['{ type: points, min: -5, max: 10 }', '必须报', '不小于 -5，不大于 10'],
    ['{ type: points, per: 类别, max: { by: 类别, 甲: 4, 乙: 6 } }', '必须报', '不小于 0，不大于 4 至 6（按 类别）'],
    ['{ type: count, max: { by: quarter, 1: 3, else: 任务 } }', '必须报', '不大于 按 quarter 而定'],
  ])('%s', (field, required, bounds) => {
    const row = rowOf(field);
    expect([row?.required.zh, row?.bounds.zh]).toEqual([required, bounds]);
  });

  it('is in English too', () => {
    expect(rowOf('{ type: number, above: 0, max: 24, required: month = 3 }')).toMatchObject({
      required: { en: 'required only where month = 3' },
      bounds: { en: 'above 0, at most 24' },
    });
  });

  it('has every field with where it stands, records behind their list', () => {
    const rule = ruleWith(
      `  目标: { type: number, common: true, unit: 万元, note: 全年 }
  道路:
    type: list
    fields:
      类别: { type: choice, choices: [在建, 新建] }
      合同: { type: list, default: [], fields: { 金额: { type: number, unit: 亿元 } } }
  旗: { type: flag, per: 类, default: false }`,
      { more: 'sets: { 类: [甲, 乙] }' },
    );
    expect(describeFields(rule).map(({ required: _required, bounds: _bounds, ...row }) => row)).toEqual([
      { name: '目标', where: 'common', type: 'number', unit: '万元', note: '全年' },
      { name: '道路', where: 'unit', type: 'list' },
      { name: '类别', where: '道路', type: 'choice', choices: ['在建', '新建'] },
      { name: '合同', where: '道路', type: 'list' },
      { name: '金额', where: '合同', type: 'number', unit: '亿元' },
      { name: '旗', where: 'unit', type: 'flag', per: '类' },
    ]);
  });
});
