import type { Bilingual } from '../diagnostic.js';
import type { CodeEntry } from './entry.js';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

export const expressionCodes = {
  'expression-empty': {
    severity: 'error',
    title: say('缺表达式', 'no expression'),
    hint: say('写一个数、名称或算式', 'write a number, a name or a formula'),
  },
  'expression-syntax': {
    severity: 'error',
    title: say('表达式写法有误', 'expression cannot be read'),
    hint: say('对照语言手册的表达式一节', 'see the section on expressions in the language reference'),
  },
  'expression-too-deep': {
    severity: 'error',
    title: say('表达式嵌套太深', 'expression nested too deep'),
    hint: say('分成几步，在 values 下取名', 'split it into named steps under `values`'),
  },
  'expression-too-long': {
    severity: 'error',
    title: say('表达式太长', 'expression too long'),
    hint: say('分成几步，在 values 下取名', 'split it into named steps under `values`'),
  },
  'unbalanced-bracket': {
    severity: 'error',
    title: say('括号不成对', 'brackets do not pair up'),
    hint: say('补上或删去括号', 'add or delete the bracket'),
  },
  'unclosed-text': {
    severity: 'error',
    title: say('引号不成对', 'quotation marks do not pair up'),
    hint: say('文字用成对的引号括起来，不跨行', 'put texts in a pair of quotes, on one line'),
  },
  'bad-number': {
    severity: 'error',
    title: say('数的写法有误', 'not a number'),
    hint: say('数写成 12、0.5、60% 的样子', 'numbers look like `12`, `0.5`, `60%`'),
  },
  'bad-date': {
    severity: 'error',
    title: say('日期有误', 'not a date'),
    hint: say('日期写成 2021-03-15 的样子', 'dates look like `2021-03-15`'),
  },
  'foreign-operator': {
    severity: 'error',
    title: say('没有这个符号', 'no such operator'),
    hint: say(
      '可用的符号：+ - * / = != < <= > >=，词：且 或 非 属于 如果 那么 否则',
      'there are + - * / = != < <= > >= and the words and, or, not, in, if, then, else',
    ),
  },
  'unknown-character': {
    severity: 'error',
    title: say('不认得的字符', 'unknown character'),
    hint: say('删去它；文字要放在引号里', 'delete it; texts go in quotes'),
  },
  'bad-aggregate': {
    severity: 'error',
    title: say('汇总的写法有误', 'aggregate written wrongly'),
    hint: say(
      '汇总写成：平均(值 遍历 集合 其中 条件 否则 0)、计数(集合 其中 条件)',
      'aggregates are written `mean(value over set where condition else 0)`, `count(set where condition)`',
    ),
  },
  'bad-band': {
    severity: 'error',
    title: say('分档的写法有误', 'band written wrongly'),
    hint: say('写成 ">= 90%, < 100%" 或 否则', 'write `>= 90%, < 100%` or `else`'),
  },
  'bad-signature': {
    severity: 'error',
    title: say('函数名的写法有误', 'function named wrongly'),
    hint: say('写成 名称(参数, 参数)', 'write `name(parameter, parameter)`'),
  },
  'duplicate-parameter': {
    severity: 'error',
    title: say('参数重名', 'parameter given twice'),
    hint: say('给其中一个换个名称', 'rename one of them'),
  },
  'bad-name': {
    severity: 'error',
    title: say('名称有误', 'not a name'),
    hint: say(
      '名称由文字、数字和下划线组成，不以数字开头',
      'a name is made of letters, digits and underscores and does not start with a digit',
    ),
  },
  'reserved-name': {
    severity: 'error',
    title: say('名称已被规则语言占用', 'name taken by the language'),
    hint: say('换一个名称', 'take another name'),
  },
} as const satisfies Record<string, CodeEntry>;
