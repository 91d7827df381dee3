import type { Coefficient, CoefficientSection } from '@zhunsheng/dsl';

export interface Filter {
  readonly text: string;
  readonly section: CoefficientSection | 'all';
  readonly changedOnly: boolean;
  /** Of these alone: what belongs to an item. */
  readonly ids?: ReadonlySet<string>;
}

export const NO_FILTER: Filter = { text: '', section: 'all', changedOnly: false };

/**
 * A text as it is searched: full-width signs are their half-width twins, quotes, brackets of titles and blanks don't count, nor does
 * the length of a dash or whether letters are capital.
 */
export const searchable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212\u2500]+/g, '-')
    .replace(/-+/g, '-')
    .replaceAll('、', ',')
    .replaceAll('。', '.')
    .replace(/[\s"'“”‘’《》〈〉「」『』]+/g, '');

/** What a typed text asks for: each of its words must be found. */
export const searchWords = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s+/)
    .map(searchable)
    .filter((word) => word !== '');

const texts = new WeakMap<Coefficient, string>();

const textOf = (one: Coefficient): string => {
  let text = texts.get(one);
  if (text === undefined) {
    const { itemPath, label, source, text: value, context, note, matrix, unit, help, choices } = one;
    const choice = choices?.find((it) => it.value === value)?.label;
    const parts = [
      choice?.zh,
      choice?.en,
      ...itemPath,
      label.zh,
      label.en,
      source,
      value,
      context,
      note,
      unit,
      matrix?.row,
      matrix?.column,
      help?.zh,
    ];
    // A line end can't be typed: nothing is found across two parts.
    text = parts.map((part) => searchable(part ?? '')).join('\n');
    texts.set(one, text);
  }
  return text;
};

export const matches = (one: Coefficient, filter: Filter, words: readonly string[], changed: boolean): boolean =>
  (filter.section === 'all' || one.section === filter.section) &&
  (!filter.changedOnly || changed) &&
  (filter.ids?.has(one.id) ?? true) &&
  words.every((word) => textOf(one).includes(word));

export const isFiltering = (filter: Filter): boolean =>
  searchWords(filter.text).length > 0 || filter.section !== 'all' || filter.changedOnly || filter.ids !== undefined;
