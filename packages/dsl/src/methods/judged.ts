import { method } from './method.js';
import { FIELD } from './shape.js';

export const judged = method({
  name: 'judged',
  zh: '评定',
  shape: FIELD,
  note: {
    zh: '由考评人员给分的字段（类型 points），0 到满分。',
    en: "An assessor's points: the name of a field of type points, from 0 to the maximum.",
  },
  example: 'judged: 质量评分',
});
