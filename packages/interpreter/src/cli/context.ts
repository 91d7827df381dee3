import type { Bilingual, Diagnostic, Language } from '@zhunsheng/dsl';
import { renderDiagnostics } from '@zhunsheng/dsl';
import type { Terminal } from './terminal.js';

/** What a command exits with. */
export const EXIT = { ok: 0, wrong: 1, usage: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** What every command is given. */
export interface Context {
  readonly terminal: Terminal;
  readonly language: Language;
  /** Notes what the command comes to. */
  finish(exit: Exit): void;
}

export const say = (context: Context, words: Bilingual): string => words[context.language];

/** Diagnostics go to where they are seen also when the output is piped on. */
export const showDiagnostics = ({ terminal, language }: Context, diagnostics: readonly Diagnostic[]): void => {
  if (diagnostics.length > 0)
    terminal.err(`${renderDiagnostics(diagnostics, { language, color: terminal.colors.err })}\n`);
};
