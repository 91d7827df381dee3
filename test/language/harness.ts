import { type Analysis, analyze } from '../../packages/dsl/src/analyze.js';
import { DiagnosticBag } from '../../packages/dsl/src/diagnostics/bag.js';
import type { Diagnostic } from '../../packages/dsl/src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../packages/dsl/src/diagnostics/render.js';
import type { Exact } from '../../packages/dsl/src/number/index.js';
import { formatDate } from '../../packages/dsl/src/rule/dates.js';
import type { Value } from '../../packages/dsl/src/rule/rule.js';
import { SourceFile } from '../../packages/dsl/src/source/source-file.js';
import { makePlan, type Plan } from '../../packages/interpreter/src/plan/plan.js';
import { readData } from '../../packages/interpreter/src/run/data/read-data.js';
import type { ItemResult, MemberResult, Result, UnitResult } from '../../packages/interpreter/src/run/result.js';
import { type Scored, score } from '../../packages/interpreter/src/run/score.js';

/** What a test says of a rule: the content of its top-level keys as YAML. The skeleton adds what is left out. */
export interface Sketch {
  readonly cycle?: string | undefined;
  readonly periods?: string | undefined;
  /** One unit, 甲县, unless given. */
  readonly units?: string | undefined;
  readonly classes?: string | undefined;
  readonly sets?: string | undefined;
  readonly tables?: string | undefined;
  readonly coefficients?: string | undefined;
  readonly functions?: string | undefined;
  readonly fields?: string | undefined;
  readonly values?: string | undefined;
  readonly readings?: string | undefined;
  /** The whole body of the score; or the `parts` of one without limits, from 0; or the one `item` of those, named 得分. */
  readonly score?: string | undefined;
  readonly parts?: string | undefined;
  readonly item?: string | undefined;
  readonly ranking?: string | undefined;
  readonly disqualify?: string | undefined;
  readonly carry?: string | undefined;
  readonly checks?: string | undefined;
}

const ORDER = [
  ...(['cycle', 'periods', 'units', 'classes', 'sets', 'tables', 'coefficients', 'functions'] as const),
  ...(['fields', 'values', 'readings', 'score', 'ranking', 'disqualify', 'carry', 'checks'] as const),
];

const DEFAULTS = { cycle: 'month', units: '[甲县]', ranking: '{ round: 0.01 half-up, among: all }' };

export const ruleText = (sketch: Sketch): string => {
  const all: Sketch = { ...DEFAULTS, ...sketch, score: bodyOf(sketch) };
  const sections = ORDER.flatMap((key) => (all[key] === undefined ? [] : [`${key}:\n${indented(all[key], 2)}\n`]));
  return `rule: sketch\ntitle: 样例\nedition: 2021\nsource: 附件0\n${sections.join('')}`;
};

const bodyOf = ({ score: body, parts, item }: Sketch): string => {
  if (body !== undefined) return body;
  const list = parts ?? `- item: 得分\n${indented(item ?? 'max: none\npoints: 0', 2)}`;
  return `max: none\nfloor: none\nfrom: 0\nparts:\n${indented(list, 2)}`;
};

/** A text without the indentation that its lines share, moved in by so many spaces. */
const indented = (text: string, by: number): string => {
  const lines = text.replace(/^\s*\n|\n\s*$/g, '').split('\n');
  const shared = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => `${' '.repeat(by)}${line.slice(shared)}`).join('\n');
};

export const analyzed = (sketch: Sketch, readings: Readonly<Record<string, string>> = {}): Analysis =>
  analyze(new SourceFile('rule.yaml', ruleText(sketch)), { readings: new Map(Object.entries(readings)) });

export interface RunOptions {
  readonly period?: string;
  readonly common?: Fields;
  readonly readings?: Readonly<Record<string, string>>;
}

export type Fields = Readonly<Record<string, unknown>>;
export type Units = Readonly<Record<string, Fields>>;

/** Data as the text of a JSON file. */
const dataFile = (units: Units, { period = '2021-04', common }: RunOptions): SourceFile =>
  new SourceFile('data.json', JSON.stringify({ rule: 'sketch', period, ...(common ? { common } : {}), units }));

const render = (diagnostics: readonly Diagnostic[]): string =>
  renderDiagnostics(diagnostics, { language: 'zh', color: false });

/** A rule that is right, to be run on data. */
export class Trial {
  readonly #sketch: Sketch;
  readonly #plans = new Map<string, Plan>();

  constructor(sketch: Sketch) {
    this.#sketch = sketch;
    this.#plan({});
  }

  #plan(readings: Readonly<Record<string, string>>): Plan {
    const key = JSON.stringify(readings);
    const known = this.#plans.get(key);
    if (known) return known;
    const { rule, diagnostics } = analyzed(this.#sketch, readings);
    if (!rule) throw new Error(render(diagnostics));
    const plan = makePlan(rule);
    this.#plans.set(key, plan);
    return plan;
  }

  #score(units: Units, options: RunOptions, bag: DiagnosticBag): Scored | undefined {
    const plan = this.#plan(options.readings ?? {});
    const data = readData(plan.rule, [dataFile(units, options)], bag);
    return data && score(plan, data, bag);
  }

  run(units: Units, options: RunOptions = {}): Outcome {
    const bag = new DiagnosticBag();
    const scored = this.#score(units, options, bag);
    if (!scored) throw new Error(render(bag.all));
    // Whatever can be scored can be explained.
    for (const { unit, status } of scored.result.units)
      if (status === 'scored' && !scored.explain(unit)) throw new Error(`no explanation for ${unit}`);
    return new Outcome(scored.result);
  }

  /** The points of 得分, or of another item, of 甲县 with these fields. */
  points(fields: Fields, item = '得分', options: RunOptions = {}): string | null {
    return this.run({ 甲县: fields }, options).points(item);
  }

  /** What goes wrong with data: `code|text in the rule or data` each, in order of place. */
  complaints(units: Units, options: RunOptions = {}): readonly string[] {
    return this.diagnostics(units, options).map(brief);
  }

  diagnostics(units: Units, options: RunOptions = {}): readonly Diagnostic[] {
    const bag = new DiagnosticBag();
    const scored = this.#score(units, options, bag);
    if (scored && bag.all.length > 0) throw new Error(`a result with complaints:\n${render(bag.all)}`);
    return bag.all;
  }
}

export const brief = ({ code, primary: { file, span } }: Diagnostic): string => `${code}|${file.slice(span)}`;

/** What is wrong with a rule: `code|text` each. */
export const mistakes = (sketch: Sketch): readonly string[] => analyzed(sketch).diagnostics.map(brief);

export class Outcome {
  constructor(readonly result: Result) {}

  unit(name: string): UnitResult {
    const found = this.result.units.find((one) => one.unit === name);
    if (!found) throw new Error(`no unit ${name}`);
    return found;
  }

  item(item: string, unit = '甲县'): ItemResult {
    const found = findItem(this.unit(unit).items, item);
    if (!found) throw new Error(`no item ${item}`);
    return found;
  }

  /** Exact points as a fraction; null where the item does not apply. */
  points(item: string, unit = '甲县'): string | null {
    return fraction(this.item(item, unit).points);
  }

  max(item: string, unit = '甲县'): string | null {
    return fraction(this.item(item, unit).max);
  }

  score(unit = '甲县'): string | null {
    return fraction(this.unit(unit).score ?? null);
  }

  rank(unit: string): number | undefined {
    return this.unit(unit).rank;
  }

  /** An item's points unit by unit, in the rule's order. */
  column(item: string): readonly (string | null)[] {
    return this.result.units.map(({ unit, status }) =>
      status === 'disqualified' ? 'disqualified' : this.points(item, unit),
    );
  }

  ranks(): readonly (number | undefined)[] {
    return this.result.units.map((one) => one.rank);
  }

  members(item: string, unit = '甲县'): readonly (readonly [string | number, string | null])[] {
    return (this.item(item, unit).members ?? []).map((one) => [one.member, fraction(one.points)] as const);
  }

  member(item: string, member: string | number, unit = '甲县'): MemberResult {
    const found = this.item(item, unit).members?.find((one) => one.member === member);
    if (!found) throw new Error(`no member ${member}`);
    return found;
  }

  carry(field: string, unit = '甲县'): string | null {
    const value = this.unit(unit).carry.get(field);
    return value === undefined ? null : shown(value);
  }
}

const findItem = (items: readonly ItemResult[], name: string): ItemResult | undefined => {
  for (const one of items) {
    const found = one.item === name ? one : findItem(one.items, name);
    if (found) return found;
  }
  return undefined;
};

export const fraction = (value: Exact | null): string | null => value?.toFractionString() ?? null;

const shown = (value: Value): string => {
  if (typeof value === 'object' && 'toFractionString' in value) return value.toFractionString();
  return typeof value === 'number' ? formatDate(value) : String(value);
};

/** The value of an expression for 甲县, as a fraction. */
export const resultOf = (expression: string, sketch: Sketch = {}, fields: Fields = {}, options: RunOptions = {}) =>
  new Trial({ ...sketch, item: `max: none\nfloor: none\npoints: ${quoted(expression)}` }).points(
    fields,
    '得分',
    options,
  );

/** Whether a condition holds for 甲县. */
export const holds = (condition: string, sketch: Sketch = {}, fields: Fields = {}, options: RunOptions = {}): boolean =>
  new Trial({ ...sketch, item: `max: 1\ncheck: ${quoted(condition)}` }).points(fields, '得分', options) === '1';

/** A text in quotes of YAML that leave it as it is, where there are such. */
export const quoted = (text: string): string =>
  text.includes("'") && !/["\\]/.test(text) ? `"${text}"` : `'${text.replaceAll("'", "''")}'`;
