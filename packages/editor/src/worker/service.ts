import {
  type Analysis,
  coefficientsOf,
  completionsAt,
  type Diagnostic,
  definitionAt,
  diffRules,
  editBetween,
  expressionTokens,
  foldingRanges,
  formatRule,
  hoverAt,
  itemTree,
  type Language,
  matricesOf,
  outlineOf,
  type RuleChange,
  referencesAt,
  renameAt,
  renameRangeAt,
  revertEdit,
  SourceFile,
  setCoefficient,
  type TextEdit,
} from '@zhunsheng/dsl';
import { type Blame, blame, impactOf, renderImpactMarkdown } from '@zhunsheng/interpreter';
import type {
  EditOutcome,
  LanguageService,
  LoadedFile,
  NewValue,
  RefusedValue,
  ScoresState,
  Snapshot,
  SnapshotRequest,
  ValuesOutcome,
} from '../protocol/api.js';
import { Analyses } from './analyses.js';
import { boardBefore, boardOf } from './board.js';
import { Library } from './library.js';
import { plain } from './plain.js';
import { type Inputs, type Scoring, scoreRule } from './scoring.js';
import { sheetFor } from './sheet.js';
import { unitDataOf } from './what-if.js';

/** What the last snapshot was made from: sheets, edits and comparisons are asked of it. */
interface Shown {
  readonly before: Analysis;
  readonly after: Analysis;
  readonly changes: readonly RuleChange[];
  readonly inputs: Inputs | undefined;
  readonly scoredBefore: Scoring | undefined;
  readonly scoredAfter: Scoring | undefined;
}

/** The language and the scoring behind the page. Keeps what is on disk; the page sends what is in work. */
export class Service implements LanguageService {
  readonly #library = new Library();
  readonly #analyses = new Analyses();
  #shown: Shown | undefined;
  /** The last analysis of which the whole document could be read: completion in a torn text goes by it. */
  #whole: Analysis | undefined;
  #scoredBefore: { readonly key: readonly unknown[]; readonly scoring: Promise<Scoring> } | undefined;

  async load(files: readonly LoadedFile[]) {
    this.#analyses.clear();
    this.#library.load(files);
    this.#shown = undefined;
    this.#whole = undefined;
    this.#scoredBefore = undefined;
    return this.#library.catalog();
  }

  async setSaved(path: string, text: string) {
    this.#library.set(path, text);
    this.#scoredBefore = undefined;
    return this.#library.catalog();
  }

  async snapshot({ path, text, version, drafts, data, whatIf }: SnapshotRequest): Promise<Snapshot> {
    const after = this.#analyses.of(path, text);
    const before = this.#analyses.of(path, this.#library.file(path)?.text ?? text);
    if (after.document && !after.document.torn) this.#whole = after;
    const changes = diffRules(before, after);
    const drafted = new Map(drafts.map((one) => [one.path, one.text]));
    const inputs = data && { data, whatIf, draft: (of: string) => drafted.get(of) };
    const scoredBefore = data && (await this.#before(before, { data, whatIf: [], draft: () => undefined }));
    const isSame = before === after && drafts.length === 0 && whatIf.length === 0;
    const scoredAfter =
      inputs && (isSame ? scoredBefore : await scoreRule(after, inputs, this.#library, this.#analyses));
    this.#shown = { before, after, changes, inputs, scoredBefore, scoredAfter };
    return {
      path,
      version,
      diagnostics: after.diagnostics.map(plain),
      tree: itemTree(after),
      coefficients: coefficientsOf(after),
      matrices: matricesOf(after),
      changes,
      scores: scoresState(after, scoredBefore, scoredAfter),
    };
  }

  /** Scores by what is on disk, which stay the same while one edits. */
  #before(before: Analysis, inputs: Inputs): Promise<Scoring> {
    const key = [before, inputs.data.kind, inputs.data.path];
    const known = this.#scoredBefore;
    if (known?.key.every((one, at) => one === key[at])) return known.scoring;
    const scoring = scoreRule(before, inputs, this.#library, this.#analyses);
    this.#scoredBefore = { key, scoring };
    return scoring;
  }

  async setCoefficient(id: string, text: string): Promise<EditOutcome> {
    if (!this.#shown) return NOTHING;
    const set = setCoefficient(this.#shown.after, id, text);
    return 'edit' in set ? { edits: [set.edit] } : refused(set.diagnostics);
  }

  async setCoefficients(values: readonly NewValue[]): Promise<ValuesOutcome> {
    const shown = this.#shown;
    if (!shown) return { edits: [] };
    const edits: TextEdit[] = [];
    const wrong: RefusedValue[] = [];
    for (const value of values) {
      const set = setCoefficient(shown.after, value.id, value.text);
      if ('edit' in set) edits.push(set.edit);
      else wrong.push({ ...value, diagnostics: set.diagnostics.map(plain) });
    }
    return wrong.length > 0 ? { refused: wrong } : { edits: edits.sort((a, b) => a.span.start - b.span.start) };
  }

  async revert(changeId: string): Promise<EditOutcome> {
    const shown = this.#shown;
    const change = shown?.changes.find(({ id }) => id === changeId);
    const edit = shown && change && revertEdit(change, shown.after);
    return { edits: edit ? [edit] : [] };
  }

  async completions(text: string, offset: number) {
    return completionsAt(this.#of(text), offset, this.#whole ? { last: this.#whole } : {});
  }

  async hover(text: string, offset: number) {
    return hoverAt(this.#of(text), offset);
  }

  async definition(text: string, offset: number) {
    return definitionAt(this.#of(text), offset);
  }

  async references(text: string, offset: number) {
    return referencesAt(this.#of(text), offset);
  }

  async renameRange(text: string, offset: number) {
    return renameRangeAt(this.#of(text), offset);
  }

  async rename(text: string, offset: number, to: string): Promise<EditOutcome> {
    const renamed = renameAt(this.#of(text), offset, to);
    return 'edits' in renamed ? renamed : refused(renamed.diagnostics);
  }

  async outline(text: string) {
    return outlineOf(this.#of(text));
  }

  async folding(text: string) {
    return foldingRanges(this.#of(text));
  }

  async tokens(text: string) {
    return expressionTokens(this.#of(text));
  }

  async format(text: string, language?: Language): Promise<EditOutcome> {
    const file = new SourceFile(this.#path, text);
    const formatted = formatRule(file, language ? { language } : {});
    if (formatted.diagnostics.length > 0) return refused(formatted.diagnostics);
    return { edits: formatted.text === text ? [] : [editBetween(text, formatted.text)] };
  }

  async sheet(unit: string, language: Language) {
    const after = this.#shown?.scoredAfter;
    return after?.kind === 'scored' ? sheetFor(after, unit, language) : undefined;
  }

  async unitData(unit: string) {
    const { inputs, after } = this.#shown ?? {};
    const rule = after?.rule;
    if (!inputs || !rule) return undefined;
    const { data, whatIf } = inputs;
    const own = this.#library.file(data.path);
    const files = data.kind === 'folder' ? this.#library.dataIn(data.path, rule.id) : own ? [own] : [];
    return unitDataOf(rule, files, unit, whatIf);
  }

  async blame(): Promise<readonly Blame[]> {
    const { before, changes, inputs, scoredBefore } = this.#shown ?? {};
    if (!before || !changes || !inputs || scoredBefore?.kind !== 'scored') return [];
    const onDisk: Inputs = { ...inputs, whatIf: [], draft: () => undefined };
    return blame(changes, { before, result: scoredBefore.scored.result }, async (text) => {
      const analysis = this.#analyses.of(before.file.name, text);
      const scoring = await scoreRule(analysis, onDisk, this.#library, this.#analyses);
      return scoring.kind === 'scored' ? scoring.scored.result : undefined;
    });
  }

  async pullRequest(language: Language) {
    const { scoredBefore, scoredAfter, changes, after } = this.#shown ?? {};
    const impact =
      scoredBefore?.kind === 'scored' && scoredAfter?.kind === 'scored'
        ? impactOf(scoredBefore.scored, scoredAfter.scored)
        : undefined;
    return renderImpactMarkdown(impact, changes ?? [], language, { title: after?.rule?.title ?? this.#path });
  }

  get #path(): string {
    return this.#shown?.after.file.name ?? '';
  }

  /** Questions come with the text that they are about, which may be newer than the last snapshot. */
  #of(text: string): Analysis {
    return this.#analyses.of(this.#path, text);
  }
}

const NOTHING: EditOutcome = { edits: [] };

const refused = (diagnostics: readonly Diagnostic[]): EditOutcome => ({ refused: diagnostics.map(plain) });

const scoresState = ({ rule }: Analysis, before: Scoring | undefined, after: Scoring | undefined): ScoresState => {
  if (!before || !after) return { kind: 'no-data' };
  if (after.kind === 'scored')
    return { kind: 'scored', board: boardOf(before.kind === 'scored' ? before : undefined, after) };
  const board = boardBefore(before);
  const rest = board ? { before: board } : {};
  return rule
    ? { kind: 'data-wrong', diagnostics: after.diagnostics.map(plain), ...rest }
    : { kind: 'rule-wrong', ...rest };
};
