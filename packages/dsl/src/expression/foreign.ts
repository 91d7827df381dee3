import { createToken, type TokenType } from 'chevrotain';
import type { Code } from '../diagnostics/codes.js';
import type { Bilingual } from '../diagnostics/diagnostic.js';
import { type Remedy, say } from './problem.js';
import * as t from './tokens.js';

/** A sign of other languages (or of a keyboard) that this one does not have. */
export interface ForeignSign {
  readonly token: TokenType;
  readonly code: Code;
  /** The token that was meant, if that is certain: the parser reads it as that. */
  readonly meant?: TokenType;
  /** What to write for it. */
  readonly write?: Remedy;
  readonly hint: Bilingual;
}

const sign = (
  name: string,
  pattern: RegExp,
  meant: TokenType | undefined,
  zh: string,
  en: string,
  code: Code = 'foreign-operator',
): ForeignSign => ({
  token: createToken({ name, pattern, categories: meant ? [meant] : [] }),
  code,
  ...(meant ? { meant } : {}),
  hint: say(zh, en),
});

const instead = (name: string, pattern: RegExp, meant: TokenType, zh = meant.name, en = meant.name): ForeignSign => ({
  ...sign(name, pattern, meant, `请写“${zh}”`, `write \`${en}\``),
  write: { text: en, zh },
});

/** Tried before the signs of the language, which are parts of them. */
export const LONG_FOREIGN_SIGNS: readonly ForeignSign[] = [
  instead('ForeignNotEqual', /[!！][=＝]{2,}|[<＜][>＞]/, t.NotEqual),
  instead('ForeignEqual', /[=＝]{2,}|≡/, t.Equal),
  instead('ForeignLessEqual', /[=＝][<＜]/, t.LessEqual),
  instead('ForeignGreaterEqual', /[=＝][>＞]/, t.GreaterEqual),
  sign(
    'Assignment',
    /[:：+＋\-－−*＊×/／÷][=＝]/,
    undefined,
    '表达式里没有赋值：中间结果在 values 下取名；比较相等写“=”',
    'there is no assignment: give intermediate results a name under `values`; equality is written `=`',
  ),
  sign(
    'Arrow',
    /[-－][>＞]|[→⇒]/,
    undefined,
    '条件取值写“如果 条件 那么 甲 否则 乙”',
    'a choice is written `if CONDITION then A else B`',
  ),
  sign(
    'Power',
    /\*\*|[\^＾]/,
    undefined,
    '没有乘方：请写成连乘，如 x * x',
    'there are no powers: write a product, such as `x * x`',
  ),
  sign(
    'WholeDivision',
    /[/／]{2}/,
    undefined,
    '整除请写 floor(a / b)（向下取整）',
    'for whole division write `floor(a / b)`',
  ),
];

/** Tried after the signs of the language. */
export const SHORT_FOREIGN_SIGNS: readonly ForeignSign[] = [
  instead('ForeignAnd', /&{1,2}|＆{1,2}|∧/, t.And, '且', 'and'),
  instead('ForeignOr', /\|{1,2}|｜{1,2}|∨/, t.Or, '或', 'or'),
  instead('ForeignNot', /[!！¬~～]/, t.Not, '非', 'not'),
  instead('ForeignIn', /∈/, t.In, '属于', 'in'),
  instead('ForeignNotIn', /∉/, t.NotIn, t.NOT_IN_ZH, 'not in'),
  instead('ForeignStar', /[·•⋅∙∗✕]/, t.Star),
  instead('ForeignMinus', /[‐‑‒–—―]/, t.Minus),
  instead('ForeignSlash', /[∕⁄]/, t.Slash),
  instead('ForeignComma', /[;；]/, t.Comma),
  sign(
    'LonePercent',
    /[%％]/,
    undefined,
    '百分号只能紧跟在数字后面，如 60%',
    'a percent sign goes directly after a number, as in `60%`',
  ),
  sign('Permille', /[‰‱]/, undefined, '请写成百分数，如 1‰ 写 0.1%', 'write it in percent: 1‰ is `0.1%`'),
  sign(
    'Question',
    /[?？]/,
    undefined,
    '条件取值写“如果 条件 那么 甲 否则 乙”；可能没有的值用“缺省(值, 替代)”',
    'a choice is written `if CONDITION then A else B`; for a value that may be absent write `default(x, other)`',
  ),
  sign(
    'Dot',
    /[.．。]+/,
    undefined,
    '小数点只能在数字中间，如 0.5；取某个成员的值写 名称[成员]',
    'a point stands only inside a number, as in `0.5`; one member’s value is written `name[member]`',
  ),
  sign(
    'Brace',
    /[{}｛｝]/,
    undefined,
    '列表写 [3, 6, 9]，分组写圆括号',
    'lists are written `[3, 6, 9]`, groups in round brackets',
  ),
  sign(
    'StrayQuote',
    /[’”」『』`＂＇]/,
    undefined,
    '文字要用成对的引号括起来：\'…\'、"…" 或 “…”',
    'put texts in a pair of quotes: \'…\', "…" or “…”',
    'unclosed-text',
  ),
];

const BY_TOKEN = new Map([...LONG_FOREIGN_SIGNS, ...SHORT_FOREIGN_SIGNS].map((one) => [one.token, one] as const));

export const foreignSignOf = (token: TokenType): ForeignSign | undefined => BY_TOKEN.get(token);

/** Words that people write for words and signs of this language. Looked up only where the syntax is already wrong. */
const FOREIGN_WORDS: Readonly<Record<string, string>> = {
  ...{
    并且: '且',
    而且: '且',
    以及: '且',
    同时: '且',
    与: '且',
    和: '且',
    或者: '或',
    不: '非',
    不是: '非',
    不在: '不属于',
    在: '属于',
  },
  ...{ 若: '如果', 如: '如果', 假如: '如果', 则: '那么', 就: '那么', 等于: '=', 不等于: '!=', 大于: '>', 小于: '<' },
  ...{
    大于等于: '>=',
    大于或等于: '>=',
    不小于: '>=',
    不低于: '>=',
    小于等于: '<=',
    小于或等于: '<=',
    不大于: '<=',
    不高于: '<=',
  },
  ...{
    超过: '>',
    低于: '<',
    加: '+',
    减: '-',
    乘: '*',
    乘以: '*',
    除以: '/',
    否则如果: '否则 如果',
    elif: 'else if',
    elseif: 'else if',
  },
  ...{ is: '=', when: 'if', 当: '如果', 真: '是', 假: '否' },
};

/** The word or sign of the language that was probably meant by a name: `并且` → `且`, `AND` → `and`. */
export const meantBy = (name: string): string | undefined => {
  const plain = name.normalize('NFKC').toLowerCase();
  if (Object.hasOwn(FOREIGN_WORDS, plain)) return FOREIGN_WORDS[plain];
  return plain !== name &&
    ['if', 'then', 'else', 'and', 'or', 'not', 'in', 'over', 'where', 'true', 'false'].includes(plain)
    ? plain
    : undefined;
};
