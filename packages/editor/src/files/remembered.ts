import { del, get, set } from 'idb-keyval';

const KEY = 'folder';

/** The folder of the user's that was opened last; undefined where there was none, or the browser keeps nothing. */
export const rememberedFolder = async (): Promise<FileSystemDirectoryHandle | undefined> => {
  try {
    return await get<FileSystemDirectoryHandle>(KEY);
  } catch {
    return undefined;
  }
};

export const rememberFolder = async (folder: FileSystemDirectoryHandle): Promise<void> => {
  try {
    await set(KEY, folder);
  } catch {
    // It can be chosen again.
  }
};

export const forgetFolder = async (): Promise<void> => {
  try {
    await del(KEY);
  } catch {
    // Nothing was kept.
  }
};
