import type { FieldInfo, SourceFile, Span } from '@zhunsheng/dsl';
import type { Origin } from '../../evaluate/frame.js';
import type { Given, Owner } from './owners.js';

/** What other results give for a field of each unit, or for one member of its set. */
export type ProvidedColumn = GivingColumn | TypedColumn | UnknownColumn;

interface ColumnBase {
  readonly field: FieldInfo;
  readonly member?: string;
}

export interface GivingColumn extends ColumnBase {
  /** `scored`: the data must have no values of its own; the others: none but the same. */
  readonly kind: 'scored' | 'standing' | 'carried';
  /** By unit; those without an entry have no value. */
  readonly values: ReadonlyMap<string, ProvidedValue>;
  readonly rule: string;
  readonly period: string;
  /** What it comes from. */
  readonly file: SourceFile;
  readonly place: Span;
}

/** Nothing gives it; what the data has is marked so. */
export interface TypedColumn extends ColumnBase {
  readonly kind: 'typed';
  readonly origin: Origin;
}

/** What would give it has failed, which has been reported. */
export interface UnknownColumn extends ColumnBase {
  readonly kind: 'unknown';
}

export interface ProvidedValue {
  readonly given: Given;
  readonly origin: Origin;
}

/** All that is provided to a rule, by field and member. */
export class Provided {
  readonly columns: readonly ProvidedColumn[];
  readonly #byField = new Map<FieldInfo, (ProvidedColumn | undefined)[]>();

  constructor(columns: readonly ProvidedColumn[]) {
    this.columns = columns;
    for (const column of columns) {
      const members = this.#byField.get(column.field) ?? [];
      members[memberIndex(column)] = column;
      this.#byField.set(column.field, members);
    }
  }

  /** The value of a cell. */
  value(field: FieldInfo, owner: Owner, member: number): ProvidedValue | undefined {
    const column = this.#byField.get(field)?.[member];
    return column && 'values' in column ? column.values.get(owner.name) : undefined;
  }

  isUnknown(field: FieldInfo, member: number): boolean {
    return this.#byField.get(field)?.[member]?.kind === 'unknown';
  }

  /** Where a cell has its value from; undefined for what is data and nothing else. */
  origin(field: FieldInfo, owner: Owner, member: number): Origin | undefined {
    const column = this.#byField.get(field)?.[member];
    if (column?.kind === 'typed') return column.origin;
    return this.value(field, owner, member)?.origin;
  }
}

const memberIndex = ({ field, member }: ProvidedColumn): number =>
  field.per && member !== undefined ? field.per.members.indexOf(member) : 0;
