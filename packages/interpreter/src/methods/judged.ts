import type { Exact } from '@zhunsheng/dsl';
import type { Prepare } from './scoring.js';

export const judged: Prepare<'judged'> = (method, _item, tools) => {
  const evaluate = tools.compile(method.value);
  const name = method.value.op === 'field' ? method.value.field.name : '';
  return {
    points: (frame) => evaluate(frame) as Exact,
    explain: (frame) => ({ steps: [{ kind: 'judged', field: name, result: evaluate(frame) as Exact }] }),
  };
};
