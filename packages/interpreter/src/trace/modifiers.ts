import type { Modifier, NotApplicable } from '../evaluate/trace.js';
import { keep, plainNumber } from './figures.js';
import { fact } from './formula.js';
import { type Style, showName } from './style.js';

/** What a limit or condition of an item did to its points. */
export const modifierText = (modifier: Modifier, style: Style): string => {
  const { words } = style;
  switch (modifier.kind) {
    case 'not-applicable':
      return words.notApplicable(reasonOf(modifier, style), insteadOf(modifier, style));
    case 'floor':
      return words.floor(plainNumber(modifier.before), plainNumber(modifier.floor));
    case 'cap':
      return words.cap(plainNumber(modifier.before), plainNumber(modifier.max));
    case 'scale': {
      const [max, best] = [plainNumber(modifier.max), plainNumber(modifier.best)];
      return words.scale(
        best,
        max,
        `${plainNumber(modifier.before)} × ${max} ÷ ${best} = ${plainNumber(modifier.result)}`,
      );
    }
    case 'veto':
      return words.veto(
        fact(modifier.condition, true, style),
        plainNumber(modifier.result),
        modifier.source === undefined ? undefined : keep(modifier.source),
      );
  }
};

const reasonOf = ({ condition, because }: NotApplicable, style: Style): string | undefined => {
  const { words } = style;
  if (condition) return fact(condition, false, style);
  switch (because?.kind) {
    case 'unranked':
      return because.condition ? fact(because.condition, false, style) : words.unranked(undefined);
    case 'empty':
      return words.empty(showName(because.over.name, words));
    case 'combine':
      return because.over ? undefined : words.noPart;
    case 'modifier':
      return because.modifier.kind === 'not-applicable' ? reasonOf(because.modifier, style) : undefined;
    default:
      return undefined;
  }
};

const insteadOf = ({ otherwise, of, result }: NotApplicable, { words }: Style): string => {
  if (!result) return words.notCounted;
  switch (otherwise) {
    case 'mean':
      return of === 0 ? words.meanOfNone : words.meanOf(of ?? 0, plainNumber(result));
    case 'max':
      return words.getsMax;
    default:
      return words.gets(plainNumber(result));
  }
};
