import { applyEdits, type TextEdit } from '@zhunsheng/dsl';
import { editor } from 'monaco-editor/editor';
import type { TextModel } from '../document/rule-text.js';
import { placesOf } from './places.js';

/** A rule's text kept by Monaco: every edit of every view is a step of the one history that Ctrl+Z goes back through. */
export class MonacoText implements TextModel {
  readonly #model: editor.ITextModel;
  #text: string;

  constructor(model: editor.ITextModel) {
    this.#model = model;
    this.#text = model.getValue();
    model.onDidChangeContent(() => {
      this.#text = model.getValue();
    });
  }

  /** Still there when the model is not. */
  get text(): string {
    return this.#text;
  }

  apply(edits: readonly TextEdit[]): void {
    const model = this.#model;
    if (model.isDisposed()) return;
    const wanted = applyEdits(this.#text, edits);
    const eol = evenLineEnd(wanted);
    const places = placesOf(this.#text);
    let operations = edits.map(({ span, text }) => ({ range: places.range(span), text }));
    model.pushStackElement();
    if (eol && eol !== model.getEOL()) {
      // Monaco gives inserted text the line ends of the model: where all of them are to change, the model has to change first.
      model.pushEOL(eol === '\n' ? editor.EndOfLineSequence.LF : editor.EndOfLineSequence.CRLF);
      operations = this.#text === wanted ? [] : [{ range: model.getFullModelRange(), text: wanted }];
    }
    model.pushEditOperations(null, operations, () => null);
    model.pushStackElement();
  }

  undo(): void {
    if (!this.#model.isDisposed()) void this.#model.undo();
  }

  redo(): void {
    if (!this.#model.isDisposed()) void this.#model.redo();
  }

  get canUndo(): boolean {
    return !this.#model.isDisposed() && this.#model.canUndo();
  }

  get canRedo(): boolean {
    return !this.#model.isDisposed() && this.#model.canRedo();
  }

  onChange(listener: () => void): void {
    this.#model.onDidChangeContent(listener);
  }
}

/** The line end that all lines have. */
const evenLineEnd = (text: string): '\n' | '\r\n' | undefined => {
  const all = text.match(/\r?\n/g) ?? [];
  const [first] = all;
  return (first === '\n' || first === '\r\n') && all.every((one) => one === first) ? first : undefined;
};
