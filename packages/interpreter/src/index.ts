export type { Data, Period, Records } from './evaluate/frame.js';
export type { Formula, ItemTrace, Modifier, TraceStep } from './evaluate/trace.js';
export { type Blame, type BlameBase, blame, type ScoreText } from './impact/blame.js';
export {
  type Impact,
  type ItemImpact,
  impactOf,
  isMoved,
  type Pair,
  type Pass,
  type Standing,
  type UnitImpact,
} from './impact/impact.js';
export { headingText, type ImpactHeading, renderImpactMarkdown } from './impact/render.js';
export { type ImpactReport, type ImpactTable, impactReport } from './impact/tables.js';
export { collectRules, type MonthFiles, type MonthRule } from './month/collect.js';
export type { Outcome } from './month/outcome.js';
export { type Month, type MonthOptions, scoreMonth } from './month/score-month.js';
export { makePlan, type Plan, type PlanStep } from './plan/plan.js';
export { resultJson } from './report/result-json.js';
export { readData } from './run/data/read-data.js';
export type { ItemResult, MemberResult, Result, ResultSource, UnitResult } from './run/result.js';
export { type Scored, score } from './run/score.js';
export { linesAt } from './trace/lines-at.js';
export { renderTrace, renderTraceMarkdown } from './trace/render.js';
export { type SheetContext, type SheetLine, type SheetLineKind, sheetOf } from './trace/sheet.js';
export type * from './workspace/api.js';
