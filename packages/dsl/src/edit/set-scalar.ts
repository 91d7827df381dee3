import { DiagnosticBag } from '../diagnostics/bag.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { SourceFile } from '../source/source-file.js';
import { type Span, span } from '../source/span.js';
import { applyEdits } from '../source/text-edit.js';
import { loadYaml } from '../yaml/load-yaml.js';
import type { ScalarNode, SourceNode } from '../yaml/node.js';
import { doubleQuoted, isPlain, singleQuoted } from './notation.js';
import { firstDifference, type PlacedScalar, scalarsOf } from './scalars.js';

/** The way to a value from the top: keys as the file has them, and indices of lists. */
export type NodePath = readonly (string | number)[];

export type Edited = { readonly text: string } | { readonly diagnostics: readonly Diagnostic[] };

/**
 * Gives one scalar (a value, or a key by its span) another text and leaves every other byte as it is. Its quotes stay as far as the
 * text allows. What comes out is read again: if anything else than this scalar had changed, the edit is refused.
 */
export const setScalar = (file: SourceFile, place: Span | NodePath, text: string): Edited => {
  const bag = new DiagnosticBag();
  const root = loadYaml(file, bag);
  const scalars = root ? scalarsOf(root, file) : [];
  const target =
    root && ('start' in place ? at(scalars, place) : scalars.find(({ node }) => node === follow(root, place)));
  if (!root || !target) return refused('no-value-here', file, 'start' in place ? place : span(0, 0));
  if (target.node.style === 'block') return refused('text-block', file, target.node.span);
  const known = new Set(bag.all.map(mistake));
  let mistakes: readonly Diagnostic[] | undefined;
  for (const source of notations(text, target, file)) {
    const edited = new SourceFile(file.name, applyEdits(file.text, [{ span: target.node.span, text: source }]));
    const found = new DiagnosticBag();
    const now = loadYaml(edited, found);
    const fresh = found.all.filter((one) => !known.has(mistake(one)));
    if (now && fresh.length === 0 && !firstDifference(root, now, (node) => (node === target.node ? text : node.text)))
      return { text: edited.text };
    mistakes ??= fresh;
  }
  return mistakes && mistakes.length > 0 ? { diagnostics: mistakes } : refused('edit-spills', file, target.node.span);
};

const at = (scalars: readonly PlacedScalar[], { start, end }: Span): PlacedScalar | undefined =>
  scalars.find(({ node }) => node.span.start === start && node.span.end === end);

const follow = (root: SourceNode, path: NodePath): SourceNode | undefined => {
  let node: SourceNode | undefined = root;
  for (const step of path) {
    if (node?.kind === 'map') node = node.entries.find(({ key }) => key.text === String(step))?.value;
    else node = node?.kind === 'sequence' ? node.items[Number(step)] : undefined;
  }
  return node;
};

/** Line ends and halves of characters have to be escaped. */
const ESCAPED = /[\r\n\p{Cs}]/u;

/** The ways to write the text here, the one most like what stands there first. */
const notations = (text: string, { node, flow }: PlacedScalar, file: SourceFile): readonly string[] => {
  const double = doubleQuoted(text);
  const single = ESCAPED.test(text) ? [] : [singleQuoted(text)];
  if (node.style === 'quoted') return file.text.charAt(node.span.start) === "'" ? [...single, double] : [double];
  const all = [...(isPlain(text, flow) ? single.map(() => text) : []), ...single, double];
  return node.span.start < node.span.end ? all : all.map((one) => padded(one, node, file));
};

/** An absent value has nothing around it that keeps it apart. */
const padded = (source: string, { span: place }: ScalarNode, file: SourceFile): string => {
  const before = /[\s[{]/.test(file.text.charAt(place.start - 1)) ? '' : ' ';
  const after = /^(?:$|[\s,\]}])/.test(file.text.slice(place.end, place.end + 1)) ? '' : ' ';
  return before + source + after;
};

const mistake = ({ code, message }: Diagnostic): string => `${code} ${message.en}`;

const refused = (code: keyof typeof REFUSALS, file: SourceFile, place: Span): Edited => {
  const bag = new DiagnosticBag();
  bag.report(code, file, place, REFUSALS[code]);
  return { diagnostics: bag.all };
};

const REFUSALS = {
  'no-value-here': { zh: '这里没有单个的值', en: 'there is no single value here' },
  'text-block': {
    zh: '这里是成段的文字，不能整个替换',
    en: 'this is a block of text, which is not replaced as a whole',
  },
  'edit-spills': { zh: '这样改会改变别处的内容', en: 'this would change something else too' },
} as const;
