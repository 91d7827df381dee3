import type { FieldInfo } from '@zhunsheng/dsl';
import type { Owner } from './owners.js';

interface Marks {
  readonly cells: Set<number>;
  readonly owners: Set<number>;
  readonly units: Set<number>;
}

/** Which cells are wrong or missing and have been reported: what rests on one of them is not complained of in turn. */
export class Bad {
  /** Whether the period could not be read. */
  period = false;
  readonly #marks = new Map<FieldInfo, Marks>();

  /** Marks a cell; for a list, the owner's records as a whole. */
  mark(field: FieldInfo, owner: Owner, member: number): void {
    let marks = this.#marks.get(field);
    if (!marks) {
      marks = { cells: new Set(), owners: new Set(), units: new Set() };
      this.#marks.set(field, marks);
    }
    marks.cells.add(cellIndex(field, owner, member));
    marks.owners.add(owner.index);
    marks.units.add(owner.unit);
  }

  /** Whether a term of `asking` for this cell may rest on a bad cell of `field`: by cell or owner where they share it, else by unit. */
  has(field: FieldInfo, asking: FieldInfo, owner: Owner, member: number): boolean {
    const marks = this.#marks.get(field);
    if (!marks) return false;
    if (isCommon(field)) return true;
    if (field.list !== asking.list) return marks.units.has(owner.unit);
    if (field.per && field.per === asking.per) return marks.cells.has(cellIndex(field, owner, member));
    return marks.owners.has(owner.index);
  }
}

/** Whether it is the same for all units: common, or of the records of a common list. */
export const isCommon = (field: FieldInfo): boolean => (field.list ? isCommon(field.list) : field.common);

/** The place of a cell in its column. */
export const cellIndex = (field: FieldInfo, owner: Owner, member: number): number =>
  field.per ? owner.index * field.per.members.length + member : owner.index;
