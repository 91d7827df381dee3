import type { Span } from './span.js';

/** What takes the place of a part of a text. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** Makes edits that do not overlap, in the order of their places. */
export const applyEdits = (text: string, edits: readonly TextEdit[]): string => {
  let made = '';
  let from = 0;
  for (const edit of edits) {
    made += text.slice(from, edit.span.start) + edit.text;
    from = edit.span.end;
  }
  return made + text.slice(from);
};

/** The one edit that makes a text another one: from the first character that differs to the last. */
export const editBetween = (before: string, after: string): TextEdit => {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (end < most - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end++;
  return { span: { start, end: before.length - end }, text: after.slice(start, after.length - end) };
};
