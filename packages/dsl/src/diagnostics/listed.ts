import type { Bilingual } from './diagnostic.js';

const MOST = 10;

/** A few names out of many, for a message. */
export const listed = (names: readonly string[]): Bilingual => {
  const shown = names.slice(0, MOST);
  const more = names.length - shown.length;
  return {
    zh: shown.join('、') + (more > 0 ? ` 等 ${names.length} 个` : ''),
    en: shown.join(', ') + (more > 0 ? ` and ${more} more` : ''),
  };
};
