import {
  type CheckedRule,
  DiagnosticBag,
  type FieldInfo,
  loadJson,
  loadYaml,
  type MapNode,
  parseExact,
  type ScalarNode,
  SourceFile,
  type SourceNode,
} from '@zhunsheng/dsl';
import type { UnitData, UnitField, WhatIf } from '../protocol/api.js';

type Way = WhatIf['field'];

/** Data files with values tried out in place of those that they hold. */
export const withValues = (files: readonly SourceFile[], values: readonly WhatIf[]): readonly SourceFile[] => {
  if (values.length === 0) return files;
  let left = values;
  return files.map((file, at) => {
    const root = load(file);
    const isLast = at === files.length - 1;
    // Each value belongs to the file that has the unit; what none has goes into the last.
    const own = left.filter(({ unit }) => isLast || sectionOf(root, unit) !== undefined);
    left = left.filter((one) => !own.includes(one));
    if (own.length === 0 || !root) return file;
    return new SourceFile(file.name.replace(/\.ya?ml$/i, '.json'), own.reduce(withValue, json(root)));
  });
};

/** A text of JSON with one value put in. */
const withValue = (text: string, { unit, field, text: typed }: WhatIf): string => {
  const root = loadJson(new SourceFile('', text), new DiagnosticBag());
  if (root?.kind !== 'map') return text;
  const way: Way = unit === null ? ['common', ...field] : ['units', unit, ...field];
  let node: SourceNode = root;
  for (const [at, step] of way.entries()) {
    const next = childOf(node, step);
    if (next) node = next;
    else return node.kind === 'map' ? inserted(text, node, way.slice(at), typed) : text;
  }
  const place = node.span;
  return text.slice(0, place.start) + valueText(typed, node) + text.slice(place.end);
};

/** Puts a value into a map that lacks the way to it. */
const inserted = (text: string, map: MapNode, way: Way, typed: string): string => {
  if (typed.trim() === '') return text;
  const value = way
    .slice(1)
    .reduceRight<string>((inner, step) => `{${JSON.stringify(String(step))}:${inner}}`, valueText(typed));
  const at = map.span.start + 1;
  const rest = map.entries.length > 0 ? ',' : '';
  return `${text.slice(0, at)}${JSON.stringify(String(way[0]))}:${value}${rest}${text.slice(at)}`;
};

/** As JSON: figures and flags bare, all else a text; nothing typed is no value. */
const valueText = (typed: string, before?: SourceNode): string => {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return 'null';
  const wasText = before?.kind === 'scalar' && before.style === 'quoted' && !parseExact(before.text).ok;
  if (wasText) return JSON.stringify(typed);
  if (text === 'true' || text === 'false' || /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return text;
  return JSON.stringify(text);
};

const load = (file: SourceFile): SourceNode | undefined =>
  /\.ya?ml$/i.test(file.name) ? loadYaml(file, new DiagnosticBag()) : loadJson(file, new DiagnosticBag());

const childOf = (node: SourceNode, step: string | number): SourceNode | undefined => {
  if (node.kind === 'map') return node.entries.find(({ key }) => key.text === String(step))?.value;
  return node.kind === 'sequence' && typeof step === 'number' ? node.items[step] : undefined;
};

const sectionOf = (root: SourceNode | undefined, unit: string | null): SourceNode | undefined => {
  const section = root && childOf(root, unit === null ? 'common' : 'units');
  return unit === null || !section ? section : childOf(section, unit);
};

/** A tree of nodes as JSON. */
const json = (node: SourceNode): string => {
  switch (node.kind) {
    case 'map':
      return `{${node.entries.map(({ key, value }) => `${JSON.stringify(key.text)}:${json(value)}`).join(',')}}`;
    case 'sequence':
      return `[${node.items.map(json).join(',')}]`;
    case 'scalar':
      return scalarJson(node);
  }
};

const scalarJson = ({ style, text }: ScalarNode): string => {
  if (style === 'null') return 'null';
  return style === 'plain' ? valueText(text) : JSON.stringify(text);
};

/** What the data says of a unit and of what all units share, in the rule's order. Records of lists as far as there are any. */
export const unitDataOf = (
  rule: CheckedRule,
  files: readonly SourceFile[],
  unit: string,
  tried: readonly WhatIf[],
): UnitData | undefined => {
  const roots = files.map((file) => ({ file, root: load(file) }));
  const home = roots.find(({ root }) => sectionOf(root, unit)) ?? roots[0];
  if (!home) return undefined;
  const fields = rule.fields.flatMap((field) => {
    const owner = field.common ? null : unit;
    const node = roots
      .map(({ root }) => sectionOf(root, owner))
      .find((one) => one && childOf(one, field.name) !== undefined);
    return rowsOf(field, [], [], node, owner, tried);
  });
  return { unit, path: home.file.name, fields };
};

/** A field's rows: one, or one for each member; for a list those of its records. */
const rowsOf = (
  field: FieldInfo,
  way: Way,
  names: readonly string[],
  owner: SourceNode | undefined,
  unit: string | null,
  tried: readonly WhatIf[],
): readonly UnitField[] => {
  const here: Way = [...way, field.name];
  const labels = [...names, field.name];
  const node = owner && childOf(owner, field.name);
  if (field.type === 'list')
    return node?.kind === 'sequence'
      ? node.items.flatMap((record, at) =>
          field.fields.flatMap((inner) =>
            rowsOf(inner, [...here, at], [...labels, String(at + 1)], record, unit, tried),
          ),
        )
      : [];
  if (!field.per) return [row(field, here, labels, node, unit, tried)];
  return field.per.members.map((member) =>
    row(field, [...here, member], [...labels, member], node && childOf(node, member), unit, tried),
  );
};

const row = (
  field: FieldInfo,
  way: Way,
  labels: readonly string[],
  node: SourceNode | undefined,
  unit: string | null,
  values: readonly WhatIf[],
): UnitField => {
  const tried = values.find((one) => one.unit === unit && sameWay(one.field, way));
  const choices = field.type === 'flag' ? ['true', 'false'] : field.choices;
  return {
    common: unit === null,
    field: way,
    label: labels.join(' · '),
    type: field.type,
    ...(field.unit === undefined ? {} : { unit: field.unit }),
    ...(field.note === undefined ? {} : { note: field.note }),
    ...(choices ? { choices } : {}),
    ...(node?.kind === 'scalar' && node.style !== 'null' ? { text: node.text } : {}),
    ...(tried ? { tried: tried.text } : {}),
    optional: field.optional || field.default !== undefined,
  };
};

const sameWay = (a: Way, b: Way): boolean => a.length === b.length && a.every((step, at) => step === b[at]);
