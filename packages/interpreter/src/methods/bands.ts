import { cover, Exact, type Span } from '@zhunsheng/dsl';
import type { Evaluate } from '../evaluate/compile.js';
import { Failure } from '../evaluate/failure.js';
import type { Frame } from '../evaluate/frame.js';
import type { Bound } from '../evaluate/trace.js';
import type { Prepare } from './scoring.js';

const test = (bound: Bound): ((value: Exact) => boolean) => {
  const limit = Exact.parse(bound.value) ?? Exact.ZERO;
  switch (bound.operator) {
    case '=':
      return (value) => value.equals(limit);
    case '<':
      return (value) => value.lessThan(limit);
    case '<=':
      return (value) => value.lessOrEqual(limit);
    case '>':
      return (value) => value.greaterThan(limit);
    case '>=':
      return (value) => value.greaterOrEqual(limit);
  }
};

interface Band {
  readonly span: Span;
  readonly bounds: readonly Bound[];
  readonly tests: readonly ((value: Exact) => boolean)[];
  readonly points: Evaluate;
}

export const bands: Prepare<'bands'> = (method, _item, tools) => {
  const of = tools.compile(method.value.of);
  const explain = tools.explain(method.value.of);
  const all = method.value.points.map((band): Band => {
    const bounds = band.bounds === 'else' ? [] : band.bounds;
    return {
      span: cover(band.span, band.points.span),
      bounds,
      tests: bounds.map(test),
      points: tools.compile(band.points),
    };
  });
  const find = (value: Exact, frame: Frame): Band => {
    const band = all.find((one) => one.tests.every((holds) => holds(value)));
    if (band) return band;
    throw new Failure(
      'no-value',
      method.span,
      { zh: `${value.toDecimal(9)} 没有对应的档次`, en: `no band for ${value.toDecimal(9)}` },
      frame.unit,
    );
  };
  return {
    points: (frame) => find(of(frame) as Exact, frame).points(frame) as Exact,
    explain: (frame) => {
      const value = of(frame) as Exact;
      const band = find(value, frame);
      return {
        steps: [
          {
            kind: 'band',
            of: explain(frame),
            value,
            bounds: band.bounds.map(({ operator, value: bound }) => ({ operator, value: bound })),
            result: band.points(frame) as Exact,
            span: band.span,
          },
        ],
      };
    },
  };
};
