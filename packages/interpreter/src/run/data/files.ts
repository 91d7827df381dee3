import {
  type CheckedRule,
  type DiagnosticBag,
  loadJson,
  loadYaml,
  type MapEntry,
  type MapNode,
  nearest,
  type ScalarNode,
  type SourceFile,
  type SourceNode,
  type Span,
} from '@zhunsheng/dsl';
import type { Period } from '../../evaluate/frame.js';
import { isAbsent, shown } from './owners.js';
import { readPeriod } from './period.js';
import { CellProblem } from './problem.js';
import { brief, type DataReporter, hinting, label, say, suggesting } from './reporter.js';

/** A part of a file that is an object, with its key. */
export interface Section {
  readonly file: SourceFile;
  readonly key: ScalarNode;
  readonly map: MapNode;
}

/** What the files have between them. */
export interface Sections {
  readonly period: Period | undefined;
  readonly common: readonly Section[];
  readonly units: readonly Section[];
  /** Keys whose content is no object, which has been reported. */
  readonly broken: ReadonlySet<string>;
  /** Where to say that something of the outermost level is missing. */
  readonly start: { readonly file: SourceFile; readonly place: Span };
}

const KEYS = ['rule', 'period', 'common', 'units'] as const;
type Key = (typeof KEYS)[number];
type Top = { readonly [K in Key]?: MapEntry } & { readonly place: Span };

/** A document that data is read from: a whole file, or a part of one made into a document of its own. */
export interface DataDocument {
  readonly file: SourceFile;
  readonly node: SourceNode;
}

/** A data file as a document: JSON, or YAML by the name's ending. */
export const loadDocument = (file: SourceFile, bag: DiagnosticBag): readonly DataDocument[] => {
  const node = /\.ya?ml$/i.test(file.name) ? loadYaml(file, bag) : loadJson(file, bag);
  return node ? [{ file, node }] : [];
};

/** Judges the outermost keys of the documents; undefined where none is one of the rule's. */
export const readTops = (
  rule: CheckedRule,
  documents: readonly DataDocument[],
  reporter: DataReporter,
): Sections | undefined => {
  const common: Section[] = [];
  const units: Section[] = [];
  const broken = new Set<string>();
  let first: { readonly file: SourceFile; readonly entry: MapEntry; readonly period: Period } | undefined;
  let start: Sections['start'] | undefined;
  for (const document of documents) {
    const { file } = document;
    const top = readTop(rule, document, reporter);
    if (!top) continue;
    start ??= { file, place: top.place };
    const period = top.period ? periodOf(rule, file, top.period, reporter) : undefined;
    if (top.period && period) {
      first ??= { file, entry: top.period, period };
      if (first.period.text !== period.text) {
        reporter.report(
          'files-disagree',
          file,
          top.period.value.span,
          say(
            `这个文件是 ${period.text} 的数据，${first.file.name} 是 ${first.period.text} 的`,
            `this file is for ${period.text}, ${first.file.name} for ${first.period.text}`,
          ),
          {
            secondary: [
              label(first.file, first.entry.value.span, `这里是 ${first.period.text}`, `${first.period.text} here`),
            ],
          },
        );
      }
    }
    common.push(...section(file, top.common, broken, reporter));
    units.push(...section(file, top.units, broken, reporter));
  }
  return start ? { period: first?.period, common, units, broken, start } : undefined;
};

/** The keys of one document. A document of another rule is not read on: all of its fields would be unknown. */
const readTop = (rule: CheckedRule, { file, node }: DataDocument, reporter: DataReporter): Top | undefined => {
  if (node.kind !== 'map') {
    const what = shown(node);
    reporter.report(
      'wrong-structure',
      file,
      node.span,
      say(`数据应是一组键值，这里是${what.zh}`, `the data should be an object, and is ${what.en}`),
    );
    return undefined;
  }
  const top: { [K in Key]?: MapEntry } & { readonly place: Span } = { place: opening(node) };
  for (const entry of node.entries) {
    const name = KEYS.find((one) => one === entry.key.text);
    if (name) top[name] = entry;
    else unknownKey(rule, file, entry.key, reporter);
  }
  for (const name of ['rule', 'period'] as const) {
    if (isAbsent(top[name]?.value))
      reporter.report(
        'missing-data-key',
        file,
        top[name]?.key.span ?? top.place,
        say(`没有写 ${name}`, `\`${name}\` is missing`),
        hinting(
          name === 'rule'
            ? say(`写 "rule": "${rule.id}"`, `write "rule": "${rule.id}"`)
            : say('如 "period": "2021-04"', 'such as "period": "2021-04"'),
        ),
      );
  }
  return isOfRule(rule, file, top.rule, reporter) ? top : undefined;
};

/** The first character of an object: the object itself may be the whole file. */
const opening = (node: MapNode): Span => ({
  start: node.span.start,
  end: Math.min(node.span.start + 1, node.span.end),
});

const isOfRule = (
  rule: CheckedRule,
  file: SourceFile,
  entry: MapEntry | undefined,
  reporter: DataReporter,
): boolean => {
  if (!entry || isAbsent(entry.value)) return true;
  const { value } = entry;
  if (value.kind === 'scalar' && value.text === rule.id) return true;
  const what = shown(value);
  reporter.report(
    'wrong-rule',
    file,
    value.span,
    say(`规则是 ${rule.id}，数据写的是${what.zh}`, `the rule is \`${rule.id}\`; the data is for ${what.en}`),
  );
  return value.kind === 'scalar' && nearest(value.text, [rule.id]) !== undefined;
};

const unknownKey = (rule: CheckedRule, file: SourceFile, key: ScalarNode, reporter: DataReporter): void => {
  const name = key.text;
  const field = rule.fields.find((one) => one.name === name);
  const place = field
    ? field.common
      ? say('写在 common 下', 'put it under `common`')
      : say('写在 units 下各单位里', 'put it under each unit of `units`')
    : rule.units.some((one) => one.name === name)
      ? say('写在 units 下', 'put it under `units`')
      : undefined;
  reporter.report(
    'unknown-data-key',
    file,
    key.span,
    say(`最外层没有 ${brief(name)} 这个键`, `there is no key \`${brief(name)}\` at the top`),
    place ? { hint: place } : suggesting(nearest(name, KEYS)),
  );
};

const periodOf = (
  rule: CheckedRule,
  file: SourceFile,
  { value }: MapEntry,
  reporter: DataReporter,
): Period | undefined => {
  if (isAbsent(value)) return undefined;
  const read = readPeriod(rule, value);
  if (!(read instanceof CellProblem)) return read;
  const what = shown(value);
  reporter.report(
    read.code,
    file,
    value.span,
    say(`period 写的是${what.zh}：${read.what.zh}`, `\`period\` is ${what.en}: ${read.what.en}`),
    hinting(read.hint),
  );
  return undefined;
};

const section = (
  file: SourceFile,
  entry: MapEntry | undefined,
  broken: Set<string>,
  reporter: DataReporter,
): readonly Section[] => {
  if (!entry || isAbsent(entry.value)) return [];
  const { key, value } = entry;
  if (value.kind === 'map') return [{ file, key, map: value }];
  broken.add(key.text);
  const what = shown(value);
  reporter.report(
    'wrong-structure',
    file,
    value.span,
    say(`${key.text} 应是一组键值，这里是${what.zh}`, `\`${key.text}\` should be an object, and is ${what.en}`),
    hinting(
      key.text === 'units'
        ? say('写成 "units": { 单位: { 字段: 值 } }', 'write "units": { UNIT: { FIELD: value } }')
        : say('写成 "common": { 字段: 值 }', 'write "common": { FIELD: value }'),
    ),
  );
  return [];
};
