import { sourceCodes } from '../diagnostics/codes/source.js';
import { CODES, type Code } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { SourceFile } from '../source/source-file.js';
import { applyFixes, certainFixes, type QuickFix } from './quick-fixes.js';

/** A file with all made that can be made unasked. */
export interface FixedAll {
  readonly file: SourceFile;
  /** What was made, in turn; the places are those of the file as it was by then. */
  readonly made: readonly QuickFix[];
  /** What is still wrong. */
  readonly left: readonly Diagnostic[];
  /** The fixes brought to light more mistakes than there were: the file is as it was. */
  readonly refused: boolean;
}

/** So many times a file is read again at most. */
const MOST_READINGS = 100;

type Diagnose = (file: SourceFile) => readonly Diagnostic[];

/**
 * Makes all fixes that are certain, and those that are certain then, until there are none. A fix that does not do away with what it is
 * for, or that breaks something else, is not made.
 */
export const fixAll = (original: SourceFile, diagnose: Diagnose): FixedAll => {
  const before = diagnose(original);
  const useless = new Set<string>();
  const made: QuickFix[] = [];
  let file = original;
  let found = before;
  let readings = 0;
  const attempt = (fixes: readonly QuickFix[], isGood: typeof allGood): boolean => {
    readings++;
    const text = applyFixes(
      file,
      fixes.map((one) => one.fix),
    );
    const next = new SourceFile(file.name, text);
    const after = diagnose(next);
    if (text === file.text || !isGood(found, after, fixes)) return false;
    made.push(...fixes);
    file = next;
    found = after;
    return true;
  };
  while (readings < MOST_READINGS) {
    const fixes = certainFixes(
      found.filter((one) => !useless.has(keyOf(one))),
      file,
    );
    const [first] = fixes;
    if (!first) break;
    if (fixes.length > 1 && attempt(fixes, allGood)) continue;
    if (!attempt([first], oneGood)) useless.add(keyOf(first.diagnostic));
  }
  const refused = errorsIn(found) > errorsIn(before);
  return refused ? { file: original, made: [], left: before, refused } : { file, made, left: found, refused };
};

const keyOf = ({ code, message }: Diagnostic): string => `${code} ${message.en}`;
const isError = ({ code }: Diagnostic): boolean => CODES[code].severity === 'error';
const errorsIn = (found: readonly Diagnostic[]): number => found.filter(isError).length;
const countOf = (found: readonly Diagnostic[], key: string): number => found.filter((one) => keyOf(one) === key).length;

/** Several fixes at once: each does away with its mistake, and nothing else is wrong that was not before. */
const allGood = (before: readonly Diagnostic[], after: readonly Diagnostic[], fixes: readonly QuickFix[]): boolean => {
  const left = before.filter(isError).map(keyOf);
  for (const { diagnostic } of fixes) if (isError(diagnostic)) left.splice(left.indexOf(keyOf(diagnostic)), 1);
  const gone = fixes.every(({ diagnostic: one }) => countOf(after, keyOf(one)) < countOf(before, keyOf(one)));
  const errors = after.filter(isError);
  return gone && errors.every((one) => countOf(errors, keyOf(one)) <= left.filter((key) => key === keyOf(one)).length);
};

/** A single fix. Where lines could not be read, others may come to light with them. */
const oneGood: typeof allGood = (before, after, [fix]) => {
  if (!fix || countOf(after, keyOf(fix.diagnostic)) >= countOf(before, keyOf(fix.diagnostic))) return false;
  return isOfText(fix.diagnostic.code) || errorsIn(after) <= errorsIn(before);
};

const isOfText = (code: Code): boolean => code in sourceCodes;
