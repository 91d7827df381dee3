import { language } from '../words/language.js';

/** The language that Monaco's own menus and messages are in: it is taken once, when Monaco is loaded. */
export let loadedLanguage: typeof language.value | undefined;

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      // The next one tries again.
      made = undefined;
      throw error;
    });
    return made;
  };
};

/** Monaco with what this page makes of it, as one piece that is fetched when it is first wanted. */
export const loadMonaco = once(async () => {
  loadedLanguage = language.peek();
  // The words have to be there before any part of Monaco is.
  if (loadedLanguage === 'zh') await import('monaco-editor/nls/lang/zh-cn');
  return import('./main.js');
});
