import type { CodeEntry } from './entry.js';

export const documentCodes = {
  'unknown-key': {
    severity: 'error',
    title: { zh: '不认识的键', en: 'unknown key' },
    hint: { zh: '改用语言手册列出的键，或删去这一行', en: 'use a key of the language reference, or remove the line' },
  },
  'misplaced-key': {
    severity: 'error',
    title: { zh: '键放错了地方', en: 'misplaced key' },
    hint: { zh: '把它移到它所属的位置', en: 'move it to where it belongs' },
  },
  'idle-key': {
    severity: 'error',
    title: { zh: '不起作用的键', en: 'key without effect' },
    hint: { zh: '删去它', en: 'remove it' },
  },
  'missing-key': {
    severity: 'error',
    title: { zh: '缺少必需的键', en: 'missing key' },
    hint: { zh: '补上这个键', en: 'add the key' },
  },
  'wrong-form': {
    severity: 'error',
    title: { zh: '写法不对', en: 'wrong form' },
    hint: { zh: '按语言手册给出的写法改写', en: 'write it in the form that the language reference gives' },
  },
  'unknown-word': {
    severity: 'error',
    title: { zh: '不认识的选项', en: 'unknown word' },
    hint: { zh: '改用列出的选项之一', en: 'use one of the words listed' },
  },
  'mixed-languages': {
    severity: 'error',
    title: { zh: '中英文键混用', en: 'keys in two languages' },
    hint: {
      zh: '一个文件只用一种语言的键；可用 interpret format 转换',
      en: 'use the keys of one language in a file; `interpret format` converts them',
    },
  },
  'one-method': {
    severity: 'error',
    title: { zh: '一个项目只能有一种计分办法', en: 'an item has exactly one method' },
    hint: { zh: '只留一种计分办法', en: 'keep one method' },
  },
  'table-shape': {
    severity: 'error',
    title: { zh: '表的行列对不上', en: 'rows and columns do not match' },
    hint: {
      zh: '每行的个数要与列数相同；没有值的一格写 ~',
      en: 'give each row as many values as there are columns; ~ for an empty cell',
    },
  },
} as const satisfies Record<string, CodeEntry>;
