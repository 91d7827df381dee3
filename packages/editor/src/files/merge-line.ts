/** A line, or what is left to choose where both changed the same value: all else in it is merged in each of the three. */
export type MergedLine = string | { readonly base: string; readonly mine: string; readonly disk: string };

/**
 * Merges what two made of one line: value by value where both kept what stands between the values, the note at its end on its own.
 * Where one changed how the line is built, the line is left to choose as a whole.
 */
export const mergeLine = (base: string, mine: string, disk: string): MergedLine => {
  const [was, ours, theirs] = [splitNote(base), splitNote(mine), splitNote(disk)];
  const body = mergeBody(was.body, ours.body, theirs.body);
  const note = choose(was.note, ours.note, theirs.note) ?? { base: was.note, mine: ours.note, disk: theirs.note };
  if (typeof body === 'string' && typeof note === 'string') return body + note;
  return {
    base: side(body, 'base') + side(note, 'base'),
    mine: side(body, 'mine') + side(note, 'mine'),
    disk: side(body, 'disk') + side(note, 'disk'),
  };
};

const side = (merged: MergedLine, which: 'base' | 'mine' | 'disk'): string =>
  typeof merged === 'string' ? merged : merged[which];

/** Whether two lines have the same keys in the same order, so that one can be the other with other values. */
export const sameKeys = (a: string, b: string): boolean => keysOf(a) === keysOf(b);

const mergeBody = (base: string, mine: string, disk: string): MergedLine => {
  const one = choose(base, mine, disk);
  if (one !== undefined) return one;
  const [was, ours, theirs] = [pieces(base), pieces(mine), pieces(disk)];
  // With another key, the value of the other side may mean something else.
  const alike = sameKeys(base, mine) && sameKeys(base, disk);
  if (!alike || was.length !== ours.length || was.length !== theirs.length) return { base, mine, disk };
  const merged = was.map((piece, at) => choose(piece, ours[at] ?? '', theirs[at] ?? ''));
  if (merged.every((piece) => piece !== undefined)) return merged.join('');
  const filled = (from: readonly string[]): string => merged.map((piece, at) => piece ?? from[at]).join('');
  return { base: filled(was), mine: filled(ours), disk: filled(theirs) };
};

const choose = (base: string, mine: string, disk: string): string | undefined => {
  if (mine === disk || disk === base) return mine;
  return mine === base ? disk : undefined;
};

/** Values and what stands between them, in turn; the first is a value, though it may be empty. */
const pieces = (line: string): readonly string[] => line.split(/([\s,，、;；:：()（）[\]{}"'“”]+)/u);

/** What precedes a colon: the keys of a mapping, in block or flow style, after the marks of a list. */
const keysOf = (line: string): string => {
  const { body } = splitNote(line);
  const keys = body.match(/[^\s,:：{}[\]]+(?=[ \t]*[:：](?:\s|$))/gu) ?? [];
  // Conditions of bands stand in quotes, and their figures are values: "> 5": 1.
  const names = keys.map((key) => (/["']$/.test(key) ? key.replace(/\d+(?:\.\d+)?/g, '0') : key));
  return [/^[\s-]*/.exec(body)?.[0], ...names].join('\u0000');
};

/** Where the comment of a line begins: a `#` at the start or after a blank, outside of quotes. */
const splitNote = (line: string): { readonly body: string; readonly note: string } => {
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] ?? '';
    if (quote !== '') {
      if (quote === '"' && sign === '\\') at++;
      else if (sign === quote) quote = '';
    } else if ((sign === '"' || sign === "'") && /[\s,:[{(-]/.test(line[at - 1] ?? ' ')) quote = sign;
    else if (sign === '#' && /\s/.test(line[at - 1] ?? ' ')) {
      const body = line.slice(0, at).trimEnd();
      return { body, note: line.slice(body.length) };
    }
  }
  return { body: line, note: '' };
};
