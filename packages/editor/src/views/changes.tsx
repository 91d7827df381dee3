import './changes.css';
import type { RuleChange } from '@zhunsheng/dsl';
import type { Blame } from '@zhunsheng/interpreter';
import { useEffect, useState } from 'preact/hooks';
import { useSession } from '../state/context.js';
import { fill, say, type Words } from '../words/language.js';

const WORDS = {
  none: {
    zh: '还没有修改。在系数表或规则原文中改动后，这里逐条列出。',
    en: 'Nothing is changed yet. Changes made in the table or the text are listed here.',
  },
  revert: { zh: '撤回', en: 'Revert' },
  revertThis: { zh: '撤回这处修改：{label}', en: 'Revert this change: {label}' },
  show: { zh: '看原文', en: 'Show the text' },
  added: { zh: '新增', en: 'added' },
  removed: { zh: '删去', en: 'removed' },
  renamed: { zh: '改名', en: 'renamed' },
  moved: { zh: '移动', en: 'moved' },
  noEffect: { zh: '这处修改单独不影响任何单位的得分', en: 'Alone, this change moves no score' },
  effect: { zh: '单独使 {count} 个单位得分变化', en: 'Alone, it moves the scores of {count} units' },
  places: { zh: '，名次：', en: ', places: ' },
  one: { zh: '{unit} {before}→{after}', en: '{unit} {before}→{after}' },
  between: { zh: '、', en: ', ' },
} satisfies Words;

/** How much of a long text is shown. */
const LONGEST = 120;

/** Everything that was changed since the last saving: old and new, with the clause; each can be taken back on its own. */
export const Changes = () => {
  const session = useSession();
  const snapshot = session.snapshot.value;
  const [blames, setBlames] = useState<readonly Blame[]>([]);
  useEffect(() => {
    let live = true;
    setBlames([]);
    if (snapshot && snapshot.changes.length > 0)
      void session.service.blame().then((found) => {
        if (live) setBlames(found);
      });
    return () => {
      live = false;
    };
  }, [snapshot]);
  if (!snapshot) return null;
  if (snapshot.changes.length === 0) return <p class="scores-hint">{say(WORDS.none)}</p>;
  return (
    <ul class="changes">
      {snapshot.changes.map((change) => (
        <Change key={change.id} change={change} blame={blames.find(({ changeId }) => changeId === change.id)} />
      ))}
    </ul>
  );
};

const Change = ({ change, blame }: { readonly change: RuleChange; readonly blame: Blame | undefined }) => {
  const session = useSession();
  const label = [...change.itemPath.slice(-1), say(change.label)].join(' · ');
  const [before, after] = [textBefore(change), textAfter(change)];
  const place = 'after' in change ? change.after?.span : undefined;
  return (
    <li class="change">
      <p class="change-head">
        <strong>{label}</strong>
        {change.source ? <span class="faint">{change.source}</span> : null}
      </p>
      <p class="change-values">
        <span class="change-kind">{kindText(change)}</span>
        {before === undefined ? null : <del>{before}</del>}
        {before !== undefined && after !== undefined ? <span aria-hidden="true">→</span> : null}
        {after === undefined ? null : <ins>{after}</ins>}
      </p>
      {blame ? <p class="faint">{blameText(blame)}</p> : null}
      <p class="change-links">
        {place ? (
          <button type="button" class="link" onClick={() => session.select(place, 'problems')}>
            {say(WORDS.show)}
          </button>
        ) : null}
        {canRevert(change) ? (
          <button
            type="button"
            aria-label={fill(WORDS.revertThis, { label })}
            onClick={() => void session.revert(change.id)}
          >
            {say(WORDS.revert)}
          </button>
        ) : null}
      </p>
    </li>
  );
};

const canRevert = (change: RuleChange): boolean =>
  (change.kind === 'coefficient' || change.kind === 'text') &&
  change.before !== undefined &&
  change.after !== undefined;

const textBefore = (change: RuleChange): string | undefined =>
  'before' in change ? short(change.before?.text) : undefined;

const textAfter = (change: RuleChange): string | undefined =>
  'after' in change ? short(change.after?.text) : undefined;

const short = (text: string | undefined): string | undefined =>
  text !== undefined && text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;

const kindText = ({ kind }: RuleChange): string => {
  if (kind.endsWith('added')) return say(WORDS.added);
  if (kind.endsWith('removed')) return say(WORDS.removed);
  if (kind === 'item-renamed') return say(WORDS.renamed);
  return kind === 'item-moved' ? say(WORDS.moved) : '';
};

const blameText = ({ alone, scores, places }: Blame): string => {
  if (!alone) return '';
  if (scores.length === 0) return say(WORDS.noEffect);
  const moved = places.map((one) => fill(WORDS.one, { ...one })).join(say(WORDS.between));
  return `${fill(WORDS.effect, { count: scores.length })}${moved === '' ? '' : `${say(WORDS.places)}${moved}`}`;
};
