import type { RuleChange } from '../../packages/dsl/src/diff/change.js';
import { diffRules } from '../../packages/dsl/src/diff/diff-rules.js';
import { read } from '../services/coefficient-support.js';

/** A change on one line: what it is of, and what became of it. */
export const line = (change: RuleChange): string => {
  const text = (side: 'before' | 'after'): string =>
    side in change ? ((change as { readonly [P in typeof side]?: { readonly text: string } })[side]?.text ?? '-') : '-';
  return `${change.kind} ${change.id}: ${text('before')} → ${text('after')}`;
};

export const changes = (before: string, after: string): readonly string[] =>
  diffRules(read(before), read(after)).map(line);
