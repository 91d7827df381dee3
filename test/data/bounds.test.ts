import { describe, expect, it } from 'vitest';
import { cells, hints, messages, readMarked, ruleWith } from './support.js';

const file = (content: string, common = '') =>
  `{"rule": "sample", "period": "2021-04", ${common} "units": {${content}}}`;

describe('bounds', () => {
  it.each([
    ['type: number, min: 0', '0', undefined],
    ['type: number, min: 0', '«out-of-bounds|-0.01»', '甲县 的 数 是 -0.01，不能小于 0'],
    ['type: number, above: 0', '"0.0000000000000000000000000001"', undefined],
    ['type: number, above: 0', '«out-of-bounds|0»', '甲县 的 数 是 0，必须大于 0'],
    ['type: number, max: 24', '24.0', undefined],
    ['type: number, max: 24', '«out-of-bounds|"24.5"»', '甲县 的 数 是 24.5，不能大于 24'],
    ['type: number, min: 1, max: 0', '«out-of-bounds|0.5»', '甲县 的 数 是 0.5，不能小于 1'],
    ['type: percent, min: 0, max: 100%', '"100%"', undefined],
    ['type: percent, min: 0, max: 100%', '«out-of-bounds|"101%"»', '甲县 的 数 是 101%，不能大于 100%'],
    [
      'type: count, max: "if month > 6 then 10 else 5"',
      '«out-of-bounds|6»',
      '甲县 的 数 是 6，不能大于 if month > 6 then 10 else 5 5',
    ],
    ['type: count, max: { by: quarter, 1: 3, 2: 4, else: 5 }', '«out-of-bounds|5»', '甲县 的 数 是 5，不能大于 4'],
    ['type: count, max: 上限', '«out-of-bounds|9»', '甲县 的 数 是 9，不能大于 上限 8'],
  ])('%s: %s', (field, value, message) => {
    const rule = ruleWith(`  数: { ${field} }`, { units: '[甲县]', more: 'coefficients: { 上限: 8 }' });
    const outcome = readMarked(rule, file(`"甲县": {"数": ${value}}`));
    expect(outcome.marked).toEqual(outcome.expected);
    expect(messages(outcome)).toEqual(message === undefined ? [] : [message]);
  });

  it('does not hold a default against them', () => {
    const rule = ruleWith('  数: { type: number, above: 0, default: 0 }', { units: '[甲县]' });
    expect(cells(rule, readMarked(rule, file('"甲县": {}')), '数')).toEqual(['0']);
  });

  it('explains 85 for 85%', () => {
    const rule = ruleWith('  数: { type: percent, max: 100% }', { units: '[甲县]' });
    const outcome = readMarked(rule, file('"甲县": {"数": «out-of-bounds|85»}'));
    expect(outcome.marked).toEqual(outcome.expected);
    expect(hints(outcome)).toEqual(['85% 写成 0.85 或 "85%"']);
    expect(hints(readMarked(rule, file('"甲县": {"数": 101}')))).toEqual([undefined]);
  });
});

describe('a bound that another field gives', () => {
  const rule = ruleWith('  达标断面数: { type: count, at_most: 断面总数 }\n  断面总数: { type: count, default: 2 }', {
    units: '[金水区]',
  });

  it('is named with its value, and shown where it is given', () => {
    const outcome = readMarked(rule, file('"金水区": {"达标断面数": «out-of-bounds|13»,\n"断面总数": 12}'));
    expect(outcome.marked).toEqual(outcome.expected);
    const [diagnostic] = outcome.diagnostics;
    expect(diagnostic?.message).toEqual({
      zh: '金水区 的 达标断面数 是 13，不能超过 断面总数 12',
      en: '`达标断面数` of `金水区` is 13 and must not exceed `断面总数`, which is 12',
    });
    expect(diagnostic?.secondary.map((one) => [one.file.name, one.file.position(one.span.start).line])).toEqual([
      ['data.json', 2],
    ]);
  });

  it('is shown in the rule where the data does not give it', () => {
    const [diagnostic] = readMarked(rule, file('"金水区": {"达标断面数": 3}')).diagnostics;
    expect(diagnostic?.message.zh).toBe('金水区 的 达标断面数 是 3，不能超过 断面总数 2');
    expect(diagnostic?.secondary.map((one) => [one.file.name, one.file.slice(one.span)])).toEqual([
      ['sample.yaml', '断面总数'],
    ]);
  });

  it('does not bind where it is wrong itself', () => {
    const outcome = readMarked(rule, file('"金水区": {"达标断面数": 13, "断面总数": «not-a-number|"x"»}'));
    expect(outcome.marked).toEqual(outcome.expected);
  });

  it('does not bind where it is not looked at', () => {
    const seasonal = ruleWith('  完成: { type: count, at_most: 任务 }\n  任务: { type: count, required: month > 6 }', {
      units: '[甲县]',
    });
    expect(cells(seasonal, readMarked(seasonal, file('"甲县": {"完成": 3, "任务": 1}')), '完成')).toEqual(['3']);
  });

  it('can be common, of the same member, or of the same record', () => {
    const many = ruleWith(
      `  总量: { type: count, common: true }
  任务: { type: count, per: 类别, max: 总量 }
  完成: { type: count, per: 类别, at_most: 任务 }
  道路: { type: list, default: [], fields: { 应: { type: count }, 已: { type: count, at_most: 应 } } }
`,
      { more: 'sets: { 类别: [甲, 乙] }' },
    );
    const unit = '"任务": {"甲": 1, "乙": 2}, "完成": {"甲": 1, "乙": 1}';
    const outcome = readMarked(
      many,
      file(
        `"甲县": {"任务": {"甲": 1, "乙": «out-of-bounds|10»}, "完成": {"甲": «out-of-bounds|2», "乙": 9}}, "乙县": {${unit}, "道路": [{"应": 1, "已": 1}, {"应": 2, "已": «out-of-bounds|3»}]}`,
        '"common": {"总量": 9},',
      ),
    );
    expect(outcome.marked).toEqual(outcome.expected);
    expect(messages(outcome)).toEqual([
      '甲县 的 任务[乙] 是 10，不能大于 总量 9',
      '甲县 的 完成[甲] 是 2，不能超过 任务 1',
      '乙县 的 道路 第 2 条 的 已 是 3，不能超过 应 2',
    ]);
    const shown = outcome.diagnostics.map(({ secondary: [one] }) => one?.file.slice(one.span));
    expect(shown).toEqual(['9', '1', '2']);
  });
});

describe('the points of an assessor', () => {
  const ruleOf = (item: string) =>
    ruleWith('  评分: { type: points, per: 任务 }', {
      units: '[甲县]',
      more: 'sets: { 任务: [一, 二] }',
      score: `{ max: 10, parts: [${item}] }`,
    });

  it.each([
    ['one item a member', '{ items: 任务, max: { by: 任务, 一: 4, 二: 6 }, judged: 评分 }'],
    [
      'an item over the members',
      '{ item: 甲项, max: 10, each: { over: 任务, combine: sum, score: { max: { by: 任务, 一: 4, 二: 6 }, judged: 评分 } } }',
    ],
  ])('go up to the maximum of the item that is judged by them: %s', (_name, item) => {
    const rule = ruleOf(item);
    const outcome = readMarked(rule, file('"甲县": {"评分": {"一": «out-of-bounds|5», "二": 5}}'));
    expect(outcome.marked).toEqual(outcome.expected);
    expect(messages(outcome)).toEqual(['甲县 的 评分[一] 是 5，不能大于 4']);
    expect(readMarked(rule, file('"甲县": {"评分": {"一": 4, "二": 6}}')).found).toEqual([]);
    expect(readMarked(rule, file('"甲县": {"评分": {"一": -1, "二": 7}}')).diagnostics.map((one) => one.code)).toEqual([
      'out-of-bounds',
      'out-of-bounds',
    ]);
  });
});
