import { method } from './method.js';
import { coefficient } from './shape.js';

export const points = method({
  name: 'points',
  zh: '得分',
  shape: coefficient('points'),
  note: {
    zh: '得分就是算式的值。与 parts 同写时，下级项目只列示，本项得分按算式计算。',
    en: 'The points are the value of the expression. Beside `parts`, the parts are listed and the expression says how they make up the points.',
  },
  example: 'points: 3 * 甲类数 + 1 * 乙类数',
});
