export { type Analysis, type AnalyzeOptions, analyze } from './analyze.js';
export { type StepInfo, stepsBefore } from './check/cycles.js';
export { cohortTerms, innerItems, itemsOf, termChildren, termsBehind, termsOf, termsWithin } from './check/walk.js';
export { DiagnosticBag, type ReportOptions } from './diagnostics/bag.js';
export { CODES, type Code } from './diagnostics/codes.js';
export type { Bilingual, Diagnostic, Fix, Label, Language, Severity } from './diagnostics/diagnostic.js';
export { renderDiagnostic, renderDiagnostics } from './diagnostics/render.js';
export { nearest } from './diagnostics/suggest.js';
export { textWidth } from './diagnostics/width.js';
export type { CoefficientChange, Place, RuleChange } from './diff/change.js';
export { changeEdit, diffRules, revertEdit } from './diff/diff-rules.js';
export { type FormatOptions, type Formatted, formatRule } from './edit/format.js';
export type { FigureEdit } from './edit/set-figure.js';
export type { Aggregate, ArithmeticOperator, ComparisonOperator } from './expression/ast.js';
export { METHODS, type MethodName, type Methods } from './methods/registry.js';
export { Exact, type ParseResult, parseExact, ROUNDING_MODES, type RoundingMode } from './number/index.js';
export { BUILTINS, type BuiltinName } from './rule/builtins.js';
export * from './rule/dates.js';
export type * from './rule/rule.js';
export type { Measure, Type } from './rule/types.js';
export {
  type Choice,
  type Coefficient,
  type CoefficientKind,
  type CoefficientSection,
  coefficientsOf,
  setCoefficient,
} from './services/coefficients.js';
export { type CompletionOptions, completionsAt } from './services/completion.js';
export type { Completion, CompletionKind } from './services/completion-item.js';
export { type ExpressionToken, type ExpressionTokenKind, expressionTokens } from './services/expression-tokens.js';
export { type FixedAll, fixAll } from './services/fix-all.js';
export { type FoldingRange, foldingRanges } from './services/folding.js';
export { type Hover, hoverAt } from './services/hover.js';
export { type ItemNode, itemTree } from './services/item-tree.js';
export { type Matrix, matricesOf } from './services/matrices.js';
export { definitionAt, referencesAt } from './services/navigation.js';
export { type OutlineKind, type OutlineNode, outlineOf } from './services/outline.js';
export { applyFix, applyFixes, certainFixes, type QuickFix, quickFixesAt } from './services/quick-fixes.js';
export { renderReference } from './services/reference.js';
export { type Renamed, renameAt, renameRangeAt } from './services/rename.js';
export { type RuleHead, ruleHeadOf } from './services/rule-head.js';
export { type Position, SourceFile } from './source/source-file.js';
export { cover, type Span, span } from './source/span.js';
export { applyEdits, editBetween, type TextEdit } from './source/text-edit.js';
export { loadJson } from './yaml/load-json.js';
export { loadYaml } from './yaml/load-yaml.js';
export type { MapEntry, MapNode, ScalarNode, SequenceNode, SourceNode } from './yaml/node.js';
export { numberSlip } from './yaml/number-slip.js';
