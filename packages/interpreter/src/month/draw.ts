import type { CheckedRule, FieldInfo, ScoreSource, Span } from '@zhunsheng/dsl';
import type { Data, Origin } from '../evaluate/frame.js';
import type { GivingColumn, ProvidedColumn, ProvidedValue } from '../run/data/provided.js';
import type { ResultSource, UnitResult } from '../run/result.js';
import { scalar } from './nodes.js';
import type { NoDataOutcome, Outcomes, ScoredOutcome } from './outcome.js';
import type { PreviousResult, PreviousUnit } from './previous.js';

/** What the scores of other rules give for the fields of a rule. */
export const providedScores = (rule: CheckedRule, outcomes: Outcomes, month: string): readonly ProvidedColumn[] =>
  sourcesIn(rule).map(({ field, source }) => {
    const outcome = outcomes.get(source.rule);
    const of = { field, ...(source.member === undefined ? {} : { member: source.member }) };
    switch (outcome?.kind) {
      case 'scored':
        return { ...of, ...scoresOf(outcome, rule, source) };
      case 'no-data': {
        const { last } = outcome;
        if (last && field.scores?.stands) return { ...of, ...standing(last, outcome, source) };
        return { ...of, kind: 'typed', origin: { kind: 'typed', period: month, ...nameOf(outcome, source) } };
      }
      default:
        return { ...of, kind: 'unknown' };
    }
  });

/** Where the scores that a rule takes have come from, once its data is read. */
export const sourcesOf = (rule: CheckedRule, outcomes: Outcomes, data: Data): readonly ResultSource[] =>
  sourcesIn(rule).map(({ field, source }) => {
    const outcome = outcomes.get(source.rule);
    const name = {
      field: field.name,
      ...(source.member === undefined ? {} : { member: source.member }),
      rule: source.rule,
    };
    const period = data.period.text;
    if (outcome?.kind === 'scored') return { ...name, period, origin: 'scored' };
    const stands = outcome?.kind === 'no-data' && field.scores?.stands ? outcome.last : undefined;
    if (stands) return { ...name, period: stands.period.text, origin: 'standing' };
    return { ...name, period, origin: isTyped(field, source, data) ? 'typed' : 'absent' };
  });

interface FieldSource {
  readonly field: FieldInfo;
  readonly source: ScoreSource;
}

const sourcesIn = (rule: CheckedRule): readonly FieldSource[] =>
  rule.fields.flatMap((field) => (field.scores?.sources ?? []).map((source) => ({ field, source })));

/** Whether the data has a figure for any unit. */
const isTyped = (field: FieldInfo, { member }: ScoreSource, data: Data): boolean => {
  const origins = data.origins?.get(field);
  const [at, size] = field.per ? [field.per.members.indexOf(member ?? ''), field.per.members.length] : [0, 1];
  return origins !== undefined && data.units.some((_, unit) => origins[unit * size + at] !== undefined);
};

const nameOf = ({ rule }: NoDataOutcome, source: ScoreSource): Pick<Origin, 'rule' | 'title'> => ({
  rule: source.rule,
  ...(rule ? { title: rule.title } : {}),
});

type Giving = Omit<GivingColumn, 'field' | 'member'>;

/** The scores of a rule for the same month. */
const scoresOf = ({ rule: drawn, scored, documents }: ScoredOutcome, by: CheckedRule, source: ScoreSource): Giving => {
  const { result } = scored;
  const [document] = documents;
  const values = new Map(
    result.units.map((unit): [string, ProvidedValue] => [
      unit.unit,
      {
        given: {
          file: by.file,
          key: scalar(source.rule, source.span),
          value: scalar(scoreText(unit, drawn), source.span, 'plain'),
        },
        origin: {
          kind: 'scored',
          rule: drawn.id,
          title: drawn.title,
          period: result.period,
          ...(unit.rank === undefined ? {} : { rank: unit.rank }),
          ...(unit.status === 'disqualified' ? { disqualified: true } : {}),
        },
      },
    ]),
  );
  const place = document
    ? { file: document.file, place: opening(document.node.span) }
    : { file: drawn.file, place: START };
  return { kind: 'scored', values, rule: drawn.id, period: result.period, ...place };
};

/** The rounded score in full; a unit that was disqualified was to earn something and earned nothing. */
const scoreText = ({ score }: UnitResult, { ranking }: CheckedRule): string =>
  score?.toDecimal(Math.max(ranking.decimals, 9)) ?? '0';

/** The last scores of a rule. */
const standing = (last: PreviousResult, outcome: NoDataOutcome, source: ScoreSource): Giving => {
  const { file, period } = last;
  const values = new Map<string, ProvidedValue>();
  for (const [name, unit] of last.units)
    values.set(name, {
      given: { file, key: unit.name, value: unit.score ?? scalar('0', unit.name.span, 'plain') },
      origin: { kind: 'standing', period: period.text, ...nameOf(outcome, source), ...standingOf(unit) },
    });
  return { kind: 'standing', values, rule: source.rule, period: period.text, file, place: period.span };
};

const standingOf = ({ rank, disqualified }: PreviousUnit): Pick<Origin, 'rank' | 'disqualified'> => ({
  ...(rank === undefined ? {} : { rank }),
  ...(disqualified ? { disqualified: true } : {}),
});

const START: Span = { start: 0, end: 0 };

const opening = ({ start, end }: Span): Span => ({ start, end: Math.min(start + 1, end) });
