import type { CancellationToken, editor, IRange, languages, Position } from 'monaco-editor/editor';
import type { OpenRule } from '../state/open-rule.js';
import type { Session } from '../state/session.js';
import type { Models } from './models.js';
import { type Places, placesOf } from './places.js';

/** A question about a rule's text: all that a provider needs. */
export interface Question {
  readonly model: editor.ITextModel;
  readonly rule: OpenRule;
  readonly text: string;
  readonly places: Places;
  /** Whether the text has changed meanwhile. */
  readonly outdated: () => boolean;
}

export class Asker {
  readonly session: Session;
  readonly #models: Models;

  constructor(session: Session, models: Models) {
    this.session = session;
    this.#models = models;
  }

  /**
   * Puts a question to the worker and turns its answer into Monaco's terms; nothing where the question has been withdrawn, or is about
   * another text than a rule in work (the comparison of two texts asks too).
   */
  async ask<A, R>(
    model: editor.ITextModel,
    token: CancellationToken,
    question: (about: Question) => Promise<A>,
    answer: (found: A, about: Question) => R | undefined,
  ): Promise<R | undefined> {
    const rule = this.#models.ruleOf(model);
    if (!rule) return undefined;
    const version = model.getVersionId();
    const text = model.getValue();
    const about: Question = {
      model,
      rule,
      text,
      places: placesOf(text),
      outdated: () => model.isDisposed() || model.getVersionId() !== version,
    };
    const found = await question(about);
    return token.isCancellationRequested ? undefined : answer(found, about);
  }
}

export const offsetAt = ({ places }: Question, position: Position): number => places.offset(position);

/** Edits of a text as one change that Monaco makes only while the text is still that one. */
export const workspaceEdit = (
  { model, places }: Pick<Question, 'model' | 'places'>,
  edits: readonly { readonly span: { readonly start: number; readonly end: number }; readonly text: string }[],
): languages.WorkspaceEdit => ({
  edits: edits.map(({ span, text }) => ({
    resource: model.uri,
    versionId: model.getVersionId(),
    textEdit: { range: places.range(span) satisfies IRange, text },
  })),
});
