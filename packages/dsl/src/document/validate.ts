import type { DiagnosticBag, ReportOptions } from '../diagnostics/bag.js';
import type { Bilingual, Fix } from '../diagnostics/diagnostic.js';
import { replacing } from '../diagnostics/fix.js';
import { nearest } from '../diagnostics/suggest.js';
import { METHODS } from '../methods/registry.js';
import type { Keys, Shape } from '../methods/shape.js';
import type { SourceFile } from '../source/source-file.js';
import type { Span } from '../source/span.js';
import type { ScalarNode, SourceNode } from '../yaml/node.js';
import { brief } from '../yaml/reporter.js';
import { collectionSlip, listWithoutBrackets } from '../yaml/typing-slips.js';
import { fits } from './fits.js';
import { type MapAround, movedOut, withPlaceholders } from './key-fixes.js';
import { CASE_KEYS, linesKeys, schemaOf } from './schema.js';
import {
  BODY_KEYS,
  canonicalKey,
  canonicalWord,
  homesOf,
  isExtraKey,
  meantKey,
  namesOf,
  SCORE_KEYS,
  wordTwin,
} from './vocabulary.js';

type Plain = string | null | Plain[] | { [key: string]: Plain };

/** Where the parts of a plain value stand, by path. */
interface Places {
  readonly values: Map<string, SourceNode>;
  readonly keys: Map<string, Span>;
  /** The keys that may stand in the map at a path. */
  readonly allowed: Map<string, Keys>;
  /** Keys that are misspelt, taken for what was meant. */
  readonly misspelt: { readonly path: Path; readonly key: string; readonly at: SourceNode }[];
  /** Lists without brackets. */
  readonly bare: ScalarNode[];
}

type Path = readonly PropertyKey[];

const id = (path: Path): string => path.map(String).join('\u0000');

/** Checks the structure of a node, which stands below `key`, against its shape and reports every departure from it. */
export const validate = (node: SourceNode, shape: Shape, file: SourceFile, bag: DiagnosticBag, key?: Span): void => {
  if (!fits(node, shape)) reportMisfits(node, shape, file, bag, key);
};

/** Puts a node before zod, and what zod says into the words of the language. */
export const reportMisfits = (
  node: SourceNode,
  shape: Shape,
  file: SourceFile,
  bag: DiagnosticBag,
  key?: Span,
): void => {
  const places: Places = {
    values: new Map(),
    keys: new Map(key ? [[id([]), key]] : []),
    allowed: new Map(),
    misspelt: [],
    bare: [],
  };
  const plain = toPlain(node, shape, [], places);
  for (const one of places.misspelt) unknownKey(one.key, one.path, one.at, places, file, bag);
  for (const one of places.bare) {
    const slip = collectionSlip(one);
    if (slip) bag.report('wrong-form', file, one.span, slip.message, { hint: slip.hint, ...fixesOf(slip.fix) });
  }
  const result = schemaOf(shape).safeParse(plain);
  if (result.success) return;
  const missing = new Map<string, Missing>();
  // What does not fit where a misspelt key was meant may be something else altogether.
  const guessed = new Set(places.misspelt.map((one) => id(one.path)));
  for (const issue of result.error.issues) {
    if (guessed.has(id(issue.path)) && issue.code !== 'unrecognized_keys') continue;
    const at = places.values.get(id(issue.path)) ?? places.values.get(id(issue.path.slice(0, -1))) ?? node;
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) unknownKey(key, [...issue.path, key], at, places, file, bag);
    } else if (!places.values.has(id(issue.path))) {
      const parent = issue.path.slice(0, -1);
      const known = missing.get(id(parent)) ?? { parent, at, keys: [] };
      missing.set(id(parent), { ...known, keys: [...known.keys, String(issue.path.at(-1))] });
    } else if (issue.code === 'invalid_value' && at.kind === 'scalar' && at.style !== 'null') {
      unknownWord(at, issue.values.map(String), file, bag);
    } else {
      wrongForm(
        at,
        issue.code === 'invalid_type' ? issue.expected : 'string',
        places.keys.get(id(issue.path)),
        file,
        bag,
      );
    }
  }
  for (const one of missing.values()) missingKeys(one, places, file, bag);
};

const fixesOf = (fix: Fix | undefined): Pick<ReportOptions, 'fixes'> => (fix ? { fixes: [fix] } : {});

const keysOf = (shape: Shape, node: SourceNode): Keys | undefined => {
  switch (shape.kind) {
    case 'object':
      return shape.keys;
    case 'body':
      return SCORE_KEYS;
    case 'lines':
      return linesKeys(shape, node);
    default:
      return undefined;
  }
};

/** A node as zod sees it: scalars as texts, keys canonical, words canonical; a single one made the sequence it stands for. */
const toPlain = (node: SourceNode, shape: Shape, path: Path, places: Places): Plain => {
  places.values.set(id(path), node);
  if (shape.kind === 'items' || shape.kind === 'cases') {
    if (node.kind !== 'sequence') return raw(node, path, places);
    const keys = shape.kind === 'items' ? BODY_KEYS : CASE_KEYS;
    return node.items.map((one, at) => toPlain(one, { kind: 'object', keys }, [...path, at], places));
  }
  if (shape.kind === 'sequence') {
    if (node.kind === 'sequence') return node.items.map((one, at) => toPlain(one, shape.of, [...path, at], places));
    if (node.kind === 'scalar' && shape.of.kind === 'text' && listWithoutBrackets(node)) places.bare.push(node);
    return [toPlain(node, shape.of, [...path, 0], places)];
  }
  const keys = keysOf(shape, node);
  if (keys && node.kind === 'map') {
    places.allowed.set(id(path), keys);
    return fromEntries(
      node.entries.map(({ key, value }) => {
        const name = meantKey(key.text, keys, node) ?? key.text;
        const below = [...path, name];
        if (name !== key.text && canonicalKey(key.text, keys) === undefined)
          places.misspelt.push({ path: below, key: key.text, at: node });
        places.keys.set(id(below), key.span);
        const spec = Object.hasOwn(keys, name) ? keys[name] : undefined;
        return [name, spec ? toPlain(value, spec.shape, below, places) : raw(value, below, places)];
      }),
    );
  }
  if (shape.kind === 'map' && node.kind === 'map') {
    return fromEntries(
      node.entries.map(({ key, value }) => {
        const below = [...path, key.text];
        places.keys.set(id(below), key.span);
        return [key.text, toPlain(value, shape.of, below, places)];
      }),
    );
  }
  if (shape.kind === 'node') return 'node';
  if (shape.kind === 'word' && node.kind === 'scalar') return canonicalWord(node.text, shape.words) ?? node.text;
  return raw(node, path, places, shape.kind === 'word' ? shape.words : undefined);
};

const raw = (node: SourceNode, path: Path, places: Places, words?: readonly string[]): Plain => {
  places.values.set(id(path), node);
  switch (node.kind) {
    case 'scalar':
      if (node.style === 'null') return null;
      return (words && canonicalWord(node.text, words)) ?? node.text;
    case 'sequence':
      return node.items.map((one, at) => raw(one, [...path, at], places));
    case 'map':
      return fromEntries(
        node.entries.map(({ key, value }) => {
          const name = isExtraKey(key.text, 'by') ? 'by' : key.text;
          places.keys.set(id([...path, name]), key.span);
          return [name, raw(value, [...path, name], places, name === 'by' ? undefined : words)];
        }),
      );
  }
};

/** Without a prototype: a key such as `__proto__` is a key like any other. */
const fromEntries = (entries: readonly (readonly [string, Plain])[]): { [key: string]: Plain } => {
  const made: { [key: string]: Plain } = Object.create(null);
  for (const [key, value] of entries)
    Object.defineProperty(made, key, { value, enumerable: true, configurable: true, writable: true });
  return made;
};

const unknownKey = (
  key: string,
  path: Path,
  at: SourceNode,
  places: Places,
  file: SourceFile,
  bag: DiagnosticBag,
): void => {
  const place = places.keys.get(id(path)) ?? at.span;
  const allowed = places.allowed.get(id(path.slice(0, -1))) ?? {};
  const written = file.slice(place);
  const names = namesOf(allowed, written);
  const near = nearest(written, names);
  const home = homesOf(key)[0];
  if (home && !near) {
    bag.report(
      'misplaced-key',
      file,
      place,
      { zh: `这里不能写 ${written}`, en: `\`${written}\` can't stand here` },
      {
        hint: { zh: `${written} 应写在${home.zh}`, en: `\`${written}\` belongs to ${home.en}` },
        ...fixesOf(movedOut(place, at, around(path, places), file)),
      },
    );
    return;
  }
  bag.report(
    'unknown-key',
    file,
    place,
    { zh: `这里没有 ${written} 这个键`, en: `there is no key \`${written}\` here` },
    {
      hint: near
        ? { zh: `是不是 ${near}？`, en: `did you mean \`${near}\`?` }
        : { zh: `可以写的键：${names.join('、')}`, en: `the keys here: ${names.join(', ')}` },
      ...fixesOf(near === undefined ? undefined : replacing(place, near)),
    },
  );
};

/** The map around the one in which a key stands, with the keys that it takes. */
const around = (path: Path, places: Places): MapAround | undefined => {
  const outer = path.slice(0, -2);
  const map = places.values.get(id(outer));
  const keys = places.allowed.get(id(outer));
  return map?.kind === 'map' && keys ? { map, keys } : undefined;
};

const unknownWord = (at: SourceNode, words: readonly string[], file: SourceFile, bag: DiagnosticBag): void => {
  const written = file.slice(at.span);
  const chinese = /\p{Script=Han}/u.test(written);
  const choices = chinese ? words.map((one) => wordTwin(one, words)) : words;
  const near = nearest(written, choices);
  bag.report(
    'unknown-word',
    file,
    at.span,
    { zh: `这里不能写 ${written}`, en: `\`${written}\` can't stand here` },
    {
      hint: near
        ? {
            zh: `是不是 ${near}？可以写：${choices.join('、')}`,
            en: `did you mean \`${near}\`? One of: ${choices.join(', ')}`,
          }
        : { zh: `可以写：${choices.join('、')}`, en: `one of: ${choices.join(', ')}` },
      ...fixesOf(near === undefined ? undefined : replacing(at.span, near)),
    },
  );
};

const SINGLE: Bilingual = { zh: '一个值（文字、数字或算式）', en: 'a single value (text, number or expression)' };

const FORMS: Readonly<Record<string, Bilingual>> = {
  string: SINGLE,
  object: { zh: '若干“键: 值”', en: 'keys with values' },
  record: { zh: '若干“键: 值”', en: 'keys with values' },
  array: { zh: '列表（每项前有 - ，或写在 [ ] 里）', en: 'a list (`- ` before each, or within [ ])' },
};

const wrongForm = (
  at: SourceNode,
  expected: string,
  key: Span | undefined,
  file: SourceFile,
  bag: DiagnosticBag,
): void => {
  const form = FORMS[expected] ?? SINGLE;
  if (at.kind === 'scalar' && at.style === 'null' && key) {
    const name = file.slice(key);
    bag.report(
      'wrong-form',
      file,
      key,
      {
        zh: `${name} 后面没有写内容，应写${form.zh}`,
        en: `there is nothing after \`${name}\`; it should be ${form.en}`,
      },
      {
        hint: { zh: `补上内容，或删去 ${name}`, en: `write it, or remove \`${name}\`` },
      },
    );
    return;
  }
  const slip = at.kind === 'scalar' ? collectionSlip(at) : undefined;
  const table = form === SINGLE && at.kind === 'map' && at.entries.some((one) => isExtraKey(one.key.text, 'by'));
  const hint = slip?.hint ?? (table ? NAME_THE_TABLE : key ? exampleOf(file.slice(key)) : undefined);
  bag.report(
    'wrong-form',
    file,
    at.span,
    slip?.message ?? { zh: `这里应写${form.zh}`, en: `this should be ${form.en}` },
    { ...(hint ? { hint } : {}), ...fixesOf(expected === 'array' ? slip?.fix : undefined) },
  );
};

/** How a method is written. */
const exampleOf = (key: string): Bilingual | undefined => {
  const method = Object.values(METHODS).find((one) => one.name === key || one.zh === key);
  return method && { zh: `如 ${method.example}`, en: `such as ${method.example}` };
};

const NAME_THE_TABLE: Bilingual = {
  zh: '表不能写在这里：在 values 或 coefficients 下给它取名，这里写名称',
  en: "a table can't stand here: name it under `values` or `coefficients` and write the name",
};

/** The keys that a map lacks. */
interface Missing {
  readonly parent: Path;
  readonly at: SourceNode;
  readonly keys: readonly string[];
}

const missingKeys = (
  { parent, at, keys: missing }: Missing,
  places: Places,
  file: SourceFile,
  bag: DiagnosticBag,
): void => {
  const keys = places.allowed.get(id(parent));
  if (!keys && missing.length === 1 && missing[0] === 'by') {
    missingBy(parent, at, places, file, bag);
    return;
  }
  const named = missing.map((key) => `${key}（${keys?.[key]?.zh ?? key}）`).join('、');
  const [only, ...more] = missing;
  const note = only !== undefined && more.length === 0 ? keys?.[only]?.note : undefined;
  const message = {
    zh: `缺少 ${named}`,
    en: `${missing.map((key) => `\`${key}\``).join(', ')} ${more.length > 0 ? 'are' : 'is'} missing`,
  };
  bag.report('missing-key', file, ownerOf(parent, at, places), message, {
    ...(note ? { hint: { zh: `补上 ${only}：${note.zh}`, en: `add \`${only}\`: ${note.en}` } } : {}),
    ...fixesOf(keys && at.kind === 'map' ? withPlaceholders(missing, keys, at, file) : undefined),
  });
};

/** A table without `by`, or a map where no table is meant. */
const missingBy = (parent: Path, at: SourceNode, places: Places, file: SourceFile, bag: DiagnosticBag): void => {
  const first = at.kind === 'map' ? at.entries[0] : undefined;
  const entry = first?.value.kind === 'scalar' ? `${first.key.text}: ${first.value.text}` : '第一组: 1.5';
  const by = /^\d/.test(entry) ? 'month' : /: [a-z]+$/.test(entry) ? 'R1' : 'group';
  const example = `{ by: ${by}, ${brief(entry)}, … }`;
  bag.report(
    'missing-key',
    file,
    ownerOf(parent, at, places),
    { zh: '表缺少 by（按）：依什么取值', en: 'the table lacks `by`: what its values go by' },
    { hint: { zh: `如 ${example}`, en: `such as \`${example}\`` } },
  );
};

/** Where to say that a map lacks something: at the key that it stands below, else at its own first key. */
const ownerOf = (parent: Path, at: SourceNode, places: Places): Span => {
  const single = parent.at(-1) === 0 && places.values.get(id(parent.slice(0, -1)))?.kind !== 'sequence';
  const key = places.keys.get(id(parent)) ?? (single ? places.keys.get(id(parent.slice(0, -1))) : undefined);
  if (key) return key;
  if (at.kind === 'map' && parent.length > 0 && at.entries[0]) return at.entries[0].key.span;
  return { start: at.span.start, end: Math.min(at.span.end, at.span.start + 1) };
};
