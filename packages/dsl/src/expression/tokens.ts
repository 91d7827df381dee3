import { type CustomPatternMatcherFunc, createToken, Lexer, type TokenType } from 'chevrotain';
import { DIGIT, NAME_PART, NAME_START } from './characters.js';
import { wordOf } from './words.js';

/**
 * The tokens of the grammar. Full-width and half-width forms are one token. A token that stands for a mistake is a kind of the
 * token it was meant for (see `foreign.ts`), so that the parser goes on.
 */

const HYPHEN = '[-－]';

/** Chevrotain drops the `u` flag of regular expressions, without which \p{…} says nothing: so a pattern of our own. */
const unicode = (source: string): CustomPatternMatcherFunc => {
  const regex = new RegExp(source, 'uy');
  return (text, offset) => {
    regex.lastIndex = offset;
    return regex.exec(text);
  };
};

// Abstract: what several tokens have in common for the grammar.
const category = (name: string): TokenType => createToken({ name, pattern: Lexer.NA });
/** A name or any word of the table of words. */
export const Word = category('Word');
export const ComparisonSign = category('ComparisonSign');
export const AdditiveSign = category('AdditiveSign');
export const MultiplicativeSign = category('MultiplicativeSign');

export const Space = createToken({ name: 'Space', pattern: /\s+/, group: Lexer.SKIPPED });

export const NumberToken = createToken({
  name: 'Number',
  // No leading zeros, so that `max(12,000)` is caught.
  pattern: unicode(`(?:[0０]|[1-9１-９]${DIGIT}*)(?:[.．]${DIGIT}+)?(?:[%％]|(?![${NAME_PART}.．%％]))`),
  line_breaks: false,
});
/** What starts like a number and is none: `1_000`, `1e5`, `3个`, `.5`, `5.`, `007`. */
export const BadNumber = createToken({
  name: 'BadNumber',
  pattern: unicode(
    `${DIGIT}+(?:[.．]${DIGIT}+)?[eE][-+－＋]${DIGIT}+[${NAME_PART}]*|[.．]?${DIGIT}[${NAME_PART}.．]*[%％]?`,
  ),
  line_breaks: false,
  categories: [NumberToken],
});
export const DateToken = createToken({
  name: 'Date',
  pattern: unicode(`${DIGIT}{4}${HYPHEN}${DIGIT}{2}${HYPHEN}${DIGIT}{2}(?![${NAME_PART}])`),
  line_breaks: false,
});
/** What looks like a date and is none: `2021-3-15`, `21-03-15`, `2021-03-15日`. */
export const BadDate = createToken({
  name: 'BadDate',
  pattern: unicode(
    `(?:${DIGIT}+${HYPHEN}${DIGIT}{2}${HYPHEN}${DIGIT}{2}|${DIGIT}{4}${HYPHEN}${DIGIT}{1,2}${HYPHEN}${DIGIT}{1,2})` +
      `(?!${DIGIT})[${NAME_PART}]*`,
  ),
  line_breaks: false,
  categories: [DateToken],
});
export const TextToken = createToken({
  name: 'Text',
  // A straight quote inside a text in straight quotes is doubled. A text ends on its line.
  pattern: /'(?:[^'\n\r]|'')*'|"(?:[^"\n\r]|"")*"|‘[^’\n\r]*’|“[^”\n\r]*”|「[^」\n\r]*」/,
});
export const UnclosedText = createToken({
  name: 'UnclosedText',
  pattern: /['"‘“「][^\n\r]*/,
  categories: [TextToken],
});

export const Name = createToken({
  name: 'Name',
  pattern: unicode(`[${NAME_START}][${NAME_PART}]*`),
  line_breaks: false,
  categories: [Word],
});

const keyword = (en: string): TokenType =>
  createToken({ name: en, pattern: new RegExp(`${en}|${wordOf(en)?.zh ?? en}`), longer_alt: Name, categories: [Word] });
export const If = keyword('if');
export const Then = keyword('then');
export const Else = keyword('else');
export const And = keyword('and');
export const Or = keyword('or');
export const Not = keyword('not');
export const In = keyword('in');
export const Over = keyword('over');
export const Where = keyword('where');
export const True = keyword('true');
export const False = keyword('false');
/** `not in` in one Chinese word. */
export const NOT_IN_ZH = '不属于';
export const NotIn = createToken({ name: 'not in', pattern: NOT_IN_ZH, longer_alt: Name });

/** A sign by its canonical form, which is also its name. */
const sign = (name: string, pattern: RegExp, ...categories: TokenType[]): TokenType =>
  createToken({ name, pattern, categories });
export const NotEqual = sign('!=', /[!！][=＝]|≠/, ComparisonSign);
export const LessEqual = sign('<=', /[<＜][=＝]|[≤≦⩽]/, ComparisonSign);
export const GreaterEqual = sign('>=', /[>＞][=＝]|[≥≧⩾]/, ComparisonSign);
export const Equal = sign('=', /[=＝]/, ComparisonSign);
export const Less = sign('<', /[<＜]/, ComparisonSign);
export const Greater = sign('>', /[>＞]/, ComparisonSign);
export const Plus = sign('+', /[+＋]/, AdditiveSign);
export const Minus = sign('-', /[-－−]/, AdditiveSign);
export const Star = sign('*', /[*＊×]/, MultiplicativeSign);
export const Slash = sign('/', /[/／÷]/, MultiplicativeSign);
export const LeftParen = sign('(', /[(（]/);
export const RightParen = sign(')', /[)）]/);
export const LeftBracket = sign('[', /[[［【]/);
export const RightBracket = sign(']', /[\]］】]/);
export const Comma = sign(',', /[,，、]/);
/** Only in mistakes. */
export const Colon = sign(':', /[:：∶]/);

/** Any character that nothing else takes. */
export const Unknown = createToken({ name: 'Unknown', pattern: unicode('[^]'), line_breaks: false });

export const CATEGORIES = [Word, ComparisonSign, AdditiveSign, MultiplicativeSign];
/** Numbers, dates, texts, words: before all signs, as `.5` is a number before `.` is a sign. */
export const LITERALS_AND_WORDS = [
  ...[DateToken, BadDate, NumberToken, BadNumber, TextToken, UnclosedText],
  ...[If, Then, Else, And, Or, Not, In, Over, Where, True, False, NotIn, Name],
];
export const COMPARISON_SIGNS = [NotEqual, LessEqual, GreaterEqual, Equal, Less, Greater];
export const SIGNS = [
  ...COMPARISON_SIGNS,
  ...[Plus, Minus, Star, Slash, LeftParen, RightParen, LeftBracket, RightBracket, Comma, Colon],
];
