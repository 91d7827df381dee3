import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EditServer } from '../../packages/interpreter/src/cli/edit/server.js';
import { ask, fileAt, RULE, raw, served, serverOver } from './support.js';

// What no client library sends: requests as bytes. After all of them everything on disk is as it was, and the server serves.

const all = served();
/** The same folder behind a server that waits for nobody. */
const hasty = (): Promise<EditServer> => {
  const server = serverOver(all.site, { times: { headers: 400, request: 800, check: 100 } });
  return server.listen(0).then(() => server);
};

/** Every file of the site, inside the folder and beside it, with its bytes, its permissions and what links lead to. */
const snapshot = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return [path, ...snapshot(path)];
    const hash = entry.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'no file';
    return [`${path} ${lstatSync(path).mode} ${lstatSync(path).mtimeMs} ${hash}`];
  });

let before: readonly string[] = [];

beforeAll(() => {
  all.site.write('rules/.git/config', '[core]\n');
  symlinkSync(all.site.path('outside/secret.yaml'), all.site.path('rules/link.yaml'));
  symlinkSync('../outside', all.site.path('rules/folder'));
  execFileSync('mkfifo', [all.site.path('rules/fifo.yaml')]);
  before = snapshot(all.site.base);
});

afterAll(() => expect(snapshot(all.site.base)).toEqual(before));

interface Attack {
  readonly line: string;
  readonly headers?: readonly string[];
  readonly body?: string;
  /** The Host; ours unless given. */
  readonly host?: string | null;
  /** Whether it knows the token. */
  readonly token?: boolean;
}

const send = ({ line, headers = [], body = '', host, token = true }: Attack) => {
  const lines = [
    line,
    ...(host === null ? [] : [`Host: ${host ?? `127.0.0.1:${all.server.port}`}`]),
    ...(token ? [`X-Zhunsheng-Token: ${all.server.token}`] : []),
    ...headers,
    'Connection: close',
  ];
  return raw(all.server.port, [`${lines.join('\r\n')}\r\n\r\n${body}`]);
};

const SECRET = /绝密|secret|root:|\[core\]/;
const bytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const isSecret = (text: string): boolean => SECRET.test(text) || text.includes(bytes('绝密'));

describe('reading what lies elsewhere', () => {
  it.each([
    '/../outside/secret.yaml',
    '/%2e%2e/outside/secret.yaml',
    '/..%2foutside/secret.yaml',
    '/%252e%252e/outside/secret.yaml',
    '/..\\outside\\secret.yaml',
    '/assets/../../../../../../etc/passwd',
    '//etc/passwd',
    '/etc/passwd',
    'http://127.0.0.1/../outside/secret.yaml',
    'file:///etc/passwd',
    '../outside/secret.yaml',
    'C:\\Windows\\win.ini',
    '*',
    '/index.html\0.yaml',
    '/index.html#/../..',
    '/\u00e9',
    '/api/file?path=../outside/secret.yaml',
    '/api/file?path=..%2foutside%2fsecret.yaml',
    '/api/file?path=%2e%2e%2foutside%2fsecret.yaml',
    '/api/file?path=%252e%252e%252foutside%252fsecret.yaml',
    '/api/file?path=..\\outside\\secret.yaml',
    '/api/file?path=..%5coutside%5csecret.yaml',
    '/api/file?path=%c0%ae%c0%ae/outside/secret.yaml',
    '/api/file?path=C:%5cWindows%5cwin.json',
    '/api/file?path=//etc/passwd',
    '/api/file?path=/etc/passwd',
    '/api/file?path=sample.yaml%00.json',
    '/api/file?path=.git/config',
    '/api/file?path=.git%2fconfig',
    '/api/file?path=link.yaml',
    '/api/file?path=folder/secret.yaml',
    '/api/file?path=fifo.yaml',
    '/api/../api/file?path=../outside/secret.yaml',
    '/api/file/../../outside/secret.yaml',
    '/api/file?path=sample.yaml&path=../outside/secret.yaml',
    '/api/file?path[]=../outside/secret.yaml',
  ])('by %j is refused', async (target) => {
    const { status, text } = await send({ line: `GET ${target} HTTP/1.1` });
    expect([400, 403, 404]).toContain(status);
    expect(isSecret(text)).toBe(false);
  });

  it.each([
    ['a name bound to this machine', { host: 'rebound.example:80' }],
    ['no Host', { host: null }],
    ['a foreign page', { headers: ['Origin: https://evil.example'] }],
    ['a page without an origin', { headers: ['Origin: null'] }],
    ['another local server', { headers: ['Sec-Fetch-Site: same-site'] }],
    ['no token', { token: false }],
    ['a wrong token', { token: false, headers: [`X-Zhunsheng-Token: ${'A'.repeat(43)}`] }],
    ['an empty token', { token: false, headers: ['X-Zhunsheng-Token:'] }],
    ['the token in a query of the header', { token: false, headers: ['X-Zhunsheng-Token: *'] }],
  ])('of the folder with %s is refused', async (_what, attack) => {
    const { status, text } = await send({ line: `GET ${fileAt('sample.yaml')} HTTP/1.1`, ...attack });
    expect([401, 403, 421]).toContain(status);
    expect(text).not.toContain('rule: sample');
  });
});

describe('writing', () => {
  const put = (path: string, more: Partial<Attack> = {}): Attack => ({
    line: `PUT /api/file?path=${path} HTTP/1.1`,
    body: 'evil: 1\n',
    ...more,
    headers: [
      'Content-Type: application/octet-stream',
      'Content-Length: 8',
      'If-None-Match: *',
      ...(more.headers ?? []),
    ],
  });

  it.each([
    '../evil.yaml',
    '..%2fevil.yaml',
    '%2e%2e%2foutside%2fevil.yaml',
    '%252e%252e%252fevil.yaml',
    '..%5cevil.yaml',
    '/tmp/evil.yaml',
    '%2ftmp%2fevil.yaml',
    '.git/evil.json',
    '.git%2fhooks%2fevil.yaml',
    'folder/evil.yaml',
    'folder%2fevil.yaml',
    'link.yaml',
    'fifo.yaml',
    'evil.js',
    'evil.yaml%00',
    'evil.yaml%0d%0aX: 1',
    'CON.yaml',
    'evil.yaml.',
  ])('to %s is refused', async (path) => {
    const { status } = await send(put(path));
    expect([400, 403, 404]).toContain(status);
  });

  it.each([
    ['a form', { line: 'POST /api/file?path=evil.yaml HTTP/1.1', headers: ['Content-Type: text/plain'] }],
    [
      'an overridden method',
      { line: 'GET /api/file?path=evil.yaml HTTP/1.1', headers: ['X-HTTP-Method-Override: PUT'] },
    ],
    ['a foreign page', { headers: ['Origin: https://evil.example'] }],
    ['a name bound to this machine', { host: 'evil.example' }],
    ['no token', { token: false }],
  ])('by %s is refused', async (_what, attack) => {
    const { status } = await send(put('evil.yaml', attack));
    expect([400, 401, 403, 405, 421]).toContain(status);
  });
});

describe('too much', () => {
  const put = ['PUT /api/file?path=big.yaml HTTP/1.1', 'Content-Type: application/octet-stream', 'If-None-Match: *'];
  const head = (...more: readonly string[]): string =>
    `${[...put, `Host: 127.0.0.1:${all.server.port}`, `X-Zhunsheng-Token: ${all.server.token}`, ...more].join('\r\n')}\r\n\r\n`;
  const MEGABYTE = Buffer.alloc(1024 * 1024, 'a');
  const FIVE = [MEGABYTE, MEGABYTE, MEGABYTE, MEGABYTE, MEGABYTE];

  it('by its length is refused before any of it is sent', async () => {
    for (const length of [4 * 1024 * 1024 + 1, Number.MAX_SAFE_INTEGER]) {
      const { status, ms } = await raw(all.server.port, [head(`Content-Length: ${length}`)]);
      expect(status).toBe(413);
      expect(ms).toBeLessThan(8_000);
    }
  });

  it('by its length is refused, and who sends it all gets to read that', async () => {
    const { status, text } = await raw(all.server.port, [head(`Content-Length: ${5 * MEGABYTE.length}`), ...FIVE]);
    expect(status).toBe(413);
    expect(text).toMatch(/^connection: close/im);
    expect(text).toContain('"code":"too-large"');
  });

  it('in pieces is refused, and the connection closed', async () => {
    const pieces = FIVE.flatMap((piece) => [`${piece.length.toString(16)}\r\n`, piece, '\r\n']);
    const { status, text, ms } = await raw(all.server.port, [head('Transfer-Encoding: chunked'), ...pieces]);
    expect(status).toBe(413);
    expect(text).toMatch(/^connection: close/im);
    expect(ms).toBeLessThan(8_000);
  });

  it('without the token is not even asked for', async () => {
    const lines = [
      'PUT /api/file?path=big.yaml HTTP/1.1',
      `Host: 127.0.0.1:${all.server.port}`,
      'Expect: 100-continue',
    ];
    const { status, text } = await raw(all.server.port, [`${lines.join('\r\n')}\r\nContent-Length: 9\r\n\r\n`]);
    expect(status).toBe(401);
    expect(text).not.toContain('100 Continue');
  });

  it('in the address or the headers is refused', async () => {
    expect((await send({ line: `GET /${'a'.repeat(100_000)} HTTP/1.1` })).status).toBe(431);
    expect((await send({ line: 'GET / HTTP/1.1', headers: [`X-Long: ${'a'.repeat(100_000)}`] })).status).toBe(431);
    const many = Array.from({ length: 200 }, (_, at) => `X-${at}: a`);
    expect((await send({ line: 'GET / HTTP/1.1', headers: many })).status).toBe(431);
  });

  it('by far leaves no room for headers to be lost unseen', async () => {
    const many = Array.from({ length: 110 }, (_, at) => `X-${at}: a`);
    const { status } = await send({ line: 'GET / HTTP/1.1', headers: [...many, 'Origin: https://evil.example'] });
    expect(status).toBe(431);
  });
});

describe('too little', () => {
  it.each([
    ['headers', () => ['X-Slow: ']],
    [
      'a body',
      () => ['Content-Type: application/octet-stream', 'If-None-Match: *', 'Content-Length: 100', '', 'half: '],
    ],
  ])('%s that does not come is not waited for, and leaves nothing', async (_what, rest) => {
    const server = await hasty();
    try {
      const lines = ['PUT /api/file?path=slow.yaml HTTP/1.1', `Host: 127.0.0.1:${server.port}`];
      const { status, ms } = await raw(server.port, [
        [...lines, `X-Zhunsheng-Token: ${server.token}`, ...rest()].join('\r\n'),
      ]);
      expect([0, 408]).toContain(status);
      expect(ms).toBeLessThan(8_000);
    } finally {
      await server.close();
    }
  });

  it('a body that breaks off leaves nothing', async () => {
    const socket = connect(all.server.port, '127.0.0.1');
    const headers = `Host: 127.0.0.1:${all.server.port}\r\nX-Zhunsheng-Token: ${all.server.token}\r\nContent-Length: 100`;
    const kind = 'Content-Type: application/octet-stream\r\nIf-None-Match: *';
    socket.write(`PUT /api/file?path=cut.yaml HTTP/1.1\r\n${headers}\r\n${kind}\r\n\r\nhalf: `);
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await ask(all.server, fileAt('cut.yaml'))).status).toBe(404);
  });
});

describe('smuggling', () => {
  const host = (): string => `Host: 127.0.0.1:${all.server.port}\r\n`;
  const HEADERS = 'If-None-Match: *\r\nContent-Type: application/octet-stream\r\nContent-Length: 8\r\n\r\n';
  /** A request with the token, which would be carried out if it were taken for one of its own. */
  const hidden = (): string =>
    `PUT /api/file?path=evil.yaml HTTP/1.1\r\n${host()}X-Zhunsheng-Token: ${all.server.token}\r\n${HEADERS}evil: 1\n`;

  it.each([
    [
      'a length and chunks',
      (length: number) => `Content-Length: ${length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    [
      'chunks and a length',
      (length: number) => `Transfer-Encoding: chunked\r\nContent-Length: ${length}\r\n\r\n0\r\n\r\n`,
    ],
    ['two lengths', (length: number) => `Content-Length: 0\r\nContent-Length: ${length}\r\n\r\n`],
    ['an unknown encoding', () => 'Transfer-Encoding: xchunked\r\n\r\n'],
    ['chunks that are not the last encoding', () => 'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n'],
    ['a space before the colon', () => 'Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n'],
    ['a length with a sign', (length: number) => `Content-Length: +${length}\r\n\r\n`],
    ['a body on a GET', (length: number) => `Content-Length: ${length}\r\n\r\n`],
    ['chunks on a GET', (length: number) => `Transfer-Encoding: chunked\r\n\r\n${length.toString(16)}\r\n`],
    ['a chunk with a wrong length', () => 'Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n'],
  ])('by %s is one request, and refused', async (_what, framing) => {
    const second = hidden();
    const { text } = await raw(
      all.server.port,
      [`GET / HTTP/1.1\r\n${host()}${framing(second.length)}${second}`],
      1_500,
    );
    expect(text.match(/^HTTP\/1\.1 \d+/gm)).toEqual(['HTTP/1.1 400']);
    expect(text).toMatch(/^connection: close/im);
  });

  it('gets nothing out of what is no HTTP', async () => {
    for (const text of [
      '\0\0\0\0',
      'SSH-2.0-a\r\n',
      '\x16\x03\x01\x02\x00',
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      'GET /\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
    ])
      expect([0, 400, 421, 505]).toContain((await raw(all.server.port, [text])).status);
  });

  it('opens no tunnel and no other protocol', async () => {
    expect((await send({ line: 'CONNECT evil.example:80 HTTP/1.1' })).text).not.toContain('200');
    const headers = ['Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='];
    expect((await send({ line: 'GET / HTTP/1.1', headers })).text).not.toContain('101');
  });
});

describe('after all that', () => {
  it('the server serves', async () => {
    const reply = await ask(all.server, fileAt('sample.yaml'));
    expect([reply.status, reply.text]).toEqual([200, RULE]);
    expect((await ask(all.server, '/')).status).toBe(200);
  });
});
