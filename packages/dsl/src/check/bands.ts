import type { Fix } from '../diagnostics/diagnostic.js';
import { adding, tentative } from '../diagnostics/fix.js';
import { Exact } from '../number/index.js';
import type { Term } from '../rule/rule.js';
import type { Span } from '../source/span.js';
import { behindEntry } from '../yaml/entry-edit.js';
import type { CheckContext } from './context.js';

interface BoundLike {
  readonly operator: '=' | '<' | '<=' | '>' | '>=';
  readonly value: string;
  readonly span: Span;
}

interface BandLike {
  readonly span: Span;
  readonly bounds: readonly BoundLike[] | 'else';
  readonly points: { readonly span: Span };
}

/** A range of numbers; an end that is missing is infinite. */
interface Interval {
  readonly low?: Exact;
  readonly lowClosed: boolean;
  readonly high?: Exact;
  readonly highClosed: boolean;
}

const EVERYTHING: Interval = { lowClosed: false, highClosed: false };

/**
 * Bands are read from the top, the first that holds counts. Each must be able to hold, each must lie apart from or wholly
 * around every band before it (a band that cuts through another depends on the order by accident), and together they must
 * cover every number.
 */
export const checkBands = (
  bands: readonly BandLike[],
  of: Term | undefined,
  place: Span,
  context: CheckContext,
): void => {
  // Where a band could not be read, what the others leave is not known.
  if (!checkMeasure(bands, of, context) || bands.some((one) => one.bounds.length === 0)) return;
  let left: readonly Interval[] = [EVERYTHING];
  const before: { readonly interval: Interval; readonly span: Span }[] = [];
  for (const band of bands) {
    const interval = intervalOf(band);
    if (!interval || left.every((one) => isEmpty(intersect(one, interval)))) {
      context.report(
        'dead-band',
        band.span,
        interval
          ? {
              zh: '没有数值会落到这一档：前面的档次已经把它包括了',
              en: 'no value falls into this band: those before it take all of them',
            }
          : { zh: '没有一个数能同时满足这些条件', en: 'no number meets all of these' },
        undefined,
        interval ? {} : { hint: { zh: '改正界限', en: 'correct the bounds' } },
      );
      continue;
    }
    const cut = before.find((one) => !isEmpty(intersect(one.interval, interval)) && !contains(interval, one.interval));
    if (cut && band.bounds !== 'else') {
      context.report(
        'band-overlap',
        band.span,
        { zh: '这一档与前面的一档部分重叠', en: 'this band cuts through one before it' },
        undefined,
        {
          secondary: [
            { file: context.symbols.file, span: cut.span, message: { zh: '与这一档重叠', en: 'overlaps this one' } },
          ],
        },
      );
    }
    before.push({ interval, span: band.span });
    left = left.flatMap((one) => subtract(one, interval));
  }
  const gap = left.find((one) => !isEmpty(one));
  if (gap) {
    const percent = bands.some((band) => band.bounds !== 'else' && band.bounds.some((one) => one.value.endsWith('%')));
    const range = show(gap, percent ? (value) => value.toPercent(9) : (value) => value.toDecimal(9));
    context.report(
      'band-gap',
      bands.at(-1)?.span ?? place,
      { zh: `${range} 没有对应的档次`, en: `no band for ${range}` },
      undefined,
      { fixes: withElse(bands, context) },
    );
  }
};

/** A last band of 0 points, to be filled in. */
const withElse = (bands: readonly BandLike[], { symbols: { file }, written }: CheckContext): readonly Fix[] => {
  const last = bands.at(-1);
  if (!last || bands.some((one) => one.bounds === 'else')) return [];
  const added = written.language === 'zh' ? '其他: 0' : 'else: 0';
  const edit = behindEntry(file, { start: last.span.start, end: last.points.span.end }, [added]);
  return edit ? [tentative(adding(added, edit))] : [];
};

/** A percentage is compared with percentages, a number with numbers. Gives whether all are. */
const checkMeasure = (bands: readonly BandLike[], of: Term | undefined, context: CheckContext): boolean => {
  const kind = of?.type.kind === 'number' ? of.type.measure.kind : undefined;
  const bounds = bands.flatMap((band) =>
    band.bounds === 'else'
      ? []
      : band.bounds.map((one) => ({ ...one, whole: band.span, percent: one.value.endsWith('%') })),
  );
  const told = bounds.filter((one) => one.percent || !Exact.parse(one.value)?.isZero);
  const isPercent = kind === 'percent' || (kind !== 'unit' && kind !== 'plain' && told.some((one) => one.percent));
  const wrong = told.filter((one) => one.percent !== isPercent);
  for (const { value, span, whole, percent } of wrong) {
    const ofKind = kind === 'percent' || kind === 'unit' || kind === 'plain';
    context.report(
      'percent-mismatch',
      whole,
      ofKind
        ? {
            zh: `${value} 与所分档的数一个是百分比，一个不是`,
            en: `one of \`${value}\` and what is banded is a percentage, the other is not`,
          }
        : { zh: `其他档写百分比，${value} 不是`, en: `the other bands are percentages, \`${value}\` is not` },
      undefined,
      {
        hint: percent
          ? { zh: '写不带 % 的数', en: 'write a number without %' }
          : { zh: `写 ${value}%`, en: `write \`${value}%\`` },
        fixes: percent ? [] : context.rewriting(span, (one) => `${one}%`),
      },
    );
  }
  return wrong.length === 0;
};

const intervalOf = (band: BandLike): Interval | undefined => {
  if (band.bounds === 'else') return EVERYTHING;
  let interval = EVERYTHING;
  for (const bound of band.bounds) {
    const value = Exact.parse(bound.value);
    if (!value) return undefined;
    interval = intersect(interval, half(bound.operator, value));
  }
  return isEmpty(interval) ? undefined : interval;
};

const half = (operator: '=' | '<' | '<=' | '>' | '>=', value: Exact): Interval => {
  switch (operator) {
    case '=':
      return { low: value, lowClosed: true, high: value, highClosed: true };
    case '<':
    case '<=':
      return { lowClosed: false, high: value, highClosed: operator === '<=' };
    default:
      return { low: value, lowClosed: operator === '>=', highClosed: false };
  }
};

const intersect = (a: Interval, b: Interval): Interval => {
  const low = later(a, b);
  const high = earlier(a, b);
  return {
    ...(low.low ? { low: low.low } : {}),
    lowClosed: low.lowClosed,
    ...(high.high ? { high: high.high } : {}),
    highClosed: high.highClosed,
  };
};

const later = (a: Interval, b: Interval): Interval => {
  if (!a.low) return b;
  if (!b.low) return a;
  const order = a.low.compare(b.low);
  return order > 0 || (order === 0 && !a.lowClosed) ? a : b;
};

const earlier = (a: Interval, b: Interval): Interval => {
  if (!a.high) return b;
  if (!b.high) return a;
  const order = a.high.compare(b.high);
  return order < 0 || (order === 0 && !a.highClosed) ? a : b;
};

const isEmpty = (one: Interval): boolean => {
  if (!one.low || !one.high) return false;
  const order = one.low.compare(one.high);
  return order > 0 || (order === 0 && !(one.lowClosed && one.highClosed));
};

const contains = (outer: Interval, inner: Interval): boolean => {
  const both = intersect(outer, inner);
  return (
    sameEnd(both.low, inner.low) &&
    both.lowClosed === inner.lowClosed &&
    sameEnd(both.high, inner.high) &&
    both.highClosed === inner.highClosed
  );
};

const sameEnd = (a: Exact | undefined, b: Exact | undefined): boolean => (a && b ? a.equals(b) : a === b);

/** What is left of an interval without another: at most a piece below and a piece above. */
const subtract = (from: Interval, taken: Interval): readonly Interval[] => {
  const pieces: Interval[] = [];
  if (taken.low) pieces.push(intersect(from, { lowClosed: false, high: taken.low, highClosed: !taken.lowClosed }));
  if (taken.high) pieces.push(intersect(from, { low: taken.high, lowClosed: !taken.highClosed, highClosed: false }));
  return pieces.filter((one) => !isEmpty(one));
};

const show = (one: Interval, print: (value: Exact) => string): string => {
  if (one.low && one.high && one.low.equals(one.high)) return `= ${print(one.low)}`;
  const low = one.low ? `${one.lowClosed ? '>=' : '>'} ${print(one.low)}` : '';
  const high = one.high ? `${one.highClosed ? '<=' : '<'} ${print(one.high)}` : '';
  return [low, high].filter((text) => text !== '').join(', ') || '…';
};
