import type { Fix } from '../diagnostics/diagnostic.js';
import { adding, tentative } from '../diagnostics/fix.js';
import { listed } from '../diagnostics/listed.js';
import type { Expression, TableExpression } from '../expression/ast.js';
import { Exact } from '../number/index.js';
import type { SetInfo, Term } from '../rule/rule.js';
import { INVALID, type Type } from '../rule/types.js';
import type { Span } from '../source/span.js';
import { intoMap } from '../yaml/entry-edit.js';
import { type CheckContext, type Checked, checked, invalid } from './context.js';
import { needed, together } from './expect.js';
import type { Scope } from './scope.js';

/** A table of coefficients: the key is any name with a value here (group, unit, month, a class, a set being gone over, a choice). */
export const checkTable = (table: TableExpression, scope: Scope, context: CheckContext): Checked => {
  const key = needed(
    context.check({ kind: 'name', name: table.by.name, span: table.by.span }, scope),
    scope,
    context,
  ).term;
  const entries = new Map<string, Term>();
  const terms: Term[] = [];
  let unknown = 0;
  for (const entry of table.entries) {
    const { term } = context.check(entry.value, scope);
    terms.push(term);
    for (const one of entry.keys) {
      const text = keyText(one.text, key);
      if (text === undefined) {
        unknown++;
        reportKey(table.by.name, one, key.type, scope, context);
        continue;
      }
      if (entries.has(text))
        context.report(
          'duplicate-member',
          one.span,
          { zh: `${one.text} 已经列过`, en: `\`${one.text}\` is listed already` },
          scope,
        );
      entries.set(text, term);
    }
  }
  const otherwise =
    table.otherwise === undefined || table.otherwise === 'none'
      ? table.otherwise
      : context.check(table.otherwise, scope).term;
  if (otherwise !== undefined && otherwise !== 'none') terms.push(otherwise);
  if (otherwise === undefined) reportMissing(table, key, entries, unknown, scope, context);
  if (key.type.kind === 'invalid') return invalid(table.span);
  const type = terms.length === 0 ? INVALID : together(terms, table.span, scope, context);
  return checked({
    op: 'lookup',
    by: table.by.name,
    key,
    entries,
    span: table.span,
    type,
    optional: otherwise === 'none' || terms.some((one) => one.optional),
    ...(otherwise === undefined ? {} : { otherwise }),
  });
};

const members = (type: Type): readonly string[] | undefined => (type.kind === 'text' ? type.members : undefined);

/** The canonical text of a key; undefined where it can't be a value of the key's type. */
const keyText = (text: string, key: Term): string | undefined => {
  const { type } = key;
  switch (type.kind) {
    case 'number': {
      const value = Exact.parse(text);
      return value && isPossible(value, key) ? value.toFractionString() : undefined;
    }
    case 'text':
      return !type.members || type.members.includes(text) ? text : undefined;
    case 'flag':
      return text === 'true' || text === '是' ? 'true' : text === 'false' || text === '否' ? 'false' : undefined;
    default:
      return type.kind === 'invalid' ? text : undefined;
  }
};

const RANGES: Readonly<Record<string, number>> = { month: 12, quarter: 4 };

/** There is no month 13. */
const isPossible = (value: Exact, key: Term): boolean => {
  const last = key.op === 'variable' ? RANGES[key.name] : undefined;
  return (
    last === undefined ||
    (value.isInteger && value.greaterOrEqual(Exact.ONE) && value.lessOrEqual(Exact.ofInteger(last)))
  );
};

const reportKey = (
  by: string,
  key: { readonly text: string; readonly span: Span },
  type: Type,
  scope: Scope,
  context: CheckContext,
): void => {
  const options =
    type.kind === 'number'
      ? { hint: { zh: '这里按数列，如 1、1-3', en: 'the keys here are numbers, such as 1 or 1-3' } }
      : context.didYouMean(key.text, members(type) ?? [], key.span);
  context.report(
    'not-a-member',
    key.span,
    { zh: `${key.text} 不是 ${by} 的取值`, en: `\`${key.text}\` is no value of \`${by}\`` },
    scope,
    options,
  );
};

/** Keys with no entry, where the keys are known before the run. Months and other numbers are judged where they are used. */
const reportMissing = (
  table: TableExpression,
  key: Term,
  entries: ReadonlyMap<string, Term>,
  unknown: number,
  scope: Scope,
  context: CheckContext,
): void => {
  const all = key.type.kind === 'flag' ? ['true', 'false'] : members(key.type);
  const fixed =
    key.op === 'constant' && typeof key.value === 'string' && !isReading(table.by.name, context)
      ? [key.value]
      : undefined;
  const wanted =
    key.op === 'member' && key.at.kind === 'fixed' ? [key.set.members[key.at.member] ?? ''] : (fixed ?? all);
  const missing = (wanted ?? []).filter((one) => !entries.has(one));
  // Keys that are unknown are most likely those that are missing, misspelt.
  if (missing.length <= unknown) return;
  const shown = listed(missing);
  context.report(
    'missing-table-entry',
    table.by.span,
    { zh: `按 ${table.by.name} 的表缺：${shown.zh}`, en: `the table by \`${table.by.name}\` lacks: ${shown.en}` },
    scope,
    { fixes: withEntries(table, missing, [...entries.values()], context) },
  );
};

/** So many entries are worth adding at once. */
const MOST_ADDED = 30;

/** Entries of 0 for the missing keys of a table of numbers, to be filled in. */
const withEntries = (
  table: TableExpression,
  missing: readonly string[],
  terms: readonly Term[],
  context: CheckContext,
): readonly Fix[] => {
  const plain = missing.every((one) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(one));
  if (!plain || missing.length > MOST_ADDED || !terms.every((one) => one.type.kind === 'number')) return [];
  const added = missing.map((one) => `${one}: 0`);
  const edit = intoMap(context.symbols.file, table.span, added);
  return edit ? [tentative(adding(added.join(', '), edit))] : [];
};

const isReading = (name: string, context: CheckContext): boolean => context.symbols.names.get(name)?.kind === 'reading';

/** The sets by whose members a table goes, outermost first. */
export const keySets = (expression: Expression, context: CheckContext): readonly SetInfo[] => {
  if (expression.kind !== 'table') return [];
  const symbol = context.symbols.names.get(expression.by.name);
  const inner = expression.entries[0] ? keySets(expression.entries[0].value, context) : [];
  return symbol?.kind === 'set' ? [symbol, ...inner] : inner;
};
