import type { Fix } from '../diagnostics/diagnostic.js';
import { removing } from '../diagnostics/fix.js';
import type { SourceFile } from '../source/source-file.js';
import { type Span, span } from '../source/span.js';
import type { TextEdit } from '../source/text-edit.js';

const LINE_END = /\r?\n/;
const NOTHING_MORE = /^[ \t]*(?:#.*)?$/;

/** The quotes of a key or value belong to it, though the place of its content does not hold them. */
const withQuotes = ({ text }: SourceFile, { start, end }: Span): Span =>
  span(start - (/["']/.test(text.charAt(start - 1)) ? 1 : 0), end + (/["']/.test(text.charAt(end)) ? 1 : 0));

/** What stands on its line before and behind a span. */
const around = (file: SourceFile, place: Span) => {
  const { text } = file;
  const start = file.lineStart(file.lineIndex(place.start));
  const behind = text.slice(place.end);
  return { start, before: text.slice(start, place.start), behind, after: behind.split(LINE_END, 1)[0] ?? '' };
};

/**
 * Takes an entry of a map, or an item of a list, out: with its comma inside brackets, with its lines otherwise. Nothing where it can't
 * go alone, such as the first key behind a dash.
 */
export const withoutEntry = (file: SourceFile, bare: Span, kind: 'entry' | 'item' = 'entry'): TextEdit | undefined => {
  const place = withQuotes(file, bare);
  const { start, before, behind, after } = around(file, place);
  const comma = /^[ \t]*,[ \t]*/.exec(after);
  if (comma && /[[{,][ \t]*$/.test(before)) return { span: span(place.start, place.end + comma[0].length), text: '' };
  const lead = /[ \t]*,[ \t]*$/.exec(before);
  if (lead && /^[ \t]*[}\]]/.test(after)) return { span: span(place.start - lead[0].length, place.end), text: '' };
  const alone = kind === 'item' ? /^[ \t]*-[ \t]+$/ : /^[ \t]*$/;
  if (!alone.test(before) || !NOTHING_MORE.test(after) || /^\s*[,}\]]/.test(behind)) return undefined;
  const end = place.end + after.length;
  const lineEnd = LINE_END.exec(file.text.slice(end, end + 2))?.[0].length ?? 0;
  return { span: span(start, end + lineEnd), text: '' };
};

/** The key on whose line a value stands, and where its entry begins. */
const keyBefore = (file: SourceFile, value: Span): { readonly key: string; readonly entry: Span } | undefined => {
  const line = file.text.slice(file.lineStart(file.lineIndex(value.start)), value.start);
  const [whole = '', key] = /(\p{L}[\p{L}_]*) *: +["']?$/u.exec(line) ?? [];
  return key === undefined ? undefined : { key, entry: span(value.start - whole.length, value.end) };
};

/** Takes a value's key out with it. */
export const withoutKey = (value: Span, file: SourceFile): readonly Fix[] => {
  const found = keyBefore(file, value);
  const edit = found && withoutEntry(file, found.entry);
  return found && edit ? [removing(found.key, edit)] : [];
};

/** Puts entries behind the one of a value. */
export const behindValue = (file: SourceFile, value: Span, added: readonly string[]): TextEdit | undefined => {
  const found = keyBefore(file, value);
  return found && behindEntry(file, found.entry, added);
};

/** Takes the line of a key out, where its whole entry stands on it and the map has others. */
export const withoutLine = (file: SourceFile, key: Span): TextEdit | undefined => {
  const index = file.lineIndex(key.start);
  const line = file.lineText(index);
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  const balanced = (line.match(/[[{]/g) ?? []).length === (line.match(/[\]}]/g) ?? []).length;
  if (file.lineStart(index) + indent !== key.start || !balanced || !/: +[^\s|>#]/.test(line)) return undefined;
  const next = (step: 1 | -1): number => {
    for (let at = index + step; at >= 0 && at < file.lineCount; at += step) {
      const other = file.lineText(at);
      const own = /^ */.exec(other)?.[0].length ?? 0;
      if (!NOTHING_MORE.test(other) && (step === 1 || own <= indent)) return own;
    }
    return -1;
  };
  const [above, below] = [next(-1), next(1)];
  if (below > indent || (above !== indent && below !== indent)) return undefined;
  return { span: span(file.lineStart(index), file.lineStart(index + 1)), text: '' };
};

/** Puts entries at the end of a map. */
export const intoMap = (file: SourceFile, map: Span, added: readonly string[]): TextEdit | undefined => {
  const written = file.slice(map);
  if (!written.startsWith('{')) return behindEntry(file, map, added);
  if (!written.endsWith('}')) return undefined;
  const inner = written.slice(0, -1).trimEnd();
  const end = map.start + inner.length;
  const comma = inner === '{' || inner.endsWith(',') ? '' : ',';
  return { span: span(end, end), text: `${comma} ${added.join(', ')}` };
};

/** Puts entries behind another one of the same map (from its key to the end of its value), in its form. */
export const behindEntry = (file: SourceFile, bare: Span, added: readonly string[]): TextEdit | undefined => {
  const entry = withQuotes(file, bare);
  const { before, behind, after } = around(file, entry);
  if (/^\s*[,}]/.test(behind))
    return { span: span(entry.end, entry.end), text: added.map((one) => `, ${one}`).join('') };
  if (!/^ *(?:- +)*$/.test(before) || !NOTHING_MORE.test(after)) return undefined;
  const end = entry.end + after.length;
  const lineEnd = LINE_END.exec(file.text)?.[0] ?? '\n';
  return { span: span(end, end), text: added.map((one) => `${lineEnd}${' '.repeat(before.length)}${one}`).join('') };
};
