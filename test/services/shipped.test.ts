import { describe, expect, test } from 'vitest';
import { type Analysis, analyze } from '../../packages/dsl/src/analyze.js';
import { completionsAt } from '../../packages/dsl/src/services/completion.js';
import { expressionTokens } from '../../packages/dsl/src/services/expression-tokens.js';
import { foldingRanges } from '../../packages/dsl/src/services/folding.js';
import { hoverAt } from '../../packages/dsl/src/services/hover.js';
import { nameIndexOf } from '../../packages/dsl/src/services/name-index.js';
import { definitionAt, referencesAt } from '../../packages/dsl/src/services/navigation.js';
import type { NamedThing } from '../../packages/dsl/src/services/occurrence.js';
import { meansTheSame, renameAt, renaming } from '../../packages/dsl/src/services/rename.js';
import type { Span } from '../../packages/dsl/src/source/span.js';
import { applyEdits } from '../../packages/dsl/src/source/text-edit.js';
import type { Leaf } from '../../packages/dsl/src/walk/contents.js';
import { leafOf, leavesOf } from '../../packages/dsl/src/walk/walk-rule.js';
import { EVERY_KEY, fileOf, SHIPPED } from '../edit/support.js';

const FULL = process.env.ZS_FULL === '1';
const RULES = [...SHIPPED, { name: 'every key', text: EVERY_KEY.en }, { name: 'every key, zh', text: EVERY_KEY.zh }];

const codesOf = ({ diagnostics }: Analysis): readonly string[] => diagnostics.map((one) => one.code);

const renamed = (text: string, thing: NamedThing, to: string): string => {
  const analysis = analyze(fileOf(text));
  const at = thing.occurrences.find((one) => one.declares)?.span.start ?? 0;
  const result = renameAt(analysis, at, to);
  if ('diagnostics' in result)
    throw new Error(
      `${thing.kind} ${thing.name} (${thing.of.join(', ')}): ${result.diagnostics.map((one) => one.message.zh).join()}`,
    );
  return applyEdits(text, result.edits);
};

describe.each(RULES)('$name', ({ text }) => {
  const analysis = analyze(fileOf(text));
  const { things } = nameIndexOf(analysis);

  /** Gives every name another one at once. */
  const all = (before: Analysis, to: (thing: NamedThing, at: number) => string): string => {
    const names = new Map(nameIndexOf(before).things.map((thing, at) => [thing, to(thing, at)]));
    const edits = renaming(before, names);
    const made = applyEdits(before.file.text, edits);
    expect(meansTheSame(before, analyze(fileOf(made)), names, edits)).toBe(true);
    return made;
  };

  test('all names can be given others, and back', () => {
    const old = new Map(things.map((thing, at) => [`名${at}`, thing.name]));
    const there = all(analysis, (_, at) => `名${at}`);
    const now = analyze(fileOf(there));
    expect(codesOf(now)).toEqual(codesOf(analysis));
    expect(
      nameIndexOf(now)
        .things.map((one) => one.name)
        .toSorted(),
    ).toEqual([...old.keys()].toSorted());
    expect(all(now, (thing) => old.get(thing.name) ?? '')).toBe(text);
  });

  test('each name can be given another, and back', { timeout: 600_000 }, () => {
    const step = Math.ceil(things.length / (FULL ? 10 : 4));
    for (let at = 0; at < things.length; at += step) {
      const thing = things[at];
      if (!thing) continue;
      const there = renamed(text, thing, '另取之名');
      const again = nameIndexOf(analyze(fileOf(there))).things.find((one) => one.name === '另取之名');
      expect(again && renamed(there, again, thing.name)).toBe(text);
    }
  });

  test('every name is declared', () => {
    const without = things.filter((one) => !one.occurrences.some((place) => place.declares));
    expect(without.map((one) => `${one.kind} ${one.name}`)).toEqual([]);
  });

  test('everything can be asked everywhere', { timeout: 600_000 }, () => {
    const starts = [...text.matchAll(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu)].map((one) => one.index);
    const step = Math.ceil(starts.length / (FULL ? 160 : 40));
    for (let at = 0; at < starts.length; at += step) {
      const offset = starts[at] ?? 0;
      hoverAt(analysis, offset);
      for (const span of [...referencesAt(analysis, offset), definitionAt(analysis, offset)]) inside(span, text);
      for (const { replace, insert } of completionsAt(analysis, offset)) {
        inside(replace, text);
        expect(replace.start).toBeLessThanOrEqual(offset);
        expect(insert).not.toContain('\ue000');
      }
    }
  });

  test('what is typed is completed wherever the text ends', () => {
    const step = Math.ceil(text.length / (FULL ? 20 : 6));
    for (let end = 1; end < text.length; end += step) {
      const cut = analyze(fileOf(text.slice(0, end)));
      for (const { replace } of completionsAt(cut, end, { last: analysis })) inside(replace, cut.file.text);
      for (const { span } of foldingRanges(cut)) inside(span, cut.file.text);
      for (const { span } of expressionTokens(cut)) inside(span, cut.file.text);
    }
  });

  test('a scalar that is looked at alone is for the same', () => {
    const root = analysis.document?.root;
    const all = leavesOf(analysis);
    const told = (leaf: Leaf | undefined) =>
      leaf && [leaf.use, leaf.map, leaf.around.over, leaf.around.inside, leaf.around.under];
    for (let at = 0; at < all.length; at += FULL ? 10 : 50) {
      const leaf = all[at];
      if (leaf && root) expect(told(leafOf(root, leaf.node))).toEqual(told(leaf));
    }
  });

  test('a key that is there would be offered if it were not', () => {
    const keys = leavesOf(analysis).filter(({ use }) => use.kind === 'key' && use.name !== undefined);
    const step = Math.ceil(keys.length / (FULL ? 100 : 30));
    const missing: string[] = [];
    for (let at = 0; at < keys.length; at += step) {
      const node = keys[at]?.node;
      if (!node) continue;
      const offered = completionsAt(analysis, node.span.start).map((one) => one.label);
      if (!offered.includes(node.text)) missing.push(`${node.text} at ${node.span.start}`);
    }
    expect(missing).toEqual([]);
  });

  test('a name in an expression would be offered if it were not there', () => {
    const names = nameIndexOf(analysis).occurrences.filter(
      (one) => one.writing === 'name' && one.node.text.length > one.symbol.name.length,
    );
    const step = Math.ceil(names.length / (FULL ? 100 : 30));
    const missing: string[] = [];
    for (let at = 0; at < names.length; at += step) {
      const { span, symbol } = names[at] ?? {};
      if (!span || !symbol) continue;
      const offered = completionsAt(analysis, span.end).some((one) => (one.filter ?? one.label) === symbol.name);
      if (!offered) missing.push(`${symbol.kind} ${symbol.name} at ${span.start}`);
    }
    expect(missing).toEqual([]);
  });
});

const inside = (span: Span | undefined, text: string): void => {
  if (!span) return;
  expect(span.start).toBeGreaterThanOrEqual(0);
  expect(span.end).toBeGreaterThanOrEqual(span.start);
  expect(span.end).toBeLessThanOrEqual(text.length);
};
