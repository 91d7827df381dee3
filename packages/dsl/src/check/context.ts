import type { DiagnosticBag, ReportOptions } from '../diagnostics/bag.js';
import type { Code } from '../diagnostics/codes.js';
import type { Bilingual } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/suggest.js';
import type { Expression } from '../expression/ast.js';
import type { Symbols } from '../resolve/symbols.js';
import type { CohortInfo, ItemInfo, Term, ValueInfo } from '../rule/rule.js';
import { describe, INVALID, type Type } from '../rule/types.js';
import type { Span } from '../source/span.js';
import type { Scope } from './scope.js';

/** A term with what its truth or falsehood makes sure of. */
export interface Checked {
  readonly term: Term;
  readonly whenTrue: ReadonlySet<string>;
  readonly whenFalse: ReadonlySet<string>;
}

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** How deep expressions may be nested, what they refer to included: keeps recursion within the stack. */
const DEEPEST = 800;
/** How many times coefficients and functions may be put in place in one rule. */
const MOST_EXPANSIONS = 50_000;

/** What the checker shares while it goes through one rule. */
export class CheckContext {
  readonly values = new Map<string, ValueInfo | 'open'>();
  readonly items = new Map<string, Mutable<ItemInfo>>();
  readonly cohorts: CohortInfo[] = [];
  /**
   * What items depend on that some unit may not have: the places of the conditions on and around them, and whether an item may not
   * apply for a reason of its own. Where one of these is not known to hold, a reference must be guarded.
   */
  readonly conditional = new Map<string, { readonly conditions: readonly number[]; readonly own: boolean }>();
  /** Names on the way to the one being checked, for the path of a cycle. */
  readonly path: string[] = [];
  #depth = 0;
  #expansions = 0;

  constructor(
    readonly symbols: Symbols,
    readonly bag: DiagnosticBag,
    /** The checker of expressions, which all parts of it call again. */
    private readonly checker: (expression: Expression, scope: Scope, context: CheckContext) => Checked,
  ) {}

  check(expression: Expression, scope: Scope): Checked {
    if (this.#depth >= DEEPEST) {
      this.report(
        'expression-too-deep',
        expression.span,
        {
          zh: '中间值、系数和公式一个套一个，太深了',
          en: 'values, coefficients and functions are put into one another too deeply',
        },
        undefined,
        {
          hint: {
            zh: '减少层次，或把被引用的中间值写在引用它的前面',
            en: 'use fewer steps, or write a value before those that use it',
          },
        },
      );
      return invalid(expression.span);
    }
    this.#depth++;
    const found = this.checker(expression, scope, this);
    this.#depth--;
    return found;
  }

  /** Counts what is put in place of a coefficient or a function's call; false where there is too much of it to go on. */
  mayExpand(span: Span): boolean {
    this.#expansions++;
    if (this.#expansions === MOST_EXPANSIONS) {
      this.report(
        'expression-too-long',
        span,
        {
          zh: `系数和公式层层套用，展开后超过 ${MOST_EXPANSIONS} 处`,
          en: `coefficients and functions use one another more than ${MOST_EXPANSIONS} times when written out`,
        },
        undefined,
        {
          hint: {
            zh: '把反复用到的结果取名写在 values 下：中间值只算一次',
            en: 'name what is used again and again under `values`: a value is computed once',
          },
        },
      );
    }
    return this.#expansions < MOST_EXPANSIONS;
  }

  report(code: Code, span: Span, message: Bilingual, scope?: Scope, options: ReportOptions = {}): void {
    const calls = (scope?.calls ?? []).map((call) => ({
      file: this.symbols.file,
      span: call.span,
      message: { zh: `在这里用到 ${call.name}`, en: `\`${call.name}\` is used here` },
    }));
    this.bag.report(code, this.symbols.file, span, message, {
      ...options,
      secondary: [...(options.secondary ?? []), ...calls],
    });
  }

  /** Reports that a type does not fit what is called for. */
  mismatch(span: Span, found: Type, wanted: Bilingual, scope: Scope): void {
    if (found.kind === 'invalid') return;
    const is = describe(found);
    const hint = mismatchHint(found, wanted.en, this.symbols.file.slice(span));
    this.report(
      'type-mismatch',
      span,
      { zh: `这里要${wanted.zh}，写的是${is.zh}`, en: `this should be ${wanted.en}, and is ${is.en}` },
      scope,
      hint ? { hint } : {},
    );
  }

  /** Whether the rule has groups; reports that something goes by them where it has none. */
  needGroups(span: Span, scope?: Scope): boolean {
    if (this.symbols.groups.length > 0) return true;
    this.report(
      'unknown-name',
      span,
      { zh: '本规则的单位没有分组', en: 'the units of this rule have no groups' },
      scope,
      {
        hint: {
          zh: '在 units 下按组列出单位；不分组的写 all、units',
          en: 'list the units by group under `units`; without groups write `all` or `units`',
        },
      },
    );
    return false;
  }

  didYouMean(name: string, candidates: Iterable<string>): ReportOptions {
    const near = nearest(name, [...candidates]);
    return near ? { hint: { zh: `是不是 ${near}？`, en: `did you mean \`${near}\`?` } } : {};
  }
}

/** What someone who wrote one type for another most likely means. */
const mismatchHint = (found: Type, wanted: string, text: string): Bilingual | undefined => {
  if (text.includes('\n')) return undefined;
  if (found.kind === 'number' && wanted.startsWith('a condition'))
    return { zh: `写成比较，如 ${text} > 0`, en: `write a comparison, such as ${text} > 0` };
  if (found.kind === 'flag' && wanted === 'a number')
    return {
      zh: `成立算几分、不成立算几分要写明，如 if ${text} then 1 else 0`,
      en: `say what it counts, such as if ${text} then 1 else 0`,
    };
  if (found.kind === 'text' && wanted.startsWith('a date') && /\d{4}-\d{2}-\d{2}/.test(text))
    return { zh: `日期不加引号：${text.slice(1, -1)}`, en: `a date has no quotes: ${text.slice(1, -1)}` };
  if (found.kind === 'text' && wanted === 'a number' && /^['"]\d/.test(text))
    return { zh: `数不加引号：${text.slice(1, -1)}`, en: `a number has no quotes: ${text.slice(1, -1)}` };
  return undefined;
};

const NOTHING: ReadonlySet<string> = new Set();

export const checked = (
  term: Term,
  whenTrue: ReadonlySet<string> = NOTHING,
  whenFalse: ReadonlySet<string> = NOTHING,
): Checked => ({
  term,
  whenTrue,
  whenFalse,
});

/** Stands for something that has been reported: no further complaint comes of it. */
export const invalid = (span: Span): Checked =>
  checked({ op: 'constant', value: false, span, type: INVALID, optional: false });
