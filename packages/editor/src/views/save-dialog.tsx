import './save-dialog.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useSession } from '../state/context.js';
import { filesOf } from '../state/files.js';
import type { Review, Step } from '../state/saving.js';
import { BETWEEN } from '../state/tell.js';
import { fill, say, type Words } from '../words/language.js';
import { CommitDialog, CommittedDialog } from './commit-dialog.js';
import { CompareDialog } from './compare-dialog.js';
import { ConflictDialog } from './conflict-dialog.js';
import { CopyRequest } from './copy-request.js';
import { Dialog } from './dialog.js';
import { SaveReview } from './save-review.js';

const WORDS = {
  save: { zh: '保存', en: 'Save' },
  download: { zh: '下载', en: 'Download' },
  saveAll: { zh: '全部保存', en: 'Save all' },
  downloadAll: { zh: '全部下载', en: 'Download all' },
  saveTitle: { zh: '保存修改', en: 'Save changes' },
  downloadTitle: { zh: '下载修改后的规则', en: 'Download the changed rules' },
  onDisk: { zh: '磁盘上已变：处理冲突', en: 'Changed on disk: settle' },
  cancel: { zh: '取消', en: 'Cancel' },
  which: { zh: '要保存的规则', en: 'Rules to save' },
  saveThis: { zh: '保存“{title}”', en: 'Save “{title}”' },
  look: { zh: '看这一个', en: 'Look at it' },
  errors: { zh: '有错误', en: 'has errors' },
  wrong: {
    zh: '规则还有 {count} 个错误，这样保存后不能计算得分：',
    en: "The rule still has {count} errors. Saved like this, it can't be scored:",
  },
  line: { zh: '第 {line} 行：', en: 'line {line}: ' },
  insist: { zh: '仍要保存有错误的规则', en: 'Save in spite of the errors' },
  toServer: { zh: '写入文件夹“{name}”里的 {paths}。', en: 'Writes {paths} in the folder “{name}”.' },
  toDownloads: {
    zh: '下载 {paths} 到浏览器的下载文件夹；网页不能直接改动原来的文件。',
    en: "Downloads {paths} to the browser's downloads folder; the page can't change the original file.",
  },
} satisfies Words;

/** Saving and what belongs to it, in the page's head. Ctrl+S saves the rule in view, Ctrl+Shift+S all. */
export const SaveButtons = () => {
  const session = useSession();
  const { saving, disk } = filesOf(session);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
      if (event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      if (document.querySelector('dialog[open]') !== null) return;
      finishTyping();
      void saving.open(event.shiftKey);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [saving]);
  const rule = session.rule.value;
  const others = session.unsaved.value.filter((one) => one !== rule);
  const gives = session.store.value?.saving === 'download';
  const step = saving.step.value;
  return (
    <>
      <button
        type="button"
        class={rule?.dirty.value ? 'primary' : ''}
        aria-keyshortcuts="Control+S"
        disabled={!rule}
        onClick={() => void saving.open()}
      >
        {say(gives ? WORDS.download : WORDS.save)}
      </button>
      {others.length > 0 ? (
        <button type="button" aria-keyshortcuts="Control+Shift+S" onClick={() => void saving.open(true)}>
          {say(gives ? WORDS.downloadAll : WORDS.saveAll)}
        </button>
      ) : null}
      {rule && disk.conflicts.value.has(rule.path) ? (
        <button type="button" class="save-conflict" onClick={() => disk.ask(rule.path)}>
          {say(WORDS.onDisk)}
        </button>
      ) : null}
      <CopyRequest />
      {step?.kind === 'review' ? <SaveDialog step={step} /> : null}
      {step?.kind === 'commit' ? <CommitDialog step={step} /> : null}
      {step?.kind === 'committed' ? <CommittedDialog step={step} /> : null}
      <ConflictDialog />
      <CompareDialog />
    </>
  );
};

/** A value that is being typed into a table counts from when its field is left. */
const finishTyping = (): void => {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement && field.closest('.grid-typed')) field.blur();
};

const SaveDialog = ({ step }: { readonly step: Extract<Step, { kind: 'review' }> }) => {
  const session = useSession();
  const { saving } = filesOf(session);
  const { reviews } = step;
  const store = session.store.value;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState(reviews[0]?.rule.path);
  const [insist, setInsist] = useState(false);
  const chosen = reviews.filter(({ rule }) => !left.has(rule.path));
  const errors = chosen.flatMap((review) => review.errors.map((error) => ({ review, error })));
  const review = reviews.find(({ rule }) => rule.path === shown) ?? reviews[0];
  const gives = store?.saving === 'download';
  const paths = chosen.map(({ rule }) => rule.path);
  const blocked = chosen.length === 0 || (errors.length > 0 && !insist);
  const primary = useRef<HTMLButtonElement>(null);
  // Whoever presses Ctrl+S has one key left to press, where there is nothing to decide.
  useEffect(() => primary.current?.focus(), []);
  const where = fill(gives ? WORDS.toDownloads : WORDS.toServer, {
    paths: paths.join(say(BETWEEN)),
    name: store?.name ?? '',
  });
  return (
    <Dialog
      wide
      title={say(gives ? WORDS.downloadTitle : WORDS.saveTitle)}
      onClose={() => saving.close()}
      actions={
        <>
          <p class="save-where faint">{paths.length > 0 ? where : null}</p>
          <button type="button" onClick={() => saving.close()}>
            {say(WORDS.cancel)}
          </button>
          <button
            ref={primary}
            type="button"
            class="primary"
            disabled={blocked}
            onClick={() => void saving.confirm(paths, insist)}
          >
            {say(gives ? WORDS.download : WORDS.save)}
          </button>
        </>
      }
    >
      {step.refused ? (
        <p class="save-refused" role="alert">
          {say(step.refused)}
        </p>
      ) : null}
      {reviews.length > 1 ? (
        <Choice reviews={reviews} left={left} onLeft={setLeft} shown={review?.rule.path} onShow={setShown} />
      ) : null}
      {errors.length > 0 ? (
        <div class="save-errors">
          <p>{fill(WORDS.wrong, { count: errors.length })}</p>
          <ul>
            {errors.map(({ review: { title }, error }) => (
              <li key={`${error.path} ${error.code} ${error.span.start} ${error.message.en}`}>
                {reviews.length > 1 ? `${title} ` : ''}
                {fill(WORDS.line, { line: error.line })}
                {say(error.message)}
              </li>
            ))}
          </ul>
          <label>
            <input
              type="checkbox"
              checked={insist}
              onChange={({ currentTarget }) => setInsist(currentTarget.checked)}
            />
            {say(WORDS.insist)}
          </label>
        </div>
      ) : null}
      {review ? <SaveReview key={review.rule.path} review={review} /> : null}
    </Dialog>
  );
};

interface ChoiceProps {
  readonly reviews: readonly Review[];
  /** Rules that are not to be saved. */
  readonly left: ReadonlySet<string>;
  readonly onLeft: (left: ReadonlySet<string>) => void;
  readonly shown: string | undefined;
  readonly onShow: (path: string) => void;
}

/** Which of several rules are saved, and which one is looked at. */
const Choice = ({ reviews, left, onLeft, shown, onShow }: ChoiceProps) => (
  <fieldset class="save-choice">
    <legend>{say(WORDS.which)}</legend>
    <ul>
      {reviews.map(({ rule: { path }, title, errors }) => (
        <li key={path}>
          <label>
            <input
              type="checkbox"
              aria-label={fill(WORDS.saveThis, { title })}
              checked={!left.has(path)}
              onChange={({ currentTarget }) => {
                const now = new Set(left);
                if (currentTarget.checked) now.delete(path);
                else now.add(path);
                onLeft(now);
              }}
            />
            {title}
          </label>
          {errors.length > 0 ? <span class="error-text">{say(WORDS.errors)}</span> : null}
          <button type="button" class="link" aria-pressed={path === shown} onClick={() => onShow(path)}>
            {say(WORDS.look)}
            <span class="unseen">{` ${title}`}</span>
          </button>
        </li>
      ))}
    </ul>
  </fieldset>
);
