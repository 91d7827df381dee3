import {
  type Analysis,
  analyze,
  type CheckedRule,
  CODES,
  type Diagnostic,
  DiagnosticBag,
  nearest,
  type ScoreSource,
  type SourceFile,
} from '@zhunsheng/dsl';

/** Where the files of a month are found. */
export interface MonthFiles {
  /** The file of the rule of an id; undefined where there is none. Without this, the rules drawn on are left aside. */
  rule?(id: string): Promise<SourceFile | undefined>;
  /** The ids of the rules that there are, to tell what may have been meant. */
  readonly ruleIds?: readonly string[];
  /** The data of a rule; empty where there is none. */
  data(id: string): Promise<readonly SourceFile[]>;
  /** Earlier results of a rule. */
  previous(id: string): Promise<readonly SourceFile[]>;
  /** Analyzes a file; for callers that keep what they know of files that have not changed. */
  analyze?(file: SourceFile): Analysis;
}

/** A rule that a month's score rests on, with its files. */
export interface MonthRule {
  readonly id: string;
  /** Undefined where it is wrong, which `diagnostics` say, or left aside. */
  readonly rule?: CheckedRule;
  readonly diagnostics: readonly Diagnostic[];
  readonly data: readonly SourceFile[];
  readonly previous: readonly SourceFile[];
}

/** The rules whose scores a rule takes, one for each field or member. */
export const drawnBy = (rule: CheckedRule): readonly ScoreSource[] =>
  rule.fields.flatMap((field) => field.scores?.sources ?? []);

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ code }) => CODES[code].severity === 'error');

/** All rules that the score of a rule rests on, each once: those drawn on before those that draw, the rule itself last. */
export const collectRules = async (rule: CheckedRule, files: MonthFiles): Promise<readonly MonthRule[]> => {
  const collector = new Collector(files);
  await collector.visit(rule, [], []);
  return collector.rules;
};

class Collector {
  readonly rules: MonthRule[] = [];
  readonly #known = new Set<string>();

  constructor(readonly files: MonthFiles) {}

  /** `path`: the rules that draw on this one, one on the next. */
  async visit(rule: CheckedRule, diagnostics: readonly Diagnostic[], path: readonly string[]): Promise<void> {
    const bag = new DiagnosticBag();
    this.#known.add(rule.id);
    const here = [...path, rule.id];
    for (const source of drawnBy(rule)) {
      if (here.includes(source.rule)) reportCycle(rule, source, here, bag);
      else if (!this.#known.has(source.rule)) await this.#draw(rule, source, here);
    }
    const all = [...diagnostics, ...bag.all];
    await this.#add(rule.id, all, hasErrors(all) ? undefined : rule);
  }

  async #draw(by: CheckedRule, source: ScoreSource, path: readonly string[]): Promise<void> {
    const id = source.rule;
    this.#known.add(id);
    if (!this.files.rule) {
      await this.#add(id, []);
      return;
    }
    const file = await this.files.rule(id);
    if (!file) {
      await this.#add(id, missingRule(by, source, this.files.ruleIds));
      return;
    }
    const { rule, diagnostics } = (this.files.analyze ?? analyze)(file);
    if (rule?.id === id) await this.visit(rule, diagnostics, path);
    else await this.#add(id, rule ? otherRule(id, rule) : diagnostics);
  }

  async #add(id: string, diagnostics: readonly Diagnostic[], rule?: CheckedRule): Promise<void> {
    const [data, previous] = [await this.files.data(id), await this.files.previous(id)];
    this.rules.push({ id, ...(rule ? { rule } : {}), diagnostics, data, previous });
  }
}

const reportCycle = (
  rule: CheckedRule,
  { rule: again, span }: ScoreSource,
  path: readonly string[],
  bag: DiagnosticBag,
): void => {
  const circle = [...path.slice(path.indexOf(again)), again];
  bag.report('cycle', rule.file, span, {
    zh: `规则的得分互相取用：${circle.join(' → ')}`,
    en: `these rules draw on each other's scores: ${circle.join(' → ')}`,
  });
};

/** What is to be said of a rule that is drawn on and has no file. */
export const missingRule = (
  by: CheckedRule,
  { rule, span }: ScoreSource,
  ids: readonly string[] = [],
): readonly Diagnostic[] => {
  const bag = new DiagnosticBag();
  const near = nearest(rule, ids);
  bag.report(
    'unknown-rule',
    by.file,
    span,
    {
      zh: `同一文件夹中没有规则 ${rule} 的文件`,
      en: `there is no file of a rule \`${rule}\` in the same folder`,
    },
    near === undefined ? {} : { hint: { zh: `是不是 ${near}？`, en: `did you mean \`${near}\`?` } },
  );
  return bag.all;
};

const otherRule = (id: string, { id: other, file }: CheckedRule): readonly Diagnostic[] => {
  const bag = new DiagnosticBag();
  const at = file.text.indexOf(other);
  bag.report(
    'unknown-rule',
    file,
    { start: at, end: at + other.length },
    {
      zh: `这里应是规则 ${id}，写的是 ${other}`,
      en: `this should be the rule \`${id}\`, and is \`${other}\``,
    },
  );
  return bag.all;
};
