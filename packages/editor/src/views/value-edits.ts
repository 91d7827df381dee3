import { signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { NewValue, PlainDiagnostic } from '../protocol/api.js';
import { useSession } from '../state/context.js';
import type { Session } from '../state/session.js';
import { say } from '../words/language.js';

export interface RefusedText {
  readonly id: string;
  readonly text: string;
  readonly messages: readonly string[];
}

/** Changes values for a grid. What has just been typed is shown until the worker's view of it has come. */
export class ValueEdits {
  readonly #typed = new Map<string, string>();
  /** Grows when the text of any coefficient is to be shown otherwise. */
  readonly version = signal(0);

  constructor(readonly session: Session) {}

  /** A coefficient's text as it is now. */
  textOf({ id, text }: NewValue): string {
    if (this.session.upToDate.peek()) this.#typed.clear();
    return this.#typed.get(id) ?? text;
  }

  async set(id: string, text: string): Promise<readonly string[]> {
    const refused = await this.session.setCoefficient(id, text);
    if (refused.length === 0) this.#note([{ id, text }]);
    return refused.map(sayDiagnostic);
  }

  /** All or none, and one step to undo. */
  async setAll(values: readonly NewValue[]): Promise<readonly RefusedText[]> {
    const refused = await this.session.setCoefficients(values);
    if (refused.length === 0) this.#note(values);
    return refused.map(({ id, text, diagnostics }) => ({ id, text, messages: diagnostics.map(sayDiagnostic) }));
  }

  undo(): void {
    this.#note([]);
    this.session.rule.value?.text.undo();
  }

  redo(): void {
    this.#note([]);
    this.session.rule.value?.text.redo();
  }

  #note(values: readonly NewValue[]): void {
    if (values.length === 0) this.#typed.clear();
    for (const { id, text } of values) this.#typed.set(id, text);
    this.version.value++;
  }
}

export const useValueEdits = (): ValueEdits => {
  const session = useSession();
  return useMemo(() => new ValueEdits(session), [session]);
};

const sayDiagnostic = ({ message, hint }: PlainDiagnostic): string =>
  hint ? `${say(message)}${say({ zh: '。', en: '. ' })}${say(hint)}` : say(message);
