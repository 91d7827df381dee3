import type { DiagnosticBag } from '../diagnostics/bag.js';
import { didYouMean } from '../diagnostics/fix.js';
import { listed } from '../diagnostics/listed.js';
import { nearest } from '../diagnostics/suggest.js';
import { decodeCoefficient, decodeKeys, isUnreadable } from '../document/decode.js';
import type { RuleDocument } from '../document/document.js';
import { VALUE_KEYS } from '../document/rule-keys.js';
import { validate } from '../document/validate.js';
import { canonicalWord, isExtraKey, keyName } from '../document/vocabulary.js';
import type { Expression, TableEntry } from '../expression/ast.js';
import { parseExpression, parseSignature } from '../expression/parse.js';
import { coefficient } from '../methods/shape.js';
import type { FieldInfo, ReadingInfo, SetInfo } from '../rule/rule.js';
import type { MapNode, ScalarNode, SourceNode } from '../yaml/node.js';
import { Declarations } from './declare.js';
import { readFields } from './fields.js';
import { declareItems } from './items.js';
import { refuseOwnScores } from './scores.js';
import { expandUnits, readSets } from './sets.js';
import type { ClassLabel, Symbols, ValueSymbol } from './symbols.js';
import { entryOf, readUnits } from './units.js';

/** Document -> all declared names, with the content that needs no other name to be read. */
export const collect = (document: RuleDocument, bag: DiagnosticBag, choices: ReadonlyMap<string, string>): Symbols => {
  const to = new Declarations(document.file, bag);
  for (const name of document.broken) to.broken.add(signedName(name));
  const { groups, units } = readUnits(document.units, to);
  const unitNames = units.map((one) => one.name);
  const sets = readSets(document, unitNames, to);
  const byName = new Map(sets.map((one) => [one.name, one] as const));
  const { fields, expressions } = readFields(document.fields ?? [], byName, to);
  refuseOwnScores(fields, document.rule?.text, to);
  declareItems(document, byName, to);
  const readings = readReadings(document, choices, to);
  readClasses(document, byName, unitNames, to);
  readCoefficients(document, to);
  readFunctions(document, to);
  const values = readValues(document, to);
  refuseHiding(sets, fields, to);
  return {
    file: document.file,
    names: to.names,
    groups,
    units,
    unitNames,
    sets,
    fields,
    fieldNodes: expressions,
    values,
    readings,
    used: to.used,
    broken: to.broken,
  };
};

/** Columns and fields of records are seen inside a loop; there they must not hide a name of the rule. */
const refuseHiding = (sets: readonly SetInfo[], fields: readonly FieldInfo[], to: Declarations): void => {
  const inner = [...sets.flatMap((set) => [...set.columns.values()]), ...fields.flatMap(recordFields)];
  for (const { name, span } of inner) {
    const hidden = to.names.get(name);
    if (hidden) to.duplicate(name, span, hidden.span);
  }
};

const recordFields = (field: FieldInfo): readonly FieldInfo[] =>
  field.fields.flatMap((one) => [one, ...recordFields(one)]);

const readReadings = (
  document: RuleDocument,
  choices: ReadonlyMap<string, string>,
  to: Declarations,
): readonly ReadingInfo[] => {
  const readings = (document.readings ?? []).flatMap(({ key, value }) => {
    if (!to.isName(key)) return [];
    const all = value.choices?.map((one) => one.text) ?? [];
    const isRight = value.chosen ? all.includes(value.chosen.text) : all.length === 0;
    // What its choices are is not known: nothing is said of where they are named.
    if (!isRight) to.broken.add(key.text);
    if (value.chosen && all.length === 0) {
      if (!value.choices)
        to.bag.report('missing-key', to.file, key.span, {
          zh: '有 chosen 就要写 choices',
          en: '`chosen` needs the `choices`',
        });
    } else if (value.chosen && !isRight) {
      to.bag.report(
        'unknown-choice',
        to.file,
        value.chosen.span,
        {
          zh: `${value.chosen.text} 不在 choices 中：${listed(all).zh}`,
          en: `\`${value.chosen.text}\` is not among the choices: ${listed(all).en}`,
        },
        didYouMean(nearest(value.chosen.text, all), to.file, value.chosen.span),
      );
    }
    if (all.length > 0 && !value.chosen)
      to.bag.report('missing-key', to.file, key.span, {
        zh: '有 choices 就要写 chosen',
        en: '`choices` need a `chosen` one',
      });
    const chosen = choices.get(key.text) ?? value.chosen?.text;
    const info: ReadingInfo = {
      name: key.text,
      span: key.span,
      clause: value.clause?.text ?? '',
      open: value.open?.text ?? '',
      read: value.read?.text ?? '',
      choices: all,
      ...(value.instead ? { instead: value.instead.text } : {}),
      ...(value.chosen ? { default: value.chosen.text } : {}),
      ...(chosen === undefined ? {} : { chosen }),
    };
    to.declare({ kind: 'reading', name: key.text, span: key.span, info });
    return [info];
  });
  for (const [name, choice] of choices) {
    const reading = readings.find((one) => one.name === name);
    if (reading?.choices.includes(choice)) continue;
    const runnable = readings
      .filter((one) => one.choices.length > 0)
      .map((one) => `${one.name}=${one.choices.join('|')}`);
    to.bag.report(
      'unknown-choice',
      to.file,
      reading?.span ?? { start: 0, end: 0 },
      reading
        ? { zh: `读法 ${name} 没有 ${choice} 这个选项`, en: `reading ${name} has no choice \`${choice}\`` }
        : { zh: `没有读法 ${name}`, en: `there is no reading \`${name}\`` },
      {
        hint: {
          zh: `可以运行的：${runnable.join('，') || '无'}`,
          en: `what can be run: ${runnable.join(', ') || 'none'}`,
        },
      },
    );
  }
  return readings;
};

const readClasses = (
  document: RuleDocument,
  sets: ReadonlyMap<string, SetInfo>,
  unitNames: readonly string[],
  to: Declarations,
): void => {
  for (const { key, value } of document.classes ?? []) {
    if (!to.isName(key)) continue;
    if (value.kind !== 'map') {
      to.wrongForm(value, {
        zh: '分类应写作 类名: 单位名单或条件',
        en: 'a class is written LABEL: units or a condition',
      });
      to.broken.add(key.text);
      continue;
    }
    const labels = value.entries.flatMap(({ key: label, value: content }): ClassLabel[] => {
      const read = readLabel(content, sets, unitNames, to);
      return read ? [{ name: label.text, span: label.span, content: read }] : [];
    });
    checkCoverage(key, labels, unitNames, to);
    to.declare({ kind: 'class', name: key.text, span: key.span, labels });
  }
};

const readLabel = (
  node: SourceNode,
  sets: ReadonlyMap<string, SetInfo>,
  unitNames: readonly string[],
  to: Declarations,
): ClassLabel['content'] | undefined => {
  if (node.kind === 'sequence') return { kind: 'units', units: expandUnits(to.texts(node), sets, unitNames, to) };
  if (node.kind !== 'scalar') {
    to.wrongForm(node, {
      zh: '这里应写单位名单、条件或 others',
      en: 'this should be a list of units, a condition or `others`',
    });
    return undefined;
  }
  if (canonicalWord(node.text, ['others'])) return { kind: 'others' };
  const condition = parseExpression(node, to.file, to.bag);
  return condition ? { kind: 'condition', condition } : undefined;
};

/** Every unit in exactly one class, or a last class of the others. */
const checkCoverage = (
  key: ScalarNode,
  labels: readonly ClassLabel[],
  unitNames: readonly string[],
  to: Declarations,
): void => {
  const last = labels.at(-1);
  const open = last?.content.kind !== 'others';
  if (labels.some((one) => one.content.kind === 'condition')) {
    if (open && last)
      to.bag.report('class-gap', to.file, last.span, {
        zh: `${key.text} 的最后一类应为 others`,
        en: `the last class of \`${key.text}\` should be \`others\``,
      });
    return;
  }
  const seen = new Map<string, ClassLabel>();
  for (const label of labels) {
    for (const unit of label.content.kind === 'units' ? label.content.units : []) {
      const first = seen.get(unit);
      if (first)
        to.bag.report('duplicate-member', to.file, label.span, {
          zh: `${unit} 已经在 ${first.name} 中`,
          en: `\`${unit}\` is in \`${first.name}\` already`,
        });
      else seen.set(unit, label);
    }
  }
  const left = unitNames.filter((one) => !seen.has(one));
  if (open && left.length > 0)
    to.bag.report('class-gap', to.file, key.span, {
      zh: `${key.text} 没有包括：${listed(left).zh}`,
      en: `\`${key.text}\` leaves out: ${listed(left).en}`,
    });
};

const readCoefficients = (document: RuleDocument, to: Declarations): void => {
  for (const { key, value } of document.coefficients ?? []) {
    if (!to.isName(key)) continue;
    const matrix = value.kind === 'map' && entryOf(value, 'columns') ? value : undefined;
    if (!matrix) validate(value, coefficient('any'), to.file, to.bag, key.span);
    const expression = matrix ? readMatrix(matrix, to) : decodeCoefficient(value, to);
    if (expression && expression.kind !== 'word' && !isUnreadable(expression))
      to.declare({ kind: 'coefficient', name: key.text, span: key.span, expression });
    else to.broken.add(key.text);
  }
};

/** `{ by: [指标, unit], columns: [甲, 乙], 指标一: [1, 2] }`: one line for each member of the first, in the columns of the second. */
const readMatrix = (node: MapNode, to: Declarations): Expression | undefined => {
  const by = entryOf(node, 'by');
  const columns = entryOf(node, 'columns');
  const keys = by?.kind === 'sequence' ? to.texts(by) : [];
  const [rowKey, columnKey] = keys;
  if (!rowKey || !columnKey || keys.length !== 2 || columns?.kind !== 'sequence') {
    to.wrongForm(node, {
      zh: '矩阵应写作 by: [行, 列]，columns: [列名, …]，再逐行写 行名: [值, …]',
      en: 'a matrix is written by: [rows, columns], columns: [name, …], then ROW: [value, …]',
    });
    return undefined;
  }
  const names = to.unique(to.texts(columns));
  const name = (one: ScalarNode) => ({ name: keyName(one.text), span: one.span });
  const entries = node.entries.flatMap(({ key, value }): TableEntry[] => {
    if (isExtraKey(key.text, 'by') || isExtraKey(key.text, 'columns')) return [];
    const cells = value.kind === 'sequence' ? value.items : [value];
    if (cells.length !== names.length) {
      to.bag.report('table-shape', to.file, value.span, {
        zh: `${key.text} 这一行有 ${cells.length} 个值，有 ${names.length} 列`,
        en: `the row \`${key.text}\` has ${cells.length} values for ${names.length} columns`,
      });
    }
    const row = names.flatMap((column, at): TableEntry[] => {
      const cell = cells[at];
      const read = cell ? decodeCoefficient(cell, to) : undefined;
      // What is no expression at all has not been reported: the row lacks it.
      const lacks = !read || read.kind === 'word' || (isUnreadable(read) && !isWritten(cell));
      return !lacks ? [{ keys: [{ text: column.text, span: column.span }], value: read }] : [];
    });
    // What a row of the wrong length lacks has been reported.
    const filler = cells.length === names.length ? undefined : row[0]?.value;
    return [
      {
        keys: [{ text: key.text, span: key.span }],
        value: {
          kind: 'table',
          span: value.span,
          by: name(columnKey),
          entries: row,
          ...(filler ? { otherwise: filler } : {}),
        },
      },
    ];
  });
  return { kind: 'table', span: node.span, by: name(rowKey), entries };
};

const isWritten = (cell: SourceNode | undefined): boolean => cell?.kind === 'scalar' && cell.style !== 'null';

const readFunctions = (document: RuleDocument, to: Declarations): void => {
  for (const { key, value } of document.functions ?? []) {
    const signature = parseSignature(key, to.file, to.bag);
    if (!signature) to.broken.add(signedName(key.text));
    else
      to.declare({
        kind: 'function',
        name: signature.name,
        span: signature.nameSpan,
        parameters: signature.parameters,
        body: value,
      });
  }
};

/** What a signature that can't be read most likely names. */
const signedName = (text: string): string => text.split(/[\s(（]/)[0] ?? '';

const readValues = (document: RuleDocument, to: Declarations): readonly ValueSymbol[] =>
  (document.values ?? []).flatMap(({ key, value }) => {
    if (!to.isName(key)) return [];
    const perSet = value.kind === 'map' && entryOf(value, 'per') !== undefined;
    validate(value, perSet ? { kind: 'object', keys: VALUE_KEYS } : coefficient('any'), to.file, to.bag, key.span);
    const keys = perSet && value.kind === 'map' ? decodeKeys(value, VALUE_KEYS, to) : undefined;
    const expression = keys ? keys.value : decodeCoefficient(value, to);
    const readable = expression && expression.kind !== 'word' ? { expression } : {};
    const symbol: ValueSymbol = {
      kind: 'value',
      name: key.text,
      span: key.span,
      ...readable,
      ...(keys?.per ? { per: keys.per } : {}),
    };
    to.declare(symbol);
    return [symbol];
  });
