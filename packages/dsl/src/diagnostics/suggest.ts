/** Longer words are no names that someone mistyped. */
const LONGEST = 64;
/** A name inside another counts as near where it makes up at least this share of it. */
const LEAST_SHARE = 0.3;

/**
 * The candidate that was most likely meant: few edits away for its length (a swap of neighbours is one edit), or containing
 * the word, or contained in it. Case and full-width forms don't matter. Nothing where all are too far.
 */
export const nearest = (word: string, candidates: Iterable<string>): string | undefined => {
  const wanted = points(word);
  if (wanted.length === 0 || wanted.length > LONGEST) return undefined;
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const score = remoteness(wanted, points(candidate));
    if (score < least) {
      least = score;
      best = candidate;
    }
  }
  return best;
};

/** Code points, so that a rare character is one edit; in one case and width. */
const points = (text: string): readonly string[] => [...text.normalize('NFKC').toLowerCase().trim()];

/** Edits per character; infinite where the two are not near. */
const remoteness = (a: readonly string[], b: readonly string[]): number => {
  const longer = Math.max(a.length, b.length);
  const allowed = Math.floor(Math.max(longer, 3) / 3);
  if (a.length === 1 && b.length === 1) return a[0] === b[0] ? 0 : Number.POSITIVE_INFINITY;
  if (contains(a, b)) return Math.abs(a.length - b.length) / longer;
  if (b.length > LONGEST || Math.abs(a.length - b.length) > allowed) return Number.POSITIVE_INFINITY;
  const edits = distance(a, b);
  return edits <= allowed ? edits / longer : Number.POSITIVE_INFINITY;
};

const contains = (a: readonly string[], b: readonly string[]): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const text = short.join('');
  const enough = /^[\x20-\x7e]*$/.test(text) ? 3 : 2;
  return short.length >= enough && short.length >= LEAST_SHARE * long.length && long.join('').includes(text);
};

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
const distance = (a: readonly string[], b: readonly string[]): number => {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (beforePrevious[j - 2] ?? 0) + 1);
      row.push(least);
    }
    beforePrevious = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
};
