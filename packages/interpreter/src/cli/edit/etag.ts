import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import type { Etag } from '../../workspace/api.js';

/** The strong ETag of bytes. */
export const etagOf = (bytes: Uint8Array): Etag => `"sha256-${createHash('sha256').update(bytes).digest('hex')}"`;

export const isEtag = (text: string): boolean => /^"sha256-[0-9a-f]{64}"$/.test(text);

/** How long after a change another one may bear the same time, by the coarsest clocks of file systems. */
const CLOCK_MS = 2_000;

/** The etags of files that have not changed since they were read, by what the file system says of them. */
export class EtagCache {
  readonly #known = new Map<string, { readonly state: string; readonly etag: Etag }>();

  /** Undefined where the file has to be read. */
  find(file: string, stats: Stats): Etag | undefined {
    const found = this.#known.get(file);
    return found?.state === stateOf(stats) ? found.etag : undefined;
  }

  /** Notes the etag of a file as it was when `stats` were taken, before it was read. */
  note(file: string, stats: Stats, etag: Etag, now = Date.now()): void {
    // Of a file that has only just changed a second change might not be seen.
    if (now - Math.max(stats.mtimeMs, stats.ctimeMs) > CLOCK_MS) this.#known.set(file, { state: stateOf(stats), etag });
    else this.#known.delete(file);
  }

  /** Forgets all files but these. */
  keep(files: ReadonlySet<string>): void {
    for (const file of this.#known.keys()) if (!files.has(file)) this.#known.delete(file);
  }
}

const stateOf = ({ dev, ino, size, mtimeMs, ctimeMs }: Stats): string => [dev, ino, size, mtimeMs, ctimeMs].join(' ');
