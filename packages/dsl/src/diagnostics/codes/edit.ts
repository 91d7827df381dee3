import type { CodeEntry } from './entry.js';

/** Why a text can't be changed as asked. */
export const editCodes = {
  'no-value-here': {
    severity: 'error',
    title: { zh: '这里没有可改的值', en: 'no value to change here' },
    hint: {
      zh: '规则可能刚改过，请重新选中要改的系数',
      en: 'the rule may have changed since; choose the coefficient again',
    },
  },
  'edit-spills': {
    severity: 'error',
    title: { zh: '改动会牵连别处', en: 'the change would spill over' },
    hint: { zh: '在文件里直接改这一处', en: 'change this place in the file itself' },
  },
  'nothing-to-rename': {
    severity: 'error',
    title: { zh: '没有可改的名称', en: 'no name to change' },
    hint: {
      zh: '选中规则自己声明的名称：项目、字段、中间值、系数、集合、成员、读法等',
      en: 'choose a name that the rule declares: an item, field, value, coefficient, set, member, reading, …',
    },
  },
  'rename-changes-meaning': {
    severity: 'error',
    title: { zh: '改名会改变规则的意思', en: 'the name would change the meaning' },
    hint: { zh: '换一个没有用过的名称', en: 'take a name that is not used yet' },
  },
} as const satisfies Record<string, CodeEntry>;
