import type { Stats } from 'node:fs';
import { join } from 'node:path';
import type { Etag } from '../../workspace/api.js';
import { codeOf, MOST_BYTES } from '../sources.js';
import { type Disk, nodeDisk, writeAtomically } from './atomic-write.js';
import { etagOf, isEtag } from './etag.js';
import { OneAtATime } from './one-at-a-time.js';
import { locate, openPlace, type Root } from './paths.js';
import { Refusal } from './refusals.js';

/** A file as it is on disk. */
export interface FoundFile {
  /** Relative to the folder, links followed. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly etag: Etag;
  readonly stats: Stats;
}

/** What a save rests on: the version that it replaces, or that there is no file yet. */
export type Precondition = { readonly match: Etag } | 'new';

/** Reads the headers If-Match and If-None-Match, of which a save has just one. */
export const preconditionOf = (match: string | undefined, noneMatch: string | undefined): Precondition => {
  if (match === undefined && noneMatch === '*') return 'new';
  if (match !== undefined && noneMatch === undefined && isEtag(match)) return { match };
  throw new Refusal('no-precondition');
};

/** The files of the folder, read and written. */
export class Files {
  readonly #writes = new OneAtATime();

  constructor(
    readonly root: Root,
    readonly disk: Disk = nodeDisk,
  ) {}

  async read(path: string): Promise<FoundFile> {
    const { place, stats, handle } = await openPlace(this.root, path);
    try {
      if (stats.size > MOST_BYTES) throw new Refusal('file-too-large', { path });
      const bytes = await handle.readFile();
      return { path: place.path, bytes, etag: etagOf(bytes), stats };
    } catch (error) {
      throw error instanceof Refusal
        ? error
        : new Refusal(codeOf(error) === 'EACCES' ? 'not-readable' : 'disk', { path });
    } finally {
      await handle.close();
    }
  }

  /** Puts bytes in place of the version that they rest on, and of no other. */
  async write(path: string, bytes: Uint8Array, precondition: Precondition): Promise<Etag> {
    if (!isUtf8(bytes)) throw new Refusal('not-utf8', { path });
    const { file } = await locate(this.root, path);
    return this.#writes.run(file, () => this.#replace(path, file, bytes, precondition));
  }

  async #replace(path: string, file: string, bytes: Uint8Array, precondition: Precondition): Promise<Etag> {
    const etag = etagOf(bytes);
    const old = await this.#judge(path, file, precondition);
    if (old?.etag === etag) return etag;
    const check = async (): Promise<void> => void (await this.#judge(path, file, precondition));
    await writeAtomically({ path, file, bytes, old: old?.stats, check }, this.disk);
    return etag;
  }

  /** What is there now, if it is what the save rests on and still where it was. */
  async #judge(path: string, file: string, precondition: Precondition): Promise<FoundFile | undefined> {
    const there = await this.#present(path, file);
    const wanted = precondition === 'new' ? undefined : precondition.match;
    if (there?.etag !== wanted) throw new Refusal('changed', { path, etag: there?.etag ?? null });
    return there;
  }

  async #present(path: string, file: string): Promise<FoundFile | undefined> {
    const place = await locate(this.root, path);
    if (place.file !== file) throw new Refusal('changed', { path });
    if (!place.stats) return undefined;
    const found = await this.read(path);
    if (join(this.root.folder, ...found.path.split('/')) !== file) throw new Refusal('changed', { path });
    return found;
  }
}

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};
