import './app.css';
import { useEffect, useState } from 'preact/hooks';
import { useSession } from '../state/context.js';
import { say, type Words } from '../words/language.js';
import { CoefficientTable } from './coefficient-table.js';
import { Header } from './header.js';
import { ItemTree } from './item-tree.js';
import { Notices } from './notices.js';
import { Problems } from './problems.js';
import { Scores } from './scores.js';
import { Tabs } from './tabs.js';
import { Tour } from './tour.js';
import { YamlView } from './yaml-view.js';

const WORDS = {
  items: { zh: '评分项', en: 'Items' },
  editing: { zh: '规则的两种写法', en: 'Two views of the rule' },
  table: { zh: '系数表', en: 'Coefficients' },
  yaml: { zh: '规则原文', en: 'Rule text' },
  scores: { zh: '得分和名次', en: 'Scores and places' },
  toContent: { zh: '跳到系数表', en: 'Skip to the coefficients' },
} satisfies Words;

type Centre = 'table' | 'yaml';

/** The page: the items on the left, the rule in the middle, scores on the right, problems at the foot. */
export const App = () => {
  const session = useSession();
  const [centre, setCentre] = useState<Centre>('table');
  const selection = session.selection.value;
  // A problem is mended in the text.
  useEffect(() => {
    if (selection?.origin === 'problems') setCentre('yaml');
  }, [selection]);
  return (
    <div class="app">
      <a class="app-skip" href="#centre">
        {say(WORDS.toContent)}
      </a>
      <Header />
      <Notices />
      <nav class="app-left" aria-label={say(WORDS.items)}>
        <h2 class="unseen">{say(WORDS.items)}</h2>
        <ItemTree />
      </nav>
      <main class="app-centre" id="centre" tabIndex={-1}>
        <h2 class="unseen">{say(WORDS.editing)}</h2>
        <Tabs<Centre>
          label={say(WORDS.editing)}
          selected={centre}
          onSelect={setCentre}
          tabs={[
            { key: 'table', label: say(WORDS.table), panel: <CoefficientTable />, keep: true },
            { key: 'yaml', label: say(WORDS.yaml), panel: <YamlView />, keep: true },
          ]}
        />
      </main>
      <aside class="app-right" aria-label={say(WORDS.scores)}>
        <h2 class="unseen">{say(WORDS.scores)}</h2>
        <Scores />
      </aside>
      <Problems />
      <Tour />
    </div>
  );
};
