import './commit-dialog.css';
import { useState } from 'preact/hooks';
import { useSession } from '../state/context.js';
import { filesOf } from '../state/files.js';
import type { Step } from '../state/saving.js';
import { BETWEEN } from '../state/tell.js';
import { fill, say, type Words } from '../words/language.js';
import { Dialog } from './dialog.js';

const WORDS = {
  title: { zh: '提交到分支', en: 'Commit to a branch' },
  saved: {
    zh: '已保存。还可以把 {paths} 提交到 git 分支，供他人审核。',
    en: 'Saved. {paths} can now be committed to a git branch, for others to review.',
  },
  branch: { zh: '分支', en: 'Branch' },
  current: {
    zh: '当前分支是 {branch}。填别的名字就新建分支，当前分支不受影响。',
    en: 'The current branch is {branch}. Another name makes a new branch; the current one stays as it is.',
  },
  message: { zh: '说明', en: 'Message' },
  later: { zh: '暂不提交', en: 'Not now' },
  commit: { zh: '提交', en: 'Commit' },
  committing: { zh: '正在提交…', en: 'Committing…' },
  done: { zh: '已提交到分支 {branch}', en: 'Committed to the branch {branch}' },
  id: { zh: '提交编号：', en: 'Commit: ' },
  close: { zh: '关闭', en: 'Close' },
} satisfies Words;

/** After saving in a git repository: offers to commit what has been saved. */
export const CommitDialog = ({ step }: { readonly step: Extract<Step, { kind: 'commit' }> }) => {
  const session = useSession();
  const { saving } = filesOf(session);
  const [branch, setBranch] = useState(step.branch);
  const [message, setMessage] = useState(step.message);
  const current = session.store.value?.repository?.branch;
  const ready = branch.trim() !== '' && message.trim() !== '' && !step.committing;
  return (
    <Dialog
      title={say(WORDS.title)}
      onClose={() => saving.close()}
      actions={
        <>
          <button type="button" onClick={() => saving.close()}>
            {say(WORDS.later)}
          </button>
          <button type="button" class="primary" disabled={!ready} onClick={() => void saving.commit(branch, message)}>
            {say(step.committing ? WORDS.committing : WORDS.commit)}
          </button>
        </>
      }
    >
      <div class="commit">
        <p>{fill(WORDS.saved, { paths: step.paths.join(say(BETWEEN)) })}</p>
        {step.refused ? (
          <p class="save-refused" role="alert">
            {say(step.refused)}
          </p>
        ) : null}
        <label>
          <span>{say(WORDS.branch)}</span>
          <input
            value={branch}
            spellcheck={false}
            autocomplete="off"
            onInput={({ currentTarget }) => setBranch(currentTarget.value)}
          />
        </label>
        {current ? <p class="faint">{fill(WORDS.current, { branch: current })}</p> : null}
        <label>
          <span>{say(WORDS.message)}</span>
          <textarea
            rows={Math.min(12, Math.max(3, message.split('\n').length + 1))}
            value={message}
            onInput={({ currentTarget }) => setMessage(currentTarget.value)}
          />
        </label>
      </div>
    </Dialog>
  );
};

export const CommittedDialog = ({ step }: { readonly step: Extract<Step, { kind: 'committed' }> }) => {
  const { saving } = filesOf(useSession());
  return (
    <Dialog
      title={fill(WORDS.done, { branch: step.branch })}
      onClose={() => saving.close()}
      actions={
        <button type="button" class="primary" onClick={() => saving.close()}>
          {say(WORDS.close)}
        </button>
      }
    >
      <p role="status">
        {say(WORDS.id)}
        <code class="commit-id">{step.commit}</code>
      </p>
    </Dialog>
  );
};
