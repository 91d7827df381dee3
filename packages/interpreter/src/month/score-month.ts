import { type CheckedRule, type Diagnostic, DiagnosticBag } from '@zhunsheng/dsl';
import { makePlan } from '../plan/plan.js';
import { type DataDocument, loadDocument } from '../run/data/files.js';
import { readData, readDocuments } from '../run/data/read-data.js';
import { type Scored, score } from '../run/score.js';
import { carriedOn } from './carry.js';
import { drawnBy, hasErrors, type MonthRule } from './collect.js';
import { providedScores, sourcesOf } from './draw.js';
import { readNothing } from './no-data.js';
import type { FailedOutcome, Outcome, ScoredOutcome } from './outcome.js';
import { type Dated, datesOf, monthOf, reportOtherMonth } from './period.js';
import { lastBefore, readPrevious, reportLater } from './previous.js';

/** A month scored: the rule that was asked for, and the rules that it rests on. */
export interface Month {
  /** Everything that is wrong, rule by rule. */
  readonly diagnostics: readonly Diagnostic[];
  /** By rule, in the order in which they were scored; the rule that was asked for is the last. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** What was asked for; undefined where anything is wrong. */
  readonly score?: ScoredOutcome;
}

export interface MonthOptions {
  /** Called before a rule is scored: the `at`-th of so many. */
  onRule?(rule: CheckedRule, at: number, of: number): void;
}

/** Scores the rules of a month, those drawn on first. What is wrong with one does not keep those that do not draw on it. */
export const scoreMonth = (rules: readonly MonthRule[], options: MonthOptions = {}): Month => {
  const month = new MonthRun(rules);
  const withData = rules.filter((one) => one.rule && one.data.length > 0);
  for (const one of rules) {
    const at = withData.indexOf(one);
    if (one.rule && at >= 0) options.onRule?.(one.rule, at + 1, withData.length);
    month.run(one);
  }
  return month.finish();
};

class MonthRun {
  readonly #outcomes = new Map<string, Outcome>();
  readonly #bags = new Map<string, DiagnosticBag>();
  readonly #documents = new Map<string, readonly DataDocument[]>();
  readonly #rules: readonly MonthRule[];
  readonly #month: Dated | undefined;

  constructor(rules: readonly MonthRule[]) {
    this.#rules = rules;
    for (const { id, data } of rules) {
      const bag = new DiagnosticBag();
      this.#bags.set(id, bag);
      this.#documents.set(
        id,
        data.flatMap((file) => loadDocument(file, bag)),
      );
    }
    const own = rules.at(-1)?.id;
    const dates = (id: string): readonly Dated[] => datesOf(this.#documentsOf(id));
    this.#month = monthOf(
      own === undefined ? [] : dates(own),
      rules.flatMap(({ id }) => (id === own ? [] : dates(id))),
    );
  }

  run(entry: MonthRule): void {
    this.#outcomes.set(entry.id, this.#outcomeOf(entry));
  }

  finish(): Month {
    const diagnostics = this.#rules.flatMap(({ id, diagnostics: own }) => [...own, ...this.#bagOf(id).all]);
    const asked = this.#outcomes.get(this.#rules.at(-1)?.id ?? '');
    const score = asked?.kind === 'scored' && !hasErrors(diagnostics) ? asked : undefined;
    if (asked?.kind === 'scored' && !score) this.#outcomes.set(asked.rule.id, this.#held(asked.rule));
    return { diagnostics, outcomes: this.#outcomes, ...(score ? { score } : {}) };
  }

  /** What was asked for is not given where anything is wrong, even with a rule that is not drawn on this month. */
  #held(rule: CheckedRule): FailedOutcome {
    const failed = [...this.#outcomes].flatMap(([id, { kind }]) => (kind === 'failed' ? [id] : []));
    return { kind: 'failed', id: rule.id, rule, because: failed };
  }

  #bagOf(id: string): DiagnosticBag {
    return this.#bags.get(id) ?? new DiagnosticBag();
  }

  #documentsOf(id: string): readonly DataDocument[] {
    return this.#documents.get(id) ?? [];
  }

  #outcomeOf(entry: MonthRule): Outcome {
    const { id, rule } = entry;
    const [bag, documents] = [this.#bagOf(id), this.#documentsOf(id)];
    if (hasErrors(entry.diagnostics)) return { kind: 'failed', id, because: [] };
    if (!rule || (entry.data.length === 0 && entry !== this.#rules.at(-1))) return this.#withoutData(entry, bag);
    const dates = datesOf(documents);
    if (this.#month) reportOtherMonth(dates, this.#month, bag);
    const month = dates[0]?.period.text ?? this.#month?.period.text;
    const provided =
      month === undefined
        ? []
        : [...providedScores(rule, this.#outcomes, month), ...carriedOn(rule, entry.previous, month, bag)];
    const data =
      entry.data.length > 0
        ? readDocuments(rule, documents, bag, provided)
        : month === undefined
          ? readData(rule, [], bag)
          : readNothing(rule, month, bag, provided);
    const failed = (because: readonly string[] = []): FailedOutcome => ({ kind: 'failed', id, rule, because });
    if (!data || bag.hasErrors) return failed();
    const because = this.#failedOf(rule);
    if (because.length > 0) return failed(because);
    const scored = score(makePlan(rule), data, bag);
    if (!scored) return failed();
    return { kind: 'scored', rule, scored: this.#withSources(rule, scored), documents };
  }

  /** There is no data: its last score may stand. */
  #withoutData({ id, rule, previous: files }: MonthRule, bag: DiagnosticBag): Outcome {
    const previous = files.flatMap((file) => readPrevious(file, id, bag) ?? []);
    const month = this.#month?.period.text;
    const last = month === undefined ? undefined : lastBefore(previous, month);
    if (month !== undefined && !last && this.#mayStand(id)) reportLater(previous, month, bag);
    if (bag.hasErrors) return { kind: 'failed', id, because: [], ...(rule ? { rule } : {}) };
    return { kind: 'no-data', id, ...(rule ? { rule } : {}), ...(last ? { last } : {}) };
  }

  /** Whether any rule takes the last score of one where there is none this month. */
  #mayStand(id: string): boolean {
    return this.#rules.some(({ rule }) =>
      rule?.fields.some(({ scores }) => scores?.stands && scores.sources.some((one) => one.rule === id)),
    );
  }

  #failedOf(rule: CheckedRule): readonly string[] {
    const failed = drawnBy(rule).filter((one) => this.#outcomes.get(one.rule)?.kind === 'failed');
    return [...new Set(failed.map((one) => one.rule))];
  }

  #withSources(rule: CheckedRule, scored: Scored): Scored {
    if (drawnBy(rule).length === 0) return scored;
    const sources = sourcesOf(rule, this.#outcomes, scored.data);
    return { ...scored, result: { ...scored.result, sources } };
  }
}
