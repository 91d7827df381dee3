import {
  type Bilingual,
  type CheckedRule,
  type Code,
  DiagnosticBag,
  type MapEntry,
  type MapNode,
  parseExact,
  type ScalarNode,
  type SourceFile,
  type SourceNode,
  type Span,
} from '@zhunsheng/dsl';
import { loadDocument } from '../run/data/files.js';
import { shown } from '../run/data/owners.js';

/** The result of an earlier period, as `--format json` wrote it, with the places of its figures. */
export interface PreviousResult {
  readonly file: SourceFile;
  readonly rule: string;
  readonly period: ScalarNode;
  readonly units: ReadonlyMap<string, PreviousUnit>;
}

export interface PreviousUnit {
  readonly name: ScalarNode;
  readonly disqualified: boolean;
  /** Only where scored. */
  readonly score?: ScalarNode;
  readonly rank?: number;
  /** By the field that takes it. */
  readonly carry: readonly MapEntry[];
}

/** Reads the result of a rule; undefined where the file is none, which is reported. */
export const readPrevious = (file: SourceFile, rule: string, bag: DiagnosticBag): PreviousResult | undefined => {
  const own = new DiagnosticBag();
  const [document] = loadDocument(file, own);
  for (const one of own.all) bag.report(one.code, one.primary.file, one.primary.span, one.message, one);
  if (!document || own.hasErrors) return undefined;
  const { node } = document;
  const report = (code: Code, place: Span, message: Bilingual): undefined =>
    void bag.report(code, file, place, message);
  const form = (found: SourceNode | undefined, zh: string, en: string): undefined => {
    const what = found ? shown(found) : { zh: '没有写', en: 'missing' };
    return report('wrong-result', found?.span ?? opening(node.span), {
      zh: `评分结果的 ${zh}，这里${found ? '是' : ''}${what.zh}`,
      en: `${en} of a result, and is ${what.en}`,
    });
  };
  if (node.kind !== 'map') return form(node, '最外层应是一组键值', 'an object is called for at the top');
  const id = entry(node, 'rule');
  if (!isText(id)) return form(id, 'rule 应是规则代号', '`rule` should be the id');
  if (id.text !== rule)
    return report('wrong-rule', id.span, {
      zh: `这里应是规则 ${rule} 的结果，写的是 ${id.text}`,
      en: `this should be a result of the rule \`${rule}\`, and is one of \`${id.text}\``,
    });
  const period = entry(node, 'period');
  if (!isText(period) || !isPeriod(period.text))
    return form(period, 'period 应如 "2021-03"', '`period` should be like "2021-03"');
  const list = entry(node, 'units');
  if (list?.kind !== 'sequence') return form(list, 'units 应是列表', '`units` should be the list');
  const units = new Map<string, PreviousUnit>();
  for (const item of list.items) {
    const unit = readUnit(item);
    if (!unit) return form(item, 'units 应逐个写单位和得分', '`units` should have the units and their scores');
    units.set(unit.name.text, unit);
  }
  return { file, rule, period, units };
};

const readUnit = (node: SourceNode): PreviousUnit | undefined => {
  if (node.kind !== 'map') return undefined;
  const [name, status, score] = [entry(node, 'unit'), entry(node, 'status'), entry(node, 'score')];
  const [rank, carry] = [entry(node, 'rank'), entry(node, 'carry')];
  const disqualified = isText(status) && status.text === 'disqualified';
  if (!isText(name) || (!disqualified && !isNumber(score)) || (carry && carry.kind !== 'map')) return undefined;
  return {
    name,
    disqualified,
    ...(!disqualified && isNumber(score) ? { score } : {}),
    ...(isNumber(rank) ? { rank: Number(rank.text) } : {}),
    carry: carry?.entries ?? [],
  };
};

const entry = (node: MapNode, name: string): SourceNode | undefined =>
  node.entries.find(({ key }) => key.text === name)?.value;

const isText = (node: SourceNode | undefined): node is ScalarNode => node?.kind === 'scalar' && node.style !== 'null';

const isNumber = (node: SourceNode | undefined): node is ScalarNode =>
  isText(node) && node.style === 'plain' && parseExact(node.text).ok;

const opening = ({ start, end }: Span): Span => ({ start, end: Math.min(start + 1, end) });

/** Whether a text is a month. Months compare as texts. */
export const isPeriod = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

const MONTHS: Readonly<Record<CheckedRule['cycle'], number>> = { month: 1, quarter: 3, 'two-months': 2 };

/** The period before one, in the cycle of a rule. */
export const periodBefore = (period: string, cycle: CheckedRule['cycle']): string => {
  const [year, month] = [Number(period.slice(0, 4)), Number(period.slice(5))];
  const months = year * 12 + month - 1 - MONTHS[cycle];
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
};

/** The last result from before a month. */
export const lastBefore = (results: readonly PreviousResult[], month: string): PreviousResult | undefined =>
  results
    .filter(({ period }) => period.text < month)
    .reduce<PreviousResult | undefined>(
      (last, one) => (last && last.period.text >= one.period.text ? last : one),
      undefined,
    );

/** Reports results that are called for and yet are none of an earlier month. */
export const reportLater = (results: readonly PreviousResult[], month: string, bag: DiagnosticBag): void => {
  for (const { file, period } of results)
    if (period.text >= month)
      bag.report('wrong-period', file, period.span, {
        zh: `上次的结果应早于 ${month}，这里是 ${period.text}`,
        en: `the last result should be from before ${month}, and is of ${period.text}`,
      });
};
