import type { Fix } from '../diagnostics/diagnostic.js';
import { adding, fixing, inserting, removing, replacing, tentative } from '../diagnostics/fix.js';
import type { SourceFile } from '../source/source-file.js';
import { type Span, span } from '../source/span.js';
import type { TextEdit } from '../source/text-edit.js';
import { singleQuoted } from './notation.js';

/** How the structure of a YAML text is put right where it is clear how. All of it goes by lines: there is no tree yet. */

const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;
/** Where the key of a line begins, behind the dashes before it. */
const contentColumn = (line: string): number => /^ *(?:- +)*/.exec(line)?.[0].length ?? 0;
const isBlank = (line: string): boolean => /^[ \t]*(?:#.*)?$/.test(line);

/** The nearest lines with content above a line, from below. */
const linesAbove = (file: SourceFile, index: number): readonly string[] => {
  const found: string[] = [];
  for (let at = index - 1; at >= Math.max(0, index - 200); at--) {
    const line = file.lineText(at);
    if (!isBlank(line)) found.push(line);
  }
  return found;
};

const lineBelow = (file: SourceFile, index: number): string | undefined => {
  for (let at = index + 1; at < Math.min(file.lineCount, index + 200); at++)
    if (!isBlank(file.lineText(at))) return file.lineText(at);
  return undefined;
};

/** Moves a line to a column, and what stands below it with it. */
const moved = (file: SourceFile, index: number, column: number): readonly TextEdit[] => {
  const own = indentOf(file.lineText(index));
  const edits: TextEdit[] = [];
  const isHeading = /:[ \t]*(?:#.*)?$/.test(file.lineText(index));
  for (let at = index; at < file.lineCount; at++) {
    const line = file.lineText(at);
    if (at > index && (!isHeading || (!isBlank(line) && indentOf(line) <= own))) break;
    if (isBlank(line)) continue;
    const start = file.lineStart(at);
    const now = Math.max(0, indentOf(line) + column - own);
    edits.push({ span: span(start, start + indentOf(line)), text: ' '.repeat(now) });
  }
  return edits;
};

const ALIGN = { zh: '与同级的行对齐', en: 'align it with its level' };

/** Aligns a line that is one space off exactly one of the levels around it. */
export const realigned = (file: SourceFile, offset: number): Fix | undefined => {
  const index = file.lineIndex(offset);
  const line = file.lineText(index);
  if (line.includes('\t')) return undefined;
  const own = indentOf(line);
  const isItem = /^ *- /.test(line);
  const levels = new Set<number>();
  let outermost = Number.POSITIVE_INFINITY;
  for (const above of linesAbove(file, index)) {
    const indent = indentOf(above);
    if (indent >= outermost) continue;
    outermost = indent;
    if (isItem === /^ *- /.test(above)) levels.add(indent);
    if (!isItem) levels.add(contentColumn(above));
  }
  const near = [...levels].filter((one) => Math.abs(one - own) === 1);
  const [column, ...more] = near;
  if (column === undefined || more.length > 0) return undefined;
  const first = column % 2 === 1 && own % 2 === 0 ? onlyOneAt(file, index, column) : undefined;
  return fixing(ALIGN, first === undefined ? moved(file, index, column) : moved(file, first, own));
};

/** The line above that is the only one of its level so far: then it is the one that is out of step. */
const onlyOneAt = (file: SourceFile, index: number, column: number): number | undefined => {
  let found: number | undefined;
  for (let at = index - 1; at >= Math.max(0, index - 200); at--) {
    const line = file.lineText(at);
    if (isBlank(line) || indentOf(line) > column) continue;
    if (indentOf(line) < column) return found;
    if (found !== undefined) return undefined;
    found = at;
  }
  return undefined;
};

/** Aligns the line of a place with the key of a line above. */
export const alignedWith = (file: SourceFile, offset: number, above: number): Fix | undefined => {
  const index = file.lineIndex(offset);
  if (!/^ *$/.test(file.text.slice(file.lineStart(index), offset))) return undefined;
  return fixing(ALIGN, moved(file, index, contentColumn(file.lineText(file.lineIndex(above)))));
};

/**
 * Spaces for the tabs that lines begin with: two for each where all are indented with tabs; for a single line as many as the lines around
 * before it has, where the one behind or the number of tabs agrees.
 */
export const withoutTabs = (file: SourceFile, offset: number): Fix | undefined => {
  const lines = Array.from({ length: file.lineCount }, (_, index) => ({ index, text: file.lineText(index) }));
  const title = { zh: '行首的制表符换成空格', en: 'use spaces for the tabs' };
  const indented = lines.filter(({ text }) => /^[ \t]/.test(text) && !isBlank(text));
  if (indented.every(({ text }) => /^\t+(?! )/.test(text)))
    return fixing(
      title,
      indented.map(({ index, text }) => {
        const tabs = /^\t+/.exec(text)?.[0].length ?? 0;
        return { span: span(file.lineStart(index), file.lineStart(index) + tabs), text: '  '.repeat(tabs) };
      }),
    );
  const index = file.lineIndex(offset);
  const [above] = linesAbove(file, index);
  const below = lineBelow(file, index);
  if (above === undefined || above.startsWith('\t')) return undefined;
  const column = contentColumn(above) + (/:[ \t]*(?:#.*)?$/.test(above) ? 2 : 0);
  const start = file.lineStart(index);
  const blank = /^[ \t]*/.exec(file.lineText(index))?.[0] ?? '';
  const fix = fixing(title, { span: span(start, start + blank.length), text: ' '.repeat(column) });
  const agrees = blank.replaceAll('\t', '  ').length === column || (below !== undefined && indentOf(below) === column);
  return agrees ? fix : tentative(fix);
};

/** Closes a bracket or a quote at the end of its line, where nothing else on the line is open and the next line is an entry or item. */
export const closingFixes = (file: SourceFile, offset: number, opening: string, closing: string): readonly Fix[] => {
  const index = file.lineIndex(offset);
  const start = file.lineStart(index);
  const line = file.lineText(index);
  const before = line.slice(0, offset - start);
  const rest = line.slice(offset - start + opening.length);
  const below = lineBelow(file, index);
  if (/["'[{]/.test(before) || / #/.test(rest) || (below !== undefined && indentOf(below) > indentOf(line))) return [];
  const open = opening === closing ? [] : openBrackets(rest);
  if (!open || open.length > 0 || (opening === closing && /[,}\]]/.test(rest))) return [];
  const text = opening === '{' && rest.startsWith(' ') ? ` ${closing}` : closing;
  return [adding(text, { span: span(start + line.trimEnd().length, start + line.length), text })];
};

const PAIRS: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** The brackets of a text that are left open, quotes skipped; nothing where they don't pair up, or a quote is open. */
const openBrackets = (text: string): readonly string[] | undefined => {
  const open: string[] = [];
  let quote = '';
  for (const one of text) {
    if (quote !== '') quote = one === quote ? '' : quote;
    else if (one === '"' || one === "'") quote = one;
    else if (one in PAIRS) open.push(PAIRS[one] ?? '');
    else if ((one === ']' || one === '}') && open.pop() !== one) return undefined;
  }
  return quote === '' ? open : undefined;
};

/** The whole value behind `key: ` or `- ` on a line of a block, if a place stands in one and no comment follows. */
const wholeValue = (file: SourceFile, offset: number): Span | undefined => {
  const index = file.lineIndex(offset);
  const line = file.lineText(index);
  const head = /^ *(?:- +)*(?:[^\s:{}[\]'"#]+: +)?/.exec(line)?.[0].length ?? 0;
  const start = file.lineStart(index);
  const end = start + line.trimEnd().length;
  const below = lineBelow(file, index);
  const goesOn = below !== undefined && indentOf(below) > indentOf(line) && !/^ *(?:- +)*[^\s:]+:(?: |$)/.test(below);
  if (head === 0 || offset < start + head || offset >= end || goesOn || / #/.test(line)) return undefined;
  return span(start + head, end);
};

/** A half-width comma where a full-width one stands behind a quote or bracket; otherwise the whole value in quotes. */
export const quotedBehind = (file: SourceFile, offset: number): Fix | undefined => {
  if (file.text.charAt(offset) !== '，') return quotedValue(file, offset);
  if (/^[ \t]*(?:\r?\n|$)/.test(file.text.slice(offset + 1, offset + 200))) return withoutCharacter(file, offset);
  const text = /\s/.test(file.text.charAt(offset + 1)) ? ',' : ', ';
  return fixing({ zh: '改用半角逗号', en: 'use a half-width comma' }, { span: span(offset, offset + 1), text });
};

/** Puts the whole value in single quotes. */
export const quotedValue = (file: SourceFile, offset: number): Fix | undefined => {
  const place = wholeValue(file, offset);
  return place && !/^[[{]/.test(file.slice(place)) ? replacing(place, singleQuoted(file.slice(place))) : undefined;
};

/** An anchor does nothing where aliases are refused. What begins with an exclamation mark may as well be a text. */
export const refusalFixes = (code: 'alias-refused' | 'tag-refused', file: SourceFile, place: Span): readonly Fix[] => {
  const word = file.slice(place);
  const spaces = /^ +(?=[^\s#])/.exec(file.text.slice(place.end, place.end + 100))?.[0].length;
  if (spaces === undefined || word.startsWith('*')) return [];
  const without = removing(word, { span: span(place.start, place.end + spaces), text: '' });
  const quoted = code === 'tag-refused' ? quotedValue(file, place.start) : undefined;
  return quoted ? [without, quoted] : [without];
};

/** A comma behind what stands before a place. */
export const commaBefore = (file: SourceFile, offset: number): Fix | undefined => {
  const before = file.text.slice(Math.max(0, offset - 1000), offset).trimEnd();
  const end = offset - Math.min(offset, 1000) + before.length;
  return /[[{,:]$|(?:^|\s)[-?]$/.test(before) ? undefined : inserting(end, ',');
};

/** The one character at a place, with the spaces behind it. */
export const withoutCharacter = (file: SourceFile, offset: number): Fix =>
  removing(file.text.charAt(offset), { span: span(offset, offset + 1), text: '' });

/** A backslash that stands for itself. */
export const backslash = (file: SourceFile, offset: number): Fix | undefined =>
  file.text.charAt(offset) === '\\' ? replacing(span(offset, offset + 1), '\\\\') : undefined;

export const spaceBefore = (_file: SourceFile, offset: number): Fix =>
  fixing({ zh: '加一个空格', en: 'put a space' }, { span: span(offset, offset), text: ' ' });
