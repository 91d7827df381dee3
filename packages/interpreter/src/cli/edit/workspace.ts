import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Etag, Workspace, WorkspaceEtags, WorkspaceFile, WorkspaceGit } from '../../workspace/api.js';
import { MOST_BYTES } from '../sources.js';
import { EtagCache } from './etag.js';
import type { Files } from './files.js';
import { namesOf } from './paths.js';
import { Refusal } from './refusals.js';

/** What is never looked into: what others made. */
const LEFT_OUT: ReadonlySet<string> = new Set(['node_modules', 'dist']);
const MOST_FILES = 2_000;
const MOST_ENTRIES = 50_000;
const MOST_DEPTH = 8;

interface Listed {
  readonly path: string;
  readonly file: string;
  readonly stats: Stats;
}

interface Listing {
  readonly files: readonly Listed[];
  readonly complete: boolean;
}

/** What the folder holds. Of files that have not changed the bytes are read once. */
export class WorkspaceReader {
  readonly #cache = new EtagCache();
  #reading: Promise<{ files: readonly WorkspaceFile[]; complete: boolean }> | undefined;

  constructor(
    readonly files: Files,
    readonly git: () => Promise<WorkspaceGit>,
  ) {}

  async workspace(): Promise<Workspace> {
    const { folder } = this.files.root;
    const [read, git] = await Promise.all([this.#read(), this.git()]);
    return { name: basename(folder) || folder, folder, git, ...read };
  }

  async etags(): Promise<WorkspaceEtags> {
    const { files } = await this.#read();
    return Object.fromEntries(files.map(({ path, etag }) => [path, etag]));
  }

  /** Who asks while the folder is being read gets the same. */
  #read(): Promise<{ files: readonly WorkspaceFile[]; complete: boolean }> {
    this.#reading ??= this.#readNow().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #readNow(): Promise<{ files: readonly WorkspaceFile[]; complete: boolean }> {
    const { files, complete } = await listFiles(this.files.root.folder, this.files.root.types);
    const read: WorkspaceFile[] = [];
    for (const one of files) {
      const etag = await this.#etag(one);
      if (etag !== undefined) read.push({ path: one.path, size: one.stats.size, etag });
    }
    this.#cache.keep(new Set(files.map(({ file }) => file)));
    return { files: read, complete };
  }

  /** Undefined where the file is gone again, or may not be read. */
  async #etag({ path, file, stats }: Listed): Promise<Etag | undefined> {
    const known = this.#cache.find(file, stats);
    if (known !== undefined) return known;
    try {
      const found = await this.files.read(path);
      this.#cache.note(file, found.stats, found.etag);
      return found.etag;
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  }
}

/** The files of the folder by path, nearer ones first where there are too many. Links are not followed: they may go round in circles. */
export const listFiles = async (folder: string, types: readonly string[]): Promise<Listing> => {
  const files: Listed[] = [];
  let complete = true;
  let entries = 0;
  let level: readonly string[] = [''];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_DEPTH) return { files: sorted(files), complete: false };
    const below: string[] = [];
    for (const at of level) {
      for (const entry of await visible(join(folder, at))) {
        entries++;
        const path = at === '' ? entry.name : `${at}/${entry.name}`;
        if (entry.isDirectory()) below.push(path);
        if (!entry.isFile() || !types.includes(extname(entry.name).toLowerCase())) continue;
        const file = join(folder, path);
        const stats = await lstat(file).catch(() => undefined);
        if (!stats?.isFile()) continue;
        if (stats.size > MOST_BYTES) complete = false;
        else files.push({ path, file, stats });
        if (files.length >= MOST_FILES) return { files: sorted(files), complete: false };
      }
      if (entries > MOST_ENTRIES) return { files: sorted(files), complete: false };
    }
    level = below;
  }
  return { files: sorted(files), complete };
};

/** What of a folder a request may name, in one order everywhere. */
const visible = async (folder: string): Promise<readonly Dirent[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch((): Dirent[] => []);
  return entries.filter(({ name }) => !LEFT_OUT.has(name) && isName(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
};

const isName = (name: string): boolean => {
  try {
    return namesOf(name).length === 1;
  } catch {
    return false;
  }
};

const sorted = (files: readonly Listed[]): readonly Listed[] => [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
