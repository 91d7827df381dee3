import { Exact } from '@zhunsheng/dsl';
import { maximumOf } from './limits.js';
import type { Prepare } from './scoring.js';

export const check: Prepare<'check'> = (method, item, tools) => {
  const condition = tools.compile(method.value);
  const explain = tools.explain(method.value);
  return {
    points: (frame, max) => (condition(frame) === true ? maximumOf(max, item, frame) : Exact.ZERO),
    explain: (frame, max) => {
      const holds = condition(frame) === true;
      return {
        steps: [
          { kind: 'check', condition: explain(frame), holds, result: holds ? maximumOf(max, item, frame) : Exact.ZERO },
        ],
      };
    },
  };
};
