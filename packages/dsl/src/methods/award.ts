import { method } from './method.js';
import { lines } from './shape.js';
import { from, stepLine } from './step-lines.js';

export const award = method({
  name: 'award',
  zh: '加分',
  shape: lines(stepLine, { from: from('从多少分加起，默认 0', 'where it starts; 0 unless given') }),
  note: {
    zh: '从 0（或 from）起，按次数或按档加分，到满分为止；可写多行。',
    en: 'The same upwards, from 0 (or `from`) to the maximum.',
  },
  example: 'award: { each: 0.2, of: 服务次数 }',
});
