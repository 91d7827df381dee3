import { DiagnosticBag } from '../../packages/dsl/src/diagnostics/bag.js';
import type { Diagnostic } from '../../packages/dsl/src/diagnostics/diagnostic.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { readCases } from '../../packages/interpreter/src/cases/document.js';
import { type CasesReport, runCases } from '../../packages/interpreter/src/cases/run-cases.js';
import { RULE } from '../cli/support.js';
import { unmark } from '../data/support.js';

/** What stands before the cases of a test: every unit has everything done. */
const HEAD = `rule: sample
period: 2021-04
base: { 完成数: 3, 任务数: 3, 进度: { 道路: 100%, 桥梁: 100% } }
cases:
`;

export interface CasesOutcome {
  readonly report: CasesReport | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** `code line:column text` of everything that is wrong. */
  readonly found: readonly string[];
  readonly expected: readonly string[];
}

/** Runs a file with marks `«code|text»`: `found` must equal `expected`. */
export const runFile = (marked: string, rule = RULE): CasesOutcome => {
  const { text, expected } = unmark(marked);
  const file = new SourceFile('sample.cases.yaml', text);
  const bag = new DiagnosticBag();
  const document = readCases(file, bag);
  const report = document && !bag.hasErrors ? runCases(document, new SourceFile('sample.yaml', rule), bag) : undefined;
  const diagnostics = [
    ...bag.all,
    ...(report?.failures ?? []).flatMap((one) => one.complaints.map(({ diagnostic }) => diagnostic)),
  ];
  const found = diagnostics.map(({ code, primary }) => {
    const { line, column } = primary.file.position(primary.span.start);
    return `${code} ${line}:${column} ${primary.file.slice(primary.span)}`;
  });
  return { report, diagnostics, found, expected };
};

/** Runs cases below the usual head. */
export const runMarked = (cases: string, rule?: string): CasesOutcome => runFile(`${HEAD}${cases}`, rule);
