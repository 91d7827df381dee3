import type { RuleChange } from '@zhunsheng/dsl';
import { useState } from 'preact/hooks';
import type { BoardRow, Standing } from '../protocol/api.js';
import { textsOf } from '../state/change-words.js';
import { useSession } from '../state/context.js';
import type { Review } from '../state/saving.js';
import { fill, say, type Words } from '../words/language.js';
import { DiffView } from './diff-view.js';
import { Tabs } from './tabs.js';

const WORDS = {
  tabs: { zh: '将要保存的修改', en: 'What is going to be saved' },
  coefficients: { zh: '系数（{count}）', en: 'Coefficients ({count})' },
  text: { zh: '原文差异', en: 'Text' },
  places: { zh: '名次变化（{count}）', en: 'Places ({count})' },
  item: { zh: '评分项', en: 'Item' },
  what: { zh: '内容', en: 'What' },
  clause: { zh: '条款', en: 'Clause' },
  before: { zh: '原来', en: 'Before' },
  after: { zh: '改为', en: 'After' },
  other: { zh: '其他修改', en: 'Other changes' },
  noCoefficients: { zh: '系数没有变化。', en: 'No coefficient changes.' },
  onlyText: {
    zh: '只改了注释或排版，规则的内容没有变化。',
    en: 'Only comments or layout change; the rule says the same.',
  },
  added: { zh: '新增', en: 'added' },
  removed: { zh: '删去', en: 'removed' },
  moved: { zh: '移动了位置', en: 'moved' },
  unit: { zh: '单位', en: 'Unit' },
  group: { zh: '组', en: 'Group' },
  score: { zh: '得分', en: 'Score' },
  place: { zh: '名次', en: 'Place' },
  out: { zh: '不参加排名', en: 'not ranked' },
  up: { zh: '上升', en: 'up' },
  down: { zh: '下降', en: 'down' },
  nobody: {
    zh: '用 {period} 的数据计算，各单位的得分和名次都不变。',
    en: 'With the data of {period}, no score and no place changes.',
  },
  period: {
    zh: '用 {period} 的数据计算，得分或名次有变化的单位：',
    en: "With the data of {period}, these units' scores or places change:",
  },
  tried: { zh: '其中包括试填的数据。', en: 'Values that are being tried out are counted in.' },
  noData: { zh: '没有可用的数据，看不到名次变化。', en: 'There is no data to show how places change.' },
  ruleWrong: { zh: '规则有错误，不能计算名次。', en: "The rule has errors; places can't be computed." },
  dataWrong: { zh: '数据有错误，不能计算名次。', en: "The data has errors; places can't be computed." },
} satisfies Words;

type Panel = 'coefficients' | 'text' | 'places';

/** What saving a rule changes: its coefficients, its text, and who moves. */
export const SaveReview = ({ review }: { readonly review: Review }) => {
  const [panel, setPanel] = useState<Panel>('coefficients');
  const coefficients = review.changes.filter(isCoefficient);
  const moving = movingRows(review);
  return (
    <div class="save-review">
      <Tabs<Panel>
        label={say(WORDS.tabs)}
        selected={panel}
        onSelect={setPanel}
        tabs={[
          {
            key: 'coefficients',
            label: fill(WORDS.coefficients, { count: coefficients.length }),
            panel: <Coefficients changes={review.changes} />,
          },
          { key: 'text', label: say(WORDS.text), panel: <DiffView before={review.before} after={review.after} /> },
          {
            key: 'places',
            label: fill(WORDS.places, { count: moving?.length ?? '—' }),
            panel: <Places review={review} rows={moving} />,
          },
        ]}
      />
    </div>
  );
};

const isCoefficient = ({ kind }: RuleChange): boolean =>
  kind === 'coefficient' || kind === 'coefficient-added' || kind === 'coefficient-removed';

const Coefficients = ({ changes }: { readonly changes: readonly RuleChange[] }) => {
  const coefficients = changes.filter(isCoefficient);
  const others = changes.filter((one) => !isCoefficient(one));
  if (changes.length === 0) return <p class="save-panel">{say(WORDS.onlyText)}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys too
    <section class="save-panel" tabIndex={0} aria-label={say(WORDS.tabs)}>
      {coefficients.length > 0 ? <ChangeTable changes={coefficients} /> : <p>{say(WORDS.noCoefficients)}</p>}
      {others.length > 0 ? (
        <>
          <h3>{say(WORDS.other)}</h3>
          <ChangeTable changes={others} />
        </>
      ) : null}
    </section>
  );
};

const ChangeTable = ({ changes }: { readonly changes: readonly RuleChange[] }) => (
  <table class="save-table">
    <thead>
      <tr>
        <th scope="col">{say(WORDS.item)}</th>
        <th scope="col">{say(WORDS.what)}</th>
        <th scope="col">{say(WORDS.clause)}</th>
        <th scope="col">{say(WORDS.before)}</th>
        <th scope="col">{say(WORDS.after)}</th>
      </tr>
    </thead>
    <tbody>
      {changes.map((change) => {
        const { before, after } = textsOf(change);
        return (
          <tr key={`${change.kind} ${change.id}`}>
            <th scope="row">{change.itemPath.at(-1) ?? '—'}</th>
            <td>{say(change.label)}</td>
            <td>{change.source ?? ''}</td>
            <td class="save-text">
              {before === undefined ? <span class="faint">{say(WORDS.added)}</span> : <del>{before}</del>}
            </td>
            <td class="save-text">
              {change.kind === 'item-moved' ? (
                <span class="faint">{say(WORDS.moved)}</span>
              ) : after === undefined ? (
                <span class="faint">{say(WORDS.removed)}</span>
              ) : (
                <ins>{after}</ins>
              )}
            </td>
          </tr>
        );
      })}
    </tbody>
  </table>
);

const movingRows = ({ scores }: Review): readonly BoardRow[] | undefined =>
  scores?.kind === 'scored'
    ? scores.board.rows.filter(
        ({ before, after, difference }) =>
          before &&
          (difference !== undefined || before.place !== after?.place || before.disqualified !== after?.disqualified),
      )
    : undefined;

const Places = ({
  review: { scores },
  rows,
}: {
  readonly review: Review;
  readonly rows: readonly BoardRow[] | undefined;
}) => {
  const session = useSession();
  if (scores?.kind !== 'scored' || !rows) {
    const why =
      scores?.kind === 'rule-wrong' ? WORDS.ruleWrong : scores?.kind === 'data-wrong' ? WORDS.dataWrong : WORDS.noData;
    return <p class="save-panel">{say(why)}</p>;
  }
  const { period, grouped } = scores.board;
  const tried = session.whatIf.value.length > 0 ? say(WORDS.tried) : '';
  if (rows.length === 0) return <p class="save-panel">{fill(WORDS.nobody, { period }) + tried}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys too
    <section class="save-panel" tabIndex={0} aria-label={fill(WORDS.places, { count: rows.length })}>
      <p>{fill(WORDS.period, { period }) + tried}</p>
      <table class="save-table">
        <thead>
          <tr>
            <th scope="col">{say(WORDS.unit)}</th>
            {grouped ? <th scope="col">{say(WORDS.group)}</th> : null}
            <th scope="col">{say(WORDS.score)}</th>
            <th scope="col">{say(WORDS.place)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ unit, group, before, after }) => (
            <tr key={unit}>
              <th scope="row">{unit}</th>
              {grouped ? <td>{group ?? ''}</td> : null}
              <td>{fromTo(before?.score, after?.score)}</td>
              <td>
                {fromTo(placeText(before), placeText(after))} <Direction before={before?.place} after={after?.place} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const placeText = (standing: Standing | undefined): string | undefined =>
  standing?.place === undefined ? standing && say(WORDS.out) : String(standing.place);

const fromTo = (before: string | undefined, after: string | undefined): string =>
  before === after ? (after ?? '—') : `${before ?? '—'} → ${after ?? '—'}`;

const Direction = ({ before, after }: { readonly before: number | undefined; readonly after: number | undefined }) => {
  if (before === undefined || after === undefined || before === after) return null;
  return after < before ? (
    <span class="up">{`↑ ${say(WORDS.up)} ${before - after}`}</span>
  ) : (
    <span class="down">{`↓ ${say(WORDS.down)} ${after - before}`}</span>
  );
};
