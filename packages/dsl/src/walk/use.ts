import type { Expects, Keys } from '../methods/shape.js';
import type { Span } from '../source/span.js';
import type { ScalarNode } from '../yaml/node.js';

/** What a name of the one space of names stands for; `collection`: a set, table or list. */
export type Named = 'field' | 'value' | 'coefficient' | 'set' | 'table' | 'class' | 'reading' | 'item' | 'collection';

/**
 * The texts that something can be: `units`, `groups`, `items`, `set:NAME`, `class:NAME`, `reading:NAME`, `field:NAME`,
 * `column:TABLE.NAME` and, for what merely passes them on, `value:NAME`, `coefficient:NAME`, `function:NAME`, `parameter:FUNCTION.NAME`.
 */
export type Domain = string;

/** What a scalar of a rule file is for, and with it what may be written in its place. */
export type Use =
  /** A key of a table of keys; without `name`: one that the table does not have, or not yet. */
  | { readonly kind: 'key'; readonly keys: Keys; readonly name: string | undefined }
  /** `shares`: what has the texts of the collection; `units`: the word for all units may stand there too. */
  | {
      readonly kind: 'name';
      readonly what: Named;
      readonly declares: boolean;
      readonly shares?: Domain;
      readonly units?: true;
    }
  /** `name(parameter, …)`. */
  | { readonly kind: 'signature' }
  | { readonly kind: 'column'; readonly of: string; readonly declares: boolean }
  | { readonly kind: 'record-field'; readonly list: string }
  /** One of the texts of a domain; `texts`: those, where they are the rule's own and one of them is chosen. */
  | { readonly kind: 'member'; readonly of: Domain; readonly declares: boolean; readonly texts?: readonly string[] }
  /** A member of a YAML list in the place of an expression: a number or date where it is one, else a text that may be of a domain. */
  | { readonly kind: 'literal'; readonly of: Domain }
  /** A unit, or a set by whose name its members are meant; `of`: what may be meant beside units. */
  | { readonly kind: 'unit-or-set'; readonly of: Domain }
  /** What a table goes by. */
  | { readonly kind: 'by' }
  /** Keys of the table at a place; `keys` are those that may stand beside. */
  | { readonly kind: 'table-key'; readonly by: ScalarNode | undefined; readonly keys: Keys; readonly table: Span }
  /** An expression, or one of `words`; its value is passed on to `gives`. `rest`: what stands for all else instead. */
  | {
      readonly kind: 'expression';
      readonly expects: Expects;
      readonly words: readonly string[];
      readonly table: boolean;
      readonly gives: Domain | undefined;
      readonly rest?: true;
    }
  /** The key of a band; `others`: the keys beside it. */
  | { readonly kind: 'band'; readonly others: readonly string[] }
  /** One of a few words of the language; `structure`: it says how data is built, not how it is judged. */
  | { readonly kind: 'word'; readonly words: readonly string[]; readonly structure?: true }
  /** A number or date as data has it: a default, a cell of a table. */
  | { readonly kind: 'figure' }
  /** Step and mode of rounding. */
  | { readonly kind: 'round' }
  /** A month: `2021-03`. */
  | { readonly kind: 'period' }
  /** The name of a field that an assessor fills in. */
  | { readonly kind: 'points-field' }
  | { readonly kind: 'rule-id' }
  /** Free text; `template`: with `{column}` in it. */
  | { readonly kind: 'text'; readonly template: boolean }
  /** Where keys, or a list of items or cases, should stand. */
  | { readonly kind: 'wants-keys'; readonly keys: Keys }
  | { readonly kind: 'wants-list'; readonly of: 'items' | 'cases' };

export const TEXT_USE: Use = { kind: 'text', template: false };
export const COLLECTION_USE = { kind: 'name', what: 'collection', declares: false } as const satisfies Use;

export const declaring = (what: Named): Use => ({ kind: 'name', what, declares: true });
export const member = (of: Domain, declares = false): Use => ({ kind: 'member', of, declares });
