import { effect } from '@preact/signals';
import { editor, Uri } from 'monaco-editor/editor';
import type { OpenRule } from '../state/open-rule.js';
import type { Session } from '../state/session.js';
import { RULE_LANGUAGE } from './setup.js';
import { MonacoText } from './text-model.js';

/** One model for each rule in work, from when it is first shown as text until its store is left. */
export class Models {
  readonly #models = new Map<OpenRule, editor.ITextModel>();
  readonly #rules = new Map<editor.ITextModel, OpenRule>();
  readonly #views = new Map<OpenRule, editor.ICodeEditorViewState>();
  #made = 0;

  constructor(session: Session) {
    effect(() => {
      const open = new Set(session.open.value.values());
      for (const rule of [...this.#models.keys()]) if (!open.has(rule)) this.#leave(rule);
    });
  }

  of(rule: OpenRule): editor.ITextModel {
    const known = this.#models.get(rule);
    if (known) return known;
    const model = editor.createModel(
      '',
      RULE_LANGUAGE,
      Uri.from({ scheme: 'rule', path: `/${++this.#made}/${rule.path}` }),
    );
    this.#models.set(rule, model);
    this.#rules.set(model, rule);
    rule.text.attach((text) => {
      model.setValue(text);
      // The end of a first line: not that of the operating system.
      if (!/\r|\n/.test(text)) model.setEOL(editor.EndOfLineSequence.LF);
      return new MonacoText(model);
    });
    return model;
  }

  ruleOf(model: editor.ITextModel): OpenRule | undefined {
    return this.#rules.get(model);
  }

  /** Where the caret was, and what was folded, when the rule was last in view. */
  viewOf(rule: OpenRule): editor.ICodeEditorViewState | undefined {
    return this.#views.get(rule);
  }

  keepView(rule: OpenRule, view: editor.ICodeEditorViewState | null): void {
    if (view) this.#views.set(rule, view);
  }

  #leave(rule: OpenRule): void {
    const model = this.#models.get(rule);
    this.#models.delete(rule);
    this.#views.delete(rule);
    if (!model) return;
    this.#rules.delete(model);
    model.dispose();
  }
}
