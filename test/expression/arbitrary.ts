import fc from 'fast-check';
import type { Aggregate, Expression } from '../../packages/dsl/src/expression/ast.js';
import { printExpression } from '../../packages/dsl/src/expression/print.js';
import { WORDS } from '../../packages/dsl/src/expression/words.js';

/** Runs of every property; more with FUZZ_RUNS. */
export const RUNS = Number(process.env.FUZZ_RUNS ?? 1000);

const span = { start: 0, end: 0 };
const pick = <const T>(...values: readonly T[]) => fc.constantFrom(...values);

const own = pick('得分', '完成数', 'a', 'x_1', '二〇二一', '名１', '是否达标', '非公企业', 'índice', '任务');
const builtin = pick(...WORDS.filter((one) => one.kind !== 'keyword').map((one) => one.en));
const name = fc.oneof(own, builtin);
const callee = pick(
  '得分',
  'f',
  ...WORDS.filter((one) => one.kind === 'function').map((one) => one.en),
  'sum',
  'min',
  'max',
  'mean',
);

const number = fc.record({
  kind: pick('number'),
  text: fc.oneof(fc.nat().map(String), pick('0.5', '0', '12.50', '99999999999999999999.01')),
  percent: fc.boolean(),
  span: pick(span),
});
const text = fc.record({
  kind: pick('text'),
  value: fc.oneof(
    pick("it's", 'say "x"', `'"`, '”', '', "'", '如果'),
    fc.string().map((one) => one.replace(/[\r\n]/g, ' ')),
  ),
  span: pick(span),
});
const date = fc.record({
  kind: pick('date'),
  value: fc
    .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
    .map((one) => one.toISOString().slice(0, 10)),
  span: pick(span),
});
const flag = fc.record({ kind: pick('flag'), value: fc.boolean(), span: pick(span) });
const nameReference = fc.record({ kind: pick('name'), name, span: pick(span) });

/** Every tree that a text can stand for. */
export const expression: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>((tie) => {
  const node = tie('node');
  const over = fc.record({ name, span: pick(span) });
  const aggregate = <T extends Aggregate>(operators: readonly T[]) => ({
    kind: pick('aggregate'),
    operator: pick(...operators),
    operatorSpan: pick(span),
    over,
    where: node,
    span: pick(span),
  });
  const always = ['kind', 'operator', 'operatorSpan', 'over', 'span'] as const;
  const comparison = fc.array(fc.tuple(pick('=', '!=', '<', '<=', '>', '>='), node), { minLength: 1, maxLength: 3 });
  return {
    node: fc.oneof(
      { maxDepth: 5, depthSize: 'large', withCrossShrink: true },
      fc.oneof(nameReference, number, text, date, flag),
      fc.record({ kind: pick('list'), items: fc.array(node, { maxLength: 3 }), span: pick(span) }),
      fc.record({ kind: pick('index'), object: node, index: node, span: pick(span) }),
      fc.record({
        kind: pick('call'),
        callee,
        calleeSpan: pick(span),
        arguments: fc.array(node, { maxLength: 3 }),
        span: pick(span),
      }),
      fc.record({
        kind: pick('call'),
        callee: pick('rank'),
        calleeSpan: pick(span),
        arguments: fc.array(node, { minLength: 1, maxLength: 3 }),
        where: node,
        span: pick(span),
      }),
      fc.record(aggregate(['count']), { requiredKeys: [...always] }),
      fc.record({ ...aggregate(['sum', 'any', 'all']), body: node }, { requiredKeys: [...always, 'body'] }),
      fc.record(
        { ...aggregate(['mean', 'min', 'max']), body: node, empty: node },
        { requiredKeys: [...always, 'body'] },
      ),
      fc.record({ kind: pick('unary'), operator: pick('-', 'not'), operand: node, span: pick(span) }),
      fc.record({
        kind: pick('binary'),
        operator: pick('+', '-', '*', '/'),
        left: node,
        right: node,
        span: pick(span),
      }),
      fc.record({
        kind: pick('logical'),
        operator: pick('and', 'or'),
        left: node,
        right: node,
        span: pick(span),
      }),
      fc.tuple(node, comparison).map(([first, rest]) => ({
        kind: 'comparison' as const,
        operands: [first, ...rest.map(([, operand]) => operand)],
        operators: rest.map(([operator]) => operator),
        span,
      })),
      fc.record({ kind: pick('in'), element: node, container: node, negated: fc.boolean(), span: pick(span) }),
      fc.record({ kind: pick('if'), condition: node, then: node, else: node, span: pick(span) }),
    ),
  };
}).node;

const scraps = [
  ...WORDS.flatMap((one) => [one.en, one.zh]),
  ...[
    '不属于',
    'a',
    '得分',
    '如果甲',
    '3个',
    '并且',
    'AND',
    '0.5',
    '60%',
    '６０％',
    '12,000',
    '1_000',
    '1e5',
    '007',
    '.5',
    '5.',
    '1.2.3',
  ],
  ...[
    '2021-03-15',
    '2021-3-15',
    '2021-02-30',
    '100-10-20',
    '2021年3月',
    "'文'",
    '"t"',
    '“文”',
    "'",
    '“',
    '”',
    '「',
    '`',
  ],
  ...[
    '+',
    '-',
    '*',
    '/',
    '=',
    '!=',
    '<',
    '<=',
    '>',
    '>=',
    '≥',
    '×',
    '－',
    '==',
    '&&',
    '||',
    '!',
    '^',
    '**',
    ':=',
    '<>',
    '=>',
    '//',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '（',
    '）',
    '【',
    '】',
    '{',
    '}',
    ',',
    '，',
    '、',
    ':',
    '：',
    ';',
    '?',
    '.',
    '。',
    '%',
    '#',
    '@',
    '\\',
    '$',
  ],
  ...[' ', '\n', '\t', '\u3000', '\u200b', '\ud800', '\u0000', '😀', '__proto__', 'constructor', 'toString'],
];

/** Rows of tokens, right and wrong, with and without spaces. */
export const soup: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(
      fc.oneof({ weight: 9, arbitrary: pick(...scraps) }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }),
      { maxLength: 24 },
    ),
    pick('', ' '),
  )
  .map(([parts, glue]) => parts.join(glue));

/** Right texts with a cut or a scrap somewhere: mistakes as they are made. */
export const damaged: fc.Arbitrary<string> = fc
  .record({
    tree: expression,
    language: pick('en', 'zh'),
    at: fc.nat(),
    cut: fc.nat(3),
    scrap: fc.option(pick(...scraps), { nil: '' }),
  })
  .map(({ tree, language, at, cut, scrap }) => {
    const text = printExpression(tree, language);
    const index = at % (text.length + 1);
    return text.slice(0, index) + scrap + text.slice(index + cut);
  });
