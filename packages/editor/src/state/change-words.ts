import type { Bilingual, RuleChange } from '@zhunsheng/dsl';
import { dayOf } from './tell.js';

/** Longer texts are cut: a commit message is to be read at a glance. */
const LONGEST = 40;

/** The text at a place before and after, where there is one. */
export const textsOf = (
  change: RuleChange,
): { readonly before: string | undefined; readonly after: string | undefined } => ({
  before: 'before' in change ? change.before?.text : undefined,
  after: 'after' in change ? change.after?.text : undefined,
});

/** Which item a change is in, and what of it: 任务完成 每差一名. */
export const nameOfChange = ({ itemPath, label }: RuleChange): Bilingual => {
  const item = itemPath.at(-1);
  const named = (text: string): string => (item === undefined || text.includes(item) ? text : `${item} ${text}`);
  return { zh: named(label.zh), en: named(label.en) };
};

/** One line of a commit message. */
const lineOf = (change: RuleChange): string => {
  const { before, after } = textsOf(change);
  const name = nameOfChange(change).zh;
  const clause = change.source ? `（${change.source}）` : '';
  if (change.kind === 'item-moved') return `移动 ${name}${clause}`;
  if (before === undefined) return `新增 ${name}${after === undefined ? '' : ` ${short(after)}`}${clause}`;
  if (after === undefined) return `删去 ${name} ${short(before)}${clause}`;
  return `${name} ${short(before)} → ${short(after)}${clause}`;
};

/** A message for what has been saved, in the language of the regulation. */
export const messageFor = (
  saved: readonly { readonly title: string; readonly changes: readonly RuleChange[] }[],
): string => {
  const all = saved.flatMap(({ title, changes }) => changes.map((change) => ({ title, line: lineOf(change) })));
  const [only] = all;
  if (all.length === 1 && only) return `${only.title}：${only.line}`;
  const head = saved.map(({ title }) => title).join('、');
  if (all.length === 0) return `${head}：修改规则原文`;
  const body = saved.flatMap(({ title, changes }) =>
    changes.map((change) => `- ${saved.length > 1 ? `${title}：` : ''}${lineOf(change)}`),
  );
  return `${head}：修改 ${all.length} 处\n\n${body.join('\n')}`;
};

/** A branch that every git and every server takes: zhunsheng/ecology-2026-11-25. */
export const branchFor = (ids: readonly string[], now: number): string => {
  const [only] = ids;
  const name = ids.length === 1 && only !== undefined ? safe(only) : 'rules';
  return `zhunsheng/${name}-${dayOf(now)}`;
};

const safe = (id: string): string => id.replace(/[^a-z0-9]+/gi, '-').replace(/^-+|-+$/g, '') || 'rule';

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
};
