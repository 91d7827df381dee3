import type { Bilingual } from '@zhunsheng/dsl';
import type { ApiRefusal, Commit, SavedFile, Workspace, WorkspaceEtags } from '@zhunsheng/interpreter';
import type { Repository, Store, StoredFile, Written } from './store.js';
import { FileTrouble, whyOf } from './trouble.js';

type Fetch = (url: string, request?: RequestInit) => Promise<Response>;

/** How many files are asked for at a time. */
const AT_ONCE = 6;

/** Opens the folder behind the local server. Throws `FileTrouble` where it can't be reached or refuses. */
export const openServer = async (token: string, fetchIt: Fetch = (...given) => fetch(...given)): Promise<Store> => {
  const api = new Api(token, fetchIt);
  return new ServerStore(api, await api.json<Workspace>('GET', 'workspace'));
};

/** The folder on disk behind `interpret edit`. */
class ServerStore implements Store {
  readonly kind = 'server';
  readonly saving = 'in-place';
  readonly name: string;
  readonly key: string;
  readonly notes: readonly Bilingual[];
  readonly repository?: Repository;
  readonly #api: Api;
  readonly #etags = new Map<string, string>();
  #paths: readonly string[];

  constructor(api: Api, workspace: Workspace) {
    this.#api = api;
    this.name = workspace.name;
    this.key = workspace.folder;
    this.#paths = workspace.files.map(({ path }) => path);
    this.notes = workspace.complete ? [] : [INCOMPLETE];
    if (workspace.git.repository)
      this.repository = { branch: workspace.git.branch, commit: (...request) => this.#commit(...request) };
  }

  async read(): Promise<readonly StoredFile[]> {
    const files: StoredFile[] = [];
    for (let at = 0; at < this.#paths.length; at += AT_ONCE) {
      const some = await Promise.all(this.#paths.slice(at, at + AT_ONCE).map((path) => this.readOne(path)));
      files.push(...some.filter((one) => one !== undefined));
    }
    return files;
  }

  async readOne(path: string): Promise<StoredFile | undefined> {
    const answer = await this.#api.send('GET', `file?path=${encodeURIComponent(path)}`);
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new FileTrouble((await refusalOf(answer)).why);
    const version = answer.headers.get('etag') ?? '';
    this.#etags.set(path, version);
    return { path, bytes: new Uint8Array(await answer.arrayBuffer()), version };
  }

  async versions(): Promise<ReadonlyMap<string, string>> {
    const etags = await this.#api.json<WorkspaceEtags>('GET', 'etags');
    this.#paths = Object.keys(etags);
    return new Map(Object.entries(etags));
  }

  async write(path: string, bytes: Uint8Array, version: string | undefined): Promise<Written> {
    try {
      const answer = await this.#api.send('PUT', `file?path=${encodeURIComponent(path)}`, new Uint8Array(bytes), {
        'content-type': 'application/octet-stream',
        ...(version === undefined ? { 'if-none-match': '*' } : { 'if-match': version }),
      });
      if (answer.ok) {
        const { etag } = (await answer.json()) as SavedFile;
        this.#etags.set(path, etag);
        return { kind: 'written', version: etag };
      }
      const { why, code } = await refusalOf(answer);
      if (code === 'changed') return { kind: 'changed', now: await this.readOne(path) };
      return { kind: 'refused', why };
    } catch (error) {
      return { kind: 'refused', why: whyOf(error) };
    }
  }

  async #commit(
    paths: readonly string[],
    branch: string,
    message: string,
  ): Promise<{ commit: string; branch: string } | { refused: Bilingual }> {
    const files = paths.map((path) => ({ path, etag: this.#etags.get(path) ?? '' }));
    const body = JSON.stringify({ paths: files, branch, message });
    try {
      const answer = await this.#api.send('POST', 'commit', body, { 'content-type': 'application/json' });
      if (!answer.ok) return { refused: (await refusalOf(answer)).why };
      const done = (await answer.json()) as Commit;
      return { commit: done.commit, branch: done.branch };
    } catch (error) {
      return { refused: whyOf(error) };
    }
  }
}

/** Requests with the token; what goes wrong on the way is told in words. */
class Api {
  readonly #token: string;
  readonly #fetch: Fetch;

  constructor(token: string, fetchIt: Fetch) {
    this.#token = token;
    this.#fetch = fetchIt;
  }

  async send(
    method: string,
    what: string,
    body?: string | Uint8Array<ArrayBuffer>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    try {
      return await this.#fetch(`api/${what}`, {
        method,
        cache: 'no-store',
        headers: { ...headers, 'x-zhunsheng-token': this.#token },
        ...(body === undefined ? {} : { body }),
      });
    } catch (error) {
      throw new FileTrouble(UNREACHABLE, { cause: error });
    }
  }

  async json<T>(method: string, what: string): Promise<T> {
    const answer = await this.send(method, what);
    if (!answer.ok) throw new FileTrouble((await refusalOf(answer)).why);
    try {
      return (await answer.json()) as T;
    } catch (error) {
      throw new FileTrouble(NO_SERVER, { cause: error });
    }
  }
}

/** What the server says is wrong; its own words but where the page knows better what to do. */
const refusalOf = async (answer: Response): Promise<{ code: string; why: Bilingual }> => {
  try {
    const { code, zh, en, detail } = ((await answer.json()) as ApiRefusal).error;
    if (code === 'token') return { code, why: WRONG_TOKEN };
    return { code, why: detail ? { zh: `${zh}（${detail}）`, en: `${en} (${detail})` } : { zh, en } };
  } catch {
    return {
      code: '',
      why: {
        zh: `本地服务没有照办（状态 ${answer.status}）。修改作为草稿留在浏览器里，请稍后再试。`,
        en: `The local server did not comply (status ${answer.status}). Changes are kept as a draft in this browser; try again later.`,
      },
    };
  }
};

/** Whether a local server is behind the page that wants a token which the page has not got (a bookmark, say). */
export const tokenIsMissing = async (fetchIt: Fetch = (...given) => fetch(...given)): Promise<boolean> => {
  try {
    // A host of plain files is not asked for what it has not got.
    const page = await fetchIt('', { method: 'HEAD', cache: 'no-store' });
    if (page.headers.get('x-zhunsheng-server') !== 'local') return false;
    const answer = await fetchIt('api/workspace', { cache: 'no-store' });
    return answer.status === 401 && (await refusalOf(answer)).why === WRONG_TOKEN;
  } catch {
    return false;
  }
};

export const WRONG_TOKEN: Bilingual = {
  zh: '本地服务不认这个地址。请从终端里复制它启动时显示的完整地址（含 #token=…）再打开；未保存的修改作为草稿留在浏览器里。',
  en: 'The local server does not accept this address. Open the full address (with #token=…) that the terminal showed when it started; unsaved changes are kept as drafts in this browser.',
};

const UNREACHABLE: Bilingual = {
  zh: '连不上本地服务，它可能已经停止。修改作为草稿留在浏览器里；请重新运行 npm run editor，再打开它显示的地址。',
  en: "The local server can't be reached; it may have been stopped. Changes are kept as drafts in this browser. Run npm run editor again, and open the address that it shows.",
};

const NO_SERVER: Bilingual = {
  zh: '这个网页后面没有本地服务。请用 npm run editor 启动，再打开它显示的地址。',
  en: 'There is no local server behind this page. Start it with npm run editor, and open the address that it shows.',
};

const INCOMPLETE: Bilingual = {
  zh: '文件夹里的规则和数据文件太多、太深或太大，只读入了一部分。请用更里面的文件夹重新启动本地服务。',
  en: 'The folder holds more rule and data files than can be read, so some are missing. Start the local server with a folder further in.',
};
