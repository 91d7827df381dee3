import { describe, expect, it } from 'vitest';
import { cells, hints, messages, readAll, readUnit, ruleWith } from './support.js';

const ruleOf = (field: string) => ruleWith(`  甲: { ${field} }`, { units: '[甲县]' });

describe('values that are read', () => {
  it.each([
    ['type: number', '4.5', '9/2'],
    ['type: number', '"4.50"', '9/2'],
    ['type: number', '-1.2e3', '-1200'],
    [
      'type: number',
      '"0.10000000000000000000000000000000000001"',
      '10000000000000000000000000000000000001/100000000000000000000000000000000000000',
    ],
    ['type: number', '9007199254740993', '9007199254740993'],
    ['type: number', '1e400', `1${'0'.repeat(400)}`],
    ['type: number', '-0', '0'],
    ['type: count', '3', '3'],
    ['type: count', '3.0', '3'],
    ['type: count', '"3"', '3'],
    ['type: count', '0', '0'],
    ['type: percent', '0.85', '17/20'],
    ['type: percent', '"85%"', '17/20'],
    ['type: percent', '"-3.5%"', '-7/200'],
    ['type: percent', '"0.85"', '17/20'],
    ['type: percent', '85', '85'],
    ['type: flag', 'true', true],
    ['type: flag', 'false', false],
    ['type: date', '"2021-03-15"', '2021-03-15'],
    ['type: date', '"2024-02-29"', '2024-02-29'],
    ['type: text', '"  两 个空格 "', '  两 个空格 '],
    ['type: text', '"12"', '12'],
    ['type: text', '"null"', 'null'],
    ['type: choice, choices: [在建, 新建]', '"新建"', '新建'],
    ['type: points, max: 10', '9.5', '19/2'],
    ['type: points, max: 10', '10', '10'],
  ])('%s: %s', (field, text, expected) => {
    const rule = ruleOf(field);
    const outcome = readUnit(rule, `{"甲": ${text}}`);
    expect(outcome.found).toEqual([]);
    expect(cells(rule, outcome, '甲')).toEqual([expected]);
  });
});

describe('values that are refused', () => {
  it.each([
    ['type: number', '"１２"', 'number-slip', '写成 12'],
    ['type: number', '"12,000"', 'number-slip', '写成 12000'],
    ['type: number', '" 4.5 "', 'number-slip', '写成 "4.5"'],
    ['type: number', '"4.5　"', 'number-slip', '写成 "4.5"'],
    ['type: number', '".5"', 'number-slip', '写成 0.5'],
    ['type: number', '"1O"', 'number-slip', '写成 10'],
    ['type: number', '"12亩"', 'number-slip', '只写数：12'],
    ['type: number, unit: 亩', '"12亩"', 'number-slip', '只写数：12'],
    ['type: number, unit: 亩', '"12 万"', 'number-slip', '写成 120000'],
    ['type: number, unit: 亩', '"12万亩"', 'number-slip', '换算成亩'],
    ['type: number, unit: 万元', '"12万"', 'number-slip', '只写数：12'],
    ['type: number, unit: 万元', '"12 万元"', 'number-slip', '只写数：12'],
    ['type: number, unit: 万元', '"1.2亿元"', 'number-slip', '换算成万元'],
    ['type: number, unit: 万元', '"1.2亿"', 'number-slip', '换算成万元'],
    ['type: number', '"五十"', 'number-slip', '阿拉伯数字'],
    ['type: number', '1e999', 'number-out-of-range', undefined],
    ['type: number', `"${'9'.repeat(1001)}"`, 'number-out-of-range', undefined],
    ['type: number', '"NaN"', 'not-a-number', 'null'],
    ['type: number', '"Infinity"', 'not-a-number', 'null'],
    ['type: number', '"—"', 'not-a-number', 'null'],
    ['type: number', '"abc"', 'not-a-number', undefined],
    ['type: number', '"0x10"', 'not-a-number', undefined],
    ['type: number', '""', 'blank-value', undefined],
    ['type: number', '"   "', 'blank-value', undefined],
    ['type: number', 'true', 'not-a-number', undefined],
    ['type: number', '[1]', 'wrong-value', '一个值'],
    ['type: number', '{"甲县": 1}', 'wrong-value', '一个值'],
    ['type: number', '"85%"', 'not-a-number', '85 或 0.85'],
    ['type: count', '"85%"', 'not-a-number', undefined],
    ['type: count', '3.5', 'not-a-count', undefined],
    ['type: count', '-1', 'not-a-count', undefined],
    ['type: count', '"3个"', 'number-slip', '只写数：3'],
    ['type: percent', '"85 %"', 'number-slip', '写成 85%'],
    ['type: percent', '"８５％"', 'number-slip', '写成 85%'],
    ['type: percent', '"5‰"', 'number-slip', '0.5%'],
    ['type: flag', '"true"', 'not-a-flag', '写 true，不加引号'],
    ['type: flag', '"是"', 'not-a-flag', '写 true，不加引号'],
    ['type: flag', '1', 'not-a-flag', '写 true，不加引号'],
    ['type: flag', '0', 'not-a-flag', '写 false，不加引号'],
    ['type: flag', '"否"', 'not-a-flag', '写 false，不加引号'],
    ['type: flag', '"也许"', 'not-a-flag', undefined],
    ['type: flag', '""', 'blank-value', undefined],
    ['type: date', '"2021-02-30"', 'not-a-date', '最后一天是 28 日'],
    ['type: date', '"2021-13-01"', 'not-a-date', undefined],
    ['type: date', '"2021-3-5"', 'not-a-date', '写成 "2021-03-05"'],
    ['type: date', '"2021/03/15"', 'not-a-date', '写成 "2021-03-15"'],
    ['type: date', '"2021年3月15日"', 'not-a-date', '写成 "2021-03-15"'],
    ['type: date', '"2021-03-15 10:00"', 'not-a-date', '写成 "2021-03-15"'],
    ['type: date', '20210315', 'not-a-date', '写成 "2021-03-15"'],
    ['type: date', '"三月"', 'not-a-date', undefined],
    ['type: date', 'false', 'not-a-date', undefined],
    ['type: text', '12', 'wrong-value', '加上引号："12"'],
    ['type: text', 'true', 'wrong-value', '加上引号："true"'],
    ['type: text', '[]', 'wrong-value', '一个值'],
    ['type: choice, choices: [在建, 新建]', '"停工"', 'not-a-choice', undefined],
    ['type: choice, choices: [在建道路, 新建道路]', '"新健道路"', 'not-a-choice', '新建道路'],
    ['type: choice, choices: ["1", "2"]', '1', 'not-a-choice', '加上引号："1"'],
    ['type: points, max: 10', '10.5', 'out-of-bounds', undefined],
    ['type: points, max: 10', '-0.5', 'out-of-bounds', undefined],
  ])('%s: %s', (field, text, code, hint) => {
    const outcome = readUnit(ruleOf(field), `{"甲": ${text}}`);
    expect(outcome.found).toEqual([`${code} 3:13`]);
    expect(outcome.data).toBeUndefined();
    const [diagnostic] = outcome.diagnostics;
    expect(diagnostic?.primary.file.slice(diagnostic.primary.span)).toBe(text);
    expect(diagnostic?.message.zh).toContain('甲县 的 甲');
    expect(diagnostic?.message.en).toContain('`甲` of `甲县`');
    if (hint === undefined) expect(diagnostic?.hint).toBeUndefined();
    else expect(diagnostic?.hint?.zh).toContain(hint);
  });

  it('shows the value, cut short', () => {
    const outcome = readUnit(ruleOf('type: number'), `{"甲": "${'很长'.repeat(400_000)}"}`);
    expect(outcome.found).toEqual(['not-a-number 3:13']);
    expect(messages(outcome)[0]).toContain('很长很长');
    expect(messages(outcome)[0]?.length).toBeLessThan(100);
  });
});

describe('absent values', () => {
  it.each([
    ['type: number', undefined],
    ['type: number, optional: true', null],
    ['type: number, default: 0', '0'],
    ['type: percent, default: 50%', '1/2'],
    ['type: flag, default: false', false],
    ['type: date, optional: true', null],
    ['type: date, default: 2021-12-31', '2021-12-31'],
    ['type: choice, choices: [在建, 新建], default: 新建', '新建'],
  ])('%s', (field, expected) => {
    const rule = ruleOf(field);
    for (const content of ['{}', '{"甲": null}']) {
      const outcome = readUnit(rule, content);
      if (expected === undefined) {
        expect(outcome.found).toEqual(['missing-field 3:1']);
        expect(messages(outcome)).toEqual(['甲县 缺 甲']);
      } else expect(cells(rule, outcome, '甲')).toEqual([expected]);
    }
  });
});

describe('YAML', () => {
  const rule = ruleWith(
    '  数: { type: number }\n  率: { type: percent }\n  日: { type: date }\n  旗: { type: flag }\n  文: { type: text }',
    { units: '[甲县]' },
  );
  const read = (content: string) =>
    readAll(rule, { 'data.yaml': `rule: sample\nperiod: 2021-04\nunits:\n  甲县:\n${content}` });

  it('reads bare values by their type', () => {
    const outcome = read('    数: 4.50\n    率: 85%\n    日: 2021-03-15\n    旗: true\n    文: 甲路\n');
    expect(outcome.found).toEqual([]);
    expect(['数', '率', '日', '旗', '文'].map((one) => cells(rule, outcome, one)[0])).toEqual([
      '9/2',
      '17/20',
      '2021-03-15',
      true,
      '甲路',
    ]);
  });

  it('takes no number for a text and no word for a flag', () => {
    const outcome = read('    数: .nan\n    率: 85%\n    日: 2021-3-15\n    旗: yes\n    文: 12\n');
    expect(outcome.found).toEqual(['not-a-number 5:8', 'not-a-date 7:8', 'not-a-flag 8:8', 'wrong-value 9:8']);
    expect(hints(outcome)[2]).toBe('写 true，不加引号');
  });

  it('takes an empty value for an absent one', () => {
    expect(read('    数:\n    率: ~\n    日: 2021-03-15\n    旗: true\n    文: 甲\n').found).toEqual([
      'missing-field 4:3',
      'missing-field 4:3',
    ]);
  });
});
