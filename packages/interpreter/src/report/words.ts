import type { Bilingual, FieldKind, Language } from '@zhunsheng/dsl';

/** The words of reports. */
export const WORDS = {
  place: { zh: '名次', en: 'place' },
  unit: { zh: '单位', en: 'unit' },
  group: { zh: '组别', en: 'group' },
  status: { zh: '状态', en: 'status' },
  score: { zh: '得分', en: 'score' },
  scored: { zh: '已评分', en: 'scored' },
  disqualified: { zh: '取消资格', en: 'disqualified' },
  field: { zh: '字段', en: 'field' },
  where: { zh: '报在', en: 'where' },
  type: { zh: '类型', en: 'type' },
  per: { zh: '每个', en: 'per' },
  measure: { zh: '计量单位', en: 'unit' },
  required: { zh: '是否必报', en: 'required' },
  bounds: { zh: '范围', en: 'bounds' },
  meaning: { zh: '含义', en: 'meaning' },
  common: { zh: '各单位共用', en: 'common' },
  each: { zh: '各单位', en: 'each unit' },
} as const satisfies Record<string, Bilingual>;

export const FIELD_KINDS: Readonly<Record<FieldKind, Bilingual>> = {
  number: { zh: '数', en: 'number' },
  count: { zh: '个数', en: 'count' },
  percent: { zh: '百分数', en: 'percent' },
  flag: { zh: '是否', en: 'flag' },
  date: { zh: '日期', en: 'date' },
  text: { zh: '文字', en: 'text' },
  choice: { zh: '选项', en: 'choice' },
  points: { zh: '评分', en: 'points' },
  list: { zh: '清单', en: 'list' },
};

/** Picks the words of a language. */
export const wordsOf =
  (language: Language) =>
  (word: keyof typeof WORDS): string =>
    WORDS[word][language];
