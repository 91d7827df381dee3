import { method } from './method.js';
import { coefficient, expression, object } from './shape.js';

export const ratio = method({
  name: 'ratio',
  zh: '按完成率',
  shape: object({
    actual: { zh: '完成', required: true, shape: expression('number'), note: { zh: '完成数', en: 'what was done' } },
    target: {
      zh: '目标',
      required: true,
      shape: coefficient('number'),
      note: { zh: '任务数；为 0 时得满分', en: 'what was due; 0 earns the maximum' },
    },
    at_least: {
      zh: '不低于',
      shape: coefficient('number'),
      note: { zh: '完成率低于此数不得分', en: 'a rate below this earns nothing' },
    },
  }),
  note: {
    zh: '满分 × min(1, 完成 ÷ 目标)。完成为负先得 0 分，其次目标为 0 得满分。',
    en: 'maximum × min(1, actual ÷ target). A negative actual earns 0 (this comes first); a target of 0 earns the maximum.',
  },
  example: 'ratio: { actual: 完成数, target: 任务数 }',
});
