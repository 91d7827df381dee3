import type { Bilingual } from '@zhunsheng/dsl';
import { versionOf } from './bytes.js';
import {
  isFolderToRead,
  isRuleOrData,
  MOST_BYTES,
  MOST_DEPTH,
  MOST_FILES,
  MOST_FOLDERS,
  TOO_MANY,
  tooLarge,
} from './limits.js';
import type { Store, StoredFile, Written } from './store.js';
import { FileTrouble, whyOf } from './trouble.js';

/** What TypeScript's own types lack of the File System Access API. */
interface WithPermission {
  queryPermission?(mode: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(mode: { mode: 'readwrite' }): Promise<PermissionState>;
}

/** Whether the folder may be written without asking. */
export const permitted = async (folder: FileSystemDirectoryHandle): Promise<boolean> => {
  const { queryPermission } = folder as WithPermission;
  return queryPermission === undefined || (await queryPermission.call(folder, { mode: 'readwrite' })) === 'granted';
};

/** Asks the user where need be; only a click lets the browser ask. */
const permit = async (folder: FileSystemDirectoryHandle): Promise<boolean> => {
  if (await permitted(folder)) return true;
  const { requestPermission } = folder as WithPermission;
  return requestPermission !== undefined && (await requestPermission.call(folder, { mode: 'readwrite' })) === 'granted';
};

/** Opens a folder of the user's. */
export const openFolder = async (folder: FileSystemDirectoryHandle): Promise<Store> => {
  if (!(await permit(folder))) throw new FileTrouble(NOT_PERMITTED);
  return new FolderStore(folder);
};

interface Seen {
  readonly modified: number;
  readonly size: number;
  readonly version: string;
}

class FolderStore implements Store {
  readonly kind = 'folder';
  readonly saving = 'in-place';
  readonly name: string;
  #notes: readonly Bilingual[] = [];
  readonly #folder: FileSystemDirectoryHandle;
  /** So that a file is read again only where its time or size is another. */
  readonly #seen = new Map<string, Seen>();

  constructor(folder: FileSystemDirectoryHandle) {
    this.#folder = folder;
    this.name = folder.name;
  }

  get notes(): readonly Bilingual[] {
    return this.#notes;
  }

  async read(): Promise<readonly StoredFile[]> {
    const { files, notes } = await this.#walk();
    this.#notes = notes;
    return Promise.all([...files].map(([path, file]) => this.#load(path, file)));
  }

  async readOne(path: string): Promise<StoredFile | undefined> {
    const file = await this.#file(path);
    return file && this.#load(path, file);
  }

  async versions(): Promise<ReadonlyMap<string, string>> {
    const { files } = await this.#walk();
    const versions = new Map<string, string>();
    for (const [path, file] of files) {
      const seen = this.#seen.get(path);
      const same = seen?.modified === file.lastModified && seen.size === file.size;
      versions.set(path, same ? seen.version : (await this.#load(path, file)).version);
    }
    return versions;
  }

  async write(path: string, bytes: Uint8Array, version: string | undefined): Promise<Written> {
    try {
      if (!(await permit(this.#folder))) return { kind: 'refused', why: NOT_PERMITTED };
      const now = await this.readOne(path);
      if (now?.version !== version) return { kind: 'changed', now };
      const handle = await this.#handle(path, true);
      if (!handle) return { kind: 'refused', why: NO_FOLDER };
      // The browser writes to a file of its own and puts it in place on `close`: all of it or nothing.
      const writing = await handle.createWritable();
      try {
        await writing.write(new Uint8Array(bytes));
        // Asked for with `create`, a file that was not there is there now, and empty.
        const found = await this.readOne(path);
        const last = version === undefined && found?.bytes.length === 0 ? undefined : found;
        if (last?.version !== version) {
          await writing.abort();
          return { kind: 'changed', now: last };
        }
        await writing.close();
      } catch (error) {
        await writing.abort().catch(() => undefined);
        throw error;
      }
      const written = await this.readOne(path);
      return written?.version === (await versionOf(bytes))
        ? { kind: 'written', version: written.version }
        : { kind: 'changed', now: written };
    } catch (error) {
      return { kind: 'refused', why: whyOf(error) };
    }
  }

  async #load(path: string, file: File): Promise<StoredFile> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const version = await versionOf(bytes);
    this.#seen.set(path, { modified: file.lastModified, size: file.size, version });
    return { path, bytes, version };
  }

  async #file(path: string): Promise<File | undefined> {
    return (await this.#handle(path, false))?.getFile().catch(whereGone);
  }

  async #handle(path: string, create: boolean): Promise<FileSystemFileHandle | undefined> {
    const names = path.split('/');
    const name = names.pop();
    if (name === undefined) return undefined;
    let folder: FileSystemDirectoryHandle | undefined = this.#folder;
    for (const one of names) folder = await folder?.getDirectoryHandle(one).catch(whereGone);
    return folder?.getFileHandle(name, { create }).catch(whereGone);
  }

  /** The files to be taken, by path. */
  async #walk(): Promise<{ files: ReadonlyMap<string, File>; notes: readonly Bilingual[] }> {
    const files = new Map<string, File>();
    const notes: Bilingual[] = [];
    let [folders, complete] = [0, true];
    const into = async (folder: FileSystemDirectoryHandle, path: string, depth: number): Promise<void> => {
      if (depth > MOST_DEPTH || ++folders > MOST_FOLDERS) {
        complete = false;
        return;
      }
      for await (const [name, handle] of folder.entries()) {
        const at = path === '' ? name : `${path}/${name}`;
        if (handle.kind === 'directory') {
          if (isFolderToRead(name)) await into(handle, at, depth + 1);
        } else if (isRuleOrData(name)) {
          if (files.size >= MOST_FILES) complete = false;
          const file = files.size < MOST_FILES ? await handle.getFile().catch(whereGone) : undefined;
          if (file && file.size > MOST_BYTES) notes.push(tooLarge(at));
          else if (file) files.set(at, file);
        }
      }
    };
    await into(this.#folder, '', 0);
    return { files, notes: complete ? notes : [TOO_MANY, ...notes] };
  }
}

/** What went meanwhile is no trouble: it is not there. */
const whereGone = (error: unknown): undefined => {
  if (error instanceof DOMException && (error.name === 'NotFoundError' || error.name === 'TypeMismatchError')) return;
  throw error;
};

const NOT_PERMITTED: Bilingual = {
  zh: '浏览器没有得到读写这个文件夹的许可。请再打开一次，并在浏览器询问时选择允许。',
  en: 'The browser may not read and write this folder. Open it again, and allow it when the browser asks.',
};

const NO_FOLDER: Bilingual = {
  zh: '这个文件原来所在的文件夹已经不在了。请恢复文件夹，或把规则原文复制出来另存。',
  en: 'The folder that this file was in is gone. Bring it back, or copy the rule text and keep it elsewhere.',
};
