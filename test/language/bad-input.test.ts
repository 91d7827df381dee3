import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../packages/dsl/src/analyze.js';
import { DiagnosticBag } from '../../packages/dsl/src/diagnostics/bag.js';
import { CODES } from '../../packages/dsl/src/diagnostics/codes.js';
import type { Diagnostic } from '../../packages/dsl/src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../packages/dsl/src/diagnostics/render.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { loadYaml } from '../../packages/dsl/src/yaml/load-yaml.js';
import type { SourceNode } from '../../packages/dsl/src/yaml/node.js';
import { makePlan } from '../../packages/interpreter/src/plan/plan.js';
import { readData } from '../../packages/interpreter/src/run/data/read-data.js';
import { score } from '../../packages/interpreter/src/run/score.js';
import { ruleText, type Sketch, Trial } from './harness.js';
import { TWIN, TWIN_DATA } from './twin.js';

const full = process.env.ZS_FULL === '1';

/** All that can be done with a text as a rule, and with a text as its data. Nothing of it may throw. */
const tryOut = (text: string, data?: string): readonly Diagnostic[] => {
  const { rule, diagnostics } = analyze(new SourceFile('rule.yaml', text));
  const all = [...diagnostics];
  const wrong = diagnostics.some((one) => CODES[one.code].severity === 'error');
  expect(rule === undefined, 'a rule, or else an error').toBe(wrong);
  if (rule) {
    const plan = makePlan(rule);
    if (data !== undefined) {
      const bag = new DiagnosticBag();
      const read = readData(rule, [new SourceFile('data.json', data)], bag);
      const scored = read && score(plan, read, bag);
      expect(scored === undefined, 'a result, or else an error').toBe(bag.hasErrors);
      for (const { unit } of scored?.result.units ?? []) scored?.explain(unit);
      all.push(...bag.all);
    }
  }
  for (const { primary, secondary } of all)
    for (const { file, span } of [primary, ...secondary])
      expect(0 <= span.start && span.start <= span.end && span.end <= file.text.length, 'places lie in the file').toBe(
        true,
      );
  renderDiagnostics(all.slice(0, 20), { language: 'zh', color: false });
  return all;
};

const codesOf = (text: string): readonly string[] => [...new Set(tryOut(text).map((one) => one.code))];

describe('text that is no rule', () => {
  it.each([
    ['nothing', '', ['empty-file']],
    ['white space', ' \n\n  \n', ['empty-file']],
    ['a comment', '# 规则\n', ['empty-file']],
    ['a word', '规则', ['wrong-form']],
    ['a list', '- 规则\n', ['wrong-form']],
    ['a number', '7', ['wrong-form']],
    ['nothing behind a key', 'rule:\n', ['wrong-form', 'missing-key']],
    ['a zero byte', 'rule: a\0b\n', ['invisible-character']],
    ['half a character', 'rule: a\ud800\n', ['missing-key']],
    ['tabs', 'rule: a\nscore:\n\tmax: 1\n', ['tab-indentation']],
    ['broken brackets', 'rule: [a\nunits: }', ['unclosed', 'yaml-syntax']],
    ['JSON', '{"rule": "a", "units": ["甲"]}', ['missing-key']],
    ['a binary file', '\u0001\u0002PK\u0003\u0004\n\u0000', ['invisible-character']],
  ])('%s', (_, text, expected) => expect(codesOf(text)).toEqual(expected));

  it('aliases that would unfold to a billion', () => {
    const bomb = Array.from(
      { length: 9 },
      (_, at) =>
        `a${at}: &a${at} [${Array(9)
          .fill(at === 0 ? 'lol' : `*a${at - 1}`)
          .join(', ')}]`,
    );
    expect(codesOf(`${bomb.join('\n')}\nrule: *a8\n`)).toContain('alias-refused');
  });

  it('a megabyte on one line', () => {
    expect(codesOf(`rule: ${'甲'.repeat(1_000_000)}\n`)).toEqual(['missing-key']);
    expect(codesOf(ruleText({ item: `max: 1\npoints: ${'1+'.repeat(500_000)}1` }))).toEqual(['expression-too-long']);
    expect(
      codesOf(ruleText({ units: `[${Array.from({ length: 20_000 }, (_, at) => `单位${at}`).join(', ')}]` })),
    ).toEqual([]);
  });

  it.each([
    ['lists', `${'['.repeat(500)}${']'.repeat(500)}`, 'too-deep'],
    ['lists that are not closed', '['.repeat(500), 'too-deep'],
    ['maps', `${'{a: '.repeat(500)}1${'}'.repeat(500)}`, 'too-deep'],
  ])('%s within each other', (_, nested, code) => expect(codesOf(`coefficients: { 甲: ${nested} }\n`)).toContain(code));

  it.each([
    ['brackets', `${'('.repeat(2000)}1${')'.repeat(2000)}`],
    ['brackets that are not closed', '('.repeat(2000)],
    ['signs', `${'-'.repeat(3000)}1`],
    ['not', `${'not '.repeat(2000)}true`],
    ['if', `${'if true then '.repeat(200)}1${' else 2'.repeat(200)}`],
    ['lists', `1 in ${'['.repeat(2000)}${']'.repeat(2000)}`],
    ['indices', `甲${'[甲]'.repeat(2000)}`],
    ['calls', `${'max('.repeat(900)}1${')'.repeat(900)}`],
    ['operators', `1${' + 1'.repeat(2000)}`],
  ])('%s within each other in an expression', (_, expression) =>
    expect(codesOf(ruleText({ item: `max: 1\npoints: "${expression}"` }))).toEqual(['expression-too-deep']),
  );
});

describe('names that mean something to the machine', () => {
  const ODD = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

  it('are names like any other', () => {
    const sketch: Sketch = {
      units: '{ __proto__: [constructor], toString: [valueOf] }',
      classes: 'isPrototypeOf: { hasOwnProperty: [constructor], __proto__: others }',
      sets: '__defineSetter__: [__proto__, constructor]',
      tables: 'toLocaleString: { columns: { propertyIsEnumerable: number }, rows: { __proto__: [2], toString: [3] } }',
      fields: 'hasOwnProperty: { type: number, per: __defineSetter__ }\n__lookupGetter__: { type: number, default: 1 }',
      functions: '__lookupSetter__(x): 2 * x',
      values:
        'valueOf: __lookupSetter__(sum(hasOwnProperty over __defineSetter__)) + sum(propertyIsEnumerable over toLocaleString)',
      parts: `- { item: prototype, max: none, points: valueOf + __lookupGetter__ + (if isPrototypeOf = '__proto__' then 100 else 0) }`,
    };
    const data = {
      constructor: { hasOwnProperty: { ['__proto__']: 1, constructor: 2 } },
      valueOf: { hasOwnProperty: { ['__proto__']: 3, constructor: 4 }, __lookupGetter__: 5 },
    };
    const outcome = new Trial(sketch).run(data);
    expect([outcome.points('prototype', 'constructor'), outcome.points('prototype', 'valueOf')]).toEqual(['12', '124']);
    expect(outcome.unit('constructor').group).toBe('__proto__');
  });

  it('are unknown where they are not declared', () => {
    for (const name of ODD) {
      expect(codesOf(ruleText({ item: `max: 1\npoints: ${name}` }))).toEqual(['unknown-name']);
      expect(codesOf(ruleText({ item: `max: 1\npoints: 1\n${name}: 1` }))).toEqual(['unknown-key']);
      expect(codesOf(`${ruleText({})}${name}: 1\n`)).toEqual(['unknown-key']);
      expect(codesOf(ruleText({ item: `max: 1\npoints: ${name}(1)` }))).toEqual(['unknown-name']);
      expect(codesOf(ruleText({ item: `max: 1\npoints: { by: ${name}, a: 1 }` }))).toEqual(['unknown-name']);
      expect(codesOf(ruleText({ item: `max: 1\napplies: true\notherwise: ${name}\npoints: 1` }))).toEqual([
        'unknown-word',
      ]);
    }
    const plain = new Trial({ fields: '数: { type: number, default: 1 }', item: 'max: 1\npoints: 数' });
    for (const name of ODD) {
      const text = (unit: string): string => `{"rule": "sketch", "period": "2021-04", "units": {${unit}}}`;
      const found = (unit: string) =>
        tryOut(ruleText({ fields: '数: { type: number, default: 1 }', item: 'max: 1\npoints: 数' }), text(unit)).map(
          (one) => one.code,
        );
      expect(found(`"甲县": {"${name}": 1}`)).toEqual(['unknown-field']);
      expect(found(`"甲县": {}, "${name}": {}`)).toEqual(['unknown-unit']);
      // Without quotes: as a value, as a key, as the whole file.
      expect(found(`"甲县": {"数": ${name}}`)).toContain('json-syntax');
      expect(found(`"甲县": {${name}: 1}`)).toContain('json-syntax');
      expect(tryOut(ruleText({}), name)).not.toEqual([]);
    }
    expect(plain.points({})).toBe('1');
  });
});

/** Every value of a document, with the key or place that it stands at. */
function* valuesOf(node: SourceNode, name: string): Generator<{ readonly name: string; readonly node: SourceNode }> {
  yield { name, node };
  if (node.kind === 'map') for (const { key, value } of node.entries) yield* valuesOf(value, key.text);
  if (node.kind === 'sequence') for (const item of node.items) yield* valuesOf(item, `${name}[]`);
}

const FEW = ['{ 甲: 1 }', '[1, 2]', '7', '~'];
const OTHERS = full
  ? [...FEW, '甲 乙', "''", '-1', '{}', '[]', '2021-02-30', '{ by: month, 4: 1 }', '[[1], {}]', '"\\0"', '1e999', 'NaN']
  : FEW;

/** A text with each of its values in turn replaced by each of other kinds; each key once. */
function* replaced(text: string, others: readonly string[]): Generator<string> {
  const root = loadYaml(new SourceFile('text.yaml', text), new DiagnosticBag());
  const seen = new Set<string>();
  for (const { name, node } of root ? valuesOf(root, '') : []) {
    if (seen.has(name)) continue;
    seen.add(name);
    const { start, end } = node.span;
    for (const other of others) yield `${text.slice(0, start)}${start === end ? ' ' : ''}${other}${text.slice(end)}`;
  }
}

describe('wrong types everywhere', () => {
  it('each key of a rule with a map, a list, a number, nothing', { timeout: 1_200_000 }, () => {
    expect(new Set(tryOut(TWIN, JSON.stringify(TWIN_DATA)).map((one) => one.code))).toEqual(new Set(['unused-name']));
    let count = 0;
    for (const text of replaced(TWIN, OTHERS)) {
      tryOut(text, JSON.stringify(TWIN_DATA));
      count++;
    }
    expect(count).toBeGreaterThan(200);
  });

  it('each value of the data', { timeout: 1_200_000 }, () => {
    const { rule } = analyze(new SourceFile('rule.yaml', TWIN));
    if (!rule) throw new Error('the rule is right');
    const plan = makePlan(rule);
    for (const text of replaced(JSON.stringify(TWIN_DATA), [
      '{}',
      '[]',
      '{"a": 1}',
      '[[1]]',
      '1',
      '"x"',
      'null',
      'true',
      '1e999',
      'NaN',
      '-0',
      '"1e-400"',
      '',
    ]))
      for (const name of ['data.json', 'data.yaml']) {
        const bag = new DiagnosticBag();
        const data = readData(rule, [new SourceFile(name, text)], bag);
        expect(data === undefined).toBe(bag.hasErrors);
        if (data) score(plan, data, bag);
      }
  });
});

describe('the shipped rules, with something changed', () => {
  const folder = fileURLToPath(new URL('../../rules/', import.meta.url));
  /** Without ZS_FULL the smaller ones: a large one takes ten times as long. */
  const small = (text: string): boolean => full || text.length < 7000;
  const [rules, texts] = [[] as string[], [] as string[]];
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.yaml'))) {
    const text = readFileSync(`${folder}${name}`, 'utf8');
    if (!small(text)) continue;
    rules.push(name);
    texts.push(text);
  }
  const samples = new Set(readdirSync(`${folder}samples`));
  const data = rules.map((name) => {
    const sample = name.replace('.yaml', '.json');
    return samples.has(sample) ? readFileSync(`${folder}samples/${sample}`, 'utf8') : undefined;
  });

  const TOKENS = [
    ...[
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      ',',
      ':',
      ': ',
      '-',
      "'",
      '"',
      '#',
      '|',
      '>',
      '&a',
      '*a',
      '!t',
      '%',
      '\t',
      '  ',
      '\n',
      '，',
      '：',
    ],
    ...[
      '0',
      '-1',
      '1e9',
      '100%',
      'none',
      'else',
      'group',
      'unit',
      'month',
      'true',
      'max',
      'sum(',
      'rank(',
      ' over ',
      ' where ',
      'has(',
      '~',
    ],
    ...['parts', 'each', 'rank', 'by', 'per', 'type', 'list', 'skip', 'mean', 'when', '无此', '\u200b'],
  ];

  const mutation = fc.record({
    kind: fc.constantFrom('delete', 'duplicate', 'swap', 'token', 'insert', 'indent', 'word'),
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    other: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    token: fc.constantFrom(...TOKENS),
  });

  const mutate = (
    text: string,
    { kind, at, other, token }: { kind: string; at: number; other: number; token: string },
  ): string => {
    const lines = text.split('\n');
    const [line, second] = [Math.floor(at * lines.length), Math.floor(other * lines.length)];
    const [a = '', b = ''] = [lines[line], lines[second]];
    const words = text.split(/(?<=[\s,:()[\]{}])|(?=[\s,:()[\]{}])/);
    const word = Math.floor(at * words.length);
    switch (kind) {
      case 'delete':
        return lines.toSpliced(line, 1).join('\n');
      case 'duplicate':
        return lines.toSpliced(second, 0, a).join('\n');
      case 'swap':
        return lines.with(line, b).with(second, a).join('\n');
      case 'indent':
        return lines.with(line, other < 0.5 ? ` ${a}` : a.replace(/^ /, '')).join('\n');
      case 'insert':
        return text.slice(0, at * text.length) + token + text.slice(at * text.length);
      case 'word':
        return words.with(word, words[Math.floor(other * words.length)] ?? '').join('');
      default:
        return words.with(word, token).join('');
    }
  };

  it('are rules or have errors, and never throw', { timeout: 1_200_000 }, () => {
    fc.assert(
      fc.property(fc.nat(rules.length - 1), fc.array(mutation, { minLength: 1, maxLength: 3 }), (at, mutations) => {
        const text = mutations.reduce(mutate, texts[at] ?? '');
        tryOut(text, data[at]);
      }),
      { numRuns: full ? 1000 : 200, ...(full ? {} : { seed: 20210401 }) },
    );
  });
});
