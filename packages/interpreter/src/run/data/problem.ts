import type { Bilingual, Code, FieldKind } from '@zhunsheng/dsl';
import { say } from './reporter.js';

/** Why a value can't be read: said after its name and what is written there. */
export class CellProblem {
  constructor(
    readonly code: Code,
    readonly what: Bilingual,
    readonly hint?: Bilingual,
    /** Whether `what` shows the value itself. */
    readonly showsValue = false,
  ) {}
}

/** What each type of field calls for. */
export const WANTED: Readonly<Record<FieldKind, Bilingual>> = {
  number: say('这里要一个数', 'a number is called for'),
  count: say('这里要个数（0 或正整数）', 'a count is called for'),
  percent: say('这里要一个百分数', 'a percentage is called for'),
  points: say('这里要一个分数', 'points are called for'),
  flag: say('这里要 true 或 false', 'true or false is called for'),
  date: say('这里要一个日期', 'a date is called for'),
  text: say('这里要一个文字', 'a text is called for'),
  choice: say('这里要一个选项', 'a choice is called for'),
  list: say('这里要一个列表', 'a list is called for'),
};
