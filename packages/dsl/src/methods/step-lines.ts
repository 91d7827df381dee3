import { coefficient, expression, type KeySpec, words } from './shape.js';

/** The keys that the lines of `deduct` and `award` share. */
export const stepLine = {
  each: {
    zh: '每',
    required: true,
    shape: coefficient('points'),
    note: { zh: '每个（每档）多少分', en: 'points for each one, or for each step' },
  },
  of: {
    zh: '按',
    required: true,
    shape: expression('number'),
    note: { zh: '计数或数值', en: 'what is counted or measured' },
  },
  every: {
    zh: '每满',
    shape: coefficient('number'),
    note: { zh: '一档的大小；不写则按个数计', en: 'the size of a step; without it every one counts' },
  },
  below: {
    zh: '低于',
    shape: coefficient('number'),
    note: { zh: '只计低于此数的部分', en: 'only what falls below this counts' },
  },
  above: {
    zh: '高于',
    shape: coefficient('number'),
    note: { zh: '只计高于此数的部分', en: 'only what rises above this counts' },
  },
  partial: {
    zh: '不足一档',
    shape: words('ignore', 'whole', 'nearest', 'prorate'),
    note: {
      zh: '不足一档怎么算：ignore 不计（默认）、whole 算一档、nearest 四舍五入、prorate 按比例',
      en: 'a part of a step: ignore (default), whole, nearest (half up) or prorate',
    },
  },
} as const satisfies Record<string, KeySpec>;

/** The key that says where counting starts. */
export const from = (zh: string, en: string) =>
  ({ zh: '起点', shape: coefficient('points'), note: { zh, en } }) as const satisfies KeySpec;
