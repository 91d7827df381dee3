import type { Bilingual } from '../diagnostics/diagnostic.js';
import { numberSlip } from './number-slip.js';
import { brief } from './reporter.js';

export interface JsonMistake {
  readonly message: Bilingual;
  readonly hint: Bilingual;
  /** What to write in its place. */
  readonly write?: string;
}

const mistake = (zh: string, en: string, hintZh: string, hintEn: string): JsonMistake => ({
  message: { zh, en },
  hint: { zh: hintZh, en: hintEn },
});

const mended = (write: string, one: JsonMistake): JsonMistake => ({ ...one, write });

/** What can be wrong with the structure of a JSON text. */
export const JSON_SAYS = {
  comment: mended('', mistake('JSON 里不能写注释', 'JSON has no comments', '删去注释', 'remove the comment')),
  wideComma: mended(
    ',',
    mistake('逗号是全角的', 'the comma is full-width', '把“，”改为半角逗号', 'use a half-width comma'),
  ),
  wideColon: mended(
    ':',
    mistake('冒号是全角的', 'the colon is full-width', '把“：”改为半角冒号', 'use a half-width colon'),
  ),
  space: mistake(
    '空格是全角的或不规范的',
    'this is no plain space',
    '改为半角空格，或删去',
    'use a plain space, or remove it',
  ),
  openString: mistake(
    '这个引号没有收尾',
    'this quote is never closed',
    '在这一行补上收尾的双引号；换行写成 \\n',
    'close it on the same line; write a line break as \\n',
  ),
  tab: mended(
    '\\t',
    mistake('文字里有制表符', 'there is a tab in the text', '写成 \\t，或改为空格', 'write \\t, or use spaces'),
  ),
  escape: mistake(
    '反斜线后面不能是这个字符',
    'this character may not follow a backslash',
    '反斜线本身写成 \\\\',
    'write a backslash as \\\\',
  ),
  noItem: mistake(
    '这里缺一项',
    'an item is missing here',
    '删去多余的逗号，或补上这一项',
    'remove the comma, or add the item',
  ),
  lastComma: mended(
    '',
    mistake('最后一项后面不能有逗号', 'no comma may follow the last item', '删去这个逗号', 'remove the comma'),
  ),
  noComma: mistake(
    '两项之间缺逗号',
    'a comma is missing between two items',
    '在上一项后面加半角逗号',
    'put a comma behind the item before it',
  ),
  more: mistake(
    '数据结束以后还有内容',
    'there is more behind the end of the data',
    '删去它；几份数据要分开存，或放进一个 […]',
    'remove it; put several values into files of their own, or into one […]',
  ),
  stray: mistake(
    '这个符号不该在这里',
    'this mark may not stand here',
    '检查前后的括号、逗号和引号',
    'look at the brackets, commas and quotes around it',
  ),
  nothing: mistake('没有数据', 'there is no data', '写上数据', 'write the data'),
  key: mistake('这里应是一个键', 'a key must stand here', '写成 "键": 值', 'write "key": value'),
  bareKey: (key: string): JsonMistake =>
    mended(
      JSON.stringify(key),
      mistake(
        `键 ${brief(key)} 没有引号`,
        `the key ${brief(key)} has no quotes`,
        `写成 "${brief(key)}"`,
        `write "${brief(key)}"`,
      ),
    ),
  noColon: (key: string): JsonMistake =>
    mistake(
      `“${brief(key)}”后面缺冒号`,
      `there is no colon after \`${brief(key)}\``,
      '写成 "键": 值',
      'write "key": value',
    ),
  noValue: (key: string): JsonMistake =>
    mistake(
      `“${brief(key)}”没有值`,
      `\`${brief(key)}\` has no value`,
      '补上值；没有数据的写 null',
      'add the value, or null for none',
    ),
  singleQuotes: (text: string): JsonMistake =>
    mended(
      JSON.stringify(text),
      mistake('用了单引号', 'these are single quotes', `写成 "${brief(text)}"`, `write "${brief(text)}"`),
    ),
  wideQuotes: (text: string): JsonMistake =>
    mended(
      JSON.stringify(text),
      mistake('引号是全角的', 'these quotes are full-width', `写成 "${brief(text)}"`, `write "${brief(text)}"`),
    ),
  closing: (wanted: string, found: string): JsonMistake =>
    mistake(
      `这里应是 ${wanted}，不是 ${found}`,
      `${wanted} must stand here, not ${found}`,
      '括号要成对',
      'brackets come in pairs',
    ),
} as const;

export const isJsonNumber = (word: string): boolean => /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(word);

interface BadWord extends JsonMistake {
  /** What was meant, where it is clear. */
  readonly mended?: string;
  /** Whether it was meant as a text. */
  readonly quoted?: true;
}

/** What is wrong with a bare word that JSON does not know. */
export const badWord = (word: string): BadWord => {
  const shown = brief(word);
  if (/^[-+]?(?:nan|inf(?:inity)?|∞)$/i.test(word)) {
    return mistake(
      `${shown} 不是数`,
      `${shown} is no number`,
      '没有数据的写 null，或不写这一项',
      'write null, or leave the item out',
    );
  }
  const literal = LITERALS.get(word.toLowerCase());
  if (literal !== undefined)
    return { ...write(literal, `${shown} 不是 JSON 的写法`, `${shown} is not written like that in JSON`) };
  const zeros = /^(-?)0+(\d[\d.]*(?:[eE][-+]?\d+)?)$/.exec(word);
  if (zeros) return write(`${zeros[1] ?? ''}${zeros[2] ?? ''}`, `${shown} 前面多了 0`, `${shown} has leading zeros`);
  if (/^\+/.test(word) && isJsonNumber(word.slice(1)))
    return write(word.slice(1), `${shown} 不能带加号`, `${shown} may not have a plus sign`);
  if (/^[-+]?\d+(?:\.\d+)?%$/.test(word)) {
    return {
      ...mistake(
        `${shown} 带着百分号，不是数`,
        `${shown} has a percent sign and is no number`,
        `写成文字 "${shown}"`,
        `write it as a text: "${shown}"`,
      ),
      write: JSON.stringify(word),
      quoted: true,
    };
  }
  const slip = numberSlip(word);
  if (slip) {
    const { message, hint, mended } = slip;
    return mended !== undefined && isJsonNumber(mended) ? { message, hint, mended, write: mended } : { message, hint };
  }
  return {
    ...mistake(`${shown} 没有引号`, `${shown} has no quotes`, `文字写成 "${shown}"`, `write a text as "${shown}"`),
    write: JSON.stringify(word),
    quoted: true,
  };
};

const LITERALS: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['false', 'false'],
  ['null', 'null'],
  ['none', 'null'],
  ['undefined', 'null'],
  ['yes', 'true'],
  ['no', 'false'],
  ['是', 'true'],
  ['否', 'false'],
]);

const write = (mended: string, zh: string, en: string): BadWord => ({
  ...mistake(zh, en, `写成 ${mended}`, `write ${mended}`),
  mended,
  write: mended,
});
