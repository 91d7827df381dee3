/** Dates of the calendar as whole days since 1970-01-01. */
const DAY = 86_400_000;

/** `YYYY-MM-DD`, a real day; undefined otherwise. */
export const parseDate = (text: string): number | undefined => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const days = toDays(Number(match[1]), Number(match[2]), Number(match[3]));
  return formatDate(days) === text ? days : undefined;
};

export const toDays = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY;

export const formatDate = (days: number): string => new Date(days * DAY).toISOString().slice(0, 10);

export const partsOf = (days: number): { readonly year: number; readonly month: number; readonly day: number } => {
  const date = new Date(days * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};

export const lastDay = (year: number, month: number): number => partsOf(toDays(year, month + 1, 0)).day;

/** The same day so many months on, or the last day of that month where it has no such day. */
export const addMonths = (days: number, months: number): number => {
  const { year, month, day } = partsOf(days);
  const index = year * 12 + (month - 1) + months;
  const [newYear, newMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return toDays(newYear, newMonth, Math.min(day, lastDay(newYear, newMonth)));
};

/**
 * Whole months from a to b: the months between, less one where b's day of the month is before a's, unless b is the last
 * day of its month. Negative where b is before a.
 */
export const monthsBetween = (a: number, b: number): number => {
  if (b < a) return -monthsBetween(b, a);
  const [from, to] = [partsOf(a), partsOf(b)];
  const months = (to.year - from.year) * 12 + (to.month - from.month);
  const short = to.day < from.day && to.day !== lastDay(to.year, to.month);
  return short ? months - 1 : months;
};
