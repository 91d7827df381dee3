/** A rule with something of every kind, for expressions in one item of it. */
export const LARGE = `fields:
  单价: { type: number, common: true }
  道路: { type: list, default: [], fields: { 名称: { type: text }, 完成率: { type: percent }, 权重: { type: number }, 已开工: { type: flag } } }
  完成: { type: count, per: 类别, unit: 户, default: 2 }
  应做: { type: count, per: 类别, unit: 户, default: 4 }
  开工日: { type: date, optional: true }
  等次: { type: choice, choices: [优, 良, 差], default: 良 }
  附注: { type: text, default: 无 误 }
  有方案: { type: flag, default: false }
  甲: { type: number, default: 3 }
  乙: { type: number, default: 4 }
  增速: { type: percent, default: -0.05 }
  应得: { type: number, unit: 万元, default: 200 }
  欠量: { type: number, optional: true }
sets: { 类别: [煤改电, 煤改气] }
tables:
  时段: { columns: { 值: number }, rows: { 子: [1], 丑: [2], 寅: [3], 卯: [4], 辰: [5], 巳: [6], 午: [7], 未: [8], 申: [9], 酉: [10], 戌: [11], 亥: [12], 夜: [13] } }
  任务: { columns: { 权: number, 牵头: units, 期限: date }, rows: { 任务一: [3, [甲区, 乙区], 2021-05-01], 任务二: [4, [丙区], 2021-03-01], 任务三: [5, [甲区], 2021-06-01] } }
coefficients:
  每次扣: 0.5
  月分: { by: 月份类型, 季度月: 10, 普通月: 4 }
  单位分: { by: unit, 甲区: 甲 * 2, else: 1 }
classes: { 月份类型: { 季度月: "month in [3, 6, 9, 12]", 普通月: others }, 单位类型: { 城区: [甲区, 乙区], 县: others } }
functions: { "折半(数)": 数 / 2 }
readings: { R1: { clause: 一, open: 问, read: 答, choices: [此, 彼], chosen: 此 } }
values:
  完成比: { per: 类别, value: if 应做 = 0 then 100% else 完成 / 应做 }
  合格: 甲 > 2 and not 有方案
  到期日: if has(开工日) then add_months(开工日, 3) else period_end
  名次: rank(甲, highest)
`;

export const LARGE_DATA = [
  {
    道路: [
      { 名称: '东 路', 完成率: 0.5, 权重: 2, 已开工: true },
      { 名称: '西路', 完成率: 0.8, 权重: 3, 已开工: false },
    ],
    完成: { 煤改电: 3, 煤改气: 5 },
    应做: { 煤改电: 4, 煤改气: 5 },
    开工日: '2021-01-31',
  },
  { 道路: [], 甲: 8 },
];

export const LARGE_COMMON = { 单价: 2 };

/** A rule for items with limits, conditions, parts and members. */
export const MODIFIED = `fields:
  甲: { type: number, default: 3 }
  乙: { type: number, default: 4, unit: 亩 }
  质量: { type: points, default: 4, max: 10 }
  造假: { type: flag, default: false }
  道路: { type: list, default: [], fields: { 名称: { type: text, default: "" }, 应做: { type: number, unit: 米 }, 已做: { type: number, unit: 米 } } }
  完成: { type: count, per: 类别, unit: 户, default: 2 }
  应做户: { type: count, per: 类别, unit: 户, default: 4 }
sets: { 类别: [煤改电, 煤改气] }
values:
  进度: { per: 道路, value: 已做 / 应做 }
  户率: { per: 类别, value: if 应做户 = 0 then 100% else 完成 / 应做户 }
  总得: 甲 * 2
`;

export const MODIFIED_DATA = [
  {
    完成: { 煤改电: 2, 煤改气: 3 },
    道路: [
      { 名称: '东 路', 应做: 4, 已做: 2 },
      { 应做: 4, 已做: 3 },
    ],
  },
  { 甲: 9, 道路: [], 完成: { 煤改电: 4, 煤改气: 5 } },
];
