import { randomBytes } from 'node:crypto';
import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from './context.js';
import { codeOf } from './sources.js';
import { UsageError } from './usage-error.js';

/** Where the output of a command goes. */
export interface Destination {
  /** Set where a file takes it. */
  readonly path?: string;
  /** Who may read it, as before. */
  readonly mode?: number;
}

/** Judges `--out FILE` before anything is computed: no input may be lost. */
export const destination = async (out: string | undefined, inputs: readonly string[]): Promise<Destination> => {
  if (out === undefined) return {};
  const there = await stat(out).catch(() => undefined);
  if (!there) return { path: out };
  if (!there.isFile()) throw new UsageError({ zh: `--out 不是文件：${out}`, en: `--out is not a file: ${out}` });
  await refuseInput(out, '--out', inputs);
  return { path: await realpath(out), mode: there.mode & 0o777 };
};

/** Refuses a path that is one of the inputs. */
const refuseInput = async (path: string, option: string, inputs: readonly string[]): Promise<void> => {
  const there = await stat(path).catch(() => undefined);
  if (!there) return;
  for (const input of inputs) {
    const own = await stat(input).catch(() => undefined);
    if (own && own.dev === there.dev && own.ino === there.ino)
      throw new UsageError({
        zh: `${option} 会覆盖输入文件：${path}`,
        en: `${option} would overwrite an input file: ${path}`,
      });
  }
};

/** Writes all of the output, or, where a file takes it and something goes wrong, nothing. */
export const deliver = async (text: string, { path, mode }: Destination, { terminal }: Context): Promise<void> => {
  if (path === undefined) terminal.out(text);
  else await replaceAll([{ path, text, ...(mode === undefined ? {} : { mode }) }]);
};

/** Puts another text into a file. A link stays one: what it leads to is replaced. */
export const rewrite = async (path: string, text: string): Promise<void> => {
  const [own, there] = await Promise.all([realpath(path), stat(path)]);
  await replaceAll([{ path: own, text, mode: there.mode & 0o777 }]);
};

/** Writes files into a folder, which is made where there is none: all of them, or, where something goes wrong, none. */
export const deliverAll = async (
  texts: ReadonlyMap<string, string>,
  folder: string,
  inputs: readonly string[],
): Promise<void> => {
  const there = await stat(folder).catch(() => undefined);
  if (there && !there.isDirectory())
    throw new UsageError({ zh: `--all 不是文件夹：${folder}`, en: `--all is not a folder: ${folder}` });
  const files = [...texts].map(([name, text]) => ({ path: join(folder, name), text }));
  for (const { path } of files) {
    await refuseInput(path, '--all', inputs);
    const taken = await stat(path).catch(() => undefined);
    if (taken && !taken.isFile()) throw new UsageError({ zh: `不是文件：${path}`, en: `not a file: ${path}` });
  }
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw unwritable(folder, codeOf(error));
  }
  await replaceAll(files);
};

interface NewFile {
  readonly path: string;
  readonly text: string;
  readonly mode?: number;
}

/** Puts files in place of what is there only once all of them are written. */
const replaceAll = async (files: readonly NewFile[]): Promise<void> => {
  const suffix = `.${randomBytes(6).toString('hex')}.tmp`;
  for (const { path, text, mode } of files) {
    try {
      await writeFile(`${path}${suffix}`, text, { flag: 'wx', ...(mode === undefined ? {} : { mode }) });
    } catch (error) {
      for (const one of files) await rm(`${one.path}${suffix}`, { force: true });
      throw unwritable(path, codeOf(error));
    }
  }
  for (const { path } of files) {
    try {
      await rename(`${path}${suffix}`, path);
    } catch (error) {
      for (const one of files) await rm(`${one.path}${suffix}`, { force: true });
      throw unwritable(path, codeOf(error));
    }
  }
};

const unwritable = (path: string, code: string): UsageError => {
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new UsageError({ zh: `没有这个文件夹，写不了：${path}`, en: `no such folder for: ${path}` });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new UsageError({ zh: `没有权限写：${path}`, en: `not allowed to write: ${path}` });
  return new UsageError({ zh: `写不了（${code}）：${path}`, en: `can't write (${code}): ${path}` });
};
