import type { SheetLine } from './sheet.js';

/** The way back from the rule file: the lines, by their index, that say what stands around an offset the closest. */
export const linesAt = (lines: readonly SheetLine[], offset: number): readonly number[] => {
  let width = Number.POSITIVE_INFINITY;
  let found: number[] = [];
  lines.forEach(({ span }, at) => {
    if (!span || offset < span.start || offset > span.end) return;
    const own = span.end - span.start;
    if (own < width) [width, found] = [own, []];
    if (own === width) found.push(at);
  });
  return found;
};
