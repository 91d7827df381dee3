import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Commit, CommitRequest } from '../../workspace/api.js';
import { type Target, targetOf } from './branch.js';
import type { Files, FoundFile } from './files.js';
import type { Git } from './git.js';
import { OneAtATime } from './one-at-a-time.js';
import { Refusal } from './refusals.js';
import { type Repository, repositoryOf } from './repository.js';

/** A file as git keeps it. */
interface Entry {
  /** Relative to the folder. */
  readonly path: string;
  /** Relative to the repository. */
  readonly name: string;
  readonly mode: string;
  readonly blob: string;
}

/**
 * Commits files as they are on disk, and nothing else: the tree is made in an index of its own, so that what the user has
 * staged or changed besides stays as it is. Hooks don't run: a click in a page starts no program. They have their say when
 * the branch is pushed or merged.
 */
export class Committer {
  readonly #commits = new OneAtATime();
  /** Where the last commit made here left each branch. */
  readonly #made = new Map<string, string>();

  constructor(
    readonly files: Files,
    readonly git: Git,
  ) {}

  commit(request: CommitRequest): Promise<Commit> {
    return this.#commits.run('', () => this.#commit(request));
  }

  async #commit({ paths, branch, message }: CommitRequest): Promise<Commit> {
    const text = message.replace(/\r\n?/g, '\n').trim();
    if (text === '') throw new Refusal('no-message');
    const repository = await repositoryOf(this.git);
    const { git } = repository;
    const target = await targetOf(git, branch, this.#made.get(branch));
    const found = await this.#find(paths);
    await refuseOthers(repository, this.files, found);
    const entries = await changedEntries(repository, target, found);
    if (entries.length === 0) throw new Refusal('nothing-changed');
    const tree = await treeOf(git, target, entries);
    const parents = target.parent === undefined ? [] : ['-p', target.parent];
    const commit = (await git.must(['commit-tree', tree, ...parents, '-F', '-'], { input: `${text}\n` })).trim();
    await publish(git, target, entries, commit, text);
    this.#made.set(branch, commit);
    return { commit, branch, files: entries.map(({ path }) => path).sort() };
  }

  /** The files, each once, if they are still as the page knows them. */
  async #find(paths: CommitRequest['paths']): Promise<readonly FoundFile[]> {
    const found = new Map<string, FoundFile>();
    for (const { path, etag } of paths) {
      const file = await this.files.read(path);
      if (file.etag !== etag) throw new Refusal('changed', { path, etag: file.etag });
      found.set(file.path, file);
    }
    return [...found.values()];
  }
}

/** Refuses what belongs to a repository inside this one. */
const refuseOthers = async ({ git, top }: Repository, files: Files, found: readonly FoundFile[]): Promise<void> => {
  for (const folder of new Set(found.map(({ path }) => dirname(path)))) {
    const own = await git.in(join(files.root.folder, folder)).line(['rev-parse', '--show-toplevel']);
    if (own === top) continue;
    const path = found.find((one) => dirname(one.path) === folder)?.path;
    throw new Refusal('other-repository', path === undefined ? {} : { path });
  }
};

/** The files that differ from the commit that they go on top of. */
const changedEntries = async (
  { git, prefix, fileModes }: Repository,
  { parent }: Target,
  found: readonly FoundFile[],
): Promise<readonly Entry[]> => {
  const named = found.map((file) => ({ ...file, name: `${prefix}${file.path}` }));
  const names = named.map(({ name }) => name);
  if ((await git.must(['--literal-pathspecs', 'ls-files', '--unmerged', '-z', '--', ...names])) !== '')
    throw new Refusal('git-busy');
  const before = parent === undefined ? '' : await git.must(['ls-tree', '-z', '--full-tree', parent, '--', ...names]);
  const old = new Map(before.split('\0').map((line) => [line.slice(line.indexOf('\t') + 1), line] as const));
  await refuseIgnored(
    git,
    named.filter(({ name }) => !old.has(name)),
  );
  const entries: Entry[] = [];
  for (const { path, name, bytes, stats } of named) {
    const [, oldMode, oldBlob] = /^(\d+) blob (\w+)\t/.exec(old.get(name) ?? '') ?? [];
    // As `git add` would: ends of lines and the like by .gitattributes.
    const blob = (await git.must(['hash-object', '-w', '--stdin', `--path=${name}`], { input: bytes })).trim();
    const kept = oldMode === EXECUTABLE ? EXECUTABLE : PLAIN;
    const mode = !fileModes ? kept : (stats.mode & 0o100) === 0 ? PLAIN : EXECUTABLE;
    if (blob !== oldBlob || mode !== oldMode) entries.push({ path, name, mode, blob });
  }
  return entries;
};

const PLAIN = '100644';
const EXECUTABLE = '100755';

const refuseIgnored = async (git: Git, files: readonly { path: string; name: string }[]): Promise<void> => {
  if (files.length === 0) return;
  const input = files.map(({ name }) => `${name}\0`).join('');
  const { out, err } = await git.run(['check-ignore', '-z', '--stdin'], { input });
  // That it names none is also told by its exit code.
  if (err !== '') throw new Refusal('git', { detail: err });
  const ignored = out.split('\0');
  const one = files.find(({ name }) => ignored.includes(name));
  if (one) throw new Refusal('ignored', { path: one.path });
};

/** The tree of the parent with the files in place. */
const treeOf = async (git: Git, { parent }: Target, entries: readonly Entry[]): Promise<string> => {
  const scratch = await mkdtemp(join(tmpdir(), 'zhunsheng-commit-'));
  try {
    const index = join(scratch, 'index');
    if (parent !== undefined) await git.must(['read-tree', parent], { index });
    await git.must(PUT_ENTRIES, { index, input: linesOf(entries) });
    return (await git.must(['write-tree'], { index })).trim();
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
};

const PUT_ENTRIES = ['update-index', '--add', '--replace', '-z', '--index-info'];

const linesOf = (entries: readonly Entry[]): string =>
  entries.map(({ mode, blob, name }) => `${mode} ${blob}\t${name}\0`).join('');

/** Moves the branch, if it is still where it was, and of the current one the index with it: both or neither. */
const publish = async (
  git: Git,
  { ref, current, old }: Target,
  entries: readonly Entry[],
  commit: string,
  message: string,
): Promise<void> => {
  const names = entries.map(({ name }) => name);
  const before = current ? await git.must(['--literal-pathspecs', 'ls-files', '--stage', '-z', '--', ...names]) : '';
  if (current) await putIndex(git, linesOf(entries));
  const note = `commit${old === undefined && current ? ' (initial)' : ''}: ${message.split('\n', 1)[0]}`;
  const none = '0'.repeat(commit.length);
  const moved = await git.run(['update-ref', '-m', note, ref, commit, old ?? none]);
  if (!moved.ok) {
    const gone = entries.map((one) => ({ ...one, mode: '0', blob: none }));
    if (current) await putIndex(git, `${linesOf(gone)}${before}`);
    throw new Refusal('branch-moved', { detail: moved.err });
  }
  // Only so that the next `git status` need not read the files.
  if (current) await git.run(['update-index', '-q', '--refresh'], { optionalLocks: true });
};

const putIndex = async (git: Git, input: string): Promise<void> => {
  const { ok, err } = await git.run(PUT_ENTRIES, { input });
  if (!ok) throw new Refusal(/index\.lock/.test(err) ? 'git-busy' : 'git', { detail: err });
};
