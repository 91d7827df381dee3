import { versionOf } from './bytes.js';
import { download } from './download.js';
import type { Store, StoredFile, Written } from './store.js';

type Download = (path: string, bytes: Uint8Array) => void;

/** Files that the page holds a copy of, with nothing behind them that it could write to: saving hands over a download. */
export class MemoryStore implements Store {
  readonly kind: 'shipped' | 'files';
  readonly name: string;
  readonly saving = 'download';
  readonly #files: Map<string, Uint8Array>;
  readonly #download: Download;

  constructor(
    kind: 'shipped' | 'files',
    name: string,
    files: ReadonlyMap<string, Uint8Array>,
    give: Download = download,
  ) {
    this.kind = kind;
    this.name = name;
    this.#files = new Map(files);
    this.#download = give;
  }

  async read(): Promise<readonly StoredFile[]> {
    return Promise.all(
      [...this.#files].map(async ([path, bytes]) => ({ path, bytes, version: await versionOf(bytes) })),
    );
  }

  async readOne(path: string): Promise<StoredFile | undefined> {
    const bytes = this.#files.get(path);
    return bytes && { path, bytes, version: await versionOf(bytes) };
  }

  async versions(): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.read()).map(({ path, version }) => [path, version]));
  }

  async write(path: string, bytes: Uint8Array, version: string | undefined): Promise<Written> {
    const now = await this.readOne(path);
    if (now?.version !== version) return { kind: 'changed', now };
    this.#download(path, bytes);
    this.#files.set(path, bytes);
    return { kind: 'written', version: await versionOf(bytes) };
  }
}
