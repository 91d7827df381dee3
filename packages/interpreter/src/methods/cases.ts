import type { Frame } from '../evaluate/frame.js';
import type { Prepare } from './scoring.js';

export const cases: Prepare<'cases'> = (method, _item, tools) => {
  const all = method.value.map((one) => ({
    when: one.when ? tools.compile(one.when) : undefined,
    explain: one.when ? tools.explain(one.when) : undefined,
    body: one.body,
    cells: tools.cells(one.body),
  }));
  const chosen = (frame: Frame): number => {
    const at = all.findIndex((one) => !one.when || one.when(frame) === true);
    return at < 0 ? all.length - 1 : at;
  };
  return {
    points: (frame) => all[chosen(frame)]?.cells.points(frame) ?? null,
    explain: (frame) => {
      const number = chosen(frame);
      const one = all[number];
      if (!one) return { steps: [] };
      const inner = tools.trace(one.body, frame);
      return {
        steps: [
          {
            kind: 'case',
            number: number + 1,
            ...(one.explain ? { condition: one.explain(frame) } : {}),
            ...(inner.source === undefined ? {} : { source: inner.source }),
            ...(inner.span ? { span: inner.span } : {}),
          },
          ...inner.steps,
        ],
        parts: inner.parts,
        readings: inner.readings,
        ...(inner.members ? { members: inner.members } : {}),
      };
    },
  };
};
