import type { Exact } from '@zhunsheng/dsl';
import type { Prepare } from './scoring.js';

export const points: Prepare<'points'> = (method, _item, tools) => {
  const evaluate = tools.compile(method.value);
  const explain = tools.explain(method.value);
  return {
    points: (frame) => evaluate(frame) as Exact,
    explain: (frame) => ({ steps: [{ kind: 'formula', formula: explain(frame), result: evaluate(frame) }] }),
  };
};
