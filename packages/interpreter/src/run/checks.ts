import { type DiagnosticBag, type Term, termsBehind } from '@zhunsheng/dsl';
import { Failure } from '../evaluate/failure.js';
import type { Frame } from '../evaluate/frame.js';
import { attempt } from '../evaluate/places.js';
import type { Plan } from '../plan/plan.js';

/**
 * The rule's own conditions on the data; units that are disqualified are checked too. A condition that is the same for all
 * units is reported once. Returns the units whose data fails: what can't be computed of them follows from that.
 */
export const runChecks = (
  plan: Plan,
  frames: readonly Frame[],
  bag: DiagnosticBag,
  report: (failure: Failure) => void,
): ReadonlySet<number> => {
  const failing = new Set<number>();
  plan.checks.forEach((holds, at) => {
    const check = plan.rule.checks[at];
    if (!check) return;
    const common = isCommon(check.that);
    const hint = check.source ? { hint: { zh: `依据：${check.source}`, en: `by ${check.source}` } } : {};
    const asked = restsOnPoints(check.that) ? frames.filter(({ run, unit }) => run.active[unit]) : frames;
    for (const frame of common ? asked.slice(0, 1) : asked) {
      const result = attempt(() => holds(frame));
      if (result instanceof Failure) report(result);
      if (result === true || result instanceof Failure) continue;
      const unit = frame.run.data.units[frame.unit]?.name ?? '';
      if (!common) failing.add(frame.unit);
      bag.report(
        'check-failed',
        plan.rule.file,
        check.span,
        common
          ? { zh: check.message, en: check.message }
          : { zh: `${unit}：${check.message}`, en: `${unit}: ${check.message}` },
        hint,
      );
    }
  });
  return failing;
};

/** Whether a term has one value for all units, whatever their data. */
const isCommon = (term: Term): boolean => termsBehind(term).every(isCommonNode);

/** Whether a condition uses points or places, of which a disqualified unit has none. */
const restsOnPoints = (term: Term): boolean =>
  termsBehind(term).some((one) => one.op === 'item' || one.op === 'cohort');

const isCommonNode = (term: Term): boolean => {
  switch (term.op) {
    case 'field':
      return term.field.common;
    case 'aggregate':
      return term.axis.kind === 'set' || term.axis.common;
    case 'cohort':
      return term.cohort.step.kind === 'aggregate' && term.cohort.among === 'all';
    case 'variable':
      return term.name !== 'unit' && term.name !== 'group' && term.name !== 'peers';
    case 'item':
      return false;
    default:
      return true;
  }
};
