import type { Bilingual } from '@zhunsheng/dsl';

type Values = Readonly<Record<string, string | readonly string[]>>;

/** Like `fill`, in both languages: for what is shown later, when the language may be the other one. Several values are listed. */
export const filled = (text: Bilingual, values: Values): Bilingual => ({
  zh: put(text.zh, values, BETWEEN.zh),
  en: put(text.en, values, BETWEEN.en),
});

/** What stands between the things of a list. */
export const BETWEEN = { zh: '、', en: ', ' } as const;

const put = (text: string, values: Values, between: string): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => [values[name] ?? whole].flat().join(between));

/** 10:32 of today; 11-24 10:32 of another day. */
export const clock = (time: number, now: number): string => {
  const [then, today] = [new Date(time), new Date(now)];
  const day = then.toDateString() === today.toDateString() ? '' : `${two(then.getMonth() + 1)}-${two(then.getDate())} `;
  return `${day}${two(then.getHours())}:${two(then.getMinutes())}`;
};

/** 2026-11-25, by the clock of the machine. */
export const dayOf = (time: number): string => {
  const day = new Date(time);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
};

const two = (figure: number): string => String(figure).padStart(2, '0');
