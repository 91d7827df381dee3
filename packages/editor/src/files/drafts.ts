/** A change that has not been saved, as the browser keeps it. */
export interface Draft {
  /** The store's key. */
  readonly store: string;
  readonly path: string;
  readonly text: string;
  /** What was on disk when the change began. */
  readonly base: string;
  readonly bom: boolean;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The tab that keeps it. Each tab has a place of its own for a rule's draft, so none writes over another's. */
  readonly tab: string;
}

type Storing = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'zhunsheng:draft:';

/** Drafts in the browser's storage. */
export class Drafts {
  readonly #storage: Storing;

  constructor(storage: Storing) {
    this.#storage = storage;
  }

  /** False where the browser has no room, or keeps nothing. */
  keep(draft: Draft): boolean {
    try {
      this.#storage.setItem(keyOf(draft), JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  }

  remove(draft: Pick<Draft, 'store' | 'path' | 'tab'>): void {
    try {
      this.#storage.removeItem(keyOf(draft));
    } catch {
      // Nothing is kept, so nothing is to be removed.
    }
  }

  /** Of all stores and tabs, the newest first. */
  all(): readonly Draft[] {
    const drafts: Draft[] = [];
    try {
      for (let at = 0; at < this.#storage.length; at++) {
        const key = this.#storage.key(at);
        const draft = key?.startsWith(PREFIX) ? read(this.#storage.getItem(key)) : undefined;
        if (draft && keyOf(draft) === key) drafts.push(draft);
      }
    } catch {
      // The browser gives no access: there are no drafts.
    }
    return drafts.sort((a, b) => b.time - a.time);
  }

  of(store: string, path?: string): readonly Draft[] {
    return this.all().filter((one) => one.store === store && (path === undefined || one.path === path));
  }
}

const keyOf = ({ store, path, tab }: Pick<Draft, 'store' | 'path' | 'tab'>): string =>
  `${PREFIX}${JSON.stringify([store, path, tab])}`;

/** What was kept may be of another version of the page, or damaged: then it is none. */
const read = (kept: string | null): Draft | undefined => {
  try {
    const { store, path, text, base, bom, time, tab } = JSON.parse(kept ?? '') as Partial<Record<keyof Draft, unknown>>;
    if (typeof store !== 'string' || typeof path !== 'string' || typeof text !== 'string') return undefined;
    if (typeof base !== 'string' || typeof time !== 'number' || typeof tab !== 'string') return undefined;
    return { store, path, text, base, bom: bom === true, time, tab };
  } catch {
    return undefined;
  }
};
