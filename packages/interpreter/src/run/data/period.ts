import { type CheckedRule, parseDate, type ScalarNode, type SourceNode } from '@zhunsheng/dsl';
import type { Period } from '../../evaluate/frame.js';
import { CellProblem } from './problem.js';
import { say } from './reporter.js';

const CYCLES = {
  month: { every: 1, zh: '每月', en: 'monthly' },
  quarter: { every: 3, zh: '每季', en: 'quarterly' },
  'two-months': { every: 2, zh: '每两月', en: 'every two months' },
} as const;

/** `YYYY-MM`, in a month that ends a cycle of the rule and within the periods that it covers. */
export const readPeriod = (rule: CheckedRule, node: SourceNode): Period | CellProblem => {
  if (node.kind !== 'scalar') return new CellProblem('wrong-period', say('这里要一个月份', 'a month is called for'));
  const { text } = node;
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  const [year, month] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || month < 1 || month > 12 || year < 1) return wrongForm(node);
  const { every, zh, en } = CYCLES[rule.cycle];
  if (month % every !== 0) {
    const end = `${match[1]}-${two(Math.ceil(month / every) * every)}`;
    return new CellProblem(
      'wrong-period',
      say(`本规则${zh}考评，期次写期末的月份`, `the rule is ${en}: its period is named by the last month`),
      say(`是不是 ${end}？`, `did you mean ${end}?`),
    );
  }
  const { periods } = rule;
  if (periods && (text < periods.from || text > periods.to)) {
    return new CellProblem(
      'wrong-period',
      say(`本规则适用于 ${periods.from} 至 ${periods.to}`, `the rule covers ${periods.from} to ${periods.to}`),
    );
  }
  return { text, year, month };
};

const two = (number: number): string => String(number).padStart(2, '0');

const wrongForm = ({ text }: ScalarNode): CellProblem => {
  const parts = /^(\d{4})\D{0,3}(\d{1,2})(?!\d)/.exec(text.slice(0, 40).normalize('NFKC').trim());
  const mended = parts ? `${parts[1]}-${two(Number(parts[2]))}` : '';
  const real = parseDate(`${mended}-01`) !== undefined;
  return new CellProblem(
    'wrong-period',
    say('期次应写成 2021-04 的样子', 'a period looks like 2021-04'),
    real ? say(`写成 "${mended}"`, `write "${mended}"`) : undefined,
  );
};
