import { Exact, type FieldInfo, numberSlip, parseExact, type ScalarNode } from '@zhunsheng/dsl';
import { CellProblem, WANTED } from './problem.js';
import { say } from './reporter.js';

/** A number as JSON writes it, or a text that holds a decimal. */
export const readNumber = (field: FieldInfo, node: ScalarNode): Exact | CellProblem => {
  const read = parseExact(node.text);
  if (!read.ok) return read.reason === 'range' ? outOfRange() : numberProblem(field, node);
  if (field.type !== 'percent' && node.text.endsWith('%')) return strayPercent(field, read.value);
  if (field.type === 'count') {
    if (!read.value.isInteger) return new CellProblem('not-a-count', say('个数不能有小数', 'a count has no fraction'));
    if (read.value.sign < 0) return new CellProblem('not-a-count', say('个数不能小于 0', 'a count is not below 0'));
  }
  return read.value;
};

const outOfRange = (): CellProblem =>
  new CellProblem('number-out-of-range', say('这个数太大或太长', 'the number is too large or too long'));

const strayPercent = (field: FieldInfo, value: Exact): CellProblem => {
  const what = say('这个字段不是百分数', 'the field is no percentage');
  if (field.type !== 'number') return new CellProblem('not-a-number', what);
  const [whole, share] = [value.mul(Exact.HUNDRED).toDecimal(9), value.toDecimal(9)];
  return new CellProblem(
    'not-a-number',
    what,
    say(
      `写成数：${whole} 或 ${share}，看字段怎样计`,
      `write a number, ${whole} or ${share}, whichever the field means`,
    ),
  );
};

/** Longer texts are no slips of a number. */
const LONGEST = 60;
const HEX = /^[-+]?0[xob]/i;
const NOTHING = /^[-+]?(?:nan|inf(?:inity)?|∞|n\/a|无|缺|—+|-+|\/)$/i;

const numberProblem = (field: FieldInfo, node: ScalarNode): CellProblem => {
  const { text } = node;
  const wanted = WANTED[field.type];
  const trimmed = text.trim();
  if (trimmed !== text && parseExact(trimmed).ok) {
    return new CellProblem(
      'number-slip',
      say('数的前后有空格', 'there is space around the number'),
      say(`写成 "${trimmed}"`, `write "${trimmed}"`),
    );
  }
  if (text.length > LONGEST || HEX.test(trimmed)) return new CellProblem('not-a-number', wanted);
  const glued = gluedUnit(field, trimmed);
  if (glued) return glued;
  const slip = numberSlip(text);
  if (slip) return new CellProblem('number-slip', slip.message, slip.hint, true);
  return new CellProblem(
    'not-a-number',
    wanted,
    NOTHING.test(trimmed)
      ? say('没有数据的写 null，或不写这一项', 'where there is nothing, write null or leave the item out')
      : undefined,
  );
};

/** `12万元`: what to write depends on the unit that the field is given in. Multipliers and letters like digits are for `numberSlip`. */
const gluedUnit = (field: FieldInfo, text: string): CellProblem | undefined => {
  const match = /^([-+]?\d+(?:\.\d+)?)\s*([\p{L}][\p{L}\d/]{0,7})$/u.exec(text.normalize('NFKC'));
  const [, number, unit] = match ?? [];
  const own = field.unit?.normalize('NFKC');
  if (number === undefined || unit === undefined || own === undefined || /^[OoIlEe\d]+$/.test(unit)) return undefined;
  const multiplier = unit === '万' || unit === '亿';
  if (multiplier && !/^[万亿]/.test(own)) return undefined;
  const what = say(`数的后面带着“${unit}”`, `the number has "${unit}" behind it`);
  return new CellProblem(
    'number-slip',
    what,
    unit === own || (multiplier && own === `${unit}元`)
      ? say(`只写数：${number}`, `write the number alone: ${number}`)
      : say(`换算成${own}，只写数`, `convert it to ${own} and write the number alone`),
  );
};
