import type { CheckedRule, Language } from '@zhunsheng/dsl';
import type { Result, UnitResult } from '../run/result.js';
import { type CsvCell, csvText } from './csv.js';
import { itemPaths, pointsByPath } from './items.js';
import { byPlace } from './order.js';
import { PLACES } from './result-json.js';
import { wordsOf } from './words.js';

/** A row for each unit, in the order of the table, with the points of all items at all levels; empty where an item does not apply. */
export const resultCsv = (rule: CheckedRule, result: Result, language: Language): string => {
  const word = wordsOf(language);
  const paths = itemPaths(result);
  const grouped = rule.groups.length > 0;
  const heading = [
    word('place'),
    word('unit'),
    ...(grouped ? [word('group')] : []),
    word('status'),
    word('score'),
    ...paths,
  ];
  const row = (unit: UnitResult): readonly CsvCell[] => {
    const points = pointsByPath(unit.items);
    return [
      unit.rank === undefined ? '' : { number: String(unit.rank) },
      unit.unit,
      ...(grouped ? [unit.group ?? ''] : []),
      word(unit.status),
      unit.score ? { number: unit.score.toFixed(rule.ranking.decimals) } : '',
      ...paths.map((path): CsvCell => {
        const own = points.get(path);
        return own ? { number: own.toDecimal(PLACES) } : '';
      }),
    ];
  };
  return csvText([heading, ...byPlace(rule, result).map(row)]);
};
