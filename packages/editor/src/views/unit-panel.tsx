import './unit-panel.css';
import type { Signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { useSession } from '../state/context.js';
import { say, type Words } from '../words/language.js';
import { SheetView } from './sheet.js';
import { WhatIfPanel } from './what-if.js';

const WORDS = {
  unit: { zh: '单位', en: 'Unit' },
  sheet: { zh: '计算过程', en: 'Calculation' },
  tryOut: { zh: '改数据试算', en: 'Try other data' },
  none: { zh: '没有可看的得分。', en: 'There are no scores to show.' },
} satisfies Words;

interface UnitPanelProps {
  readonly unit: Signal<string | undefined>;
}

/** One unit: how its score came about, and its data to try other values. */
export const UnitPanel = ({ unit }: UnitPanelProps) => {
  const session = useSession();
  const [trying, setTrying] = useState(false);
  const scores = session.snapshot.value?.scores;
  const board = scores?.kind === 'scored' ? scores.board : scores?.kind === 'no-data' ? undefined : scores?.before;
  const first = board?.rows[0]?.unit;
  if (!board || first === undefined) return <p class="scores-hint">{say(WORDS.none)}</p>;
  const shown = board.rows.some((one) => one.unit === unit.value) ? (unit.value ?? first) : first;
  return (
    <div class="unit-panel">
      <div class="unit-panel-head">
        <label>
          {say(WORDS.unit)}{' '}
          <select
            value={shown}
            onChange={({ currentTarget }) => {
              unit.value = currentTarget.value;
            }}
          >
            {board.rows.map((one) => (
              <option key={one.unit} value={one.unit}>
                {one.unit}
              </option>
            ))}
          </select>
        </label>
        <button type="button" aria-pressed={!trying} onClick={() => setTrying(false)}>
          {say(WORDS.sheet)}
        </button>
        <button type="button" aria-pressed={trying} onClick={() => setTrying(true)}>
          {say(WORDS.tryOut)}
        </button>
      </div>
      {trying ? <WhatIfPanel unit={shown} /> : <SheetView unit={shown} />}
    </div>
  );
};
