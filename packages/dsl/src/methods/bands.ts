import { method } from './method.js';
import { BANDS, expression, object } from './shape.js';

export const bands = method({
  name: 'bands',
  zh: '分档',
  shape: object({
    of: { zh: '按', required: true, shape: expression('number'), note: { zh: '按什么分档', en: 'what is looked at' } },
    points: {
      zh: '档次',
      required: true,
      shape: BANDS,
      note: {
        zh: '各档的分数，自上而下取第一个成立的；档次必须不重不漏',
        en: 'the points of each band; the first that holds counts; together they must cover every value once',
      },
    },
  }),
  note: { zh: '按数值落入的档次得分。', en: 'Points by the band into which a value falls.' },
  example: 'bands: { of: 完成面积 / 任务面积, points: { ">= 100%": 6, ">= 90%": 4, else: 0 } }',
});
