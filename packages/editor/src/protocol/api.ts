import type {
  Bilingual,
  Code,
  Coefficient,
  Completion,
  ExpressionToken,
  FoldingRange,
  Hover,
  ItemNode,
  Language,
  Matrix,
  OutlineNode,
  RuleChange,
  Severity,
  Span,
  TextEdit,
} from '@zhunsheng/dsl';
import type { Blame, SheetLine } from '@zhunsheng/interpreter';

/**
 * What crosses the border between the page and the worker: plain data only, offsets in UTF-16 units into the text of the rule (line
 * ends as in the file, no byte order mark). Figures are decimal text; nothing is a JavaScript number but places and counts.
 */
export interface LanguageService {
  /** Takes the place of everything that was loaded before. */
  load(files: readonly LoadedFile[]): Promise<Catalog>;
  /** A file as it is now on disk: the base of all comparisons. */
  setSaved(path: string, text: string): Promise<Catalog>;
  /** All that the page shows of a rule, for its present text. */
  snapshot(request: SnapshotRequest): Promise<Snapshot>;

  /** Gives one coefficient of the last snapshot's text another value. */
  setCoefficient(id: string, text: string): Promise<EditOutcome>;
  /** Gives several coefficients other values at once, all or none. */
  setCoefficients(values: readonly NewValue[]): Promise<ValuesOutcome>;
  /** Puts one change of the last snapshot back to what is on disk. */
  revert(changeId: string): Promise<EditOutcome>;

  completions(text: string, offset: number): Promise<readonly Completion[]>;
  hover(text: string, offset: number): Promise<Hover | undefined>;
  definition(text: string, offset: number): Promise<Span | undefined>;
  references(text: string, offset: number): Promise<readonly Span[]>;
  renameRange(text: string, offset: number): Promise<Span | undefined>;
  rename(text: string, offset: number, to: string): Promise<EditOutcome>;
  outline(text: string): Promise<readonly OutlineNode[]>;
  folding(text: string): Promise<readonly FoldingRange[]>;
  format(text: string, language?: Language): Promise<EditOutcome>;
  tokens(text: string): Promise<readonly ExpressionToken[]>;

  /** The calculation sheet of a unit, for the last snapshot's scores. */
  sheet(unit: string, language: Language): Promise<Sheet | undefined>;
  /** What the data says of a unit, field by field, for the last snapshot. */
  unitData(unit: string): Promise<UnitData | undefined>;
  /** Which changes move whom: each one tried alone. */
  blame(): Promise<readonly Blame[]>;
  /** The text for a pull request: changed coefficients, and who moves. */
  pullRequest(language: Language): Promise<string>;
}

export interface LoadedFile {
  readonly path: string;
  readonly text: string;
}

export interface Catalog {
  /** In the order of the regulation. */
  readonly rules: readonly CatalogRule[];
  /** Files that are neither rule nor data, or can't be read as either. */
  readonly others: readonly string[];
}

export interface CatalogRule {
  readonly path: string;
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** What it can be scored with, the best first. */
  readonly data: readonly DataChoice[];
}

/** A data file; or a folder, for a rule that draws on the scores of others. */
export interface DataChoice {
  readonly kind: 'file' | 'folder';
  readonly path: string;
  /** Of its period, like 2021-04, where it can be read. */
  readonly period?: string;
}

export interface SnapshotRequest {
  readonly path: string;
  readonly text: string;
  readonly version: number;
  /** Present texts of the other rules that have unsaved changes. */
  readonly drafts: readonly LoadedFile[];
  readonly data?: DataChoice;
  /** What-if values for the data. */
  readonly whatIf: readonly WhatIf[];
}

/** A value of the data tried out in place of the one in the file. */
export interface WhatIf {
  /** null: the data that all units share. */
  readonly unit: string | null;
  /** From the unit's map down: field, then member or record (from 0) and so on. */
  readonly field: readonly (string | number)[];
  /** As typed; empty to leave the value out. */
  readonly text: string;
}

export interface Snapshot {
  readonly path: string;
  readonly version: number;
  readonly diagnostics: readonly PlainDiagnostic[];
  readonly tree: readonly ItemNode[];
  readonly coefficients: readonly Coefficient[];
  readonly matrices: readonly Matrix[];
  /** Against what is on disk. */
  readonly changes: readonly RuleChange[];
  readonly scores: ScoresState;
}

export interface PlainDiagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: Bilingual;
  readonly hint?: Bilingual;
  /** The file that it is about: the rule itself, its data, or another rule. */
  readonly path: string;
  readonly span: Span;
  /** 1-based; for files that the page has no text of. */
  readonly line: number;
  readonly column: number;
  readonly secondary: readonly { readonly path: string; readonly span: Span; readonly message?: Bilingual }[];
  readonly fixes: readonly PlainFix[];
}

export interface PlainFix {
  readonly title: Bilingual;
  readonly edits: readonly TextEdit[];
  /** A guess, or a placeholder to fill in: offered, never made unasked. */
  readonly tentative?: true;
}

export type ScoresState =
  | { readonly kind: 'no-data' }
  /** The rule has errors: there are the scores before alone. */
  | { readonly kind: 'rule-wrong'; readonly before?: Board }
  /** The data, or what else the scores rest on, is wrong. */
  | { readonly kind: 'data-wrong'; readonly diagnostics: readonly PlainDiagnostic[]; readonly before?: Board }
  | { readonly kind: 'scored'; readonly board: Board };

/** The ranking before (the rule on disk, the data as it is) and after (present text, what-if values). */
export interface Board {
  readonly period: string;
  /** By place after, then in the rule's order. */
  readonly rows: readonly BoardRow[];
  /** By group, where the ranking is by group. */
  readonly grouped: boolean;
  /** Who passes whom. */
  readonly passes: readonly Pass[];
  /** What units have for each item, by the item's name. */
  readonly items: Readonly<Record<string, ItemRange>>;
  /** Rules whose scores this one draws on, in the order in which they were scored. */
  readonly sources: readonly BoardSource[];
}

/** The least and the most that a unit has for an item, as decimal text. */
export interface ItemRange {
  readonly least: string;
  readonly most: string;
  /** How many units it applies to. */
  readonly units: number;
}

export interface BoardSource {
  readonly rule: string;
  /** Where there is a rule file for it. */
  readonly path?: string;
  readonly title?: string;
  /** Else its scores are typed in or absent. */
  readonly hasData: boolean;
}

export interface BoardRow {
  readonly unit: string;
  readonly group: string | null;
  readonly before?: Standing;
  readonly after?: Standing;
  /** after − before as decimal text with its sign; absent where nothing changed. */
  readonly difference?: string;
  /** Items whose points differ. */
  readonly items: readonly { readonly item: string; readonly before: string | null; readonly after: string | null }[];
}

export interface Standing {
  /** Decimal text, rounded as the rule says; absent where disqualified. */
  readonly score?: string;
  readonly place?: number;
  readonly disqualified: boolean;
}

/** `unit` was behind `other` or level with it, and is ahead now (or: was behind, and is level now). */
export interface Pass {
  readonly unit: string;
  readonly other: string;
  readonly kind: 'passes' | 'draws-level' | 'breaks-tie';
}

export interface Sheet {
  readonly unit: string;
  readonly lines: readonly SheetLine[];
}

export interface UnitData {
  readonly unit: string;
  /** The data file that it stands in. */
  readonly path: string;
  readonly fields: readonly UnitField[];
}

export interface UnitField {
  /** Whether all units share it. */
  readonly common: boolean;
  /** The way to it, as in `WhatIf`. */
  readonly field: readonly (string | number)[];
  readonly label: string;
  readonly type: string;
  readonly unit?: string;
  readonly note?: string;
  readonly choices?: readonly string[];
  /** As in the file; absent where it has no value there. */
  readonly text?: string;
  /** Where a value is tried out. */
  readonly tried?: string;
  readonly optional: boolean;
}

/** What a coefficient is to be. */
export interface NewValue {
  readonly id: string;
  readonly text: string;
}

/** All edits by place; or each value that is refused, with why. */
export type ValuesOutcome = { readonly edits: readonly TextEdit[] } | { readonly refused: readonly RefusedValue[] };

export interface RefusedValue extends NewValue {
  readonly diagnostics: readonly PlainDiagnostic[];
}

export type EditOutcome =
  | { readonly edits: readonly TextEdit[] }
  /** Why not, and what to write instead. */
  | { readonly refused: readonly PlainDiagnostic[] };
