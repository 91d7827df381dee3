import type { Bilingual } from '@zhunsheng/dsl';
import type { ApiRefusal, Etag, RefusalCode } from '../../workspace/api.js';

interface Entry extends Bilingual {
  readonly status: number;
}

/** What a body may have at most: more than any rule file, and what the page reads at once. */
export const MOST_BODY_BYTES = 4 * 1024 * 1024;
/** Everything that the server refuses or can't do, with the status and the words for it. */
export const REFUSALS: Readonly<Record<RefusalCode, Entry>> = {
  'foreign-host': {
    status: 421,
    zh: '这个地址不是本机编辑器的地址，请用终端里显示的地址打开',
    en: "this is not the local editor's address: open the one shown in the terminal",
  },
  'foreign-origin': {
    status: 403,
    zh: '请求来自别的网页，已拒绝；请用终端里显示的地址打开编辑器',
    en: 'refused, as it comes from another site: open the editor by the address shown in the terminal',
  },
  token: {
    status: 401,
    zh: '没有口令或口令不对（每次启动都换），请用终端里显示的完整地址重新打开',
    en: 'no token, or not the right one (it changes with every start): open the whole address shown in the terminal again',
  },
  'bad-url': { status: 400, zh: '地址写法不对', en: 'malformed address' },
  'bad-request': {
    status: 400,
    zh: '请求内容不完整或类型不对',
    en: 'the request lacks something or has it of a wrong type',
  },
  'not-found': { status: 404, zh: '没有这个地址', en: 'there is nothing at this address' },
  method: { status: 405, zh: '这个地址不接受这种请求方法', en: 'this method is not allowed here' },
  'media-type': {
    status: 415,
    zh: '请求的 Content-Type 不对：JSON 用 application/json，文件用 application/octet-stream，不压缩',
    en: 'wrong Content-Type: application/json for JSON, application/octet-stream for a file, not compressed',
  },
  'too-large': { status: 413, zh: '内容太大，一次最多 4 MB', en: 'too large: at most 4 MB at a time' },
  'too-many-headers': { status: 431, zh: '请求头太多', en: 'too many headers' },
  'unexpected-body': { status: 400, zh: '这种请求不带内容', en: 'this request takes no body' },
  'bad-json': { status: 400, zh: '请求内容不是 JSON', en: 'the body is not JSON' },

  'bad-path': {
    status: 400,
    zh: '文件路径不对：写文件夹内的相对路径，用 / 分隔',
    en: 'malformed path: give it relative to the folder, with / between names',
  },
  hidden: { status: 403, zh: '不读写隐藏的文件和文件夹', en: 'hidden files and folders are left alone' },
  'file-type': {
    status: 403,
    zh: '只读写 .yaml、.yml 和 .json 文件',
    en: 'only .yaml, .yml and .json files are read and written',
  },
  outside: { status: 403, zh: '路径通到打开的文件夹之外', en: 'the path leads out of the open folder' },
  'not-a-file': { status: 403, zh: '不是普通文件', en: 'not a regular file' },
  'no-file': {
    status: 404,
    zh: '没有这个文件，可能已被删除或改名',
    en: 'no such file: it may have been removed or renamed',
  },
  'no-folder': { status: 404, zh: '没有这个文件夹，请先建好再保存', en: 'no such folder: make it before saving' },

  'not-readable': { status: 403, zh: '没有读这个文件的权限', en: 'not allowed to read this file' },
  'file-too-large': { status: 413, zh: '文件太大，超过 64 MB', en: 'the file has more than 64 MB' },
  'no-precondition': {
    status: 428,
    zh: '保存时要说明依据的版本：已有的文件用 If-Match，新文件用 If-None-Match: *',
    en: 'saving takes the version it rests on: If-Match for a file that is there, If-None-Match: * for a new one',
  },
  changed: {
    status: 412,
    zh: '文件在磁盘上已被改动，没有覆盖',
    en: 'the file has changed on disk meanwhile and was left as it is',
  },
  'not-utf8': { status: 422, zh: '内容不是 UTF-8 编码，没有保存', en: 'not UTF-8, and not saved' },
  'read-only': {
    status: 403,
    zh: '没有写的权限（只读文件或文件夹），没有保存',
    en: 'not allowed to write (the file or folder is read-only): not saved',
  },
  'disk-full': {
    status: 507,
    zh: '磁盘空间不足，没有保存，原文件没有变',
    en: 'the disk is full: not saved, the file is as it was',
  },
  disk: { status: 500, zh: '磁盘读写出错，原文件没有变', en: 'reading or writing failed; the file is as it was' },

  'no-git': { status: 409, zh: '没有找到 git，请先安装', en: 'git was not found: install it first' },
  'no-repository': {
    status: 409,
    zh: '这个文件夹不在 git 仓库里，不能提交；保存的文件都在磁盘上',
    en: 'the folder is in no git repository, so nothing can be committed; what you saved is on disk',
  },
  'no-identity': {
    status: 409,
    zh: 'git 不知道提交人是谁。请在终端运行：git config --global user.name "姓名" 和 git config --global user.email "邮箱"',
    en: 'git does not know who you are. Run in a terminal: git config --global user.name "NAME" and git config --global user.email "EMAIL"',
  },
  'no-first-commit': {
    status: 409,
    zh: '仓库还没有任何提交，第一次只能提交到当前分支',
    en: 'the repository has no commit yet: the first one goes to the current branch',
  },
  'nothing-changed': {
    status: 409,
    zh: '这些文件与分支上的一样，没有可提交的内容',
    en: 'these files are as on the branch: there is nothing to commit',
  },
  'branch-name': {
    status: 422,
    zh: '分支名不合 git 的规定：不能有空格、~ ^ : ? * [ \\ 和 ..，也不能以 - 或 / 开头',
    en: 'git does not take this branch name: no spaces, no ~ ^ : ? * [ \\ or .., no - or / at the beginning',
  },
  'branch-exists': {
    status: 409,
    zh: '这个分支已有别的提交，不能代为改动。请换一个分支名，或先在终端切换到它',
    en: 'this branch has commits of its own and is left alone: take another name, or switch to it in a terminal first',
  },
  'branch-moved': {
    status: 409,
    zh: '分支刚被别的程序改动，或与已有的分支名冲突，没有提交',
    en: 'another program has just moved the branch, or its name clashes with another branch: nothing was committed',
  },
  'no-message': { status: 422, zh: '请写提交说明', en: 'write a commit message' },
  ignored: {
    status: 409,
    zh: '这个文件列在 .gitignore 里，不提交',
    en: '.gitignore names this file, so it is not committed',
  },
  'other-repository': {
    status: 409,
    zh: '这个文件属于另一个 git 仓库（子模块），不能一起提交',
    en: "this file belongs to another git repository (a submodule) and can't be committed along",
  },
  'git-busy': {
    status: 409,
    zh: '仓库正在合并、变基，或有别的 git 程序在运行，请先在终端处理完',
    en: 'the repository is in a merge or rebase, or another git is at work: finish that in a terminal first',
  },
  git: { status: 500, zh: 'git 出错，没有提交', en: 'git failed, and nothing was committed' },

  internal: { status: 500, zh: '程序内部错误，请报告', en: 'internal error, please report it' },
};

/** What a refusal is about. */
export interface About {
  readonly path?: string;
  readonly etag?: Etag | null;
  readonly detail?: string;
  /** With 405: what is allowed. */
  readonly allow?: readonly string[];
}

/** Thrown where a request is not carried out; whoever answers the request turns it into its answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: RefusalCode,
    readonly about: About = {},
  ) {
    super(REFUSALS[code].en);
  }

  get status(): number {
    return REFUSALS[this.code].status;
  }

  get words(): Bilingual {
    const { zh, en } = REFUSALS[this.code];
    return { zh, en };
  }

  /** As the API tells it. */
  get json(): ApiRefusal {
    const { path, etag, detail } = this.about;
    return {
      error: {
        code: this.code,
        ...this.words,
        ...(path === undefined ? {} : { path }),
        ...(etag === undefined ? {} : { etag }),
        ...(detail === undefined ? {} : { detail }),
      },
    };
  }
}
