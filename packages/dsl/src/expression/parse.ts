import type { IRecognitionException, IToken } from 'chevrotain';
import type { DiagnosticBag } from '../diagnostics/bag.js';
import type { SourceFile } from '../source/source-file.js';
import { type Span, span } from '../source/span.js';
import type { ScalarNode } from '../yaml/node.js';
import type { Expression } from './ast.js';
import type { Band } from './band.js';
import { isIdentifier } from './characters.js';
import { mistakeIn, tokenize } from './lexer.js';
import { readNumber } from './literals.js';
import { checkNewName } from './name.js';
import { PARSER } from './parser.js';
import { endOf, isEnd, type Place, placeIn, startOf } from './positions.js';
import { type Problem, type Remedy, report, say } from './problem.js';
import { spokenBand } from './spoken-band.js';
import { bracketProblems, depthProblem, MAX_LENGTH } from './structure.js';
import { syntaxProblem } from './syntax-error.js';
import { UnclosedText } from './tokens.js';

/** What a rule's function is called and takes: `按比例得分(实际, 目标)`. */
export interface Signature {
  readonly name: string;
  readonly nameSpan: Span;
  readonly parameters: readonly { readonly name: string; readonly span: Span }[];
}

interface Outcome<T> {
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
}

type Rule<T> = () => T;
/** Puts a syntax error in the words of what is being read. */
type Reword = (problem: Problem) => Problem;

/** The most problems reported for one text: junk brings one for every character. */
const MAX_PROBLEMS = 20;

/**
 * Parses a whole text. The value is there if the text is right, or if every mistake in it (such as `==`) is certain to be
 * meant in one way.
 */
const parseWhole = <T>(text: string, rule: Rule<T>, place: Place, reword: Reword = (one) => one): Outcome<T> => {
  if (text.length > MAX_LENGTH) return { value: undefined, problems: [tooLong(text)] };
  const { tokens, problems: ofTokens } = tokenize(text);
  if (tokens.length === 0) return { value: undefined, problems: [reword(empty(text))] };
  const tooDeep = depthProblem(tokens);
  if (tooDeep) return { value: undefined, problems: [...ofTokens, tooDeep] };

  // An open text has swallowed what follows on its line, brackets too.
  const torn = tokens.find((one) => one.tokenType === UnclosedText);
  const ofBrackets = torn ? [] : bracketProblems(tokens);
  const { value, problems: ofMeaning, error } = run(tokens, rule, place);
  const problems = [...ofTokens, ...ofBrackets, ...ofMeaning];
  if (error) {
    // At or behind a bracket or an open text that has been blamed, the parser's stop is only the consequence.
    const blamed = torn ? startOf(torn) : ofBrackets[0]?.start;
    const isNews = !isBlamed(error.token, tokens) && (blamed === undefined || stopOf(error, tokens) < blamed);
    if (isNews) problems.push(reword(syntaxProblem(error, tokens)));
  }
  return { value: error || problems.some((one) => !one.mended) ? undefined : value, problems };
};

const run = <T>(tokens: IToken[], rule: Rule<T>, place: Place) => {
  PARSER.input = tokens;
  PARSER.place = place;
  PARSER.problems = [];
  const value = rule();
  return { value, problems: PARSER.problems, error: PARSER.errors[0] };
};

/** Whether the parser stopped at a mistake, or right behind one that hides what it was meant to be (`1and b`). */
const isBlamed = (token: IToken, tokens: readonly IToken[]): boolean => {
  if (isEnd(token)) return false;
  const before = mistakeIn(tokens[tokens.indexOf(token) - 1]);
  return mistakeIn(token) !== undefined || (before !== undefined && !before.mended);
};

const stopOf = (error: IRecognitionException, tokens: readonly IToken[]): number => {
  const last = tokens.at(-1);
  return isEnd(error.token) ? (last ? endOf(last) : 0) : startOf(error.token);
};

const empty = (text: string): Problem => ({
  code: 'expression-empty',
  start: 0,
  end: text.length,
  message: say('这里缺表达式', 'there is no expression here'),
  hint: say('写一个数、名称或算式，如 0.5 * 得分', 'write a number, a name or a formula, such as `0.5 * points`'),
});

const tooLong = (text: string): Problem => ({
  code: 'expression-too-long',
  start: 0,
  end: text.length,
  message: say(
    `表达式有 ${text.length} 个字符，最多 ${MAX_LENGTH} 个`,
    `the expression has ${text.length} characters; ${MAX_LENGTH} is the most`,
  ),
  hint: say('分成几步写进 values', 'split it into steps under `values`'),
});

const reportAll = (problems: readonly Problem[], source: ScalarNode, file: SourceFile, bag: DiagnosticBag): void => {
  const ordered = problems.toSorted((a, b) => a.start - b.start);
  for (const problem of ordered.slice(0, MAX_PROBLEMS)) report(problem, source, file, bag);
};

/**
 * Parses an expression; spans are offsets into the file. Undefined if it could not be read: then a diagnostic says why. A tree
 * comes with diagnostics where what was meant is certain.
 */
export const parseExpression = (source: ScalarNode, file: SourceFile, bag: DiagnosticBag): Expression | undefined => {
  const place = placeIn(source);
  const { value, problems } =
    plainNumber(source.text, place) ?? parseWhole(source.text, () => PARSER.expression(), place);
  reportAll(problems, source, file, bag);
  if (value) parsed.set(source, value);
  return value;
};

const PLAIN_NUMBER = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,14})?%?$/;

/** More than half of the expressions of a rule are a number, which takes no parser. */
const plainNumber = (text: string, place: Place): Outcome<Expression> | undefined =>
  PLAIN_NUMBER.test(text)
    ? { value: { kind: 'number', ...readNumber(text), span: place(0, text.length) }, problems: [] }
    : undefined;

const parsed = new WeakMap<ScalarNode, Expression>();

/** What a scalar has been parsed to; undefined where it could not be, or never was. */
export const parsedExpression = (source: ScalarNode): Expression | undefined => parsed.get(source);

/** Parses the key of a band: `>= 10, < 20`, `否则`. */
export const parseBand = (source: ScalarNode, file: SourceFile, bag: DiagnosticBag): Band | undefined => {
  const place = placeIn(source);
  if (isElseKey(source.text)) return { kind: 'else', span: place(0, source.text.length) };
  const spoken = spokenBand(source.text);
  if (spoken) {
    const { hint, bands } = spoken;
    const remedies = bands.map((text) => ({ text, quoted: true }) as const);
    const problem: Problem = { ...badBand({ start: 0, end: source.text.length }), hint, remedies };
    report(problem, source, file, bag);
    return undefined;
  }
  const { value, problems } = parseWhole(source.text, () => PARSER.band(), place, badBand);
  reportAll(problems, source, file, bag);
  return value;
};

/** The Chinese twin of the key `else` in tables, good for bands too. */
export const isElseKey = (text: string): boolean => text.trim() === '其他';

const badBand = ({ start, end }: Pick<Problem, 'start' | 'end'>): Problem => ({
  code: 'bad-band',
  start,
  end,
  message: say('这里不合分档的写法', 'this is not how a band is written'),
  hint: say(
    '写比较符和数，几个条件用逗号隔开：">= 90%, < 100%"、"= 0"；其余写 否则',
    'write a comparison with a number, several of them with commas: `>= 90%, < 100%`, `= 0`; the rest is `else`',
  ),
});

/** Parses the key of a function of the rule: `按比例得分(实际, 目标)`. */
export const parseSignature = (source: ScalarNode, file: SourceFile, bag: DiagnosticBag): Signature | undefined => {
  const place = placeIn(source);
  const remedies = spokenSignature(source.text);
  const reword: Reword = (problem) => ({ ...badSignature(problem), ...(remedies ? { remedies } : {}) });
  const { value, problems } = parseWhole(source.text, () => PARSER.signature(), place, reword);
  const ofNames = value
    ? [value.name, ...value.parameters].flatMap((one) => checkNewName(one.image, startOf(one)) ?? [])
    : [];
  const twice = value ? repeated(value.parameters) : [];
  reportAll([...problems, ...ofNames, ...twice], source, file, bag);
  if (!value || ofNames.length > 0 || twice.length > 0) return undefined;
  const spanOf = (token: IToken): Span => place(startOf(token), endOf(token));
  return {
    name: value.name.image,
    nameSpan: spanOf(value.name),
    parameters: value.parameters.map((one) => ({ name: one.image, span: spanOf(one) })),
  };
};

const badSignature: Reword = ({ start, end }) => ({
  code: 'bad-signature',
  start,
  end,
  message: say('这里不合函数的写法', 'this is not how a function is named'),
  hint: say('写成 名称(参数, 参数)，如 按比例得分(实际, 目标)', 'write `name(parameter, parameter)`'),
});

/** `折算 完成, 目标`: the brackets are missing. */
const spokenSignature = (text: string): readonly Remedy[] | undefined => {
  const [name = '', ...parameters] = text.trim().split(/[\s,，、:：]+/);
  const right = parameters.length > 0 && [name, ...parameters].every((one) => isIdentifier(one));
  return right ? [{ start: 0, end: text.length, text: `${name}(${parameters.join(', ')})` }] : undefined;
};

const repeated = (parameters: readonly IToken[]): Problem[] =>
  parameters.flatMap((one, index) => {
    const first = parameters.findIndex((other) => other.image === one.image);
    const before = parameters[first];
    if (!before || first === index) return [];
    return {
      code: 'duplicate-parameter' as const,
      start: startOf(one),
      end: endOf(one),
      message: say(`参数“${one.image}”写了两次`, `the parameter \`${one.image}\` is given twice`),
      hint: say('给其中一个换个名称', 'rename one of them'),
      related: { start: startOf(before), end: endOf(before), message: say('第一次在这里', 'first here') },
    };
  });

/** The name that a rule gives to something of its own, or undefined with a diagnostic if expressions could not refer to it. */
export const parseName = (source: ScalarNode, file: SourceFile, bag: DiagnosticBag): string | undefined => {
  const problem = checkNewName(source.text, 0);
  if (!problem) return source.text;
  report(problem, source, file, bag);
  return undefined;
};

const isRight = <T>(text: string, rule: Rule<T>): boolean => parseWhole(text, rule, span).problems.length === 0;
export const isRightExpression = (text: string): boolean => isRight(text, () => PARSER.expression());
export const isRightBand = (text: string): boolean => isRight(text, () => PARSER.band());
export const isRightSignature = (text: string): boolean => isRight(text, () => PARSER.signature());
