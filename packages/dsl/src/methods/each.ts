import { method } from './method.js';
import { BODY, COLLECTION, coefficientOr, expression, object, words } from './shape.js';

export const each = method({
  name: 'each',
  zh: '逐个',
  shape: object({
    over: { zh: '遍历', required: true, shape: COLLECTION, note: { zh: '集合、表或清单', en: 'a set, table or list' } },
    where: {
      zh: '其中',
      inside: true,
      guards: true,
      shape: expression('flag'),
      note: { zh: '只取满足条件的', en: 'only those for which this holds' },
    },
    combine: {
      zh: '合并',
      required: true,
      shape: words('sum', 'mean', 'min', 'max'),
      note: { zh: '各自得分怎样合成：sum、mean、min、max', en: 'how their points are put together' },
    },
    empty: {
      zh: '空时',
      shape: coefficientOr('points', ['max', 'zero', 'skip']),
      note: {
        zh: '一个也没有时：max 满分、zero 0 分、skip 不适用，或分数；可能为空时必须写',
        en: 'what none of them earns: max, zero, skip (does not apply) or points; must be written where there may be none',
      },
    },
    score: {
      zh: '计分',
      required: true,
      inside: true,
      shape: BODY,
      note: {
        zh: '每一个怎样计分；mean、min、max 时满分默认同本项',
        en: "how one is scored; its maximum is the item's own unless points are summed",
      },
    },
  }),
  note: {
    zh: '对集合的每个成员或清单的每条记录分别计分，再合成本项得分。',
    en: 'Scores every member of a set or every record of a list, then combines the points.',
  },
  example: 'each: { over: 工地, combine: mean, empty: max, score: { check: 已验收 } }',
});
