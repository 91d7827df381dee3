import { describe, expect, test } from 'vitest';
import { MODIFIED, MODIFIED_DATA } from './large-rule.js';
import { itemLines, sheetFor, smallSheet } from './support.js';

const AIR = `
rule: air
title: 大气专项
edition: 2021
source: 附件8
cycle: month
units: { 一组: [甲区, 乙区, 丙区], 二组: [丁县] }
fields:
  综合指数: { type: number, above: 0 }
  上年同期综合指数: { type: number, above: 0 }
  断面总数: { type: count, unit: 个 }
  达标断面数: { type: count, unit: 个, at_most: 断面总数 }
  应完成面积: { type: number, unit: 亩, default: 0 }
  完成面积: { type: number, unit: 亩, default: 0 }
values:
  同比变化率: (综合指数 - 上年同期综合指数) / 上年同期综合指数
  排名得分: 0.5 * rank(综合指数, lowest, group) + 0.5 * rank(同比变化率, lowest, group)
readings:
  R1: { clause: 附件8 一, open: 总分怎样排名, read: 一起排名 }
  R2: { clause: 附件8 二, open: 没有断面的, read: 得满分, instead: 取平均分, choices: [满分, 平均分], chosen: 满分 }
  R3: { clause: 附件8 三, open: 没有用到的, read: 不出现 }
score:
  max: 100
  reading: R1
  parts:
    - item: 大气
      max: 50
      source: 附件8 一1
      rank: { by: 排名得分, best: lowest, among: group, first: 50, step: { by: group, 一组: 1.5, 二组: 2.5 } }
    - item: 断面
      max: 44
      source: 附件8 一2
      reading: R2
      applies: 断面总数 > 0
      otherwise: { by: R2, 满分: max, 平均分: mean }
      ratio: { actual: 达标断面数, target: 断面总数 }
    - item: 耕地
      max: 6
      source: 附件8 一3
      applies: 应完成面积 > 0
      otherwise: mean
      bands: { of: 完成面积 / 应完成面积, points: { ">= 100%": 6, ">= 90%": 4, else: 0 } }
ranking: { round: 0.01 half-up, among: all }
`;

const AIR_DATA = JSON.stringify({
  rule: 'air',
  period: '2021-04',
  units: {
    甲区: { 综合指数: 4.86, 上年同期综合指数: 5.21, 断面总数: 12, 达标断面数: 11, 应完成面积: 100, 完成面积: 95 },
    乙区: { 综合指数: 4.5, 上年同期综合指数: 5, 断面总数: 0, 达标断面数: 0 },
    丙区: { 综合指数: 6, 上年同期综合指数: 6, 断面总数: 3, 达标断面数: 3, 应完成面积: 10, 完成面积: 5 },
    丁县: { 综合指数: 6, 上年同期综合指数: 6, 断面总数: 3, 达标断面数: 3 },
  },
});

describe('a whole sheet', () => {
  test('in Chinese', () => {
    expect(
      sheetFor({ rule: AIR, data: AIR_DATA, unit: '甲区' }).text('zh'),
    ).toBe(`甲区　总分 92.83（第 3 名，共 4 个单位）　大气专项 2021-04　读法 R1
  各分项相加：48.5 + 40.333333333 + 4 = 92.833333333
  四舍五入到 0.01：92.833333333 → 92.83
  大气 48.5 / 50　附件8 一1
    综合指数 4.86，由低到高在本组 3 个单位中列第 2 名
    同比变化率 =（综合指数 4.86 − 上年同期综合指数 5.21）÷ 上年同期综合指数 5.21 = −6.717850288%
    同比变化率 −6.717850288%，由低到高在本组 3 个单位中列第 2 名
    排名得分 = 0.5 × 综合指数在本组的名次 2 + 0.5 × 同比变化率在本组的名次 2 = 2
    排名得分 2，由低到高在本组 3 个单位中列第 2 名：50 − 1.5 × 1 = 48.5
  断面 40.333333333 / 44　附件8 一2　读法 R2
    达标断面数 11 个 ÷ 断面总数 12 个 × 44 = 40.333333333
  耕地 4 / 6　附件8 一3
    完成面积 95 亩 ÷ 应完成面积 100 亩 = 95%，属于“≥ 90%”一档，得 4 分
所依读法
  R1　附件8 一　总分怎样排名：一起排名
  R2　附件8 二　没有断面的：得满分
`);
  });

  test('in English, of a unit without some of the tasks', () => {
    expect(
      sheetFor({ rule: AIR, data: AIR_DATA, unit: '乙区' }).text('en'),
    ).toBe(`乙区: score 96 (place 1 of 4)  大气专项 2021-04  reading R1
  sum of the parts: 50 + 44 + 2 = 96
  大气 50 / 50  附件8 一1
    综合指数 4.5, place 1 of 3 in the group, lowest first
    同比变化率 = (综合指数 4.5 − 上年同期综合指数 5) ÷ 上年同期综合指数 5 = −10%
    同比变化率 −10%, place 1 of 3 in the group, lowest first
    排名得分 = 0.5 × (group place by 综合指数) 1 + 0.5 × (group place by 同比变化率) 1 = 1
    排名得分 1, place 1 of 3 in the group, lowest first, earns 50
  断面 44 / 44: does not apply (断面总数 is 0 个), earns the maximum  附件8 一2  reading R2
  耕地 2 / 6: does not apply (应完成面积 is 0 亩), takes the mean of the 2 units to which it applies, 2  附件8 一3
Readings relied on
  R1  附件8 一  总分怎样排名: 一起排名
  R2  附件8 二  没有断面的: 得满分
`);
  });

  test('where the run takes another choice than the rule', () => {
    const sheet = sheetFor({ rule: AIR, data: AIR_DATA, unit: '乙区', readings: { R2: '平均分' } });
    expect(sheet.text('zh')).toContain(
      '断面 42.777777778 / 44：不适用（断面总数为 0 个），取适用的 3 个单位的平均分 42.777777778　',
    );
    expect(sheet.text('zh')).toContain(
      'R2　附件8 二　没有断面的：得满分。本次不按此读，改取“平均分”（规则取“满分”）；另解：取平均分\n',
    );
    expect(sheet.text('en')).toContain(
      'R2  附件8 二  没有断面的: 得满分. Not so in this run, which takes "平均分" (the rule takes "满分"); or else: 取平均分\n',
    );
  });

  test('in Markdown', () => {
    expect(
      sheetFor({ rule: AIR, data: AIR_DATA, unit: '丁县' }).markdown('zh'),
    ).toBe(`## 丁县　总分 96（第 1 名，共 4 个单位）　大气专项 2021-04　读法 R1

- 各分项相加：50 + 44 + 2 = 96
- **大气 50 / 50**　附件8 一1
  - 综合指数 6，由低到高在本组 1 个单位中列第 1 名
  - 同比变化率 =（综合指数 6 − 上年同期综合指数 6）÷ 上年同期综合指数 6 = 0%
  - 同比变化率 0%，由低到高在本组 1 个单位中列第 1 名
  - 排名得分 = 0.5 × 综合指数在本组的名次 1 + 0.5 × 同比变化率在本组的名次 1 = 1
  - 排名得分 1，由低到高在本组 1 个单位中列第 1 名，得 50 分
- **断面 44 / 44**　附件8 一2　读法 R2
  - 达标断面数 3 个 ÷ 断面总数 3 个 = 100%，得满分 44 分
- **耕地 2 / 6：不适用（应完成面积为 0 亩），取适用的 2 个单位的平均分 2**　附件8 一3

### 所依读法

- R1　附件8 一　总分怎样排名：一起排名
- R2　附件8 二　没有断面的：得满分
`);
  });
});

describe('the lines of a sheet', () => {
  test('each has its kind, depth and item', () => {
    const lines = sheetFor({ rule: AIR, data: AIR_DATA, unit: '甲区' }).lines('zh');
    expect(lines.map(({ kind, depth, item }) => `${depth} ${kind} ${item ?? ''}`.trim())).toEqual([
      '0 title',
      '1 step',
      '1 step',
      '1 item 大气',
      '2 figure 大气',
      '2 figure 大气',
      '2 figure 大气',
      '2 figure 大气',
      '2 step 大气',
      '1 item 断面',
      '2 step 断面',
      '1 item 耕地',
      '2 step 耕地',
      '0 heading',
      '1 reading',
      '1 reading',
    ]);
    expect(lines[9]).toMatchObject({
      kind: 'item',
      depth: 1,
      text: '断面 40.333333333 / 44',
      aside: '附件8 一2　读法 R2',
      item: '断面',
    });
  });

  test('members and what limits did are told apart', () => {
    const item =
      '- { item: 项目, max: 5, each: { over: 道路, combine: sum, score: { max: none, floor: 9, points: 1 * 已做 } } }';
    const lines = smallSheet({ top: MODIFIED, item, data: MODIFIED_DATA }).lines('zh');
    expect(lines.slice(2).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'step 道路计 2 条，各条得分相加：9 + 9 = 18',
      'modifier 算得 18 分，超过满分，计 5 分',
      'member 第 1 条（东 路）9',
      'step 1 × 已做 2 米 = 2',
      'modifier 算得 2 分，低于最低分 9，计 9 分',
      'member 第 2 条 9',
      'step 1 × 已做 3 米 = 3',
      'modifier 算得 3 分，低于最低分 9，计 9 分',
    ]);
  });

  test('what the data says can neither move the cursor nor start a line', () => {
    const item = '- item: 项目\n  max: 10\n  each: { over: 道路, combine: mean, empty: max, score: { points: 1 } }';
    const data = [{ 道路: [{ 名称: '东\u001b[2J\n路', 应做: 1, 已做: 1 }] }];
    expect(itemLines(smallSheet({ top: MODIFIED, item, data }), 'zh')).toEqual([
      '项目 1 / 10',
      '  第 1 条（东 [2J 路）1 / 10：得 1 分',
    ]);
  });

  test('names are not markup', () => {
    const top = 'fields: { 甲_乙: { type: number }, 道路: { type: list, fields: { 名称: { type: text } } } }';
    const item =
      '- item: 项目\n  max: 10\n  each: { over: 道路, combine: mean, empty: max, score: { points: 甲_乙 * 1 } }';
    const data = [{ 甲_乙: 2, 道路: [{ 名称: '<b>*[一](x)*' }] }];
    expect(smallSheet({ top, item, data }).markdown('zh')).toContain(
      '  - **第 1 条（\\<b\\>\\*\\[一\\](x)\\*）2 / 10：甲\\_乙 2 × 1 = 2**',
    );
  });
});

describe('named figures', () => {
  const top = (chain: string): string => `fields: { 甲: { type: number } }\nvalues:\n${chain}`;

  test('are explained once, the deepest first', () => {
    const item = '- { item: 子, max: 99, points: 丙值 }\n- { item: 丑, max: 99, points: 乙值 + 丙值 }';
    expect(
      itemLines(smallSheet({ top: top('  乙值: 甲 + 1\n  丙值: 乙值 * 乙值'), item, data: [{ 甲: 2 }] }), 'zh'),
    ).toEqual([
      '各分项相加：9 + 12 = 21',
      '子 9 / 99',
      '  乙值 = 甲 2 + 1 = 3',
      '  丙值 = 乙值 3 × 乙值 3 = 9',
      '  取丙值 9',
      '丑 12 / 99',
      '  乙值 3 + 丙值 9 = 12',
    ]);
  });

  test('that use one another over and over take no longer than their number', () => {
    const names = Array.from({ length: 60 }, (_, at) => `值${at}`);
    const chain = names
      .map((name, at) => `  ${name}: ${at === 0 ? '甲' : `${names[at - 1]} - ${names[at - 1]} + 甲`}`)
      .join('\n');
    const item = '- { item: 子, max: 99, points: 值59 }';
    const lines = itemLines(smallSheet({ top: top(chain), item, data: [{ 甲: 2 }] }), 'zh');
    expect(lines.filter((line) => line.startsWith('  值'))).toHaveLength(60);
  });

  test('of records are explained for each, also where they are alike', () => {
    const item =
      '- item: 项目\n  max: 10\n  each: { over: 道路, combine: sum, score: { max: 5, ratio: { actual: 进度, target: 100% } } }';
    const road = { 应做: 4, 已做: 2 };
    expect(itemLines(smallSheet({ top: MODIFIED, item, data: [{ 道路: [road, road] }] }), 'en')).toEqual([
      '项目 5 / 10',
      '  道路: 2 counted, sum of their points: 2.5 + 2.5 = 5',
      '  No. 1 2.5 / 5',
      '    进度 = 已做 2 米 ÷ 应做 4 米 = 50%',
      '    进度 50% ÷ 100% × 5 = 2.5',
      '  No. 2 2.5 / 5',
      '    进度 = 已做 2 米 ÷ 应做 4 米 = 50%',
      '    进度 50% ÷ 100% × 5 = 2.5',
    ]);
  });

  test('coefficients are explained wherever they come about differently', () => {
    const coefficients = `fields: { 甲: { type: number } }
sets: { 类: [子, 丑] }
coefficients: { 目标: { by: 类, 子: 1, 丑: 2 } }`;
    const item = '- { items: 类, max: 9, points: 甲 * 目标 }';
    expect(itemLines(smallSheet({ top: coefficients, item, data: [{ 甲: 2 }] }), 'zh')).toEqual([
      '各分项相加：2 + 4 = 6',
      '子 2 / 9',
      '  目标 = 1（类：子）',
      '  甲 2 × 目标 1 = 2',
      '丑 4 / 9',
      '  目标 = 2（类：丑）',
      '  甲 2 × 目标 2 = 4',
    ]);
  });
});

describe('long lists', () => {
  test('many members are summed up without their points', () => {
    const top = `sets: { 项: [${Array.from({ length: 30 }, (_, at) => `项${at}`).join(', ')}] }`;
    const item = '- { item: 总, max: 30, each: { over: 项, combine: sum, score: { max: 1, points: 1 } } }';
    const lines = itemLines(smallSheet({ top, item, data: [{}] }), 'zh');
    expect(lines.slice(0, 3)).toEqual(['总 30 / 30', '  项计 30 项，各项得分相加：30', '  项0 1 / 1：得 1 分']);
    expect(lines).toHaveLength(32);
  });
});

describe('cases', () => {
  test('are told with the clause and the readings of the one that was taken', () => {
    const top = `readings:\n  R1: { clause: 一, open: 问, read: 答 }\n  R2: { clause: 二, open: 再问, read: 再答 }`;
    const item = `- item: 项目
  max: 10
  reading: R2
  cases:
    - { when: month > 3, source: 附件 五, reading: R1, points: 1 }
    - { when: else, points: 2 }`;
    const sheet = smallSheet({ top, item, data: [{}] });
    expect(sheet.text('zh').split('\n').slice(1)).toEqual([
      '  项目 1 / 10　读法 R2 R1',
      '    按第 1 种情形（附件 五）计分：月份 4 > 3',
      '    得 1 分',
      '所依读法',
      '  R1　一　问：答',
      '  R2　二　再问：再答',
      '',
    ]);
  });
});

describe('scaling', () => {
  test('names the best points also to a unit without any', () => {
    const top = 'fields: { 甲: { type: number } }';
    const item = '- { item: 项目, max: 6, over_max: scale, points: 甲 }';
    const sheet = smallSheet({ top, item, data: [{ 甲: 0 }, { 甲: 9 }, { 甲: 3 }] });
    expect(itemLines(sheet, 'zh').at(-1)).toBe('  最高的单位算得 9 分，超过满分 6，各单位按比例折算：0 × 6 ÷ 9 = 0');
  });
});

describe('a veto', () => {
  test('is told even where the points that it replaces can not be computed', () => {
    const top = 'fields: { 甲: { type: number }, 乙: { type: number } }';
    const item = '- { item: 项目, max: 6, veto: [{ when: 乙 = 0, points: 1 }], points: 甲 / 乙 }';
    const sheet = smallSheet({
      top,
      item,
      data: [
        { 甲: 1, 乙: 0 },
        { 甲: 1, 乙: 1 },
      ],
    });
    expect(itemLines(sheet, 'zh')).toEqual(['项目 1 / 6', '  乙为 0，本项直接计 1 分']);
    expect(itemLines(sheet, 'en')).toEqual(['项目 1 / 6', '  乙 is 0: 1 stands']);
  });
});

describe('the title', () => {
  const titled = (ranking: string): string => {
    const rule = AIR.replace(/ranking:.*/, `ranking: ${ranking}`);
    return sheetFor({ rule, data: AIR_DATA, unit: '甲区' }).text('zh').split('\n').slice(0, 3).join('|');
  };

  test('says so where the ranking is within the group', () => {
    expect(titled('{ round: 0.01 half-up, among: group }')).toMatch(/^甲区　总分 92\.83（本组第 2 名，/);
  });

  test.each([
    ['0.01 half-up', '四舍五入到 0.01：92.833333333 → 92.83'],
    ['0.1 half-even', '四舍六入五成双到 0.1：92.833333333 → 92.8'],
    ['0.1 up', '有尾数即进位到 0.1：92.833333333 → 92.9'],
    ['1 down', '舍去尾数到 1：92.833333333 → 92'],
    ['1 floor', '向下取到 1：92.833333333 → 92'],
    ['1 ceil', '向上取到 1：92.833333333 → 93'],
  ])('is followed by how the score is rounded: %s', (round, line) => {
    expect(titled(`{ round: ${round}, among: all }`)).toContain(`|  ${line}`);
  });
});
