import type { CodeEntry } from './entry.js';

export const runCodes = {
  'no-value': {
    severity: 'error',
    title: { zh: '计算时没有值', en: 'no value to compute with' },
    hint: { zh: '在数据中补上，或在规则中先判断', en: 'give it in the data, or let the rule ask first' },
  },
  'nothing-to-aggregate': {
    severity: 'error',
    title: { zh: '没有可汇总的', en: 'nothing to aggregate' },
    hint: { zh: '用“否则”写明那时的结果', en: 'say what that gives after `else`' },
  },
  'not-whole': {
    severity: 'error',
    title: { zh: '不是整数', en: 'not a whole number' },
    hint: { zh: '改为整数', en: 'use a whole number' },
  },
  'not-positive': {
    severity: 'error',
    title: { zh: '不是正数', en: 'not a positive number' },
    hint: { zh: '改为正数', en: 'use a positive number' },
  },
  'no-maximum': {
    severity: 'error',
    title: { zh: '没有满分可用', en: 'no maximum to go by' },
    hint: { zh: '给项目写明 max', en: 'give the item its `max`' },
  },
  'score-missing': {
    severity: 'error',
    title: { zh: '得不出总分', en: 'no score' },
    hint: { zh: '检查该单位适用的项目', en: 'see which items apply to the unit' },
  },
  'check-failed': {
    severity: 'error',
    title: { zh: '数据不符合规则的校验', en: 'the data fails a check of the rule' },
    hint: { zh: '按提示改正数据', en: 'correct the data as the message says' },
  },
} as const satisfies Record<string, CodeEntry>;
