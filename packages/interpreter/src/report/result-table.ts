import type { Bilingual, CheckedRule, Exact, Language } from '@zhunsheng/dsl';
import type { Result, UnitResult } from '../run/result.js';
import { byPlace } from './order.js';
import { sourceNotes } from './source-notes.js';
import type { ReportColumn, ReportRow, ReportTable } from './table.js';
import { wordsOf } from './words.js';

/** A reading of which this run takes another choice than the rule. */
export interface TakenReading {
  readonly name: string;
  readonly choice: string;
  readonly instead: string;
}

const DASH = '—';
const SHOWN_PLACES = 2;

/** The units by place, with their scores and the points of the top items. */
export const resultTable = (
  rule: CheckedRule,
  result: Result,
  taken: readonly TakenReading[],
  language: Language,
): ReportTable => {
  const word = wordsOf(language);
  const grouped = rule.groups.length > 0;
  const items = [...new Set(result.units.flatMap((unit) => unit.items.map((one) => one.item)))];
  const column = (
    heading: string,
    align: ReportColumn['align'],
    give: ReportColumn['give'] = 'keep',
  ): ReportColumn => ({ heading, align, give });
  const row = (unit: UnitResult): ReportRow => {
    const points = new Map(unit.items.map((one) => [one.item, one.points]));
    const scored = unit.status === 'scored';
    return {
      muted: !scored,
      cells: [
        unit.rank === undefined ? DASH : String(unit.rank),
        unit.unit,
        ...(grouped ? [unit.group ?? DASH] : []),
        scored ? (unit.score?.toFixed(rule.ranking.decimals) ?? DASH) : word('disqualified'),
        ...items.map((item) => pointsText(points.get(item))),
      ],
    };
  };
  return {
    title: [titleOf(rule, result)[language]],
    columns: [
      column(word('place'), 'right'),
      column(word('unit'), 'left'),
      ...(grouped ? [column(word('group'), 'left')] : []),
      column(word('score'), 'right'),
      ...items.map((item) => column(item, 'right', 'drop')),
    ],
    rows: byPlace(rule, result).map(row),
    notes: [
      ...(rule.ranking.among === 'group' ? [WITHIN_GROUPS[language]] : []),
      ...(items.length > 0 ? [PRECISION[language]] : []),
      ...sourceNotes(result, language),
      ...taken.map((one) => takenText(one)[language]),
    ],
  };
};

const pointsText = (points: Exact | null | undefined): string => points?.toFixed(SHOWN_PLACES) ?? DASH;

/** The rule, its edition and the period, in one line. */
export const titleOf = (rule: CheckedRule, result: Result): Bilingual => ({
  zh: `${rule.title}（${rule.edition} 版）　${result.period}`,
  en: `${rule.title}, edition ${rule.edition}, ${result.period}`,
});

const WITHIN_GROUPS: Bilingual = { zh: '各组分别排名', en: 'places are within each group' };

const PRECISION: Bilingual = {
  zh: `各项得分四舍五入到小数点后 ${SHOWN_PLACES} 位显示，${DASH} 为不适用；准确值用 --format json 查看`,
  en: `points of items are shown to ${SHOWN_PLACES} decimals, ${DASH} where an item does not apply; --format json has them in full`,
};

const takenText = ({ name, choice, instead }: TakenReading): Bilingual => ({
  zh: `读法 ${name} 取“${choice}”，规则原取“${instead}”`,
  en: `reading ${name} is taken as ${choice}; the rule takes ${instead}`,
});
