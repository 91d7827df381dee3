import {
  analyze,
  type Bilingual,
  type CheckedRule,
  CODES,
  type Code,
  type Diagnostic,
  DiagnosticBag,
  type FieldInfo,
  nearest,
  type ScalarNode,
  type SourceFile,
} from '@zhunsheng/dsl';
import type { ItemTrace } from '../evaluate/trace.js';
import { makePlan, type Plan } from '../plan/plan.js';
import { readDocuments } from '../run/data/read-data.js';
import type { UnitResult } from '../run/result.js';
import { type Scored, score } from '../run/score.js';
import { caseData } from './case-data.js';
import type { CaseDocument, CasesDocument } from './document.js';
import { type Expectation, readExpectations } from './expectation.js';
import { CaseForm } from './form.js';
import { foundText, isAsWanted, rewriting } from './wanted.js';

/** How the cases of one file came out. */
export interface CasesReport {
  readonly rule: CheckedRule;
  readonly total: number;
  readonly failures: readonly CaseFailure[];
}

export interface CaseFailure {
  readonly name: string;
  readonly clause?: string;
  readonly complaints: readonly Complaint[];
}

/** One thing that is not as the case says. */
export interface Complaint {
  readonly diagnostic: Diagnostic;
  /** How the unit came to its score, where it has one. */
  readonly cause?: Cause;
}

export interface Cause {
  readonly rule: CheckedRule;
  readonly unit: UnitResult;
  readonly trace: ItemTrace;
  /** The item in question; the score if there is none. */
  readonly item?: string;
}

/** Runs all cases of a file; undefined where the rule itself is wrong, which the bag then says. */
export const runCases = (
  document: CasesDocument,
  ruleFile: SourceFile,
  bag: DiagnosticBag,
): CasesReport | undefined => {
  const { rule, diagnostics } = analyze(ruleFile);
  if (!rule) {
    for (const { code, primary, message, hint, secondary } of diagnostics)
      bag.report(code, primary.file, primary.span, message, { secondary, ...(hint ? { hint } : {}) });
    return undefined;
  }
  checkRecordNames(document, rule, bag);
  const runner = new Runner(document, rule, ruleFile);
  const failures = document.cases.flatMap((one): CaseFailure[] => {
    const complaints = runner.run(one);
    if (!complaints) return [];
    return [{ name: one.name.text, ...(one.clause ? { clause: one.clause.text } : {}), complaints }];
  });
  return { rule, total: document.cases.length, failures };
};

const listsOf = (fields: readonly FieldInfo[]): readonly string[] =>
  fields.flatMap((field) => (field.type === 'list' ? [field.name, ...listsOf(field.fields)] : []));

/** What `records` says must be of a list of the rule. */
const checkRecordNames = ({ file, recordNames }: CasesDocument, rule: CheckedRule, bag: DiagnosticBag): void => {
  const lists = listsOf(rule.fields);
  for (const { text, span } of recordNames) {
    if (lists.includes(text)) continue;
    const near = nearest(text, lists);
    bag.report(
      'unknown-field',
      file,
      span,
      { zh: `规则没有清单 ${text}`, en: `the rule has no list \`${text}\`` },
      near ? { hint: { zh: `是不是 ${near}？`, en: `did you mean \`${near}\`?` } } : {},
    );
  }
};

class Runner {
  readonly #document: CasesDocument;
  readonly #rule: CheckedRule;
  readonly #ruleFile: SourceFile;
  /** Plans by the readings that they take; undefined where the rule is wrong with them. */
  readonly #plans = new Map<string, Plan | readonly Diagnostic[]>();
  /** Mistakes of the base, which every case would repeat. */
  readonly #reported = new Set<string>();

  constructor(document: CasesDocument, rule: CheckedRule, ruleFile: SourceFile) {
    this.#document = document;
    this.#rule = rule;
    this.#ruleFile = ruleFile;
    this.#plans.set('', makePlan(rule));
  }

  /** What is wrong with a case; undefined where nothing is. */
  run(one: CaseDocument): readonly Complaint[] | undefined {
    const bag = new DiagnosticBag();
    const form = new CaseForm(this.#document.file, bag);
    const codes = readCodes(one.fails, form);
    const plan = this.#planFor(one, form);
    if (!plan) return complaints(bag.all);
    if (!isPlan(plan)) return complaints(plan);
    const expectations = readExpectations(plan.rule, one, form);
    if (bag.hasErrors) return complaints(bag.all);
    const raised = new DiagnosticBag();
    const data = readDocuments(
      plan.rule,
      [{ file: this.#document.file, node: caseData(plan.rule, this.#document, one) }],
      raised,
    );
    const scored = data && score(plan, data, raised);
    const errors = raised.all.filter((diagnostic) => CODES[diagnostic.code].severity === 'error');
    const found =
      one.fails.length > 0
        ? this.#judgeFailing(one.fails, codes, errors, form)
        : scored
          ? this.#judge(plan.rule, expectations, scored, form)
          : this.#unexpected(errors);
    return found.length > 0 || (one.fails.length === 0 && !scored) ? found : undefined;
  }

  /** The plan of a case's readings; undefined where it takes one that there is not. */
  #planFor(one: CaseDocument, form: CaseForm): Plan | readonly Diagnostic[] | undefined {
    const readings = new Map<string, string>();
    for (const { key, value } of one.readings) {
      const choices = this.#rule.readings.find((reading) => reading.name === key.text)?.choices ?? [];
      const choice = value.kind === 'scalar' ? value.text : '';
      if (choices.includes(choice)) readings.set(key.text, choice);
      else reportReading(this.#rule, key, choices, choice, value.span, form);
    }
    if (form.bag.hasErrors) return undefined;
    const key = JSON.stringify([...readings].sort());
    const id = readings.size === 0 ? '' : key;
    const known = this.#plans.get(id);
    if (known) return known;
    const { rule, diagnostics } = analyze(this.#ruleFile, { readings });
    const plan = rule ? makePlan(rule) : diagnostics;
    this.#plans.set(id, plan);
    return plan;
  }

  /** What a run has otherwise than expected. */
  #judge(
    rule: CheckedRule,
    expectations: readonly Expectation[],
    scored: Scored,
    form: CaseForm,
  ): readonly Complaint[] {
    return expectations.flatMap((expectation): Complaint[] => {
      const { node, wanted, what } = expectation;
      const unit = scored.result.units.find(({ unit: name }) => name === expectation.unit);
      const found = unit && expectation.find(unit);
      if (isAsWanted(wanted, found)) return [];
      const text = unit
        ? unit.status === 'disqualified' && found === undefined
          ? { zh: '取消资格', en: 'disqualified' }
          : foundText(found)
        : { zh: '数据中没有这个单位', en: 'the unit is not in the data' };
      const written = node.style === 'null' ? 'null' : node.text;
      const hint = rewriting(wanted, node, found);
      const diagnostic = mismatch(
        node,
        { zh: `${expectation.unit} 的 ${what.zh}`, en: `${what.en} of \`${expectation.unit}\`` },
        { zh: `预期 ${written}，实得 ${text.zh}`, en: `expected ${written}, found ${text.en}` },
        form,
        hint,
      );
      const trace = scored.explain(expectation.unit);
      return [
        unit && trace
          ? {
              diagnostic,
              cause: { rule, unit, trace, ...(expectation.item === undefined ? {} : { item: expectation.item }) },
            }
          : { diagnostic },
      ];
    });
  }

  /** What a case that must fail does not raise, or raises beside it. */
  #judgeFailing(
    nodes: readonly ScalarNode[],
    codes: readonly Code[],
    errors: readonly Diagnostic[],
    form: CaseForm,
  ): readonly Complaint[] {
    const raised = [...new Set(errors.map((one) => one.code))];
    const wrong = nodes.filter((node) => !raised.some((code) => code === node.text));
    const others = errors.filter((one) => !codes.includes(one.code));
    const text =
      raised.length > 0
        ? { zh: `报的是 ${raised.join('、')}`, en: `found ${raised.join(', ')}` }
        : { zh: '数据却没有错误', en: 'found no mistake' };
    const missing = wrong.map((node) =>
      mismatch(
        node,
        { zh: '数据没有报出预期的错误', en: 'the data does not raise the expected mistake' },
        { zh: `预期 ${node.text}，${text.zh}`, en: `expected ${node.text}, ${text.en}` },
        form,
      ),
    );
    return complaints([...missing, ...others]);
  }

  /** Mistakes that no case asked for. One of the base is shown once, not for every unit and case. */
  #unexpected(errors: readonly Diagnostic[]): readonly Complaint[] {
    return complaints(
      errors.filter((one) => {
        const { start, end } = one.primary.span;
        const words = this.#rule.units.reduce((text, unit) => text.replaceAll(unit.name, ''), one.message.en);
        const key = `${one.code} ${one.primary.file.name} ${start} ${end} ${words}`;
        if (this.#reported.has(key)) return false;
        this.#reported.add(key);
        return true;
      }),
    );
  }
}

const mismatch = (
  node: ScalarNode,
  message: Bilingual,
  label: Bilingual,
  form: CaseForm,
  hint?: Bilingual,
): Diagnostic => ({
  code: 'case-mismatch',
  message,
  primary: { file: form.file, span: node.span, message: label },
  secondary: [],
  ...(hint ? { hint } : {}),
});

const complaints = (diagnostics: readonly Diagnostic[]): readonly Complaint[] =>
  diagnostics.map((diagnostic) => ({ diagnostic }));

const isPlan = (plan: Plan | readonly Diagnostic[]): plan is Plan => 'rule' in plan;

/** The codes that a case names; what is no code is reported. */
const readCodes = (nodes: readonly ScalarNode[], form: CaseForm): readonly Code[] => {
  const known = Object.keys(CODES) as Code[];
  return nodes.flatMap((node) => {
    const code = known.find((one) => one === node.text);
    if (code) return [code];
    const near = nearest(node.text, known);
    form.report(
      'unknown-case-code',
      node.span,
      { zh: `没有错误代码 ${node.text}`, en: `there is no code \`${node.text}\`` },
      near === undefined ? {} : { hint: { zh: `是不是 ${near}？`, en: `did you mean \`${near}\`?` } },
    );
    return [];
  });
};

const reportReading = (
  rule: CheckedRule,
  key: ScalarNode,
  choices: readonly string[],
  choice: string,
  span: ScalarNode['span'],
  form: CaseForm,
): void => {
  if (choices.length > 0) {
    form.report('unknown-choice', span, {
      zh: `读法 ${key.text} 没有 ${choice} 这个选项：${choices.join('、')}`,
      en: `reading ${key.text} has no choice \`${choice}\`: ${choices.join(', ')}`,
    });
    return;
  }
  const runnable = rule.readings.filter((one) => one.choices.length > 0).map((one) => one.name);
  const known = rule.readings.some((one) => one.name === key.text);
  form.report(
    'unknown-choice',
    key.span,
    known
      ? { zh: `读法 ${key.text} 没有别的选项可用`, en: `reading ${key.text} has no choices` }
      : { zh: `没有读法 ${key.text}`, en: `there is no reading \`${key.text}\`` },
    {
      hint: {
        zh: `可选的读法：${runnable.join('、') || '无'}`,
        en: `readings with choices: ${runnable.join(', ') || 'none'}`,
      },
    },
  );
};
