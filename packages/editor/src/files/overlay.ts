import { versionOf } from './bytes.js';
import { download } from './download.js';
import { freePath } from './limits.js';
import type { Repository, Store, StoredFile, Written } from './store.js';
import type { PickedFile } from './uploads.js';

/** A store with files of the user's beside its own, which stay in the page: data of their own for the shipped rules, say. */
export class OverlayStore implements Store {
  readonly kind: Store['kind'];
  readonly name: string;
  readonly key: string;
  readonly saving: Store['saving'];
  readonly repository?: Repository;
  readonly #below: Store;
  readonly #added: Map<string, StoredFile>;
  readonly #download: typeof download;

  constructor(below: Store, give: typeof download = download) {
    this.#below = below instanceof OverlayStore ? below.#below : below;
    this.#added = new Map(below instanceof OverlayStore ? below.#added : []);
    this.#download = give;
    this.kind = below.kind;
    this.name = below.name;
    this.key = below.key ?? below.name;
    this.saving = below.saving;
    if (below.repository) this.repository = below.repository;
  }

  /** Takes files in, under names that are not taken yet; one of the same name that was added before is replaced. */
  async add(files: readonly PickedFile[], taken: (path: string) => boolean): Promise<readonly StoredFile[]> {
    const added: StoredFile[] = [];
    for (const { path, bytes } of files) {
      const free = freePath(path, (one) => !this.#added.has(one) && taken(one));
      const file = { path: free, bytes, version: await versionOf(bytes) };
      this.#added.set(free, file);
      added.push(file);
    }
    return added;
  }

  async read(): Promise<readonly StoredFile[]> {
    const below = await this.#below.read();
    return [...below.filter(({ path }) => !this.#added.has(path)), ...this.#added.values()];
  }

  async readOne(path: string): Promise<StoredFile | undefined> {
    return this.#added.get(path) ?? this.#below.readOne(path);
  }

  async versions(): Promise<ReadonlyMap<string, string>> {
    const versions = new Map(await this.#below.versions());
    for (const [path, { version }] of this.#added) versions.set(path, version);
    return versions;
  }

  async write(path: string, bytes: Uint8Array, version: string | undefined): Promise<Written> {
    const added = this.#added.get(path);
    if (!added) return this.#below.write(path, bytes, version);
    if (added.version !== version) return { kind: 'changed', now: added };
    this.#download(path, bytes);
    const now = { path, bytes, version: await versionOf(bytes) };
    this.#added.set(path, now);
    return { kind: 'written', version: now.version };
  }
}
