import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DiagnosticBag } from '../../packages/dsl/src/diagnostics/bag.js';
import { fits } from '../../packages/dsl/src/document/fits.js';
import { RULE_KEYS } from '../../packages/dsl/src/document/rule-keys.js';
import { reportMisfits } from '../../packages/dsl/src/document/validate.js';
import type { Shape } from '../../packages/dsl/src/methods/shape.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { loadYaml } from '../../packages/dsl/src/yaml/load-yaml.js';
import { parseGolden } from '../diagnostics/golden.js';

const FULL = process.env.ZS_FULL === '1';
const RULE: Shape = { kind: 'object', keys: RULE_KEYS };
const RULES = readdirSync('rules').filter((name) => name.endsWith('.yaml'));
const texts = RULES.map((name) => readFileSync(`rules/${name}`, 'utf8'));

/** Whether a rule has its form at first sight; then a closer look must find nothing. */
const fitsAll = (text: string): boolean => {
  const file = new SourceFile('rule.yaml', text);
  const node = loadYaml(file, new DiagnosticBag());
  if (!node || !fits(node, RULE)) return false;
  const bag = new DiagnosticBag();
  reportMisfits(node, RULE, file, bag);
  expect(bag.all.map(({ code, message }) => `${code} ${message.en}`)).toEqual([]);
  return true;
};

test.each(RULES)('%s has its form at first sight', (name) => {
  expect(fitsAll(readFileSync(`rules/${name}`, 'utf8'))).toBe(true);
});

test('no mistake that is known passes at first sight', () => {
  for (const name of readdirSync('test/diagnostics/golden')) {
    const { sources } = parseGolden(readFileSync(`test/diagnostics/golden/${name}`, 'utf8'));
    for (const [file, text] of sources) if (file.endsWith('.yaml')) fitsAll(text);
  }
});

test('no change to a rule passes at first sight that is found at a closer look', () => {
  // What stands in one place of a rule may stand in another, where it may not do.
  const pieces = [
    ...new Set(
      texts.flatMap((text) => text.match(/[\p{L}_]+(?=:)|\{[^{}\n]*\}|\[[^[\]\n]*\]|(?<=: )[^\s{[][^\n,}]*/gu) ?? []),
    ),
  ];
  const change = fc.record({
    at: fc.nat(60_000),
    put: fc.constantFrom(...pieces, '~', '[]', '{}', 'by', '按', 'lines'),
  });
  let fitting = 0;
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 2 }), (text, changes) => {
      const changed = changes.reduce((old, { at, put }) => {
        const places = [...old.matchAll(/[\p{L}_]+(?=:)|\{[^{}\n]*\}|\[[^[\]\n]*\]|(?<=: )[^\s{[][^\n,}]*/gu)];
        const place = places[at % places.length];
        return place ? old.slice(0, place.index) + put + old.slice(place.index + place[0].length) : old;
      }, text);
      if (fitsAll(changed)) fitting += 1;
    }),
    { numRuns: FULL ? 1_500 : 400 },
  );
  expect(fitting).toBeGreaterThan(50);
});
