import { type Analysis, analyze } from '../analyze.js';
import { DiagnosticBag, type ReportOptions } from '../diagnostics/bag.js';
import type { Code } from '../diagnostics/codes.js';
import type { Bilingual, Diagnostic } from '../diagnostics/diagnostic.js';
import { spliceScalars } from '../edit/splice.js';
import { isIdentifier } from '../expression/characters.js';
import { checkNewName, isReservedName } from '../expression/name.js';
import { SourceFile } from '../source/source-file.js';
import type { Span } from '../source/span.js';
import { applyEdits, type TextEdit } from '../source/text-edit.js';
import type { ScalarNode } from '../yaml/node.js';
import { nameIndexOf, occurrenceAt } from './name-index.js';
import type { NamedThing, Occurrence } from './occurrence.js';

export type Renamed = { readonly edits: readonly TextEdit[] } | { readonly diagnostics: readonly Diagnostic[] };

/** The name at an offset, if it can be changed: one that the rule itself declares. */
export const renameRangeAt = (analysis: Analysis, offset: number): Span | undefined => {
  const found = occurrenceAt(analysis, offset);
  return found?.symbol.occurrences.some((one) => one.declares) ? found.span : undefined;
};

/**
 * Gives what is named at an offset another name, everywhere. The edits are by place and don't overlap. Refused where the name is none
 * or taken, and where the rule would mean something else or be wrong in another way than before.
 */
export const renameAt = (analysis: Analysis, offset: number, to: string): Renamed => {
  const { file } = analysis;
  const found = occurrenceAt(analysis, offset);
  const refuse = (code: Code, message: Bilingual, options: ReportOptions = {}): Renamed => {
    const bag = new DiagnosticBag();
    bag.report(code, file, found?.span ?? { start: offset, end: offset }, message, options);
    return { diagnostics: bag.all };
  };
  if (!found || !renameRangeAt(analysis, offset) || !analysis.document)
    return refuse('nothing-to-rename', {
      zh: '这里没有规则自己取的名称',
      en: 'there is no name of the rule itself here',
    });
  const { symbol } = found;
  if (to === symbol.name) return { edits: [] };
  const problem = symbol.kind === 'member' ? checkMember(to) : checkNewName(to, 0);
  if (problem) return refuse(problem.code, problem.message, problem.hint ? { hint: problem.hint } : {});
  const first = takenBy(to, symbol, analysis);
  if (first)
    return refuse(
      symbol.kind === 'member' ? 'duplicate-member' : 'duplicate-name',
      { zh: `${to} 已经用过`, en: `\`${to}\` is used already` },
      { secondary: [{ file, span: first, message: { zh: `${to} 先在这里用过`, en: 'first used here' } }] },
    );
  const names = new Map([[symbol, to]]);
  const edits = renaming(analysis, names);
  const now = analyze(new SourceFile(file.name, applyEdits(file.text, edits)));
  if (meansTheSame(analysis, now, names, edits)) return { edits };
  return refuse('rename-changes-meaning', {
    zh: `把 ${symbol.name} 改名为 ${to}，规则的意思会变`,
    en: `with \`${symbol.name}\` renamed to \`${to}\` the rule would not mean the same`,
  });
};

const checkMember = (name: string): ReturnType<typeof checkNewName> =>
  name.trim() === '' || /[\p{Cc}\p{Cs}]/u.test(name) || name.trim() !== name ? badMember(name) : undefined;

const badMember = (name: string): NonNullable<ReturnType<typeof checkNewName>> => ({
  code: 'bad-name',
  start: 0,
  end: name.length,
  message:
    name.trim() === ''
      ? { zh: '这里缺名称', en: 'there is no name here' }
      : { zh: '名称前后不能有空格，中间不能换行', en: 'a name has no spaces around it and no line ends' },
  hint: { zh: '写一个名称，如 甲区', en: 'write a name' },
});

/** Where a name stands already that the new one would be mixed up with. */
const takenBy = (to: string, symbol: NamedThing, analysis: Analysis): Span | undefined => {
  const same = nameIndexOf(analysis).things.filter((one) => one.name === to && one !== symbol);
  const rival = same.find((one) => (symbol.kind === 'member' ? isRivalMember(one, symbol) : isRivalName(one, symbol)));
  return rival?.occurrences.find((one) => one.declares)?.span;
};

const isRivalMember = (one: NamedThing, symbol: NamedThing): boolean =>
  one.kind === 'member' && one.of.some((domain) => symbol.of.includes(domain));

/** Names live in one space; parameters, columns and fields of records are each seen in their own place. */
const isRivalName = (one: NamedThing, symbol: NamedThing): boolean => {
  if (one.kind === 'member') return false;
  if (!isInner(one) || !isInner(symbol)) return one.kind !== 'parameter' && symbol.kind !== 'parameter';
  return one.kind === symbol.kind && one.of.some((holder) => symbol.of.includes(holder));
};

const isInner = ({ kind }: NamedThing): boolean => kind === 'parameter' || kind === 'column' || kind === 'record-field';

/** Edits that give things other names, by place. */
export const renaming = (analysis: Analysis, names: ReadonlyMap<NamedThing, string>): readonly TextEdit[] => {
  const { file, document } = analysis;
  const edits = new Map<ScalarNode, TextEdit[]>();
  for (const [thing, to] of names) {
    for (const one of thing.occurrences) {
      const edit = { span: one.part, text: written(one, to) };
      const known = edits.get(one.node);
      if (known) known.push(edit);
      else edits.set(one.node, [edit]);
    }
  }
  for (const all of edits.values()) all.sort((a, b) => a.span.start - b.span.start);
  return document ? spliceScalars(file, document.root, edits) : [];
};

/** How the name is written in the place of another. */
const written = ({ writing, node, part }: Occurrence, to: string): string => {
  if (writing === 'literal') {
    const quote = node.text.charAt(part.start - 1);
    return quote === "'" || quote === '"' ? to.replaceAll(quote, quote + quote) : to;
  }
  if (
    writing === 'name' &&
    (!isIdentifier(to) || isReservedName(to)) &&
    node.text !== node.text.slice(part.start, part.end)
  )
    return `'${to.replaceAll("'", "''")}'`;
  return to;
};

/** Whether, read again, a rule has the same names in the same places, but for those renamed, and the same things wrong with it. */
export const meansTheSame = (
  before: Analysis,
  now: Analysis,
  names: ReadonlyMap<NamedThing, string>,
  edits: readonly TextEdit[],
): boolean => {
  const codes = (one: Analysis): string => one.diagnostics.map(({ code }) => code).join(' ');
  if (codes(before) !== codes(now)) return false;
  const [old, renamed] = [nameIndexOf(before).occurrences, nameIndexOf(now).occurrences];
  if (old.length !== renamed.length) return false;
  const moved = new Shift(edits);
  const things = new Map<NamedThing, NamedThing>();
  return old.every((one, at) => {
    const other = renamed[at];
    if (!other || other.symbol.name !== (names.get(one.symbol) ?? one.symbol.name)) return false;
    const start = moved.offset(one.span);
    if (start !== undefined && other.span.start !== start) return false;
    const known = things.get(one.symbol);
    if (!known) things.set(one.symbol, other.symbol);
    return (known ?? other.symbol) === other.symbol && one.symbol.kind === other.symbol.kind;
  });
};

/** From places before edits to those behind them; asked in the order of the file. */
class Shift {
  #next = 0;
  #by = 0;

  constructor(private readonly edits: readonly TextEdit[]) {}

  /** Where a place begins now; undefined where an edit touches it. */
  offset({ start, end }: Span): number | undefined {
    for (let edit = this.edits[this.#next]; edit && edit.span.end < start; edit = this.edits[++this.#next])
      this.#by += edit.text.length - (edit.span.end - edit.span.start);
    const next = this.edits[this.#next];
    return next && next.span.start <= end ? undefined : start + this.#by;
  }
}
