import { isFolderToRead, isRuleOrData, MOST_DEPTH, MOST_FILES } from './limits.js';
import type { GivenFile } from './uploads.js';

/** What was dropped on the page: a folder that can be written to, or copies of files. */
export type Dropped =
  | { readonly kind: 'folder'; readonly folder: FileSystemDirectoryHandle }
  | { readonly kind: 'files'; readonly given: readonly GivenFile[] };

/** What TypeScript's own types lack. */
interface WithHandle {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

export const dragsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** The items of a drop are gone once its event has been handled: everything is asked of them before the first await. */
export const readDrop = async (items: DataTransferItemList): Promise<Dropped> => {
  const all = Array.from(items).filter(({ kind }) => kind === 'file');
  const handles = all.map((item) => (item as WithHandle).getAsFileSystemHandle?.());
  const entries = all.map((item) => item.webkitGetAsEntry());
  const files = all.map((item) => item.getAsFile());
  const handle = handles.length === 1 ? await handles[0]?.catch(() => null) : undefined;
  if (handle instanceof FileSystemDirectoryHandle) return { kind: 'folder', folder: handle };
  const given: GivenFile[] = [];
  for (const [at, entry] of entries.entries()) {
    const file = files[at];
    if (entry?.isDirectory) await readEntry(entry, entry.name, 0, given);
    else if (file) given.push({ path: file.name, file });
  }
  return { kind: 'files', given };
};

const readEntry = async (entry: FileSystemEntry, path: string, depth: number, into: GivenFile[]): Promise<void> => {
  // One more than is taken, so that the reader of these files sees that there are too many.
  if (depth > MOST_DEPTH || into.length > MOST_FILES) return;
  if (isFile(entry)) {
    const file = await new Promise<File | undefined>((done) => entry.file(done, () => done(undefined)));
    if (file) into.push({ path, file });
  } else if (isDirectory(entry)) {
    const reader = entry.createReader();
    // Browsers give a hundred at a time, and none at the end.
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((done) => reader.readEntries(done, () => done([])));
      if (some.length === 0) return;
      for (const one of some)
        if (one.isDirectory ? isFolderToRead(one.name) : isRuleOrData(one.name))
          await readEntry(one, `${path}/${one.name}`, depth + 1, into);
    }
  }
};

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
