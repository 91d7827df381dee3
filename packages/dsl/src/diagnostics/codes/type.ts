import type { CodeEntry } from './entry.js';

export const typeCodes = {
  'type-mismatch': {
    severity: 'error',
    title: { zh: '类型不符', en: 'wrong type' },
    hint: { zh: '改成这里要求的类型', en: 'write what this place calls for' },
  },
  'measure-mismatch': {
    severity: 'error',
    title: { zh: '计量单位不一致', en: 'units of measure differ' },
    hint: {
      zh: '先换算成同一单位再相加、相减或比较',
      en: 'convert to one unit before adding, subtracting or comparing',
    },
  },
  'percent-mismatch': {
    severity: 'error',
    title: { zh: '百分比与数混用', en: 'percent mixed with a number' },
    hint: { zh: '百分比写作 60%', en: 'write a percentage as 60%' },
  },
  'may-be-absent': {
    severity: 'error',
    title: { zh: '可能没有值', en: 'may have no value' },
    hint: {
      zh: '先用 has(…) 判断，或用 default(…, 替代值)',
      en: 'guard it with has(…), or give default(…, another value)',
    },
  },
  'bad-call': {
    severity: 'error',
    title: { zh: '函数用法不对', en: 'wrong use of a function' },
    hint: { zh: '按语言手册的格式写', en: 'write it as the language reference says' },
  },
  'cohort-in-list': {
    severity: 'error',
    title: { zh: '清单记录不能与别的单位比较', en: 'a record of a list can not be compared among units' },
    hint: { zh: '把排名或全市平均移到清单之外', en: 'rank or average outside the list' },
  },
  'band-gap': {
    severity: 'error',
    title: { zh: '档次之间有空档', en: 'gap between bands' },
    hint: { zh: '补上缺的一档，或在最后写 else', en: 'add the band that is missing, or `else` at the end' },
  },
  'band-overlap': {
    severity: 'error',
    title: { zh: '档次重叠', en: 'bands overlap' },
    hint: { zh: '调整界限，使一个数值只落入一档', en: 'move the bounds so that a value falls into one band' },
  },
  'dead-band': {
    severity: 'error',
    title: { zh: '永远落不到的一档', en: 'a band that nothing falls into' },
    hint: { zh: '删去，或移到前面', en: 'remove it, or move it up' },
  },
  'cases-open': {
    severity: 'error',
    title: { zh: '情形没有列全', en: 'cases are not exhaustive' },
    hint: { zh: '最后加一个 when: else', en: 'end with `when: else`' },
  },
  'rank-points': {
    severity: 'error',
    title: { zh: '名次怎样得分没有写清', en: 'how places earn points is not said' },
    hint: {
      zh: '写 step、last、fall、places、from_bottom 之一',
      en: 'write one of step, last, fall, places and from_bottom',
    },
  },
  'parts-do-not-add-up': {
    severity: 'warning',
    title: { zh: '分项满分之和与满分不符', en: 'the maxima of the parts do not add up' },
    hint: {
      zh: '核对分值；若文件原文如此，写 adds_up: no',
      en: 'check the figures; if the text is so, write `adds_up: no`',
    },
  },
  'missing-decision': {
    severity: 'error',
    title: { zh: '必须写明的没有写', en: 'a decision is not written' },
    hint: { zh: '写明它', en: 'write it' },
  },
  'field-condition': {
    severity: 'error',
    title: { zh: '字段的条件用了读数据时没有的东西', en: 'a condition of a field uses what is not there yet' },
    hint: {
      zh: '字段的条件和界限只能用数据、系数、单位和月份',
      en: 'conditions and bounds of fields use data, coefficients, units and months only',
    },
  },
  'division-by-zero': {
    severity: 'error',
    title: { zh: '除以零', en: 'division by zero' },
    hint: { zh: '先判断除数是否为 0', en: 'ask first whether the divisor is 0' },
  },
} as const satisfies Record<string, CodeEntry>;
