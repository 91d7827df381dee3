import type { Bilingual } from '@zhunsheng/dsl';

// What the browser editor and the local server behind it (`interpret edit`) say to each other: types alone, which both sides share.
// Every request to /api needs the header `x-zhunsheng-token`; what is wrong comes as `ApiRefusal` with a fitting status.

/** `"sha256-<hex>"`, the quotes included: the ETag of a file's bytes, which goes into If-Match as it is. */
export type Etag = string;

/** A file of the folder; its path is relative to the folder, with `/` between names. */
export interface WorkspaceFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly etag: Etag;
}

/** Whether the folder is under git, and in what state. */
export interface WorkspaceGit {
  readonly repository: boolean;
  /** The current branch; absent where HEAD is on none. */
  readonly branch?: string;
  /** Whether nothing in the folder differs from the last commit. */
  readonly clean?: boolean;
}

/** GET /api/workspace */
export interface Workspace {
  /** The folder's name. */
  readonly name: string;
  /** The folder's absolute path, to be shown. */
  readonly folder: string;
  readonly git: WorkspaceGit;
  /** The YAML and JSON files in and below the folder, by path. */
  readonly files: readonly WorkspaceFile[];
  /** False where files were left out, being too many, too deep or too large. */
  readonly complete: boolean;
}

/** GET /api/etags: the files as they are now. A file that is not named is gone. */
export type WorkspaceEtags = Readonly<Record<string, Etag>>;

/** PUT /api/file?path=… */
export interface SavedFile {
  readonly etag: Etag;
}

/** POST /api/commit: the body. */
export interface CommitRequest {
  /** What to commit, as the page knows it: a file that has changed meanwhile is refused. */
  readonly paths: readonly { readonly path: string; readonly etag: Etag }[];
  /** The current branch, or a new one, which starts at HEAD. */
  readonly branch: string;
  readonly message: string;
}

/** POST /api/commit: the answer. */
export interface Commit {
  /** The full hash. */
  readonly commit: string;
  readonly branch: string;
  /** The paths that the commit changes: of those asked for, the ones that differed. */
  readonly files: readonly string[];
}

/** What the server refuses or can't do. */
export type RefusalCode =
  // The request itself.
  | 'foreign-host'
  | 'foreign-origin'
  | 'token'
  | 'bad-url'
  | 'bad-request'
  | 'not-found'
  | 'method'
  | 'media-type'
  | 'too-large'
  | 'too-many-headers'
  | 'unexpected-body'
  | 'bad-json'
  // The path of a file.
  | 'bad-path'
  | 'hidden'
  | 'file-type'
  | 'outside'
  | 'not-a-file'
  | 'no-file'
  | 'no-folder'
  // Reading and writing.
  | 'not-readable'
  | 'file-too-large'
  | 'no-precondition'
  | 'changed'
  | 'not-utf8'
  | 'read-only'
  | 'disk-full'
  | 'disk'
  // Git.
  | 'no-git'
  | 'no-repository'
  | 'no-identity'
  | 'no-first-commit'
  | 'nothing-changed'
  | 'branch-name'
  | 'branch-exists'
  | 'branch-moved'
  | 'no-message'
  | 'ignored'
  | 'other-repository'
  | 'git-busy'
  | 'git'
  // A mistake of the server.
  | 'internal';

/** What comes with any status but 2xx: a code, and in both languages what is wrong and what to do. */
export interface ApiRefusal {
  readonly error: Bilingual & {
    readonly code: RefusalCode;
    /** The file in question. */
    readonly path?: string;
    /** With 412: the file's present etag; null where it is gone. */
    readonly etag?: Etag | null;
    /** What git said. */
    readonly detail?: string;
  };
}
