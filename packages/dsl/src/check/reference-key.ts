import type { Index, Term } from '../rule/rule.js';

/** A text that is the same for references to the same value, however they are written; undefined for anything else. */
export const referenceKey = (term: Term): string | undefined => {
  switch (term.op) {
    case 'field':
      return `field ${term.field.list?.name ?? ''} ${term.field.name}${indexKey(term.at)}`;
    case 'value':
      return `value ${term.value.name}${indexKey(term.at)}`;
    case 'item':
      return `item ${term.item.name}`;
    case 'cell':
      return `cell ${term.set.name} ${term.column.name}${indexKey([term.at])}`;
    case 'named':
      return `named ${term.name} ${referenceKey(term.body) ?? lookupKey(term.body)}`;
    case 'lookup':
      return lookupKey(term);
    default:
      return undefined;
  }
};

const lookupKey = (term: Term): string =>
  term.op === 'lookup' ? `lookup ${term.span.start} ${keyOf(term.key)}` : `at ${term.span.start}`;

const keyOf = (term: Term): string => {
  if (term.op === 'member') return indexKey([term.at]);
  if (term.op === 'constant') return String(term.value);
  return referenceKey(term) ?? (term.op === 'variable' ? term.name : `at ${term.span.start}`);
};

const indexKey = (at: readonly Index[]): string =>
  at
    .map((one) => {
      if (one.kind === 'slot') return ` #${one.slot}`;
      if (one.kind === 'fixed') return ` =${one.member}`;
      return ` ~${keyOf(one.term)}`;
    })
    .join('');
