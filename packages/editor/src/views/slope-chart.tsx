import './slope-chart.css';
import type { Board } from '../protocol/api.js';
import { fill, say, type Words } from '../words/language.js';
import { type Slope, slopesOf } from './board-rows.js';

const WORDS = {
  title: { zh: '名次变化', en: 'How places move' },
  before: { zh: '修改前', en: 'before' },
  after: { zh: '修改后', en: 'after' },
  one: {
    zh: '{unit} 第 {placeBefore} 名变为第 {placeAfter} 名',
    en: '{unit} from place {placeBefore} to {placeAfter}',
  },
} satisfies Words;

const ROW = 18;
const TOP = 22;
const WIDTH = 380;
const LEFT = 132;
const RIGHT = WIDTH - LEFT;

/** Two lists of places with a line for each unit: by group, where units are ranked by group. */
export const SlopeChart = ({ board }: { readonly board: Board }) => {
  const groups = board.grouped ? [...new Set(board.rows.map(({ group }) => group))] : [null];
  return (
    <section class="slope">
      <h3>{say(WORDS.title)}</h3>
      {groups.map((group) => (
        <Chart
          key={group}
          slopes={slopesOf(board.grouped ? { ...board, rows: board.rows.filter((one) => one.group === group) } : board)}
        />
      ))}
    </section>
  );
};

const Chart = ({ slopes }: { readonly slopes: readonly Slope[] }) => {
  const moved = slopes.filter(({ direction }) => direction !== 'same');
  if (moved.length === 0) return null;
  const height = TOP + slopes.length * ROW + 6;
  // Those that move are drawn last, on top.
  const drawn = [...slopes.filter(({ direction }) => direction === 'same'), ...moved];
  return (
    <svg
      class="slope-chart"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={moved.map((one) => fill(WORDS.one, { ...one })).join(say({ zh: '；', en: '; ' }))}
    >
      <text class="slope-head" x={LEFT - 8} y={12} text-anchor="end">
        {say(WORDS.before)}
      </text>
      <text class="slope-head" x={RIGHT + 8} y={12}>
        {say(WORDS.after)}
      </text>
      {drawn.map((one) => (
        <Line key={one.unit} slope={one} />
      ))}
    </svg>
  );
};

const Line = ({ slope: { unit, from, to, placeBefore, placeAfter, direction } }: { readonly slope: Slope }) => {
  const [start, end] = [TOP + from * ROW + ROW / 2, TOP + to * ROW + ROW / 2];
  const mark = direction === 'up' ? ' ▲' : direction === 'down' ? ' ▼' : '';
  return (
    <g class={`slope-line slope-${direction}`}>
      <text x={LEFT - 8} y={start + 4} text-anchor="end">{`${unit} ${placeBefore}`}</text>
      <line x1={LEFT} y1={start} x2={RIGHT} y2={end} />
      <circle cx={LEFT} cy={start} r={2.5} />
      <circle cx={RIGHT} cy={end} r={2.5} />
      <text x={RIGHT + 8} y={end + 4}>{`${placeAfter} ${unit}${mark}`}</text>
    </g>
  );
};
