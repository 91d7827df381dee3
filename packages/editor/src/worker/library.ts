import {
  DiagnosticBag,
  loadJson,
  loadYaml,
  type RuleHead,
  ruleHeadOf,
  SourceFile,
  type SourceNode,
} from '@zhunsheng/dsl';
import type { Catalog, CatalogRule, DataChoice, LoadedFile } from '../protocol/api.js';

/** What a file says it is. */
type Entry =
  | ({ readonly kind: 'rule' } & RuleHead)
  | { readonly kind: 'data'; readonly rule: string; readonly period: string }
  | { readonly kind: 'other' };

/** The files at hand as they are on disk, sorted into rules and data. */
export class Library {
  readonly #files = new Map<string, SourceFile>();
  readonly #entries = new Map<string, Entry>();

  load(files: readonly LoadedFile[]): void {
    this.#files.clear();
    this.#entries.clear();
    for (const { path, text } of files) this.set(path, text);
  }

  set(path: string, text: string): void {
    const file = new SourceFile(path, text);
    this.#files.set(path, file);
    const now = entryOf(file);
    const before = this.#entries.get(path);
    // A rule that can't be read just now is still the rule that it was.
    if (now.kind !== 'other' || before?.kind !== 'rule') this.#entries.set(path, now);
  }

  file(path: string): SourceFile | undefined {
    return this.#files.get(path);
  }

  /** The path of the rule of an id, the one beside another file first. */
  ruleOf(id: string, beside: string): string | undefined {
    const paths = [...this.#entries].flatMap(([path, one]) => (one.kind === 'rule' && one.id === id ? [path] : []));
    return paths.find((path) => folderOf(path) === folderOf(beside)) ?? paths[0];
  }

  get ruleIds(): readonly string[] {
    return [...this.#entries.values()].flatMap((one) => (one.kind === 'rule' ? [one.id] : []));
  }

  /** The data of a rule in a folder, by what the files say that they are for. */
  dataIn(folder: string, id: string): readonly SourceFile[] {
    return [...this.#entries].flatMap(([path, one]) => {
      const file = this.#files.get(path);
      return file && one.kind === 'data' && one.rule === id && folderOf(path) === folder ? [file] : [];
    });
  }

  catalog(): Catalog {
    const rules = [...this.#entries].flatMap(([path, one]): CatalogRule[] =>
      one.kind === 'rule'
        ? [{ path, id: one.id, title: one.title, source: one.source, data: this.#dataFor(one.id, one.draws) }]
        : [],
    );
    return {
      rules: rules.sort((a, b) => bySource(a.source, b.source) || compare(a.path, b.path)),
      others: [...this.#entries].flatMap(([path, one]) => (one.kind === 'other' ? [path] : [])),
    };
  }

  /** Files; for a rule that draws on others folders, those that hold the most data first. */
  #dataFor(id: string, draws: boolean): readonly DataChoice[] {
    const data = [...this.#entries].flatMap(([path, one]) => (one.kind === 'data' ? [{ path, ...one }] : []));
    if (!draws)
      return data
        .filter((one) => one.rule === id)
        .map(({ path, period }): DataChoice => ({ kind: 'file', path, period }))
        .sort(
          (a, b) => depth(a.path) - depth(b.path) || compare(b.period ?? '', a.period ?? '') || compare(a.path, b.path),
        );
    const folders = new Map<string, { period: string; count: number; months: Set<string> }>();
    for (const { path, period } of data) {
      const folder = folders.get(folderOf(path)) ?? { period, count: 0, months: new Set<string>() };
      folder.count++;
      folder.months.add(period);
      folders.set(folderOf(path), folder);
    }
    // A folder with data of several months is no month's folder.
    return [...folders]
      .filter(([, one]) => one.months.size === 1)
      .sort(([a, one], [b, two]) => two.count - one.count || compare(a, b))
      .map(([path, { period }]): DataChoice => ({ kind: 'folder', path, period }));
  }
}

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

const depth = (path: string): number => path.split('/').length;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** 正文 before 附件1 before 附件2 before 附件10. */
const bySource = (a: string, b: string): number => a.localeCompare(b, 'zh-CN', { numeric: true });

const entryOf = (file: SourceFile): Entry => {
  if (/\.cases\.ya?ml$/i.test(file.name)) return { kind: 'other' };
  const isYaml = /\.ya?ml$/i.test(file.name);
  const head = isYaml ? ruleHeadOf(file) : undefined;
  if (head) return { kind: 'rule', ...head };
  const { rule, period, units } = isYaml ? yamlHead(file) : jsonHead(file);
  return typeof rule === 'string' && typeof period === 'string' && units !== undefined
    ? { kind: 'data', rule, period }
    : { kind: 'other' };
};

/** The top of a data file. */
interface DataHead {
  readonly rule?: unknown;
  readonly period?: unknown;
  readonly units?: unknown;
}

/** Only what the file says it is: whoever scores with it reads it exactly. */
const jsonHead = ({ text }: SourceFile): DataHead => {
  try {
    const top: unknown = JSON.parse(text);
    return typeof top === 'object' && top !== null ? top : {};
  } catch {
    return headOf(loadJson(new SourceFile('', text), new DiagnosticBag()));
  }
};

const yamlHead = (file: SourceFile): DataHead => headOf(loadYaml(file, new DiagnosticBag()));

const headOf = (root: SourceNode | undefined): DataHead => ({
  rule: textUnder(root, 'rule'),
  period: textUnder(root, 'period'),
  units: entry(root, 'units'),
});

const entry = (node: SourceNode | undefined, name: string): SourceNode | undefined =>
  node?.kind === 'map' ? node.entries.find(({ key }) => key.text === name)?.value : undefined;

const textUnder = (node: SourceNode | undefined, name: string): string | undefined => {
  const found = entry(node, name);
  return found?.kind === 'scalar' && found.style !== 'null' ? found.text : undefined;
};
