import type { Language } from '../diagnostics/diagnostic.js';
import { splitKeys } from '../document/decode.js';
import { canonicalWord, EXTRA_KEYS, keyName, wordTwin } from '../document/vocabulary.js';
import { wordIn } from '../expression/print.js';
import { bandEdits, expressionEdits, signatureEdits } from '../expression/rewrite.js';
import { type Span, span } from '../source/span.js';
import type { TextEdit } from '../source/text-edit.js';
import type { ScalarNode } from '../yaml/node.js';

const FLAGS = ['true', 'false'];

/** Collects the edits that put the words of a rule into one language, as edits of the decoded texts of its scalars. */
export class Rewriter {
  readonly edits = new Map<ScalarNode, readonly TextEdit[]>();
  readonly #language: Language;
  readonly #isFlagTable: (place: Span) => boolean;

  /** `isFlagTable`: whether the keys of the table at a place are true and false, which only its checked rule knows. */
  constructor(language: Language, isFlagTable: (place: Span) => boolean) {
    this.#language = language;
    this.#isFlagTable = isFlagTable;
  }

  expression(node: ScalarNode): void {
    this.#edit(node, expressionEdits);
  }

  band(node: ScalarNode): void {
    this.#edit(node, bandEdits);
  }

  signature(node: ScalarNode): void {
    this.#edit(node, signatureEdits);
  }

  /** A key of the language. */
  key(node: ScalarNode, en: string, zh: string): void {
    this.#whole(node, this.#language === 'en' ? en : zh);
  }

  /** One of a few words; false where the node is none of them. */
  word(node: ScalarNode, words: readonly string[]): boolean {
    const word = canonicalWord(node.text, words);
    if (word === undefined) return false;
    this.key(node, word, wordTwin(word, words));
    return true;
  }

  /** What stands for all else, which has two Chinese forms. */
  rest(node: ScalarNode): void {
    if (this.#language === 'en' || node.text === 'else') this.key(node, 'else', EXTRA_KEYS.else);
  }

  /** The name by which a table goes. */
  keyName(node: ScalarNode): void {
    this.#whole(node, wordIn(keyName(node.text), this.#language));
  }

  /** The keys of a table are the rule's own, unless they are true and false. */
  tableKey(node: ScalarNode, table: Span): void {
    if (!this.#isFlagTable(table)) return;
    const edits: TextEdit[] = [];
    let from = 0;
    for (const { text } of splitKeys(node)) {
      const start = node.text.indexOf(text, from);
      from = start + text.length;
      const word = canonicalWord(text, FLAGS);
      const written = word && (this.#language === 'en' ? word : wordTwin(word, FLAGS));
      if (written && written !== text) edits.push({ span: span(start, from), text: written });
    }
    if (edits.length > 0) this.edits.set(node, edits);
  }

  #edit(node: ScalarNode, edit: (text: string, language: Language) => readonly TextEdit[]): void {
    const edits = edit(node.text, this.#language);
    if (edits.length > 0) this.edits.set(node, edits);
  }

  #whole(node: ScalarNode, text: string): void {
    if (node.text !== text) this.edits.set(node, [{ span: span(0, node.text.length), text }]);
  }
}
