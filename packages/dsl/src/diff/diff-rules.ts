import type { Analysis } from '../analyze.js';
import { type Coefficient, coefficientsOf, contentsIn, joined, pathId } from '../services/coefficients.js';
import type { SourceFile } from '../source/source-file.js';
import type { TextEdit } from '../source/text-edit.js';
import type { Around } from '../walk/around.js';
import type { BodySlot } from '../walk/bodies.js';
import type { Series, Slot } from '../walk/contents.js';
import type { SourceNode } from '../yaml/node.js';
import type { Place, RuleChange } from './change.js';
import { type ItemMatch, matchItems } from './match-items.js';
import { FIGURE, frameOf } from './meaning.js';

/**
 * What is different in the later of two versions of a rule, in the order of the file. Things are the same by their ids, whatever
 * their order; notation, comments and the language of the keys make no difference.
 */
export const diffRules = (before: Analysis, after: Analysis): readonly RuleChange[] => {
  const [old, now] = [read(before), read(after)];
  const match = matchItems(old.score, now.score);
  const changes: RuleChange[] = [...itemChanges(match)];
  const oldHere = new Map([...old.scalars].map(([id, one]) => [match.translate(id), one]));

  // What is told apart by its place only is compared as a whole where there is more or less of it.
  const series = new Map([...old.series].map(([id, one]) => [match.translate(id), one]));
  const changedSeries: string[] = [];
  for (const [id, one] of now.series) {
    const was = series.get(id);
    if (!was || was.count === one.count || isBelow(id, changedSeries) || match.isUnmatched(id)) continue;
    changedSeries.push(id);
    changes.push(textChange(id, one.around, placed(was.node, before.file), placed(one.node, after.file)));
  }
  const isCovered = (id: string): boolean => match.isUnmatched(id) || isBelow(id, changedSeries);

  const ids = new Set([...oldHere.keys(), ...now.scalars.keys()]);
  for (const id of ids) {
    if (isCovered(id)) continue;
    changes.push(...scalarChanges(id, oldHere.get(id), now.scalars.get(id), before.file, after.file));
  }
  return changes.sort((a, b) => placeIn(a) - placeIn(b));
};

/** The edit that gives back what stood there before, exactly: of a coefficient or text that both versions have. */
export const revertEdit = (change: RuleChange, after: Analysis): TextEdit | undefined => {
  if (change.kind === 'coefficient') {
    const now = coefficientsOf(after).find((one) => one.id === change.id);
    return now && { span: now.span, text: change.before.text };
  }
  if (change.kind !== 'text' || !change.before || !change.after) return undefined;
  const { scalars, series } = read(after);
  const now = scalars.get(change.id)?.slot.node ?? series.get(change.id)?.node;
  return now && { span: now.span, text: change.before.text };
};

/** The edit that makes a change in the text before, of a coefficient or text that both versions have. */
export const changeEdit = (change: RuleChange): TextEdit | undefined =>
  (change.kind === 'coefficient' || change.kind === 'text') && change.before && change.after
    ? { span: change.before.span, text: change.after.text }
    : undefined;

interface Scalar {
  readonly slot: Slot;
  readonly figures: readonly Coefficient[];
}

interface Version {
  readonly score?: BodySlot;
  readonly scalars: ReadonlyMap<string, Scalar>;
  readonly series: ReadonlyMap<string, Series>;
}

const versions = new WeakMap<Analysis, Version>();

const read = (analysis: Analysis): Version => {
  const known = versions.get(analysis);
  if (known) return known;
  const made = readVersion(analysis);
  versions.set(analysis, made);
  return made;
};

const readVersion = (analysis: Analysis): Version => {
  const contents = contentsIn(analysis);
  const figures = new Map<string, Coefficient[]>();
  for (const one of coefficientsOf(analysis)) {
    const id = one.id.replace(/#\d+$/, '');
    figures.set(id, [...(figures.get(id) ?? []), one]);
  }
  return {
    ...(contents?.score ? { score: contents.score } : {}),
    scalars: new Map(
      (contents?.slots ?? []).map((slot) => {
        const id = pathId(slot.around.path);
        return [id, { slot, figures: figures.get(id) ?? [] }] as const;
      }),
    ),
    series: new Map((contents?.series ?? []).map((one) => [pathId(one.around.path), one] as const)),
  };
};

const scalarChanges = (
  id: string,
  was: Scalar | undefined,
  is: Scalar | undefined,
  before: SourceFile,
  after: SourceFile,
): readonly RuleChange[] => {
  // What is written alike is alike.
  if (was && is && before.slice(was.slot.node.span) === after.slice(is.slot.node.span)) return [];
  const [old, now] = [was && frameOf(was.slot, before), is && frameOf(is.slot, after)];
  if (was && is && old === now) return is.figures.flatMap((one, at) => figureChange(one, was.figures[at]));
  const [figure] = (is ?? was)?.figures ?? [];
  if (figure && !was && now === FIGURE)
    return (is?.figures ?? []).map((one) => ({ kind: 'coefficient-added', ...about(one), after: figurePlace(one) }));
  if (figure && !is && old === FIGURE)
    return (was?.figures ?? []).map((one) => ({
      kind: 'coefficient-removed',
      ...about(one),
      before: figurePlace(one),
    }));
  const around = (is ?? was)?.slot.around;
  if (!around) return [];
  return [textChange(id, around, was && placed(was.slot.node, before), is && placed(is.slot.node, after))];
};

const figureChange = (now: Coefficient, was: Coefficient | undefined): readonly RuleChange[] =>
  was && was.canonical !== now.canonical
    ? [{ kind: 'coefficient', ...about(now), before: figurePlace(was), after: figurePlace(now) }]
    : [];

const figurePlace = ({ text, span }: Coefficient): Place => ({ text, span });

const about = ({ id, label, item, itemPath, source }: Coefficient) => ({
  id,
  label,
  itemPath,
  ...(item === undefined ? {} : { item }),
  ...(source === undefined ? {} : { source }),
});

const placed = (node: SourceNode, file: SourceFile): Place => ({ text: file.slice(node.span), span: node.span });

const textChange = (
  id: string,
  { labels, itemPath, source, path }: Around,
  before: Place | undefined,
  after: Place | undefined,
): RuleChange => {
  const item = itemPath.at(-1);
  return {
    kind: 'text',
    id,
    path,
    label: joined(labels),
    itemPath,
    ...(item === undefined ? {} : { item }),
    ...(source === undefined ? {} : { source }),
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  };
};

const itemChanges = ({ added, removed, moved, renamed }: ItemMatch): readonly RuleChange[] => [
  ...added.map((one): RuleChange => ({ kind: 'item-added', ...aboutItem(one), after: itemPlace(one) })),
  ...removed.map((one): RuleChange => ({ kind: 'item-removed', ...aboutItem(one), before: itemPlace(one) })),
  ...moved.map(
    ([old, now]): RuleChange => ({
      kind: 'item-moved',
      ...aboutItem(now),
      before: { ...itemPlace(old), text: old.itemPath.join(' / ') },
      after: { ...itemPlace(now), text: now.itemPath.join(' / ') },
    }),
  ),
  ...renamed.map(
    ([old, now]): RuleChange => ({
      kind: 'item-renamed',
      ...aboutItem(now),
      before: itemPlace(old),
      after: itemPlace(now),
    }),
  ),
];

const itemPlace = ({ name, perMember, nameSpan, span }: BodySlot): Place => ({
  text: name ?? perMember ?? '',
  span: nameSpan ?? span,
});

const aboutItem = ({ id, label, itemPath, source }: BodySlot) => {
  const item = itemPath.at(-1);
  return {
    id,
    label,
    itemPath,
    ...(item === undefined ? {} : { item }),
    ...(source === undefined ? {} : { source }),
  };
};

const isBelow = (id: string, roots: readonly string[]): boolean =>
  roots.some((root) => id === root || id.startsWith(`${root}/`));

const placeIn = (change: RuleChange): number =>
  ('after' in change && change.after ? change.after : (change as { before: Place }).before).span.start;
