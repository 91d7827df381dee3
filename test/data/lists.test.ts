import { describe, expect, it } from 'vitest';
import { cells, fieldOf, hints, messages, readMarked, ruleWith } from './support.js';

const file = (content: string) => `{"rule": "sample", "period": "2021-04", "units": {${content}}}`;

const roads = ruleWith(
  `  道路:
    type: list
    default: []
    fields:
      名称: { type: text }
      处数: { type: count, default: 0 }
      进度: { type: percent, per: 阶段, default: 0 }
`,
  { more: 'sets: { 阶段: [前期, 施工] }' },
);

describe('a list', () => {
  it('has the records of the units one after another', () => {
    const outcome = readMarked(
      roads,
      file(
        '"乙县": {"道路": [{"名称": "丙路", "处数": 3}]}, "甲县": {"道路": [{"名称": "甲路"}, {"名称": "乙路", "处数": "2", "进度": {"施工": "50%"}}]}',
      ),
    );
    expect(cells(roads, outcome, '名称')).toEqual(['甲路', '乙路', '丙路']);
    expect(cells(roads, outcome, '处数')).toEqual(['0', '2', '3']);
    expect(cells(roads, outcome, '进度')).toEqual(['0', '0', '0', '1/2', '0', '0']);
    expect(outcome.data?.records.get(fieldOf(roads, '道路'))?.offsets).toEqual([0, 2, 3]);
  });

  it.each(['{}', '{"道路": []}', '{"道路": null}'])('is empty in %s', (content) => {
    const outcome = readMarked(roads, file(`"甲县": ${content}, "乙县": {"道路": [{"名称": "甲路"}]}`));
    expect(outcome.found).toEqual([]);
    expect(outcome.data?.records.get(fieldOf(roads, '道路'))?.offsets).toEqual([0, 0, 1]);
    expect(cells(roads, outcome, '名称')).toEqual(['甲路']);
  });

  it.each([
    [
      '"道路": «wrong-value|{"名称": "甲路"}»',
      '甲县 的 道路 应是记录的列表，写的是一组键值',
      '只有一条也放在方括号里：[ {…} ]',
    ],
    [
      '"道路": «wrong-value|"甲路"»',
      '甲县 的 道路 应是记录的列表，写的是文字“甲路”',
      '写成 [ { 字段: 值 }, … ]；没有的写 []',
    ],
    [
      '"道路": [{"名称": "甲路"}, «wrong-structure|"乙路"»]',
      '甲县 的 道路 第 2 条写的是文字“乙路”',
      '每条记录写作 { 字段: 值 }',
    ],
    ['"道路": [«wrong-structure|null»]', '甲县 的 道路 第 1 条写的是 null', '每条记录写作 { 字段: 值 }'],
    [
      '"道路": [«wrong-structure|[{"名称": "甲路"}]»]',
      '甲县 的 道路 第 1 条写的是一个列表',
      '每条记录写作 { 字段: 值 }',
    ],
    ['"道路": [{"名称": "甲路"}, «missing-field|{"处数": 1}»]', '甲县 的 道路 第 2 条 缺 名称', undefined],
    ['"道路": [«missing-field|{}»]', '甲县 的 道路 第 1 条 缺 名称', undefined],
    [
      '"道路": [{"名称": "甲路"}, {"名称": «wrong-value|7»}]',
      '甲县 的 道路 第 2 条 的 名称 写的是 7：这里要一个文字',
      '加上引号："7"',
    ],
    [
      '"道路": [{"名称": "甲路", "进度": {"施工": «number-slip|"5O%"»}}]',
      '甲县 的 道路 第 1 条 的 进度[施工]：“5O%”里有像数字的字母',
      '写成 50%',
    ],
    ['"道路": [{"名称": "甲路", «unknown-field|"处"»: 1}]', '甲县 的 道路 第 1 条 没有字段 处', '是不是 处数？'],
    ['"道路": [{"名称": "甲路", «unknown-field|"备注"»: 1}]', '甲县 的 道路 第 1 条 没有字段 备注', undefined],
  ])('%s', (content, message, hint) => {
    const outcome = readMarked(roads, file(`"乙县": {}, "甲县": {${content}}`));
    expect(outcome.marked).toEqual(outcome.expected);
    expect(messages(outcome)).toEqual([message]);
    expect(hints(outcome)).toEqual([hint]);
  });

  it('must be given unless it may be left out', () => {
    const rule = ruleWith('  道路: { type: list, fields: { 名称: { type: text } } }', { units: '[甲县]' });
    const outcome = readMarked(rule, file('«missing-field|"甲县"»: {}'));
    expect(outcome.marked).toEqual(outcome.expected);
    expect(hints(outcome)).toEqual(['补上 道路；没有记录的写 []']);
    expect(readMarked(rule, file('"甲县": {"道路": []}')).found).toEqual([]);
  });

  it('may be common', () => {
    const rule = ruleWith('  道路: { type: list, common: true, fields: { 名称: { type: text } } }', {
      units: '[甲县, 乙县]',
    });
    const outcome = readMarked(
      rule,
      '{"rule": "sample", "period": "2021-04", "common": {"道路": [{"名称": "甲"}, {"名称": "乙"}]}, "units": {"甲县": {}, "乙县": {}}}',
    );
    expect(cells(rule, outcome, '名称')).toEqual(['甲', '乙']);
    expect(outcome.data?.records.get(fieldOf(rule, '道路'))?.offsets).toEqual([0, 2]);
  });
});

describe('a list within a list', () => {
  const rule = ruleWith(`  项目:
    type: list
    fields:
      名称: { type: text }
      合同: { type: list, default: [], fields: { 金额: { type: number }, 有效: { type: flag, default: false } } }
`);

  it('has its records under those of the outer list', () => {
    const outcome = readMarked(
      rule,
      file(
        '"甲县": {"项目": [{"名称": "一", "合同": [{"金额": 1}, {"金额": 2}]}, {"名称": "二"}]}, "乙县": {"项目": [{"名称": "三", "合同": [{"金额": 3, "有效": true}]}]}',
      ),
    );
    expect(cells(rule, outcome, '金额')).toEqual(['1', '2', '3']);
    expect(cells(rule, outcome, '有效')).toEqual([false, false, true]);
    expect(outcome.data?.records.get(fieldOf(rule, '项目'))?.offsets).toEqual([0, 2, 3]);
    expect(outcome.data?.records.get(fieldOf(rule, '合同'))?.offsets).toEqual([0, 2, 2, 3]);
  });

  it('names both numbers', () => {
    const outcome = readMarked(
      rule,
      file(
        '"乙县": {"项目": []}, "甲县": {"项目": [{"名称": "一"}, {"名称": "二", "合同": [{"金额": 1}, «missing-field|{}», {"金额": «not-a-number|"x"»}]}]}',
      ),
    );
    expect(outcome.marked).toEqual(outcome.expected);
    expect(messages(outcome)).toEqual([
      '甲县 的 项目 第 2 条 的 合同 第 2 条 缺 金额',
      '甲县 的 项目 第 2 条 的 合同 第 3 条 的 金额 写的是文字“x”：这里要一个数',
    ]);
    expect(outcome.diagnostics[0]?.message.en).toBe('record 2 of `合同` of record 2 of `项目` of `甲县` lacks `金额`');
  });
});
