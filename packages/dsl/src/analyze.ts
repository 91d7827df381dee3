import { checkRule } from './check/check-rule.js';
import { DiagnosticBag } from './diagnostics/bag.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import type { RuleDocument } from './document/document.js';
import { readDocument } from './document/read.js';
import { collect } from './resolve/collect.js';
import type { Symbols } from './resolve/symbols.js';
import type { CheckedRule } from './rule/rule.js';
import type { SourceFile } from './source/source-file.js';

export interface Analysis {
  readonly file: SourceFile;
  /** What could be read, also where there are errors. */
  readonly document?: RuleDocument;
  readonly symbols?: Symbols;
  /** Set only where there is no error. */
  readonly rule?: CheckedRule;
  /** All errors and warnings, by place. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface AnalyzeOptions {
  /** Choices of readings for this run, by the reading's name; the rule's own `chosen` otherwise. */
  readonly readings?: ReadonlyMap<string, string>;
}

/** The pipeline: source text -> YAML with positions -> document -> names -> types -> checked rule. Never throws for bad input. */
export const analyze = (file: SourceFile, options: AnalyzeOptions = {}): Analysis => {
  const bag = new DiagnosticBag();
  const document = readDocument(file, bag);
  if (!document) return { file, diagnostics: bag.all };
  const rest = document.torn ? new DiagnosticBag() : bag;
  const symbols = collect(document, rest, options.readings ?? new Map());
  const rule = checkRule(document, symbols, rest);
  return { file, document, symbols, ...(rule && !bag.hasErrors ? { rule } : {}), diagnostics: bag.all };
};
