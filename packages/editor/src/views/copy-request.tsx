import './commit-dialog.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useSession } from '../state/context.js';
import { language, say, type Words } from '../words/language.js';
import { Dialog } from './dialog.js';

const WORDS = {
  copy: { zh: '复制为合并请求', en: 'Copy as pull request' },
  copied: {
    zh: '已复制合并请求的说明：改了哪些系数，谁的名次变了。可以直接粘贴。',
    en: 'The text for a pull request has been copied: which coefficients change, and who moves.',
  },
  title: { zh: '合并请求的说明', en: 'Text for a pull request' },
  byHand: {
    zh: '浏览器不让网页使用剪贴板。文字已选中，请按 Ctrl+C 复制。',
    en: 'The browser does not let the page use the clipboard. The text is selected: press Ctrl+C.',
  },
  close: { zh: '关闭', en: 'Close' },
} satisfies Words;

/** Puts a text of the changes and of who moves on the clipboard. */
export const CopyRequest = () => {
  const session = useSession();
  const [shown, setShown] = useState<string>();
  const copy = async (): Promise<void> => {
    await session.current();
    const text = await session.service.pullRequest(language.value);
    try {
      await navigator.clipboard.writeText(text);
      session.notify('info', WORDS.copied);
    } catch {
      // Plain http has no clipboard, and a browser may forbid it.
      setShown(text);
    }
  };
  return (
    <>
      <button type="button" disabled={!session.rule.value?.dirty.value} onClick={() => void copy()}>
        {say(WORDS.copy)}
      </button>
      {shown === undefined ? null : <TextDialog text={shown} onClose={() => setShown(undefined)} />}
    </>
  );
};

const TextDialog = ({ text, onClose }: { readonly text: string; readonly onClose: () => void }) => {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus();
    area.current?.select();
    area.current?.scrollTo(0, 0);
  }, []);
  return (
    <Dialog
      wide
      title={say(WORDS.title)}
      onClose={onClose}
      actions={
        <button type="button" class="primary" onClick={onClose}>
          {say(WORDS.close)}
        </button>
      }
    >
      <p>{say(WORDS.byHand)}</p>
      <textarea ref={area} class="copy-text" readOnly rows={16} aria-label={say(WORDS.title)} value={text} />
    </Dialog>
  );
};
