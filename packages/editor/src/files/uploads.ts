import type { Bilingual } from '@zhunsheng/dsl';
import { decodeFile } from '../document/file-text.js';
import { freePath, isPathToRead, MOST_BYTES, MOST_FILES, TOO_MANY, tooLarge } from './limits.js';

/** A file that the user chose or dropped. */
export interface PickedFile {
  /** Below the folder that was chosen, or the name alone. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Picked {
  readonly files: readonly PickedFile[];
  /** The folder that was chosen, where it was one. */
  readonly folder?: string;
  readonly notes: readonly Bilingual[];
}

/** What came from an `<input type="file">` or was dropped, with its path where it came as a folder. */
export interface GivenFile {
  readonly path: string;
  readonly file: Pick<File, 'size' | 'arrayBuffer'>;
}

export const givenFiles = (list: FileList | readonly File[]): readonly GivenFile[] =>
  Array.from(list, (file) => ({ path: file.webkitRelativePath || file.name, file }));

/** Reads what can be a rule or data, within the limits. */
export const readGiven = async (given: readonly GivenFile[]): Promise<Picked> => {
  const folder = commonFolder(given.map(({ path }) => path));
  const files: PickedFile[] = [];
  const notes: Bilingual[] = [];
  const taken = new Set<string>();
  for (const { path: whole, file } of given) {
    const path = freePath(folder === undefined ? whole : whole.slice(folder.length + 1), (one) => taken.has(one));
    if (!isPathToRead(path)) {
      if (folder === undefined) notes.push(notReadable(whole));
    } else if (file.size > MOST_BYTES) notes.push(tooLarge(path));
    else if (files.length >= MOST_FILES) return { files, notes: [TOO_MANY, ...notes], ...(folder ? { folder } : {}) };
    else {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const decoded = decodeFile(bytes);
      if ('refused' in decoded) notes.push(prefixed(path, decoded.refused));
      else {
        taken.add(path);
        files.push({ path, bytes });
      }
    }
  }
  return { files, notes, ...(folder === undefined ? {} : { folder }) };
};

/** The folder that all paths begin with. */
const commonFolder = (paths: readonly string[]): string | undefined => {
  const [first] = paths;
  const folder = first?.includes('/') ? first.slice(0, first.indexOf('/')) : undefined;
  return folder !== undefined && paths.every((path) => path.startsWith(`${folder}/`)) ? folder : undefined;
};

/** Whether a file is rather a rule than data, which names a period. The worker judges later what it really is. */
export const looksLikeRule = ({ path, bytes }: PickedFile): boolean => {
  if (!/\.ya?ml$/i.test(path) || /\.cases\.ya?ml$/i.test(path)) return false;
  const text = new TextDecoder().decode(bytes);
  return /^(?:rule|规则)[ \t]*[:：]/m.test(text) && !/^period[ \t]*:/m.test(text);
};

const notReadable = (path: string): Bilingual => ({
  zh: `${path} 不是规则或数据文件（.yaml、.yml、.json），没有读入。`,
  en: `${path} is no rule or data file (.yaml, .yml, .json) and has not been read.`,
});

const prefixed = (path: string, { zh, en }: Bilingual): Bilingual => ({ zh: `${path}：${zh}`, en: `${path}: ${en}` });
