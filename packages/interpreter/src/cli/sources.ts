import { type FileHandle, open, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Bilingual, nearest, SourceFile } from '@zhunsheng/dsl';
import type { Context } from './context.js';
import { didYouMean } from './language.js';
import { UsageError } from './usage-error.js';

/** Much more than any file of the language may have; beyond it a file is not even read. */
export const MOST_BYTES = 64 * 1024 * 1024;

const STANDARD_INPUT: Bilingual = { zh: '标准输入', en: 'standard input' };

/** Reads a text file as it is named on the command line. */
export const readSource = async (path: string): Promise<SourceFile> =>
  new SourceFile(path, decode(path, await readBytes(path)));

/** What is piped in, for the name `-`. */
export const readStandardInput = async ({ terminal, language }: Context): Promise<SourceFile> => {
  const name = STANDARD_INPUT[language];
  return new SourceFile(name, decode(name, await terminal.stdin()));
};

const readBytes = async (path: string): Promise<Uint8Array> => {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path);
    const { size } = await handle.stat();
    if (size > MOST_BYTES) throw new UsageError({ zh: `文件太大：${path}`, en: `file too large: ${path}` });
    return await handle.readFile();
  } catch (error) {
    throw error instanceof UsageError ? error : await unreadable(path, codeOf(error));
  } finally {
    await handle?.close();
  }
};

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

const unreadable = async (path: string, code: string): Promise<UsageError> => {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new UsageError(
        { zh: `找不到文件：${path}`, en: `no such file: ${path}` },
        didYouMean(await nearFile(path)),
      );
    case 'EISDIR':
      return new UsageError({ zh: `这是文件夹，不是文件：${path}`, en: `a folder, not a file: ${path}` });
    case 'EACCES':
    case 'EPERM':
      return new UsageError({ zh: `没有权限读文件：${path}`, en: `not allowed to read: ${path}` });
    default:
      return new UsageError({ zh: `读不了文件（${code}）：${path}`, en: `can't read (${code}): ${path}` });
  }
};

/** The file of the same folder that was most likely meant. */
const nearFile = async (path: string): Promise<string | undefined> => {
  const folder = dirname(path);
  const names = await readdir(folder).catch((): string[] => []);
  const near = nearest(basename(path), names);
  return near === undefined ? undefined : folder === '.' && !path.startsWith('.') ? near : join(folder, near);
};

const NEWLINE = 10;

/** UTF-8 and nothing else: a wrong byte is never passed over. A byte order mark stays, so that offsets are those of the file. */
const decode = (name: string, bytes: Uint8Array): string => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return decoder.decode(bytes);
  } catch {
    const line = brokenLine(bytes);
    throw new UsageError(
      { zh: `文件不是 UTF-8 编码：${name} 第 ${line} 行`, en: `not UTF-8: ${name}, line ${line}` },
      { zh: '用编辑器另存为 UTF-8 编码', en: 'save it as UTF-8 in an editor' },
    );
  }
};

const brokenLine = (bytes: Uint8Array): number => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(NEWLINE, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end;
  }
  return line;
};
