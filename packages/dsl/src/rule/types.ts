import type { Bilingual } from '../diagnostics/diagnostic.js';

/**
 * What a number measures. `literal`: a bare number in the rule; `plain`: a declared number without a unit; `unit`: with one;
 * `percent`: a declared or written percentage; `ratio`: a quotient of like things; `unknown`: computed, nothing is known.
 */
export type Measure =
  | { readonly kind: 'literal'; readonly zero: boolean }
  | { readonly kind: 'plain' }
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'percent' }
  | { readonly kind: 'ratio' }
  | { readonly kind: 'unknown' };

export type Type =
  | { readonly kind: 'number'; readonly measure: Measure }
  | { readonly kind: 'flag' }
  | { readonly kind: 'date' }
  /** `members`: the texts that it can be, where they are known. */
  | { readonly kind: 'text'; readonly members?: readonly string[] }
  | { readonly kind: 'list'; readonly element: Type }
  /** Something was wrong here and has been reported. */
  | { readonly kind: 'invalid' };

export const INVALID: Type = { kind: 'invalid' };
export const FLAG: Type = { kind: 'flag' };
export const DATE: Type = { kind: 'date' };
export const numberOf = (measure: Measure): Type => ({ kind: 'number', measure });
export const LITERAL: Measure = { kind: 'literal', zero: false };
export const ZERO: Measure = { kind: 'literal', zero: true };
export const PLAIN: Measure = { kind: 'plain' };
export const PERCENT: Measure = { kind: 'percent' };
export const RATIO: Measure = { kind: 'ratio' };
export const UNKNOWN: Measure = { kind: 'unknown' };
export const textOf = (members?: readonly string[]): Type => (members ? { kind: 'text', members } : { kind: 'text' });

/** The measure of a sum, a comparison or two branches; or what is wrong about putting them together. */
export const join = (a: Measure, b: Measure): Measure | 'measure-mismatch' | 'percent-mismatch' => {
  if (a.kind === 'unknown') return b.kind === 'literal' ? a : b;
  if (b.kind === 'unknown') return a.kind === 'literal' ? b : a;
  if (a.kind === 'percent' || b.kind === 'percent') {
    const other = a.kind === 'percent' ? b : a;
    if (other.kind === 'percent' || other.kind === 'ratio' || (other.kind === 'literal' && other.zero)) return PERCENT;
    return 'percent-mismatch';
  }
  if (a.kind === 'unit' && b.kind === 'unit') return a.unit === b.unit ? a : 'measure-mismatch';
  if (a.kind === 'unit') return b.kind === 'ratio' ? UNKNOWN : a;
  if (b.kind === 'unit') return a.kind === 'ratio' ? UNKNOWN : b;
  if (a.kind === 'literal') return b.kind === 'literal' ? LITERAL : b;
  if (b.kind === 'literal') return a;
  return a.kind === b.kind ? a : UNKNOWN;
};

const isShare = (measure: Measure): boolean => measure.kind === 'ratio' || measure.kind === 'percent';

export const product = (a: Measure, b: Measure): Measure => {
  if (a.kind === 'literal' && b.kind === 'literal') return LITERAL;
  if (isShare(a) && isShare(b)) return a.kind === 'percent' && b.kind === 'percent' ? PERCENT : RATIO;
  if (isShare(a) && b.kind === 'unit') return b;
  if (isShare(b) && a.kind === 'unit') return a;
  return UNKNOWN;
};

export const quotient = (a: Measure, b: Measure): Measure => {
  if (b.kind === 'literal') return a.kind === 'literal' ? LITERAL : a;
  if (a.kind === 'unit' && b.kind === 'unit') return a.unit === b.unit ? RATIO : UNKNOWN;
  if (a.kind === 'plain' && b.kind === 'plain') return RATIO;
  if ((a.kind === 'plain' && b.kind === 'unit') || (a.kind === 'unit' && b.kind === 'plain')) return UNKNOWN;
  if (isShare(a) && isShare(b)) return RATIO;
  return UNKNOWN;
};

export const describe = (type: Type): Bilingual => {
  switch (type.kind) {
    case 'number':
      return describeMeasure(type.measure);
    case 'flag':
      return { zh: '条件（是或否）', en: 'a condition (true or false)' };
    case 'date':
      return { zh: '日期', en: 'a date' };
    case 'text':
      return { zh: '文字', en: 'a text' };
    case 'list':
      return { zh: '列表', en: 'a list' };
    case 'invalid':
      return { zh: '有误的内容', en: 'something invalid' };
  }
};

const describeMeasure = (measure: Measure): Bilingual => {
  switch (measure.kind) {
    case 'unit':
      return { zh: `以${measure.unit}计的数`, en: `a number in ${measure.unit}` };
    case 'percent':
      return { zh: '百分比', en: 'a percentage' };
    case 'ratio':
      return { zh: '比率', en: 'a ratio' };
    default:
      return { zh: '数', en: 'a number' };
  }
};
