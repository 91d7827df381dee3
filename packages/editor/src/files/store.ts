import type { Bilingual } from '@zhunsheng/dsl';

/** Where files come from and go to: the shipped rules, the local server, a folder of the user's, or single files. */
export interface Store {
  readonly kind: 'shipped' | 'server' | 'folder' | 'files';
  /** What it is called: the folder's name. */
  readonly name: string;
  /** What drafts and settings go by, with the kind, where the name does not tell two stores apart. */
  readonly key?: string;
  /** What the user should know of what was read: files left out, say. Once `read` is done. */
  readonly notes?: readonly Bilingual[];
  /** How saving works: in place, or as a download. */
  readonly saving: 'in-place' | 'download';
  /** All files of rules, data and cases, by path (with `/`). */
  read(): Promise<readonly StoredFile[]>;
  /** One file as it is now; undefined where it is gone. */
  readOne(path: string): Promise<StoredFile | undefined>;
  /** The versions of files as they are now, to notice what others change. Cheap. */
  versions(): Promise<ReadonlyMap<string, string>>;
  /** Writes a file whose version is still the one given (undefined: it does not exist yet); all of it or nothing. */
  write(path: string, bytes: Uint8Array, version: string | undefined): Promise<Written>;
  /** Where the folder is a git repository. */
  readonly repository?: Repository;
}

export interface StoredFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Changes whenever the bytes change. */
  readonly version: string;
}

export type Written =
  | { readonly kind: 'written'; readonly version: string }
  /** Somebody has changed or removed the file. */
  | { readonly kind: 'changed'; readonly now: StoredFile | undefined }
  | { readonly kind: 'refused'; readonly why: Bilingual };

export interface Repository {
  readonly branch: string | undefined;
  commit(
    paths: readonly string[],
    branch: string,
    message: string,
  ): Promise<{ readonly commit: string; readonly branch: string } | { readonly refused: Bilingual }>;
}
