import './notices.css';
import { useSession } from '../state/context.js';
import { say, type Words } from '../words/language.js';

const WORDS = {
  region: { zh: '消息', en: 'Messages' },
  close: { zh: '关闭这条消息', en: 'Dismiss this message' },
} satisfies Words;

const MARK = { info: 'ℹ', warning: '⚠', error: '✖' } as const;

/** What the page has to say, read out by screen readers as it comes. */
export const Notices = () => {
  const session = useSession();
  return (
    <section class="notices" aria-label={say(WORDS.region)} aria-live="polite">
      {session.notices.value.map((one) => (
        <div key={one.id} class={`notice notice-${one.kind}`}>
          <span aria-hidden="true">{MARK[one.kind]}</span>
          <p>{say(one.text)}</p>
          {one.actions.map(({ label, run }) => (
            <button
              key={label.en}
              type="button"
              onClick={() => {
                session.dismiss(one.id);
                run();
              }}
            >
              {say(label)}
            </button>
          ))}
          <button type="button" class="quiet" aria-label={say(WORDS.close)} onClick={() => session.dismiss(one.id)}>
            ✕
          </button>
        </div>
      ))}
    </section>
  );
};
