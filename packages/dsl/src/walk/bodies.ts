import type { Bilingual } from '../diagnostics/diagnostic.js';
import { canonicalKey, meantKey } from '../document/vocabulary.js';
import { METHOD_NAMES, type MethodName } from '../methods/registry.js';
import type { Keys } from '../methods/shape.js';
import type { Span } from '../source/span.js';
import type { MapNode, SourceNode } from '../yaml/node.js';

/** An item, or what an `each`, a case or the whole score is scored by, as written. */
export interface BodySlot {
  readonly id: string;
  readonly name?: string;
  readonly label: Bilingual;
  /** Made once for each member of this set. */
  readonly perMember?: string;
  readonly span: Span;
  readonly nameSpan?: Span;
  readonly source?: string;
  readonly itemPath: readonly string[];
  readonly max?: string;
  readonly weight?: string;
  readonly applies?: string;
  readonly note?: string;
  readonly readings: readonly string[];
  readonly method?: { readonly name: MethodName; readonly span: Span };
  readonly children: readonly BodySlot[];
}

type OpenBody = { -readonly [K in keyof BodySlot]: BodySlot[K] } & { children: BodySlot[] };

/** Keys whose value is told on one line, by what it is told as. */
const TOLD = {
  item: 'name',
  items: 'perMember',
  source: 'source',
  max: 'max',
  weight: 'weight',
  applies: 'applies',
  note: 'note',
} as const;

/** Puts the items of a rule file, as written, together to a tree. */
export class Bodies {
  score: BodySlot | undefined;
  readonly #ids = new Map<string, number>();

  /** An id that no other body has: names that are there twice, which is a mistake, are counted. */
  unique(id: string): string {
    const count = (this.#ids.get(id) ?? 0) + 1;
    this.#ids.set(id, count);
    return count === 1 ? id : `${id}~${count}`;
  }

  open(
    node: MapNode,
    keys: Keys,
    known: { readonly id: string; readonly label: Bilingual; readonly itemPath: readonly string[] },
    parent: BodySlot | undefined,
  ): BodySlot {
    const body: OpenBody = { ...known, span: node.span, readings: [], children: [] };
    for (const { key, value } of node.entries) {
      const written = canonicalKey(key.text, keys);
      const meant = written ?? meantKey(key.text, keys, node);
      // `parts` may have a formula beside it.
      if (isMethod(meant) && (!body.method || meant === 'parts')) body.method = { name: meant, span: key.span };
      if (written === 'item' || (written === 'items' && !body.nameSpan)) body.nameSpan = value.span;
      if (written === 'reading') body.readings = textsOf(value);
      if (isTold(written) && !(value.kind === 'scalar' && value.style === 'null')) body[TOLD[written]] = oneLine(value);
    }
    if (parent) (parent as OpenBody).children.push(body);
    else this.score ??= body;
    return body;
  }
}

const isTold = (name: string | undefined): name is keyof typeof TOLD => name !== undefined && name in TOLD;

const isMethod = (name: string | undefined): name is MethodName => METHOD_NAMES.includes(name as MethodName);

const textsOf = (node: SourceNode | undefined): readonly string[] => {
  if (node?.kind === 'scalar') return node.style === 'null' ? [] : [node.text];
  return node?.kind === 'sequence' ? node.items.flatMap((one) => (one.kind === 'scalar' ? [one.text] : [])) : [];
};

/** What stands there, a table on one line: `{ by: month, 1-3: 30 }`. */
const oneLine = (node: SourceNode): string => {
  switch (node.kind) {
    case 'scalar':
      return node.text.replace(/\s+/g, ' ').trim();
    case 'sequence':
      return `[${node.items.map(oneLine).join(', ')}]`;
    case 'map':
      return `{ ${node.entries.map(({ key, value }) => `${key.text}: ${oneLine(value)}`).join(', ')} }`;
  }
};
