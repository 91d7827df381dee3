import type { Fix } from '../diagnostics/diagnostic.js';
import { adding, fixing, tentative } from '../diagnostics/fix.js';
import type { Keys, Shape } from '../methods/shape.js';
import type { SourceFile } from '../source/source-file.js';
import { type Span, span } from '../source/span.js';
import { behindEntry, intoMap, withoutEntry } from '../yaml/entry-edit.js';
import type { MapNode, SourceNode } from '../yaml/node.js';
import { canonicalKey, wordTwin } from './vocabulary.js';

export interface MapAround {
  readonly map: MapNode;
  readonly keys: Keys;
}

/** Moves a key from the map in which it can't stand to the one around that, where it can. */
export const movedOut = (
  key: Span,
  from: SourceNode,
  around: MapAround | undefined,
  file: SourceFile,
): Fix | undefined => {
  const entry = from.kind === 'map' ? from.entries.find((one) => one.key.span.start === key.start) : undefined;
  const owner = around?.map.entries.find((one) => one.value === from);
  if (!around || !owner || entry?.value.kind !== 'scalar' || entry.value.style === 'null') return undefined;
  const name = canonicalKey(entry.key.text, around.keys);
  const isTaken = around.map.entries.some((one) => canonicalKey(one.key.text, around.keys) === name);
  const isLone = from.kind === 'map' && from.entries.length < 2;
  if (name === undefined || isTaken || isLone || entry.value.style === 'block') return undefined;
  const whole = span(entry.key.span.start, entry.value.span.end);
  const out = withoutEntry(file, whole);
  const into = behindEntry(file, span(owner.key.span.start, owner.value.span.end), [file.slice(whole)]);
  if (!out || !into) return undefined;
  const title = { zh: `移到 ${owner.key.text} 之外`, en: `move it out of \`${owner.key.text}\`` };
  if (into.span.start >= out.span.end) return fixing(title, [out, into]);
  // The last line below the key only moves to the left.
  const [lineEnd = ''] = /^\r?\n/.exec(into.text) ?? [];
  return fixing(title, { span: out.span, text: into.text.slice(lineEnd.length) + lineEnd });
};

/** Adds keys that a map lacks, with values to be filled in, where each can have one that is read. */
export const withPlaceholders = (
  missing: readonly string[],
  keys: Keys,
  at: MapNode,
  file: SourceFile,
): Fix | undefined => {
  const names = at.entries.map(({ key }) => ({ text: key.text, name: canonicalKey(key.text, keys) }));
  const chinese = names.some((one) => one.name !== undefined && one.name !== one.text);
  const added = missing.flatMap((name) => {
    const spec = keys[name];
    const value = spec && placeholder(spec.shape, chinese);
    return spec && value !== undefined ? [`${chinese ? spec.zh : name}: ${value}`] : [];
  });
  if (added.length < missing.length) return undefined;
  const edit = intoMap(file, at.span, added);
  return edit && tentative(adding(added.join(', '), edit));
};

const placeholder = (shape: Shape, chinese: boolean): string | undefined => {
  switch (shape.kind) {
    case 'expression':
    case 'coefficient':
      return shape.expects === 'flag' ? undefined : '0';
    case 'text':
      return chinese ? '待填' : 'to be filled in';
    case 'word': {
      const [word] = shape.words;
      return word === undefined || !chinese ? word : wordTwin(word, shape.words);
    }
    default:
      return undefined;
  }
};
