import type { Analysis } from '../analyze.js';
import type { Bilingual } from '../diagnostics/diagnostic.js';
import { listed } from '../diagnostics/listed.js';
import { FIELD_KEYS } from '../document/rule-keys.js';
import { wordTwin } from '../document/vocabulary.js';
import { METHODS } from '../methods/registry.js';
import { Exact } from '../number/index.js';
import type { RuleSymbol } from '../resolve/symbols.js';
import { formatDate } from '../rule/dates.js';
import type { FieldInfo, ReadingInfo, SetInfo, TableColumn, Value } from '../rule/rule.js';
import { describe as describeType, type Type } from '../rule/types.js';
import type { SourceFile } from '../source/source-file.js';
import type { Span } from '../source/span.js';

/** What a symbol is, as Markdown: what it is called, and all that its declaration says. */
export const describeSymbol = (symbol: RuleSymbol, analysis: Analysis): Bilingual => {
  const { file } = analysis;
  switch (symbol.kind) {
    case 'field':
      return describeField(symbol, analysis);
    case 'value': {
      const type = analysis.rule?.values.find((one) => one.name === symbol.name)?.term.type;
      const per = symbol.per?.text;
      return page(
        say(`**${symbol.name}** 中间值`, `**${symbol.name}** value`),
        type ? typeText(type) : undefined,
        per === undefined ? undefined : say(`每个 ${per} 各一个`, `one for each of ${per}`),
        symbol.expression && code(symbol.expression.span, file),
      );
    }
    case 'coefficient':
      return page(say(`**${symbol.name}** 系数`, `**${symbol.name}** coefficient`), code(symbol.expression.span, file));
    case 'function': {
      const form = signatureOf(symbol);
      return page(say(`**${form}** 公式`, `**${form}** function`), code(symbol.body.span, file));
    }
    case 'class':
      return page(
        say(`**${symbol.name}** 分类`, `**${symbol.name}** class`),
        listOf(symbol.labels.map((one) => one.name)),
      );
    case 'reading':
      return describeReading(symbol.info);
    case 'set':
      return describeSet(symbol);
    case 'item':
      return describeItem(symbol, file);
  }
};

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** Parts as paragraphs. */
const page = (...parts: readonly (Bilingual | undefined)[]): Bilingual => {
  const all = parts.filter((one) => one !== undefined);
  return { zh: all.map((one) => one.zh).join('\n\n'), en: all.map((one) => one.en).join('\n\n') };
};

const both = (text: string | undefined): Bilingual | undefined => (text === undefined ? undefined : say(text, text));

const listOf = (texts: readonly string[]): Bilingual | undefined => (texts.length === 0 ? undefined : listed(texts));

/** So much of a declaration is shown. */
const MOST_LINES = 12;
const LONGEST = 120;

const code = ({ start, end }: Span, file: SourceFile): Bilingual => {
  const lines = file.text.slice(start, end).split(/\r?\n/);
  const shown = lines.slice(0, MOST_LINES).map((line) => (line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line));
  if (lines.length > MOST_LINES) shown.push('…');
  const text = `\`\`\`yaml\n${shown.join('\n')}\n\`\`\``;
  return say(text, text);
};

export const signatureOf = (one: {
  readonly name: string;
  readonly parameters: readonly { readonly name: string }[];
}): string => `${one.name}(${one.parameters.map((parameter) => parameter.name).join(', ')})`;

export const typeText = (type: Type): Bilingual => {
  if (type.kind === 'text' && type.members) return listed(type.members);
  return describeType(type);
};

const FIELD_WORDS = FIELD_KEYS.type.shape.words;

/** `数值，单位 亩` in a few words. */
export const fieldDetail = (field: FieldInfo): Bilingual => {
  const unit = field.unit === undefined ? '' : ` ${field.unit}`;
  const per = field.per ? { zh: `，每个 ${field.per.name}`, en: `, per ${field.per.name}` } : { zh: '', en: '' };
  return say(`${wordTwin(field.type, FIELD_WORDS)}${unit}${per.zh}`, `${field.type}${unit}${per.en}`);
};

const describeField = (field: FieldInfo, { file, symbols }: Analysis): Bilingual => {
  const nodes = symbols?.fieldNodes.get(field);
  const bounds = [
    ['min', '不小于', 'at least'],
    ['above', '大于', 'above'],
    ['max', '不大于', 'at most'],
    ['atMost', '不超过', 'not more than'],
    ['required', '何时须报：', 'required where'],
  ] as const;
  const limits = bounds.flatMap(([key, zh, en]) => {
    const node = nodes?.[key];
    const text = node && brief(file.slice(node.span));
    return text === undefined ? [] : [say(`${zh} \`${text}\``, `${en} \`${text}\``)];
  });
  const fallback = field.default === undefined ? undefined : valueText(field.default);
  const more = [
    ...limits,
    ...(field.optional ? [say('可以没有', 'may be absent')] : []),
    ...(fallback === undefined ? [] : [say(`缺省值 ${fallback}`, `${fallback} where it is absent`)]),
    ...(field.common ? [say('全市共用', 'the same for all units')] : []),
    ...(field.scores ? [say('取自其他规则的得分', 'the score of another rule')] : []),
    ...(field.list ? [say(`清单 ${field.list.name} 的记录`, `in the records of ${field.list.name}`)] : []),
  ];
  const detail = fieldDetail(field);
  return page(
    say(`**${field.name}** 字段（${detail.zh}）`, `**${field.name}** field (${detail.en})`),
    both(field.note),
    field.choices ? listOf(field.choices) : undefined,
    more.length === 0 ? undefined : say(more.map((one) => one.zh).join('；'), more.map((one) => one.en).join('; ')),
    field.fields.length > 0 ? listOf(field.fields.map((one) => one.name)) : undefined,
  );
};

const brief = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
};

export const describeSet = (set: SetInfo): Bilingual => {
  const columns = [...set.columns.keys()];
  const isTable = columns.length > 0;
  const count = set.members.length;
  return page(
    say(
      `**${set.name}** ${isTable ? '表' : '集合'}（${count} 个成员）`,
      `**${set.name}** ${isTable ? 'table' : 'set'} (${count} members)`,
    ),
    set.from ? say(`取自 ${set.from.name}`, `a part of ${set.from.name}`) : undefined,
    isTable ? say(`列：${columns.join('、')}`, `columns: ${columns.join(', ')}`) : undefined,
    listOf(set.members),
  );
};

/** A member, with the values of its columns. */
export const describeMember = (name: string, sets: readonly SetInfo[], holders: Bilingual): Bilingual => {
  const rows = sets.flatMap((set) => {
    const at = set.members.indexOf(name);
    return at < 0 ? [] : [...set.columns.values()].flatMap((column) => cellText(column, at));
  });
  return page(
    say(`**${name}** ${holders.zh}`, `**${name}** ${holders.en}`),
    both(rows.length === 0 ? undefined : rows.join('\n\n')),
  );
};

const cellText = (column: TableColumn, at: number): readonly string[] => {
  const value = column.cells[at];
  if (value === undefined) return [];
  const { type } = column;
  if (type.kind === 'date' && typeof value === 'number') return [`${column.name}: ${formatDate(value)}`];
  const percent = value instanceof Exact && type.kind === 'number' && type.measure.kind === 'percent';
  return [`${column.name}: ${percent && value instanceof Exact ? value.toPercent(9) : valueText(value)}`];
};

const valueText = (value: Value): string => {
  if (value instanceof Exact) return value.toDecimal(9);
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  return String(value);
};

export const describeColumn = (name: string, tables: readonly SetInfo[]): Bilingual => {
  const [first] = tables;
  const type = first?.columns.get(name)?.type;
  const holders = tables.map((one) => one.name);
  return page(
    say(`**${name}** 表 ${holders.join('、')} 的列`, `**${name}** column of ${holders.join(', ')}`),
    type ? typeText(type.kind === 'list' ? type.element : type) : undefined,
  );
};

export const describeReading = (info: ReadingInfo): Bilingual =>
  page(
    say(`**${info.name}** 读法 ${info.clause}`, `**${info.name}** reading ${info.clause}`),
    say(`未明：${info.open}`, `open: ${info.open}`),
    say(`读作：${info.read}`, `read as: ${info.read}`),
    info.instead === undefined ? undefined : say(`另解：${info.instead}`, `else: ${info.instead}`),
    info.choices.length === 0
      ? undefined
      : say(
          `可选：${info.choices.join('、')}；采用 ${info.chosen ?? ''}`,
          `choices: ${info.choices.join(', ')}; chosen: ${info.chosen ?? ''}`,
        ),
  );

const describeItem = ({ name, body }: Extract<RuleSymbol, { kind: 'item' }>, file: SourceFile): Bilingual => {
  const method = body.method && METHODS[body.method.name];
  const max = body.max && brief(file.slice(body.max.span));
  const source = body.source?.text;
  return page(
    say(`**${name}** 项目`, `**${name}** item`),
    source === undefined ? undefined : say(`依据：${source}`, `clause: ${source}`),
    max === undefined ? undefined : say(`满分：${max}`, `maximum: ${max}`),
    body.weight
      ? say(`权重：${brief(file.slice(body.weight.span))}`, `weight: ${brief(file.slice(body.weight.span))}`)
      : undefined,
    method && say(`${method.zh}：${method.note.zh}`, `\`${method.name}\`: ${method.note.en}`),
    both(body.note?.text),
  );
};
