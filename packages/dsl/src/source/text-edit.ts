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
