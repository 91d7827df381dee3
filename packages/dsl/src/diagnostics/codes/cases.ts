import type { CodeEntry } from './entry.js';

/** Mistakes of a file of cases, and cases that do not come out as they say. */
export const casesCodes = {
  'unknown-case-key': {
    severity: 'error',
    title: { zh: '用例文件不认识的键', en: 'unknown key in a file of cases' },
    hint: { zh: '改用用例文件的键，或删去这一行', en: 'use a key of files of cases, or remove the line' },
  },
  'missing-case-key': {
    severity: 'error',
    title: { zh: '用例文件缺少必需的键', en: 'missing key in a file of cases' },
    hint: { zh: '补上这个键', en: 'add the key' },
  },
  'wrong-case-form': {
    severity: 'error',
    title: { zh: '用例的写法不对', en: 'wrong form of a case' },
    hint: {
      zh: '写成 - case: 名称，下面写 given: { 字段: 值 } 和 expect: { 项目: 分数 }',
      en: 'write - case: NAME, and below it given: { FIELD: value } and expect: { ITEM: points }',
    },
  },
  'duplicate-case': {
    severity: 'error',
    title: { zh: '用例重名', en: 'two cases of one name' },
    hint: { zh: '给其中一个换个名称', en: 'rename one of them' },
  },
  'unknown-case-rule': {
    severity: 'error',
    title: { zh: '找不到用例的规则', en: 'no rule for the cases' },
    hint: { zh: 'rule 写规则文件的名称，不带 .yaml', en: '`rule` is the name of the rule file, without .yaml' },
  },
  'unknown-expectation': {
    severity: 'error',
    title: { zh: '预期的不是规则的项目', en: 'expectation of no item of the rule' },
    hint: {
      zh: '写项目名称，或 score、rank、status、group、carry、max、members',
      en: 'name an item, or write score, rank, status, group, carry, max or members',
    },
  },
  'wrong-expected-value': {
    severity: 'error',
    title: { zh: '预期值写得不对', en: 'wrong form of an expected value' },
    hint: {
      zh: '写数，如 12.5 或 16/3；不适用的写 null',
      en: 'write a number, such as 12.5 or 16/3, or null where the item does not apply',
    },
  },
  'unknown-case-code': {
    severity: 'error',
    title: { zh: '没有这个错误代码', en: 'unknown diagnostic code' },
    hint: {
      zh: '照错误提示方括号里的代码写，如 missing-field',
      en: 'write the code that a message has in brackets, such as missing-field',
    },
  },
  'case-mismatch': {
    severity: 'error',
    title: { zh: '结果与预期不符', en: 'not as expected' },
    hint: {
      zh: '对照条款核算，改正规则，或改正预期',
      en: 'work it out by the clause, then correct the rule or the expectation',
    },
  },
} as const satisfies Record<string, CodeEntry>;
