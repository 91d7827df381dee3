import type { Bilingual } from '../diagnostics/diagnostic.js';
import { halfWidth } from './characters.js';
import { spacedOut } from './glued.js';
import { type Problem, say } from './problem.js';

/** Reading and refusing numbers, dates and texts by their images. */

type Refusal = Pick<Problem, 'code' | 'message' | 'hint' | 'remedies'>;

/** `０.５％` → text `0.5`, percent. */
export const readNumber = (image: string): { readonly text: string; readonly percent: boolean } => {
  const text = halfWidth(image);
  const percent = text.endsWith('%');
  return { text: percent ? text.slice(0, -1) : text, percent };
};

/** The content of a text: without its quotes, doubled straight quotes made single. */
export const readText = (image: string): string => {
  const quote = image.charAt(0);
  const content = image.slice(1, -1);
  return quote === "'" || quote === '"' ? content.replaceAll(quote + quote, quote) : content;
};

const daysIn = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

const isCalendarDay = (year: number, month: number, day: number): boolean =>
  year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);

const dateText = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** `2021年3月15日` or `2021-3-15` in the right form, if it is a day. */
const asDate = (text: string): string | undefined => {
  const found = /^(\d{4})[-年](\d{1,2})[-月](\d{1,2})[日号]?$/u.exec(text);
  if (!found) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return isCalendarDay(year, month, day) ? dateText(year, month, day) : undefined;
};

const noSuchDay = (text: string, year: number, month: number): Refusal => {
  const last = month >= 1 && month <= 12 && year >= 1 ? dateText(year, month, daysIn(year, month)) : undefined;
  return {
    code: 'bad-date',
    message: say(`日历上没有“${text}”这一天`, `there is no day \`${text}\` in the calendar`),
    hint: last
      ? say(`该月最后一天是 ${last}`, `that month ends on \`${last}\``)
      : say('日期写成 年-月-日，如 2021-03-15', 'dates are written year-month-day, such as `2021-03-15`'),
    ...(last ? { remedies: [{ text: last, tentative: true }] } : {}),
  };
};

/** What is wrong with a date in the right form, if anything. */
export const refuseDay = (image: string): Refusal | undefined => {
  const text = halfWidth(image);
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return isCalendarDay(year, month, day) ? undefined : noSuchDay(text, year, month);
};

const wrongForm = (text: string): Refusal => {
  const right = asDate(text);
  const parts = /^(\d+)-(\d+)-(\d+)$/.exec(text);
  const minus = parts ? `${Number(parts[1])} - ${Number(parts[2])} - ${Number(parts[3])}` : undefined;
  return {
    code: 'bad-date',
    message: say(`“${text}”不是日期的写法`, `\`${text}\` is not how a date is written`),
    hint: right
      ? say(`请写 ${right}`, `write \`${right}\``)
      : minus
        ? say(
            `日期写成 2021-03-15 的样子；若是相减，请加空格：${minus}`,
            `dates look like \`2021-03-15\`; for a subtraction put spaces: \`${minus}\``,
          )
        : say('日期写成 2021-03-15 的样子', 'dates look like `2021-03-15`'),
    ...(right ? { remedies: [{ text: right }] } : {}),
  };
};

/** What is wrong with something that looks like a date. */
export const refuseDate = (image: string): Refusal => wrongForm(halfWidth(image));

/** `1.5e3` → `1500`; undefined where the digits would run wild. */
const expanded = (mantissa: string, exponent: number): string | undefined => {
  if (Math.abs(exponent) > 30) return undefined;
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const text = `${padded.slice(0, at)}.${padded.slice(at)}`;
  return text.replace(/\.?0*$/, '').replace(/^0+(?=\d)/, '');
};

const badNumber = (message: Bilingual, hint: Bilingual): Refusal => ({ code: 'bad-number', message, hint });
const instead = (message: Bilingual, right: string): Refusal => ({
  ...badNumber(message, say(`请写 ${right}`, `write \`${right}\``)),
  remedies: [{ text: right }],
});

/** What is wrong with something that starts like a number. */
export const refuseNumber = (image: string): Refusal => {
  const text = halfWidth(image);
  const sign = text.endsWith('%') ? '%' : '';
  const bare = sign ? text.slice(0, -1) : text;
  const shape = say(`“${text}”不是数的写法`, `\`${text}\` is not how a number is written`);

  if (/^\d{4}年\d{1,2}月/u.test(text)) return wrongForm(text);
  if (/^[\d_]+(\.[\d_]+)?$/.test(bare) && bare.includes('_')) {
    const message = say(`“${text}”：数里不能有下划线`, `\`${text}\`: a number has no underscores`);
    return instead(message, bare.replaceAll('_', '') + sign);
  }
  const scientific = /^(\d+(?:\.\d+)?)[eE]([-+]?\d+)$/.exec(bare);
  if (scientific) {
    const right = expanded(scientific[1] ?? '', Number(scientific[2]));
    const message = say(`“${text}”：不用科学记数法`, `\`${text}\`: numbers are not written with an exponent`);
    return right === undefined
      ? badNumber(message, say('请写出全部数字', 'write out the digits'))
      : instead(message, right + sign);
  }
  if (/^\.\d+$/.test(bare)) return instead(shape, `0${text}`);
  if (/^\d+\.$/.test(bare)) return instead(shape, bare.slice(0, -1) + sign);
  if (/^0\d+(\.\d+)?$/.test(bare)) {
    const message = say(`“${text}”：数的前面不能有多余的 0`, `\`${text}\`: a number has no leading zeros`);
    return instead(message, bare.replace(/^0+(?=\d)/, '') + sign);
  }
  const glued = /^(\d+(?:\.\d+)?)([^\d.].*)$/u.exec(text);
  if (glued) return gluedNumber(text, glued[1] ?? '', glued[2] ?? '');
  return badNumber(shape, say('数写成 12 或 0.5 的样子', 'numbers look like `12` or `0.5`'));
};

const gluedNumber = (text: string, digits: string, rest: string): Refusal => {
  const word = /^(?:and|or|in|not|then|else|over|where)(?![a-z])/.test(rest) ? rest : spacedOut(rest);
  return {
    ...badNumber(
      say(`“${digits}”和“${rest}”连在了一起`, `\`${digits}\` and \`${rest}\` stand together without a space`),
      word === undefined
        ? say(
            `若是数，只写 ${digits}（单位在字段里注明）；若相乘，写 ${digits} * ${rest}；名称不能以数字开头`,
            `for a number write only \`${digits}\` (units belong to fields), for a product \`${digits} * ${rest}\`; ` +
              `\`${text}\` is no name, as it starts with a digit`,
          )
        : say(`请加空格：${digits} ${word}`, `put spaces: \`${digits} ${word}\``),
    ),
    remedies: [word === undefined ? { text: digits, tentative: true } : { text: `${digits} ${word}` }],
  };
};

/** `12,000`: the number with its separators. */
export const refuseThousands = (image: string): Refusal => {
  const text = halfWidth(image);
  const message = say(`“${text}”：数里不能有千位分隔符`, `\`${text}\`: a number has no thousands separators`);
  return instead(message, text.replaceAll(',', ''));
};
