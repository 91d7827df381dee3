import type { Analysis } from '../analyze.js';
import type { Bilingual } from '../diagnostics/diagnostic.js';
import { canonicalWord, keyName, wordTwin } from '../document/vocabulary.js';
import { piecesOf } from '../expression/pieces.js';
import type { SetInfo } from '../rule/rule.js';
import type { Span } from '../source/span.js';
import type { Leaf } from '../walk/contents.js';
import type { Domain } from '../walk/use.js';
import { leavesOf } from '../walk/walk-rule.js';
import { describeKey, describeWord, wordNamed } from './describe-key.js';
import { describeColumn, describeMember, describeSymbol, signatureOf } from './describe-symbol.js';
import { occurrenceAt } from './name-index.js';
import { indexAt, type NamedThing } from './occurrence.js';
import { pathOf } from './scope.js';

export interface Hover {
  readonly span: Span;
  /** Markdown. */
  readonly contents: Bilingual;
}

/** What is said of a key, word or name at an offset. */
export const hoverAt = (analysis: Analysis, offset: number): Hover | undefined => {
  const occurrence = occurrenceAt(analysis, offset);
  const contents = occurrence && describeThing(occurrence.symbol, analysis);
  if (occurrence && contents) return { span: occurrence.span, contents };
  const leaf = leafAt(analysis, offset);
  return leaf && describeLeaf(leaf, offset);
};

const leafAt = (analysis: Analysis, offset: number): Leaf | undefined =>
  leavesOf(analysis).find(({ node }) => node.span.start <= offset && offset <= node.span.end && node.style !== 'null');

const describeLeaf = (leaf: Leaf, offset: number): Hover | undefined => {
  const { node, use } = leaf;
  switch (use.kind) {
    case 'key': {
      const spec = use.name === undefined ? undefined : use.keys[use.name];
      return spec && use.name !== undefined ? { span: node.span, contents: describeKey(use.name, spec) } : undefined;
    }
    case 'by': {
      const word = wordNamed(keyName(node.text));
      return word && { span: node.span, contents: describeWord(word) };
    }
    case 'word':
      return describeChoice(canonicalWord(node.text, use.words), use.words, leaf);
    case 'expression': {
      const choice = describeChoice(canonicalWord(node.text, use.words), use.words, leaf);
      return choice ?? wordIn(leaf, offset);
    }
    case 'band':
      return wordIn(leaf, offset);
    default:
      return undefined;
  }
};

/** A word that stands as the value of a key: the key tells what its words mean. */
const describeChoice = (
  word: string | undefined,
  words: readonly string[],
  { node, around }: Leaf,
): Hover | undefined => {
  if (word === undefined) return undefined;
  const twin = wordTwin(word, words);
  const of = around.under && describeKey(around.under.name, around.under.spec);
  const contents = { zh: `**${twin}** \`${word}\``, en: `**${word}** \`${twin}\`` };
  return {
    span: node.span,
    contents: of ? { zh: `${contents.zh}\n\n${of.zh}`, en: `${contents.en}\n\n${of.en}` } : contents,
  };
};

const wordIn = ({ node }: Leaf, offset: number): Hover | undefined => {
  const at = indexAt(node, offset);
  const piece = piecesOf(node.text).find((one) => one.start <= at && at <= one.end && one.kind === 'word');
  const word = piece && wordNamed(piece.text === 'not in' ? 'in' : piece.text);
  return (
    word &&
    piece && { span: { start: node.offset(piece.start), end: node.offset(piece.end) }, contents: describeWord(word) }
  );
};

const describeThing = (thing: NamedThing, analysis: Analysis): Bilingual | undefined => {
  const { symbols } = analysis;
  if (!symbols) return undefined;
  const { kind, name, of } = thing;
  const setsNamed = (names: readonly string[]): readonly SetInfo[] =>
    symbols.sets.filter((one) => names.includes(one.name));
  switch (kind) {
    case 'column':
      return describeColumn(name, setsNamed(of));
    case 'parameter': {
      const holder = symbols.names.get(of[0] ?? '');
      const form = holder?.kind === 'function' ? signatureOf(holder) : '';
      return { zh: `**${name}** ${form} 的参数`, en: `**${name}** parameter of ${form}` };
    }
    case 'record-field': {
      const all = symbols.fields.flatMap((field) => [
        field,
        ...field.fields,
        ...field.fields.flatMap((one) => one.fields),
      ]);
      const field = all.find((one) => one.name === name && one.list && of.includes(pathOf(one.list)));
      return field && describeSymbol(field, analysis);
    }
    case 'member':
      return describeMember(name, setsNamed(of.map((one) => one.replace(/^set:/, ''))), holdersOf(of, analysis, name));
    default: {
      const symbol = symbols.names.get(name);
      return symbol && describeSymbol(symbol, analysis);
    }
  }
};

const holdersOf = (domains: readonly Domain[], { symbols }: Analysis, name: string): Bilingual => {
  const group = domains.includes('units') ? symbols?.units.find((one) => one.name === name)?.group : undefined;
  const all = domains.map((one): Bilingual => {
    const holder = one.slice(one.indexOf(':') + 1);
    if (one === 'units') return { zh: `单位${group ? `（${group}）` : ''}`, en: `unit${group ? ` (${group})` : ''}` };
    if (one === 'groups') return { zh: '组', en: 'group' };
    if (one.startsWith('class:')) return { zh: `分类 ${holder} 的一类`, en: `class of ${holder}` };
    if (one.startsWith('reading:')) return { zh: `读法 ${holder} 的选项`, en: `choice of reading ${holder}` };
    if (one.startsWith('field:')) return { zh: `字段 ${holder} 的选项`, en: `choice of field ${holder}` };
    return { zh: `${holder} 的成员`, en: `member of ${holder}` };
  });
  return { zh: all.map((one) => one.zh).join('、'), en: all.map((one) => one.en).join(', ') };
};
