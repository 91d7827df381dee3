import type { CodeEntry } from './entry.js';

/** Why a text can't be changed as asked. */
export const editCodes = {
  'no-value-here': {
    severity: 'error',
    title: { zh: '这里没有可改的值', en: 'no value to change here' },
    hint: { zh: '选中一个值，不要选中一组键或列表', en: 'choose a single value, not a group of keys or a list' },
  },
  'text-block': {
    severity: 'error',
    title: { zh: '成段的文字', en: 'a block of text' },
    hint: {
      zh: '以 | 或 > 开头的文字请在文件里直接改',
      en: 'change a text that begins with | or > in the file itself',
    },
  },
  'edit-spills': {
    severity: 'error',
    title: { zh: '改动会牵连别处', en: 'the change would spill over' },
    hint: { zh: '在文件里直接改这一处', en: 'change this place in the file itself' },
  },
} as const satisfies Record<string, CodeEntry>;
