import type { Span } from '../source/span.js';
import type { Domain } from '../walk/use.js';
import type { ScalarNode } from '../yaml/node.js';
import { UnionFind } from './union-find.js';

export type SymbolKind =
  | 'field'
  | 'value'
  | 'coefficient'
  | 'set'
  | 'table'
  | 'class'
  | 'function'
  | 'parameter'
  | 'reading'
  | 'item'
  | 'column'
  | 'record-field'
  | 'member';

/** How a name is written: as a scalar or a part of one, bare in an expression, as a text in it, or `{column}` in a clause. */
export type Writing = 'text' | 'name' | 'literal' | 'template';

/** A place where something is named. */
export interface Occurrence {
  readonly symbol: NamedThing;
  readonly span: Span;
  readonly node: ScalarNode;
  /** Where in the text of the node. */
  readonly part: Span;
  readonly writing: Writing;
  readonly declares: boolean;
}

/** Something that a rule names, with all the places where it does. */
export interface NamedThing {
  readonly kind: SymbolKind;
  readonly name: string;
  /** What holds it: the function of a parameter, the tables of a column, the list of a record's field, the domains of a member. */
  readonly of: readonly string[];
  /** In the order of the file. */
  readonly occurrences: readonly Occurrence[];
}

interface Place {
  readonly node: ScalarNode;
  readonly part: Span;
  readonly writing: Writing;
  readonly declares: boolean;
}

interface Owner {
  readonly kind: SymbolKind;
  readonly name: string;
  readonly of: string;
}

/** Collects places where things are named, and finds out which of them name the same. */
export class Occurrences {
  /** Texts that are compared with one another belong to one class of domains. */
  readonly domains = new UnionFind();
  /** Columns that one name in a function or coefficient may mean. */
  readonly #same = new UnionFind();
  readonly #owners = new Map<string, Owner>();
  readonly #places = new Map<string, { readonly place: Place; id: string }>();
  readonly #members: { readonly place: Place; readonly domain: Domain; readonly text: string }[] = [];
  /** The domains that declare a text. */
  readonly #declared = new Map<string, Set<Domain>>();

  note(owner: Owner, place: Place): void {
    const id = `${owner.kind} ${owner.of} ${owner.name}`;
    if (!this.#owners.has(id)) this.#owners.set(id, owner);
    const key = keyOf(place);
    const known = this.#places.get(key);
    if (known) this.#same.union(known.id, id);
    else this.#places.set(key, { place, id });
  }

  /** A text that is, or may be, one of a domain. */
  noteMember(text: string, domain: Domain, place: Place): void {
    this.#members.push({ text, domain, place });
    if (!place.declares) return;
    const all = this.#declared.get(text) ?? new Set();
    this.#declared.set(text, all.add(domain));
  }

  /** Everything that is named, once all has been noted. */
  settle(itemNamed: (name: string) => boolean): readonly NamedThing[] {
    for (const { text, domain, place } of this.#members) {
      const root = this.domains.find(domain);
      const of = [...(this.#declared.get(text) ?? [])].filter((one) => this.domains.find(one) === root);
      if (of.length > 0) this.note({ kind: 'member', name: text, of: root }, place);
      else if (this.domains.find('items') === root && itemNamed(text))
        this.note({ kind: 'item', name: text, of: '' }, place);
    }
    const groups = new Map<string, { readonly place: Place }[]>();
    for (const one of this.#places.values()) {
      const root = this.#same.find(one.id);
      const known = groups.get(root);
      if (known) known.push(one);
      else groups.set(root, [one]);
    }
    const holders = new Map<string, Set<string>>();
    for (const [id, owner] of this.#owners) {
      const root = this.#same.find(id);
      holders.set(root, (holders.get(root) ?? new Set()).add(owner.of));
    }
    return [...groups].flatMap(([id, places]) => {
      const owner = this.#owners.get(id);
      return owner ? [this.#made(owner, [...(holders.get(id) ?? [])], places)] : [];
    });
  }

  #made(owner: Owner, of: readonly string[], places: readonly { readonly place: Place }[]): NamedThing {
    const occurrences: Occurrence[] = [];
    const { kind, name } = owner;
    const domains = kind === 'member' ? of.flatMap((one) => this.#domainsOf(name, one)) : of;
    const symbol: NamedThing = { kind, name, of: domains.filter((one) => one !== ''), occurrences };
    for (const { place } of places) occurrences.push({ ...place, symbol, span: spanOf(place) });
    occurrences.sort((a, b) => a.span.start - b.span.start);
    return symbol;
  }

  #domainsOf(text: string, root: string): readonly Domain[] {
    return [...(this.#declared.get(text) ?? [])].filter((one) => this.domains.find(one) === root);
  }
}

const keyOf = ({ node, part }: Place): string => `${node.offset(part.start)} ${node.offset(part.end)}`;

/** Where a part of a node's text stands in the file, without what folding has removed behind it. */
const spanOf = ({ node, part }: Place): Span => ({
  start: node.offset(part.start),
  end:
    part.end > part.start
      ? Math.max(node.offset(part.end - 1) + 1, node.offset(part.start) + 1)
      : node.offset(part.end),
});

export const whole = (node: ScalarNode): Span => ({ start: 0, end: node.text.length });

/** The part of a node's text that stands at a place of the file. */
export const partAt = (node: ScalarNode, { start, end }: Span): Span => ({
  start: indexAt(node, start),
  end: indexAt(node, end),
});

/** The first index of a node's text that stands at or behind an offset. */
export const indexAt = (node: ScalarNode, offset: number): number => {
  let low = 0;
  let high = node.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (node.offset(middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};
