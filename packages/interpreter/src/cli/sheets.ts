import type { CheckedRule, Language } from '@zhunsheng/dsl';
import type { Month } from '../month/score-month.js';
import { byPlace, placesAmong } from '../report/order.js';
import { wordsOf } from '../report/words.js';
import type { Result, UnitResult } from '../run/result.js';
import type { Scored } from '../run/score.js';
import { renderTrace } from '../trace/render.js';

/** The calculation sheets of the units of a result, by place, one after the other. */
export const sheets = (rule: CheckedRule, scored: Scored, shown: Result, language: Language): string => {
  const sheet = (unit: UnitResult): string => {
    const trace = scored.explain(unit.unit);
    if (!trace || !unit.score) return `${unit.unit}　${wordsOf(language)('disqualified')}\n`;
    const ranked = unit.rank === undefined ? {} : { rank: unit.rank, of: placesAmong(rule, scored.result, unit) };
    return renderTrace(trace, { language, rule, unit: unit.unit, score: unit.score, period: shown.period, ...ranked });
  };
  return byPlace(rule, shown).map(sheet).join('\n');
};

/** The sheets of a unit of the rules that a month's score rests on, in the order in which they were scored, each under a heading. */
export const sheetsBelow = ({ outcomes, score }: Month, unit: string, language: Language): string =>
  [...outcomes.values()]
    .flatMap((one) => {
      if (one.kind !== 'scored' || one === score) return [];
      const { rule, scored } = one;
      const units = scored.result.units.filter((each) => each.unit === unit);
      if (units.length === 0) return [];
      const heading = { zh: `${rule.title}（${rule.id}）`, en: `${rule.title} (${rule.id})` }[language];
      return [`\n══ ${heading} ══\n\n${sheets(rule, scored, { ...scored.result, units }, language)}`];
    })
    .join('');
