import { type CheckedRule, type MapEntry, nearest, type SourceFile, type UnitInfo } from '@zhunsheng/dsl';
import { type FieldNames, takeFields } from './field-names.js';
import type { Section, Sections } from './files.js';
import { isAbsent, type Owner, Owners, shown } from './owners.js';
import { brief, type DataReporter, listed, say, suggesting } from './reporter.js';

/** The data of all files put together, not yet read. */
export interface Gathered {
  /** The units in the data, in the rule's order. */
  readonly units: readonly UnitInfo[];
  readonly common: Owners;
  readonly byUnit: Owners;
}

/** Puts together what the files have for each unit and for all; units and fields that the rule does not know are reported. */
export const gather = (rule: CheckedRule, sections: Sections, names: FieldNames, reporter: DataReporter): Gathered => {
  const common = new Owners(names.at('common'));
  const [first] = sections.common;
  common.all.push({
    index: 0,
    unit: 0,
    name: 'common',
    file: first?.file ?? sections.start.file,
    place: first?.key.span ?? sections.start.place,
    broken: sections.broken.has('common'),
  });
  for (const { file, map } of sections.common)
    takeFields(map.entries, file, 'common', common.all[0] as Owner, common, names, reporter);
  const found = findUnits(rule, sections, names, reporter);
  const byUnit = new Owners(names.at('unit'));
  const units = rule.units.filter((one) => found.has(one.name));
  for (const [index, { name }] of units.entries())
    takeUnit(name, index, found.get(name) ?? [], byUnit, names, reporter);
  return { units, common, byUnit };
};

interface Part {
  readonly file: SourceFile;
  readonly entry: MapEntry;
}

const findUnits = (
  rule: CheckedRule,
  sections: Sections,
  names: FieldNames,
  reporter: DataReporter,
): ReadonlyMap<string, readonly Part[]> => {
  const found = new Map<string, Part[]>();
  for (const { file, map } of sections.units) {
    for (const entry of map.entries) {
      const name = entry.key.text;
      if (!names.isUnit(name)) {
        reportUnknownUnit(rule, file, entry, names, reporter);
        continue;
      }
      if (isAbsent(entry.value)) continue;
      const parts = found.get(name);
      if (parts) parts.push({ file, entry });
      else found.set(name, [{ file, entry }]);
    }
  }
  reportMissingUnits(rule, found, sections, reporter);
  return found;
};

const reportUnknownUnit = (
  rule: CheckedRule,
  file: SourceFile,
  { key }: MapEntry,
  names: FieldNames,
  reporter: DataReporter,
): void => {
  const name = brief(key.text);
  const field = names.elsewhere(key.text);
  const near = nearest(
    key.text,
    rule.units.map((one) => one.name),
  );
  const options = field
    ? {
        hint: field.common
          ? say('它是字段：写在 common 下', 'it is a field: put it under `common`')
          : say('它是字段：写在各单位里', 'it is a field: put it under each unit'),
      }
    : suggesting(near);
  reporter.report(
    'unknown-unit',
    file,
    key.span,
    say(`规则 ${rule.id} 没有单位 ${name}`, `the rule \`${rule.id}\` has no unit \`${name}\``),
    options,
  );
};

/** One message for all units that are missing, at the first `units`. */
const reportMissingUnits = (
  rule: CheckedRule,
  found: ReadonlyMap<string, unknown>,
  sections: Sections,
  reporter: DataReporter,
): void => {
  const missing = rule.units.filter((one) => !one.optional && !found.has(one.name)).map((one) => one.name);
  if (missing.length === 0 || sections.broken.has('units')) return;
  const first: Section | undefined = sections.units[0];
  const all = listed(missing);
  if (first)
    reporter.report(
      'missing-unit',
      first.file,
      first.key.span,
      say(`数据缺 ${missing.length} 个单位：${all.zh}`, `missing from the data: ${all.en}`),
    );
  else
    reporter.report(
      'missing-data-key',
      sections.start.file,
      sections.start.place,
      say(
        `没有写 units，数据缺 ${missing.length} 个单位：${all.zh}`,
        `\`units\` is missing, and with it the data of: ${all.en}`,
      ),
    );
};

const takeUnit = (
  name: string,
  index: number,
  parts: readonly Part[],
  owners: Owners,
  names: FieldNames,
  reporter: DataReporter,
): void => {
  const [first] = parts;
  if (!first) return;
  const broken = parts.some(({ entry }) => entry.value.kind !== 'map');
  const owner: Owner = { index, unit: index, name, file: first.file, place: first.entry.key.span, broken };
  owners.all.push(owner);
  for (const { file, entry } of parts) {
    if (entry.value.kind === 'map') takeFields(entry.value.entries, file, 'unit', owner, owners, names, reporter);
    else {
      const what = shown(entry.value);
      reporter.report(
        'wrong-structure',
        file,
        entry.value.span,
        say(
          `${name} 的数据应写作 { 字段: 值 }，这里是${what.zh}`,
          `the data of \`${name}\` should be { FIELD: value }, and is ${what.en}`,
        ),
      );
    }
  }
};
