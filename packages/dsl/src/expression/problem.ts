import type { DiagnosticBag } from '../diagnostics/bag.js';
import type { Code } from '../diagnostics/codes.js';
import type { Bilingual, Fix } from '../diagnostics/diagnostic.js';
import { adding, removing, tentative, writing } from '../diagnostics/fix.js';
import type { SourceFile } from '../source/source-file.js';
import type { ScalarNode } from '../yaml/node.js';
import { scalarEdits } from '../yaml/scalar-edit.js';
import { placeIn } from './positions.js';

/** What to write instead. */
export interface Remedy {
  readonly text: string;
  /** The same in an expression with Chinese words. */
  readonly zh?: string;
  /** In place of what; the place of the problem unless said. */
  readonly start?: number;
  readonly end?: number;
  /** Likely, not certain. */
  readonly tentative?: true;
  /** Whether the scalar is put in quotes even where it can do without. */
  readonly quoted?: true;
}

/** A mistake by its place in the text of the expression (half-open indices); becomes a diagnostic in the file. */
export interface Problem {
  readonly code: Code;
  readonly start: number;
  readonly end: number;
  readonly message: Bilingual;
  readonly hint: Bilingual;
  /** What was meant is certain: the tree is what it would be with the mistake mended. */
  readonly mended?: boolean;
  readonly remedies?: readonly Remedy[];
  readonly related?: { readonly start: number; readonly end: number; readonly message: Bilingual };
}

export const report = (problem: Problem, source: ScalarNode, file: SourceFile, bag: DiagnosticBag): void => {
  const { related } = problem;
  const place = placeIn(source);
  bag.report(problem.code, file, place(problem.start, problem.end), problem.message, {
    hint: problem.hint,
    ...(related ? { secondary: [{ file, span: place(related.start, related.end), message: related.message }] } : {}),
    fixes: (problem.remedies ?? []).flatMap((one) => fixOf(one, problem, source, file) ?? []),
  });
};

const fixOf = (remedy: Remedy, problem: Problem, source: ScalarNode, file: SourceFile): Fix | undefined => {
  const { start = problem.start, quoted } = remedy;
  const whole = source.text;
  const text = remedy.zh !== undefined && CHINESE_WORDS.test(whole) ? remedy.zh : remedy.text;
  const behind = remedy.end ?? problem.end;
  const end =
    text === '' && /^\s?$/.test(whole.charAt(start - 1)) && whole.charAt(behind) === ' ' ? behind + 1 : behind;
  const change = { start, end, text: apart(text, whole.slice(0, start), whole.slice(end)) };
  const edits = scalarEdits(source, file, [change], quoted ? { quoted } : {});
  const [first, ...more] = edits ?? [];
  if (!first || more.length > 0) return undefined;
  const fix =
    text === ''
      ? removing(source.text.slice(start, end), first)
      : start === end
        ? adding(text, first)
        : writing(text, first);
  return remedy.tentative ? tentative(fix) : fix;
};

const CHINESE_WORDS = /如果|那么|否则|属于|遍历|其中|(?:^|\s)(?:且|或|非)(?:\s|$)/u;

/** Words and numbers don't run together with what stands around them. */
const apart = (text: string, before: string, behind: string): string => {
  const left = /^[\p{L}\p{N}_]/u.test(text) && /[\p{L}\p{N}_)\]]$/u.test(before) ? ' ' : '';
  const right = /[\p{L}\p{N}_]$/u.test(text) && /^[\p{L}\p{N}_([]/u.test(behind) ? ' ' : '';
  return left + text + right;
};

export const say = (zh: string, en: string): Bilingual => ({ zh, en });
