import { Exact } from '@zhunsheng/dsl';
import type { Frame } from '../evaluate/frame.js';
import type { TraceStep } from '../evaluate/trace.js';
import { maximumOf } from './limits.js';
import type { Prepare } from './scoring.js';

type Rule = (TraceStep & { kind: 'ratio' })['rule'];

export const ratio: Prepare<'ratio'> = (method, item, tools) => {
  const { actual, target, at_least } = method.value;
  const done = tools.compile(actual);
  const due = tools.compile(target);
  const least = at_least ? tools.compile(at_least) : undefined;
  /** A negative actual comes first, then a target of 0. */
  const decide = (frame: Frame): { readonly rule: Rule; readonly share: Exact; readonly rate?: Exact } => {
    const a = done(frame) as Exact;
    if (a.sign < 0) return { rule: 'negative', share: Exact.ZERO };
    const t = due(frame) as Exact;
    if (t.isZero) return { rule: 'no-target', share: Exact.ONE };
    const rate = a.div(t);
    if (least && rate.lessThan(least(frame) as Exact)) return { rule: 'below-least', share: Exact.ZERO, rate };
    return rate.greaterOrEqual(Exact.ONE)
      ? { rule: 'full', share: Exact.ONE, rate }
      : { rule: 'rate', share: rate, rate };
  };
  const explainActual = tools.explain(actual);
  const explainTarget = tools.explain(target);
  return {
    points: (frame, max) => maximumOf(max, item, frame).mul(decide(frame).share),
    explain: (frame, max) => {
      const { rule, share, rate } = decide(frame);
      const full = maximumOf(max, item, frame);
      const atLeast = rate ? (least?.(frame) as Exact | undefined) : undefined;
      return {
        steps: [
          {
            kind: 'ratio',
            actual: explainActual(frame),
            target: explainTarget(frame),
            rule,
            max: full,
            result: full.mul(share),
            ...(rate ? { rate } : {}),
            ...(atLeast ? { atLeast } : {}),
          },
        ],
      };
    },
  };
};
