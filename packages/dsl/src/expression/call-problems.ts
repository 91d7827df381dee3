import type { IToken } from 'chevrotain';
import type { Bilingual } from '../diagnostics/diagnostic.js';
import { AGGREGATES, type Aggregate } from './ast.js';
import { endOf, startOf } from './positions.js';
import { type Problem, say } from './problem.js';
import { wordOf } from './words.js';

/** What can be wrong with what stands in the brackets of a call. */

type At = Pick<Problem, 'start' | 'end'>;

export const isAggregate = (name: string): name is Aggregate => (AGGREGATES as readonly string[]).includes(name);

const at = (token: IToken): At => ({ start: startOf(token), end: endOf(token) });
const zhOf = (name: string): string => wordOf(name)?.zh ?? name;

const RANK_FORM = say('如 排名(值, 最低, 组别 其中 条件)', 'as in `rank(value, lowest, group where condition)`');

export const notAnAggregate = (callee: IToken, name: string): Problem => ({
  code: 'bad-aggregate',
  ...at(callee),
  ...(name === 'rank'
    ? {
        message: say('“排名”里只能写“其中”，不能写“遍历”“否则”', '`rank` takes a `where`, but no `over` or `else`'),
        hint: RANK_FORM,
      }
    : {
        message: say(
          `“${callee.image}”不能对集合汇总，里面不能写“遍历”“其中”“否则”`,
          `\`${name}\` does not go over a set: no \`over\`, \`where\` or \`else\` in it`,
        ),
        hint: say(
          `能汇总的有：${AGGREGATES.map(zhOf).join('、')}，如 求和(权重 遍历 任务 其中 条件)`,
          `what goes over sets: ${AGGREGATES.join(', ')}, as in \`sum(weight over tasks where c)\``,
        ),
      }),
});

/** The aggregate's right form. */
export const form = (callee: IToken, name: Aggregate): Problem => {
  const counts = name === 'count';
  return {
    code: 'bad-aggregate',
    ...at(callee),
    message: counts
      ? say(`“${callee.image}”里先写集合或清单的名称`, `\`${name}\` starts with the name of a set or list`)
      : say(`“${callee.image}”要写明遍历哪个集合或清单`, `\`${name}\` must say which set or list it goes over`),
    hint: rightForm(name),
  };
};

const rightForm = (name: Aggregate): Bilingual => {
  switch (name) {
    case 'count':
      return say('请写 计数(集合) 或 计数(集合 其中 条件)', 'write `count(set)` or `count(set where condition)`');
    case 'any':
    case 'all':
      return say(`请写 ${zhOf(name)}(条件 遍历 集合)`, `write \`${name}(condition over set)\``);
    case 'sum':
      return say('请写 求和(值 遍历 集合 其中 条件)', 'write `sum(value over set where condition)`');
    default:
      return say(
        `请写 ${zhOf(name)}(值 遍历 集合 其中 条件 否则 0)`,
        `write \`${name}(value over set where condition else 0)\``,
      );
  }
};

/** An argument where none can stand. */
export const outOfPlace = (argument: At, name: Aggregate | 'rank'): Problem => ({
  code: 'bad-aggregate',
  start: argument.start,
  end: argument.end,
  ...(name === 'rank'
    ? {
        message: say('“其中”的条件要写在最后', 'the condition after `where` comes last'),
        hint: RANK_FORM,
      }
    : {
        message: say(
          `对集合汇总的“${zhOf(name)}”里不用逗号`,
          `there are no commas in \`${name}\` where it goes over a set or list`,
        ),
        hint: rightForm(name),
      }),
});

const OF_NONE: Partial<Record<Aggregate, Bilingual>> = {
  sum: say('0', '0'),
  count: say('0', '0'),
  any: say('否', 'false'),
  all: say('是', 'true'),
};

/** `else` in an aggregate that has a result of none. */
export const elseOfKnown = (word: IToken, name: Aggregate): Problem | undefined => {
  const result = OF_NONE[name];
  return (
    result && {
      code: 'bad-aggregate',
      ...at(word),
      message: say(
        `“${zhOf(name)}”没有成员时就是${result.zh === '0' ? ' 0' : `“${result.zh}”`}，不写“否则”`,
        `\`${name}\` of none is ${result.en} and takes no \`else\``,
      ),
      hint: say(
        '删去“否则”；要别的结果写 如果 计数(集合) = 0 那么 甲 否则 乙',
        'leave it out; for another result write `if count(set) = 0 then A else B`',
      ),
    }
  );
};

/** `best: lowest`: there are no colons. */
export const named = (word: IToken, colon: IToken): Problem => ({
  code: 'expression-syntax',
  start: startOf(word),
  end: endOf(colon),
  message: say(`“${word.image}”后面不能写冒号`, `no colon can follow \`${word.image}\``),
  hint: HINTS.get(word.image) ?? NO_NAMES,
  // Words stand in any order, so that leaving out what they are for changes nothing.
  ...(OPTION_NAMES.includes(word.image) ? { remedies: [{ text: '' }] } : {}),
});

const OPTION_NAMES = ['best', '取优', 'among', '范围', 'ties', '并列'];

const NO_NAMES = say(
  '括号里只按次序写值，不写名称：限于(值, 0, 100)',
  'the brackets hold values in their order, without names: `clamp(value, 0, 100)`',
);

/** By what people take from the keys of items and from the words of the language. */
const HINTS: ReadonlyMap<string, Bilingual> = new Map(
  [
    {
      words: OPTION_NAMES,
      hint: say('选项直接写：排名(值, 最低, 组别)', 'the options stand alone: `rank(value, lowest, group)`'),
    },
    {
      words: ['where', '其中'],
      hint: say(
        '条件写在最后，不加逗号和冒号：求和(值 遍历 集合 其中 条件)、排名(值, 最低 其中 条件)',
        'conditions come last, without comma and colon: `sum(value over set where condition)`, ' +
          '`rank(value, lowest where condition)`',
      ),
    },
    {
      words: ['over', '遍历'],
      hint: say('不加逗号和冒号：求和(值 遍历 集合)', 'without comma and colon: `sum(value over set)`'),
    },
    {
      words: ['empty', '空时', 'else', '否则'],
      hint: say(
        '没有成员时的结果写在最后，不加逗号和冒号：平均(值 遍历 集合 否则 0)',
        'the result of none comes last, without comma and colon: `mean(value over set else 0)`',
      ),
    },
  ].flatMap(({ words, hint }) => words.map((word) => [word, hint] as const)),
);
