import { diff3MergeRegions } from 'node-diff3';
import { mergeLine, sameKeys } from './merge-line.js';

/** A place of a merged text: settled, or changed on both sides in ways that do not go together. */
export type MergePart =
  | { readonly kind: 'settled'; readonly text: string }
  | {
      readonly kind: 'conflict';
      readonly base: string;
      readonly mine: string;
      readonly disk: string;
      /** Of my text, from 1. */
      readonly line: number;
    };

export type Conflict = Extract<MergePart, { kind: 'conflict' }>;

/** Whose text stands at a place in conflict. */
export type Side = 'base' | 'mine' | 'disk';

export interface Merge {
  readonly parts: readonly MergePart[];
  readonly conflicts: readonly Conflict[];
  /** With my text wherever there is a conflict; what both sides want where there is none. */
  readonly text: string;
}

/**
 * Merges what two made of a text. By lines; within a line that both changed by its values, so that two coefficients of one line go
 * together. The lines end as they do on disk.
 */
export const mergeTexts = (base: string, mine: string, disk: string): Merge => {
  const lineEnd = lineEndOf(disk) ?? lineEndOf(mine) ?? '\n';
  const [baseLines, mineLines, diskLines] = [linesOf(base), linesOf(mine), linesOf(disk)];
  const alike = onlyValuesDiffer(baseLines, mineLines) && onlyValuesDiffer(baseLines, diskLines);
  const parts = alike ? mergeLines(baseLines, mineLines, diskLines, 1) : mergeRegions(baseLines, mineLines, diskLines);
  return finish(parts, lineEnd);
};

/** The text with a choice for each conflict, in their order; without one, my text stands. */
export const resolveMerge = ({ parts }: Pick<Merge, 'parts'>, choices: readonly (Side | undefined)[]): string => {
  let conflict = 0;
  return parts.map((part) => (part.kind === 'settled' ? part.text : part[choices[conflict++] ?? 'mine'])).join('');
};

/** Each line with its `\n`; whatever ended it before. */
const linesOf = (text: string): string[] => text.replace(/\r\n?/g, '\n').match(/[^\n]*\n|[^\n]+/g) ?? [];

const lineEndOf = (text: string): string | undefined => {
  const ends = text.match(/\r\n|\r|\n/g);
  if (!ends) return undefined;
  return ends.filter((end) => end === '\r\n').length * 2 > ends.length ? '\r\n' : '\n';
};

/** Line for line the same but for values: then lines belong together by their number, and no guess is needed which is which. */
const onlyValuesDiffer = (base: readonly string[], side: readonly string[]): boolean =>
  base.length === side.length && base.every((line, at) => line === side[at] || sameKeys(line, side[at] ?? ''));

const mergeRegions = (base: string[], mine: string[], disk: string[]): MergePart[] =>
  diff3MergeRegions(mine, base, disk).flatMap((region): MergePart[] =>
    region.stable
      ? [{ kind: 'settled', text: region.bufferContent.join('') }]
      : mergeLines(region.oContent, region.aContent, region.bContent, region.aStart + 1),
  );

/** Lines that both sides changed: one by one where there are as many of them, else as a whole. */
const mergeLines = (
  base: readonly string[],
  mine: readonly string[],
  disk: readonly string[],
  start: number,
): MergePart[] => {
  if (base.length !== mine.length || base.length !== disk.length)
    return [settle(base.join(''), mine.join(''), disk.join(''), start)];
  return base.map((line, at) => settle(line, mine[at] ?? '', disk[at] ?? '', start + at));
};

const settle = (base: string, mine: string, disk: string, line: number): MergePart => {
  if (mine === disk || disk === base) return { kind: 'settled', text: mine };
  if (mine === base) return { kind: 'settled', text: disk };
  const merged =
    isOneLine(base) && isOneLine(mine) && isOneLine(disk) ? mergeLine(base, mine, disk) : { base, mine, disk };
  return typeof merged === 'string' ? { kind: 'settled', text: merged } : { kind: 'conflict', ...merged, line };
};

const isOneLine = (text: string): boolean => text !== '' && text.indexOf('\n') === text.lastIndexOf('\n');

/** Settled neighbours become one, and lines end as they should. */
const finish = (parts: readonly MergePart[], lineEnd: string): Merge => {
  const ended = (text: string): string => (lineEnd === '\n' ? text : text.replaceAll('\n', lineEnd));
  const joined: MergePart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'conflict')
      joined.push({ ...part, base: ended(part.base), mine: ended(part.mine), disk: ended(part.disk) });
    else if (last?.kind === 'settled')
      joined[joined.length - 1] = { kind: 'settled', text: last.text + ended(part.text) };
    else joined.push({ kind: 'settled', text: ended(part.text) });
  }
  const conflicts = joined.filter((part) => part.kind === 'conflict');
  return { parts: joined, conflicts, text: resolveMerge({ parts: joined }, []) };
};
