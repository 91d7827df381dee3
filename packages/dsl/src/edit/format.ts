import { checkRule } from '../check/check-rule.js';
import { DiagnosticBag } from '../diagnostics/bag.js';
import { CODES } from '../diagnostics/codes.js';
import type { Diagnostic, Language } from '../diagnostics/diagnostic.js';
import { readDocument } from '../document/read.js';
import { collect } from '../resolve/collect.js';
import { SourceFile } from '../source/source-file.js';
import { type Span, span } from '../source/span.js';
import { applyEdits } from '../source/text-edit.js';
import { loadYaml } from '../yaml/load-yaml.js';
import type { ScalarNode, SourceNode } from '../yaml/node.js';
import { flagTables } from './flag-tables.js';
import { layoutEdits } from './layout.js';
import { rewriteRule } from './rewrite-rule.js';
import { Rewriter } from './rewriter.js';
import { firstDifference } from './scalars.js';
import { spliceScalars } from './splice.js';

export interface FormatOptions {
  /** The language of the keys; the file's own unless given. */
  readonly language?: Language;
}

export interface Formatted {
  readonly text: string;
  /** Why the text is unchanged; empty where it has been formatted. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes the keys and words of a rule file in one language, its expressions half-width, and clears white space at the ends of lines.
 * Names, texts, comments, blank lines, order, quotes and indentation stay byte for byte. A file with errors stays as it is, but for
 * one that uses both languages.
 */
export const formatRule = (file: SourceFile, options: FormatOptions = {}): Formatted => {
  const unchanged = (diagnostics: readonly Diagnostic[]): Formatted => ({ text: file.text, diagnostics });
  const bag = new DiagnosticBag();
  const document = readDocument(file, bag);
  const rule = document && checkRule(document, collect(document, bag, new Map()), bag);
  const errors = bag.all.filter(({ code }) => CODES[code].severity === 'error' && code !== 'mixed-languages');
  const root = loadYaml(file, new DiagnosticBag());
  if (errors.length > 0 || !document || !rule || !root) return unchanged(errors);

  const to = new Rewriter(options.language ?? document.language, flagTables(rule));
  rewriteRule(root, to);
  const rewritten = new SourceFile(file.name, applyEdits(file.text, spliceScalars(file, root, to.edits)));
  const again = loadYaml(rewritten, new DiagnosticBag());
  const text = again ? applyEdits(rewritten.text, layoutEdits(again, rewritten)) : rewritten.text;
  const spilt = spiltAt(root, file, new SourceFile(file.name, text), (node) =>
    applyEdits(node.text, to.edits.get(node) ?? []),
  );
  if (!spilt) return { text, diagnostics: [] };
  const failure = new DiagnosticBag();
  failure.report('edit-spills', file, spilt, {
    zh: '这里改写后 YAML 读不回原来的意思',
    en: 'rewritten, YAML would not read this as it was meant',
  });
  return unchanged(failure.all);
};

/** Reads what was written: the place in the original of the first thing that is not as it should be. */
const spiltAt = (
  root: SourceNode,
  file: SourceFile,
  written: SourceFile,
  expected: (node: ScalarNode) => string,
): Span | undefined => {
  const bag = new DiagnosticBag();
  const now = loadYaml(written, bag);
  const changed = now ? firstDifference(root, now, expected) : root;
  const mistake = bag.hasErrors ? bag.all[0] : undefined;
  if (!mistake) return changed?.span;
  // Lines stay lines, so the mistake is in the line of the same number.
  const line = file.lineIndex(file.lineStart(written.lineIndex(mistake.primary.span.start)));
  const text = file.lineText(line);
  const start = file.lineStart(line) + text.length - text.trimStart().length;
  return span(start, file.lineStart(line) + text.length);
};
