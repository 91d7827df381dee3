import { currentBranch, type Git, HEADS } from './git.js';
import { Refusal } from './refusals.js';

/** Where a commit goes. */
export interface Target {
  readonly branch: string;
  readonly ref: string;
  /** Whether it is the branch that is checked out: then the index goes with it. */
  readonly current: boolean;
  /** What the commit rests on; undefined where it is the first of the repository. */
  readonly parent: string | undefined;
  /** What the branch has to be at still when it is moved; undefined where there must be none. */
  readonly old: string | undefined;
}

const MOST_CHARACTERS = 200;

/**
 * The current branch; or a new one, which starts at HEAD; or one at HEAD still, or where this server left it (`made`). Any other one
 * has commits that the files at hand know nothing of, and would undo.
 */
export const targetOf = async (git: Git, branch: string, made: string | undefined): Promise<Target> => {
  await judgeName(git, branch);
  const ref = `${HEADS}${branch}`;
  const [checkedOut, head, tip] = [await currentBranch(git), await commitAt(git, 'HEAD'), await commitAt(git, ref)];
  if (branch === checkedOut) return { branch, ref, current: true, parent: head, old: tip };
  // On disks that don't tell capital letters apart it would be the current branch under another name.
  if (branch.toLowerCase() === checkedOut?.toLowerCase()) throw new Refusal('branch-exists');
  if (head === undefined) throw new Refusal('no-first-commit');
  if (await isCheckedOut(git, ref)) throw new Refusal('branch-exists');
  if (tip === undefined) return { branch, ref, current: false, parent: head, old: undefined };
  if (tip !== head && tip !== made) throw new Refusal('branch-exists');
  return { branch, ref, current: false, parent: tip, old: tip };
};

/** git takes some names for others, `@{-1}` for the last branch: what it makes of the name has to be the name. */
const judgeName = async (git: Git, branch: string): Promise<void> => {
  const plain = branch.length <= MOST_CHARACTERS && !branch.includes('\0') && branch !== 'HEAD' && branch !== '@';
  if (!plain || (await git.line(['check-ref-format', '--branch', branch])) !== branch) throw new Refusal('branch-name');
};

const commitAt = (git: Git, ref: string): Promise<string | undefined> =>
  git.line(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);

/** Whether another working tree has the branch: its files would be behind. */
const isCheckedOut = async (git: Git, ref: string): Promise<boolean> => {
  const list = await git.must(['worktree', 'list', '--porcelain']);
  return list.split('\n').includes(`branch ${ref}`);
};
