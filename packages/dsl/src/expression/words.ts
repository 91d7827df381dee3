/**
 * The words of the expression language, each with its Chinese twin: one table for the lexer, the formatter, completion and
 * the reference. `keyword` words are reserved in the grammar; the others are names that a rule may not use for its own.
 */
export interface Word {
  readonly en: string;
  readonly zh: string;
  readonly kind: 'keyword' | 'function' | 'aggregate' | 'variable' | 'option';
  readonly note: { readonly zh: string; readonly en: string };
}

const word = (kind: Word['kind'], en: string, zh: string, noteZh: string, noteEn: string): Word => ({
  en,
  zh,
  kind,
  note: { zh: noteZh, en: noteEn },
});

export const WORDS: readonly Word[] = [
  word('keyword', 'if', '如果', '条件取值：如果 条件 那么 甲 否则 乙', 'a choice: if CONDITION then A else B'),
  word('keyword', 'then', '那么', '见“如果”', 'see if'),
  word(
    'keyword',
    'else',
    '否则',
    '见“如果”；汇总末尾：没有成员时的结果',
    'see if; at the end of an aggregate: the result of none',
  ),
  word('keyword', 'and', '且', '两个条件都成立', 'both conditions hold'),
  word('keyword', 'or', '或', '至少一个条件成立', 'at least one condition holds'),
  word('keyword', 'not', '非', '条件不成立', 'the condition does not hold'),
  word('keyword', 'in', '属于', '是列表、集合中的一个', 'is one of a list or set'),
  word('keyword', 'over', '遍历', '汇总时逐个取集合、清单的成员', 'what an aggregate goes over'),
  word('keyword', 'where', '其中', '汇总、排名时只取满足条件的', 'which of them count, or are ranked'),
  word('keyword', 'true', '是', '成立', 'holds'),
  word('keyword', 'false', '否', '不成立', 'does not hold'),
  word('aggregate', 'sum', '求和', '各项之和；没有则为 0', 'the sum; 0 of none'),
  word(
    'aggregate',
    'mean',
    '平均',
    '各项的算术平均数；没有则报错，除非写明“否则”',
    'the arithmetic mean; an error of none unless else says what that gives',
  ),
  word(
    'aggregate',
    'min',
    '最小',
    '最小的一项；没有则报错，除非写明“否则”',
    'the least; an error of none unless else says what that gives',
  ),
  word(
    'aggregate',
    'max',
    '最大',
    '最大的一项；没有则报错，除非写明“否则”',
    'the greatest; an error of none unless else says what that gives',
  ),
  word('aggregate', 'count', '计数', '个数', 'how many'),
  word('aggregate', 'any', '任一', '至少一个成立；没有则不成立', 'holds for at least one; false of none'),
  word(
    'aggregate',
    'all',
    '全部',
    '个个成立；没有则成立。排名时：在全部单位中',
    'holds for every one; true of none. In rank: among all units',
  ),
  word('function', 'abs', '绝对值', '绝对值', 'the absolute value'),
  word(
    'function',
    'round',
    '舍入',
    '舍入到给定单位的整数倍，五入（远离零）',
    'to a multiple of the step given (1 if none), half away from zero',
  ),
  word('function', 'floor', '向下取整', '不大于它的最大整数', 'the greatest whole number not above'),
  word('function', 'ceil', '向上取整', '不小于它的最小整数', 'the least whole number not below'),
  word('function', 'clamp', '限于', 'clamp(值, 下限, 上限)：限制在两者之间', 'clamp(value, low, high)'),
  word(
    'function',
    'months_between',
    '相隔整月',
    '从前一日期到后一日期的整月数',
    'whole months from the first date to the second',
  ),
  word('function', 'days_between', '相隔天数', '从前一日期到后一日期的天数', 'days from the first date to the second'),
  word(
    'function',
    'add_months',
    '加月',
    '若干个月后的同一日；没有该日的取月末',
    'the same day so many months on, or the last day of that month',
  ),
  word('function', 'add_days', '加天', '若干天后的日期', 'so many days on'),
  word('function', 'year_of', '取年', '日期的年份', 'the year of a date'),
  word('function', 'month_of', '取月', '日期的月份', 'the month of a date'),
  word('function', 'has', '有值', '数据中有值，或该项适用', 'whether there is a value, or the item applies'),
  word(
    'function',
    'default',
    '缺省',
    'default(值, 替代)：没有值时用替代',
    'the value, or the second where there is none',
  ),
  word(
    'function',
    'rank',
    '排名',
    'rank(值, lowest, group where 条件)：在各单位中的名次',
    'rank(value, lowest, group where condition): the place among the units',
  ),
  word('variable', 'month', '月份', '本期月份 1–12', 'the month of the period, 1 to 12'),
  word('variable', 'quarter', '季度', '本期季度 1–4', 'the quarter of the period, 1 to 4'),
  word('variable', 'year', '年份', '本期年份', 'the year of the period'),
  word('variable', 'period_start', '期初', '本期第一天（当月 1 日）', "the first day of the period's month"),
  word('variable', 'period_end', '期末', '本期最后一天（当月月末）', "the last day of the period's month"),
  word('variable', 'unit', '单位', '被考评的单位', 'the unit that is scored'),
  word(
    'variable',
    'group',
    '组别',
    '该单位所在的组。排名时：在本组中',
    'the group of the unit. In rank: within that group',
  ),
  word('variable', 'units', '各单位', '参与考评的全部单位', 'all units that are scored'),
  word('variable', 'peers', '同组单位', '同组参与考评的单位', 'the scored units of the same group'),
  word(
    'variable',
    'reporting',
    '报数单位',
    '数据中出现的单位，含被取消资格的',
    'the units that stand in the data, disqualified ones included',
  ),
  word('variable', 'member', '成员', '逐个计算时当前的成员', 'the current member of the innermost set gone over'),
  word('variable', 'item', '本项', '正在计分的项目名', 'the name of the item being scored'),
  word('option', 'highest', '最高', '数值大的为优', 'the greatest is best'),
  word('option', 'lowest', '最低', '数值小的为优', 'the least is best'),
  word(
    'option',
    'shared',
    '同名次',
    '并列的占用后面的名次（1、2、2、4）',
    'equals take up the places behind (1, 2, 2, 4)',
  ),
  word('option', 'dense', '连续名次', '并列的不占用后面的名次（1、2、2、3）', 'equals take up one place (1, 2, 2, 3)'),
];

const byText = new Map<string, Word>(WORDS.flatMap((one) => [[one.en, one] as const, [one.zh, one] as const]));

/** The word that a text stands for in either language. */
export const wordOf = (text: string): Word | undefined => byText.get(text);
