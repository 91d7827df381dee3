import {
  BODY,
  coefficient,
  expression,
  type KeySpec,
  type Keys,
  map,
  NODE,
  object,
  sequence,
  TEXT,
  words,
} from '../methods/shape.js';

const text = (zh: string, noteZh: string, noteEn: string, required?: true) =>
  ({ zh, shape: TEXT, note: { zh: noteZh, en: noteEn }, ...(required ? { required } : {}) }) as const;

/** The keys of a field of the data. */
export const FIELD_KEYS = {
  type: {
    zh: '类型',
    required: true,
    shape: words('number', 'count', 'percent', 'flag', 'date', 'text', 'choice', 'points', 'list'),
    note: {
      zh: 'number 数值、count 个数（非负整数）、percent 百分比、flag 是否、date 日期、text 文本、choice 选项、points 评定分、list 清单',
      en: 'what kind of value it is; count is whole and not negative, percent a fraction (0.85 or "85%")',
    },
  },
  unit: text('单位', '计量单位，如 亩、万元', 'the unit of measure'),
  min: { zh: '最小', shape: coefficient('number'), note: { zh: '不得小于', en: 'not below' } },
  max: {
    zh: '最大',
    shape: coefficient('number'),
    note: {
      zh: '不得大于；评定分不写时取评定它的项目的满分',
      en: 'not above; for points, the maximum of the item that is judged by it unless given',
    },
  },
  above: { zh: '大于', shape: coefficient('number'), note: { zh: '必须大于', en: 'strictly above' } },
  at_most: {
    zh: '不超过',
    shape: expression('number'),
    note: { zh: '不得超过另一字段', en: 'not above another field' },
  },
  optional: {
    zh: '可缺',
    shape: words('true', 'false'),
    note: { zh: '可以没有；使用前须用 has 判断', en: 'may be absent; `has` must guard it' },
  },
  default: {
    zh: '缺省值',
    shape: NODE,
    note: { zh: '没有时取的值；清单写 []', en: 'what stands where it is absent; [] for a list' },
  },
  required: {
    zh: '须报',
    shape: expression('flag'),
    note: {
      zh: '什么情况下必须报；其他情况可以不报，报了也不看',
      en: 'where it must be given; elsewhere it may be left out and is not looked at',
    },
  },
  per: text('每个', '集合或表：每个成员各一个值', 'a set or table: one value for each member'),
  scores: {
    zh: '取自规则',
    shape: NODE,
    note: {
      zh: '值是另一规则的得分：规则代号；按成员给出的写 { 成员: 规则代号 }',
      en: 'the value is the score of another rule: its id; with `per`, { member: id }',
    },
  },
  stands: {
    zh: '沿用',
    shape: words('true', 'false'),
    note: {
      zh: '该规则本月没有得分时沿用上一次的得分',
      en: 'the last score of the rule stands where it has none this month',
    },
  },
  common: {
    zh: '全市',
    shape: words('true', 'false'),
    note: { zh: '各单位共用，写在数据的 common 下', en: 'the same for all units; stands under `common` in the data' },
  },
  choices: { zh: '选项', shape: sequence(TEXT), note: { zh: '选项', en: 'the texts to choose from' } },
  of: text('选自', '选项来自哪个集合', 'the set to choose from'),
  fields: { zh: '字段', shape: NODE, note: { zh: '清单每条记录的字段', en: 'the fields of a record of a list' } },
  note: text('说明', '含义', 'what it means'),
} as const satisfies Keys;

/** The keys of a table: a set whose members have columns. */
export const TABLE_KEYS = {
  columns: {
    zh: '列',
    required: true,
    shape: map(words('number', 'percent', 'text', 'flag', 'date', 'unit', 'units', 'texts')),
    note: { zh: '各列的名称和类型', en: 'the columns, name and type' },
  },
  rows: {
    zh: '行',
    required: true,
    shape: NODE,
    note: { zh: '成员: [各列的值]，按列的顺序', en: 'member: [its values in the order of the columns]' },
  },
  note: text('说明', '说明', 'a note'),
} as const satisfies Keys;

export const READING_KEYS = {
  clause: text('条款', '条款', 'the clause', true),
  open: text('未明', '文本没有说清什么', 'what the text leaves open', true),
  read: text('读作', '这里怎样理解', 'how it is read here', true),
  instead: text('另解', '还可以怎样理解', 'how else it could be read'),
  choices: { zh: '选项', shape: sequence(TEXT), note: { zh: '可以运行的读法', en: 'the readings that can be run' } },
  chosen: text('选用', '采用的读法', 'the one that is used'),
} as const satisfies Keys;

export const CHECK_KEYS = {
  that: { zh: '应', required: true, shape: expression('flag'), note: { zh: '数据应满足的条件', en: 'what must hold' } },
  message: text('提示', '不满足时给报数人看的话', 'what is said where it does not', true),
  source: text('依据', '条款', 'the clause'),
} as const satisfies Keys;

const ranking = {
  round: text('舍入', '如 0.01 half-up', 'step and mode, such as 0.01 half-up', true),
  among: {
    zh: '范围',
    required: true,
    shape: words('all', 'group'),
    note: { zh: '全部单位一起排（all）还是分组排（group）', en: 'one ranking or one in each group' },
  },
  ties: {
    zh: '并列',
    shape: words('shared', 'dense'),
    note: { zh: '并列的名次，默认 shared（1、2、2、4）', en: 'places of equals; shared (1, 2, 2, 4) unless given' },
  },
  source: text('依据', '条款', 'the clause'),
} as const satisfies Keys;

const carried = {
  value: { zh: '值', required: true, shape: expression('number'), note: { zh: '结转的数', en: 'what is handed on' } },
  clear: { zh: '清零', shape: expression('flag'), note: { zh: '何时清零', en: 'when it is cleared to 0' } },
  source: text('依据', '条款', 'the clause'),
} as const satisfies Keys;

const key = <const S extends KeySpec['shape']>(zh: string, shape: S, noteZh: string, noteEn: string) =>
  ({ zh, shape, note: { zh: noteZh, en: noteEn } }) as const;

/** The top level of a rule file, in the order in which a file is best written. */
export const RULE_KEYS = {
  rule: text('规则', '规则代号，与文件名相同', 'the id of the rule, the same as the file name', true),
  title: text('标题', '名称', 'its title', true),
  edition: text('版本', '文件年份', 'the edition of the regulation', true),
  source: text('依据', '附件或条款', 'where the regulation states it', true),
  cycle: {
    zh: '周期',
    required: true,
    shape: words('month', 'quarter', 'two-months'),
    note: {
      zh: '考评周期：month 每月、quarter 每季（3、6、9、12 月）、two-months 每两月（双月）',
      en: 'month, quarter (months 3, 6, 9, 12) or two-months (even months)',
    },
  },
  periods: key(
    '适用期',
    object({ from: text('自', '首期', 'the first period', true), to: text('至', '末期', 'the last period', true) }),
    '规则适用的首期和末期',
    'the periods that the rule covers',
  ),
  units: {
    zh: '单位',
    required: true,
    shape: NODE,
    note: { zh: '被考评的单位，可分组', en: 'who is scored, in groups or as one list' },
  },
  classes: key('分类', map(NODE), '单位或月份的分类', 'classes of units or months'),
  sets: key('集合', map(NODE), '固定的成员名单', 'fixed lists of members'),
  tables: key('表', map(object(TABLE_KEYS)), '带列的集合', 'sets whose members have columns'),
  coefficients: key(
    '系数',
    map(NODE),
    '多处共用的系数，可按单位、月份等列表',
    'named coefficients, tables and matrices',
  ),
  functions: key(
    '公式',
    map(expression('any')),
    '带参数的公式：名称(参数, …)',
    'formulas with parameters: name(parameter, …)',
  ),
  fields: key('字段', map(NODE), '数据必须包含什么', 'what the data must carry'),
  values: key('中间值', map(NODE), '命名的计算步骤', 'named steps of the calculation'),
  readings: key('读法', map(object(READING_KEYS)), '文本未明之处及其读法', 'the register of what the text leaves open'),
  score: { zh: '计分', required: true, shape: BODY, note: { zh: '总分怎样构成', en: 'how the score is made up' } },
  ranking: {
    zh: '排名',
    required: true,
    shape: object(ranking),
    note: { zh: '舍入与排名', en: 'rounding and ranking of the score' },
  },
  disqualify: key(
    '取消资格',
    object({
      when: { zh: '当', required: true, shape: expression('flag'), note: { zh: '条件', en: 'the condition' } },
      source: text('依据', '条款', 'the clause'),
    }),
    '取消资格的条件：不计分、不排名、不进入任何平均和最大值',
    'takes a unit out of scores, ranks, means and maxima',
  ),
  carry: key(
    '结转',
    map(object(carried)),
    '结转到下期的数，键为下期数据的字段',
    'what is handed to the next period, by the field that takes it',
  ),
  checks: key('校验', sequence(object(CHECK_KEYS)), '数据必须满足的条件', 'conditions that the data must meet'),
} as const satisfies Keys;

export const VALUE_KEYS = {
  per: text('每个', '集合、表或清单：每个成员各算一个', 'a set, table or list: one for each member', true),
  value: { zh: '值', required: true, shape: coefficient('any'), note: { zh: '算式', en: 'the expression' } },
} as const satisfies Keys;
