import type { BodySlot } from '../walk/bodies.js';

/** Which items of two versions of a rule are the same. */
export interface ItemMatch {
  /** The later item of an earlier one. */
  readonly later: ReadonlyMap<BodySlot, BodySlot>;
  readonly added: readonly BodySlot[];
  readonly removed: readonly BodySlot[];
  readonly moved: readonly (readonly [BodySlot, BodySlot])[];
  readonly renamed: readonly (readonly [BodySlot, BodySlot])[];
  /** The later form of an id of the earlier version. */
  readonly translate: (id: string) => string;
  /** Whether an id, in its later form, lies in an item that is new or gone. */
  readonly isUnmatched: (id: string) => boolean;
}

/**
 * Names are unique in a rule, so an item of the same name is the same item. One that has lost its name is the new one under the
 * same item with the same clause, or the same place among as many.
 */
export const matchItems = (before: BodySlot | undefined, after: BodySlot | undefined): ItemMatch => {
  const [old, now] = [itemsBelow(before), itemsBelow(after)];
  const named = new Map(now.map((one) => [nameOf(one.body), one]));
  const later = new Map<BodySlot, BodySlot>();
  if (before && after) later.set(before, after);
  for (const { body } of old) {
    const found = named.get(nameOf(body));
    if (found) later.set(body, found.body);
  }
  const taken = new Set(later.values());
  const renamed: (readonly [BodySlot, BodySlot])[] = [];
  for (const { body, parent } of old) {
    if (later.has(body)) continue;
    const under = parent && later.get(parent);
    const free = under ? now.filter((one) => one.parent === under && !taken.has(one.body)) : [];
    const gone = old.filter((one) => one.parent === parent && !later.has(one.body));
    const found =
      free.find((one) => one.body.source !== undefined && one.body.source === body.source && alike(one.body, body)) ??
      (free.length === 1 && gone.length === 1 && free[0] && alike(free[0].body, body) ? free[0] : undefined);
    if (!found) continue;
    later.set(body, found.body);
    taken.add(found.body);
    renamed.push([body, found.body]);
  }
  const ids = new Map([...later].map(([one, other]) => [one.id, other.id]));
  const translate = (id: string): string => {
    const around = innermost(id, (item) => ids.get(item));
    return around ? around.found + id.slice(around.item.length) : id;
  };
  const matched = new Map<string, boolean>(now.map(({ body }) => [body.id, taken.has(body)]));
  for (const { body } of old) if (!later.has(body)) matched.set(translate(body.id), false);
  return {
    later,
    renamed,
    moved: old.flatMap(({ body, parent }) => {
      const other = later.get(body);
      const under = now.find((one) => one.body === other)?.parent;
      return other && under && parent && later.get(parent) !== under ? [[body, other] as const] : [];
    }),
    removed: old.flatMap(({ body, parent }) => (later.has(body) || isLost(parent, later) ? [] : [body])),
    added: now.flatMap(({ body, parent }) => (taken.has(body) || (parent && !taken.has(parent)) ? [] : [body])),
    translate,
    isUnmatched: (id) => innermost(id, (item) => matched.get(item))?.found === false,
  };
};

/** What lies in an item that is gone goes with it. */
const isLost = (parent: BodySlot | undefined, later: ReadonlyMap<BodySlot, BodySlot>): boolean =>
  parent !== undefined && !later.has(parent);

/** What is known of the innermost item around an id. */
const innermost = <T>(
  id: string,
  known: (item: string) => T | undefined,
): { readonly item: string; readonly found: T } | undefined => {
  for (let end = id.length; end > 0; end = id.lastIndexOf('/', end - 1)) {
    const item = id.slice(0, end);
    const found = known(item);
    if (found !== undefined) return { item, found };
  }
  return undefined;
};

interface Placed {
  readonly body: BodySlot;
  /** The item around it. */
  readonly parent: BodySlot;
}

/** The items with a name of their own, or made for the members of a set; inner scores and cases are gone through. */
const itemsBelow = (root: BodySlot | undefined): readonly Placed[] => {
  const found: Placed[] = [];
  const walk = (body: BodySlot, parent: BodySlot): void => {
    const isItem = body.name !== undefined || body.perMember !== undefined;
    if (isItem) found.push({ body, parent });
    for (const one of body.children) walk(one, isItem ? body : parent);
  };
  for (const one of root?.children ?? []) walk(one, root as BodySlot);
  return found;
};

const nameOf = ({ name, perMember }: BodySlot): string => name ?? `~${perMember}`;

const alike = (one: BodySlot, other: BodySlot): boolean => one.method?.name === other.method?.name;
