import type { DiagnosticBag, ReportOptions } from '../diagnostics/bag.js';
import type { Code } from '../diagnostics/codes.js';
import type { Bilingual, Fix } from '../diagnostics/diagnostic.js';
import { didYouMean, tentative, writing } from '../diagnostics/fix.js';
import { nearest } from '../diagnostics/suggest.js';
import type { RuleDocument } from '../document/document.js';
import type { Expression } from '../expression/ast.js';
import type { Symbols } from '../resolve/symbols.js';
import type { CohortInfo, ItemInfo, Term, ValueInfo } from '../rule/rule.js';
import { describe, INVALID, type Type } from '../rule/types.js';
import type { Span } from '../source/span.js';
import { spanEdits } from '../yaml/scalar-edit.js';
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
    /** What the rule was read from. */
    readonly written: Pick<RuleDocument, 'root' | 'language'>,
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
    const meant = mismatchHint(found, wanted.en, this.symbols.file.slice(span));
    this.report(
      'type-mismatch',
      span,
      { zh: `这里要${wanted.zh}，写的是${is.zh}`, en: `this should be ${wanted.en}, and is ${is.en}` },
      scope,
      meant ? { hint: meant.hint, fixes: meant.write ? this.rewriting(span, meant.write).map(meant.mark) : [] } : {},
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

  /** What was most likely meant by a name, which stands alone at a place. */
  didYouMean(name: string, candidates: Iterable<string>, place?: Span): ReportOptions {
    return didYouMean(nearest(name, [...candidates]), this.symbols.file, place);
  }

  /** Another text for what stands at a place within a scalar. Nothing where it can't be put there. */
  rewriting(place: Span, text: (written: string) => string): readonly Fix[] {
    const { file } = this.symbols;
    const edits = spanEdits(this.written.root, file, place, text);
    return edits ? [writing(text(file.slice(place)), edits)] : [];
  }
}

interface Meant {
  readonly hint: Bilingual;
  /** How to write it, from what is written. */
  readonly write?: (written: string) => string;
  readonly mark: (fix: Fix) => Fix;
}

const certain = (fix: Fix): Fix => fix;
const bare = (written: string): string => written.slice(1, -1);

/** What someone who wrote one type for another most likely means. */
const mismatchHint = (found: Type, wanted: string, text: string): Meant | undefined => {
  if (text.includes('\n')) return undefined;
  if (found.kind === 'number' && wanted.startsWith('a condition'))
    return {
      hint: { zh: `写成比较，如 ${text} > 0`, en: `write a comparison, such as ${text} > 0` },
      write: (written) => `${written} > 0`,
      mark: tentative,
    };
  if (found.kind === 'flag' && wanted === 'a number')
    return {
      hint: {
        zh: `成立算几分、不成立算几分要写明，如 if ${text} then 1 else 0`,
        en: `say what it counts, such as if ${text} then 1 else 0`,
      },
      mark: tentative,
    };
  if (found.kind === 'text' && wanted.startsWith('a date') && /\d{4}-\d{2}-\d{2}/.test(text))
    return {
      hint: { zh: `日期不加引号：${bare(text)}`, en: `a date has no quotes: ${bare(text)}` },
      write: bare,
      mark: certain,
    };
  if (found.kind === 'text' && wanted === 'a number' && /^['"]\d/.test(text))
    return {
      hint: { zh: `数不加引号：${bare(text)}`, en: `a number has no quotes: ${bare(text)}` },
      ...(/^\d+(?:\.\d+)?%?$/.test(bare(text)) ? { write: bare } : {}),
      mark: certain,
    };
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
