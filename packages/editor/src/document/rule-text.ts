import { type ReadonlySignal, signal } from '@preact/signals';
import { applyEdits, type TextEdit } from '@zhunsheng/dsl';

/**
 * The one text that all views show and change. It begins as a plain string, so that the page works before the code editor has been
 * loaded, and passes to the editor's own model (`attach`), which then keeps the text and its undo history.
 */
export interface TextModel {
  readonly text: string;
  /** Applies edits in one undo step. */
  apply(edits: readonly TextEdit[]): void;
  undo(): void;
  redo(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  onChange(listener: () => void): void;
}

export class RuleText {
  readonly #text = signal('');
  readonly #version = signal(0);
  #model: TextModel;

  constructor(text: string) {
    this.#model = this.#follow(new PlainModel(text));
  }

  get text(): ReadonlySignal<string> {
    return this.#text;
  }

  /** Grows with every change. */
  get version(): ReadonlySignal<number> {
    return this.#version;
  }

  get canUndo(): boolean {
    return this.#version.value >= 0 && this.#model.canUndo;
  }

  get canRedo(): boolean {
    return this.#version.value >= 0 && this.#model.canRedo;
  }

  /** `edits`: by place, not overlapping, for the present text. */
  apply(edits: readonly TextEdit[]): void {
    if (edits.length > 0) this.#model.apply(edits);
  }

  undo(): void {
    this.#model.undo();
  }

  redo(): void {
    this.#model.redo();
  }

  /** Hands the text to a model made from what the text was at first; what was done since is done again there, step by step. */
  attach(make: (text: string) => TextModel): void {
    const old = this.#model;
    if (!(old instanceof PlainModel)) return;
    const model = make(old.original);
    for (const step of old.steps) model.apply(step);
    this.#model = this.#follow(model);
  }

  #follow(model: TextModel): TextModel {
    model.onChange(() => this.#changed(model));
    this.#changed(model);
    return model;
  }

  #changed(model: TextModel): void {
    this.#text.value = model.text;
    // The same text still may have another history.
    this.#version.value++;
  }
}

/** A string with its history. */
class PlainModel implements TextModel {
  readonly original: string;
  #done: (readonly TextEdit[])[] = [];
  #undone: (readonly TextEdit[])[] = [];
  #listener: () => void = () => undefined;

  constructor(text: string) {
    this.original = text;
  }

  get steps(): readonly (readonly TextEdit[])[] {
    return this.#done;
  }

  get text(): string {
    return this.#done.reduce(applyEdits, this.original);
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  apply(edits: readonly TextEdit[]): void {
    this.#done = [...this.#done, edits];
    this.#undone = [];
    this.#listener();
  }

  undo(): void {
    const last = this.#done.at(-1);
    if (!last) return;
    this.#done = this.#done.slice(0, -1);
    this.#undone = [...this.#undone, last];
    this.#listener();
  }

  redo(): void {
    const last = this.#undone.at(-1);
    if (!last) return;
    this.#undone = this.#undone.slice(0, -1);
    this.#done = [...this.#done, last];
    this.#listener();
  }

  onChange(listener: () => void): void {
    this.#listener = listener;
  }
}
