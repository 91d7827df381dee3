import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { type CheckedRule, type Diagnostic, DiagnosticBag, nearest, type SourceFile } from '@zhunsheng/dsl';
import { drawnBy, type MonthFiles, missingRule } from '../month/collect.js';
import { loadDocument } from '../run/data/files.js';
import type { Context } from './context.js';
import { didYouMean } from './language.js';
import { readSource, readStandardInput } from './sources.js';
import { UsageError } from './usage-error.js';

/** Where the input of a command line is. */
export interface Inputs {
  /** The folder that holds the month's data, if it was given as a folder. */
  readonly folder?: string;
  readonly dataPaths: readonly string[];
  readonly previousPaths: readonly string[];
  /** All files that may be read: none of them is written to. */
  readonly paths: readonly string[];
}

const RULE_ENDINGS: readonly string[] = ['.yaml', '.yml'];
const DATA_ENDINGS: readonly string[] = ['.json', ...RULE_ENDINGS];

/** Looks through what a command line names. */
export const findInputs = async (
  rulePath: string,
  dataPaths: readonly string[],
  previousPaths: readonly string[],
): Promise<Inputs> => {
  const folders = await Promise.all(dataPaths.map(isFolder));
  const folder = dataPaths.find((_, at) => folders[at]);
  if (folder !== undefined && dataPaths.length > 1)
    throw new UsageError({
      zh: '数据写一个文件夹，或写若干文件，不能都写',
      en: 'the data is one folder, or files, not both',
    });
  if (folder !== undefined && resolve(folder) === resolve(dirname(rulePath)))
    throw new UsageError({
      zh: `这是规则的文件夹，不是数据的：${folder}`,
      en: `the folder of the rules, not of data: ${folder}`,
    });
  const lists = await Promise.all([
    folder === undefined ? dataPaths.filter((path) => path !== '-') : filesIn(folder, DATA_ENDINGS),
    folder === undefined ? [rulePath] : [rulePath, ...(await filesIn(dirname(rulePath), RULE_ENDINGS))],
    ...previousPaths.map(async (path) => ((await isFolder(path)) ? filesIn(path, DATA_ENDINGS) : [path])),
  ]);
  return { ...(folder === undefined ? {} : { folder }), dataPaths, previousPaths, paths: lists.flat() };
};

/** The files of a month, and what of the command line nothing asked for. */
export interface FoundFiles extends MonthFiles {
  /** Earlier results that were named and are of no rule in question. */
  strangers(): readonly SourceFile[];
}

/** The files of a month for a rule. A plain rule takes its own file of the folder; a rule that draws on others takes theirs. */
export const monthFiles = async (
  rule: CheckedRule,
  { folder, dataPaths, previousPaths }: Inputs,
  context: Context,
): Promise<FoundFiles> => {
  const previous = await previousFiles(previousPaths, rule.id);
  if (folder === undefined)
    return { data: async (id) => (id === rule.id ? readAll(dataPaths, context) : []), ...previous };
  const rules = await byId(dirname(rule.file.name), RULE_ENDINGS);
  const data = await byId(folder, DATA_ENDINGS);
  refuseStrangers(folder, data, new Set([rule.id, ...rules.keys()]));
  if (drawnBy(rule).length === 0 && !data.has(rule.id)) throw noData(folder, rule.id, data);
  return {
    rule: async (id) => {
      const [path] = rules.get(id) ?? [];
      return path === undefined ? undefined : readSource(path);
    },
    ruleIds: [...rules.keys()],
    data: async (id) => Promise.all((data.get(id) ?? []).map(readSource)),
    ...previous,
  };
};

/** The rules that a rule draws on and that have no file beside it. */
export const missingRules = async (rule: CheckedRule): Promise<readonly Diagnostic[]> => {
  const sources = drawnBy(rule);
  if (sources.length === 0) return [];
  const rules = await byId(dirname(rule.file.name), RULE_ENDINGS);
  return sources.flatMap((one) => (rules.has(one.rule) ? [] : missingRule(rule, one, [...rules.keys()])));
};

export const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() ?? false;

/** The visible files of a folder by their endings. */
const filesIn = async (folder: string, endings: readonly string[]): Promise<readonly string[]> => {
  const names = await readdir(folder).catch((): string[] => []);
  const wanted = names.filter((name) => !name.startsWith('.') && endings.includes(extname(name).toLowerCase()));
  return wanted.sort().map((name) => join(folder, name));
};

const idOf = (path: string): string => basename(path, extname(path));

const byId = async (folder: string, endings: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> => {
  const found = new Map<string, string[]>();
  for (const path of await filesIn(folder, endings)) found.set(idOf(path), [...(found.get(idOf(path)) ?? []), path]);
  return found;
};

/** A file under a wrong name would be left out in silence. */
const refuseStrangers = (folder: string, data: ReadonlyMap<string, unknown>, rules: ReadonlySet<string>): void => {
  const stranger = [...data.keys()].find((id) => !rules.has(id));
  if (stranger === undefined) return;
  throw new UsageError(
    {
      zh: `数据文件按规则代号命名，没有规则 ${stranger}：${folder}`,
      en: `data files are named after rules, and there is no rule ${stranger}: ${folder}`,
    },
    didYouMean(nearest(stranger, rules)),
  );
};

const noData = (folder: string, id: string, data: ReadonlyMap<string, readonly string[]>): UsageError => {
  const near = nearest(id, data.keys());
  return new UsageError(
    { zh: `文件夹里没有 ${id}.json：${folder}`, en: `there is no ${id}.json in ${folder}` },
    didYouMean(near === undefined ? undefined : data.get(near)?.[0]),
  );
};

const readAll = async (paths: readonly string[], context: Context): Promise<readonly SourceFile[]> => {
  const twice = paths.find((path, at) => paths.slice(0, at).some((one) => resolve(one) === resolve(path)));
  if (twice !== undefined)
    throw new UsageError({ zh: `数据文件写了两次：${twice}`, en: `a data file is given twice: ${twice}` });
  const files: SourceFile[] = [];
  for (const path of paths) files.push(path === '-' ? await readStandardInput(context) : await readSource(path));
  return files;
};

/** Earlier results: of a folder the file named after the rule, else each file under the rule that it says it is of. */
const previousFiles = async (
  paths: readonly string[],
  own: string,
): Promise<Pick<FoundFiles, 'previous' | 'strangers'>> => {
  const files: { readonly id: string; readonly file: SourceFile }[] = [];
  const folders: ReadonlyMap<string, readonly string[]>[] = [];
  const asked = new Set<string>();
  for (const path of paths) {
    if (await isFolder(path)) folders.push(await byId(path, DATA_ENDINGS));
    else {
      const file = await readSource(path);
      files.push({ id: ruleOf(file) ?? own, file });
    }
  }
  return {
    previous: async (id) => {
      asked.add(id);
      const found = await Promise.all(folders.flatMap((one) => one.get(id) ?? []).map(readSource));
      return [...files.filter((one) => one.id === id).map((one) => one.file), ...found];
    },
    strangers: () => files.filter((one) => !asked.has(one.id)).map((one) => one.file),
  };
};

/** The rule that a file says it is of. */
const ruleOf = (file: SourceFile): string | undefined => {
  const [document] = loadDocument(file, new DiagnosticBag());
  const node = document?.node;
  const rule = node?.kind === 'map' ? node.entries.find(({ key }) => key.text === 'rule')?.value : undefined;
  return rule?.kind === 'scalar' ? rule.text : undefined;
};
