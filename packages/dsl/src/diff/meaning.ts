import { canonicalWord, keyName } from '../document/vocabulary.js';
import { figuresOf } from '../edit/figures.js';
import { bandLiteralsOf, literalsOf } from '../edit/literals.js';
import { rewriteSignature } from '../expression/rewrite.js';
import type { SourceFile } from '../source/source-file.js';
import type { Slot } from '../walk/contents.js';

/** Stands for a whole scalar that is a coefficient. */
export const FIGURE = '<figure>';

/** What a scalar says beside its coefficients: equal for texts that differ in notation only. */
export const frameOf = (slot: Slot, file: SourceFile): string => {
  const { node, use } = slot;
  if (node.kind === 'sequence') {
    const texts = node.items.map((one) => (one.kind === 'scalar' ? one.text : file.slice(one.span)));
    return texts.length === 1 ? (texts[0] ?? '') : JSON.stringify(texts);
  }
  const { text } = node;
  if (use.kind === 'band') return bandLiteralsOf(text)?.frame ?? text.trim();
  if (figuresOf(slot, file).some((one) => one.number === undefined || use.kind === 'round')) return FIGURE;
  switch (use.kind) {
    case 'expression':
      return literalsOf(text)?.frame || text.trim();
    case 'word':
      return canonicalWord(text, use.words) ?? text.trim();
    case 'by':
      return keyName(text);
    case 'name':
      return use.units ? keyName(text) : text;
    case 'signature':
      return rewriteSignature(text, 'en').replace(/\s+/g, '');
    case 'literal':
    case 'figure':
    case 'round':
    case 'period':
      return text.trim();
    default:
      return text;
  }
};
