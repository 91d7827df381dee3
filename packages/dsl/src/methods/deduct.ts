import { method } from './method.js';
import { lines } from './shape.js';
import { from, stepLine } from './step-lines.js';

export const deduct = method({
  name: 'deduct',
  zh: '扣分',
  shape: lines(stepLine, { from: from('从多少分扣起，默认满分', 'what it is taken from; the maximum unless given') }),
  note: {
    zh: '从满分（或 from）起，按次数或按档扣分；可写多行。',
    en: 'From the maximum (or `from`), takes `each` for every `of`, or for every whole `every` by which it falls `below` or rises `above` a threshold.',
  },
  example: 'deduct: { each: 0.5, every: 10%, of: 完成面积 / 应完成面积, below: 100% }',
});
