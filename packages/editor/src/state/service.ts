import { wrap } from 'comlink';
import type { LanguageService } from '../protocol/api.js';

/** Starts the worker in which the language and the scoring run. */
export const connect = (): LanguageService =>
  wrap<LanguageService>(new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module' }));
