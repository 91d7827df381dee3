import type { FieldInfo, Term, Value } from '@zhunsheng/dsl';
import { compileTerm } from '../../evaluate/compile.js';
import { Failure } from '../../evaluate/failure.js';
import type { Frame, Run } from '../../evaluate/frame.js';
import type { Bad } from './bad.js';
import type { Owner } from './owners.js';
import { readsOf } from './reads.js';

/** A term of a field's declaration, evaluated for one owner (and member) after another. */
export class FieldTerm {
  readonly #evaluate: (frame: Frame) => Value | undefined;
  readonly reads: ReturnType<typeof readsOf>;

  constructor(
    readonly term: Term,
    readonly field: FieldInfo,
    readonly bad: Bad,
  ) {
    this.#evaluate = compileTerm(term);
    this.reads = readsOf(term);
  }

  /** Whether it rests on something that is wrong and has been reported. */
  isDoubtful(owner: Owner, member: number): boolean {
    if (this.reads.period && this.bad.period) return true;
    for (const field of this.reads.fields) if (this.bad.has(field, this.field, owner, member)) return true;
    return false;
  }

  /** Its value; undefined where it has none or can't be computed, which is for the score that needs it to say. */
  value(frame: Frame): Value | undefined {
    try {
      return this.#evaluate(frame);
    } catch (error) {
      if (error instanceof Failure) return undefined;
      throw error;
    }
  }
}

/** Frames for the cells of one field: loops of the lists around it by depth, then its set. */
export class CellFrame {
  readonly frame: Frame & { readonly slots: number[] };
  readonly #depth: number;

  constructor(run: Run, field: FieldInfo) {
    let depth = 0;
    for (let list = field.list; list; list = list.list) depth++;
    this.#depth = depth;
    this.frame = { run, unit: 0, slots: [] };
  }

  at(owner: Owner, member: number): Frame {
    const { frame } = this;
    frame.unit = owner.unit;
    let slot = this.#depth;
    frame.slots.length = slot;
    for (let one: Owner | undefined = owner; one && slot > 0; one = one.parent) frame.slots[--slot] = one.index;
    frame.slots[this.#depth] = member;
    return frame;
  }
}
