import { type CheckedMethodOf, Exact, type ItemInfo, type Span } from '@zhunsheng/dsl';
import { Failure } from '../evaluate/failure.js';
import type { Frame } from '../evaluate/frame.js';
import type { LineStep } from '../evaluate/trace.js';
import { maximumOf } from './limits.js';
import type { Scoring, Tools } from './scoring.js';

type Lines = CheckedMethodOf<'deduct'>['value'];
type Line = Lines['lines'][number];
type Located<T> = T & { readonly span: Span };
type Partial = LineStep['partial'];

/** How many steps a quantity makes up. */
const steps = (quantity: Exact, every: Exact, partial: Partial): Exact => {
  const exact = quantity.div(every);
  switch (partial) {
    case 'ignore':
      return exact.floor();
    case 'whole':
      return exact.ceil();
    case 'nearest':
      return exact.round(Exact.ONE, 'half-up');
    case 'prorate':
      return exact;
  }
};

const compileLine = (line: Line, sign: 1 | -1, tools: Tools): ((frame: Frame) => Located<LineStep>) => {
  const of = tools.compile(line.of);
  const explain = tools.explain(line.of);
  const each = tools.compile(line.each);
  const every = line.every ? tools.compile(line.every) : undefined;
  const direction = line.below ? 'below' : line.above ? 'above' : undefined;
  const limit = line.below ?? line.above;
  const threshold = limit ? tools.compile(limit) : undefined;
  const partial: Partial = line.partial?.word ?? 'ignore';
  return (frame) => {
    const value = of(frame) as Exact;
    const bar = threshold?.(frame) as Exact | undefined;
    const size = every?.(frame) as Exact | undefined;
    const quantity = bar ? (direction === 'below' ? bar.sub(value) : value.sub(bar)) : value;
    // Less than nothing is no step.
    const beyond = bar || size ? Exact.max(Exact.ZERO, quantity) : quantity;
    if (size && size.sign <= 0) throw noStep(line.every?.span ?? line.span, size, frame);
    const count = size ? steps(beyond, size, partial) : beyond;
    const price = each(frame) as Exact;
    const result = sign === 1 ? count.mul(price) : count.mul(price).neg();
    return {
      kind: 'line',
      sign,
      of: explain(frame),
      partial,
      beyond,
      count,
      each: price,
      result,
      span: line.span,
      ...(bar ? { threshold: bar } : {}),
      ...(direction ? { direction } : {}),
      ...(size ? { every: size } : {}),
    };
  };
};

const noStep = (span: Line['span'], size: Exact, frame: Frame): Failure =>
  new Failure(
    'not-positive',
    span,
    {
      zh: `一档的大小（every）应大于 0，这里是 ${size.toDecimal(9)}`,
      en: `the size of a step (\`every\`) must be above 0, and is ${size.toDecimal(9)}`,
    },
    frame.unit,
  );

/** `deduct` takes its lines from the maximum, `award` adds them to 0, unless `from` says where to start. */
export const stepLines = (value: Lines, sign: 1 | -1, item: ItemInfo, tools: Tools): Scoring => {
  const lines = value.lines.map((one) => compileLine(one, sign, tools));
  const from = value.from ? tools.compile(value.from) : undefined;
  const explainFrom = value.from ? tools.explain(value.from) : undefined;
  const start = (frame: Frame, max: Exact | null): Exact =>
    from ? (from(frame) as Exact) : sign === 1 ? Exact.ZERO : maximumOf(max, item, frame);
  return {
    points: (frame, max) => lines.reduce((total, line) => total.add(line(frame).result), start(frame, max)),
    explain: (frame, max) => ({
      steps: [
        {
          kind: 'from',
          value: start(frame, max),
          ...(explainFrom ? { of: explainFrom(frame) } : {}),
          ...(value.from ? { span: value.from.span } : {}),
        },
        ...lines.map((line) => line(frame)),
      ],
    }),
  };
};
