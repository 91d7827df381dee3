import { method } from './method.js';
import { coefficient } from './shape.js';

export const check = method({
  name: 'check',
  zh: '达标',
  shape: coefficient('flag'),
  note: { zh: '条件成立得满分，否则 0 分。', en: 'The maximum where the condition holds, else 0.' },
  example: 'check: 培训次数 >= 1',
});
