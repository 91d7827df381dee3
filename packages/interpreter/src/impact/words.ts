import type { Bilingual, Language } from '@zhunsheng/dsl';

const WORDS = {
  title: { zh: '规则改动', en: 'Changes to a rule' },
  changed: { zh: '改动的系数', en: 'Changed coefficients' },
  others: { zh: '其他改动', en: 'Other changes' },
  moved: { zh: '得分或名次有变动的单位', en: 'Units whose score or place changes' },
  passes: { zh: '谁超过谁', en: 'Who passes whom' },
  nothing: { zh: '没有改动。', en: 'Nothing has changed.' },
  item: { zh: '项目', en: 'item' },
  what: { zh: '系数', en: 'coefficient' },
  before: { zh: '原来', en: 'before' },
  after: { zh: '现在', en: 'now' },
  clause: { zh: '依据', en: 'clause' },
  place: { zh: '名次', en: 'place' },
  unit: { zh: '单位', en: 'unit' },
  group: { zh: '组别', en: 'group' },
  score: { zh: '得分', en: 'score' },
  delta: { zh: '增减', en: 'change' },
  disqualified: { zh: '取消资格', en: 'disqualified' },
  absent: { zh: '不在结果中', en: 'not in the result' },
  'coefficient-added': { zh: '新增系数', en: 'new coefficient' },
  'coefficient-removed': { zh: '删去系数', en: 'coefficient removed' },
  'item-added': { zh: '新增项目', en: 'new item' },
  'item-removed': { zh: '删去项目', en: 'item removed' },
  'item-renamed': { zh: '项目改名', en: 'item renamed' },
  'item-moved': { zh: '项目移位', en: 'item moved' },
  text: { zh: '改写', en: 'rewritten' },
} as const satisfies Record<string, Bilingual>;

export type ImpactWord = keyof typeof WORDS;

export const impactWords =
  (language: Language) =>
  (word: ImpactWord): string =>
    WORDS[word][language];

/** How many units stay as they are, at the end of a list of those that do not. */
export const restText = (moved: number, unchanged: number): Bilingual => {
  if (moved === 0)
    return {
      zh: `${unchanged} 个单位的得分和名次都不变。`,
      en: `Score and place stay the same for all ${unchanged} units.`,
    };
  if (unchanged === 0) return { zh: '各单位的得分或名次都有变动。', en: 'Every unit has another score or place.' };
  return {
    zh: `其余 ${unchanged} 个单位的得分和名次不变。`,
    en: `Score and place stay the same for the other ${unchanged} unit${unchanged === 1 ? '' : 's'}.`,
  };
};
