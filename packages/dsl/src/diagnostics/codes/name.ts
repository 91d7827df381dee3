import type { CodeEntry } from './entry.js';

export const nameCodes = {
  'duplicate-name': {
    severity: 'error',
    title: { zh: '名称重复', en: 'name used twice' },
    hint: { zh: '给其中一个换个名称：一个规则里名称不得重复', en: 'rename one of them: a rule uses a name once' },
  },
  'duplicate-member': {
    severity: 'error',
    title: { zh: '成员重复', en: 'member twice' },
    hint: { zh: '删去重复的一个', en: 'remove one of them' },
  },
  'unknown-name': {
    severity: 'error',
    title: { zh: '没有这个名称', en: 'unknown name' },
    hint: {
      zh: '检查写法，或先在 fields、values、coefficients 中声明；文字要加引号',
      en: 'check the spelling, or declare it under fields, values or coefficients; texts stand in quotes',
    },
  },
  'unknown-unit': {
    severity: 'error',
    title: { zh: '没有这个单位', en: 'unknown unit' },
    hint: { zh: '用 units 中列出的单位名称', en: 'use a unit that stands under `units`' },
  },
  'not-a-member': {
    severity: 'error',
    title: { zh: '不是其中的成员', en: 'not a member' },
    hint: { zh: '用其中列出的成员', en: 'use one of its members' },
  },
  'needs-member': {
    severity: 'error',
    title: { zh: '没有说明是哪个成员的', en: 'which member is not said' },
    hint: {
      zh: '写明成员，如 字段[成员]，或用 each、over 逐个计算',
      en: 'name the member, as in FIELD[member], or go over the set with `each` or `over`',
    },
  },
  'not-a-collection': {
    severity: 'error',
    title: { zh: '不能逐个计算', en: 'nothing to go over' },
    hint: { zh: '写集合、表或清单的名称', en: 'name a set, a table or a list' },
  },
  'missing-table-entry': {
    severity: 'error',
    title: { zh: '表中缺项', en: 'entry missing in a table' },
    hint: { zh: '补上缺的项，或写 else', en: 'add the entries, or `else`' },
  },
  'class-gap': {
    severity: 'error',
    title: { zh: '有单位未分类', en: 'a unit in no class' },
    hint: { zh: '补上单位，或把最后一类写作 others', en: 'add the unit, or write `others` for the last class' },
  },
  cycle: {
    severity: 'error',
    title: { zh: '循环引用', en: 'circular definition' },
    hint: { zh: '改写其中一处，使计算有先后', en: 'rewrite one of them so that one comes before the other' },
  },
  'unknown-choice': {
    severity: 'error',
    title: { zh: '没有这个选项', en: 'unknown choice' },
    hint: { zh: '用列出的选项之一', en: 'use one of the choices' },
  },
  'unused-name': {
    severity: 'warning',
    title: { zh: '声明了却没有用到', en: 'declared but not used' },
    hint: { zh: '删去，或在计分中用上', en: 'remove it, or use it' },
  },
} as const satisfies Record<string, CodeEntry>;
