import type { CheckedRule } from '@zhunsheng/dsl';
import { collectRules, type MonthFiles } from '../month/collect.js';
import type { Outcome } from '../month/outcome.js';
import { type Month, scoreMonth } from '../month/score-month.js';
import { resultJson } from '../report/result-json.js';
import { type Context, say, showDiagnostics } from './context.js';
import { type Inputs, monthFiles } from './month-files.js';
import { Progress } from './progress.js';
import { UsageError } from './usage-error.js';

/** Scores a rule and what it draws on; shows what is wrong. `beside`: the version of the rule that has the others beside it. */
export const runMonth = async (
  rule: CheckedRule,
  inputs: Inputs,
  context: Context,
  beside: CheckedRule = rule,
): Promise<Month> => {
  const progress = new Progress(context);
  const files = await monthFiles(beside, inputs, context);
  try {
    const rules = await collectRules(rule, watched(files, progress));
    const [stranger] = files.strangers();
    if (stranger)
      throw new UsageError({
        zh: `上次的结果与规则 ${rule.id} 无关：${stranger.name}`,
        en: `an earlier result that the rule ${rule.id} has no use for: ${stranger.name}`,
      });
    const month = scoreMonth(rules, {
      onRule: ({ title }, at, of) =>
        progress.show({ zh: `评分 ${at}/${of}：${title}`, en: `scoring ${at}/${of}: ${title}` }),
    });
    progress.clear();
    showDiagnostics(context, month.diagnostics);
    if (!month.score && rules.length > 1) showUnscored(month, context);
    return month;
  } finally {
    progress.clear();
  }
};

const watched = (files: MonthFiles, progress: Progress): MonthFiles => {
  const { rule } = files;
  if (!rule) return files;
  return {
    ...files,
    rule: (id) => {
      progress.show({ zh: `读取规则 ${id}`, en: `reading the rule ${id}` });
      return rule(id);
    },
  };
};

/** One line that says which rules have no result, and why. */
const showUnscored = ({ outcomes }: Month, context: Context): void => {
  const why = (one: Outcome) => {
    if (one.kind !== 'failed') return [];
    const { id, because } = one;
    const [zh, en] = [because.join('、'), because.join(', ')];
    return because.length === 0
      ? [{ zh: `${id}（有错）`, en: `${id} (wrong)` }]
      : [{ zh: `${id}（取自 ${zh}）`, en: `${id} (draws on ${en})` }];
  };
  const all = [...outcomes.values()].flatMap(why);
  const line = { zh: all.map((one) => one.zh).join('、'), en: all.map((one) => one.en).join(', ') };
  context.terminal.err(`${say(context, { zh: `没有评分：${line.zh}`, en: `not scored: ${line.en}` })}\n`);
};

/**
 * The result of every rule, by the name of its file. Of a rule without a result of its own this month the last one is handed on, so
 * that next month finds it beside the others.
 */
export const resultFiles = ({ outcomes }: Month): ReadonlyMap<string, string> => {
  const files = new Map<string, string>();
  for (const [id, one] of outcomes) {
    if (one.kind === 'scored') files.set(`${id}.json`, resultJson(one.scored.result));
    else if (one.kind === 'no-data' && one.last) files.set(`${id}.json`, one.last.file.text);
  }
  return files;
};
