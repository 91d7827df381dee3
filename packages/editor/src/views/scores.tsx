import './scores.css';
import { useSignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { useSession } from '../state/context.js';
import { fill, say, type Words } from '../words/language.js';
import { Changes } from './changes.js';
import { Ranking } from './ranking.js';
import { Tabs } from './tabs.js';
import { UnitPanel } from './unit-panel.js';

const WORDS = {
  label: { zh: '得分', en: 'Scores' },
  ranking: { zh: '名次', en: 'Ranking' },
  changes: { zh: '修改', en: 'Changes' },
  changesCount: { zh: '修改（{count}）', en: 'Changes ({count})' },
  unit: { zh: '计算过程', en: 'Calculation' },
  working: { zh: '正在计算……', en: 'Working ...' },
} satisfies Words;

type View = 'ranking' | 'changes' | 'unit';

/** What the rule gives for the data at hand: the ranking before and after, what was changed, and how a unit came to its score. */
export const Scores = () => {
  const session = useSession();
  const [view, setView] = useState<View>('ranking');
  const unit = useSignal<string | undefined>(undefined);
  const count = session.snapshot.value?.changes.length ?? 0;
  const openUnit = (name: string): void => {
    unit.value = name;
    setView('unit');
  };
  return (
    <Tabs<View>
      label={say(WORDS.label)}
      selected={view}
      onSelect={setView}
      extra={
        <span class="scores-busy faint" role="status">
          {session.rule.value && !session.upToDate.value ? say(WORDS.working) : ''}
        </span>
      }
      tabs={[
        { key: 'ranking', label: say(WORDS.ranking), panel: <Ranking onUnit={openUnit} /> },
        {
          key: 'changes',
          label: count > 0 ? fill(WORDS.changesCount, { count }) : say(WORDS.changes),
          panel: <Changes />,
        },
        { key: 'unit', label: say(WORDS.unit), panel: <UnitPanel unit={unit} /> },
      ]}
    />
  );
};
