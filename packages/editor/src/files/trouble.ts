import type { Bilingual } from '@zhunsheng/dsl';

/** Files can't be reached or read; says in both languages why, and what to do. */
export class FileTrouble extends Error {
  readonly why: Bilingual;

  constructor(why: Bilingual, options?: ErrorOptions) {
    super(why.en, options);
    this.name = 'FileTrouble';
    this.why = why;
  }
}

/** What to tell of anything thrown while files were read or written. */
export const whyOf = (error: unknown): Bilingual => {
  if (error instanceof FileTrouble) return error.why;
  const name = error instanceof Error ? error.name : '';
  const known = KNOWN[name];
  const text = error instanceof Error ? error.message : String(error);
  return known ?? { zh: `读写文件时出错：${text}`, en: `Reading or writing files failed: ${text}` };
};

/** The errors that browsers throw for files. */
const KNOWN: Readonly<Record<string, Bilingual>> = {
  NotAllowedError: {
    zh: '浏览器没有得到读写这个文件夹的许可。请重新打开文件夹，并在浏览器询问时选择允许。',
    en: 'The browser may not read and write this folder. Open the folder again, and allow it when the browser asks.',
  },
  NotFoundError: {
    zh: '文件或文件夹已经不在原来的位置。',
    en: 'The file or folder is no longer where it was.',
  },
  NoModificationAllowedError: {
    zh: '文件正被别的程序占用，或者是只读的。请关闭占用它的程序后再试。',
    en: 'The file is in use by another program, or read-only. Close that program and try again.',
  },
  InvalidModificationError: {
    zh: '文件在写入的同时被别的程序改动了。请再试一次。',
    en: 'Another program changed the file while it was written. Try again.',
  },
  QuotaExceededError: {
    zh: '磁盘空间不够，文件没有写入。',
    en: 'There is not enough room on the disk; the file has not been written.',
  },
};
