import type { Bilingual, CoefficientSection } from '@zhunsheng/dsl';

/** The parts of a rule that coefficients stand in, as they are called in the editor. */
export const SECTIONS: Readonly<Record<CoefficientSection, Bilingual>> = {
  item: { zh: '评分项', en: 'Items' },
  coefficient: { zh: '系数', en: 'Coefficients' },
  value: { zh: '中间值', en: 'Values' },
  function: { zh: '公式', en: 'Functions' },
  field: { zh: '字段', en: 'Fields' },
  check: { zh: '校验', en: 'Checks' },
  table: { zh: '表', en: 'Tables' },
  ranking: { zh: '排名', en: 'Ranking' },
  reading: { zh: '读法', en: 'Readings' },
  other: { zh: '其他', en: 'Other' },
};
