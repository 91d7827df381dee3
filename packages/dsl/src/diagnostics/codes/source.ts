import type { CodeEntry } from './entry.js';

/** Mistakes of the text itself, before anything is known of its meaning. */
export const sourceCodes = {
  'too-large': {
    severity: 'error',
    title: { zh: '文件太大', en: 'file too large' },
    hint: { zh: '拆成几个文件，每个不超过 8 MB', en: 'split it into files of at most 8 MB' },
  },
  'empty-file': {
    severity: 'error',
    title: { zh: '文件是空的', en: 'empty file' },
    hint: {
      zh: '写上内容；若刚才存过内容，检查打开的是不是这个文件',
      en: 'write something, or check that this is the file you meant',
    },
  },
  'mixed-line-endings': {
    severity: 'warning',
    title: { zh: '换行符不统一', en: 'mixed line endings' },
    hint: {
      zh: '用编辑器把整个文件统一为一种换行（LF 或 CRLF）',
      en: 'let an editor convert the whole file to one kind (LF or CRLF)',
    },
  },
  'invisible-character': {
    severity: 'error',
    title: { zh: '看不见的字符', en: 'invisible character' },
    hint: { zh: '删掉这个字符', en: 'delete the character' },
  },
  'too-many-mistakes': {
    severity: 'error',
    title: { zh: '错误太多', en: 'too many mistakes' },
    hint: { zh: '先改好列出的，再检查一次', en: 'mend those listed, then check again' },
  },
  'too-deep': {
    severity: 'error',
    title: { zh: '嵌套太深', en: 'nested too deeply' },
    hint: { zh: '嵌套不得超过 64 层', en: 'at most 64 levels may be nested' },
  },
  'yaml-syntax': {
    severity: 'error',
    title: { zh: '不合 YAML 语法', en: 'not valid YAML' },
    hint: { zh: '对照语言手册中的例子改写这一行', en: 'rewrite the line after an example of the language reference' },
  },
  indentation: {
    severity: 'error',
    title: { zh: '缩进不对', en: 'wrong indentation' },
    hint: {
      zh: '同级的行缩进相同，下级的行比上级多两个空格',
      en: 'indent lines of one level alike, and those below them by two more spaces',
    },
  },
  'tab-indentation': {
    severity: 'error',
    title: { zh: '用制表符缩进', en: 'tab used as indentation' },
    hint: { zh: '把行首的制表符（Tab）换成空格，每级两个', en: 'use spaces for the tab, two a level' },
  },
  'missing-colon': {
    severity: 'error',
    title: { zh: '缺少冒号', en: 'missing colon' },
    hint: { zh: '写成“键: 值”，冒号用半角，后面空一格', en: 'write `key: value`, with a space after the colon' },
  },
  unclosed: {
    severity: 'error',
    title: { zh: '没有收尾', en: 'not closed' },
    hint: { zh: '补上与开头相配的引号或括号', en: 'add the quote or bracket that matches the opening one' },
  },
  'needs-quotes': {
    severity: 'error',
    title: { zh: '要加引号', en: 'quotes needed' },
    hint: { zh: "用单引号把整个值括起来，如 '>= 90%'", en: "put the whole value in single quotes, as in '>= 90%'" },
  },
  'full-width-colon': {
    severity: 'error',
    title: { zh: '冒号是全角的', en: 'full-width colon' },
    hint: { zh: '把“：”改为半角冒号加一个空格“: ”', en: 'use a half-width colon and a space' },
  },
  'full-width-space': {
    severity: 'error',
    title: { zh: '空格是全角的', en: 'full-width space' },
    hint: { zh: '把全角空格改为半角空格', en: 'use half-width spaces' },
  },
  'full-width-mark': {
    severity: 'error',
    title: { zh: '标点是全角的', en: 'full-width mark' },
    hint: { zh: '改用半角标点', en: 'use the half-width mark' },
  },
  'number-slip': {
    severity: 'error',
    title: { zh: '数写得不规范', en: 'number not written plainly' },
    hint: {
      zh: '只用半角数字、小数点和百分号，如 12000、0.2、20%',
      en: 'use plain digits, a point and a percent sign only: 12000, 0.2, 20%',
    },
  },
  'duplicate-key': {
    severity: 'error',
    title: { zh: '键重复', en: 'duplicate key' },
    hint: { zh: '只留一个，删去或改名另一个', en: 'keep one; remove or rename the other' },
  },
  'key-not-text': {
    severity: 'error',
    title: { zh: '键不是文字', en: 'key is not a text' },
    hint: { zh: '冒号前写一个名称', en: 'write a name before the colon' },
  },
  'alias-refused': {
    severity: 'error',
    title: { zh: '不能用锚点和别名', en: 'anchors and aliases are not used here' },
    hint: { zh: '把要引用的内容照写一遍；是文字的，加引号', en: 'write the content out; if it is a text, quote it' },
  },
  'tag-refused': {
    severity: 'error',
    title: { zh: '不能用类型标记', en: 'tags are not used here' },
    hint: { zh: '删去以 ! 开头的标记；是文字的，加引号', en: 'remove the tag; if it is a text, quote it' },
  },
  'several-documents': {
    severity: 'error',
    title: { zh: '一个文件里有几份文档', en: 'several documents in one file' },
    hint: {
      zh: '每份文档单独存成一个文件，删去中间的 --- 或 ...',
      en: 'put each into a file of its own and remove the --- or ... between them',
    },
  },
  'json-syntax': {
    severity: 'error',
    title: { zh: '不合 JSON 语法', en: 'not valid JSON' },
    hint: {
      zh: '文字和键用半角双引号，项与项之间用半角逗号，不写注释',
      en: 'put texts and keys in double quotes, commas between items, and no comments',
    },
  },
} as const satisfies Record<string, CodeEntry>;
