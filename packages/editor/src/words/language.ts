import { signal } from '@preact/signals';
import type { Bilingual, Language } from '@zhunsheng/dsl';

/** The language of everything that is shown. */
export const language = signal<Language>('zh');

/** The words of a view: one table, both languages side by side. */
export type Words = Readonly<Record<string, Bilingual>>;

/** A text in the language at hand; a component that calls this follows the switch by itself. */
export const say = (text: Bilingual): string => text[language.value];

/** `{name}` in a text is replaced by the value of that name. */
export const fill = (text: Bilingual, values: Readonly<Record<string, string | number>>): string =>
  say(text).replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
