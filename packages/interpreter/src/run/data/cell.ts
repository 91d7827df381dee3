import { type FieldInfo, nearest, parseExact, type ScalarNode, type SourceNode, type Value } from '@zhunsheng/dsl';
import { readDate } from './date.js';
import { readNumber } from './number.js';
import { CellProblem, WANTED } from './problem.js';
import { listed, say } from './reporter.js';

/** Reads one value of a field's type, exactly as written: nothing is turned into another type. */
export const readCell = (field: FieldInfo, node: SourceNode): Value | CellProblem => {
  if (node.kind !== 'scalar')
    return new CellProblem(
      'wrong-value',
      WANTED[field.type],
      node.kind === 'map'
        ? say('这个字段不按成员填写，只写一个值', 'the field has no members: write a single value')
        : say('只写一个值', 'write a single value'),
    );
  if (node.text.trim() === '') return new CellProblem('blank-value', say('是空的', 'it is blank'), undefined, true);
  switch (field.type) {
    case 'flag':
      return readFlag(node);
    case 'date':
      return readDate(node);
    case 'text':
      return readText(node);
    case 'choice':
      return readChoice(node, field.choices ?? []);
    default:
      return readNumber(field, node);
  }
};

const TRUE = new Set(['true', '1', 'yes', 'y', 'on', 't', '是', '有', '对', '√', '✓', '✔']);
const FALSE = new Set(['false', '0', 'no', 'n', 'off', 'f', '否', '无', '没有', '不', '×']);

const readFlag = (node: ScalarNode): boolean | CellProblem => {
  if (node.style === 'plain' && (node.text === 'true' || node.text === 'false')) return node.text === 'true';
  const word = node.text.trim().toLowerCase();
  const meant = TRUE.has(word) ? 'true' : FALSE.has(word) ? 'false' : undefined;
  if (meant === undefined) return new CellProblem('not-a-flag', WANTED.flag);
  return new CellProblem('not-a-flag', WANTED.flag, say(`写 ${meant}，不加引号`, `write ${meant}, without quotes`));
};

/** A bare number or flag is no text, whichever file format it stands in. */
const isText = (node: ScalarNode): boolean =>
  node.style !== 'plain' || !(node.text === 'true' || node.text === 'false' || parseExact(node.text).ok);

const readText = (node: ScalarNode): string | CellProblem =>
  isText(node)
    ? node.text
    : new CellProblem('wrong-value', WANTED.text, say(`加上引号："${node.text}"`, `put it in quotes: "${node.text}"`));

const readChoice = (node: ScalarNode, choices: readonly string[]): string | CellProblem => {
  const known = choices.includes(node.text);
  if (known && isText(node)) return node.text;
  if (known)
    return new CellProblem(
      'not-a-choice',
      WANTED.choice,
      say(`加上引号："${node.text}"`, `put it in quotes: "${node.text}"`),
    );
  const all = listed(choices);
  const near = nearest(node.text, choices);
  return new CellProblem(
    'not-a-choice',
    say(`不在选项中（${all.zh}）`, `it is none of: ${all.en}`),
    near === undefined ? undefined : say(`是不是 ${near}？`, `did you mean \`${near}\`?`),
  );
};
