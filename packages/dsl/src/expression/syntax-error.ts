import { type IRecognitionException, type IToken, type TokenType, tokenMatcher } from 'chevrotain';
import type { Bilingual } from '../diagnostics/diagnostic.js';
import { meantBy } from './foreign.js';
import { endOf, isEnd, startOf } from './positions.js';
import { type Problem, type Remedy, say } from './problem.js';
import * as t from './tokens.js';

/** Says what is wrong where the parser stopped: what is missing or in the way, in the words of the text. */
export const syntaxProblem = (error: IRecognitionException, tokens: readonly IToken[]): Problem => {
  const at = isEnd(error.token) ? tokens.length : tokens.indexOf(error.token);
  const stop: Stop = { token: tokens[at], before: tokens[at - 1], tokens, at };
  const misspelt = foreignWord(stop);
  if (misspelt) return misspelt;
  const due = error.name === 'MismatchedTokenException' ? error.message : undefined;
  const [message, hint, ...remedies] = explain(error, due, stop);
  return { code: 'expression-syntax', ...range(stop), message, hint, remedies };
};

interface Stop {
  /** Where the parser stopped; undefined at the end. */
  readonly token: IToken | undefined;
  readonly before: IToken | undefined;
  readonly tokens: readonly IToken[];
  readonly at: number;
}

type Explanation = readonly [message: Bilingual, hint: Bilingual, ...remedies: readonly Remedy[]];

const range = ({ token, before }: Stop): { start: number; end: number } => {
  if (token) return { start: startOf(token), end: endOf(token) };
  const end = before ? endOf(before) : 0;
  return { start: end, end };
};

const is = (token: IToken | undefined, ...types: TokenType[]): boolean =>
  token !== undefined && types.some((type) => tokenMatcher(token, type));

const startsValue = (token: IToken | undefined): boolean =>
  is(token, t.NumberToken, t.DateToken, t.TextToken, t.True, t.False, t.Name, t.LeftParen, t.If);

/** A word of another language, where it was used as one: `a 并且 b`, `a AND b`, `若 a`. */
const foreignWord = ({ token, before }: Stop): Problem | undefined => {
  for (const word of startsValue(token) ? [token, before] : [token]) {
    if (!word || word.tokenType !== t.Name) continue;
    const right = meantBy(word.image);
    if (right === undefined) continue;
    return {
      code: 'expression-syntax',
      start: startOf(word),
      end: endOf(word),
      message: say(`“${word.image}”不是表达式里的词`, `\`${word.image}\` is not a word of this language`),
      hint: say(`请写“${right}”`, `write \`${right}\``),
      remedies: [{ text: right }],
    };
  }
  return undefined;
};

const explain = (error: IRecognitionException, due: string | undefined, stop: Stop): Explanation => {
  if (is(stop.token, t.Colon)) return colon(stop);
  if (due === t.Then.name || due === t.Else.name) return branchMissing(due, stop);
  if (due === t.Name.name) return nameMissing(stop);
  if (due === t.In.name) {
    return [
      say('“非”放在两个值之间时，后面要写“属于”', '`not` between two values must be followed by `in`'),
      say('请写“不属于”；不相等写“!=”', 'write `not in`; unequal is written `!=`'),
    ];
  }
  const opened = is(stop.before, t.LeftParen, t.LeftBracket);
  if (error.name === 'NoViableAltException' || opened) return valueMissing(stop);
  return inTheWay(stop);
};

const branchMissing = (due: string, stop: Stop): Explanation => {
  const then = due === t.Then.name;
  const found = stop.token;
  const hint = say('条件取值写成：如果 条件 那么 甲 否则 乙', 'a choice is written `if CONDITION then A else B`');
  if (is(found, t.Comma)) return inTheWay(stop);
  return found
    ? [
        say(`“${found.image}”前面缺“${then ? '那么' : '否则'}”`, `\`${due}\` is missing before \`${found.image}\``),
        hint,
      ]
    : [
        say(`“如果”缺少“${then ? '那么' : '否则'}”`, `\`if\` lacks its \`${due}\``),
        hint,
        ...(then ? [] : [{ text: ' else 0', zh: ' 否则 0', tentative: true } as const]),
      ];
};

const nameMissing = ({ token, before }: Stop): Explanation => [
  say(
    `“${before?.image ?? ''}”后面要写集合或清单的名称${token ? `，这里却是“${token.image}”` : ''}`,
    `after \`${before?.image ?? ''}\` the name of a set or list is due${token ? `, not \`${token.image}\`` : ''}`,
  ),
  say(
    '如 求和(权重 遍历 任务)；筛选写在“其中”之后',
    'as in `sum(weight over tasks)`; a choice of members follows `where`',
  ),
];

const colon = ({ before }: Stop): Explanation => [
  say('表达式里没有冒号', 'there are no colons in expressions'),
  ...(is(before, t.Where, t.Else, t.Over)
    ? ([
        say('删去它：求和(值 遍历 集合 其中 条件)', 'delete it: `sum(value over set where condition)`'),
        { text: '' },
      ] as const)
    : ([say('删去它；比较相等写“=”，相除写“/”', 'delete it; equality is written `=`, division `/`')] as const)),
];

/** A value was due. */
const valueMissing = ({ token, before }: Stop): Explanation => {
  if (is(token, t.Over, t.Where, t.Else) && is(before, t.Comma)) {
    const image = token?.image ?? '';
    return [
      say(`“${image}”前面不用逗号`, `no comma stands before \`${image}\``),
      say('如 平均(值 遍历 集合 其中 条件 否则 0)', 'as in `mean(value over set where condition else 0)`'),
      ...(before ? [{ start: startOf(before), end: endOf(before), text: '' }] : []),
    ];
  }
  if (is(token, t.If, t.Not)) {
    const image = token?.image ?? '';
    return [
      say(`“${image}”在这里要放进括号`, `\`${image}\` needs brackets here`),
      is(token, t.If)
        ? say('请写 (如果 … 那么 … 否则 …)', 'write `(if … then … else …)`')
        : say('请写 (非 …)', 'write `(not …)`'),
    ];
  }
  const hint = say(
    '补上数、名称或括号里的表达式，或删去多余的符号',
    'add a number, a name or an expression in brackets, or delete what is too much',
  );
  if (token && before) {
    return [
      say(
        `“${before.image}”和“${token.image}”之间缺一个值`,
        `a value is missing between \`${before.image}\` and \`${token.image}\``,
      ),
      hint,
    ];
  }
  if (token) return [say(`“${token.image}”前面缺一个值`, `a value is missing before \`${token.image}\``), hint];
  return [
    say(
      `表达式没有写完：“${before?.image ?? ''}”后面缺一个值`,
      `the expression ends too early: a value is missing after \`${before?.image ?? ''}\``,
    ),
    hint,
  ];
};

/** The expression (or the part in brackets) was complete, and something follows. */
const inTheWay = (stop: Stop): Explanation => {
  const { token, before } = stop;
  const image = token?.image ?? '';
  const misplaced = say(`“${image}”不该出现在这里`, `\`${image}\` does not belong here`);
  if (startsValue(token)) {
    const product = is(token, t.LeftParen) || is(before, t.NumberToken, t.RightParen);
    return [
      say(
        `“${before?.image ?? ''}”和“${image}”之间缺运算符`,
        `an operator is missing between \`${before?.image ?? ''}\` and \`${image}\``,
      ),
      product
        ? say('相乘请写“*”', 'a product is written with `*`')
        : say('补上运算符；名称里不能有空格', 'add the operator; a name has no spaces in it'),
      ...(product && token && is(token, t.Name, t.LeftParen)
        ? [{ start: startOf(token), end: startOf(token), text: '* ', tentative: true } as const]
        : []),
    ];
  }
  if (is(token, t.Comma)) return comma(stop, misplaced);
  if (is(token, t.ComparisonSign, t.In, t.NotIn, t.Not)) {
    return [
      say(`“${image}”不能接在“属于”的判断后面`, `\`${image}\` cannot follow a test with \`in\``),
      say('给前面的判断加括号，或用“且”连接两个判断', 'put brackets around the first test, or join the two with `and`'),
    ];
  }
  if (is(token, t.Then, t.Else)) {
    return [
      say(`“${image}”没有对应的“如果”`, `\`${image}\` has no \`if\``),
      say('条件取值写成：如果 条件 那么 甲 否则 乙', 'a choice is written `if CONDITION then A else B`'),
    ];
  }
  if (is(token, t.Over, t.Where)) {
    return [
      misplaced,
      say(
        '汇总写成：平均(值 遍历 集合 其中 条件 否则 0)',
        'an aggregate is written `mean(value over set where condition else 0)`',
      ),
    ];
  }
  return [misplaced, say('检查它前后的括号和运算符', 'look at the brackets and operators around it')];
};

const comma = ({ tokens, at }: Stop, misplaced: Bilingual): Explanation => {
  let depth = 0;
  let opener = at - 1;
  for (; opener >= 0; opener--) {
    if (is(tokens[opener], t.RightParen, t.RightBracket)) depth++;
    else if (is(tokens[opener], t.LeftParen, t.LeftBracket) && depth-- === 0) break;
  }
  if (is(tokens[opener - 1], t.If)) {
    return [
      say('“如果”不是函数，里面不用逗号', '`if` is not a function and takes no commas'),
      say('请写 如果 条件 那么 甲 否则 乙', 'write `if CONDITION then A else B`'),
    ];
  }
  return [
    misplaced,
    say(
      '逗号只用来分隔函数的参数和列表的成员',
      'commas separate the arguments of a function and the members of a list',
    ),
  ];
};
