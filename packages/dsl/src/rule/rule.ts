import type { Aggregate, ArithmeticOperator, ComparisonOperator } from '../expression/ast.js';
import type { MethodName, Methods } from '../methods/registry.js';
import type { Decoded, DecodedKeys } from '../methods/shape.js';
import type { Exact, RoundingMode } from '../number/index.js';
import type { SourceFile } from '../source/source-file.js';
import type { Span } from '../source/span.js';
import type { BUILTINS } from './builtins.js';
import type { Type } from './types.js';

/** A value while scoring: a number, a flag, a text, a date (days since 1970-01-01) or a list of these. */
export type Value = Exact | boolean | string | number | readonly Value[];

export interface SetInfo {
  readonly kind: 'set';
  readonly name: string;
  readonly span: Span;
  readonly members: readonly string[];
  /** The columns of a table: cells in the order of the members; undefined for an empty cell. */
  readonly columns: ReadonlyMap<string, TableColumn>;
  /** The set or table that it is a part of. */
  readonly from?: SetInfo;
}

export interface TableColumn {
  readonly name: string;
  readonly span: Span;
  readonly type: Type;
  readonly cells: readonly (Value | undefined)[];
}

export type FieldKind = 'number' | 'count' | 'percent' | 'flag' | 'date' | 'text' | 'choice' | 'points' | 'list';

/** A field of the data. Its terms are filled in by the checker. */
export interface FieldInfo {
  readonly kind: 'field';
  readonly name: string;
  readonly span: Span;
  readonly type: FieldKind;
  readonly unit?: string;
  readonly note?: string;
  readonly common: boolean;
  readonly optional: boolean;
  readonly default?: Value;
  readonly choices?: readonly string[];
  /** The set that it is given for each member of. */
  readonly per?: SetInfo;
  /** Where its values come from, if they are scores of other rules. */
  readonly scores?: FieldScores;
  /** The list whose records carry it. */
  readonly list?: FieldInfo;
  /** The fields of the records, for a list. */
  readonly fields: readonly FieldInfo[];
  readonly bounds: FieldBounds;
  /** Where it must be given; everywhere unless set. */
  required?: Term;
}

/** The rules whose scores are the values of a field. */
export interface FieldScores {
  /** One, or one for each member of the field's set that has a rule, in the order of the set. */
  readonly sources: readonly ScoreSource[];
  /** Whether the last score of a rule stands until its next one. */
  readonly stands: boolean;
}

export interface ScoreSource {
  readonly member?: string;
  /** The id of the rule. */
  readonly rule: string;
  readonly span: Span;
}

export interface FieldBounds {
  min?: Term;
  max?: Term;
  above?: Term;
  atMost?: Term;
}

/** What is gone over: a set or table (the same for every unit), or a list (records of the unit). */
export type Axis = SetInfo | FieldInfo;

/** Which element of an axis is meant: the one of the loop at a depth, a fixed member, or the member that a term names. */
export type Index =
  | { readonly kind: 'slot'; readonly slot: number }
  | { readonly kind: 'fixed'; readonly member: number }
  | { readonly kind: 'dynamic'; readonly term: Term };

interface TermBase {
  readonly span: Span;
  readonly type: Type;
  /** Whether it may have no value here. */
  readonly optional: boolean;
}

export type Variable =
  | 'month'
  | 'quarter'
  | 'year'
  | 'period_start'
  | 'period_end'
  | 'unit'
  | 'group'
  | 'units'
  | 'peers'
  | 'reporting';

/** A checked expression: names resolved, functions and coefficients put in place, every part typed. */
export type Term = TermBase &
  (
    | { readonly op: 'constant'; readonly value: Value }
    | { readonly op: 'variable'; readonly name: Variable }
    | { readonly op: 'member'; readonly set: SetInfo; readonly at: Index }
    | { readonly op: 'cell'; readonly set: SetInfo; readonly column: TableColumn; readonly at: Index }
    | { readonly op: 'field'; readonly field: FieldInfo; readonly at: readonly Index[] }
    | { readonly op: 'value'; readonly value: ValueInfo; readonly at: readonly Index[] }
    | { readonly op: 'item'; readonly item: ItemInfo; readonly at: readonly Index[] }
    | { readonly op: 'cohort'; readonly cohort: CohortInfo; readonly at: readonly Index[] }
    /** A coefficient, class or function by its name, for the explanation. */
    | { readonly op: 'named'; readonly name: string; readonly body: Term }
    | { readonly op: 'list'; readonly items: readonly Term[] }
    | { readonly op: 'has'; readonly of: Term }
    | { readonly op: 'default'; readonly of: Term; readonly otherwise: Term }
    | { readonly op: 'negate'; readonly of: Term }
    | { readonly op: 'not'; readonly of: Term }
    | { readonly op: 'arithmetic'; readonly operator: ArithmeticOperator; readonly left: Term; readonly right: Term }
    | { readonly op: 'compare'; readonly operands: readonly Term[]; readonly operators: readonly ComparisonOperator[] }
    | { readonly op: 'in'; readonly element: Term; readonly container: Term; readonly negated: boolean }
    | { readonly op: 'logical'; readonly operator: 'and' | 'or'; readonly left: Term; readonly right: Term }
    | { readonly op: 'if'; readonly condition: Term; readonly then: Term; readonly else: Term }
    | { readonly op: 'call'; readonly builtin: keyof typeof BUILTINS; readonly arguments: readonly Term[] }
    | {
        readonly op: 'lookup';
        readonly by: string;
        readonly key: Term;
        readonly entries: ReadonlyMap<string, Term>;
        readonly otherwise?: Term | 'none';
      }
    | {
        readonly op: 'aggregate';
        readonly operator: Aggregate;
        readonly axis: Axis;
        /** The loop depth that it fills. */
        readonly slot: number;
        /** The record that holds the list, for a list within a list. */
        readonly within?: Index;
        readonly body?: Term;
        readonly where?: Term;
        readonly empty?: Term;
      }
  );

/** A named step: one value for each unit, or for each unit and element of its axes. */
export interface ValueInfo {
  readonly kind: 'value';
  readonly name: string;
  readonly span: Span;
  readonly axes: readonly Axis[];
  readonly term: Term;
}

/** A step that compares units: computed once over the whole cohort, for each combination of the members of its axes. */
export interface CohortInfo {
  readonly kind: 'cohort';
  readonly span: Span;
  readonly axes: readonly SetInfo[];
  readonly among: 'all' | 'group';
  readonly where?: Term;
  readonly step: RankStep | AggregateStep;
}

export interface RankStep {
  readonly kind: 'rank';
  readonly by: Term;
  readonly best: 'highest' | 'lowest';
  readonly ties: 'shared' | 'dense';
}

export interface AggregateStep {
  readonly kind: 'aggregate';
  readonly operator: Aggregate;
  readonly body?: Term;
  readonly empty?: Term;
}

/** How things are represented in a checked rule. */
export interface AsChecked {
  readonly expression: Term;
  readonly word: CheckedWord;
  readonly collection: Axis;
  readonly field: Term;
  readonly body: ItemInfo;
  readonly items: readonly ItemInfo[];
}

export interface CheckedWord {
  readonly span: Span;
  /** The reading that chose it, if one did. */
  readonly reading?: string;
}

export type CheckedMethod = { [N in MethodName]: CheckedMethodOf<N> }[MethodName];

export interface CheckedMethodOf<N extends MethodName> {
  readonly name: N;
  readonly span: Span;
  readonly value: Decoded<Methods[N]['shape'], AsChecked>;
  readonly beside: DecodedKeys<Methods[N]['beside'], AsChecked>;
}

export interface Veto {
  readonly when: Term;
  readonly points: Term;
  readonly source?: string;
}

/** An item, or the inner score of an `each` or a case (which has no name). */
export interface ItemInfo {
  readonly kind: 'item';
  /** Undefined for the score itself and for inner scores. */
  readonly name?: string;
  /** Where its name stands, if it has one. */
  readonly span: Span;
  /** All that is written of it. */
  readonly whole: Span;
  readonly source?: string;
  readonly note?: string;
  readonly readings: readonly string[];
  readonly axes: readonly Axis[];
  readonly max: Term | 'none' | 'parts';
  readonly floor: Term | 'none';
  readonly overMax: 'cap' | 'keep' | 'scale';
  /** The `applies` of the items around it: where one does not hold, nothing below that item applies. */
  readonly within: readonly Term[];
  readonly applies?: Term;
  readonly otherwise: 'skip' | 'zero' | 'max' | 'mean';
  readonly vetoes: readonly Veto[];
  readonly weight?: Term;
  readonly method: CheckedMethod;
  /** How the parts make up the points, where an expression says so. */
  readonly formula?: Term;
}

export interface ReadingInfo {
  readonly name: string;
  readonly span: Span;
  readonly clause: string;
  readonly open: string;
  readonly read: string;
  readonly instead?: string;
  readonly choices: readonly string[];
  /** The choice that the file makes. */
  readonly default?: string;
  /** The choice of this run. */
  readonly chosen?: string;
}

export interface UnitInfo {
  readonly name: string;
  readonly group: string | null;
  /** May be left out of the data. */
  readonly optional: boolean;
}

export interface CheckInfo {
  readonly that: Term;
  readonly message: string;
  readonly source?: string;
  readonly span: Span;
}

export interface CarryInfo {
  readonly field: FieldInfo;
  readonly value: Term;
  readonly clear?: Term;
}

export interface RankingInfo {
  /** Where the rounding stands. */
  readonly span: Span;
  readonly step: Exact;
  readonly decimals: number;
  readonly mode: RoundingMode;
  readonly among: 'all' | 'group';
  readonly ties: 'shared' | 'dense';
}

/** A rule without errors, ready to be planned and run. */
export interface CheckedRule {
  readonly file: SourceFile;
  readonly id: string;
  readonly title: string;
  readonly edition: string;
  readonly source?: string;
  readonly cycle: 'month' | 'quarter' | 'two-months';
  readonly periods?: { readonly from: string; readonly to: string };
  readonly groups: readonly string[];
  readonly units: readonly UnitInfo[];
  readonly sets: readonly SetInfo[];
  readonly fields: readonly FieldInfo[];
  readonly values: readonly ValueInfo[];
  readonly readings: readonly ReadingInfo[];
  readonly score: ItemInfo;
  readonly ranking: RankingInfo;
  readonly disqualify?: { readonly when: Term; readonly source?: string };
  readonly carry: readonly CarryInfo[];
  readonly checks: readonly CheckInfo[];
}
