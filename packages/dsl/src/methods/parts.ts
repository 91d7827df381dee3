import { method } from './method.js';
import { ITEMS, words } from './shape.js';
import { from } from './step-lines.js';

export const parts = method({
  name: 'parts',
  zh: '分项',
  shape: ITEMS,
  beside: {
    combine: {
      zh: '合并',
      shape: words('sum', 'weighted', 'mean', 'min', 'max', 'share'),
      note: {
        zh: '怎样合成：sum 相加（默认）、weighted 按 weight 加权相加、mean 平均、min、max、share 得分 ÷ 可得分 × 满分；只计适用的分项',
        en: 'sum (default), weighted (each part has `weight`), mean, min, max, or share (earned ÷ possible × maximum); over the parts that apply',
      },
    },
    from: from('相加的基础分，默认 0', 'what the sum starts from; 0 unless given'),
  },
  note: {
    zh: '由下级项目合成。没有一个分项适用、也没有基础分时，本项不适用。',
    en: 'Made up of the items under it. Does not apply where none of them applies and there is no `from`.',
  },
  example: 'parts: [{ item: 会议, max: 5, check: 会议次数 >= 1 }]',
});
