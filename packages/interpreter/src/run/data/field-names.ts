import { type CheckedRule, type FieldInfo, nearest, type ScalarNode, type SourceFile } from '@zhunsheng/dsl';
import { type Given, isAbsent, type Owner, type Owners, ownerName } from './owners.js';
import { brief, type DataReporter, hinting, label, say } from './reporter.js';

/** Where fields stand: the common data, a unit, or the records of a list. */
export type Level = 'common' | 'unit' | FieldInfo;

export const levelOf = (field: FieldInfo): Level => field.list ?? (field.common ? 'common' : 'unit');

/** The fields by level and name. */
export class FieldNames {
  readonly #levels = new Map<Level, Map<string, FieldInfo>>([
    ['common', new Map()],
    ['unit', new Map()],
  ]);
  /** All fields, those of records included, in the rule's order. */
  readonly all: readonly FieldInfo[];
  readonly #units: ReadonlySet<string>;
  /** Suggestions found so far: the same slip mostly stands in every unit. */
  readonly #near = new Map<Level, Map<string, string | undefined>>();

  constructor(rule: CheckedRule) {
    this.#units = new Set(rule.units.map((one) => one.name));
    const all: FieldInfo[] = [];
    const add = (field: FieldInfo): void => {
      all.push(field);
      const level = levelOf(field);
      const names = this.#levels.get(level) ?? new Map<string, FieldInfo>();
      this.#levels.set(level, names.set(field.name, field));
      for (const inner of field.fields) add(inner);
    };
    for (const field of rule.fields) add(field);
    this.all = all;
  }

  at(level: Level): readonly FieldInfo[] {
    return [...(this.#levels.get(level)?.values() ?? [])];
  }

  find(level: Level, name: string): FieldInfo | undefined {
    return this.#levels.get(level)?.get(name);
  }

  /** A field of another level. */
  elsewhere(name: string): FieldInfo | undefined {
    for (const names of this.#levels.values()) {
      const field = names.get(name);
      if (field) return field;
    }
    return undefined;
  }

  isUnit(name: string): boolean {
    return this.#units.has(name);
  }

  near(level: Level, name: string): string | undefined {
    let known = this.#near.get(level);
    if (!known) {
      known = new Map();
      this.#near.set(level, known);
    }
    if (!known.has(name)) known.set(name, nearest(name, this.#levels.get(level)?.keys() ?? []));
    return known.get(name);
  }
}

/** Takes up the entries of an owner; those that are no fields of its level are reported. */
export const takeFields = (
  entries: readonly Pick<Given, 'key' | 'value'>[],
  file: SourceFile,
  level: Level,
  owner: Owner,
  owners: Owners,
  names: FieldNames,
  reporter: DataReporter,
): void => {
  for (const { key, value } of entries) {
    const field = names.find(level, key.text);
    if (!field) {
      reportUnknown(key, file, level, owner, names, reporter);
      continue;
    }
    if (isAbsent(value)) continue;
    const first = owners.give(field, owner.index, { file, key, value });
    if (!first) continue;
    const name = ownerName(owner);
    reporter.report(
      'given-twice',
      file,
      key.span,
      say(
        `${name.zh} 的 ${field.name} 在 ${first.file.name} 中已经报过`,
        `\`${field.name}\` of ${name.en} is given in ${first.file.name} already`,
      ),
      {
        secondary: [label(first.file, first.key.span, '先报在这里', 'first given here')],
      },
    );
  }
};

const reportUnknown = (
  key: ScalarNode,
  file: SourceFile,
  level: Level,
  owner: Owner,
  names: FieldNames,
  reporter: DataReporter,
): void => {
  const name = brief(key.text);
  const at = ownerName(owner);
  const other = names.elsewhere(key.text);
  if (other) {
    reporter.report(
      'misplaced-field',
      file,
      key.span,
      say(`${name} 不是 ${at.zh} 的字段`, `\`${name}\` is no field of ${at.en}`),
      { hint: belongs(other) },
    );
    return;
  }
  if (level === 'common' && names.isUnit(key.text)) {
    reporter.report(
      'unknown-field',
      file,
      key.span,
      say(`${name} 是单位，不是 common 的字段`, `\`${name}\` is a unit and no field of \`common\``),
      { hint: say('写在 units 下', 'put it under `units`') },
    );
    return;
  }
  const near = names.near(level, key.text);
  reporter.report(
    'unknown-field',
    file,
    key.span,
    say(`${at.zh} 没有字段 ${name}`, `${at.en} has no field \`${name}\``),
    hinting(near === undefined ? undefined : say(`是不是 ${near}？`, `did you mean \`${near}\`?`)),
  );
};

/** Where a field is to be written. */
const belongs = (field: FieldInfo): ReturnType<typeof say> => {
  if (field.list)
    return say(
      `它是清单 ${field.list.name} 的字段：写在 ${field.list.name} 的每条记录里`,
      `it belongs to the records of \`${field.list.name}\``,
    );
  return field.common
    ? say('它是各单位共用的：写在 common 下', 'it is the same for all units: put it under `common`')
    : say('它是各单位自己的：写在 units 下各单位里', 'each unit has its own: put it under each unit of `units`');
};
