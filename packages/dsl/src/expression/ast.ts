import type { Span } from '../source/span.js';

/**
 * The syntax tree of an expression. Spans are offsets into the rule file. Keywords and builtin names are stored in their
 * canonical English form, whichever language the file uses.
 */
export type Expression =
  | NumberLiteral
  | TextLiteral
  | FlagLiteral
  | DateLiteral
  | ListLiteral
  | NameReference
  | IndexExpression
  | CallExpression
  | AggregateExpression
  | UnaryExpression
  | BinaryExpression
  | ComparisonExpression
  | MembershipExpression
  | LogicalExpression
  | ConditionalExpression
  | TableExpression
  | UnreadableExpression;

interface Located {
  readonly span: Span;
}

export interface NumberLiteral extends Located {
  readonly kind: 'number';
  /** Decimal digits as written, half-width, without the percent sign: `60`, `0.5`. */
  readonly text: string;
  /** Whether a percent sign follows: 60% is the fraction 60/100. */
  readonly percent: boolean;
}

export interface TextLiteral extends Located {
  readonly kind: 'text';
  readonly value: string;
}

export interface FlagLiteral extends Located {
  readonly kind: 'flag';
  readonly value: boolean;
}

export interface DateLiteral extends Located {
  readonly kind: 'date';
  /** `YYYY-MM-DD`, a day of the calendar. */
  readonly value: string;
}

export interface ListLiteral extends Located {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

export interface NameReference extends Located {
  readonly kind: 'name';
  readonly name: string;
}

/** `进度[类别一]`: one member's value of something given `per` a set. */
export interface IndexExpression extends Located {
  readonly kind: 'index';
  readonly object: Expression;
  readonly index: Expression;
}

/** A builtin or a function of the rule: `clamp(x, 0, 100)`, `rank(x, lowest, group where c)`. */
export interface CallExpression extends Located {
  readonly kind: 'call';
  readonly callee: string;
  readonly calleeSpan: Span;
  /** The options of `rank` are names in their canonical form: `lowest`, `group`. */
  readonly arguments: readonly Expression[];
  /** Only in `rank`: which units are ranked. */
  readonly where?: Expression;
}

export const AGGREGATES = ['sum', 'mean', 'min', 'max', 'count', 'any', 'all'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

/**
 * `mean(得分 over 任务 where unit in 牵头 else 0)`, `count(项目 where 有效)` (no body: counts what it goes over). An `if` in the
 * body or condition always has an `else` of its own, so one more is the aggregate's.
 */
export interface AggregateExpression extends Located {
  readonly kind: 'aggregate';
  readonly operator: Aggregate;
  readonly operatorSpan: Span;
  readonly body?: Expression;
  readonly over: { readonly name: string; readonly span: Span };
  readonly where?: Expression;
  /** `else 0`: the result where nothing is left to go over; only in `mean`, `min` and `max`. */
  readonly empty?: Expression;
}

export interface UnaryExpression extends Located {
  readonly kind: 'unary';
  readonly operator: '-' | 'not';
  readonly operand: Expression;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/';

export interface BinaryExpression extends Located {
  readonly kind: 'binary';
  readonly operator: ArithmeticOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** A chain: `90% <= x < 100%` has three operands and two operators. */
export interface ComparisonExpression extends Located {
  readonly kind: 'comparison';
  readonly operands: readonly Expression[];
  readonly operators: readonly ComparisonOperator[];
}

export interface MembershipExpression extends Located {
  readonly kind: 'in';
  readonly element: Expression;
  readonly container: Expression;
  /** `not in`. */
  readonly negated: boolean;
}

export interface LogicalExpression extends Located {
  readonly kind: 'logical';
  readonly operator: 'and' | 'or';
  readonly left: Expression;
  readonly right: Expression;
}

export interface ConditionalExpression extends Located {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly then: Expression;
  readonly else: Expression;
}

/** A table of coefficients written in YAML (`{ by: group, 第一组: 1.5, 第二组: 2.5 }`); never produced by the expression parser. */
export interface TableExpression extends Located {
  readonly kind: 'table';
  readonly by: { readonly name: string; readonly span: Span };
  readonly entries: readonly TableEntry[];
  /** `else: none` says that some keys have no value and makes the table optional (`has`, `default`). */
  readonly otherwise?: Expression | 'none';
}

/** Stands where an expression could not be read, of which a diagnostic tells; never produced by the expression parser. */
export interface UnreadableExpression extends Located {
  readonly kind: 'unreadable';
}

export interface TableEntry {
  /** Keys as written; `7-8` and `4, 5` have been split. */
  readonly keys: readonly { readonly text: string; readonly span: Span }[];
  readonly value: Expression;
}
