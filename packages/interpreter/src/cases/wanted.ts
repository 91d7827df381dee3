import { type Bilingual, Exact, parseExact, type ScalarNode } from '@zhunsheng/dsl';

/** What a case wants of a figure. */
export type Wanted =
  /** `places`: compared when rounded to so many decimals; otherwise exactly. */
  | { readonly kind: 'number'; readonly value: Exact; readonly places?: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' };

/** What a run has of it: null where there is none, undefined where there can't be. */
export type Found = Exact | string | null | undefined;

/** A decimal with so many digits behind the point is the rounded form of a fraction that does not end. */
const ROUNDED_PLACES = 9;
const NONE = new Set(['none', '不适用']);

/** A decimal, a fraction such as 16/3, or null for none; undefined if it is none of these. */
export const wantedNumber = (node: ScalarNode): Wanted | undefined => {
  const text = node.text.trim();
  if (node.style === 'null' || NONE.has(text)) return { kind: 'none' };
  const [over, under, more] = text.split('/').map((part) => parseExact(part.trim()));
  if (!over?.ok || more) return undefined;
  if (under)
    return under.ok && !under.value.isZero ? { kind: 'number', value: over.value.div(under.value) } : undefined;
  const decimals = /\.(\d+)$/.exec(text)?.[1]?.length ?? 0;
  if (decimals > ROUNDED_PLACES) return undefined;
  return { kind: 'number', value: over.value, ...(decimals === ROUNDED_PLACES ? { places: decimals } : {}) };
};

export const wantedText = (node: ScalarNode): Wanted =>
  node.style === 'null' ? { kind: 'none' } : { kind: 'text', text: node.text };

export const isAsWanted = (wanted: Wanted, found: Found): boolean => {
  if (wanted.kind === 'none') return found === null;
  if (wanted.kind === 'text') return found === wanted.text;
  if (!(found instanceof Exact)) return false;
  return wanted.places === undefined
    ? found.equals(wanted.value)
    : found.toFixed(wanted.places) === wanted.value.toFixed(wanted.places);
};

/** What was found, as a case would write it. */
export const foundText = (found: Found): Bilingual => {
  if (found === undefined) return { zh: '没有这一项', en: 'nothing of the kind' };
  if (found === null) return { zh: '没有', en: 'none' };
  if (!(found instanceof Exact)) return { zh: found, en: found };
  const decimal = found.toDecimal(ROUNDED_PLACES);
  if (isDecimal(found)) return { zh: decimal, en: decimal };
  const fraction = found.toFractionString();
  return fraction.length > 40
    ? { zh: `约 ${decimal}`, en: `about ${decimal}` }
    : { zh: `${fraction}（约 ${decimal}）`, en: `${fraction} (about ${decimal})` };
};

/** How to write what was found, where the written value is its rounded form. */
export const rewriting = (wanted: Wanted, node: ScalarNode, found: Found): Bilingual | undefined => {
  if (wanted.kind !== 'number' || !(found instanceof Exact) || isDecimal(found)) return undefined;
  const decimals = /\.(\d+)$/.exec(node.text.trim())?.[1]?.length ?? 0;
  if (found.toFixed(decimals) !== wanted.value.toFixed(decimals)) return undefined;
  const [fraction, decimal] = [found.toFractionString(), found.toFixed(ROUNDED_PLACES)];
  return {
    zh: `除不尽的写成分数 ${fraction}，或写满九位小数 ${decimal}`,
    en: `write the fraction ${fraction}, or all nine decimals: ${decimal}`,
  };
};

const isDecimal = (value: Exact): boolean =>
  value.round(Exact.ofBigInt(1n, 10n ** BigInt(ROUNDED_PLACES))).equals(value);
