import { describe, expect, it } from 'vitest';
import { cells, hints, messages, readMarked, readUnit, ruleWith } from './support.js';

const sets = 'sets:\n  类别: [甲类, 乙类, 丙类]';
const ruleOf = (field: string) => ruleWith(`  数: { per: 类别, ${field} }`, { units: '[甲县]', more: sets });
const file = (content: string) => `{"rule": "sample", "period": "2021-04", "units": {${content}}}`;

describe('a field for each member of a set', () => {
  it.each([
    ['type: percent', '{"数": {"丙类": 1, "甲类": "50%", "乙类": 0.2}}', ['1/2', '1/5', '1']],
    ['type: percent, default: 0', '{"数": {"乙类": 0.2}}', ['0', '1/5', '0']],
    ['type: percent, default: 0', '{"数": {}}', ['0', '0', '0']],
    ['type: percent, default: 0', '{}', ['0', '0', '0']],
    ['type: date, optional: true', '{"数": {"乙类": "2021-03-01", "丙类": null}}', [null, '2021-03-01', null]],
    ['type: flag, default: false', '{"数": null}', [false, false, false]],
  ])('%s: %s', (field, content, expected) => {
    const rule = ruleOf(field);
    expect(cells(rule, readUnit(rule, content), '数')).toEqual(expected);
  });

  it('has the members of a unit side by side', () => {
    const rule = ruleWith('  数: { type: count, per: 类别 }', { more: sets });
    const outcome = readMarked(
      rule,
      file('"乙县": {"数": {"甲类": 4, "乙类": 5, "丙类": 6}}, "甲县": {"数": {"甲类": 1, "乙类": 2, "丙类": 3}}'),
    );
    expect(cells(rule, outcome, '数')).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it.each([
    ['type: count', '«missing-field|"甲县"»: {}', '甲县 缺 数', undefined],
    ['type: count', '"甲县": {«missing-member|"数"»: {"乙类": 2}}', '甲县 的 数 缺成员：甲类、丙类', undefined],
    [
      'type: count',
      '"甲县": {«missing-member|"数"»: {"甲类": 1, "乙类": null, "丙类": 2}}',
      '甲县 的 数 缺成员：乙类',
      undefined,
    ],
    [
      'type: count',
      '"甲县": {"数": «wrong-value|7»}',
      '甲县 的 数 应按 类别 的成员各写一个值，写的是 7',
      '写成 { "甲类": …, … }',
    ],
    [
      'type: count, default: 0',
      '"甲县": {"数": «wrong-value|[1, 2, 3]»}',
      '甲县 的 数 应按 类别 的成员各写一个值，写的是一个列表',
      '写成 { "甲类": …, … }',
    ],
    [
      'type: count, default: 0',
      '"甲县": {"数": {"甲类": 1, «not-a-member|"已类"»: 2}}',
      '甲县 的 数 写了“已类”，不是 类别 的成员',
      '是不是 甲类？',
    ],
    [
      'type: count, default: 0',
      '"甲县": {"数": {«not-a-member|"__proto__"»: 2}}',
      '甲县 的 数 写了“__proto__”，不是 类别 的成员',
      undefined,
    ],
    [
      'type: count, default: 0',
      '"甲县": {"数": {"丙类": «not-a-count|1.5»}}',
      '甲县 的 数[丙类] 写的是 1.5：个数不能有小数',
      undefined,
    ],
    [
      'type: count, default: 0',
      '"甲县": {"数": {"丙类": «wrong-value|[1]»}}',
      '甲县 的 数[丙类] 写的是一个列表：这里要个数（0 或正整数）',
      '只写一个值',
    ],
    [
      'type: count, default: 0',
      '"甲县": {"数": {"甲类": 1, «duplicate-key|"甲类"»: 2}}',
      '“甲类”已经写过一次',
      undefined,
    ],
  ])('%s: %s', (field, content, message, hint) => {
    const outcome = readMarked(ruleOf(field), file(content));
    expect(outcome.marked).toEqual(outcome.expected);
    expect(messages(outcome)).toEqual([message]);
    expect(hints(outcome)).toEqual([hint]);
    expect(outcome.data).toBeUndefined();
  });
});
