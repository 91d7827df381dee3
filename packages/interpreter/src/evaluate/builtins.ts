import { addMonths, type BuiltinName, Exact, monthsBetween, partsOf, type Span, type Value } from '@zhunsheng/dsl';
import { Failure } from './failure.js';
import { compareValues } from './values.js';

type Implementation = (values: readonly Value[], span: Span, unit: number) => Value;

const numbers = (values: readonly Value[]): readonly Exact[] => values as readonly Exact[];
const total = (values: readonly Value[]): Exact => numbers(values).reduce((sum, one) => sum.add(one), Exact.ZERO);
const extreme =
  (sign: 1 | -1) =>
  (values: readonly Value[]): Value =>
    values.reduce((best, one) => (compareValues(one, best) === sign ? one : best));

/** A whole number of days or months as a count for the calendar. */
const whole = (value: Value | undefined, span: Span, unit: number): number => {
  const count = (value as Exact).toSafeInteger();
  if (count !== undefined && Math.abs(count) < 100_000) return count;
  throw new Failure(
    'not-whole',
    span,
    {
      zh: `天数或月数应为整数，这里是 ${(value as Exact).toDecimal(9)}`,
      en: `days or months are counted in whole numbers, not ${(value as Exact).toDecimal(9)}`,
    },
    unit,
  );
};

/** The builtin functions of the language, exactly those of its table. */
export const IMPLEMENTATIONS = {
  abs: ([value]) => (value as Exact).abs(),
  round: ([value, step], span, unit) => {
    const by = (step as Exact | undefined) ?? Exact.ONE;
    if (by.sign <= 0)
      throw new Failure(
        'not-positive',
        span,
        { zh: '舍入单位应大于 0', en: 'the step of rounding must be above 0' },
        unit,
      );
    return (value as Exact).round(by, 'half-up');
  },
  floor: ([value]) => (value as Exact).floor(),
  ceil: ([value]) => (value as Exact).ceil(),
  clamp: ([value, low, high]) => Exact.max(low as Exact, Exact.min(high as Exact, value as Exact)),
  sum: total,
  mean: (values) => total(values).div(Exact.ofInteger(values.length)),
  min: extreme(-1),
  max: extreme(1),
  months_between: ([from, to]) => Exact.ofInteger(monthsBetween(from as number, to as number)),
  days_between: ([from, to]) => Exact.ofInteger((to as number) - (from as number)),
  add_months: ([date, count], span, unit) => addMonths(date as number, whole(count, span, unit)),
  add_days: ([date, count], span, unit) => (date as number) + whole(count, span, unit),
  year_of: ([date]) => Exact.ofInteger(partsOf(date as number).year),
  month_of: ([date]) => Exact.ofInteger(partsOf(date as number).month),
} as const satisfies Record<BuiltinName, Implementation>;
