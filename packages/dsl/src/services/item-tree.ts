import type { Analysis } from '../analyze.js';
import type { Bilingual } from '../diagnostics/diagnostic.js';
import { METHODS, type MethodName } from '../methods/registry.js';
import type { Span } from '../source/span.js';
import type { BodySlot } from '../walk/bodies.js';
import { coefficientsOf, contentsIn } from './coefficients.js';

/** An item of a rule as the regulation reads: named, or the score of each member, or a case. */
export interface ItemNode {
  /** What the ids of its coefficients begin with. */
  readonly id: string;
  /** Undefined for the score itself, inner scores and cases. */
  readonly name?: string;
  readonly label: Bilingual;
  readonly source?: string;
  readonly span: Span;
  readonly nameSpan?: Span;
  readonly max?: string;
  readonly weight?: string;
  readonly method?: { readonly name: MethodName; readonly label: Bilingual; readonly span: Span };
  /** The condition under which it applies. */
  readonly applies?: string;
  /** The set or table for each of whose members it is made once. */
  readonly perMember?: string;
  readonly readings: readonly string[];
  readonly note?: string;
  /** Its own, not those of its children. */
  readonly coefficientIds: readonly string[];
  readonly children: readonly ItemNode[];
}

/** The score of a rule with its items; nothing where there is no score to read. */
export const itemTree = (analysis: Analysis): readonly ItemNode[] => {
  const score = contentsIn(analysis)?.score;
  if (!score) return [];
  const own = new Map<BodySlot, string[]>();
  const bodies = all(score);
  for (const { id, span, section } of coefficientsOf(analysis)) {
    if (section !== 'item') continue;
    const holder = narrowest(bodies, span);
    if (holder) own.set(holder, [...(own.get(holder) ?? []), id]);
  }
  const [root] = nodesOf([score], own);
  return root ? [root] : [];
};

const all = (body: BodySlot): readonly BodySlot[] => [body, ...body.children.flatMap(all)];

/** Bodies lie within each other, the outer ones first. */
const narrowest = (bodies: readonly BodySlot[], place: Span): BodySlot | undefined =>
  bodies.findLast(({ span }) => span.start <= place.start && place.end <= span.end);

/** Inner scores and cases that hold nothing to change stay out. */
const nodesOf = (bodies: readonly BodySlot[], own: ReadonlyMap<BodySlot, readonly string[]>): readonly ItemNode[] =>
  bodies.flatMap((body): ItemNode[] => {
    const { children, method, itemPath: _, ...rest } = body;
    const node: ItemNode = {
      ...rest,
      ...(method ? { method: { ...method, label: methodLabel(method.name) } } : {}),
      coefficientIds: own.get(body) ?? [],
      children: nodesOf(children, own),
    };
    const isNamed = body.name !== undefined || body.perMember !== undefined || body.id === 'score';
    const isEmpty = !isNamed && !body.nameSpan && node.coefficientIds.length === 0 && node.children.length === 0;
    return isEmpty ? [] : [node];
  });

const methodLabel = (name: MethodName): Bilingual => ({ zh: METHODS[name].zh, en: name });
