import { describe, expect, it } from 'vitest';
import { analyze } from '../../packages/dsl/src/analyze.js';
import { DiagnosticBag } from '../../packages/dsl/src/diagnostics/bag.js';
import { renderDiagnostics } from '../../packages/dsl/src/diagnostics/render.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { makePlan } from '../../packages/interpreter/src/plan/plan.js';
import { readData } from '../../packages/interpreter/src/run/data/read-data.js';
import { score } from '../../packages/interpreter/src/run/score.js';
import { fraction } from './harness.js';
import { TWIN, TWIN_DATA } from './twin.js';

const CHINESE = `
规则: twin
标题: 双语
版本: 2021
依据: 附件0
周期: 季
适用期: { 自: 2021-03, 至: 2021-12 }
单位:
  一组: [甲县, 乙县]
  二组: { 成员: [丙县], 可缺: 是 }
分类:
  类型: { 开发区: [甲县], 区县: 其余 }
集合:
  类别: [水, 气]
  单类: { 取自: 类别, 除外: [气] }
表:
  任务: { 列: { 分值: 数值, 负责: 单位列表, 开放: 是否 }, 行: { 修路: [2, [甲县], 是], 建桥: [3, [乙县, 丙县], 否] } }
系数:
  步长: { 按: 组别, 一组: 1.5, 二组: 2.5 }
  应完成: { 按: 月份, 1-6: 50%, 7-12: 100%, 其他: 无 }
公式:
  得率(甲, 乙): 如果 乙 = 0 那么 100% 否则 最小(100%, 甲 ÷ 乙)
字段:
  弄虚作假: { 类型: 是否, 缺省值: 否 }
  数: { 类型: 数值, 单位: 亩, 最小: 0, 最大: 1000 }
  个: { 类型: 个数, 不超过: 20, 说明: 说明 }
  率: { 类型: 百分比, 每个: 类别, 缺省值: 50% }
  评: { 类型: 评定分 }
  选: { 类型: 选项, 选项: [好, 差], 可缺: 是 }
  日: { 类型: 日期, 须报: 月份 = 12 }
  路: { 类型: 清单, 缺省值: [], 字段: { 名: { 类型: 文本 }, 长: { 类型: 数值, 大于: 0 } } }
  全: { 类型: 数值, 全市: 是 }
中间值:
  总率: { 每个: 类别, 值: 率 × 2 }
读法:
  R1: { 条款: 一, 未明: 未明, 读作: 甲, 另解: 乙, 选项: [甲, 乙], 选用: 甲 }
计分:
  满分: 100
  分项相加: 否
  分项:
    - 项目: 一
      满分: 10
      依据: 附件
      说明: 说明
      依读法: R1
      适用: 有值(选) 且 选 = '好'
      不适用时: { 按: R1, 甲: 平均, 乙: 满分 }
      按完成率: { 完成: 数, 目标: 全, 不低于: 10% }
    - { 项目: 二, 满分: 10, 扣分: { 起点: 8, 各行: [{ 每: 1, 按: 个 }, { 每: 0.5, 每满: 10%, 按: "率[水]", 低于: 100%, 不足一档: 四舍五入 }] } }
    - { 项目: 三, 满分: 10, 最低: 无, 超过满分: 保留, 加分: { 每: 2, 按: 个, 高于: 1 } }
    - { 项目: 四, 满分: 10, 排名: { 按: 数, 取优: 最高, 范围: 全部, 并列时: { 按: 个, 取优: 最低 }, 并列: 连续名次, 其中: 数 > 0, 不参加排名: 零分, 第一名: 9, 每名递减: 步长 } }
    - { 项目: 五, 满分: 5, 评定: 评 }
    - { 项目: 六, 满分: 5, 达标: "计数(路 其中 长 > 1) >= 1 且 得率(数, 全) > 0" }
    - { 项目: 七, 满分: 6, 逐个: { 遍历: 类别, 其中: 成员 属于 单类, 合并: 最大, 空时: 不计, 计分: { 得分: 6 * 总率 } } }
    - { 项目: 八, 满分: 8, 分情形: [{ 当: 类型 = '开发区', 得分: 4 }, { 当: 其他, 分档: { 按: "率[气]", 档次: { ">= 50%": 8, 其他: 0 } } }] }
    - 项目: 九
      满分: 分项之和
      合并: 加权
      分项: [{ 逐项: 任务, 满分: 分值, 权重: 50%, 适用: 单位 属于 负责, 得分: 分值 }]
    - { 项目: 十, 满分: 10, 直接计分: { 当: 个 > 15, 得分: 0, 依据: 条 }, 得分: "缺省(应完成, 0) * 10" }
排名: { 舍入: 0.01 half-up, 范围: 组别, 并列: 同名次 }
取消资格: { 当: 弄虚作假, 依据: 正文 }
结转: { 个: { 值: 个 + 1, 清零: 月份 = 12 } }
校验: [{ 应: 个 <= 20, 提示: 太多, 依据: 条 }]
`;

const outcome = (text: string) => {
  const { rule, diagnostics } = analyze(new SourceFile('twin.yaml', text));
  const render = (list: typeof diagnostics): string => renderDiagnostics(list, { language: 'zh', color: false });
  if (!rule) throw new Error(render(diagnostics));
  const bag = new DiagnosticBag();
  const data = readData(rule, [new SourceFile('data.json', JSON.stringify(TWIN_DATA))], bag);
  const scored = data && score(makePlan(rule), data, bag);
  if (!scored) throw new Error(render(bag.all));
  return scored.result.units.map((unit) => [
    unit.unit,
    unit.rank,
    fraction(unit.score ?? null),
    ...unit.items.map((one) => fraction(one.points)),
    [...unit.carry].map(([name, value]) => [name, fraction(value as never)]),
  ]);
};

describe('a rule in Chinese', () => {
  const expected = [
    // 一 100 / 200 of 10; 二 8 − 3 − 0.5 × 2; 三 2 × 2; 四 third, 9 − 1.5 × 2; 七 6 × 160%, at most 6; 八 开发区; 九 2 × 50%
    ['甲县', 2, '44', '5', '4', '4', '6', '4', '5', '6', '4', '1', '5', [['个', '4']]],
    // 一 the mean; 二 8 − 2 − 0.5 × 5; 三 2 × 1; 四 first (fewer 个)
    ['乙县', 1, '45', '5', '7/2', '2', '9', '5', '0', '6', '8', '3/2', '5', [['个', '3']]],
    // 二 8 − 16 < 0; 三 2 × 15, kept; 四 9 − 2.5
    ['丙县', 1, '115/2', '5', '0', '30', '13/2', '1/2', '0', '6', '8', '3/2', '0', [['个', '17']]],
  ];

  it('means what its English twin means', () => expect(outcome(CHINESE)).toEqual(outcome(TWIN)));
  it('which is this', () => expect(outcome(TWIN)).toEqual(expected));
});
