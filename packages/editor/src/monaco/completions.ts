import type { Completion, CompletionKind } from '@zhunsheng/dsl';
import { say } from '../words/language.js';
import type { Place, PlaceRange } from './places.js';

/** What a completion looks like in Monaco, but for the enumerations that only Monaco itself has. */
export interface Suggestion {
  readonly label: string;
  readonly icon: Icon;
  readonly insertText: string;
  readonly snippet: boolean;
  readonly range: { readonly insert: PlaceRange; readonly replace: PlaceRange };
  readonly sortText: string;
  readonly filterText?: string;
  readonly detail?: string;
  readonly documentation?: string;
  /** A value is to follow: offer what it may be. */
  readonly more: boolean;
}

const ICONS = {
  key: 'Property',
  method: 'Method',
  field: 'Field',
  value: 'Variable',
  item: 'Class',
  coefficient: 'Constant',
  set: 'Enum',
  member: 'EnumMember',
  group: 'Module',
  unit: 'Unit',
  function: 'Function',
  builtin: 'Function',
  word: 'Keyword',
  reading: 'Reference',
  choice: 'EnumMember',
} as const satisfies Record<CompletionKind, string>;

type Icon = (typeof ICONS)[CompletionKind];

/**
 * Places are reckoned from the caret, within its line: what was typed while the worker was thinking stands behind it and changes nothing
 * before it.
 */
export const suggestionsOf = (
  completions: readonly Completion[],
  caret: Place,
  offset: number,
): readonly Suggestion[] => {
  const digits = String(completions.length).length;
  return completions.map((one, index) => {
    const column = (place: number): number => Math.max(1, caret.column + place - offset);
    const [start, end] = [column(Math.min(one.replace.start, offset)), column(Math.max(one.replace.end, offset))];
    const line = { startLineNumber: caret.lineNumber, endLineNumber: caret.lineNumber, startColumn: start };
    return {
      label: one.label,
      icon: ICONS[one.kind],
      insertText: one.insert,
      snippet: one.snippet === true,
      range: { insert: { ...line, endColumn: caret.column }, replace: { ...line, endColumn: end } },
      sortText: one.sort ?? String(index).padStart(digits, '0'),
      ...(one.filter === undefined ? {} : { filterText: one.filter }),
      ...(one.detail ? { detail: say(one.detail) } : {}),
      ...(one.documentation ? { documentation: say(one.documentation) } : {}),
      more: one.snippet !== true && /[:：]\s*$/.test(one.insert),
    };
  });
};
