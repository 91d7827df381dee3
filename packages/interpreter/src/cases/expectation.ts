import {
  type Bilingual,
  type CheckedRule,
  Exact,
  type FieldInfo,
  formatDate,
  itemsOf,
  type MapEntry,
  type MapNode,
  nearest,
  type ScalarNode,
  type SourceNode,
  type Value,
} from '@zhunsheng/dsl';
import type { ItemResult, MemberResult, UnitResult } from '../run/result.js';
import { defaultUnit } from './case-data.js';
import type { CaseDocument } from './document.js';
import type { CaseForm } from './form.js';
import { type Found, type Wanted, wantedNumber, wantedText } from './wanted.js';

/** One figure that a case expects of a unit. */
export interface Expectation {
  readonly unit: string;
  readonly what: Bilingual;
  /** The item that it is of: its calculation explains a difference. */
  readonly item?: string;
  readonly node: ScalarNode;
  readonly wanted: Wanted;
  find(unit: UnitResult): Found;
}

const KEYS = ['score', 'rank', 'status', 'group', 'carry', 'max', 'members'] as const;
const STATUSES = ['scored', 'disqualified'];

/** Reads the expectations of a case against its rule; names that the rule does not know are reported. */
export const readExpectations = (rule: CheckedRule, one: CaseDocument, form: CaseForm): readonly Expectation[] => {
  const only = one.units[0]?.name?.text ?? defaultUnit(rule);
  return one.expects.flatMap(({ name, values }) => {
    if (name && !rule.units.some((unit) => unit.name === name.text)) {
      unknown(
        form,
        'unknown-unit',
        name,
        rule.units.map((unit) => unit.name),
        { zh: '单位', en: 'unit' },
      );
      return [];
    }
    return new Reader(rule, name?.text ?? only, form).read(values);
  });
};

class Reader {
  readonly #rule: CheckedRule;
  readonly #unit: string;
  readonly #form: CaseForm;
  readonly #items: ReadonlySet<string>;
  readonly #found: Expectation[] = [];

  constructor(rule: CheckedRule, unit: string, form: CaseForm) {
    this.#rule = rule;
    this.#unit = unit;
    this.#form = form;
    this.#items = itemNames(rule);
  }

  read(values: MapNode): readonly Expectation[] {
    for (const entry of values.entries) {
      const key = KEYS.find((one) => one === entry.key.text);
      if (key) this.#special(key, entry);
      else if (this.#isItem(entry.key))
        this.#number(
          entry.value,
          { zh: entry.key.text, en: `\`${entry.key.text}\`` },
          pointsOf(entry.key.text),
          entry.key.text,
        );
    }
    return this.#found;
  }

  #special(key: (typeof KEYS)[number], entry: MapEntry): void {
    const { value } = entry;
    const read: Readonly<Record<typeof key, () => void>> = {
      score: () => this.#number(value, { zh: '总分', en: 'the score' }, (unit) => unit.score ?? null),
      rank: () =>
        this.#number(value, { zh: '名次', en: 'the place' }, ({ rank }) =>
          rank === undefined ? null : Exact.ofInteger(rank),
        ),
      status: () => this.#status(value),
      group: () => this.#add(value, { zh: '组别', en: 'the group' }, wantedText, (unit) => unit.group),
      carry: () => this.#each(entry, (field) => this.#carry(field)),
      max: () => this.#each(entry, (inner) => this.#max(inner)),
      members: () => this.#each(entry, (inner) => this.#members(inner)),
    };
    read[key]();
  }

  #each(entry: MapEntry, visit: (inner: MapEntry) => void): void {
    for (const inner of this.#form.map(entry)?.entries ?? []) visit(inner);
  }

  #status(value: SourceNode): void {
    const what = { zh: '状态', en: 'the status' };
    this.#add(
      value,
      what,
      (node) => (STATUSES.includes(node.text) ? wantedText(node) : undefined),
      (unit) => unit.status,
      undefined,
      {
        zh: `状态写 ${STATUSES.join(' 或 ')}`,
        en: `a status is ${STATUSES.join(' or ')}`,
      },
    );
  }

  #carry({ key, value }: MapEntry): void {
    const carried = this.#rule.carry.map((one) => one.field);
    const field = carried.find((one) => one.name === key.text);
    if (!field) {
      unknown(
        this.#form,
        'unknown-expectation',
        key,
        carried.map((one) => one.name),
        { zh: '结转的字段', en: 'carried field' },
      );
      return;
    }
    const what = { zh: `结转的 ${field.name}`, en: `the carried \`${field.name}\`` };
    this.#add(value, what, isNumeric(field) ? wantedNumber : wantedText, (unit) =>
      valueFound(unit.carry.get(field.name)),
    );
  }

  #max({ key, value }: MapEntry): void {
    const item = key.text;
    if (!this.#isItem(key)) return;
    this.#number(
      value,
      { zh: `${item} 的满分`, en: `the maximum of \`${item}\`` },
      (unit) => findItem(unit.items, item)?.max,
      item,
    );
  }

  /** `{ member: points }`, or `{ member: { inner item: points } }`. */
  #members({ key, value }: MapEntry): void {
    const item = key.text;
    if (!this.#isItem(key)) return;
    for (const entry of this.#form.mapAt(value, key)?.entries ?? []) {
      const member = entry.key.text;
      const what = { zh: `${item} 的 ${member}`, en: `\`${member}\` of \`${item}\`` };
      if (entry.value.kind !== 'map') {
        this.#number(entry.value, what, (unit) => findMember(unit, item, member)?.points, item);
        continue;
      }
      for (const inner of entry.value.entries) {
        const name = inner.key.text;
        if (!this.#isItem(inner.key)) continue;
        this.#number(
          inner.value,
          { zh: `${what.zh} 的 ${name}`, en: `\`${name}\` of ${what.en}` },
          (unit) => findItem(findMember(unit, item, member)?.items ?? [], name)?.points,
          item,
        );
      }
    }
  }

  #number(value: SourceNode, what: Bilingual, find: Expectation['find'], item?: string): void {
    this.#add(value, what, wantedNumber, find, item);
  }

  #add(
    value: SourceNode,
    what: Bilingual,
    read: (node: ScalarNode) => Wanted | undefined,
    find: Expectation['find'],
    item?: string,
    form?: Bilingual,
  ): void {
    const wanted = value.kind === 'scalar' ? read(value) : undefined;
    if (value.kind === 'scalar' && wanted)
      this.#found.push({ unit: this.#unit, what, ...(item === undefined ? {} : { item }), node: value, wanted, find });
    else {
      const message = form ?? {
        zh: `${what.zh} 要写一个数（至多九位小数）或分数`,
        en: `${what.en} is a number of at most nine decimals, or a fraction`,
      };
      this.#form.report('wrong-expected-value', value.span, message);
    }
  }

  #isItem(key: ScalarNode): boolean {
    if (this.#items.has(key.text)) return true;
    unknown(this.#form, 'unknown-expectation', key, [...this.#items, ...KEYS], { zh: '项目', en: 'item' });
    return false;
  }
}

const unknown = (
  form: CaseForm,
  code: 'unknown-unit' | 'unknown-expectation',
  key: ScalarNode,
  known: readonly string[],
  kind: Bilingual,
): void => {
  const near = nearest(key.text, known);
  form.report(
    code,
    key.span,
    { zh: `规则没有${kind.zh} ${key.text}`, en: `the rule has no ${kind.en} \`${key.text}\`` },
    near === undefined ? {} : { hint: { zh: `是不是 ${near}？`, en: `did you mean \`${near}\`?` } },
  );
};

const names = new WeakMap<CheckedRule, ReadonlySet<string>>();

const itemNames = (rule: CheckedRule): ReadonlySet<string> => {
  const known = names.get(rule) ?? new Set([...itemsOf(rule.score)].flatMap((one) => one.name ?? []));
  names.set(rule, known);
  return known;
};

const isNumeric = ({ type }: FieldInfo): boolean =>
  type === 'number' || type === 'count' || type === 'percent' || type === 'points';

const valueFound = (value: Value | undefined): Found => {
  if (value === undefined) return null;
  if (value instanceof Exact) return value;
  return typeof value === 'number' ? formatDate(value) : String(value);
};

const pointsOf =
  (name: string) =>
  (unit: UnitResult): Found =>
    findItem(unit.items, name)?.points;

const findItem = (items: readonly ItemResult[], name: string): ItemResult | undefined => {
  for (const item of items) {
    const found = item.item === name ? item : findItem(item.items, name);
    if (found) return found;
  }
  return undefined;
};

const findMember = (unit: UnitResult, item: string, member: string): MemberResult | undefined =>
  findItem(unit.items, item)?.members?.find((one) => String(one.member) === member);
