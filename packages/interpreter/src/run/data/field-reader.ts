import { type FieldInfo, type FieldScores, nearest, type SetInfo } from '@zhunsheng/dsl';
import { readCell } from './cell.js';
import type { Columns } from './columns.js';
import { cellName, type Given, isAbsent, type Owner, ownerName, shown } from './owners.js';
import { CellProblem } from './problem.js';
import { brief, type DataReporter, hinting, listed, say, suggesting } from './reporter.js';

/**
 * Whether a cell is looked at: where its condition holds. `open`: the condition has no value here, so nothing is asked for, but what
 * is given is read. `doubtful`: it rests on something that has been reported, so nothing more is said.
 */
export type Look = 'yes' | 'no' | 'open' | 'doubtful';

/** Reads the cells of one owner after another, and reports those that are wrong or missing. */
export class FieldReader {
  readonly #members = new Map<SetInfo, ReadonlyMap<string, number>>();

  constructor(
    readonly columns: Columns,
    readonly reporter: DataReporter,
  ) {}

  readSingle(field: FieldInfo, owner: Owner, look: Look): void {
    const given = this.columns.given(field, owner) ?? this.columns.provided.value(field, owner, 0)?.given;
    if (look === 'no') this.columns.put(field, owner, 0, undefined);
    else if (given) this.#read(field, owner, 0, given, look);
    else if (this.#leaveEmpty(field, owner, 0, look)) this.reportMissing(field, owner);
  }

  /** One value for each member of a set. */
  readMembers(field: FieldInfo, set: SetInfo, owner: Owner, lookAt: (owner: Owner, member: number) => Look): void {
    const looks = set.members.map((_, member) => lookAt(owner, member));
    const given = this.columns.given(field, owner);
    const anyLooked = looks.some((one) => one !== 'no');
    if (anyLooked && given && given.value.kind !== 'map') {
      for (const member of looks.keys()) this.columns.fail(field, owner, member);
      if (looks.some((one) => one === 'yes' || one === 'open')) this.#reportNoMap(field, set, owner, given);
      return;
    }
    const values = anyLooked && given ? this.#valuesByMember(field, set, owner, given) : [];
    const missing = set.members.filter((_, member) => {
      const look = looks[member] ?? 'no';
      const value = values[member] ?? this.columns.provided.value(field, owner, member)?.given;
      if (look !== 'no' && !value) return this.#leaveEmpty(field, owner, member, look);
      if (look === 'no' || !value) this.columns.put(field, owner, member, undefined);
      else this.#read(field, owner, member, value, look);
      return false;
    });
    if (missing.length === 0) return;
    if (given) this.#reportMissingMembers(field, owner, given, missing);
    else this.reportMissing(field, owner, missing.length < set.members.length ? missing : undefined);
  }

  #reportMissingMembers(field: FieldInfo, owner: Owner, given: Given, missing: readonly string[]): void {
    const [name, all] = [cellName(owner, field), listed(missing)];
    this.reporter.report(
      'missing-member',
      given.file,
      given.key.span,
      say(`${name.zh} 缺成员：${all.zh}`, `${name.en} lacks members: ${all.en}`),
    );
  }

  reportMissing(field: FieldInfo, owner: Owner, members?: readonly string[]): void {
    const name = ownerName(owner);
    const of = members ? listed(members) : undefined;
    const message = say(
      `${name.zh} 缺 ${field.name}${of ? `（${of.zh}）` : ''}`,
      `${name.en} lacks \`${field.name}\`${of ? ` (${of.en})` : ''}`,
    );
    const hint =
      field.type === 'list'
        ? say(`补上 ${field.name}；没有记录的写 []`, `add \`${field.name}\`; write [] where there are no records`)
        : field.scores && drawnHint(field.scores);
    this.reporter.report('missing-field', owner.file, owner.place, message, hinting(hint));
  }

  #read(field: FieldInfo, owner: Owner, member: number, given: Given, look: Look): void {
    const value = readCell(field, given.value);
    if (!(value instanceof CellProblem)) {
      this.columns.put(field, owner, member, value, given);
      return;
    }
    this.columns.fail(field, owner, member);
    if (look === 'doubtful') return;
    const name = cellName(owner, field, field.per?.members[member]);
    const what = shown(given.value);
    const message = value.showsValue
      ? say(`${name.zh}：${value.what.zh}`, `${name.en}: ${value.what.en}`)
      : say(`${name.zh} 写的是${what.zh}：${value.what.zh}`, `${name.en} is ${what.en}: ${value.what.en}`);
    this.reporter.report(value.code, given.file, given.value.span, message, hinting(value.hint));
  }

  /** Fills a cell that is looked at and not given with its default or nothing. True where that is a mistake to be reported. */
  #leaveEmpty(field: FieldInfo, owner: Owner, member: number, look: Look): boolean {
    if (this.columns.provided.isUnknown(field, member)) {
      this.columns.fail(field, owner, member);
      return false;
    }
    if (field.default !== undefined || field.optional || look === 'open') {
      this.columns.put(field, owner, member, field.default);
      return false;
    }
    this.columns.fail(field, owner, member);
    return look === 'yes' && !owner.broken;
  }

  #valuesByMember(field: FieldInfo, set: SetInfo, owner: Owner, given: Given): readonly (Given | undefined)[] {
    const values: (Given | undefined)[] = [];
    const members = this.#membersOf(set);
    for (const { key, value } of given.value.kind === 'map' ? given.value.entries : []) {
      const member = members.get(key.text);
      if (member === undefined) this.#reportNoMember(field, set, owner, { file: given.file, key, value });
      else if (!isAbsent(value)) values[member] = { file: given.file, key, value };
    }
    return values;
  }

  #reportNoMember(field: FieldInfo, set: SetInfo, owner: Owner, { file, key }: Given): void {
    const [name, member] = [cellName(owner, field), brief(key.text)];
    const message = say(
      `${name.zh} 写了“${member}”，不是 ${set.name} 的成员`,
      `${name.en} has \`${member}\`, which is no member of \`${set.name}\``,
    );
    this.reporter.report('not-a-member', file, key.span, message, suggesting(nearest(key.text, set.members)));
  }

  #reportNoMap(field: FieldInfo, set: SetInfo, owner: Owner, given: Given): void {
    const [name, what] = [cellName(owner, field), shown(given.value)];
    const message = say(
      `${name.zh} 应按 ${set.name} 的成员各写一个值，写的是${what.zh}`,
      `${name.en} should have a value for each of \`${set.name}\`, and is ${what.en}`,
    );
    const first = set.members[0] ?? '';
    this.reporter.report('wrong-value', given.file, given.value.span, message, {
      hint: say(`写成 { "${first}": …, … }`, `write { "${first}": …, … }`),
    });
  }

  #membersOf(set: SetInfo): ReadonlyMap<string, number> {
    const known = this.#members.get(set) ?? new Map(set.members.map((one, member) => [one, member] as const));
    this.#members.set(set, known);
    return known;
  }
}

/** What to do where a score of another rule is missing. */
const drawnHint = ({ sources, stands }: FieldScores) => {
  const rules = sources.map((one) => one.rule);
  const earlier = stands
    ? say('，或用 --previous 给出它上次的结果', ', give its last result with --previous')
    : say('', '');
  return say(
    `这是规则 ${rules.join('、')} 的得分：把它的数据放进同一文件夹${earlier.zh}，或在这里填写`,
    `this is the score of ${rules.join(', ')}: put that rule's data into the folder${earlier.en}, or type it here`,
  );
};
