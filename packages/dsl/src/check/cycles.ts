import type { CohortInfo, ItemInfo, Term, ValueInfo } from '../rule/rule.js';
import type { CheckContext } from './context.js';
import { cohortTerms, innerItems, itemsOf, termsOf, termsWithin } from './walk.js';

/** A step of the calculation: what has a column of its own. */
export type StepInfo = ItemInfo | ValueInfo | CohortInfo;

/** The steps that a step rests on directly. */
export const stepsBefore = (step: StepInfo): readonly StepInfo[] => {
  const found = new Set<StepInfo>(step.kind === 'item' ? innerItems(step) : []);
  const terms = step.kind === 'item' ? termsOf(step) : step.kind === 'value' ? [step.term] : cohortTerms(step);
  for (const term of terms) for (const one of termsWithin(term)) addStep(one, found);
  return [...found];
};

const addStep = (term: Term, found: Set<StepInfo>): void => {
  if (term.op === 'item') found.add(term.item);
  else if (term.op === 'value') found.add(term.value);
  else if (term.op === 'cohort') found.add(term.cohort);
};

/** Values and items that need themselves (a rank that feeds its own cohort among them), each reported once with its path. */
export const checkCycles = (score: ItemInfo, values: readonly ValueInfo[], context: CheckContext): void => {
  const done = new Set<StepInfo>();
  const path: StepInfo[] = [];
  const visit = (step: StepInfo): void => {
    if (done.has(step)) return;
    const at = path.indexOf(step);
    if (at >= 0) {
      report(path.slice(at), context);
      return;
    }
    path.push(step);
    for (const before of stepsBefore(step)) visit(before);
    path.pop();
    done.add(step);
  };
  for (const step of [...values, ...itemsOf(score)]) visit(step);
};

const nameOf = (step: StepInfo, context: CheckContext): string =>
  step.kind === 'cohort'
    ? context.symbols.file.slice(step.span)
    : (step.name ?? context.symbols.file.slice(step.span).split('\n')[0] ?? '');

const report = (cycle: readonly StepInfo[], context: CheckContext): void => {
  const named = cycle.find((one) => one.kind !== 'cohort' && one.name !== undefined) ?? cycle[0];
  if (!named) return;
  const start = cycle.indexOf(named);
  const ordered = [...cycle.slice(start), ...cycle.slice(0, start), named];
  const text = ordered.map((one) => nameOf(one, context)).join(' → ');
  context.report('cycle', named.span, {
    zh: `计算绕回了自己：${text}`,
    en: `the calculation comes back to itself: ${text}`,
  });
};
