import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { env as processEnv } from 'node:process';
import { afterAll, beforeAll } from 'vitest';
import { EditServer, type ServerOptions } from '../../packages/interpreter/src/cli/edit/server.js';
import type { ApiRefusal } from '../../packages/interpreter/src/workspace/api.js';

export const RULE = 'rule: sample\ntitle: 样例专项\n';
export const OTHER = 'rule: other\ntitle: 另一专项\n';

/** A folder with rules, one beside it with what nobody may see, and a built page. */
export interface Site {
  /** Links followed. */
  readonly base: string;
  readonly folder: string;
  readonly page: string;
  path(name: string): string;
  write(name: string, content: string | Uint8Array): string;
  read(name: string): string;
}

export const siteAt = (base: string): Site => {
  const path = (name: string): string => join(base, name);
  return {
    base,
    folder: path('rules'),
    page: path('page'),
    path,
    write: (name, content) => {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), content);
      return path(name);
    },
    read: (name) => readFileSync(path(name), 'utf8'),
  };
};

export const makeSite = (): Site => {
  const site = siteAt(realpathSync(mkdtempSync(join(tmpdir(), 'zhunsheng-edit-'))));
  const { write } = site;
  write('rules/sample.yaml', RULE);
  write('rules/samples/sample.json', '{"rule": "sample"}\n');
  write('rules/cases/样例.cases.yaml', 'rule: sample\n');
  write('outside/secret.yaml', 'secret: 绝密\n');
  write('page/index.html', '<!doctype html><title>准绳</title>');
  write('page/assets/index-Ab3_x-9Z.js', 'export {};\n');
  return site;
};

/** A site for the tests of a file, with a server over it. */
export const served = (options: () => Partial<ServerOptions> = () => ({})): { site: Site; server: EditServer } => {
  const all = {} as { site: Site; server: EditServer };
  beforeAll(async () => {
    all.site = makeSite();
    all.server = serverOver(all.site, options());
    await all.server.listen(0);
  });
  afterAll(async () => {
    await all.server.close();
    rmSync(all.site.base, { recursive: true, force: true });
  });
  return all;
};

/** A mistake of the server fails the test, whatever the test looks at. */
export const serverOver = ({ base, folder, page }: Site, options: Partial<ServerOptions> = {}): EditServer => {
  const report = (error: unknown): void => void Promise.reject(error);
  return new EditServer({ folder, page, env: gitEnv(base), report, ...options });
};

/** Nothing of the settings of whoever runs the tests: a home of their own, where a name stands only if it is put there. */
export const gitEnv = (base: string): Readonly<Record<string, string | undefined>> => ({
  PATH: processEnv.PATH,
  HOME: base,
  XDG_CONFIG_HOME: join(base, 'none'),
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: join(base, 'gitconfig'),
});

/** git as the user runs it. */
export const gitIn = (folder: string, base: string, ...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: folder, env: { ...gitEnv(base), LC_ALL: 'C' }, encoding: 'utf8', stdio: 'pipe' });

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
}

/** A request as the page makes it: with the token, unless it is taken away. */
export const ask = (server: EditServer, path: string, { method = 'GET', headers = {}, body }: Asked = {}) =>
  new Promise<Reply>((resolve, reject) => {
    const all: Record<string, string | string[]> = { 'x-zhunsheng-token': server.token };
    for (const [name, value] of Object.entries(headers)) all[name] = typeof value === 'string' ? value : [...value];
    if (all['x-zhunsheng-token'] === '') delete all['x-zhunsheng-token'];
    const options = { host: '127.0.0.1', port: server.port, path, method, headers: all, agent: false as const };
    const sent = request(options, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => {
        const whole = Buffer.concat(pieces);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: whole,
          text: whole.toString('utf8'),
        });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });

export const fileAt = (path: string): string => `/api/file?path=${encodeURIComponent(path)}`;

export const etagIn = async (server: EditServer, path: string): Promise<string> =>
  (await ask(server, fileAt(path))).headers.etag ?? '';

export const put = (
  server: EditServer,
  path: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>>,
): Promise<Reply> =>
  ask(server, fileAt(path), {
    method: 'PUT',
    body,
    headers: { 'content-type': 'application/octet-stream', ...headers },
  });

export const json = (reply: Reply): unknown => JSON.parse(reply.text);

export const errorOf = (reply: Reply): ApiRefusal['error'] => (JSON.parse(reply.text) as ApiRefusal).error;

/** Sends bytes as they are, in pieces, and reads until the connection is closed or `wait` is over. The status of the first answer. */
export const raw = (port: number, pieces: readonly (string | Uint8Array)[], wait = 9_000) =>
  new Promise<{ readonly status: number; readonly text: string; readonly ms: number }>((resolve) => {
    const began = Date.now();
    let text = '';
    const socket = connect(port, '127.0.0.1');
    const done = (): void => {
      clearTimeout(timer);
      socket.destroy();
      const [, status = '0'] = /^HTTP\/1\.1 (\d{3})/.exec(text) ?? [];
      resolve({ status: Number(status), text, ms: Date.now() - began });
    };
    const timer = setTimeout(done, wait);
    socket.on('data', (piece) => {
      text += piece.toString('latin1');
    });
    socket.on('close', done);
    socket.on('error', () => undefined);
    for (const piece of pieces) socket.write(piece);
  });
