import type { Bilingual } from '@zhunsheng/dsl';

/** What is taken from a folder, as the local server takes it too: no more than a page can hold, and nothing hidden. */
export const MOST_FILES = 2_000;
export const MOST_DEPTH = 12;
export const MOST_FOLDERS = 4_000;
export const MOST_BYTES = 4 * 1024 * 1024;

const LEFT_OUT: ReadonlySet<string> = new Set(['node_modules', 'dist']);

export const isRuleOrData = (name: string): boolean => !name.startsWith('.') && /\.(?:ya?ml|json)$/i.test(name);

export const isFolderToRead = (name: string): boolean => !name.startsWith('.') && !LEFT_OUT.has(name);

/** Whether a path below the folder opened leads to a file that is taken. */
export const isPathToRead = (path: string): boolean => {
  const names = path.split('/');
  const name = names.pop() ?? '';
  return names.length <= MOST_DEPTH && names.every(isFolderToRead) && isRuleOrData(name);
};

export const TOO_MANY: Bilingual = {
  zh: `文件夹里的规则和数据文件太多、太深或太大，只读入了一部分（最多 ${MOST_FILES} 个文件，每个不超过 4 MB）。请打开更里面的文件夹。`,
  en: `The folder holds more rule and data files than can be read (at most ${MOST_FILES} files of 4 MB each), so some are missing. Open a folder further in.`,
};

export const tooLarge = (path: string): Bilingual => ({
  zh: `${path} 超过 4 MB，没有读入。`,
  en: `${path} is larger than 4 MB and has not been read.`,
});

/** A path that is not yet taken: `四月.json`, then `四月 (2).json`. */
export const freePath = (path: string, taken: (path: string) => boolean): string => {
  const dot = path.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [path.slice(0, dot), path.slice(dot)] : [path, ''];
  let free = path;
  for (let count = 2; taken(free); count++) free = `${stem} (${count})${ending}`;
  return free;
};
