import { describe, expect, it } from 'vitest';
import { mistakes, Trial } from './harness.js';

describe('readings', () => {
  const readings = `
R1: { clause: 一, open: 未明, read: 平均, instead: 满分, choices: [平均, 满分], chosen: 平均 }
R2: { clause: 二, open: 未明, read: 不舍入 }
R3: { clause: 三, open: 未明, read: 全市, choices: [全市, 分组], chosen: 全市 }
R4: { clause: 四, open: 未明, read: 相加, choices: [相加, 取高], chosen: 相加 }`;
  const trial = new Trial({
    units: '{ 一组: [甲县, 乙县], 二组: [丙县] }',
    fields: '数: { type: number }\n有: { type: flag, default: true }',
    readings,
    parts: `
- { item: 甲, max: 10, reading: [R1, R2], applies: 有, otherwise: { by: R1, 平均: mean, 满分: max }, points: 数 }
- { item: 乙, max: 10, rank: { by: 数, best: highest, among: { by: R3, 全市: all, 分组: group }, step: 1 } }
- { item: 丙, max: 20, adds_up: no, combine: { by: R4, 相加: sum, 取高: max }, parts: [{ item: 丁, max: 10, points: 数 }, { item: 戊, max: 10, points: "{ by: R1, 平均: 1, 满分: 2 }" }] }
- { item: 己, max: none, points: "if R3 = '分组' then 1 else 0" }`.replace(
      '"{ by: R1, 平均: 1, 满分: 2 }"',
      '{ by: R1, 平均: 1, 满分: 2 }',
    ),
  });
  const data = { 甲县: { 数: 2 }, 乙县: { 数: 9, 有: false }, 丙县: { 数: 4 } };
  const columns = (readings_: Readonly<Record<string, string>>) => {
    const outcome = trial.run(data, { readings: readings_ });
    return ['甲', '乙', '丙', '己'].map((item) => outcome.column(item));
  };

  it('in words, tables and expressions', () => {
    expect(columns({})).toEqual([
      ['2', '3', '4'],
      ['8', '10', '9'],
      ['3', '10', '5'],
      ['0', '0', '0'],
    ]);
  });

  it('another choice for a run', () => {
    expect(columns({ R1: '满分' })[0]).toEqual(['2', '10', '4']);
    expect(columns({ R1: '满分' })[2]).toEqual(['4', '11', '6']);
    expect(columns({ R3: '分组' })[1]).toEqual(['9', '10', '10']);
    expect(columns({ R3: '分组' })[3]).toEqual(['1', '1', '1']);
    expect(columns({ R4: '取高' })[2]).toEqual(['2', '9', '4']);
  });

  it('that there is not', () => {
    expect(() => trial.run(data, { readings: { R1: '零分' } })).toThrow('unknown-choice');
    expect(() => trial.run(data, { readings: { R2: '舍入' } })).toThrow('unknown-choice');
    expect(() => trial.run(data, { readings: { R9: '舍入' } })).toThrow('unknown-choice');
  });

  it.each([
    ['R1: { clause: 一, open: 未明 }', 'points: 1', ['missing-key|R1']],
    ['R1: { clause: 一, open: 未明, read: 甲, choices: [甲, 乙] }', 'points: 1', ['missing-key|R1']],
    ['R1: { clause: 一, open: 未明, read: 甲, choices: [甲, 乙], chosen: 丙 }', 'points: 1', ['unknown-choice|丙']],
    [
      'R1: { clause: 一, open: 未明, read: 甲, choices: [甲, 乙], chosen: 甲 }',
      'points: { by: R1, 甲: 1 }',
      ['missing-table-entry|R1'],
    ],
    [
      'R1: { clause: 一, open: 未明, read: 甲, choices: [甲, 乙], chosen: 甲 }',
      "points: if R1 = '丙' then 1 else 2",
      ["not-a-member|'丙'"],
    ],
    [
      'R1: { clause: 一, open: 未明, read: 甲, choices: [甲, 乙], chosen: 甲 }',
      'applies: month = 1\notherwise: { by: R1, 甲: max }\npoints: 1',
      ['missing-table-entry|R1'],
    ],
    [
      'R1: { clause: 一, open: 未明, read: 甲, choices: [甲, 乙], chosen: 甲 }',
      'applies: month = 1\notherwise: { by: R1, 甲: max, 丙: zero }\npoints: 1',
      ['unknown-choice|丙'],
    ],
    ['R1: { clause: 一, open: 未明, read: 甲 }', 'points: "if R1 = \'甲\' then 1 else 2"', ['unknown-choice|R1']],
    ['R1: { clause: 一, open: 未明, read: 甲 }', 'reading: R2\npoints: 1', ['unknown-name|R2']],
    [
      'R1: { clause: 一, open: 未明, read: 甲 }',
      'applies: month = 1\notherwise: { by: R7, 甲: max }\npoints: 1',
      ['unknown-name|R7'],
    ],
  ])('%s / %s', (reading, item, expected) =>
    expect(
      mistakes({ readings: reading, item: `max: 10\n${item}` }).filter((one) => !one.startsWith('unused')),
    ).toEqual(expected),
  );
});

describe('checks', () => {
  const trial = new Trial({
    units: '[甲县, 乙县]',
    fields: '总: { type: count }\n分: { type: count }\n坏: { type: flag, default: false }',
    values: '率: if 总 = 0 then 0 else 分 / 总',
    item: 'max: 10\npoints: 10 * 率',
    disqualify: '{ when: 坏 }',
    checks: `
- { that: 分 <= 总, message: 分数不能超过总数, source: 附件1 }
- { that: 总 > 0 or 坏, message: 没有任务 }
- { that: 得分 <= 10, message: 得分太高 }`,
  });

  it('hold for every unit in the data, or say what their message says', () => {
    expect(trial.run({ 甲县: { 总: 4, 分: 1 }, 乙县: { 总: 4, 分: 4 } }).column('得分')).toEqual(['5/2', '10']);
    const found = trial.diagnostics({ 甲县: { 总: 4, 分: 5 }, 乙县: { 总: 0, 分: 0 } });
    expect(found.map((one) => [one.code, one.message.zh, one.hint?.zh])).toEqual([
      ['check-failed', '甲县：分数不能超过总数', '依据：附件1'],
      ['check-failed', '乙县：没有任务', undefined],
    ]);
  });

  it('also for the disqualified, but for what they have no points or places for', () => {
    expect(trial.run({ 甲县: { 总: 4, 分: 1 }, 乙县: { 总: 0, 分: 0, 坏: true } }).column('得分')).toEqual([
      '5/2',
      'disqualified',
    ]);
    expect(trial.complaints({ 甲县: { 总: 4, 分: 1 }, 乙县: { 总: 0, 分: 9, 坏: true } })).toEqual([
      'check-failed|分 <= 总',
    ]);
  });

  it('of all units together are said once, whoever is disqualified', () => {
    const common = new Trial({
      units: '[甲县, 乙县, 丙县]',
      fields: '数: { type: number }\n坏: { type: flag, default: false }',
      disqualify: '{ when: 坏 }',
      checks: '- { that: sum(数 over units) > 0, message: 都是零 }',
    });
    const data = (a: number, b: number) => ({ 甲县: { 数: a, 坏: true }, 乙县: { 数: b }, 丙县: { 数: 0 } });
    expect(common.complaints(data(5, 0))).toEqual(['check-failed|sum(数 over units) > 0']);
    expect(common.complaints(data(0, 5))).toEqual([]);
  });

  it.each([
    ['- { that: 总, message: 无 }', ['type-mismatch|总']],
    ['- { that: 总 > 0 }', ['missing-key|that']],
    ['- { message: 无 }', ['missing-key|message']],
    ['{ that: 总 > 0, message: 无 }', []],
  ])('%s', (checks, expected) =>
    expect(mistakes({ fields: '总: { type: count }', checks }).filter((one) => !one.startsWith('unused'))).toEqual(
      expected,
    ),
  );
});

describe('carry', () => {
  const trial = new Trial({
    units: '[甲县, 乙县]',
    fields: '本月: { type: number }\n结余: { type: number, default: 0 }\n坏: { type: flag, default: false }',
    values: '可用: 本月 + 结余',
    item: 'max: 10\npoints: min(10, 可用)',
    disqualify: '{ when: 坏 }',
    carry: '结余: { value: "max(0, 可用 - 得分)", clear: month = 12, source: 附件2 }',
  });

  it('is what the next period starts from, and 0 where it is cleared', () => {
    const outcome = trial.run({ 甲县: { 本月: 12, 结余: 3 }, 乙县: { 本月: 4 } });
    expect([outcome.carry('结余', '甲县'), outcome.carry('结余', '乙县')]).toEqual(['5', '0']);
    expect(trial.run({ 甲县: { 本月: 12 }, 乙县: { 本月: 1 } }, { period: '2021-12' }).carry('结余')).toBe('0');
  });

  it('is nothing for the disqualified', () => {
    const outcome = trial.run({ 甲县: { 本月: 12, 坏: true }, 乙县: { 本月: 11 } });
    expect([outcome.carry('结余', '甲县'), outcome.carry('结余', '乙县')]).toEqual([null, '1']);
  });

  it('is not computed where it is cleared', () => {
    const lazy = new Trial({
      fields: '数: { type: number }',
      item: 'max: none\npoints: 数',
      carry: '数: { value: 1 / 数, clear: 数 = 0 }',
    });
    expect(lazy.run({ 甲县: { 数: 0 } }).carry('数')).toBe('0');
    expect(lazy.run({ 甲县: { 数: 4 } }).carry('数')).toBe('1/4');
    const eager = new Trial({
      fields: '数: { type: number }',
      item: 'max: none\npoints: 数',
      carry: '数: { value: 1 / 数 }',
    });
    expect(eager.complaints({ 甲县: { 数: 0 } })).toEqual(['division-by-zero|1 / 数']);
  });

  it.each([
    ['结佘: { value: 1 }', ['unknown-name|结佘']],
    ['分类数: { value: 1 }', ['wrong-form|分类数']],
    ['全市数: { value: 1 }', ['wrong-form|全市数']],
    ['旗: { value: 1 }', ['wrong-form|旗']],
    ['结余: { value: true }', ['type-mismatch|true']],
    ['结余: { clear: month = 1 }', ['missing-key|结余']],
  ])('%s', (carry, expected) =>
    expect(
      mistakes({
        sets: '类别: [水]',
        fields:
          '结余: { type: number }\n分类数: { type: number, per: 类别 }\n全市数: { type: number, common: true }\n旗: { type: flag }',
        carry,
      }).filter((one) => !one.startsWith('unused')),
    ).toEqual(expected),
  );
});

describe('disqualify', () => {
  it('takes a unit out of ranks, means, maxima and scaling, and of what is gathered over units', () => {
    const trial = new Trial({
      units: '{ 一组: [甲县, 乙县, 丙县], 二组: [丁县] }',
      fields: '数: { type: number }\n有: { type: flag, default: true }\n坏: { type: flag, default: false }',
      disqualify: '{ when: 坏, source: 正文 }',
      parts: `
- { item: 名次, max: 10, rank: { by: 数, best: highest, among: all, step: 1 } }
- { item: 均分, max: 100, applies: 有, otherwise: mean, points: 数 }
- { item: 折算, max: 10, over_max: scale, points: 数 }
- { item: 占比, max: none, points: 数 / sum(数 over units) }
- { item: 组内, max: none, points: count(peers) }`,
    });
    const outcome = trial.run({
      甲县: { 数: 20 },
      乙县: { 数: 90, 坏: true },
      丙县: { 数: 10, 有: false },
      丁县: { 数: 10 },
    });
    const of = (item: string) => outcome.column(item);
    expect(of('名次')).toEqual(['10', 'disqualified', '9', '9']);
    expect(of('均分')).toEqual(['20', 'disqualified', '15', '10']);
    expect(of('折算')).toEqual(['10', 'disqualified', '5', '5']);
    expect(of('占比')).toEqual(['1/2', 'disqualified', '1/4', '1/4']);
    expect(of('组内')).toEqual(['2', 'disqualified', '2', '1']);
    expect(outcome.ranks()).toEqual([1, undefined, 2, 3]);
  });

  it('still has its data checked', () => {
    const trial = new Trial({
      fields: '数: { type: count }\n坏: { type: flag }',
      item: 'max: 1\npoints: 数',
      disqualify: '{ when: 坏 }',
    });
    expect(trial.complaints({ 甲县: { 坏: true, 数: -1 } })).toEqual(['not-a-count|-1']);
    expect(trial.complaints({ 甲县: { 坏: true } })).toEqual(['missing-field|"甲县"']);
  });

  it('computes nothing of a disqualified unit', () => {
    const trial = new Trial({
      units: '[甲县, 乙县]',
      fields: '数: { type: number }\n坏: { type: flag, default: false }',
      item: 'max: 10\npoints: 6 / 数 + rank(1 / 数, lowest)',
      disqualify: '{ when: 坏 }',
    });
    expect(trial.run({ 甲县: { 数: 0, 坏: true }, 乙县: { 数: 2 } }).column('得分')).toEqual(['disqualified', '4']);
  });

  it('may use values and tables, but no points or places', () => {
    const sketch = {
      units: '[甲县, 乙县]',
      fields: '数: { type: number }',
      values: '超: 数 > 限\n名: rank(数, lowest)\n又: 名 > 1',
      coefficients: '限: { by: unit, 甲县: 5, else: 10 }',
    };
    const trial = new Trial({
      ...sketch,
      item: 'max: none\npoints: 名 + (if 又 then 1 else 0)',
      disqualify: '{ when: 超 }',
    });
    expect(trial.run({ 甲县: { 数: 6 }, 乙县: { 数: 9 } }).column('得分')).toEqual(['disqualified', '1']);
    const found = (when: string) =>
      mistakes({ ...sketch, disqualify: `{ when: ${when} }` }).filter((one) => !one.startsWith('unused'));
    expect(found('得分 > 3')).toEqual(['cycle|得分']);
    expect(found('又')).toEqual(['cycle|rank(数, lowest)']);
    expect(found('数 < mean(数 over units)')).toEqual(['cycle|mean(数 over units)']);
    expect(found('数')).toEqual(['type-mismatch|数']);
  });

  it('by a failing condition is an error', () => {
    const trial = new Trial({ fields: '数: { type: number }', disqualify: '{ when: 1 / 数 > 2 }' });
    expect(trial.complaints({ 甲县: { 数: 0 } })).toEqual(['division-by-zero|1 / 数']);
  });
});

describe('common data', () => {
  it('is the same for all units', () => {
    const trial = new Trial({
      units: '[甲县, 乙县]',
      sets: '类别: [水, 气]',
      fields: `
全市: { type: number, common: true }
分类: { type: number, common: true, per: 类别 }
名单: { type: list, common: true, default: [], fields: { 单位名: { type: choice, choices: [甲县, 乙县] } } }
数: { type: number, default: 1 }`,
      item: 'max: none\npoints: 数 * 全市 + sum(分类 over 类别) + 100 * count(名单 where 单位名 = unit)',
    });
    const common = { 全市: 2.5, 分类: { 水: 1, 气: 2 }, 名单: [{ 单位名: '乙县' }, { 单位名: '乙县' }] };
    expect(trial.run({ 甲县: {}, 乙县: { 数: 4 } }, { common }).column('得分')).toEqual(['11/2', '213']);
    expect(trial.complaints({ 甲县: {}, 乙县: {} })).toEqual(['missing-field|{', 'missing-field|{']);
    expect(trial.complaints({ 甲县: { 全市: 1 }, 乙县: {} }, { common })).toEqual(['misplaced-field|"全市"']);
  });
});
