import type { Bilingual } from '../diagnostic.js';
import type { CodeEntry } from './entry.js';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** Mistakes of a data file against the rule that it is for. */
export const dataCodes = {
  'wrong-structure': {
    severity: 'error',
    title: say('数据的结构不对', 'wrong structure of the data'),
    hint: say(
      '写成 { "rule": …, "period": …, "common": {…}, "units": { 单位: { 字段: 值 } } }',
      'write { "rule": …, "period": …, "common": {…}, "units": { UNIT: { FIELD: value } } }',
    ),
  },
  'unknown-data-key': {
    severity: 'error',
    title: say('数据最外层不认识的键', 'unknown key at the top of the data'),
    hint: say('最外层只有 rule、period、common、units', 'the top level has rule, period, common and units only'),
  },
  'missing-data-key': {
    severity: 'error',
    title: say('数据缺少必需的键', 'missing key at the top of the data'),
    hint: say('补上这个键', 'add the key'),
  },
  'wrong-rule': {
    severity: 'error',
    title: say('不是这个规则的数据', 'data of another rule'),
    hint: say('检查选用的数据文件和规则文件是否配套', 'see whether the data file and the rule file belong together'),
  },
  'wrong-period': {
    severity: 'error',
    title: say('期次不对', 'wrong period'),
    hint: say(
      '期次写成 "2021-04"，并且是规则考评的月份',
      'write the period as "2021-04", in a month that the rule covers',
    ),
  },
  'files-disagree': {
    severity: 'error',
    title: say('几个数据文件不一致', 'data files disagree'),
    hint: say('一起读入的文件必须是同一规则、同一期次', 'files read together are of one rule and one period'),
  },
  'given-twice': {
    severity: 'error',
    title: say('同一数据报了两次', 'given twice'),
    hint: say('只在一处报，删去另一处', 'give it in one place and remove it from the other'),
  },
  'missing-unit': {
    severity: 'error',
    title: say('缺单位的数据', 'missing unit'),
    hint: say('补上这些单位的数据', 'add the data of these units'),
  },
  'unknown-field': {
    severity: 'error',
    title: say('没有这个字段', 'unknown field'),
    hint: say('用 interpret fields 列出规则的字段', '`interpret fields` lists the fields of the rule'),
  },
  'misplaced-field': {
    severity: 'error',
    title: say('字段放错了地方', 'misplaced field'),
    hint: say('把它移到它所属的位置', 'move it to where it belongs'),
  },
  'missing-field': {
    severity: 'error',
    title: say('缺字段', 'missing field'),
    hint: say('补上这个字段', 'add the field'),
  },
  'missing-member': {
    severity: 'error',
    title: say('缺成员', 'missing member'),
    hint: say('补上这些成员的值', 'add the values of these members'),
  },
  'wrong-value': {
    severity: 'error',
    title: say('值的类型不对', 'wrong type of value'),
    hint: say('按字段的类型填写', 'write a value of the type of the field'),
  },
  'blank-value': {
    severity: 'error',
    title: say('值是空的', 'blank value'),
    hint: say(
      '填上值；没有数据的写 null，或不写这一项',
      'fill it in; where there is nothing, write null or leave the item out',
    ),
  },
  'not-a-number': {
    severity: 'error',
    title: say('不是数', 'not a number'),
    hint: say('只写数，如 12 或 4.5', 'write the number alone, such as 12 or 4.5'),
  },
  'number-out-of-range': {
    severity: 'error',
    title: say('数太大或太长', 'number too large or too long'),
    hint: say('检查是否多写了位数', 'see whether there are digits too many'),
  },
  'not-a-count': {
    severity: 'error',
    title: say('不是个数', 'not a count'),
    hint: say('个数是 0 或正整数，如 3', 'a count is a whole number, 0 or more, such as 3'),
  },
  'not-a-flag': {
    severity: 'error',
    title: say('不是 true 或 false', 'not true or false'),
    hint: say('写 true 或 false，不加引号', 'write true or false, without quotes'),
  },
  'not-a-date': {
    severity: 'error',
    title: say('不是日期', 'not a date'),
    hint: say('日期写成 "2021-03-15"', 'write a date as "2021-03-15"'),
  },
  'not-a-choice': {
    severity: 'error',
    title: say('没有这个选项', 'not one of the choices'),
    hint: say('用列出的选项之一', 'use one of the choices'),
  },
  'out-of-bounds': {
    severity: 'error',
    title: say('超出范围', 'out of bounds'),
    hint: say('核对这个数和限制它的数', 'check the figure and what bounds it'),
  },
} as const satisfies Record<string, CodeEntry>;
