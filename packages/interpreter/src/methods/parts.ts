import { Exact, type ItemInfo } from '@zhunsheng/dsl';
import type { Frame } from '../evaluate/frame.js';
import type { CombineTerm } from '../evaluate/trace.js';
import { combine, maximumOf, sum } from './limits.js';
import type { Prepare } from './scoring.js';

/** What a part gives to the whole. */
interface Part {
  readonly points: Exact | null;
  readonly weight?: Exact;
}

export const parts: Prepare<'parts'> = (method, item, tools) => {
  const how = method.beside.combine?.word ?? 'sum';
  const from = method.beside.from ? tools.compile(method.beside.from) : undefined;
  const explainFrom = method.beside.from ? tools.explain(method.beside.from) : undefined;
  const formula = item.formula;
  const compute = formula ? tools.compile(formula) : undefined;
  const explainFormula = formula ? tools.explain(formula) : undefined;
  const all = method.value.map((part) => {
    const weight = how === 'weighted' ? part.weight : undefined;
    return {
      part,
      cells: tools.cells(part),
      weight: weight ? tools.compile(weight) : undefined,
      explain: weight ? tools.explain(weight) : undefined,
    };
  });

  const terms = (frame: Frame): readonly Part[] =>
    all.map(({ cells, weight }) => {
      const points = cells.points(frame);
      return { points, ...(points && weight ? { weight: weight(frame) as Exact } : {}) };
    });
  const possibleOf = (frame: Frame): Exact => sum(all.map(({ cells }) => cells.possible(frame) ?? Exact.ZERO));

  const combined = (found: readonly Part[], frame: Frame, max: Exact | null): Exact | null => {
    const earned = found.flatMap((one) => (one.points ? [one.points] : []));
    if (how === 'sum' && from) return sum([from(frame) as Exact, ...earned]);
    if (earned.length === 0) return null;
    if (how === 'weighted')
      return sum(found.flatMap((one) => (one.points && one.weight ? [one.points.mul(one.weight)] : [])));
    if (how !== 'share') return combine(how, earned);
    const possible = possibleOf(frame);
    return possible.isZero
      ? null
      : sum(earned)
          .div(possible)
          .mul(maximumOf(max, item, frame));
  };

  return {
    points: (frame, max) => (compute ? (compute(frame) as Exact) : combined(terms(frame), frame, max)),
    possible: (frame, max) => {
      if (compute || how !== 'sum' || from) return max;
      const possible = possibleOf(frame);
      return max ? Exact.min(max, possible) : possible;
    },
    explain: (frame, max) => {
      const traces = method.value.map((part) => tools.trace(part, frame));
      if (explainFormula)
        return {
          steps: [{ kind: 'formula', formula: explainFormula(frame), result: compute?.(frame) }],
          parts: traces,
        };
      const found = terms(frame);
      return {
        steps: [
          {
            kind: 'combine',
            how,
            terms: all.map(({ part, explain }, at): CombineTerm => {
              const earned = found[at]?.points ?? null;
              return {
                name: part.name ?? '',
                points: earned,
                ...(earned && explain ? { weight: explain(frame) } : {}),
              };
            }),
            result: combined(found, frame, max),
            ...(explainFrom ? { from: explainFrom(frame) } : {}),
            ...(how === 'share' ? { possible: possibleOf(frame) } : {}),
          },
        ],
        parts: traces,
      };
    },
  };
};

/** The maxima of the parts that apply, added up: `max: parts`. */
export const maximaOf = (
  item: ItemInfo,
  cells: (part: ItemInfo) => { points(frame: Frame): Exact | null; max(frame: Frame): Exact | null },
): ((frame: Frame) => Exact | null) => {
  const all = item.method.name === 'parts' ? item.method.value.map(cells) : [];
  return (frame) => sum(all.flatMap((one) => (one.points(frame) === null ? [] : [one.max(frame) ?? Exact.ZERO])));
};
