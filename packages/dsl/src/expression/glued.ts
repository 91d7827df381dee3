/**
 * Chinese is written without spaces, the language is not: `如果甲那么乙` is one name. Names that hold one of these words
 * are therefore refused; others (且, 或, 属于) may well be part of a name.
 */
const NEVER_IN_A_NAME = /如果|那么|否则|不属于|遍历/u;
const WORDS_INSIDE = /如果|那么|否则|不属于|属于|遍历|其中|且|或/gu;

export const holdsGluedWord = (name: string): boolean => NEVER_IN_A_NAME.test(name);

/** The name with its words set apart (`unit属于牵头` → `unit 属于 牵头`), or undefined if it holds none: a hint for unknown names. */
export const spacedOut = (name: string): string | undefined => {
  const spaced = name.replace(WORDS_INSIDE, ' $& ').replace(/ +/g, ' ').trim();
  return spaced === name ? undefined : spaced;
};
