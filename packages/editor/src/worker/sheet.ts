import type { Language } from '@zhunsheng/dsl';
import { sheetOf } from '@zhunsheng/interpreter';
import type { Sheet } from '../protocol/api.js';
import type { Scoring } from './scoring.js';

/** How a unit came to its score, line by line; undefined for a unit that was not scored. */
export const sheetFor = (
  { scored, rule }: Extract<Scoring, { kind: 'scored' }>,
  unit: string,
  language: Language,
): Sheet | undefined => {
  const trace = scored.explain(unit);
  const { result } = scored;
  const own = result.units.find((one) => one.unit === unit);
  if (!trace || !own?.score) return undefined;
  const ranked = result.units.filter(
    (one) => one.rank !== undefined && (rule.ranking.among !== 'group' || one.group === own.group),
  );
  const lines = sheetOf(trace, {
    language,
    rule,
    unit,
    score: own.score,
    period: result.period,
    ...(own.rank === undefined ? {} : { rank: own.rank, of: ranked.length }),
  });
  return { unit, lines };
};
