import './yaml-view.css';
import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CodeEditor } from '../monaco/code-editor.js';
import { loadedLanguage, loadMonaco } from '../monaco/load.js';
import { useSession } from '../state/context.js';
import { language, say, type Words } from '../words/language.js';

const WORDS = {
  loading: { zh: '正在载入规则原文……', en: 'Loading the rule text …' },
  failed: {
    zh: '规则原文没有载入。请检查网络后重试；系数表仍然可以使用。',
    en: 'The rule text could not be loaded. Check the connection and try again; the coefficients can still be edited.',
  },
  retry: { zh: '重试', en: 'Try again' },
  tools: { zh: '规则原文的工具', en: 'Tools for the rule text' },
  find: { zh: '查找', en: 'Find' },
  outline: { zh: '跳转到……', en: 'Go to …' },
  format: { zh: '整理格式', en: 'Tidy up' },
  wrap: { zh: '自动换行', en: 'Wrap lines' },
  keys: { zh: '按 Ctrl+M 后可用 Tab 键离开', en: 'Ctrl+M, then Tab leaves the text' },
  reload: {
    zh: '重新载入页面后，这里的菜单也会改为中文',
    en: 'Reload the page to have the menus here in English too',
  },
} satisfies Words;

const TOOLS = [
  { word: WORDS.find, keys: 'Ctrl+F', action: 'actions.find' },
  { word: WORDS.outline, keys: 'Ctrl+Shift+O', action: 'editor.action.quickOutline' },
  { word: WORDS.format, keys: 'Shift+Alt+F', action: 'editor.action.formatDocument' },
] as const;

/** Long lines are broken, unless the user wants them whole; kept for the visit. */
const wrap = signal(true);

type State = 'loading' | 'ready' | 'failed';

/** The rule as text, in Monaco, which is loaded when the view is first seen or the browser has nothing else to do. */
export const YamlView = () => {
  const session = useSession();
  const place = useRef<HTMLDivElement>(null);
  const code = useRef<CodeEditor | undefined>(undefined);
  const [state, setState] = useState<State>('loading');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    let gone = false;
    const load = async (): Promise<void> => {
      try {
        const { mountCodeEditor } = await loadMonaco();
        if (gone) return;
        code.current = mountCodeEditor(element, session, wrap);
        setState('ready');
      } catch (error) {
        console.error(error);
        if (!gone) setState('failed');
      }
    };
    const stop = whenWanted(element, () => void load());
    return () => {
      gone = true;
      stop();
      code.current?.dispose();
      code.current = undefined;
    };
  }, [session, attempt]);
  const ready = state === 'ready';
  return (
    <div class="yaml">
      <div class="yaml-tools" role="toolbar" aria-label={say(WORDS.tools)}>
        {TOOLS.map(({ word, keys, action }) => (
          <button
            key={action}
            type="button"
            class="quiet"
            title={keys}
            aria-keyshortcuts={keys.replaceAll('Ctrl', 'Control')}
            disabled={!ready}
            onClick={() => code.current?.run(action)}
          >
            {say(word)}
          </button>
        ))}
        <label class="yaml-wrap">
          <input
            type="checkbox"
            checked={wrap.value}
            onChange={({ currentTarget }) => {
              wrap.value = currentTarget.checked;
            }}
          />
          {say(WORDS.wrap)}
        </label>
        <span class="yaml-keys faint">
          {ready && loadedLanguage !== language.value ? say(WORDS.reload) : say(WORDS.keys)}
        </span>
      </div>
      <div class="yaml-body">
        <div class="yaml-editor" ref={place} />
        {ready ? null : (
          <div class="yaml-wait" role="status">
            <p>{say(state === 'failed' ? WORDS.failed : WORDS.loading)}</p>
            {state === 'failed' ? (
              <button
                type="button"
                onClick={() => {
                  setState('loading');
                  setAttempt(attempt + 1);
                }}
              >
                {say(WORDS.retry)}
              </button>
            ) : null}
          </div>
        )}
      </div>
    </div>
  );
};

/** How long a hidden view waits for a quiet moment (ms). */
const PATIENCE = 4_000;

/** Once an element is seen, or the browser is idle. */
const whenWanted = (element: HTMLElement, run: () => void): (() => void) => {
  let done = false;
  const go = (): void => {
    if (done) return;
    stop();
    run();
  };
  const observer = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) go();
  });
  observer.observe(element);
  const idle = quiet(go);
  const stop = (): void => {
    done = true;
    observer.disconnect();
    idle();
  };
  return stop;
};

const quiet = (run: () => void): (() => void) => {
  if ('requestIdleCallback' in window) {
    const handle = requestIdleCallback(run, { timeout: PATIENCE });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(run, PATIENCE);
  return () => clearTimeout(handle);
};
