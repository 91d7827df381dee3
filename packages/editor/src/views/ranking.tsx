import type { ComponentChildren } from 'preact';
import type { Board, BoardRow, Pass, ScoresState } from '../protocol/api.js';
import { useSession } from '../state/context.js';
import { fill, say, type Words } from '../words/language.js';
import { movesOf, placeText } from './board-rows.js';
import { NoRule } from './no-rule.js';
import { SlopeChart } from './slope-chart.js';

const WORDS = {
  noData: {
    zh: '没有这条规则的数据。用“打开”加入数据文件后，这里显示得分和名次。',
    en: 'There is no data for this rule. Add a data file by "Open" to see scores and places here.',
  },
  ruleWrong: { zh: '规则有错误，改好后重新计算。', en: 'The rule has errors; scores follow once they are mended.' },
  dataWrong: {
    zh: '数据有问题，见页面底部，改好后重新计算。',
    en: 'Something is wrong with the data, see the foot of the page.',
  },
  below: { zh: '下面是修改前的名次。', en: 'Below is the ranking before the changes.' },
  caption: { zh: '{period} 得分和名次', en: 'Scores and places of {period}' },
  place: { zh: '名次', en: 'Place' },
  unit: { zh: '单位', en: 'Unit' },
  score: { zh: '得分', en: 'Score' },
  difference: { zh: '变化', en: 'Change' },
  disqualified: { zh: '取消资格', en: 'disqualified' },
  same: { zh: '得分和名次都没有变化', en: 'No score and no place has changed' },
  moves: { zh: '{scores} 个单位得分变化，{places} 个单位名次变化', en: '{scores} scores and {places} places change' },
  passes: { zh: '{unit} 超过 {other}', en: '{unit} passes {other}' },
  level: { zh: '{unit} 与 {other} 变为并列', en: '{unit} and {other} are level now' },
  tie: { zh: '{unit} 与 {other} 不再并列', en: '{unit} and {other} are level no more' },
  more: { zh: '还有 {count} 对', en: '{count} more pairs' },
  who: { zh: '谁超过谁', en: 'Who passes whom' },
  up: { zh: '上升 {count} 名', en: 'up by {count}' },
  down: { zh: '下降 {count} 名', en: 'down by {count}' },
  sources: { zh: '取自各规则的得分', en: 'Drawn from the scores of' },
  typed: { zh: '（没有本月数据）', en: ' (no data this month)' },
  openUnit: { zh: '{unit}：看计算过程', en: '{unit}: show the calculation' },
} satisfies Words;

const PASS_WORDS = { passes: WORDS.passes, 'draws-level': WORDS.level, 'breaks-tie': WORDS.tie } as const;
/** Longer lists of pairs are folded. */
const SHOWN = 4;

interface RankingProps {
  readonly onUnit: (unit: string) => void;
}

/** The ranking before and after: who gains, who loses, who passes whom. */
export const Ranking = ({ onUnit }: RankingProps) => {
  const session = useSession();
  const scores = session.snapshot.value?.scores;
  if (!session.rule.value) return <NoRule />;
  if (!scores) return null;
  if (scores.kind === 'no-data') return <p class="scores-hint">{say(WORDS.noData)}</p>;
  const board = boardIn(scores);
  return (
    <div class="ranking">
      {scores.kind === 'scored' ? null : (
        <p class="scores-hint error-text">
          {say(scores.kind === 'rule-wrong' ? WORDS.ruleWrong : WORDS.dataWrong)} {board ? say(WORDS.below) : ''}
        </p>
      )}
      {board ? <BoardView board={board} onUnit={onUnit} isNow={scores.kind === 'scored'} /> : null}
    </div>
  );
};

const boardIn = (scores: Exclude<ScoresState, { kind: 'no-data' }>): Board | undefined =>
  scores.kind === 'scored' ? scores.board : scores.before;

interface BoardViewProps extends RankingProps {
  readonly board: Board;
  /** Whether it is of the present text and not just of what is on disk. */
  readonly isNow: boolean;
}

const BoardView = ({ board, onUnit, isNow }: BoardViewProps) => {
  const { rows, passes } = board;
  const moves = movesOf(rows);
  const isSame = moves.scores === 0 && moves.places === 0;
  return (
    <>
      <p class="ranking-summary" role="status">
        {!isNow ? null : isSame ? (
          <span class="faint">{say(WORDS.same)}</span>
        ) : (
          <strong>{fill(WORDS.moves, moves)}</strong>
        )}
      </p>
      <Passes passes={passes} />
      <table class="ranking-table">
        <caption class="unseen">{fill(WORDS.caption, { period: board.period })}</caption>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.place)}</th>
            <th scope="col">{say(WORDS.unit)}</th>
            <th scope="col" class="number">
              {say(WORDS.score)}
            </th>
            <th scope="col" class="number">
              {say(WORDS.difference)}
            </th>
          </tr>
        </thead>
        {groupsOf(board).map(({ group, rows: own }) => (
          <tbody key={group}>
            {group === '' ? null : (
              <tr>
                <th scope="rowgroup" colSpan={4} class="ranking-group">
                  {group}
                </th>
              </tr>
            )}
            {own.map((row) => (
              <Row key={row.unit} row={row} onUnit={onUnit} />
            ))}
          </tbody>
        ))}
      </table>
      {moves.places > 0 ? <SlopeChart board={board} /> : null}
      <Sources board={board} />
    </>
  );
};

/** One ranking; or one after the other, where units are ranked by group. */
const groupsOf = ({
  rows,
  grouped,
}: Board): readonly { readonly group: string; readonly rows: readonly BoardRow[] }[] => {
  if (!grouped) return [{ group: '', rows }];
  const groups = [...new Set(rows.map((one) => one.group ?? ''))];
  return groups.map((group) => ({ group, rows: rows.filter((one) => (one.group ?? '') === group) }));
};

const Row = ({ row, onUnit }: RankingProps & { readonly row: BoardRow }) => {
  const { unit, before, after, difference } = row;
  const isUp = difference !== undefined && !difference.startsWith('-');
  return (
    <tr class={difference === undefined ? '' : 'ranking-moved'}>
      <td>
        <Place row={row} />
      </td>
      <th scope="row">
        <button type="button" class="link" aria-label={fill(WORDS.openUnit, { unit })} onClick={() => onUnit(unit)}>
          {unit}
        </button>
      </th>
      <td class="number">
        {difference !== undefined && before?.score !== undefined ? (
          <span class="ranking-old">{`${before.score} → `}</span>
        ) : null}
        {after?.disqualified ? <span class="faint">{say(WORDS.disqualified)}</span> : (after?.score ?? '—')}
      </td>
      <td class={`number ${difference === undefined ? '' : isUp ? 'up' : 'down'}`}>{difference ?? ''}</td>
    </tr>
  );
};

const Place = ({ row: { before, after } }: { readonly row: BoardRow }): ComponentChildren => {
  const [from, to] = [before?.place, after?.place];
  const by = from === undefined || to === undefined ? 0 : from - to;
  if (by === 0) return placeText(to);
  const words = fill(by > 0 ? WORDS.up : WORDS.down, { count: Math.abs(by) });
  return (
    <span class="ranking-place">
      <span class="ranking-old">{`${placeText(from)} → `}</span>
      {placeText(to)}
      <span class={by > 0 ? 'up' : 'down'} role="img" aria-label={words} title={words}>
        {` ${by > 0 ? '▲' : '▼'}${Math.abs(by)}`}
      </span>
    </span>
  );
};

const Passes = ({ passes }: { readonly passes: readonly Pass[] }) => {
  if (passes.length === 0) return null;
  const item = (one: Pass) => (
    <li key={`${one.kind} ${one.unit} ${one.other}`}>{fill(PASS_WORDS[one.kind], { ...one })}</li>
  );
  const rest = passes.slice(SHOWN);
  return (
    <>
      <ul class="ranking-passes" aria-label={say(WORDS.who)}>
        {passes.slice(0, SHOWN).map(item)}
      </ul>
      {rest.length > 0 ? (
        <details class="ranking-more">
          <summary>{fill(WORDS.more, { count: rest.length })}</summary>
          <ul class="ranking-passes">{rest.map(item)}</ul>
        </details>
      ) : null}
    </>
  );
};

/** The rules that the scores are drawn from, each a way to it. */
const Sources = ({ board: { sources } }: { readonly board: Board }) => {
  const session = useSession();
  if (sources.length === 0) return null;
  return (
    <section class="ranking-sources">
      <h3>{say(WORDS.sources)}</h3>
      <ul>
        {sources.map(({ rule, path, title, hasData }) => (
          <li key={rule}>
            {path === undefined ? (
              rule
            ) : (
              <button type="button" class="link" onClick={() => session.show(path)}>
                {title ?? rule}
              </button>
            )}
            {hasData ? null : <span class="faint">{say(WORDS.typed)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
};
