import type { Words } from './words.js';

const order = { highest: '由高到低', lowest: '由低到高' } as const;
const ahead = { highest: '高者在前', lowest: '低者在前' } as const;
const among = { units: '', peers: '本组' } as const;
const higher = { below: '低', above: '高' } as const;
const more = { below: '少', above: '多' } as const;
const verb = (sign: 1 | -1): string => (sign === 1 ? '加' : '扣');
const rounding = {
  'half-up': '四舍五入到',
  'half-even': '四舍六入五成双到',
  up: '有尾数即进位到',
  down: '舍去尾数到',
  floor: '向下取到',
  ceil: '向上取到',
} as const;
const bounds = {
  ignore: '',
  whole: '，不足一档按一档计',
  nearest: '，档数四舍五入',
  prorate: '，不足一档按比例计',
} as const;

const names = {
  month: '月份',
  quarter: '季度',
  year: '年份',
  period_start: '期初',
  period_end: '期末',
  unit: '单位',
  group: '组别',
  units: '参评单位',
  peers: '本组单位',
  reporting: '报数单位',
} as const;

const brackets = (text: string): string => `（${text}）`;
const quote = (text: string): string => `“${text}”`;
const calls: Readonly<Record<string, (values: readonly string[]) => string>> = {
  abs: (values) => `绝对值（${values.join('，')}）`,
  round: ([value, step]) =>
    step === undefined ? `四舍五入取整（${value}）` : `四舍五入（${value}，以 ${step} 为单位）`,
  floor: (values) => `向下取整（${values.join('，')}）`,
  ceil: (values) => `向上取整（${values.join('，')}）`,
  clamp: ([value, low, high]) => `限值（${value}，不低于 ${low}、不高于 ${high}）`,
  sum: (values) => `合计（${values.join('，')}）`,
  mean: (values) => `平均值（${values.join('，')}）`,
  min: (values) => `${values.length > 2 ? '最小值' : '较小值'}（${values.join('，')}）`,
  max: (values) => `${values.length > 2 ? '最大值' : '较大值'}（${values.join('，')}）`,
  earliest: (values) => `最早的日期（${values.join('，')}）`,
  latest: (values) => `最晚的日期（${values.join('，')}）`,
  months_between: ([from, to]) => `从 ${from} 到 ${to} 的整月数`,
  days_between: ([from, to]) => `从 ${from} 到 ${to} 的天数`,
  add_months: ([date, months]) => `${date} 起 ${months} 个月后`,
  add_days: ([date, days]) => `${date} 起 ${days} 天后`,
  year_of: ([date]) => `${date} 的年份`,
  month_of: ([date]) => `${date} 的月份`,
};
const aggregates = { sum: '之和', mean: '的平均数', min: '的最小值', max: '的最大值' } as const;
const putTogether = {
  sum: '相加',
  weighted: '加权相加',
  mean: '取平均',
  min: '取最低',
  max: '取最高',
  share: '按得分率折算',
} as const;

/** The wording in Chinese. */
export const ZH: Words = {
  colon: '：',
  comma: '，',
  semicolon: '；',
  enumerate: '、',
  gap: '　',
  brackets,
  noted: brackets,
  quote,
  tidy: (text) =>
    text.replace(/ *([（）“”，：；、]) */g, '$1').replace(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, ''),

  yes: '是',
  no: '否',
  absent: '无数据',
  emptyList: '无',
  names,
  andMore: (shown, all) => `${shown}等 ${all} 个`,
  percentagePoints: (number) => `${number} 个百分点`,
  record: (place) => `第 ${place} 条`,
  origin: ({ kind, rule, title = rule, period, rank, disqualified }) => {
    if (kind === 'typed') return '手工填报';
    if (kind === 'carried') return `${period} 期结转`;
    const place = disqualified ? '，取消资格，计 0 分' : rank === undefined ? '' : `，第 ${rank} 名`;
    return `${title}${kind === 'standing' ? `，沿用 ${period} 期` : ''}${place}`;
  },

  and: ' 且 ',
  or: ' 或 ',
  not: (condition) => `不满足${quote(condition)}`,
  is: (name, value) => `${name}为 ${value}`,
  flag: (name, holds) => `${name}为${quote(holds ? '是' : '否')}`,
  isNot: (name, value, other) => `${name}为 ${value} 而非 ${other}`,
  oneOf: (element, list) => `${element} 属于 ${list}`,
  noneOf: (element, list) => `${element} 不属于 ${list}`,
  given: (name) => `${name}有数据`,
  notGiven: (name) => `${name}没有数据`,
  applies: (item) => `${item}适用`,
  appliesNot: (item) => `${item}不适用`,
  notAbove: (left, right) => `${left} 未超过 ${right}`,
  notBelow: (left, right) => `${left} 不低于 ${right}`,
  dates: { '<': '早于', '<=': '不晚于', '>': '晚于', '>=': '不早于' },
  settled: (holds) => (holds ? '按规则一律成立' : '按规则一律不成立'),
  fails: (condition) => `${quote(condition)}不成立`,

  because: (reason) => `（因${reason}）`,
  as: (reason) => `因${reason}，`,
  take: (value) => `取 ${value}`,
  call: (name, values) => calls[name]?.(values) ?? `${name}（${values.join('，')}）`,
  whose: (over, where) => (where === undefined ? over : `符合${quote(where)}的${over}`),
  aggregate: (name, over, all, body) => {
    if (name === 'count' || body === undefined || name === 'any' || name === 'all') return `${over}数`;
    const each = over === names.peers ? '本组各单位' : `各${over}`;
    return `${all ? each : over}${name === 'sum' ? '的' : ''}${body}${aggregates[name]}`;
  },
  aggregated: (phrase) => phrase,
  suchValue: '相应数值',
  some: (over, condition) => `有的${over}符合${quote(condition)}`,
  every: (over, condition) => `${over}全部符合${quote(condition)}`,
  none: (over, condition) => `没有${over}符合${quote(condition)}`,
  notEvery: (over, condition, members) => `${members ?? `有的${over}`}不符合${quote(condition)}`,
  leastOf: (terms) => `${terms} 中最小的`,
  greatestOf: (terms) => `${terms} 中最大的`,
  placeOf: (name, whom) => (whom === 'peers' ? `${name}在本组的名次` : `${name}的名次`),
  place: (value, { best, among: whom, place, of }) =>
    `${value}，${order[best]}在${among[whom]} ${of} 个单位中列第 ${place} 名`,
  notPlaced: (name) => `${name}不参加排名`,

  earns: (number) => `，得 ${number} 分`,
  rate: {
    least: (equation, least, then) => `${equation}，不低于 ${least}；${then}`,
    below: (equation, least) => `${equation}，低于 ${least}，得 0 分`,
    full: (equation, max) => `${equation}，得满分 ${max} 分`,
    over: (equation, max) => `${equation}，超过 100%，得满分 ${max} 分`,
    negative: (actual) => `${actual}，是负数，得 0 分`,
    noTarget: (target, max) => `${target}，没有任务，得满分 ${max} 分`,
  },
  band: (value, band) => `${value}，属于${quote(band)}一档`,
  rest: '其余',
  line: {
    beyond: (value, way, threshold, by, share) => `${value}，比 ${threshold} ${(share ? higher : more)[way]} ${by}`,
    notBeyond: (value, way, threshold) => `${value}，不${higher[way]}于 ${threshold}`,
    steps: (partial, every, count) =>
      `，每${partial === 'ignore' ? '满' : ''} ${every} 计一档${bounds[partial]}，计 ${count} 档`,
    noStep: (every) => `，不满 ${every}`,
    total: (product, sign) => `，${verb(sign)} ${product} 分`,
    nothing: (value, sign) => `${value}，不${verb(sign)}分`,
    unchanged: (from, sign) => `从 ${from} 分起，没有${verb(sign)}分`,
  },
  startsFrom: (number) => `从 ${number} 分起`,
  standing: (by, { best, among: whom, place, of, shared }, equal, tiebreaks) => {
    const ties =
      equal > 1 && tiebreaks.length > 0
        ? [`数值相同的 ${equal} 个单位再比${tiebreaks.map((one) => `${one.by}，${ahead[one.best]}`).join('；')}`]
        : [];
    const notes = [...ties, ...(shared === undefined ? [] : [`${shared} 个单位并列`])];
    return `${by}，${order[best]}在${among[whom]} ${of} 个单位中列第 ${place} 名${notes.length === 0 ? '' : brackets(notes.join('；'))}`;
  },
  fromBottom: (place) => `，即倒数第 ${place} 名`,
  unranked: (condition) => `不参加排名${condition === undefined ? '' : `（${condition}）`}`,
  allMet: (count) => `以下 ${count} 条均符合，达标`,
  notMet: (count) => `以下 ${count} 条不符合要求，未达标`,
  met: (condition, holds) => `${condition}，${holds ? '达标' : '未达标'}`,
  judged: (field, number) => `由考评人员评定：${field} ${number} 分`,
  theCase: (number, condition, source) => {
    const by = source === undefined ? '' : `（${source}）`;
    return condition === undefined
      ? `其他情形都不成立，按最后一种情形${by}计分`
      : `按第 ${number} 种情形${by}计分：${condition}`;
  },
  combine: (how, over, text) => {
    if (!over) return `各分项${putTogether[how]}：${text}`;
    const one = over.kind === 'list' ? '条' : '项';
    return `${over.name}计 ${over.count} ${one}，各${one}得分${putTogether[how]}：${text}`;
  },
  base: (number) => `基础分 ${number}`,
  possible: (number) => `可得分 ${number}`,
  maximum: (number) => `满分 ${number}`,
  empty: (over) => `没有可计的${over}`,

  notApplicable: (reason, then) => `不适用${reason === undefined ? '' : `（${reason}）`}，${then}`,
  noPart: '各分项均不适用',
  notCounted: '不计',
  meanOf: (units, mean) => `取适用的 ${units} 个单位的${units === 1 ? '得分' : '平均分'} ${mean}`,
  meanOfNone: '没有适用的单位，取满分',
  getsMax: '得满分',
  gets: (number) => `得 ${number} 分`,
  floor: (before, floor) => `算得 ${before} 分，低于最低分 ${floor}，计 ${floor} 分`,
  cap: (before, max) => `算得 ${before} 分，超过满分，计 ${max} 分`,
  scale: (best, max, equation) => `最高的单位算得 ${best} 分，超过满分 ${max}，各单位按比例折算：${equation}`,
  veto: (condition, number, source) =>
    `${condition}，本项直接计 ${number} 分${source === undefined ? '' : `（${source}）`}`,

  title: (unit, score, rank) => {
    const place =
      rank === undefined
        ? ''
        : `（${rank.inGroup ? '本组' : ''}第 ${rank.rank} 名${rank.of === undefined ? '' : `，共 ${rank.of} 个单位`}）`;
    return `${unit}　总分 ${score}${place}`;
  },
  rounded: (step, mode, equation) => `${rounding[mode]} ${step}：${equation}`,
  citing: (readings) => `读法 ${readings.join(' ')}`,
  note: (text) => `注：${text}`,
  readings: '所依读法',
  otherChoice: (chosen, usual, instead) =>
    `。本次不按此读，改取${quote(chosen)}（规则取${quote(usual)}）${instead === undefined ? '' : `；另解：${instead}`}`,
};
