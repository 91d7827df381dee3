import type { SourceFile } from '../source/source-file.js';
import { type Span, span } from '../source/span.js';
import type { TextEdit } from '../source/text-edit.js';
import type { Bilingual, Fix } from './diagnostic.js';

/** As much of a text as a title holds. */
const MOST = 40;

const shown = (text: string): string => {
  const points = [...text.replace(/\s+/g, ' ').trim()];
  return points.length > MOST ? `${points.slice(0, MOST).join('')}…` : points.join('');
};

/** Writes a text in place of another: the edits that come to that, which may be more than the text (quotes, other places). */
export const writing = (text: string, edits: TextEdit | readonly TextEdit[]): Fix => ({
  title: { zh: `改为 ${shown(text)}`, en: `write \`${shown(text)}\`` },
  edits: listOf(edits),
});

const listOf = (edits: TextEdit | readonly TextEdit[]): readonly TextEdit[] => ('span' in edits ? [edits] : edits);

/** Writes a text in place of what stands at a span. */
export const replacing = (place: Span, text: string): Fix => writing(text, { span: place, text });

/** Adds what is missing. */
export const adding = (text: string, edit: TextEdit): Fix => ({
  title: { zh: `补上 ${shown(text)}`, en: `add \`${shown(text)}\`` },
  edits: [edit],
});

export const inserting = (offset: number, text: string): Fix => adding(text, { span: span(offset, offset), text });

/** Takes out what is too much; `what` is how it is called. */
export const removing = (what: string, edit: TextEdit): Fix => ({
  title: { zh: `删去 ${shown(what)}`, en: `remove \`${shown(what)}\`` },
  edits: [edit],
});

/** A fix by what it does in general. */
export const fixing = (title: Bilingual, edits: TextEdit | readonly TextEdit[]): Fix => ({
  title,
  edits: listOf(edits),
});

/** What stands without quotes whatever is around it, and means the same within them. */
const BARE = /^[\p{L}\p{N}_][^,，、[\]{}#:"'\\\n]*$/u;
const QUOTED = /^(["'“‘「]+)(.*?)(["'”’」]+)$/su;

/** The name that was most likely meant by what stands at a place, in quotes or not: it is for the reader to say. */
export const didYouMean = (
  near: string | undefined,
  file: SourceFile,
  place?: Span,
): { readonly hint?: Bilingual; readonly fixes?: readonly Fix[] } => {
  if (near === undefined) return {};
  const hint = { zh: `是不是 ${near}？`, en: `did you mean \`${near}\`?` };
  if (!place || !BARE.test(near)) return { hint };
  const [, open = '', , close = ''] = QUOTED.exec(file.slice(place)) ?? [];
  const inner = span(place.start + open.length, place.end - close.length);
  return { hint, fixes: [tentative(replacing(inner, near))] };
};

/** A guess, or a placeholder that has to be filled in: offered to a reader, never made unasked. */
export const tentative = (fix: Fix): Fix => ({ ...fix, tentative: true });
