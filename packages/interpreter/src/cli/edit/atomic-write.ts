import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, type FileHandle, link, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '../sources.js';
import { placeOf } from './paths.js';
import { Refusal } from './refusals.js';

/** What of the disk a write needs: in tests it fails where it is told to. */
export interface Disk {
  open(file: string, flags: number, mode?: number): Promise<FileHandle>;
  rename(from: string, to: string): Promise<void>;
  link(from: string, to: string): Promise<void>;
}

export const nodeDisk: Disk = { open, rename, link };

/** The file that is written over. */
export interface Old {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

export interface Write {
  /** The path to be shown. */
  readonly path: string;
  /** Where it is, links followed. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Undefined where the file is new: then it is made only if there is still none. */
  readonly old: Old | undefined;
  /** Throws where the file is no longer what is to be written over. Called last thing before the new one takes its place. */
  check(): Promise<void>;
}

/** Writes all of a file or, whatever happens, nothing: the bytes go into a file beside it, which then takes its place. */
export const writeAtomically = async ({ path, file, bytes, old, check }: Write, disk = nodeDisk): Promise<void> => {
  const folder = dirname(file);
  // Hidden, so that it is listed nowhere in the meantime.
  const temporary = join(folder, `.zhunsheng-${randomBytes(8).toString('hex')}.tmp`);
  try {
    if (old) await judgeWritable(file, old, path);
    await fill(temporary, bytes, old, disk);
    await check();
    if (old) await disk.rename(temporary, file);
    else await putNew(temporary, file, check, disk);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error instanceof Refusal ? error : diskRefusal(error, path);
  }
  await rm(temporary, { force: true }).catch(() => undefined);
  await flushFolder(folder);
};

/** A file may be replaced where it may not be written: who made it read-only wants it to stay. */
const judgeWritable = async (file: string, { mode }: Old, path: string): Promise<void> => {
  if ((mode & 0o222) === 0) throw new Refusal('read-only', { path });
  await access(file, constants.W_OK);
};

const fill = async (temporary: string, bytes: Uint8Array, old: Old | undefined, disk: Disk): Promise<void> => {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
  const handle = await disk.open(temporary, flags, old ? 0o600 : 0o666);
  try {
    // A folder on the way may have become a link. Where the file is in the right folder, what is renamed later is, too: its name is in no other.
    const place = (await placeOf(handle)) ?? temporary;
    if (place !== temporary) {
      await rm(place, { force: true });
      throw new Refusal('outside');
    }
    await handle.writeFile(bytes);
    if (old) await likeOld(handle, old);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Gives the new file the owner and the permissions of the old one. The owner first, for a change of it takes permissions away. */
const likeOld = async (handle: FileHandle, { mode, uid, gid }: Old): Promise<void> => {
  const own = await handle.stat();
  // Only the administrator may give files away; for anyone else the file becomes theirs.
  if (own.uid !== uid || own.gid !== gid) await handle.chown(uid, gid).catch(() => undefined);
  await handle.chmod(mode & 0o7777);
};

/** A link is made only where nothing is, a rename would replace what has just appeared; not every file system has links. */
const putNew = async (temporary: string, file: string, check: () => Promise<void>, disk: Disk): Promise<void> => {
  try {
    await disk.link(temporary, file);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') await check();
    if (!NO_LINKS.has(codeOf(error))) throw error;
    await disk.rename(temporary, file);
  }
};

const NO_LINKS: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EINVAL',
  'EXDEV',
]);

/** A rename lasts only once the folder is written. Windows opens no folders and needs none of this. */
const flushFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, constants.O_RDONLY).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
};

/** What went wrong with the disk. */
export const diskRefusal = (error: unknown, path: string): Refusal => {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Refusal('read-only', { path });
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new Refusal('disk-full', { path });
    case 'ENOENT':
    case 'ENOTDIR':
      return new Refusal('no-folder', { path });
    default:
      return new Refusal('disk', { path });
  }
};
