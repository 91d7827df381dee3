import { describe, expect, it } from 'vitest';
import { cells, fieldOf, messages, readMarked, ruleWith } from './support.js';

const file = (content: string, period = '2021-04', common = '') =>
  `{"rule": "sample", "period": "${period}", ${common} "units": {${content}}}`;

describe('a field that must be given only where a condition holds', () => {
  const seasonal = ruleWith('  数: { type: count, required: month >= 6 }', { units: '[甲县]' });

  it.each([
    ['2021-05', '"甲县": {}', [null]],
    ['2021-05', '"甲县": {"数": 3}', [null]],
    ['2021-05', '"甲县": {"数": "nonsense"}', [null]],
    ['2021-05', '"甲县": {"数": [{"x": {}}]}', [null]],
    ['2021-06', '"甲县": {"数": 3}', ['3']],
  ])('%s: %s', (period, content, expected) => {
    const outcome = readMarked(seasonal, file(content, period));
    expect(outcome.found).toEqual([]);
    expect(cells(seasonal, outcome, '数')).toEqual(expected);
  });

  it.each([
    ['2021-06', '«missing-field|"甲县"»: {}'],
    ['2021-06', '"甲县": {"数": «not-a-number|"nonsense"»}'],
  ])('%s: %s', (period, content) => {
    const outcome = readMarked(seasonal, file(content, period));
    expect(outcome.marked).toEqual(outcome.expected);
  });

  it('is not asked for where the period is wrong', () => {
    const outcome = readMarked(seasonal, '{"rule": "sample", "period": «wrong-period|"2021"», "units": {"甲县": {}}}');
    expect(outcome.marked).toEqual(outcome.expected);
  });

  it('keeps its default where the condition holds, and has nothing elsewhere', () => {
    const rule = ruleWith('  数: { type: count, default: 0, required: month >= 6 }', { units: '[甲县]' });
    expect(cells(rule, readMarked(rule, file('"甲县": {}', '2021-06')), '数')).toEqual(['0']);
    expect(cells(rule, readMarked(rule, file('"甲县": {}', '2021-05')), '数')).toEqual([null]);
  });

  it('can depend on the unit, its group and a named value', () => {
    const rule = ruleWith("  数: { type: count, required: 需报 and unit != '丙县' }", {
      units: '{ 一组: [甲县, 丙县], 二组: [乙县] }',
      more: "values:\n  需报: group = '一组'",
    });
    const outcome = readMarked(rule, file('«missing-field|"甲县"»: {}, "乙县": {"数": "x"}, "丙县": {"数": "x"}'));
    expect(outcome.marked).toEqual(outcome.expected);
  });
});

describe('a condition that reads another field', () => {
  // The field is declared after the one that asks for it: the order in the rule does not matter.
  const rule = ruleWith('  完成: { type: count, required: 任务 > 0 }\n  任务: { type: count }', { units: '[甲县]' });

  it.each([
    '"甲县": {"任务": 0}',
    '"甲县": {"任务": 0, "完成": "x"}',
    '"甲县": {"任务": 2, "完成": 1}',
    '«missing-field|"甲县"»: {"任务": 2}',
    '"甲县": {"任务": 2, "完成": «not-a-count|-1»}',
    // What the condition rests on is wrong itself: one mistake, one message.
    '«missing-field|"甲县"»: {}',
    '«missing-field|"甲县"»: {"完成": "x"}',
    '"甲县": {"任务": «not-a-number|"x"», "完成": "x"}',
    '"甲县": {"任务": «not-a-number|"x"»}',
  ])('%s', (content) => {
    const outcome = readMarked(rule, file(content));
    expect(outcome.marked).toEqual(outcome.expected);
  });

  it('sees nothing where that field is not looked at', () => {
    const chain = ruleWith(
      '  丙: { type: count, required: has(乙) }\n  乙: { type: count, required: 甲 > 0 }\n  甲: { type: count }',
      { units: '[甲县]' },
    );
    const outcome = readMarked(chain, file('"甲县": {"甲": 0, "乙": 5, "丙": "x"}'));
    expect(outcome.found).toEqual([]);
    expect([cells(chain, outcome, '乙'), cells(chain, outcome, '丙')]).toEqual([[null], [null]]);
  });

  it('reads what is given where it can not be decided', () => {
    const open = ruleWith('  乙: { type: count, required: 甲 > 0 }\n  甲: { type: count, required: month = 6 }', {
      units: '[甲县]',
    });
    expect(cells(open, readMarked(open, file('"甲县": {"乙": 5}')), '乙')).toEqual(['5']);
    expect(cells(open, readMarked(open, file('"甲县": {}')), '乙')).toEqual([null]);
    const outcome = readMarked(open, file('"甲县": {"乙": «not-a-number|"x"»}'));
    expect(outcome.marked).toEqual(outcome.expected);
  });

  it('can read common data', () => {
    const common = ruleWith('  完成: { type: count, required: 启动 }\n  启动: { type: flag, common: true }', {
      units: '[甲县]',
    });
    expect(readMarked(common, file('"甲县": {"完成": "x"}', '2021-04', '"common": {"启动": false},')).found).toEqual(
      [],
    );
    const missing = readMarked(common, file('«missing-field|"甲县"»: {}', '2021-04', '"common": {"启动": true},'));
    expect(missing.marked).toEqual(missing.expected);
    const wrong = readMarked(
      common,
      file('"甲县": {"完成": "x"}', '2021-04', '"common": {"启动": «not-a-flag|"是"»},'),
    );
    expect(wrong.marked).toEqual(wrong.expected);
  });
});

describe('a condition for each member', () => {
  const rule = ruleWith('  得分: { type: points, max: 10, per: 任务, required: 开放 and unit in 牵头 }\n', {
    more: `tables:
  任务:
    columns: { 开放: flag, 牵头: units }
    rows:
      一: [true, [甲县]]
      二: [true, [乙县]]
      三: [false, [甲县, 乙县]]
      四: [true, [甲县]]`,
  });

  it('asks for its own members and looks at no others', () => {
    const outcome = readMarked(
      rule,
      file('"甲县": {"得分": {"一": 8, "二": "x", "三": [], "四": 9.5}}, "乙县": {"得分": {"二": 7}}'),
    );
    expect(outcome.found).toEqual([]);
    expect(cells(rule, outcome, '得分')).toEqual(['8', null, null, '19/2', null, '7', null, null]);
  });

  it.each([
    ['"甲县": {«missing-member|"得分"»: {"一": 8}}, "乙县": {"得分": {"二": 7}}', '甲县 的 得分 缺成员：四'],
    ['«missing-field|"甲县"»: {}, "乙县": {"得分": {"二": 7}}', '甲县 缺 得分（一、四）'],
    [
      '"甲县": {"得分": {"一": 8, "四": «out-of-bounds|11»}}, "乙县": {"得分": {"二": 7}}',
      '甲县 的 得分[四] 是 11，不能大于 10',
    ],
    [
      '"甲县": {"得分": {"一": 8, "四": 1, «not-a-member|"五"»: 2}}, "乙县": {"得分": {"二": 7}}',
      '甲县 的 得分 写了“五”，不是 任务 的成员',
    ],
  ])('%s', (content, message) => {
    const outcome = readMarked(rule, file(content));
    expect(outcome.marked).toEqual(outcome.expected);
    expect(messages(outcome)).toEqual([message]);
  });

  it('can read another field of the same member, and is silent for members whose own is wrong', () => {
    const twice = ruleWith(
      '  得分: { type: number, per: 类别, required: 承担 }\n  承担: { type: flag, per: 类别, default: false }',
      { units: '[甲县]', more: 'sets: { 类别: [甲, 乙, 丙] }' },
    );
    const outcome = readMarked(
      twice,
      file(
        '"甲县": {"承担": {"甲": true, "乙": «not-a-flag|"是"»}, "得分": {"甲": «not-a-number|"x"», "乙": "x", "丙": "x"}}',
      ),
    );
    expect(outcome.marked).toEqual(outcome.expected);
    expect(cells(twice, readMarked(twice, file('"甲县": {"承担": {"乙": true}, "得分": {"乙": 3}}')), '得分')).toEqual([
      null,
      '3',
      null,
    ]);
  });
});

describe('a condition for each record', () => {
  const rule = ruleWith(
    `  道路:
    type: list
    default: []
    required: month <= 6
    fields:
      类别: { type: choice, choices: [在建, 新建] }
      期限: { type: date, required: 类别 = '在建' }
      节点: { type: date, per: 阶段, required: 类别 = '新建' and 阶段 != '前期' }
`,
    { units: '[甲县]', more: 'sets: { 阶段: [前期, 施工] }' },
  );

  it('is decided by the record', () => {
    const outcome = readMarked(
      rule,
      file(
        '"甲县": {"道路": [{"类别": "在建", "期限": "2021-05-01", "节点": 0}, {"类别": "新建", "期限": "x", "节点": {"施工": "2021-06-01"}}]}',
      ),
    );
    expect(outcome.found).toEqual([]);
    expect(cells(rule, outcome, '期限')).toEqual(['2021-05-01', null]);
    expect(cells(rule, outcome, '节点')).toEqual([null, null, null, '2021-06-01']);
  });

  it('is silent only for the record that is wrong', () => {
    const outcome = readMarked(
      rule,
      file(
        '"甲县": {"道路": [{"类别": «not-a-choice|"续建"»}, «missing-field|{"类别": "在建"}», {"类别": "新建", "节点": {"施工": «not-a-date|"x"»}}]}',
      ),
    );
    expect(outcome.marked).toEqual(outcome.expected);
  });

  it('takes a whole list that is not looked at for empty', () => {
    const outcome = readMarked(rule, file('"甲县": {"道路": [{"类别": "x", "y": 1}, 3]}', '2021-07'));
    expect(outcome.found).toEqual([]);
    expect(outcome.data?.records.get(fieldOf(rule, '道路'))?.offsets).toEqual([0, 0]);
    expect(cells(rule, outcome, '类别')).toEqual([]);
  });

  it('can count the records of the unit', () => {
    const counting = ruleWith(
      '  说明: { type: text, required: count(道路) > 1 }\n  道路: { type: list, default: [], fields: { 名称: { type: text } } }',
    );
    const outcome = readMarked(
      counting,
      file(
        '"甲县": {"道路": [{"名称": "一"}], "说明": 3}, «missing-field|"乙县"»: {"道路": [{"名称": "一"}, {"名称": "二"}]}',
      ),
    );
    expect(outcome.marked).toEqual(outcome.expected);
    const wrong = readMarked(counting, file('"甲县": {"道路": «wrong-value|{}», "说明": 3}, "乙县": {}'));
    expect(wrong.marked).toEqual(wrong.expected);
  });
});
