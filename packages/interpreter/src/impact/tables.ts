import type { Language, RuleChange } from '@zhunsheng/dsl';
import { type Impact, isMoved, type Pair, type Standing, type UnitImpact } from './impact.js';
import { impactWords, restText } from './words.js';

/** A table as texts: what Markdown, a terminal and a page draw. */
export interface ImpactTable {
  readonly title: string;
  readonly columns: readonly { readonly heading: string; readonly align: 'left' | 'right' }[];
  readonly rows: readonly (readonly string[])[];
}

export interface ImpactReport {
  /** The changed coefficients, old and new; undefined where there are none. */
  readonly changes?: ImpactTable;
  /** Changes that are more than another coefficient, one a line. */
  readonly others: readonly string[];
  /** The units that move, by their new place; undefined where none does or nothing has been scored. */
  readonly units?: ImpactTable;
  readonly passes: readonly string[];
  /** How many units do not move; undefined where nothing has been scored. */
  readonly rest?: string;
}

const DASH = '—';
/** Longer texts are cut. */
const LONGEST = 80;

/** What a change to a rule is and what it does, in words. */
export const impactReport = (
  impact: Impact | undefined,
  changes: readonly RuleChange[],
  language: Language,
): ImpactReport => {
  const others = changes.flatMap((one) => (one.kind === 'coefficient' ? [] : [otherText(one, language)]));
  const changed = changesTable(changes, language);
  const units = impact && unitsTable(impact, language);
  return {
    ...(changed ? { changes: changed } : {}),
    others,
    ...(units ? { units } : {}),
    passes: impact ? passLines(impact, language) : [],
    ...(impact ? { rest: restText(impact.moved, impact.unchanged)[language] } : {}),
  };
};

const changesTable = (changes: readonly RuleChange[], language: Language): ImpactTable | undefined => {
  const word = impactWords(language);
  const rows = changes.flatMap((one) =>
    one.kind === 'coefficient'
      ? [[nameOf(one), one.label[language], one.before.text, one.after.text, one.source ?? DASH]]
      : [],
  );
  if (rows.length === 0) return undefined;
  return {
    title: word('changed'),
    columns: [
      { heading: word('item'), align: 'left' },
      { heading: word('what'), align: 'left' },
      { heading: word('before'), align: 'right' },
      { heading: word('after'), align: 'right' },
      { heading: word('clause'), align: 'left' },
    ],
    rows,
  };
};

const nameOf = ({ itemPath }: RuleChange): string => (itemPath.length === 0 ? DASH : itemPath.join(' › '));

const otherText = (change: RuleChange, language: Language): string => {
  const word = impactWords(language);
  const [colon, arrow] = language === 'zh' ? ['：', ' → '] : [': ', ' → '];
  const before = 'before' in change && change.before ? short(change.before.text) : undefined;
  const after = 'after' in change && change.after ? short(change.after.text) : undefined;
  const isItem = change.kind.startsWith('item-');
  const about = isItem
    ? ''
    : [...change.itemPath.slice(-1), change.label[language]].filter((one) => one !== '').join(' · ');
  const where =
    about === '' ? '' : `${language === 'zh' ? '' : ' '}${language === 'zh' ? `（${about}）` : `(${about})`}`;
  const text = [before ?? (isItem || !after ? undefined : DASH), after ?? (isItem ? undefined : DASH)];
  const values = text.filter((one) => one !== undefined).join(arrow);
  const clause = change.source === undefined ? '' : language === 'zh' ? `　${change.source}` : `  ${change.source}`;
  return `${word(change.kind as 'text')}${where}${colon}${values}${clause}`;
};

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
};

const unitsTable = (impact: Impact, language: Language): ImpactTable | undefined => {
  const word = impactWords(language);
  const moved = impact.units.filter(isMoved);
  if (moved.length === 0) return undefined;
  return {
    title: word('moved'),
    columns: [
      { heading: word('place'), align: 'right' },
      { heading: word('unit'), align: 'left' },
      ...(impact.grouped ? [{ heading: word('group'), align: 'left' as const }] : []),
      { heading: word('score'), align: 'right' },
      { heading: word('delta'), align: 'right' },
    ],
    rows: moved.map((one) => [
      placeText(one, language),
      one.unit,
      ...(impact.grouped ? [one.group ?? DASH] : []),
      scoreText(one.before, one.after, language),
      one.delta === undefined ? DASH : signed(one.delta),
    ]),
  };
};

/** `3 ↑2`: the third place, two further up than before. */
const placeText = ({ before, after, places }: UnitImpact, language: Language): string => {
  if (after.rank === undefined) return before.rank === undefined ? DASH : `${before.rank} → ${DASH}`;
  if (before.rank === undefined) return `${DASH} → ${after.rank}`;
  if (places === undefined) return String(after.rank);
  const move = places > 0 ? `↑${places}` : `↓${-places}`;
  return language === 'zh' ? `${after.rank}　${move}` : `${after.rank} ${move}`;
};

const scoreText = (before: Standing, after: Standing, language: Language): string => {
  const [old, now] = [standingText(before, language), standingText(after, language)];
  return old === now ? now : `${old} → ${now}`;
};

const standingText = ({ status, score }: Standing, language: Language): string =>
  status === 'scored' ? (score ?? DASH).replace('-', '−') : impactWords(language)(status);

const signed = (delta: string): string => delta.replace('-', '−');

/** One line for each unit that passes others, and for ties made and broken. */
const passLines = ({ passes, tiesMade, tiesBroken }: Impact, language: Language): readonly string[] => {
  const by = new Map<string, string[]>();
  for (const { overtaker, overtaken } of passes) by.set(overtaker, [...(by.get(overtaker) ?? []), overtaken]);
  const listed = (names: readonly string[]): string => names.join(language === 'zh' ? '、' : ', ');
  const [verb, made, broken] =
    language === 'zh'
      ? [(a: string, b: string) => `${a} 超过 ${b}`, '变为并列', '不再并列，前者在前']
      : [
          (a: string, b: string) => `${a} passes ${b}`,
          'now share a place',
          'no longer share a place; the first is ahead',
        ];
  const pair = ({ units }: Pair, what: string): string => `${listed(units)} ${what}`;
  return [
    ...[...by].map(([overtaker, overtaken]) => verb(overtaker, listed(overtaken))),
    ...tiesMade.map((one) => pair(one, made)),
    ...tiesBroken.map((one) => pair(one, broken)),
  ];
};
