import type { FieldInfo, UnitInfo, Value } from '@zhunsheng/dsl';
import type { Data, Origin, Period, Records, Run } from '../../evaluate/frame.js';
import { Bad, cellIndex } from './bad.js';
import { type FieldNames, type Level, levelOf } from './field-names.js';
import type { Gathered } from './gather.js';
import { type Given, type Owner, Owners } from './owners.js';
import { Provided } from './provided.js';

/** Stands in where the period could not be read; nothing that asks for it is judged. */
const NO_PERIOD: Period = { text: '', year: 1970, month: 1 };

/** The data in columns, filled field by field, with where each value stands. */
export class Columns {
  readonly data: Data;
  /** What conditions and bounds are evaluated in. */
  readonly run: Run;
  readonly bad = new Bad();
  readonly #fields = new Map<FieldInfo, (Value | undefined)[]>();
  readonly #records = new Map<FieldInfo, Records & { readonly offsets: number[] }>();
  readonly #sources = new Map<FieldInfo, (Given | undefined)[]>();
  readonly #owners = new Map<Level, Owners>();
  readonly #origins = new Map<FieldInfo, (Origin | undefined)[]>();

  constructor(
    readonly names: FieldNames,
    gathered: Gathered,
    period: Period | undefined,
    /** What other results give. */
    readonly provided: Provided = new Provided([]),
  ) {
    this.#owners.set('common', gathered.common).set('unit', gathered.byUnit);
    this.bad.period = period === undefined;
    for (const field of names.all) {
      if (field.type === 'list') {
        this.#records.set(field, { offsets: [0] });
        this.#owners.set(field, new Owners(names.at(field)));
      } else {
        this.#fields.set(field, []);
        this.#sources.set(field, []);
      }
    }
    const units: readonly UnitInfo[] = gathered.units;
    this.data = {
      period: period ?? NO_PERIOD,
      units,
      fields: this.#fields,
      records: this.#records,
      origins: this.#origins,
    };
    this.run = { data: this.data, active: units.map(() => true), columns: [], items: [] };
  }

  /** Who carries a field. */
  owners(field: FieldInfo): readonly Owner[] {
    return this.#owners.get(levelOf(field))?.all ?? [];
  }

  given(field: FieldInfo, owner: Owner): Given | undefined {
    return this.#owners.get(levelOf(field))?.given(field, owner.index);
  }

  /** The records of a list, as owners of its fields. */
  recordsOf(list: FieldInfo): Owners {
    return this.#owners.get(list) ?? new Owners([]);
  }

  /** Notes that the records added so far are all of the next owner's. */
  closeOwner(list: FieldInfo): void {
    this.#records.get(list)?.offsets.push(this.recordsOf(list).all.length);
  }

  value(field: FieldInfo, cell: number): Value | undefined {
    return this.#fields.get(field)?.[cell];
  }

  /** Where a cell's value stands; undefined where it is absent or has its default. */
  source(field: FieldInfo, cell: number): Given | undefined {
    return this.#sources.get(field)?.[cell];
  }

  put(field: FieldInfo, owner: Owner, member: number, value: Value | undefined, source?: Given): void {
    const cell = cellIndex(field, owner, member);
    const column = this.#fields.get(field);
    if (column) column[cell] = value;
    const sources = this.#sources.get(field);
    if (sources) sources[cell] = source;
    const origin = source && this.provided.origin(field, owner, member);
    if (!origin) return;
    const origins = this.#origins.get(field) ?? [];
    origins[cell] = origin;
    this.#origins.set(field, origins);
  }

  /** Leaves a cell empty because of a mistake. */
  fail(field: FieldInfo, owner: Owner, member: number): void {
    this.put(field, owner, member, undefined);
    this.bad.mark(field, owner, member);
  }
}
