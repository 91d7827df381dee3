import { Exact } from '@zhunsheng/dsl';
import { memberOf } from '../evaluate/elements.js';
import type { Frame } from '../evaluate/frame.js';
import type { Collection, CombineTerm, MemberTrace } from '../evaluate/trace.js';
import { combine, maximumOf } from './limits.js';
import type { Prepare } from './scoring.js';

export const each: Prepare<'each'> = (method, item, tools) => {
  const { over, where, combine: combination, empty, score } = method.value;
  const how = combination.word ?? 'sum';
  const condition = where ? tools.compile(where) : undefined;
  const cells = tools.cells(score);
  const visit = tools.each(item, over);
  const nothing = emptyPoints();
  const collection: Collection = { kind: over.kind === 'set' ? 'set' : 'list', name: over.name };

  function emptyPoints(): (frame: Frame, max: Exact | null) => Exact | null {
    if (empty && 'op' in empty) {
      const evaluate = tools.compile(empty);
      return (frame) => evaluate(frame) as Exact;
    }
    const word = empty?.word ?? (how === 'sum' ? 'zero' : 'skip');
    return (frame, max) => (word === 'max' ? maximumOf(max, item, frame) : word === 'zero' ? Exact.ZERO : null);
  }

  const forEach = (frame: Frame, take: (element: number, place: number) => void): void => {
    let place = 0;
    visit(frame, (element) => {
      place++;
      if (!condition || condition(frame) === true) take(element, place);
    });
  };

  const together = (earned: readonly Exact[], frame: Frame, max: Exact | null): Exact | null =>
    earned.length === 0 ? nothing(frame, max) : combine(how, earned);

  return {
    points: (frame, max) => {
      const earned: Exact[] = [];
      forEach(frame, () => {
        const points = cells.points(frame);
        if (points) earned.push(points);
      });
      return together(earned, frame, max);
    },
    explain: (frame, max) => {
      const terms: CombineTerm[] = [];
      const members: MemberTrace[] = [];
      forEach(frame, (element, place) => {
        const member = memberOf(over, element, place, frame.run.data);
        terms.push({ name: member.label ?? String(member.member), points: cells.points(frame) });
        members.push({ ...member, trace: tools.trace(score, frame) });
      });
      const earned = terms.flatMap((one) => (one.points ? [one.points] : []));
      const result = together(earned, frame, max);
      return {
        steps: [
          earned.length === 0
            ? { kind: 'empty', over: collection, result }
            : { kind: 'combine', how, terms, over: collection, result },
        ],
        members,
      };
    },
  };
};
