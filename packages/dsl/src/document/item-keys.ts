import {
  COLLECTION,
  coefficient,
  coefficientOr,
  expression,
  type Keys,
  object,
  sequence,
  TEXT,
  words,
} from '../methods/shape.js';

/** The keys of an item beside its method. */
export const ITEM_KEYS = {
  item: { zh: '项目', shape: TEXT, note: { zh: '项目名称，全文件唯一', en: "the item's name, unique in the rule" } },
  items: {
    zh: '逐项',
    shape: COLLECTION,
    note: {
      zh: '集合或表：每个成员各成一个项目，以成员名为项目名（写了 items 就不写 item）',
      en: 'a set or table: one item for each member, named after it (instead of `item`)',
    },
  },
  max: {
    zh: '满分',
    shape: coefficientOr('points', ['none', 'parts']),
    note: {
      zh: '满分；none 无上限；parts 为适用分项满分之和',
      en: 'the maximum; `none`: no maximum; `parts`: the maxima of the parts that apply, added up',
    },
  },
  source: { zh: '依据', shape: TEXT, note: { zh: '条款', en: 'the clause' } },
  note: { zh: '说明', shape: TEXT, note: { zh: '给人看的说明', en: 'a note for readers' } },
  reading: {
    zh: '依读法',
    shape: sequence(TEXT),
    note: { zh: '本项所依的读法编号', en: 'the readings that the item relies on' },
  },
  weight: {
    zh: '权重',
    shape: coefficient('number'),
    note: { zh: '加权合成时的权重', en: 'its weight where the parts are `weighted`' },
  },
  applies: {
    zh: '适用',
    guards: true,
    shape: expression('flag'),
    note: { zh: '条件不成立的单位不适用本项', en: 'units for which this does not hold do not have the item' },
  },
  otherwise: {
    zh: '不适用时',
    shape: words('skip', 'zero', 'max', 'mean'),
    note: {
      zh: '不适用时：skip 不计（默认）、zero 0 分、max 满分、mean 适用单位的平均分（都不适用则满分）',
      en: 'where it does not apply: skip (default), zero, max, or the mean of the units to which it applies (the maximum where there is none)',
    },
  },
  floor: {
    zh: '最低',
    shape: coefficientOr('points', ['none']),
    note: {
      zh: '最低分，默认 0；none 无下限',
      en: 'the least that it can earn, 0 unless given; `none`: no lower limit',
    },
  },
  over_max: {
    zh: '超过满分',
    shape: words('cap', 'keep', 'scale'),
    note: {
      zh: '超过满分时：cap 取满分（默认）、keep 保留、scale 最高单位超过满分时全体按比例折算',
      en: 'above the maximum: cap (default), keep, or scale all units so that the best has the maximum',
    },
  },
  adds_up: {
    zh: '分项相加',
    shape: words('yes', 'no'),
    note: {
      zh: 'no：分项满分之和与满分不一致是文件原意',
      en: '`no`: the text means the maxima of the parts not to add up to the maximum',
    },
  },
  veto: {
    zh: '直接计分',
    shape: sequence(
      object({
        when: {
          zh: '当',
          required: true,
          guards: true,
          shape: expression('flag'),
          note: { zh: '条件', en: 'the condition' },
        },
        points: {
          zh: '得分',
          required: true,
          shape: coefficient('points'),
          note: { zh: '此时的得分，不受上下限约束', en: 'the points that then stand, whatever the limits' },
        },
        source: { zh: '依据', shape: TEXT, note: { zh: '条款', en: 'the clause' } },
      }),
    ),
    note: {
      zh: '条件成立时以此分数为准，自上而下取第一个',
      en: 'where the condition holds, these points stand; the first that holds',
    },
  },
} as const satisfies Keys;
