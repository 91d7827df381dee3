import { createTokenInstance, type IToken, Lexer } from 'chevrotain';
import { halfWidth } from './characters.js';
import { foreignSignOf, LONG_FOREIGN_SIGNS, SHORT_FOREIGN_SIGNS } from './foreign.js';
import { holdsGluedWord, spacedOut } from './glued.js';
import { refuseDate, refuseDay, refuseNumber, refuseThousands } from './literals.js';
import { endOf, startOf } from './positions.js';
import { type Problem, say } from './problem.js';
import * as t from './tokens.js';

/** The order is the order of trying. */
export const VOCABULARY = [
  t.Space,
  ...t.CATEGORIES,
  ...t.LITERALS_AND_WORDS,
  ...LONG_FOREIGN_SIGNS.map((one) => one.token),
  ...t.SIGNS,
  ...SHORT_FOREIGN_SIGNS.map((one) => one.token),
  t.Unknown,
];

const LEXER = new Lexer(VOCABULARY, { positionTracking: 'onlyOffset' });

export interface Lexed {
  readonly tokens: IToken[];
  /** What is wrong with single tokens, in order. */
  readonly problems: readonly Problem[];
}

/** Splits a text into tokens. Takes every text: what is no token of the language is a token of a mistake. */
export const tokenize = (text: string): Lexed => {
  const tokens = joinThousands(LEXER.tokenize(text).tokens, text);
  return { tokens, problems: tokens.flatMap((token) => problemOf(token) ?? []).map((one) => deletable(one, text)) };
};

/** An unknown character can be deleted where that joins no names and numbers. */
const deletable = (problem: Problem, text: string): Problem => {
  const joins = /[\p{L}\p{N}_]$/u.test(text.slice(0, problem.start)) && /^[\p{L}\p{N}_]/u.test(text.slice(problem.end));
  return problem.code !== 'unknown-character' || joins
    ? problem
    : { ...problem, remedies: [{ text: '', tentative: true }] };
};

/** What is wrong with a token by itself: then a syntax error at it says nothing new. */
export const mistakeIn = (token: IToken | undefined): Problem | undefined => token && problemOf(token);

const problemOf = (token: IToken): Problem | undefined => {
  const { image, tokenType } = token;
  const at = { start: startOf(token), end: endOf(token) };
  switch (tokenType) {
    case t.BadNumber:
      return { ...at, ...(image.search(/[,，、]/) > 0 ? refuseThousands(image) : refuseNumber(image)) };
    case t.BadDate:
      return { ...at, ...refuseDate(image) };
    case t.DateToken: {
      const refusal = refuseDay(image);
      return refusal && { ...at, ...refusal };
    }
    case t.UnclosedText:
      return { ...at, ...unclosedText(image) };
    case t.Unknown:
      return { ...at, ...unknownCharacter(image) };
    case t.Name:
      return holdsGluedWord(image) ? { ...at, ...gluedWord(image) } : undefined;
    default: {
      const foreign = foreignSignOf(tokenType);
      if (!foreign) return undefined;
      const message =
        foreign.code === 'unclosed-text'
          ? say(`引号“${image}”前面没有与它成对的引号`, `the quotation mark \`${image}\` has no partner before it`)
          : say(`“${image}”不是表达式里的符号`, `\`${image}\` is not a sign of this language`);
      return {
        ...at,
        code: foreign.code,
        message,
        hint: foreign.hint,
        mended: foreign.meant !== undefined,
        ...(foreign.write === undefined ? {} : { remedies: [foreign.write] }),
      };
    }
  }
};

const CLOSING_QUOTES: Readonly<Record<string, string>> = { '‘': '’', '“': '”', '「': '」' };

const unclosedText = (image: string): Pick<Problem, 'code' | 'message' | 'hint' | 'remedies'> => {
  const open = image.charAt(0);
  const close = CLOSING_QUOTES[open] ?? open;
  return {
    code: 'unclosed-text',
    message: say(`文字从 ${open} 开始，到行末没有结束`, `the text that starts at ${open} does not end on its line`),
    hint: say(`在文字末尾补上 ${close}`, `close the text with ${close}`),
    // Where more follows, it may have been meant to stand outside.
    ...(/^.[\p{L}\p{N}_]+$/u.test(image) ? { remedies: [{ text: `${image}${close}` }] } : {}),
  };
};

const unknownCharacter = (image: string): Pick<Problem, 'code' | 'message' | 'hint'> => {
  const number = `U+${(image.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const shown = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(image) ? `${image} (${number})` : number;
  return {
    code: 'unknown-character',
    message: say(`表达式里不能有字符 ${shown}`, `the character ${shown} has no place in an expression`),
    hint: say('删去它；文字要放在引号里', 'delete it; texts go in quotes'),
  };
};

const gluedWord = (image: string): Pick<Problem, 'code' | 'message' | 'hint' | 'remedies'> => {
  const spaced = spacedOut(image) ?? image;
  return {
    code: 'expression-syntax',
    message: say(`“${image}”里的词连在了一起`, `the words in \`${image}\` stand together without spaces`),
    hint: say(`词与词之间加空格：${spaced}`, `put spaces between words: \`${spaced}\``),
    remedies: [{ text: spaced }],
  };
};

/**
 * Makes one (bad) number of `12,000`. Where a comma may separate values (`max(1,200)`, `[100,200]`) that is certain only if
 * a group could be no number by itself (`max(12,000)`).
 */
const joinThousands = (tokens: readonly IToken[], text: string): IToken[] => {
  const joined: IToken[] = [];
  const commasSeparate: boolean[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    const before = joined.at(-1)?.tokenType;
    if (token.tokenType === t.LeftParen) commasSeparate.push(before === t.Name);
    else if (token.tokenType === t.LeftBracket) commasSeparate.push(!ENDS_VALUE.has(before));
    else if (token.tokenType === t.RightParen || token.tokenType === t.RightBracket) commasSeparate.pop();

    let last = at;
    let sure = !commasSeparate.at(-1);
    while (isGroup(tokens, last)) {
      last += 2;
      sure ||= /^[0０]/.test(tokens[last]?.image ?? '');
    }
    const end = tokens[last];
    if (last > at && sure && end && /^[1-9１-９][0-9０-９]{0,2}$/.test(token.image)) {
      const image = text.slice(startOf(token), endOf(end));
      joined.push(createTokenInstance(t.BadNumber, image, startOf(token), endOf(end) - 1, 1, 1, 1, 1));
      at = last;
    } else joined.push(token);
  }
  return joined;
};

const ENDS_VALUE = new Set<IToken['tokenType'] | undefined>([t.Name, t.RightParen, t.RightBracket, t.TextToken]);

/** Whether a comma and three digits follow the token without a space. */
const isGroup = (tokens: readonly IToken[], at: number): boolean => {
  const [number, comma, group] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!number || !comma || !group || comma.tokenType !== t.Comma) return false;
  const adjacent = endOf(number) === startOf(comma) && endOf(comma) === startOf(group);
  return adjacent && /^\d+$/.test(halfWidth(number.image)) && /^\d{3}(\.\d+)?%?$/.test(halfWidth(group.image));
};
