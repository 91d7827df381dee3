import { DiagnosticBag } from '../diagnostics/bag.js';
import { FIELD_KEYS, RULE_KEYS } from '../document/rule-keys.js';
import { canonicalKey } from '../document/vocabulary.js';
import type { Keys } from '../methods/shape.js';
import { SourceFile } from '../source/source-file.js';
import { loadYaml } from '../yaml/load-yaml.js';
import type { SourceNode } from '../yaml/node.js';

/** What a list of rule files shows of each. */
export interface RuleHead {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** Whether it takes the scores of other rules. */
  readonly draws: boolean;
}

/** Reads the head of a rule file without looking at the rule itself; undefined where the file is no rule. Nothing is reported. */
export const ruleHeadOf = (file: SourceFile): RuleHead | undefined =>
  headIn(new SourceFile(file.name, headLines(file.text))) ?? headIn(file);

const headIn = (file: SourceFile): RuleHead | undefined => {
  const root = loadYaml(file, new DiagnosticBag());
  const id = textUnder(root, 'rule', RULE_KEYS);
  if (id === undefined || !under(root, 'score', RULE_KEYS)) return undefined;
  const fields = under(root, 'fields', RULE_KEYS);
  return {
    id,
    title: textUnder(root, 'title', RULE_KEYS) ?? id,
    source: textUnder(root, 'source', RULE_KEYS) ?? '',
    draws:
      fields?.kind === 'map' && fields.entries.some(({ value }) => under(value, 'scores', FIELD_KEYS) !== undefined),
  };
};

/** The entries of the top level that the head is made of, as lines: a fraction of the file, which takes a fraction of the time to read. */
const headLines = (text: string): string =>
  text
    .split(/^(?=[^\s#])/m)
    .map((entry) => {
      const key = /^["']?([^\s:"']+)["']?\s*:/.exec(entry)?.[1];
      const name = key === undefined ? undefined : canonicalKey(key, RULE_KEYS);
      if (name === 'rule' || name === 'title' || name === 'source') return entry;
      if (name === 'fields' && SCORES.some((word) => entry.includes(word))) return entry;
      // That there is a score is all that is asked of it.
      return name === 'score' ? `${key}: {}\n` : '';
    })
    .join('');

const SCORES = ['scores', FIELD_KEYS.scores.zh];

const under = (node: SourceNode | undefined, name: string, keys: Keys): SourceNode | undefined =>
  node?.kind === 'map' ? node.entries.find(({ key }) => canonicalKey(key.text, keys) === name)?.value : undefined;

const textUnder = (node: SourceNode | undefined, name: string, keys: Keys): string | undefined => {
  const found = under(node, name, keys);
  return found?.kind === 'scalar' && found.style !== 'null' ? found.text : undefined;
};
