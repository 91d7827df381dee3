import { describe, expect, it } from 'vitest';
import { REFUSALS } from '../../packages/interpreter/src/cli/edit/refusals.js';
import { ask, errorOf, fileAt, raw, served } from './support.js';

const all = served();

const PAGE = '/';
const API = '/api/workspace';

describe('Host', () => {
  it('is one of the two names of this machine, with the port', async () => {
    for (const name of ['127.0.0.1', 'localhost', 'LOCALHOST'])
      for (const path of [PAGE, API])
        expect((await ask(all.server, path, { headers: { host: `${name}:${all.server.port}` } })).status).toBe(200);
  });

  it.each([
    ['another site', () => 'evil.example'],
    ['a name that was bound to this machine', () => `rebound.evil.example:${all.server.port}`],
    ['this machine without the port', () => '127.0.0.1'],
    ['another port', () => '127.0.0.1:1'],
    ['another name of this machine', () => `127.0.0.2:${all.server.port}`],
    ['this machine by IPv6', () => `[::1]:${all.server.port}`],
    ['this machine as a number', () => `2130706433:${all.server.port}`],
    ['a name that begins like ours', () => `localhost.evil.example:${all.server.port}`],
    ['a name with a dot', () => `localhost.:${all.server.port}`],
    ['a user before the name', () => `a@127.0.0.1:${all.server.port}`],
    ['nothing', () => ''],
  ])('is refused as %s', async (_what, host) => {
    for (const path of [PAGE, API])
      expect(
        (await raw(all.server.port, [`GET ${path} HTTP/1.1\r\nHost: ${host()}\r\nConnection: close\r\n\r\n`])).status,
      ).toBe(421);
  });

  it('is there, and once', async () => {
    const host = `Host: 127.0.0.1:${all.server.port}\r\n`;
    for (const lines of ['', `${host}Host: evil.example\r\n`, `Host: evil.example\r\n${host}`, `${host}${host}`])
      for (const version of ['1.0', '1.1'])
        expect(
          (await raw(all.server.port, [`GET / HTTP/${version}\r\n${lines}Connection: close\r\n\r\n`])).status,
        ).toBe(421);
  });
});

describe('a foreign page', () => {
  it.each([
    ['another site', () => 'https://evil.example'],
    ['null', () => 'null'],
    ['another port', () => 'http://127.0.0.1:1'],
    ['https', () => `https://127.0.0.1:${all.server.port}`],
    ['our other name', () => `http://localhost:${all.server.port}`],
    ['nothing', () => ''],
    ['two', () => `http://127.0.0.1:${all.server.port} https://evil.example`],
  ])('is known by its Origin: %s', async (_what, origin) => {
    for (const path of [PAGE, API]) {
      const { status, headers } = await ask(all.server, path, { headers: { origin: origin() } });
      expect(status).toBe(403);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });

  it.each(['cross-site', 'same-site', 'nonsense'])('is known by Sec-Fetch-Site: %s', async (site) => {
    for (const path of [PAGE, API])
      expect((await ask(all.server, path, { headers: { 'sec-fetch-site': site } })).status).toBe(403);
  });

  it('is told from our own, and the address bar opens the page but not the API', async () => {
    const origin = `http://127.0.0.1:${all.server.port}`;
    for (const path of [PAGE, API])
      expect((await ask(all.server, path, { headers: { origin, 'sec-fetch-site': 'same-origin' } })).status).toBe(200);
    expect((await ask(all.server, PAGE, { headers: { 'sec-fetch-site': 'none' } })).status).toBe(200);
    expect((await ask(all.server, API, { headers: { 'sec-fetch-site': 'none' } })).status).toBe(403);
  });

  it('is given no leave by a preflight', async () => {
    const { status, headers } = await ask(all.server, API, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'PUT', 'x-zhunsheng-token': '' },
    });
    expect(status).toBe(403);
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

describe('the token', () => {
  it('has 32 random bytes, other ones in each server', () => {
    expect(Buffer.from(all.server.token, 'base64url')).toHaveLength(32);
    expect(all.server.address).toBe(`http://127.0.0.1:${all.server.port}/#token=${all.server.token}`);
  });

  it('is asked of the whole API, also of what is not there', async () => {
    for (const path of [API, '/api/etags', fileAt('sample.yaml'), '/api/commit', '/api/none', '/api', '/apiary']) {
      for (const token of [
        '',
        'a',
        all.server.token.slice(1),
        `${all.server.token}a`,
        all.server.token.toLowerCase(),
      ]) {
        const reply = await ask(all.server, path, { headers: { 'x-zhunsheng-token': token } });
        expect({ path, token, status: reply.status, code: errorOf(reply).code }).toEqual({
          path,
          token,
          status: 401,
          code: 'token',
        });
      }
    }
  });

  it('counts only in its header, and once', async () => {
    const { token } = all.server;
    for (const path of [`${API}?token=${token}`, `${API}?x-zhunsheng-token=${token}`])
      expect((await ask(all.server, path, { headers: { 'x-zhunsheng-token': '' } })).status).toBe(401);
    const none = { 'x-zhunsheng-token': '' };
    expect((await ask(all.server, API, { headers: { ...none, cookie: `token=${token}` } })).status).toBe(401);
    expect((await ask(all.server, API, { headers: { ...none, authorization: `Bearer ${token}` } })).status).toBe(401);
    expect((await ask(all.server, API, { headers: { 'x-zhunsheng-token': [token, token] } })).status).toBe(401);
  });

  it('is not asked of the page', async () => {
    expect((await ask(all.server, PAGE, { headers: { 'x-zhunsheng-token': '' } })).status).toBe(200);
  });
});

describe('methods', () => {
  it.each([
    [API, 'GET', ['HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'TRACE']],
    ['/api/etags', 'GET', ['HEAD', 'POST', 'PUT']],
    [fileAt('sample.yaml'), 'GET, PUT', ['HEAD', 'POST', 'DELETE', 'PATCH', 'COPY', 'MOVE']],
    ['/api/commit', 'POST', ['GET', 'PUT']],
    [PAGE, 'GET, HEAD', ['POST', 'PUT', 'DELETE', 'OPTIONS']],
    ['/none', 'GET, HEAD', ['POST']],
  ])('of %s are %s', async (path, allow, others) => {
    for (const method of others) {
      const { status, headers } = await ask(all.server, path, { method });
      expect({ method, status, allow: headers.allow }).toEqual({ method, status: 405, allow });
    }
  });

  it('are what they are: no header makes one another', async () => {
    const before = all.site.read('rules/sample.yaml');
    for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
      const headers = { [name]: 'PUT', 'content-type': 'application/octet-stream', 'if-none-match': '*' };
      expect((await ask(all.server, fileAt('new.yaml'), { method: 'POST', body: 'a: 1\n', headers })).status).toBe(405);
      expect((await ask(all.server, fileAt('sample.yaml'), { headers })).text).toBe(before);
      expect((await ask(all.server, fileAt('new.yaml'), { headers })).status).toBe(404);
    }
  });
});

describe('addresses and bodies', () => {
  it.each([
    '/api/none',
    '/api',
    '/api/',
    '/api/workspace/',
    '/api//workspace',
    '/api/%77orkspace',
    '/api/Workspace',
    '/apiary',
  ])('of the API are exact: %s is none', async (path) => {
    const reply = await ask(all.server, path);
    expect([reply.status, errorOf(reply).code]).toEqual([404, 'not-found']);
  });

  it.each([
    `${API}?a=1`,
    '/api/file',
    '/api/file?path',
    '/api/file?path=sample.yaml&path=sample.yaml',
    '/api/file?path=sample.yaml&a=1',
    '/api/file?path=%zz',
    '/api/file?path=%ff.yaml',
    '/api/file?Path=sample.yaml',
    '/api/file?path=a=b.yaml',
  ])('take the parameters they need: %s', async (path) => {
    const reply = await ask(all.server, path);
    expect([reply.status, errorOf(reply).code]).toEqual([400, 'bad-url']);
  });

  it('take a body only where one belongs', async () => {
    for (const path of [PAGE, API, fileAt('sample.yaml')]) {
      const { status, headers } = await ask(all.server, path, { body: 'a', headers: { 'content-length': '1' } });
      expect([status, headers.connection]).toEqual([400, 'close']);
    }
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=a',
    'application/jsonp',
    'application/json; charset=gbk',
    '',
  ])('take no JSON as %s', async (type) => {
    const body = JSON.stringify({ paths: [], branch: 'a', message: 'b' });
    const reply = await ask(all.server, '/api/commit', { method: 'POST', body, headers: { 'content-type': type } });
    expect([reply.status, errorOf(reply).code]).toEqual([415, 'media-type']);
  });

  it('take no file as JSON, as a form or compressed', async () => {
    const kinds: Record<string, string>[] = [
      { 'content-type': 'application/json' },
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/octet-stream', 'content-encoding': 'gzip' },
    ];
    for (const headers of kinds) {
      const asked = { method: 'PUT', body: 'a: 1\n', headers: { ...headers, 'if-none-match': '*' } };
      expect((await ask(all.server, fileAt('new.yaml'), asked)).status).toBe(415);
    }
  });

  it.each([
    ['{', 'bad-json'],
    ['[]', 'bad-request'],
    ['null', 'bad-request'],
    ['{"paths": [], "branch": "a", "message": "b"}', 'bad-request'],
    ['{"paths": [{"path": "a.yaml"}], "branch": "a", "message": "b"}', 'bad-request'],
    ['{"paths": [{"path": "a.yaml", "etag": "*"}], "branch": "a", "message": "b"}', 'bad-request'],
    ['{"paths": {"length": 1}, "branch": "a", "message": "b"}', 'bad-request'],
    [`${'['.repeat(1_000_000)}`, 'bad-json'],
  ])('hold JSON of the right shape: not %.20s', async (body, code) => {
    const type = { 'content-type': 'application/json; charset=utf-8' };
    const reply = await ask(all.server, '/api/commit', { method: 'POST', body, headers: type });
    expect([reply.status, errorOf(reply).code]).toEqual([400, code]);
  });
});

describe('every answer', () => {
  const CSP =
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; " +
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'";

  it('keeps other pages off, whatever it is', async () => {
    for (const path of [
      PAGE,
      '/assets/index-Ab3_x-9Z.js',
      '/none',
      API,
      fileAt('sample.yaml'),
      fileAt('../a.yaml'),
      '/api/none',
    ]) {
      const { headers } = await ask(all.server, path);
      expect(headers).toMatchObject({
        'content-security-policy': CSP,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['cache-control']).toBe(
        path.startsWith('/assets') ? 'public, max-age=31536000, immutable' : 'no-store',
      );
      expect(
        Object.keys(headers).filter((name) => /^access-control-|^server$|^x-powered-by$|^set-cookie$/.test(name)),
      ).toEqual([]);
    }
  });

  it('says in both languages what is wrong, for a person as text', async () => {
    const reply = await ask(all.server, '/none');
    expect([reply.status, reply.headers['content-type']]).toEqual([404, 'text/plain; charset=utf-8']);
    expect(reply.text).toBe(`${REFUSALS['not-found'].zh}\n${REFUSALS['not-found'].en}\n`);
  });

  it.each(Object.entries(REFUSALS))('%s has a status and plain words', (_code, { status, zh, en }) => {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
    expect(zh).not.toMatch(/。$|[，；][^\u4e00-\u9fff\s`"*]{40}/);
    expect(en).not.toMatch(/[\u4e00-\u9fff]|\.$/);
  });

  it('leaves the connection open for the next where all has been read', async () => {
    const host = `Host: 127.0.0.1:${all.server.port}\r\n`;
    const { text } = await raw(all.server.port, [
      `GET /none HTTP/1.1\r\n${host}\r\nGET / HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
    ]);
    expect(text.match(/^HTTP\/1\.1 \d+/gm)).toEqual(['HTTP/1.1 404', 'HTTP/1.1 200']);
  });
});

describe('the page', () => {
  it('is served with its kinds, and to HEAD without its body', async () => {
    const page = await ask(all.server, '/');
    expect([page.headers['content-type'], page.text]).toEqual([
      'text/html; charset=utf-8',
      all.site.read('page/index.html'),
    ]);
    expect((await ask(all.server, '/index.html')).text).toBe(page.text);
    const script = await ask(all.server, '/assets/index-Ab3_x-9Z.js');
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    const head = await ask(all.server, '/', { method: 'HEAD' });
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', page.headers['content-length']]);
  });

  it('is seen anew after it has been built again', async () => {
    all.site.write('page/assets/later-12345678.css', 'a{}');
    expect((await ask(all.server, '/assets/later-12345678.css')).text).toBe('a{}');
  });
});
