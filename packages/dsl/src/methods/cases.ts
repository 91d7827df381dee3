import { method } from './method.js';
import { CASES } from './shape.js';

export const cases = method({
  name: 'cases',
  zh: '分情形',
  shape: CASES,
  note: {
    zh: '自上而下取第一个成立的情形，按它的办法计分；最后一个必须是 when: else。',
    en: 'The first case whose condition holds, by its own method; the last must be `when: else`.',
  },
  example: 'cases: [{ when: quarter = 1, points: 5 }, { when: else, check: 次数 >= 1 }]',
});
