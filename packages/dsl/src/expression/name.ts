import { foreignToNames, isIdentifier } from './characters.js';
import { holdsGluedWord } from './glued.js';
import { type Problem, type Remedy, say } from './problem.js';
import { NOT_IN_ZH } from './tokens.js';
import { wordOf } from './words.js';

/** Whether a word of the language, in either tongue, has taken the name. */
export const isReservedName = (name: string): boolean => name === NOT_IN_ZH || wordOf(name) !== undefined;

/** What is wrong with a new name that starts at an index, if anything. */
export const checkNewName = (name: string, at: number): Problem | undefined => {
  const whole = { start: at, end: at + name.length };
  if (isReservedName(name)) {
    const word = wordOf(name);
    return {
      code: 'reserved-name',
      ...whole,
      message: say(
        `“${name}”是规则语言自己的词${word ? `（${word.note.zh}）` : ''}，不能用作名称`,
        `\`${name}\` is a word of the language${word ? ` (${word.note.en})` : ''} and cannot be a name`,
      ),
      hint: say(`换一个更具体的名称，如 ${name}值`, `take a more telling name, such as \`${name}_value\``),
      remedies: renamed(whole, isHan(name) ? `${name}值` : `${name}_value`),
    };
  }
  if (isIdentifier(name)) return holdsGluedWord(name) ? glued(name, whole) : undefined;
  if (name.trim() === '') {
    return {
      code: 'bad-name',
      ...whole,
      message: say('这里缺名称', 'there is no name here'),
      hint: say('名称由文字、数字和下划线组成', 'a name is made of letters, digits and underscores'),
    };
  }
  const foreign = foreignToNames(name);
  if (foreign) return foreignCharacter(name, foreign, at);
  const lead = /^[\p{M}\p{Nd}]+/u.exec(name)?.[0] ?? '';
  return {
    code: 'bad-name',
    start: at,
    end: at + lead.length,
    message: say(`名称“${name}”不能以“${lead}”开头`, `the name \`${name}\` cannot start with \`${lead}\``),
    hint: say(`以文字开头，如 第${name}`, `start with a letter, such as \`n${name}\``),
    remedies: renamed(whole, isHan(name) ? `第${name}` : `n${name}`),
  };
};

const isHan = (name: string): boolean => /\p{Script=Han}/u.test(name);

/** Another name. What refers to the old one is not renamed with it. */
const renamed = (whole: { start: number; end: number }, text: string): readonly Remedy[] =>
  isIdentifier(text) && !isReservedName(text) && !holdsGluedWord(text) ? [{ ...whole, text, tentative: true }] : [];

const foreignCharacter = (name: string, foreign: { start: number; end: number }, at: number): Problem => {
  const joined = name
    .trim()
    .split(/[^\p{L}\p{Nl}\p{M}\p{Nd}_]+/u)
    .filter((part) => part !== '')
    .join('_');
  const proposal = isIdentifier(joined) && !isReservedName(joined) && !holdsGluedWord(joined) ? joined : undefined;
  const shown = name.slice(foreign.start, foreign.end);
  return {
    code: 'bad-name',
    start: at + foreign.start,
    end: at + foreign.end,
    message: say(
      `名称里不能有${shown.trim() === '' ? '空格' : ` ${shown} `}：${name}`,
      `the name \`${name}\` cannot hold \`${shown}\``,
    ),
    hint: say(
      `名称只由文字、数字和下划线组成${proposal ? `，如 ${proposal}` : ''}`,
      `a name is made of letters, digits and underscores only${proposal ? `, such as \`${proposal}\`` : ''}`,
    ),
    ...(proposal ? { remedies: renamed({ start: at, end: at + name.length }, proposal) } : {}),
  };
};

const glued = (name: string, whole: { start: number; end: number }): Problem => ({
  code: 'bad-name',
  ...whole,
  message: say(`名称“${name}”里含有规则语言的词`, `the name \`${name}\` holds a word of the language`),
  hint: say('名称里不能含 如果、那么、否则、不属于、遍历', 'a name cannot hold 如果, 那么, 否则, 不属于 or 遍历'),
});
