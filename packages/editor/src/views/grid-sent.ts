import { signal } from '@preact/signals';
import type { CellValue, Place } from './grid-model.js';

/** A value that has been typed, and is being looked at or was refused. */
export interface SentValue {
  readonly key: number;
  readonly place: Place;
  readonly value: CellValue;
  /** What was typed. */
  readonly text: string;
  /** Why it was refused; nothing yet while it is being looked at. */
  readonly messages: readonly string[];
}

/**
 * Typed values on their way. To look at one takes a moment, in which the next one is typed already: a refused one waits here until
 * its turn comes.
 */
export class SentValues {
  /** In the order in which they were typed. */
  readonly all = signal<readonly SentValue[]>([]);
  #key = 0;
  #inFlight = 0;
  #after: (() => void)[] = [];

  /** `answered`: what is left of it when it has been looked at, with messages if it was refused. */
  send(
    value: Omit<SentValue, 'key' | 'messages'>,
    set: (id: string, text: string) => Promise<readonly string[]>,
    answered: (refused: SentValue | undefined) => void,
  ): void {
    const sent: SentValue = { ...value, key: ++this.#key, messages: [] };
    // What was refused before in the same place has been put right.
    this.all.value = [...this.all.value.filter((one) => !(isSame(one, sent) && one.messages.length > 0)), sent];
    this.#inFlight++;
    const done = (messages: readonly string[]): void => {
      this.#inFlight--;
      answered(this.#answered(sent, messages));
      if (this.#inFlight === 0) for (const act of this.#after.splice(0)) act();
    };
    set(value.value.id, value.text).then(done, (error: unknown) => done([String(error)]));
  }

  /** Does something when all values typed before have been looked at. */
  after(act: () => void): void {
    if (this.#inFlight === 0) act();
    else this.#after.push(act);
  }

  /** The refused value whose turn it is; it does not stand here any more. */
  takeRefused(): SentValue | undefined {
    const refused = this.all.value.find(({ messages }) => messages.length > 0);
    if (refused) this.all.value = this.all.value.filter((one) => one !== refused);
    return refused;
  }

  /** A value's text as last typed. */
  textOf({ id, text }: CellValue): string {
    return this.all.value.findLast(({ value }) => value.id === id)?.text ?? text;
  }

  /** Other rows than before. Values whose row has gone are looked at all the same. */
  move(rowNow: (row: number) => number | undefined): void {
    if (this.all.value.length === 0) return;
    this.all.value = this.all.value.flatMap((one) => {
      const row = rowNow(one.place.row);
      return row === undefined ? [] : [{ ...one, place: { ...one.place, row } }];
    });
  }

  #answered(sent: SentValue, messages: readonly string[]): SentValue | undefined {
    const now = this.all.value.find(({ key }) => key === sent.key);
    const replaced = this.all.value.some((one) => one.key > sent.key && isSame(one, sent));
    const refused = messages.length > 0 && !replaced ? { ...(now ?? sent), messages } : undefined;
    if (now) this.all.value = this.all.value.flatMap((one) => (one !== now ? [one] : refused ? [refused] : []));
    return refused;
  }
}

const isSame = (a: SentValue, b: SentValue): boolean => a.value.id === b.value.id;
