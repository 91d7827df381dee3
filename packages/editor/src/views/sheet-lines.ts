import type { Span } from '@zhunsheng/dsl';
import type { SheetLine } from '@zhunsheng/interpreter';

/** The lines that rest on a place of the rule: those whose own places are the narrowest around it; where none is, those within it. */
export const linesOf = (lines: readonly SheetLine[], place: Span): readonly number[] => {
  let least = Number.POSITIVE_INFINITY;
  let found: number[] = [];
  for (const [at, { span }] of lines.entries()) {
    if (!span || span.start > place.start || span.end < place.end) continue;
    const length = span.end - span.start;
    if (length < least) {
      least = length;
      found = [];
    }
    if (length === least) found.push(at);
  }
  if (found.length > 0) return found;
  return [...lines.entries()].flatMap(([at, { span }]) =>
    span && span.start >= place.start && span.end <= place.end ? [at] : [],
  );
};
