import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Git } from './git.js';
import { Refusal } from './refusals.js';

/** A repository that takes commits. */
export interface Repository {
  /** Runs in its top folder. */
  readonly git: Git;
  readonly top: string;
  /** What stands before a path of the folder in the repository: empty, or with `/` at its end. */
  readonly prefix: string;
  /** Whether git looks at the permission to execute. */
  readonly fileModes: boolean;
}

/** What of the git folder tells that somebody is in the middle of something. */
const BUSY = ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'rebase-merge', 'rebase-apply', 'index.lock'];

/** The repository that a folder is in. Refuses where nothing can be committed. */
export const repositoryOf = async (folder: Git): Promise<Repository> => {
  const inside = await folder.run(['rev-parse', '--is-inside-work-tree']);
  if (!inside.ok || inside.out.trim() !== 'true')
    throw new Refusal('no-repository', inside.err === '' ? {} : { detail: inside.err });
  const top = await folder.line(['rev-parse', '--show-toplevel']);
  if (top === undefined) throw new Refusal('no-repository');
  const git = folder.in(top);
  await refuseBusy(git);
  for (const key of ['user.name', 'user.email'])
    if (!(await git.line(['config', '--get', key]))?.trim()) throw new Refusal('no-identity');
  return {
    git,
    top,
    prefix: (await folder.line(['rev-parse', '--show-prefix'])) ?? '',
    fileModes: (await git.line(['config', '--type=bool', '--get', 'core.fileMode'])) !== 'false',
  };
};

const refuseBusy = async (git: Git): Promise<void> => {
  const paths = await git.must(['rev-parse', ...BUSY.flatMap((name) => ['--git-path', name])]);
  for (const path of paths.trimEnd().split('\n')) {
    const there = await access(resolve(git.folder, path)).then(
      () => true,
      () => false,
    );
    if (there) throw new Refusal('git-busy');
  }
};
