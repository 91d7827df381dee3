import { lastDay, parseDate, type ScalarNode } from '@zhunsheng/dsl';
import { CellProblem } from './problem.js';
import { say } from './reporter.js';

/** `2021-03-15`, a real day; what is meant by other ways of writing one is said in the hint. */
export const readDate = (node: ScalarNode): number | CellProblem => {
  const days = parseDate(node.text);
  return days ?? dateProblem(node.text);
};

const dateProblem = (text: string): CellProblem => {
  const parts = partsOf(text);
  if (!parts) return new CellProblem('not-a-date', say('这里要一个日期', 'a date is called for'));
  const [year, month, day] = parts;
  if (month < 1 || month > 12)
    return new CellProblem('not-a-date', say(`没有 ${month} 月`, `there is no month ${month}`));
  const last = lastDay(year, month);
  if (day < 1 || day > last) {
    return new CellProblem(
      'not-a-date',
      say(`${year} 年 ${month} 月没有 ${day} 日`, `there is no day ${day} in ${year}-${two(month)}`),
      say(`这个月最后一天是 ${last} 日`, `the last day of the month is ${last}`),
    );
  }
  const mended = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return new CellProblem(
    'not-a-date',
    say('日期的写法不对', 'the date is not written properly'),
    say(`写成 "${mended}"`, `write "${mended}"`),
  );
};

const two = (number: number): string => String(number).padStart(2, '0');

/** Year, month and day in any of the usual ways, full-width forms included. */
const partsOf = (text: string): readonly [number, number, number] | undefined => {
  const plain = text.slice(0, 40).normalize('NFKC').trim();
  const match =
    /^(\d{4})\s*[-/.年–—]\s*(\d{1,2})\s*[-/.月–—]\s*(\d{1,2})\s*日?(?:[T\s].*)?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : undefined;
};
