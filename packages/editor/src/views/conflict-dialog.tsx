import './conflict-dialog.css';
import { useMemo, useState } from 'preact/hooks';
import { type Conflict, type Merge, resolveMerge, type Side } from '../files/merge.js';
import { useSession } from '../state/context.js';
import type { DiskConflict } from '../state/disk.js';
import { filesOf } from '../state/files.js';
import { fill, say, type Words } from '../words/language.js';
import { Dialog } from './dialog.js';
import { DiffView } from './diff-view.js';
import { Tabs } from './tabs.js';

const WORDS = {
  title: { zh: '磁盘上的文件被改过', en: 'The file was changed on disk' },
  why: {
    zh: '{path} 在你修改的同时被别人改过。其余修改已能合并，下面 {count} 处两边改得不一样，请逐处选择。',
    en: '{path} was changed by somebody else while you changed it. All else can be merged; at these {count} places the two differ: choose for each.',
  },
  unreadable: {
    zh: '{path} 在磁盘上被改成了不是 UTF-8 的内容，无法合并。你的修改还在；请先恢复磁盘上的文件，或把规则原文复制出来另存。',
    en: "{path} was changed on disk to something that is no UTF-8 text and can't be merged. Your changes are still here: mend the file on disk first, or copy the rule text and keep it elsewhere.",
  },
  ways: { zh: '处理冲突', en: 'Settling the conflict' },
  choose: { zh: '逐处选择', en: 'Place by place' },
  result: { zh: '合并后的结果', en: 'Result' },
  resultHint: {
    zh: '左边是磁盘上现在的内容，右边是合并后的内容。没有选择的地方先用我的。',
    en: 'On the left what is on disk now, on the right the result. Where nothing is chosen, mine stands.',
  },
  line: { zh: '第 {line} 行', en: 'Line {line}' },
  mine: { zh: '我的', en: 'Mine' },
  disk: { zh: '磁盘上', en: 'On disk' },
  base: { zh: '原来', en: 'Before both' },
  nothing: { zh: '（没有这一段）', en: '(nothing here)' },
  allMine: { zh: '全部用我的', en: 'All mine' },
  allDisk: { zh: '全部用磁盘上的', en: 'All from disk' },
  later: { zh: '以后再说', en: 'Later' },
  done: { zh: '按选择合并', en: 'Merge as chosen' },
  left: { zh: '还有 {count} 处没有选择', en: '{count} places are not chosen yet' },
  settled: { zh: '已按选择合并 {path}，还没有保存。', en: '{path} has been merged as chosen, and not yet saved.' },
} satisfies Words;

/** Asks what is to stand where a file was changed on disk and here in different ways. Closed without an answer, nothing is lost. */
export const ConflictDialog = () => {
  const { disk } = filesOf(useSession());
  const path = disk.asked.value;
  const conflict = path === undefined ? undefined : disk.conflicts.value.get(path);
  if (!conflict) return null;
  const close = (): void => {
    disk.asked.value = undefined;
  };
  return conflict.text === undefined ? (
    <Unreadable conflict={conflict} onClose={close} />
  ) : (
    // Changed on disk once more: what was chosen was chosen for another text.
    <Settle key={`${conflict.path} ${conflict.file.version}`} conflict={conflict} onClose={close} />
  );
};

interface Props {
  readonly conflict: DiskConflict;
  readonly onClose: () => void;
}

const Unreadable = ({ conflict, onClose }: Props) => (
  <Dialog
    title={say(WORDS.title)}
    onClose={onClose}
    actions={
      <button type="button" class="primary" onClick={onClose}>
        {say(WORDS.later)}
      </button>
    }
  >
    <p>{fill(WORDS.unreadable, { path: conflict.path })}</p>
  </Dialog>
);

type Way = 'choose' | 'result';

const Settle = ({ conflict, onClose }: Props) => {
  const session = useSession();
  const { disk } = filesOf(session);
  // The dialog is modal: my text stays as it is.
  const merge = useMemo(() => disk.mergeOf(conflict), [conflict]);
  const [choices, setChoices] = useState<readonly (Side | undefined)[]>([]);
  const [way, setWay] = useState<Way>('choose');
  if (!merge) return null;
  const { conflicts } = merge;
  const open = conflicts.filter((_, at) => choices[at] === undefined).length;
  const settle = async (): Promise<void> => {
    await disk.resolve(conflict, resolveMerge(merge, choices));
    const { path } = conflict;
    session.notify('info', {
      zh: WORDS.settled.zh.replace('{path}', path),
      en: WORDS.settled.en.replace('{path}', path),
    });
  };
  const all = (side: Side): void => setChoices(conflicts.map(() => side));
  return (
    <Dialog
      wide
      title={say(WORDS.title)}
      onClose={onClose}
      actions={
        <>
          <p class="conflict-left faint" role="status">
            {open > 0 ? fill(WORDS.left, { count: open }) : ''}
          </p>
          <button type="button" onClick={onClose}>
            {say(WORDS.later)}
          </button>
          <button type="button" class="primary" disabled={open > 0} onClick={() => void settle()}>
            {say(WORDS.done)}
          </button>
        </>
      }
    >
      <p>{fill(WORDS.why, { path: conflict.path, count: conflicts.length })}</p>
      <div class="conflict-tabs">
        <Tabs<Way>
          label={say(WORDS.ways)}
          selected={way}
          onSelect={setWay}
          extra={
            <div class="conflict-all">
              <button type="button" onClick={() => all('mine')}>
                {say(WORDS.allMine)}
              </button>
              <button type="button" onClick={() => all('disk')}>
                {say(WORDS.allDisk)}
              </button>
            </div>
          }
          tabs={[
            {
              key: 'choose',
              label: say(WORDS.choose),
              panel: (
                <Places
                  conflicts={conflicts}
                  choices={choices}
                  onChoose={(at, side) => setChoices(conflicts.map((_, one) => (one === at ? side : choices[one])))}
                />
              ),
            },
            {
              key: 'result',
              label: say(WORDS.result),
              panel: <Result merge={merge} disk={conflict.text ?? ''} choices={choices} />,
            },
          ]}
        />
      </div>
    </Dialog>
  );
};

interface PlacesProps {
  readonly conflicts: readonly Conflict[];
  readonly choices: readonly (Side | undefined)[];
  readonly onChoose: (at: number, side: Side) => void;
}

const SIDES: readonly Side[] = ['mine', 'disk', 'base'];

const Places = ({ conflicts, choices, onChoose }: PlacesProps) => (
  <div class="conflict-places">
    {conflicts.map((conflict, at) => (
      <fieldset key={`${conflict.line} ${at}`} class="conflict-place">
        <legend>{fill(WORDS.line, { line: conflict.line })}</legend>
        {SIDES.map((side) => (
          <label key={side} class="conflict-side">
            <input
              type="radio"
              name={`conflict-${at}`}
              checked={choices[at] === side}
              onChange={() => onChoose(at, side)}
            />
            <span class="conflict-whose">{say(WORDS[side])}</span>
            <Text conflict={conflict} side={side} />
          </label>
        ))}
      </fieldset>
    ))}
  </div>
);

/** A side's text, with what is not the same on all sides marked. */
const Text = ({ conflict, side }: { readonly conflict: Conflict; readonly side: Side }) => {
  const text = conflict[side].trimEnd();
  if (text === '') return <code class="conflict-text faint">{say(WORDS.nothing)}</code>;
  const { start, end } = differing(SIDES.map((one) => conflict[one].trimEnd()));
  return (
    <code class="conflict-text">
      {text.slice(0, start)}
      <mark class="changed">{text.slice(start, text.length - end)}</mark>
      {text.slice(text.length - end)}
    </code>
  );
};

/** How many characters all texts have in common at their start, and at their end; no figure or word is cut. */
const differing = (texts: readonly string[]): { readonly start: number; readonly end: number } => {
  const [first = ''] = texts;
  const most = Math.min(...texts.map(({ length }) => length));
  let start = 0;
  while (start < most && texts.every((text) => text[start] === first[start])) start++;
  let end = 0;
  while (end < most - start && texts.every((text) => text.at(-1 - end) === first.at(-1 - end))) end++;
  while (start > 0 && IN_VALUE.test(first[start - 1] ?? '')) start--;
  while (end > 0 && IN_VALUE.test(first.at(-end) ?? '')) end--;
  return { start, end };
};

const IN_VALUE = /[\p{L}\p{N}.%]/u;

interface ResultProps {
  readonly merge: Merge;
  readonly disk: string;
  readonly choices: readonly (Side | undefined)[];
}

const Result = ({ merge, disk, choices }: ResultProps) => (
  <div class="conflict-result">
    <p class="faint">{say(WORDS.resultHint)}</p>
    <DiffView before={disk} after={resolveMerge(merge, choices)} />
  </div>
);
