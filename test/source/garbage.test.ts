import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { renderDiagnostics } from '../../packages/dsl/src/diagnostics/render.js';
import { toPlain } from '../../packages/dsl/src/yaml/access.js';
import { loadJson } from '../../packages/dsl/src/yaml/load-json.js';
import { loadYaml } from '../../packages/dsl/src/yaml/load-yaml.js';
import { type Loaded, loadWith, walk } from './support.js';

const YAML = [
  'a',
  'b: ',
  ': ',
  '\n',
  '\n  ',
  '\n    ',
  '- ',
  '[',
  ']',
  '{',
  '}',
  ', ',
  '"',
  "'",
  '|\n  ',
  '>-\n  ',
  '权重',
  '：',
  '，',
  '　',
  ' #c',
  '\t',
  '12,000',
  '０',
  '&x',
  '*x',
  '!t',
  '? ',
  '%',
  '\r\n',
  '---\n',
  '...\n',
  '\\',
  '<<',
  '~',
  '1',
  '@',
  '😀',
  '\0',
  '"x"',
  'a: 1\n',
  '  b: 2\n',
];
const JSON_PIECES = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"a"',
  '"b"',
  '1',
  '-',
  '1.5e3',
  'NaN',
  'null',
  'true',
  ' ',
  '\n',
  '，',
  '：',
  '“x”',
  "'y'",
  '//c\n',
  '/*',
  '*/',
  '\\',
  '"',
  '"\\n"',
  '012',
  '０',
  '　',
  '\t',
  '+1',
  '12%',
  'x',
];

const texts = (pieces: readonly string[]) =>
  fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((all) => all.join(''));

/** Whatever the text: places lie inside the file, offsets go forwards, and all can be rendered. */
const checkPlaces = ({ file, node, diagnostics }: Loaded): void => {
  const inside = ({ start, end }: { start: number; end: number }) =>
    0 <= start && start <= end && end <= file.text.length;
  for (const { primary, secondary } of diagnostics) {
    expect([primary, ...secondary].every((label) => inside(label.span))).toBe(true);
  }
  renderDiagnostics(diagnostics, { language: 'zh', color: true });
  if (!node) return;
  walk(node, (one) => {
    expect(inside(one.span)).toBe(true);
    if (one.kind !== 'scalar') return;
    let last = one.span.start;
    for (let index = 0; index <= one.text.length; index++) {
      const offset = one.offset(index);
      expect(offset >= last && offset <= file.text.length).toBe(true);
      last = offset;
    }
  });
};

const hasErrors = ({ found }: Loaded): boolean => found.some((one) => !one.startsWith('mixed-line-endings'));

test('garbage as YAML: no mistake that yaml finds goes by, and what has none is read as yaml reads it', () => {
  const options = {
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    resolveKnownTags: false,
  } as const;
  const bare = (value: unknown): unknown => {
    if (value === '' || value === '~' || value === null || value === undefined) return null;
    if (Array.isArray(value)) return value.map(bare);
    return typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, bare(one)]))
      : value;
  };
  fc.assert(
    fc.property(texts(YAML), (text) => {
      const loaded = loadWith(loadYaml, text);
      checkPlaces(loaded);
      const documents = parseAllDocuments(text, options);
      const [document] = Array.isArray(documents) ? documents : [];
      if (hasErrors(loaded)) return;
      expect(loaded.node).toBeDefined();
      expect(documents).toHaveLength(1);
      expect(document?.errors).toEqual([]);
      const value: unknown = document?.toJS();
      expect(bare(loaded.node && toPlain(loaded.node))).toEqual(bare(value));
    }),
    { numRuns: 3000 },
  );
});

test('garbage as JSON: an error exactly where JSON.parse finds one, but for duplicates', () => {
  const parses = (text: string): boolean => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(texts(JSON_PIECES), (text) => {
      const loaded = loadWith(loadJson, text);
      checkPlaces(loaded);
      if (!loaded.found.some((one) => one.startsWith('duplicate-key'))) expect(hasErrors(loaded)).toBe(!parses(text));
    }),
    { numRuns: 3000 },
  );
});

test('any value written as JSON is read back, by both loaders', () => {
  const text = (value: unknown): unknown => {
    if (value === null) return null;
    if (Array.isArray(value)) return value.map(text);
    if (typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, text(one)]));
    return Object.is(value, -0) ? '-0' : String(value);
  };
  const bare = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  fc.assert(
    fc.property(fc.json({ maxDepth: 5, stringUnit: 'binary' }), (json) => {
      fc.pre(!/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(json));
      const expected = bare(text(JSON.parse(json)));
      for (const loader of [loadJson, loadYaml]) {
        const { node, found } = loadWith(loader, json);
        expect(found).toEqual([]);
        expect(node && bare(toPlain(node))).toEqual(expected);
      }
    }),
  );
});
