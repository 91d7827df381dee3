import { execFile } from 'node:child_process';
import { devNull } from 'node:os';
import { parse } from 'node:path';
import type { WorkspaceGit } from '../../workspace/api.js';
import { codeOf } from '../sources.js';
import { Refusal } from './refusals.js';

export type Env = Readonly<Record<string, string | undefined>>;

/** What git came to. */
export interface GitOutput {
  readonly ok: boolean;
  readonly out: string;
  /** What it complained of, without the ends of lines. */
  readonly err: string;
}

interface GitOptions {
  readonly input?: string | Uint8Array;
  /** The index to use in place of the user's. */
  readonly index?: string;
  /** Whether it may write the index only to remember what it has seen. */
  readonly optionalLocks?: boolean;
}

/** Where the user's settings are: all that git is told of the variables that begin with GIT_. */
const KEPT: ReadonlySet<string> = new Set(['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM']);

/**
 * No program of the repository's configuration runs on a click in the browser: no hook, no monitor of files. Filters of
 * .gitattributes do, as they say what the bytes of a file are in the repository.
 */
const SETTINGS = {
  'core.hooksPath': devNull,
  'core.fsmonitor': 'false',
  'core.quotePath': 'false',
  'core.safecrlf': 'false',
  'i18n.commitEncoding': 'utf-8',
  'gc.auto': '0',
};

/** Runs git in one folder, without a shell, a pager, a question or the network. */
export class Git {
  constructor(
    readonly folder: string,
    readonly env: Env,
  ) {}

  in(folder: string): Git {
    return new Git(folder, this.env);
  }

  /** What git says, whatever it comes to. Refuses where there is no git. */
  async run(args: readonly string[], { input, index, optionalLocks = false }: GitOptions = {}): Promise<GitOutput> {
    const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const env = {
      ...Object.fromEntries(Object.entries(this.env).filter(([name]) => !/^GIT_/i.test(name) || KEPT.has(name))),
      LC_ALL: 'C',
      GIT_TERMINAL_PROMPT: '0',
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_NO_LAZY_FETCH: '1',
      ...(optionalLocks ? {} : { GIT_OPTIONAL_LOCKS: '0' }),
      ...(index === undefined ? {} : { GIT_INDEX_FILE: index }),
    };
    // Windows looks for programs in the current folder first: that must not be the one that is open.
    const cwd = parse(this.folder).root;
    const options = { cwd, env, timeout: 30_000, maxBuffer: 32 * 1024 * 1024, windowsHide: true };
    return new Promise((resolve, reject) => {
      const all = ['--no-pager', '-C', this.folder, ...settings, ...args];
      const child = execFile('git', all, options, (error, out, err) => {
        if (error && codeOf(error) === 'ENOENT') reject(new Refusal('no-git'));
        else resolve({ ok: error === null, out, err: err.trim().replace(/\s*\n\s*/g, '; ') });
      });
      // git may end before it has read all of it; then it has said why.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(input ?? '');
    });
  }

  /** The output of what should not fail. */
  async must(args: readonly string[], options: GitOptions = {}): Promise<string> {
    const { ok, out, err } = await this.run(args, options);
    if (!ok) throw new Refusal('git', { detail: err });
    return out;
  }

  /** One line, or undefined where git has none. */
  async line(args: readonly string[], options: GitOptions = {}): Promise<string | undefined> {
    const { ok, out } = await this.run(args, options);
    const text = out.replace(/\r?\n$/, '');
    return ok && text !== '' ? text : undefined;
  }
}

/** Whether the folder is under git, and in what state. */
export const gitState = async (git: Git): Promise<WorkspaceGit> => {
  try {
    if ((await git.line(['rev-parse', '--is-inside-work-tree'])) !== 'true') return { repository: false };
    const branch = await currentBranch(git);
    const status = await git.run(['status', '--porcelain', '-z', '--', '.']);
    return {
      repository: true,
      ...(branch === undefined ? {} : { branch }),
      ...(status.ok ? { clean: status.out === '' } : {}),
    };
  } catch (error) {
    if (error instanceof Refusal) return { repository: false };
    throw error;
  }
};

/** Undefined where HEAD is on no branch. The name is cut here, as git would write `heads/x` where there is a tag of that name. */
export const currentBranch = async (git: Git): Promise<string | undefined> => {
  const ref = await git.line(['symbolic-ref', '--quiet', 'HEAD']);
  return ref?.startsWith(HEADS) ? ref.slice(HEADS.length) : undefined;
};

export const HEADS = 'refs/heads/';
