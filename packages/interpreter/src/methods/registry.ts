import type { ItemInfo, MethodName } from '@zhunsheng/dsl';
import { award } from './award.js';
import { bands } from './bands.js';
import { cases } from './cases.js';
import { check } from './check.js';
import { deduct } from './deduct.js';
import { each } from './each.js';
import { judged } from './judged.js';
import { parts } from './parts.js';
import { points } from './points.js';
import { rank } from './rank.js';
import { ratio } from './ratio.js';
import type { Prepare, Scoring, Tools } from './scoring.js';

/** How every method of the language is evaluated and explained. */
const METHODS: { readonly [N in MethodName]: Prepare<N> } = {
  parts,
  points,
  ratio,
  bands,
  deduct,
  award,
  rank,
  check,
  judged,
  each,
  cases,
};

/** An item's method, ready to run. */
export const prepareMethod = (item: ItemInfo, tools: Tools): Scoring => {
  const { method } = item;
  const prepare = METHODS[method.name] as Prepare<typeof method.name>;
  return (prepare as (method: unknown, item: ItemInfo, tools: Tools) => Scoring)(method, item, tools);
};
