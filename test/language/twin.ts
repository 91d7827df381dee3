/** A rule that uses nearly every key of the language, and data for it. */
export const TWIN = `rule: twin
title: 双语
edition: 2021
source: 附件0
cycle: quarter
periods: { from: 2021-03, to: 2021-12 }
units:
  一组: [甲县, 乙县]
  二组: { members: [丙县], optional: true }
classes:
  类型: { 开发区: [甲县], 区县: others }
sets:
  类别: [水, 气]
  单类: { from: 类别, except: [气] }
tables:
  任务: { columns: { 分值: number, 负责: units, 开放: flag }, rows: { 修路: [2, [甲县], true], 建桥: [3, [乙县, 丙县], false] } }
coefficients:
  步长: { by: group, 一组: 1.5, 二组: 2.5 }
  应完成: { by: month, 1-6: 50%, 7-12: 100%, else: none }
functions:
  得率(甲, 乙): if 乙 = 0 then 100% else min(100%, 甲 / 乙)
fields:
  弄虚作假: { type: flag, default: false }
  数: { type: number, unit: 亩, min: 0, max: 1000 }
  个: { type: count, at_most: 20, note: 说明 }
  率: { type: percent, per: 类别, default: 50% }
  评: { type: points }
  选: { type: choice, choices: [好, 差], optional: true }
  日: { type: date, required: month = 12 }
  路: { type: list, default: [], fields: { 名: { type: text }, 长: { type: number, above: 0 } } }
  全: { type: number, common: true }
values:
  总率: { per: 类别, value: 率 * 2 }
readings:
  R1: { clause: 一, open: 未明, read: 甲, instead: 乙, choices: [甲, 乙], chosen: 甲 }
score:
  max: 100
  adds_up: no
  parts:
    - item: 一
      max: 10
      source: 附件
      note: 说明
      reading: R1
      applies: has(选) and 选 = '好'
      otherwise: { by: R1, 甲: mean, 乙: max }
      ratio: { actual: 数, target: 全, at_least: 10% }
    - { item: 二, max: 10, deduct: { from: 8, lines: [{ each: 1, of: 个 }, { each: 0.5, every: 10%, of: "率[水]", below: 100%, partial: nearest }] } }
    - { item: 三, max: 10, floor: none, over_max: keep, award: { each: 2, of: 个, above: 1 } }
    - { item: 四, max: 10, rank: { by: 数, best: highest, among: all, tiebreak: { by: 个, best: lowest }, ties: dense, where: 数 > 0, unranked: zero, first: 9, step: 步长 } }
    - { item: 五, max: 5, judged: 评 }
    - { item: 六, max: 5, check: "count(路 where 长 > 1) >= 1 and 得率(数, 全) > 0" }
    - { item: 七, max: 6, each: { over: 类别, where: member in 单类, combine: max, empty: skip, score: { points: 6 * 总率 } } }
    - { item: 八, max: 8, cases: [{ when: 类型 = '开发区', points: 4 }, { when: else, bands: { of: "率[气]", points: { ">= 50%": 8, else: 0 } } }] }
    - item: 九
      max: parts
      combine: weighted
      parts: [{ items: 任务, max: 分值, weight: 50%, applies: unit in 负责, points: 分值 }]
    - { item: 十, max: 10, veto: { when: 个 > 15, points: 0, source: 条 }, points: "default(应完成, 0) * 10" }
ranking: { round: 0.01 half-up, among: group, ties: shared }
disqualify: { when: 弄虚作假, source: 正文 }
carry: { 个: { value: 个 + 1, clear: month = 12 } }
checks: [{ that: 个 <= 20, message: 太多, source: 条 }]
`;

export const TWIN_DATA = {
  rule: 'twin',
  period: '2021-06',
  common: { 全: 200 },
  units: {
    甲县: { 数: 100, 个: 3, 率: { 水: 0.8, 气: 0.4 }, 评: 4, 选: '好', 路: [{ 名: '东', 长: 2 }] },
    乙县: { 数: 250, 个: 2, 评: 5, 选: '差', 路: [] },
    丙县: { 数: 250, 个: 16, 率: { 水: 1 }, 评: 0.5, 弄虚作假: false },
  },
};
