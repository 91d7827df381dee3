import type { Bilingual } from '../diagnostics/diagnostic.js';

export interface NumberSlip {
  readonly message: Bilingual;
  readonly hint: Bilingual;
  /** The number that was meant, written properly, where that is clear. */
  readonly mended?: string;
  /** Whether the text can't have been meant as anything but a number. */
  readonly certain: boolean;
}

/** Longer texts are prose. */
const LONGEST = 200;

const NUMBER = /^[+-]?\d+(?:\.\d+)?%?$/;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?$/;
const UNDERSCORED = /^[+-]?\d+(?:_\d+)+(?:\.\d+)?%?$/;

/** What is wrong with a text that was meant as a number, and how to write it. Nothing for a proper number or for no number at all. */
export const numberSlip = (text: string): NumberSlip | undefined => {
  if (text.length > LONGEST || NUMBER.test(text)) return undefined;
  const plain = halfWidth(text).trim();
  if (NUMBER.test(plain)) return wide(text, plain);
  const grouped = GROUPED.test(plain) || UNDERSCORED.test(plain);
  if (grouped) return separated(text, plain);
  for (const { pattern, slip } of OTHERS) {
    const match = pattern.exec(plain);
    if (match) return { certain: false, ...slip(match, text) };
  }
  return undefined;
};

const halfWidth = (text: string): string =>
  text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[．｡。]/g, '.')
    .replace(/[％﹪]/g, '%')
    .replace(/[－−–—﹣]/g, '-')
    .replaceAll('＋', '+')
    .replaceAll('，', ',')
    .replaceAll('＿', '_');

const wide = (text: string, plain: string): NumberSlip => {
  const odd = [...new Set(text.match(/[^\d.%+-]/g) ?? [])].filter((one) => one.trim() !== '').join('');
  return {
    message: {
      zh: `“${text}”里有全角或不规范的字符“${odd}”`,
      en: `\`${text}\` has characters that are no plain digits or signs: ${odd}`,
    },
    hint: { zh: `写成 ${plain}`, en: `write ${plain}` },
    mended: plain,
    certain: /[０-９]/.test(text),
  };
};

const separated = (text: string, plain: string): NumberSlip => {
  const mended = plain.replace(/[,_]/g, '');
  return {
    message: { zh: `“${text}”里有千位分隔符`, en: `\`${text}\` has separators between its digits` },
    hint:
      plain.includes(',') && !/,0/.test(plain)
        ? {
            zh: `写成 ${mended}；是几个数的，写成列表 [${plain.replaceAll(',', ', ')}]`,
            en: `write ${mended}, or the list [${plain.replaceAll(',', ', ')}] if these are several numbers`,
          }
        : { zh: `写成 ${mended}`, en: `write ${mended}` },
    mended,
    certain: !text.includes('，'),
  };
};

interface Pattern {
  readonly pattern: RegExp;
  readonly slip: (match: RegExpExecArray, text: string) => Omit<NumberSlip, 'certain'>;
}

const write = (mended: string): { hint: Bilingual; mended: string } => ({
  hint: { zh: `写成 ${mended}`, en: `write ${mended}` },
  mended,
});

const OTHERS: readonly Pattern[] = [
  {
    pattern: /^(?=.*\d)[+-]?[\dOoIl]+(?:\.[\dOoIl]+)?%?$/,
    slip: ([found], text) => ({
      message: { zh: `“${text}”里有像数字的字母`, en: `\`${text}\` has letters that look like digits` },
      ...write(found.replace(/[Oo]/g, '0').replace(/[Il]/g, '1')),
    }),
  },
  {
    // 50#备注: YAML sees no comment.
    pattern: /^([+-]?\d+(?:\.\d+)?%?)\s*([#＃].*)$/,
    slip: ([, number = '', comment = '']) => ({
      message: { zh: `“${comment}”没有被当作注释`, en: `\`${comment}\` is not taken for a comment` },
      hint: {
        zh: `注释用半角 #，前面空一格：${number} #…`,
        en: `a comment begins with a space and a half-width #: ${number} #…`,
      },
      mended: number,
    }),
  },
  {
    // The line below was taken in: its colon is no colon to YAML.
    pattern: /^([+-]?\d+(?:\.\d+)?%?)\s+([\p{L}_][\p{L}\p{N}_]*)([:：])/u,
    slip: ([, , key = '', colon = '']) => ({
      message: { zh: `下一行的“${key}”被并进了这个数`, en: `\`${key}\` of the line below was taken into the number` },
      hint:
        colon === '：'
          ? {
              zh: `把“${key}”后面的全角冒号改为半角冒号加空格，并与上一行的键对齐`,
              en: `use a half-width colon and a space after \`${key}\`, and align it with the key above`,
            }
          : {
              zh: `“${key}”的冒号后面加一个空格，并与上一行的键对齐`,
              en: `put a space after the colon of \`${key}\`, and align it with the key above`,
            },
    }),
  },
  {
    pattern: /^([+-]?\d+(?:\.\d+)?)\s+%$/,
    slip: ([, number = ''], text) => ({
      message: { zh: `“${text}”的百分号前面有空格`, en: `there is a space before the percent sign of \`${text}\`` },
      ...write(`${number}%`),
    }),
  },
  {
    pattern: /^([+-]?)(\.\d+%?)$/,
    slip: ([, sign = '', rest = ''], text) => ({
      message: { zh: `“${text}”的小数点前面没有数字`, en: `\`${text}\` has no digit before its point` },
      ...write(`${sign}0${rest}`),
    }),
  },
  {
    pattern: /^([+-]?\d+)\.(%?)$/,
    slip: ([, number = '', percent = ''], text) => ({
      message: { zh: `“${text}”的小数点后面没有数字`, en: `\`${text}\` has no digit behind its point` },
      ...write(`${number}${percent}`),
    }),
  },
  {
    pattern: /^([+-]?\d+)[,，、](\d+)$/,
    slip: ([, whole = '', part = ''], text) => ({
      message: { zh: `“${text}”里的逗号不是小数点`, en: `the comma in \`${text}\` is no decimal point` },
      hint: {
        zh: `小数写成 ${whole}.${part}；是两个数的，写成列表 [${whole}, ${part}]`,
        en: `write ${whole}.${part}, or the list [${whole}, ${part}] if these are two numbers`,
      },
    }),
  },
  {
    pattern: /^([+-]?)(\d+(?:\.\d+)?)\s*(万|亿)(?![\p{L}])/u,
    slip: ([, sign = '', number = '', unit = ''], text) => ({
      message: { zh: `“${text}”里不能写“${unit}”`, en: `\`${text}\` has the multiplier ${unit}` },
      ...write(`${sign}${multiplied(number, unit === '万' ? 4 : 8)}`),
    }),
  },
  {
    pattern: /^([+-]?\d+(?:\.\d+)?)\s*‰$/,
    slip: (_match, text) => ({
      message: { zh: `“${text}”用了千分号`, en: `\`${text}\` has a per-mille sign` },
      hint: { zh: '写成百分数或小数，如 5‰ 写成 0.5%', en: 'write a percentage or a decimal: 0.5% for 5‰' },
    }),
  },
  {
    pattern: /^([+-]?\d+(?:\.\d+)?%?)\s*(\p{L}[\p{L}/²³]{0,7})$/u,
    slip: ([, number = '', unit = ''], text) => ({
      message: { zh: `“${text}”里带着单位“${unit}”`, en: `\`${text}\` has a unit: ${unit}` },
      hint: { zh: `只写数：${number}`, en: `write the number alone: ${number}` },
      mended: number,
    }),
  },
  {
    pattern: /^[零〇一二两三四五六七八九十百千万亿点]+$/,
    slip: (_match, text) => ({
      message: { zh: `“${text}”是汉字数字`, en: `\`${text}\` is written in Chinese numerals` },
      hint: { zh: '用阿拉伯数字写，如“五十”写成 50', en: 'write it in digits, such as 50' },
    }),
  },
];

/** A decimal times a power of ten, as text. */
const multiplied = (number: string, places: number): string => {
  const [whole = '', fraction = ''] = number.split('.');
  const digits = `${whole}${fraction.slice(0, places).padEnd(places, '0')}`.replace(/^0+(?=\d)/, '');
  const rest = fraction.slice(places);
  return rest === '' ? digits : `${digits}.${rest}`;
};
