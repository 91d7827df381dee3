import { type Analysis, type CheckedRule, type Diagnostic, DiagnosticBag, SourceFile } from '@zhunsheng/dsl';
import {
  collectRules,
  type MonthRule,
  makePlan,
  readData,
  type Scored,
  score,
  scoreMonth,
} from '@zhunsheng/interpreter';
import type { DataChoice, WhatIf } from '../protocol/api.js';
import type { Analyses } from './analyses.js';
import { folderOf, type Library } from './library.js';
import { withValues } from './what-if.js';

export type Scoring =
  | {
      readonly kind: 'scored';
      readonly scored: Scored;
      readonly rule: CheckedRule;
      readonly drawn: readonly MonthRule[];
    }
  | { readonly kind: 'wrong'; readonly diagnostics: readonly Diagnostic[] };

/** What a rule is scored with. */
export interface Inputs {
  readonly data: DataChoice;
  readonly whatIf: readonly WhatIf[];
  /** The text of another rule that it draws on; undefined: as on disk. */
  draft(path: string): string | undefined;
}

/** Scores a rule, and the rules that it draws on, from the files at hand. */
export const scoreRule = async (
  { rule, file }: Analysis,
  { data, whatIf, draft }: Inputs,
  library: Library,
  analyses: Analyses,
): Promise<Scoring> => {
  if (!rule) return { kind: 'wrong', diagnostics: [] };
  const folder = data.kind === 'folder' ? data.path : folderOf(data.path);
  const own = async (id: string): Promise<readonly SourceFile[]> => {
    const one = library.file(data.path);
    const files = data.kind === 'file' ? (one ? [one] : []) : library.dataIn(folder, id);
    return id === rule.id ? withValues(files, whatIf) : files;
  };
  if (data.kind === 'file') {
    const bag = new DiagnosticBag();
    const read = readData(rule, await own(rule.id), bag);
    const scored = read && score(makePlan(rule), read, bag);
    return scored ? { kind: 'scored', scored, rule, drawn: [] } : { kind: 'wrong', diagnostics: bag.all };
  }
  const rules = await collectRules(rule, {
    rule: async (id) => {
      const path = library.ruleOf(id, file.name);
      const saved = path === undefined ? undefined : library.file(path);
      return saved && path !== undefined ? new SourceFile(path, draft(path) ?? saved.text) : undefined;
    },
    ruleIds: library.ruleIds,
    data: own,
    previous: async () => [],
    analyze: ({ name, text }) => analyses.of(name, text),
  });
  const month = scoreMonth(rules);
  if (!month.score) return { kind: 'wrong', diagnostics: month.diagnostics };
  return { kind: 'scored', scored: month.score.scored, rule, drawn: rules.filter(({ id }) => id !== rule.id) };
};
