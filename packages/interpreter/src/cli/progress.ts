import type { Bilingual } from '@zhunsheng/dsl';
import { type Context, say } from './context.js';

/** One line on a terminal that says how far a run has come, and leaves nothing behind. */
export class Progress {
  readonly #context: Context;
  #shown = false;

  constructor(context: Context) {
    this.#context = context;
  }

  show(what: Bilingual): void {
    const { terminal } = this.#context;
    if (!terminal.live) return;
    terminal.err(`${ERASE}${say(this.#context, what)}`);
    this.#shown = true;
  }

  clear(): void {
    if (this.#shown) this.#context.terminal.err(ERASE);
    this.#shown = false;
  }
}

/** To the start of the line, and nothing right of it. */
const ERASE = '\r\u001b[K';
