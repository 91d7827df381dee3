import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, readlink, realpath } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { platform } from 'node:process';
import { codeOf } from '../sources.js';
import { Refusal } from './refusals.js';

// From a path in a request to a file of the folder. The words of the path are judged first, then where it really leads.

/** What may be read and written. */
export const RULE_FILE_TYPES: readonly string[] = ['.yaml', '.yml', '.json'];

const MOST_CHARACTERS = 1024;
const MOST_NAME_BYTES = 255;

/** A place of files: its real path, and what files of it are served. */
export interface Root {
  readonly folder: string;
  readonly types: readonly string[];
}

/** A file that may be read or written, or its place. */
export interface Place {
  /** Relative to the folder, links followed, with `/` between names. */
  readonly path: string;
  /** Absolute, links followed. */
  readonly file: string;
  /** Undefined where there is no such file yet. */
  readonly stats?: Stats;
}

/** Control and format characters, which would hide what a name is, ends of line, and halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
/** Encoded once more than it should be: a name that decodes to another is no name. */
const ENCODED = /%[0-9a-f]{2}/i;
/** Devices of Windows, with any ending. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?$/i;

/** The names of a path as a request gives it, decoded. Refuses what is no plain relative path of visible names. */
export const namesOf = (path: string): readonly string[] => {
  const names = path.split('/');
  if (path.length > MOST_CHARACTERS || UNSEEN.test(path) || ENCODED.test(path)) throw new Refusal('bad-path');
  for (const name of names) {
    if (name === '' || /[\\:]/.test(name)) throw new Refusal('bad-path');
    // Windows leaves dots and spaces at an end away; `.` and `..` are refused with them.
    if (/[. ]$/.test(name) || RESERVED.test(name) || Buffer.byteLength(name) > MOST_NAME_BYTES)
      throw new Refusal('bad-path');
  }
  if (names.some((name) => name.startsWith('.'))) throw new Refusal('hidden');
  return names;
};

/** Whether the names lead to a file that is served from the root. */
const judge = (names: readonly string[], { types }: Root): void => {
  if (!types.includes(extname(names.at(-1) ?? '').toLowerCase())) throw new Refusal('file-type');
};

/** Where a path of a request leads. A link is followed where it stays in the folder and leads to what could be named itself. */
export const locate = async (root: Root, path: string): Promise<Place> => {
  const names = namesOf(path);
  judge(names, root);
  const asked = join(root.folder, ...names);
  const file = await real(asked);
  if (file === undefined) return newPlace(root, asked, path);
  const place = within(root, file);
  // It may be gone again: then there is none.
  const stats = await lstat(file).catch(() => undefined);
  if (stats && !stats.isFile()) throw new Refusal('not-a-file', { path });
  return { ...place, ...(stats ? { stats } : {}) };
};

/** The place of a file to be made: its folder has to be there. */
const newPlace = async (root: Root, asked: string, path: string): Promise<Place> => {
  // A link that leads nowhere is no place for a file: what is written would turn up where it points.
  if (await lstat(asked).catch(() => undefined)) throw new Refusal('not-a-file', { path });
  const folder = await real(dirname(asked));
  if (folder === undefined) {
    await refuseLinks(root, dirname(asked), path);
    throw new Refusal('no-folder', { path });
  }
  const stats = await lstat(folder).catch(() => undefined);
  if (!stats?.isDirectory()) throw new Refusal('no-folder', { path });
  return within(root, join(folder, basename(asked)));
};

/** Of a folder that is not there, the part that is must not lead out either: nobody learns what is elsewhere. */
const refuseLinks = async (root: Root, missing: string, path: string): Promise<void> => {
  for (let up = dirname(missing); up.length >= root.folder.length; up = dirname(up)) {
    const there = await real(up);
    if (there === undefined) continue;
    if (!isInside(root.folder, there)) throw new Refusal('outside', { path });
    return;
  }
};

/** The place of a real path, judged like one that is named: a link inside the folder may lead to what is hidden. */
const within = (root: Root, file: string): Place => {
  if (!isInside(root.folder, file)) throw new Refusal('outside');
  const path = relative(root.folder, file).split(sep).join('/');
  judge(namesOf(path), root);
  return { path, file };
};

const isInside = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** Undefined where there is nothing; what can't be looked at is no part of the folder. */
const real = async (path: string): Promise<string | undefined> => {
  try {
    return await realpath(path);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (code === 'ENAMETOOLONG') throw new Refusal('bad-path');
    throw new Refusal('outside');
  }
};

export interface OpenFile {
  readonly place: Place;
  readonly stats: Stats;
  readonly handle: FileHandle;
}

/** Opens a file for reading, and makes sure of what has been opened: a folder on the way may become a link at any time. */
export const openPlace = async (root: Root, path: string): Promise<OpenFile> => {
  // A save puts a new file in place of the old: then the next try finds that.
  for (let tries = 0; tries < 5; tries++) {
    const place = await locate(root, path);
    if (!place.stats) throw new Refusal('no-file', { path });
    const handle = await openRegular(place.file, path);
    if (!handle) continue;
    try {
      const [stats, now] = [await handle.stat(), await locate(root, path)];
      const same = stats.isFile() && stats.dev === now.stats?.dev && stats.ino === now.stats.ino;
      if (same && ((await placeOf(handle)) ?? now.file) === now.file) return { place: now, stats, handle };
    } catch (error) {
      await handle.close();
      throw error;
    }
    await handle.close();
  }
  throw new Refusal('disk', { path });
};

/** Where an open file is. Linux alone can tell: elsewhere it is undefined, and the path has been judged before and after. */
export const placeOf = async (handle: FileHandle): Promise<string | undefined> =>
  // Some containers have no /proc.
  platform === 'linux' ? readlink(`/proc/self/fd/${handle.fd}`).catch(() => undefined) : undefined;

/** Undefined where what was a file is none any more. Without NONBLOCK a FIFO put there meanwhile would hold the request for good. */
const openRegular = async (file: string, path: string): Promise<FileHandle | undefined> => {
  try {
    return await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return undefined;
    throw code === 'EACCES' || code === 'EPERM' ? new Refusal('not-readable', { path }) : new Refusal('disk', { path });
  }
};
