import { Exact } from '@zhunsheng/dsl';
import type {
  CombineStep,
  Formula,
  ItemTrace,
  LineStep,
  PlaceAward,
  PlaceStep,
  RatioStep,
  TraceStep,
} from '../evaluate/trace.js';
import { isShare, keep, percentNumber, plainNumber, showDifference, showValue, sumOf } from './figures.js';
import { fact, factsOf, PRODUCT, SUM, write } from './formula.js';
import { modifierText } from './modifiers.js';
import { equation, equationOf } from './named.js';
import { type Style, showName, signOf } from './style.js';
import type { PlaceText } from './words.js';

/** More terms than this are not written out. */
const MOST_SHOWN = 24;
/** More conditions than this stand on lines of their own. */
const MOST_INLINE = 3;

type FromStep = TraceStep & { readonly kind: 'from' };

/** The formulas of a step, whose named figures are explained before it. */
export const formulasOf = (step: TraceStep): readonly Formula[] => {
  switch (step.kind) {
    case 'formula':
      return [step.formula];
    case 'ratio':
      return [step.actual, step.target];
    case 'band':
    case 'line':
      return [step.of];
    case 'place':
      return [step.by, ...(step.equal > 1 ? step.tiebreaks.map((one) => one.by) : [])];
    case 'from':
      return step.of ? [step.of] : [];
    case 'unranked':
    case 'case':
      return step.condition ? [step.condition] : [];
    case 'check':
      return [step.condition];
    case 'combine':
      return [...(step.from ? [step.from] : []), ...step.terms.flatMap((one) => one.weight ?? [])];
    case 'modifier': {
      const { modifier } = step;
      if (modifier.kind === 'veto') return [modifier.condition];
      if (modifier.kind !== 'not-applicable') return [];
      return [
        ...(modifier.condition ? [modifier.condition] : []),
        ...(modifier.because ? formulasOf(modifier.because) : []),
      ];
    }
    default:
      return [];
  }
};

/** A step as one line; nothing where the item's own line says it all. */
export const stepText = (step: TraceStep, item: ItemTrace, style: Style): string | undefined => {
  const { words } = style;
  const earns = (points: Exact | null): string =>
    points ? words.earns(plainNumber(points)) : `${words.comma}${words.notCounted}`;
  switch (step.kind) {
    case 'formula': {
      const { reasons, text, worked } = equationOf(step.formula, style, true);
      if (reasons.length > 0) return equation(step.formula, style, true);
      if (step.formula.kind === 'literal' && step.formula.value instanceof Exact) return words.gets(text);
      return worked ? text : words.take(text);
    }
    case 'ratio':
      return ratioText(step, style);
    case 'band':
      return `${words.band(equation(step.of, style), bandText(step.bounds, style))}${earns(step.result)}`;
    case 'from':
      return words.startsFrom(step.of ? equation(step.of, style, true) : plainNumber(step.value));
    case 'line':
      return lineText(step, style);
    case 'place':
      return placeText(step, style);
    case 'unranked':
      return `${words.unranked(step.condition ? fact(step.condition, false, style) : undefined)}${earns(step.result)}`;
    case 'check': {
      const count = detailsOf(step, style).length;
      const { condition, holds } = step;
      const met =
        count === 0 ? words.met(fact(condition, holds, style), holds) : (holds ? words.allMet : words.notMet)(count);
      return `${met}${earns(step.result)}`;
    }
    case 'judged':
      return words.judged(step.field, plainNumber(step.result));
    case 'case':
      return words.theCase(
        step.number,
        step.condition ? fact(step.condition, true, style) : undefined,
        step.source === undefined ? undefined : keep(step.source),
      );
    case 'combine':
      return combineText(step, item, style);
    case 'empty':
      return `${words.empty(showName(step.over.name, words))}${earns(step.result)}`;
    case 'modifier':
      return modifierText(step.modifier, style);
  }
};

/** The conditions of a check where they are too many for its own line. */
export const detailsOf = (step: TraceStep, style: Style): readonly string[] => {
  if (step.kind !== 'check') return [];
  const facts = factsOf(step.condition, step.holds, style);
  return facts.length > MOST_INLINE ? facts : [];
};

/** Whether a start is worth a line of its own: where it has to be worked out. */
export const isWorkedStart = (start: FromStep): boolean => start.of !== undefined && start.of.kind !== 'literal';

/** What the lines of `deduct` and `award` come to together; nothing where the lines say it. */
export const totalText = (
  start: FromStep,
  lines: readonly LineStep[],
  max: Exact | null,
  { words }: Style,
): string | undefined => {
  const { value } = start;
  const sign = lines[0]?.sign ?? 1;
  const counting = lines.filter((one) => !one.result.isZero).map((one) => plainNumber(one.result));
  const usual = sign === 1 ? value.isZero : max?.equals(value);
  if (counting.length === 0)
    return usual || isWorkedStart(start) ? undefined : words.line.unchanged(plainNumber(value), sign);
  const terms = value.isZero && sign === 1 ? counting : [plainNumber(value), ...counting];
  if (terms.length < 2) return undefined;
  return `${sumOf(terms)} = ${plainNumber(lines.reduce((total, one) => total.add(one.result), value))}`;
};

const ratioText = (step: RatioStep, style: Style): string => {
  const { words } = style;
  const max = plainNumber(step.max);
  const quotient = `${write(step.actual, style, PRODUCT)} ÷ ${write(step.target, style, PRODUCT + 1)}`;
  const rate = step.rate ? percentNumber(step.rate) : '';
  const least = step.atLeast ? percentNumber(step.atLeast) : '';
  switch (step.rule) {
    case 'rate': {
      const result = plainNumber(step.result);
      return step.atLeast
        ? words.rate.least(`${quotient} = ${rate}`, least, `${rate} × ${max} = ${result}`)
        : `${quotient} × ${max} = ${result}`;
    }
    case 'full':
      return (step.rate?.greaterThan(Exact.ONE) ? words.rate.over : words.rate.full)(`${quotient} = ${rate}`, max);
    case 'below-least':
      return words.rate.below(`${quotient} = ${rate}`, least);
    case 'negative':
      return words.rate.negative(equation(step.actual, style));
    case 'no-target':
      return words.rate.noTarget(equation(step.target, style), max);
  }
};

const bandText = (
  bounds: readonly { readonly operator: string; readonly value: string }[],
  { words }: Style,
): string =>
  bounds.length === 0
    ? words.rest
    : bounds
        .map((one) => `${one.operator === '=' ? '' : `${signOf(one.operator)} `}${one.value.replace('-', '−')}`)
        .join(words.and);

const lineText = (step: LineStep, style: Style): string => {
  const { words } = style;
  const { type } = step.of;
  const measured = equation(step.of, style);
  const { threshold, direction, every } = step;
  const bar = threshold && direction ? { direction, text: showValue(threshold, type, words) } : undefined;
  if (bar && step.beyond.isZero)
    return words.line.nothing(words.line.notBeyond(measured, bar.direction, bar.text), step.sign);
  const start = bar
    ? words.line.beyond(measured, bar.direction, bar.text, showDifference(step.beyond, type, words), isShare(type))
    : measured;
  const size = every ? (bar ? showDifference(every, type, words) : showValue(every, type, words)) : undefined;
  if (step.count.isZero)
    return words.line.nothing(
      size === undefined || step.beyond.isZero ? start : `${start}${words.line.noStep(size)}`,
      step.sign,
    );
  const amount = plainNumber(step.sign === 1 ? step.result : step.result.neg());
  const each = plainNumber(step.each);
  const total = (count: string): string => words.line.total(`${count} × ${each} = ${amount}`, step.sign);
  if (size !== undefined) {
    const count = plainNumber(step.count);
    return `${start}${words.line.steps(step.partial, size, count)}${total(count)}`;
  }
  return `${start}${total(isShare(type) ? percentNumber(step.beyond) : plainNumber(step.beyond))}`;
};

const placeText = (step: PlaceStep, style: Style): string => {
  const { words } = style;
  const place: PlaceText = {
    best: step.best,
    among: step.among === 'group' ? 'peers' : 'units',
    place: String(step.place),
    of: step.of,
    ...(step.shared > 1 ? { shared: step.shared } : {}),
  };
  const tiebreaks = step.tiebreaks.map((one) => ({ by: equation(one.by, style), best: one.best }));
  return `${words.standing(equation(step.by, style), place, step.equal, tiebreaks)}${awardText(step, step.award, style)}`;
};

/** `：50 − 1.5 × 1 = 48.5`: how points follow from a place. */
const awardText = ({ place, of, result }: PlaceStep, award: PlaceAward, { words }: Style): string => {
  const points = plainNumber(result);
  if (award.kind === 'list')
    return `${award.end === 'bottom' ? words.fromBottom(of - place + 1) : ''}${words.earns(points)}`;
  if (place === 1) return words.earns(points);
  const first = plainNumber(award.first);
  if (award.kind === 'proportional')
    return `${words.colon}${first} × ${words.brackets(`${of} − ${place} + 1`)} ÷ ${of} = ${points}`;
  if (award.kind === 'step') return `${words.colon}${first} − ${plainNumber(award.step)} × ${place - 1} = ${points}`;
  return `${words.colon}${first} − ${words.brackets(`${first} − ${plainNumber(award.last)}`)} × ${words.brackets(`${place} − 1`)} ÷ ${words.brackets(`${of} − 1`)} = ${points}`;
};

/** A base of 0 is not worth telling. */
const isNothing = (formula: Formula): boolean =>
  formula.kind === 'literal' && formula.value instanceof Exact && formula.value.isZero;

const combineText = (step: CombineStep, item: ItemTrace, style: Style): string | undefined => {
  const { words } = style;
  const earned = step.terms.flatMap((one) => (one.points ? [{ ...one, points: one.points }] : []));
  if (
    !step.result ||
    (earned.length < 2 && (!step.from || isNothing(step.from)) && step.how !== 'weighted' && step.how !== 'share')
  )
    return undefined;
  const over =
    step.over && (step.over.kind === 'set' || step.over.kind === 'list')
      ? { kind: step.over.kind, name: showName(step.over.name, words), count: earned.length }
      : undefined;
  const result = plainNumber(step.result);
  const points = earned.map((one) => plainNumber(one.points));
  const many = points.length > MOST_SHOWN;
  const sum = (terms: readonly string[]): string =>
    sumOf([...(step.from && !isNothing(step.from) ? [words.base(write(step.from, style, SUM))] : []), ...terms]);
  const bracketed = points.length > 1 ? words.brackets(sumOf(points)) : (points[0] ?? '0');
  switch (step.how) {
    case 'sum':
      return words.combine('sum', over, many ? result : `${sum(points)} = ${result}`);
    case 'mean':
      return words.combine('mean', over, many ? result : `${bracketed} ÷ ${points.length} = ${result}`);
    case 'min':
    case 'max':
      return words.combine(step.how, over, result);
    case 'weighted': {
      const terms = earned.map(
        (one) =>
          `${one.name} ${plainNumber(one.points)}${one.weight ? ` × ${showValue(one.weight.value, one.weight.type, words)}` : ''}`,
      );
      return words.combine('weighted', over, `${terms.join(' + ')} = ${result}`);
    }
    case 'share': {
      const possible = step.possible ? words.possible(plainNumber(step.possible)) : '';
      return words.combine(
        'share',
        over,
        `${bracketed} ÷ ${possible} × ${words.maximum(item.max ? plainNumber(item.max) : '')} = ${result}`,
      );
    }
  }
};
