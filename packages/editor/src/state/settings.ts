import { effect, signal } from '@preact/signals';
import { language } from '../words/language.js';

/** What the user chose once and keeps: language, theme, whether the tour was seen, the last rule. */
export type Theme = 'system' | 'light' | 'dark';

export const theme = signal<Theme>('system');
export const tourSeen = signal(false);
/** The path of the rule that was open last, by store. */
export const lastRule = signal<Readonly<Record<string, string>>>({});

const KEY = 'zhunsheng:settings';

interface Saved {
  readonly language?: unknown;
  readonly theme?: unknown;
  readonly tourSeen?: unknown;
  readonly lastRule?: unknown;
}

/** Takes over what was kept, and keeps what is chosen from now on. A browser that keeps nothing is no obstacle. */
export const keepSettings = (storage: Pick<Storage, 'getItem' | 'setItem'>): void => {
  try {
    const saved = JSON.parse(storage.getItem(KEY) ?? '{}') as Saved;
    if (saved.language === 'zh' || saved.language === 'en') language.value = saved.language;
    if (saved.theme === 'light' || saved.theme === 'dark') theme.value = saved.theme;
    if (saved.tourSeen === true) tourSeen.value = true;
    if (typeof saved.lastRule === 'object' && saved.lastRule !== null)
      lastRule.value = Object.fromEntries(
        Object.entries(saved.lastRule).filter((one): one is [string, string] => typeof one[1] === 'string'),
      );
  } catch {
    // What is kept can't be read: the defaults stand.
  }
  effect(() => {
    const kept = { language: language.value, theme: theme.value, tourSeen: tourSeen.value, lastRule: lastRule.value };
    try {
      storage.setItem(KEY, JSON.stringify(kept));
    } catch {
      // No room or no permission: the choice holds for this visit.
    }
  });
};

/** The theme in effect: 'system' follows the operating system. */
export const darkTheme = signal(false);

export const followTheme = (root: HTMLElement, media: MediaQueryList): void => {
  const system = signal(media.matches);
  media.addEventListener('change', () => {
    system.value = media.matches;
  });
  effect(() => {
    darkTheme.value = theme.value === 'dark' || (theme.value === 'system' && system.value);
    root.dataset.theme = darkTheme.value ? 'dark' : 'light';
    root.lang = language.value === 'zh' ? 'zh-CN' : 'en';
  });
};
