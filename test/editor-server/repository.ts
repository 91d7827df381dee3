import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { EditServer } from '../../packages/interpreter/src/cli/edit/server.js';
import type { Commit, Workspace } from '../../packages/interpreter/src/workspace/api.js';
import { ask, errorOf, etagIn, gitIn, json, makeSite, type Reply, type Site, serverOver, siteAt } from './support.js';

export const CONFIG = '[user]\n\tname = 王 主任\n\temail = wang@example.cn\n[init]\n\tdefaultBranch = main\n';

/** A repository with the site's folder below its top, everything committed, and a server over the folder; anew for each test. */
export class Repository {
  site!: Site;
  server!: EditServer;
  #model!: Site;

  constructor() {
    beforeAll(() => {
      this.#model = makeSite();
      this.#model.write('gitconfig', CONFIG);
      this.#model.write('.gitignore', 'gitconfig\n/page\n*.local.yaml\n');
      for (const args of [
        ['init', '-q'],
        ['add', '.'],
        ['commit', '-qm', 'first'],
      ])
        gitIn(this.#model.base, this.#model.base, ...args);
    });
    afterAll(() => rmSync(this.#model.base, { recursive: true, force: true }));
    beforeEach(async () => {
      const base = realpathSync(mkdtempSync(join(tmpdir(), 'zhunsheng-edit-')));
      cpSync(this.#model.base, base, { recursive: true, preserveTimestamps: true });
      this.site = siteAt(base);
      this.server = serverOver(this.site);
      await this.server.listen(0);
    });
    afterEach(async () => {
      await this.server.close();
      rmSync(this.site.base, { recursive: true, force: true });
    });
  }

  /** git as the user runs it in the folder. */
  git(...args: readonly string[]): string {
    return gitIn(this.site.folder, this.site.base, '-c', 'core.quotePath=false', ...args);
  }

  async commit(paths: readonly string[], branch: string, message = '调整系数'): Promise<Reply> {
    const named = await Promise.all(paths.map(async (path) => ({ path, etag: await etagIn(this.server, path) })));
    return this.post({ paths: named, branch, message });
  }

  post(body: object): Promise<Reply> {
    return post(this.server, body);
  }

  async state(): Promise<Workspace['git']> {
    return (json(await ask(this.server, '/api/workspace')) as Workspace).git;
  }
}

export const done = async (reply: Promise<Reply>): Promise<Commit> => {
  const { status, text } = await reply;
  expect({ status, text }).toMatchObject({ status: 200 });
  return JSON.parse(text) as Commit;
};

export const refused = async (reply: Promise<Reply>): Promise<readonly [number, string]> => {
  const answer = await reply;
  return [answer.status, errorOf(answer).code];
};

export const post = (server: EditServer, body: object): Promise<Reply> => {
  const headers = { 'content-type': 'application/json' };
  return ask(server, '/api/commit', { method: 'POST', body: JSON.stringify(body), headers });
};
