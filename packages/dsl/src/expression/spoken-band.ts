import type { Bilingual } from '../diagnostics/diagnostic.js';
import { say } from './problem.js';

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^(?:大于|高于|超过|多于)$/, '>'],
  [/^(?:小于|低于|不足|少于)$/, '<'],
  [/^(?:不低于|不少于|不小于)$/, '>='],
  [/^(?:不超过|不高于|不大于|不多于)$/, '<='],
];

const SPOKEN = /^(\p{Script=Han}*)(\d+(?:\.\d+)?%?)(\p{Script=Han}*)$/u;
const RANGE = /^(\d+(?:\.\d+)?%?)(?:-|~|—+|–|至|到)(\d+(?:\.\d+)?%?)(?:之间)?$/;

interface SpokenBand {
  readonly hint: Bilingual;
  /** What may be meant, the likeliest first. */
  readonly bands: readonly string[];
}

/** How to write a band that is put in words (`90%以上`, `不足80%`) or as a range (`80%-90%`); nothing for any other text. */
export const spokenBand = (text: string): SpokenBand | undefined => {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const range = RANGE.exec(plain);
  if (range) {
    const [, low = '', high = ''] = range;
    return {
      hint: say(
        `写成 ">= ${low}, < ${high}" 的样子，两端含不含照文件定`,
        `write \`>= ${low}, < ${high}\`, with the ends in or out as the text has it`,
      ),
      bands: [`>= ${low}, < ${high}`, `> ${low}, <= ${high}`, `>= ${low}, <= ${high}`],
    };
  }
  const [, before = '', number = '', behind = ''] = SPOKEN.exec(plain) ?? [];
  const sign = behind === '' ? SIGNS.find(([pattern]) => pattern.test(before))?.[1] : undefined;
  if (sign !== undefined)
    return { hint: say(`写成 "${sign} ${number}"`, `write \`${sign} ${number}\``), bands: [`${sign} ${number}`] };
  const direction = before === '' ? /^(?:\(含\)|含|及|或)?以?(上|下)$/.exec(behind)?.[1] : undefined;
  if (direction === undefined) return undefined;
  const [within, without] = direction === '上' ? ['>=', '>'] : ['<=', '<'];
  return {
    hint: say(
      `写成 "${within} ${number}"（含 ${number}）或 "${without} ${number}"（不含）`,
      `write \`${within} ${number}\`, or \`${without} ${number}\` without ${number} itself`,
    ),
    bands: [`${within} ${number}`, `${without} ${number}`],
  };
};
