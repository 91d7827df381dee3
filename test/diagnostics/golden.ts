import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { analyze } from '../../packages/dsl/src/analyze.js';
import { DiagnosticBag } from '../../packages/dsl/src/diagnostics/bag.js';
import type { Diagnostic, Language } from '../../packages/dsl/src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../packages/dsl/src/diagnostics/render.js';
import { formatRule } from '../../packages/dsl/src/edit/format.js';
import { setCoefficient } from '../../packages/dsl/src/services/coefficients.js';
import { renameAt } from '../../packages/dsl/src/services/rename.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { readCases } from '../../packages/interpreter/src/cases/document.js';
import { runCases } from '../../packages/interpreter/src/cases/run-cases.js';
import { makePlan } from '../../packages/interpreter/src/plan/plan.js';
import { readData } from '../../packages/interpreter/src/run/data/read-data.js';
import { score } from '../../packages/interpreter/src/run/score.js';
import { interpret } from '../cli/support.js';

/**
 * A golden file: sources under `=== NAME` lines, then what is said of them under `=== zh` and `=== en`. In sources, `«U+0009»`
 * stands for a character that can't be seen, and `«500× text»` for a text that comes many times (`\n` in it for a line end).
 */
export interface Golden {
  readonly sources: ReadonlyMap<string, string>;
  readonly expected: Readonly<Record<Language, string>>;
}

const HEADING = /^=== (.+)$/m;

export const parseGolden = (text: string): Golden => {
  const [, ...parts] = text.split(HEADING);
  const sections = new Map<string, string>();
  for (let at = 0; at + 1 < parts.length; at += 2)
    sections.set((parts[at] ?? '').trim(), (parts[at + 1] ?? '').replace(/^\n/, ''));
  const expected = { zh: sections.get('zh') ?? '', en: sections.get('en') ?? '' };
  sections.delete('zh');
  sections.delete('en');
  return { sources: sections, expected };
};

export const printGolden = ({ sources }: Golden, found: Readonly<Record<Language, string>>): string =>
  [...sources, ['zh', found.zh] as const, ['en', found.en] as const]
    .map(([name, text]) => `=== ${name}\n${text}`)
    .join('');

/** The sources with the characters that the file spells out. */
export const sourcesOf = ({ sources }: Golden): readonly SourceFile[] =>
  [...sources].map(([name, text]) => new SourceFile(name, expand(text)));

const expand = (text: string): string =>
  text
    .replace(/«U\+([0-9A-F]{4,6})»/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/«(\d+)×([^»]*)»/g, (_, times: string, piece: string) =>
      piece.replaceAll('\\n', '\n').repeat(Number(times)),
    );

export interface Found {
  readonly text: string;
  readonly codes: readonly string[];
}

/** What is found wrong with the sources, by what there is: a command line, a change to a rule, cases, data, or the rule alone. */
export const reproduce = async (golden: Golden, language: Language): Promise<Found> => {
  const files = sourcesOf(golden);
  const named = (name: string): SourceFile | undefined => files.find((one) => one.name === name);
  const command = named('command');
  if (command) return runCommand(command.text.trim(), files, language);
  const diagnostics = diagnose(files, named);
  return { text: render(diagnostics, language), codes: diagnostics.map((one) => one.code) };
};

const diagnose = (
  files: readonly SourceFile[],
  named: (name: string) => SourceFile | undefined,
): readonly Diagnostic[] => {
  const rule = named('rule.yaml') ?? new SourceFile('rule.yaml', '');
  const edit = named('edit');
  if (edit) return diagnoseEdit(rule, edit.text);
  if (named('format')) return formatRule(rule).diagnostics;
  const rename = named('rename');
  if (rename) return diagnoseRename(rule, rename.text);
  const cases = named('cases.yaml');
  if (cases) return diagnoseCases(rule, cases);
  const data = files.filter((one) => one.name.startsWith('data'));
  return diagnoseRun(rule, data, readingsOf(named('readings')?.text ?? ''));
};

/** Carries out a command line in a folder that holds the sources. */
const runCommand = async (command: string, files: readonly SourceFile[], language: Language): Promise<Found> => {
  const root = mkdtempSync(join(tmpdir(), 'zhunsheng-golden-'));
  try {
    for (const { name, text } of files) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    const args = command.split(/\s+/).map((one) => (files.some(({ name }) => name === one) ? join(root, one) : one));
    const { out, err } = await interpret([...args, '--lang', language]);
    const text = `${err}${out}`.replaceAll(`${root}/`, '').replaceAll(root, '.');
    return { text, codes: [...text.matchAll(/\[([a-z-]+)\]/g)].map((one) => one[1] ?? '') };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

/** `R1=甲` lines. */
const readingsOf = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split('\n').flatMap((line) => (line.includes('=') ? [line.split('=') as [string, string]] : [])));

const diagnoseRun = (
  file: SourceFile,
  data: readonly SourceFile[],
  readings: ReadonlyMap<string, string>,
): readonly Diagnostic[] => {
  const { rule, diagnostics } = analyze(file, { readings });
  if (data.length === 0) return diagnostics;
  if (!rule) throw new Error(`the rule is wrong:\n${render(diagnostics, 'zh')}`);
  const bag = new DiagnosticBag();
  const read = readData(rule, data, bag);
  if (read) score(makePlan(rule), read, bag);
  return bag.all;
};

const diagnoseCases = (rule: SourceFile, cases: SourceFile): readonly Diagnostic[] => {
  const bag = new DiagnosticBag();
  const document = readCases(cases, bag);
  const report = document && runCases(document, rule, bag);
  const complaints = report?.failures.flatMap((one) => one.complaints.map(({ diagnostic }) => diagnostic)) ?? [];
  return [...bag.all, ...complaints];
};

/** `ID -> TEXT`: the coefficient is to have another text. */
const diagnoseEdit = (file: SourceFile, text: string): readonly Diagnostic[] => {
  const [id = '', to = ''] = text.replace(/\n$/, '').split(' -> ');
  const result = setCoefficient(analyze(file), id, to);
  return 'diagnostics' in result ? result.diagnostics : [];
};

/** `NAME -> NEW NAME`: what is named at the first NAME of the rule is to be called otherwise. */
const diagnoseRename = (file: SourceFile, text: string): readonly Diagnostic[] => {
  const [from = '', to = ''] = text.replace(/\n$/, '').split(' -> ');
  const result = renameAt(analyze(file), file.text.indexOf(from), to);
  return 'diagnostics' in result ? result.diagnostics : [];
};

/** So many are shown in full. */
const MOST = 10;

const render = (diagnostics: readonly Diagnostic[], language: Language): string => {
  const options = { language, color: false } as const;
  if (diagnostics.length <= MOST) return `${renderDiagnostics(diagnostics, options)}\n`;
  const [first, last] = [diagnostics.slice(0, 1), diagnostics.slice(-1)];
  return `${renderDiagnostics(first, options)}\n\n… ${diagnostics.length - 2} …\n\n${renderDiagnostics(last, options)}\n`;
};
