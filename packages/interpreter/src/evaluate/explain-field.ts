import type { Term } from '@zhunsheng/dsl';
import { compileTerm } from './compile.js';
import { type Explain, elementOf, quietly } from './explain-frame.js';
import type { Frame, Origin } from './frame.js';
import { type Layout, locateField } from './layout.js';
import { attempt } from './places.js';

/** A field with its value, and where that comes from where another result gives it. */
export const explainField = (term: Term & { op: 'field' }, layout: Layout | undefined): Explain => {
  const { field, at, type } = term;
  const evaluate = quietly(compileTerm(term, layout));
  const element = elementOf(field.per ? [field.per] : [], at.slice(-1), layout);
  const locate = locateField(field, at, (index) => compileTerm(index.term, layout));
  const originOf = (frame: Frame): Origin | undefined => {
    const origins = frame.run.data.origins?.get(field);
    const cell = origins && attempt(() => locate(frame));
    return typeof cell === 'number' ? origins?.[cell] : undefined;
  };
  return (frame) => {
    const origin = originOf(frame);
    return {
      kind: 'figure',
      name: field.name,
      ...element(frame),
      ...(origin ? { origin } : {}),
      declared: field.span,
      value: evaluate(frame),
      type,
    };
  };
};
