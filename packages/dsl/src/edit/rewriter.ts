import type { Language } from '../diagnostics/diagnostic.js';
import { splitKeys } from '../document/decode.js';
import { canonicalWord, EXTRA_KEYS, isElse, isExtraKey, keyName, wordTwin } from '../document/vocabulary.js';
import { wordIn } from '../expression/print.js';
import { bandEdits, expressionEdits, signatureEdits } from '../expression/rewrite.js';
import { type Span, span } from '../source/span.js';
import type { TextEdit } from '../source/text-edit.js';
import type { MapNode, ScalarNode, SourceNode } from '../yaml/node.js';

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

  expression(node: SourceNode): void {
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

  extraKey(node: ScalarNode, name: keyof typeof EXTRA_KEYS): void {
    this.key(node, name, EXTRA_KEYS[name]);
  }

  /** One of a few words; false where the node is none of them. */
  word(node: SourceNode, words: readonly string[]): boolean {
    const word = node.kind === 'scalar' ? canonicalWord(node.text, words) : undefined;
    if (node.kind !== 'scalar' || word === undefined) return false;
    this.key(node, word, wordTwin(word, words));
    return true;
  }

  flag(node: SourceNode): void {
    this.word(node, FLAGS);
  }

  /** What stands for all else, which has two Chinese forms. */
  rest(node: ScalarNode): void {
    if (this.#language === 'en' || node.text === 'else') this.extraKey(node, 'else');
  }

  /** The name by which a table goes. */
  keyName(node: SourceNode): void {
    if (node.kind === 'scalar') this.#whole(node, wordIn(keyName(node.text), this.#language));
  }

  /** A word, or one for each choice of a reading. */
  wordOrTable(node: SourceNode, words: readonly string[]): void {
    if (node.kind !== 'map') this.word(node, words);
    else
      for (const { key, value } of node.entries) {
        if (isExtraKey(key.text, 'by')) this.extraKey(key, 'by');
        else this.word(value, words);
      }
  }

  /** An expression, a list of literals (which are the rule's own), or a table. */
  coefficient(node: SourceNode, words: readonly string[] = []): void {
    if (node.kind === 'map') this.#table(node);
    else if (node.kind === 'scalar' && !this.word(node, words)) this.expression(node);
  }

  #table(node: MapNode): void {
    for (const { key, value } of node.entries) {
      if (isExtraKey(key.text, 'by')) {
        this.extraKey(key, 'by');
        this.keyName(value);
      } else if (isElse(key.text)) {
        this.rest(key);
        this.coefficient(value, ['none']);
      } else {
        this.tableKey(key, node.span);
        this.coefficient(value);
      }
    }
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

  #edit(node: SourceNode, edit: (text: string, language: Language) => readonly TextEdit[]): void {
    if (node.kind !== 'scalar') return;
    const edits = edit(node.text, this.#language);
    if (edits.length > 0) this.edits.set(node, edits);
  }

  #whole(node: ScalarNode, text: string): void {
    if (node.text !== text) this.edits.set(node, [{ span: span(0, node.text.length), text }]);
  }
}
