import { type IToken, tokenMatcher } from 'chevrotain';
import { endOf, startOf } from './positions.js';
import { type Problem, say } from './problem.js';
import * as t from './tokens.js';

/** How deep brackets, `if`s and prefix operators may be nested. */
export const MAX_NESTING = 100;
/** How many operators may follow one another on a path of the tree; keeps recursion over trees within the stack. */
export const MAX_CHAIN = 400;
/** How many characters an expression may have. */
export const MAX_LENGTH = 10_000;

const CLOSER_OF = new Map([
  [t.LeftParen, t.RightParen],
  [t.LeftBracket, t.RightBracket],
]);
const OPENERS = [t.LeftParen, t.LeftBracket];
const CLOSERS = [t.RightParen, t.RightBracket];
const CHAINING = [t.ComparisonSign, t.AdditiveSign, t.MultiplicativeSign, t.And, t.Or, t.Not, t.In, t.NotIn, t.If];

const isOneOf = (token: IToken, types: readonly IToken['tokenType'][]): boolean =>
  types.some((type) => tokenMatcher(token, type));

/** Brackets that do not pair up. */
export const bracketProblems = (tokens: readonly IToken[]): Problem[] => {
  const problems: Problem[] = [];
  const open: IToken[] = [];
  for (const token of tokens) {
    if (isOneOf(token, OPENERS)) open.push(token);
    else if (isOneOf(token, CLOSERS)) {
      const opener = open.pop();
      if (opener === undefined) problems.push(unopened(token));
      else if (CLOSER_OF.get(opener.tokenType) !== token.tokenType) problems.push(mismatched(opener, token));
    }
  }
  const [only, ...more] = open;
  const last = tokens.at(-1);
  // Where several are open, or others are wrong, it is not clear which end where.
  if (only && last && more.length + problems.length === 0) {
    const end = endOf(last);
    return [{ ...unclosed(only), remedies: [{ start: end, end, text: closerOf(only), tentative: true }] }];
  }
  return [...problems, ...open.map(unclosed)].sort((a, b) => a.start - b.start);
};

const closerOf = (opener: IToken): string => CLOSER_OF.get(opener.tokenType)?.name ?? '';

const at = (token: IToken) => ({ start: startOf(token), end: endOf(token) });

const unclosed = (opener: IToken): Problem => ({
  code: 'unbalanced-bracket',
  ...at(opener),
  message: say(`括号“${opener.image}”没有闭合`, `the bracket \`${opener.image}\` is not closed`),
  hint: say(`在它所括内容的末尾补上“${closerOf(opener)}”`, `add \`${closerOf(opener)}\` where its content ends`),
});

const unopened = (closer: IToken): Problem => ({
  code: 'unbalanced-bracket',
  ...at(closer),
  message: say(`多出一个“${closer.image}”`, `there is no opening bracket for \`${closer.image}\``),
  hint: say('删去它，或在前面补上左括号', 'delete it, or add the opening bracket before'),
  remedies: [{ text: '', tentative: true }],
});

const mismatched = (opener: IToken, closer: IToken): Problem => ({
  code: 'unbalanced-bracket',
  ...at(closer),
  message: say(
    `“${opener.image}”不能用“${closer.image}”闭合`,
    `\`${opener.image}\` cannot be closed with \`${closer.image}\``,
  ),
  hint: say(`这里写“${closerOf(opener)}”`, `write \`${closerOf(opener)}\` here`),
  remedies: [{ text: closerOf(opener) }],
  related: { ...at(opener), message: say('左括号在这里', 'opened here') },
});

/** A pair of brackets, or the whole text. */
interface Level {
  /** Brackets, `if`s and prefix operators around it. */
  readonly nesting: number;
  /** Since its last comma: what nests, and what makes the tree higher by one. */
  ifs: number;
  prefixes: number;
  operators: number;
  /** The height of the highest part in brackets since its last comma. */
  below: number;
  /** The height of the highest of its parts between commas. */
  highest: number;
}

const newLevel = (nesting: number): Level => ({ nesting, ifs: 0, prefixes: 0, operators: 0, below: 0, highest: 0 });
const heightOf = (level: Level): number => Math.max(level.highest, level.operators + level.below);

/** The first place where the tree would get too deep or too high, found without building it; errs on the safe side. */
export const depthProblem = (tokens: readonly IToken[]): Problem | undefined => {
  let current = newLevel(0);
  const outer: Level[] = [];
  let operandBefore = false;
  for (const token of tokens) {
    if (isOneOf(token, OPENERS)) {
      if (operandBefore && tokenMatcher(token, t.LeftBracket)) current.operators++;
      outer.push(current);
      current = newLevel(current.nesting + current.ifs + current.prefixes + 1);
    } else if (isOneOf(token, CLOSERS)) {
      const height = heightOf(current) + 1;
      current = outer.pop() ?? newLevel(0);
      current.below = Math.max(current.below, height);
    } else if (tokenMatcher(token, t.Comma)) {
      Object.assign(current, { ifs: 0, prefixes: 0, operators: 0, below: 0, highest: heightOf(current) });
    } else if (isOneOf(token, CHAINING)) {
      current.operators++;
      if (tokenMatcher(token, t.If)) current.ifs++;
      else if (operandBefore) current.prefixes = 0;
      else current.prefixes++;
    }
    operandBefore = isOneOf(token, ENDS_OPERAND);
    if (current.nesting + current.ifs + current.prefixes > MAX_NESTING) return tooDeep(token);
    if (current.operators + current.below > MAX_CHAIN) return tooLongChain(token);
  }
  return undefined;
};

const ENDS_OPERAND = [t.Name, t.NumberToken, t.DateToken, t.TextToken, t.True, t.False, ...CLOSERS];

const tooDeep = (token: IToken): Problem => ({
  code: 'expression-too-deep',
  ...at(token),
  message: say(`嵌套超过 ${MAX_NESTING} 层`, `nested more than ${MAX_NESTING} deep`),
  hint: say('把内层取名写进 values，再引用它的名称', 'give the inner parts names under `values` and refer to those'),
});

const tooLongChain = (token: IToken): Problem => ({
  code: 'expression-too-deep',
  ...at(token),
  message: say(`连用的运算符超过 ${MAX_CHAIN} 个`, `more than ${MAX_CHAIN} operators in a row`),
  hint: say('分成几步写进 values，或用 sum 对集合求和', 'split it into steps under `values`, or use `sum` over a set'),
});
