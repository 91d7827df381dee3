import type { CodeEntry } from './entry.js';

/** Mistakes of what a rule rests on beside its own data: other rules, and earlier results. */
export const monthCodes = {
  'unknown-rule': {
    severity: 'error',
    title: { zh: '没有这个规则', en: 'unknown rule' },
    hint: {
      zh: '改正规则代号，或把该规则的文件放在同一文件夹',
      en: 'correct the id, or put the file of the rule into the same folder',
    },
  },
  'wrong-result': {
    severity: 'error',
    title: { zh: '不是评分结果', en: 'not a result' },
    hint: {
      zh: '用 --all 或 --format json 写出的文件',
      en: 'use what --all or --format json has written',
    },
  },
} as const satisfies Record<string, CodeEntry>;
