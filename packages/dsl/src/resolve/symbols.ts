import type { BodyNode } from '../document/document.js';
import type { Expression } from '../expression/ast.js';
import type { FieldInfo, ReadingInfo, SetInfo, UnitInfo } from '../rule/rule.js';
import type { SourceFile } from '../source/source-file.js';
import type { Span } from '../source/span.js';

/** What a name stands for. */
export type RuleSymbol =
  | FieldInfo
  | SetInfo
  | ValueSymbol
  | CoefficientSymbol
  | FunctionSymbol
  | ClassSymbol
  | ReadingSymbol
  | ItemSymbol;

export interface ValueSymbol {
  readonly kind: 'value';
  readonly name: string;
  readonly span: Span;
  readonly per?: { readonly text: string; readonly span: Span };
  /** Absent where it could not be read (which has been reported). */
  readonly expression?: Expression;
}

export interface CoefficientSymbol {
  readonly kind: 'coefficient';
  readonly name: string;
  readonly span: Span;
  readonly expression: Expression;
}

export interface FunctionSymbol {
  readonly kind: 'function';
  readonly name: string;
  readonly span: Span;
  readonly parameters: readonly { readonly name: string; readonly span: Span }[];
  readonly body: Expression;
}

/** A class: labels with the units they hold or the conditions under which they stand; the last may be the rest. */
export interface ClassSymbol {
  readonly kind: 'class';
  readonly name: string;
  readonly span: Span;
  readonly labels: readonly ClassLabel[];
}

export interface ClassLabel {
  readonly name: string;
  readonly span: Span;
  readonly content:
    | { readonly kind: 'units'; readonly units: readonly string[] }
    | { readonly kind: 'condition'; readonly condition: Expression }
    | { readonly kind: 'others' };
}

export interface ReadingSymbol {
  readonly kind: 'reading';
  readonly name: string;
  readonly span: Span;
  readonly info: ReadingInfo;
}

export interface ItemSymbol {
  readonly kind: 'item';
  readonly name: string;
  readonly span: Span;
  readonly body: BodyNode;
}

/** All that a rule declares, by name. One space of names: none hides another. */
export interface Symbols {
  readonly file: SourceFile;
  readonly names: Map<string, RuleSymbol>;
  readonly groups: readonly string[];
  readonly units: readonly UnitInfo[];
  readonly unitNames: readonly string[];
  readonly sets: readonly SetInfo[];
  readonly fields: readonly FieldInfo[];
  /** What a field's declaration says by expression, checked once all names are known. */
  readonly fieldNodes: ReadonlyMap<FieldInfo, FieldExpressions>;
  readonly values: readonly ValueSymbol[];
  readonly readings: readonly ReadingInfo[];
  /** Names whose declaration could not be read, which has been reported. */
  readonly broken: ReadonlySet<string>;
  /** Names that something refers to. */
  readonly used: Set<string>;
}

export interface FieldExpressions {
  readonly min?: Expression;
  readonly max?: Expression;
  readonly above?: Expression;
  readonly atMost?: Expression;
  readonly required?: Expression;
}
