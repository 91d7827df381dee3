import { createHash } from 'node:crypto';
import {
  chmodSync,
  linkSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { link, open as openFile, rename } from 'node:fs/promises';
import { platform } from 'node:process';
import { describe, expect, it } from 'vitest';
import type { Disk } from '../../packages/interpreter/src/cli/edit/atomic-write.js';
import { ask, errorOf, etagIn, fileAt, json, put, served, serverOver } from './support.js';

const real: Disk = { open: openFile, rename, link };
/** What the disk does in a test, if something else than usual. */
let odd: Partial<Disk> = {};
const disk: Disk = {
  open: (...args) => (odd.open ?? real.open)(...args),
  rename: (...args) => (odd.rename ?? real.rename)(...args),
  link: (...args) => (odd.link ?? real.link)(...args),
};
const all = served(() => ({ disk }));

const failing =
  (code: string): (() => Promise<never>) =>
  () =>
    Promise.reject(Object.assign(new Error(code), { code }));

const withDisk = async <T>(how: Partial<Disk>, task: () => Promise<T>): Promise<T> => {
  odd = how;
  try {
    return await task();
  } finally {
    odd = {};
  }
};

const tag = (text: string): string => `"sha256-${createHash('sha256').update(text).digest('hex')}"`;
const temporary = (): readonly string[] =>
  readdirSync(all.site.folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.tmp'));

describe('reading', () => {
  it('gives the bytes as they are, with their hash', async () => {
    const bytes = Buffer.from('\ufeff规则: a\r\n# 末行没有换行', 'utf8');
    all.site.write('rules/bytes.yaml', bytes);
    const reply = await ask(all.server, fileAt('bytes.yaml'));
    expect(reply.body.equals(bytes)).toBe(true);
    expect(reply.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      etag: tag(bytes.toString('utf8')),
    });
  });

  it('refuses what is too large before it is read', async () => {
    all.site.write('rules/large.json', '');
    truncateSync(all.site.path('rules/large.json'), 64 * 1024 * 1024 + 1);
    const reply = await ask(all.server, fileAt('large.json'));
    expect([reply.status, errorOf(reply)]).toMatchObject([413, { code: 'file-too-large', path: 'large.json' }]);
  });
});

describe('writing', () => {
  it('puts bytes in place of the version that they rest on', async () => {
    all.site.write('rules/a.yaml', 'a: 1\n');
    const reply = await put(all.server, 'a.yaml', '\ufeffa: 2\r\n', { 'if-match': tag('a: 1\n') });
    expect([reply.status, json(reply)]).toEqual([200, { etag: tag('\ufeffa: 2\r\n') }]);
    expect(all.site.read('rules/a.yaml')).toBe('\ufeffa: 2\r\n');
    expect(await etagIn(all.server, 'a.yaml')).toBe(tag('\ufeffa: 2\r\n'));
    expect(temporary()).toEqual([]);
  });

  it('makes a new file, also an empty one, in a folder that is there', async () => {
    expect((await put(all.server, 'samples/新.json', '', { 'if-none-match': '*' })).status).toBe(200);
    expect(all.site.read('rules/samples/新.json')).toBe('');
    expect(temporary()).toEqual([]);
  });

  it('touches nothing where the bytes are the same', async () => {
    all.site.write('rules/same.yaml', 'a: 1\n');
    const before = statSync(all.site.path('rules/same.yaml'));
    expect((await put(all.server, 'same.yaml', 'a: 1\n', { 'if-match': tag('a: 1\n') })).status).toBe(200);
    expect(statSync(all.site.path('rules/same.yaml'))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  it.each([0o644, 0o600, 0o664, 0o755])('keeps the permissions %o', async (mode) => {
    all.site.write('rules/mode.yaml', 'a: 1\n');
    chmodSync(all.site.path('rules/mode.yaml'), mode);
    expect((await put(all.server, 'mode.yaml', 'a: 2\n', { 'if-match': tag('a: 1\n') })).status).toBe(200);
    expect(statSync(all.site.path('rules/mode.yaml')).mode & 0o7777).toBe(mode);
  });

  it('leaves other names of the file alone', async () => {
    all.site.write('rules/one.yaml', 'a: 1\n');
    linkSync(all.site.path('rules/one.yaml'), all.site.path('outside/one.yaml'));
    await put(all.server, 'one.yaml', 'a: 2\n', { 'if-match': tag('a: 1\n') });
    expect(all.site.read('outside/one.yaml')).toBe('a: 1\n');
  });

  it('refuses a version that is no longer there, and says what is', async () => {
    all.site.write('rules/b.yaml', 'b: 2\n');
    const reply = await put(all.server, 'b.yaml', 'b: 3\n', { 'if-match': tag('b: 1\n') });
    expect([reply.status, reply.headers.etag, errorOf(reply)]).toMatchObject([
      412,
      tag('b: 2\n'),
      { code: 'changed', path: 'b.yaml', etag: tag('b: 2\n') },
    ]);
    const gone = await put(all.server, 'gone.yaml', 'b: 3\n', { 'if-match': tag('b: 1\n') });
    expect([gone.status, errorOf(gone).etag]).toEqual([412, null]);
    const there = await put(all.server, 'b.yaml', 'b: 3\n', { 'if-none-match': '*' });
    expect([there.status, errorOf(there).etag]).toEqual([412, tag('b: 2\n')]);
    expect(all.site.read('rules/b.yaml')).toBe('b: 2\n');
    expect(() => all.site.read('rules/gone.yaml')).toThrow('ENOENT');
  });

  it.each<Record<string, string>>([
    {},
    { 'if-match': '*' },
    { 'if-match': `W/${tag('b: 2\n')}` },
    { 'if-match': `${tag('b: 2\n')}, ${tag('b: 1\n')}` },
    { 'if-match': tag('b: 2\n').replaceAll('"', '') },
    { 'if-none-match': tag('b: 2\n') },
    { 'if-match': tag('b: 2\n'), 'if-none-match': '*' },
    { 'if-unmodified-since': 'Sun, 01 Nov 2026 00:00:00 GMT' },
  ])('needs to know what it rests on: not with %j', async (headers) => {
    all.site.write('rules/b.yaml', 'b: 2\n');
    const reply = await put(all.server, 'b.yaml', 'b: 3\n', headers);
    expect([reply.status, errorOf(reply).code]).toEqual([428, 'no-precondition']);
    expect(all.site.read('rules/b.yaml')).toBe('b: 2\n');
  });

  it.each([[0xff], [0x61, 0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xe6, 0x94], [0xff, 0xfe, 0x61, 0x00]])(
    'takes UTF-8 alone: not %j %j %j %j',
    async (...bytes) => {
      const reply = await put(all.server, 'c.yaml', Uint8Array.from(bytes), { 'if-none-match': '*' });
      expect([reply.status, errorOf(reply).code]).toEqual([422, 'not-utf8']);
    },
  );

  it('takes 4 MB and no byte more', async () => {
    const most = 4 * 1024 * 1024;
    expect((await put(all.server, 'most.yaml', Buffer.alloc(most, 'a'), { 'if-none-match': '*' })).status).toBe(200);
    expect((await put(all.server, 'more.yaml', Buffer.alloc(most + 1, 'a'), { 'if-none-match': '*' })).status).toBe(
      413,
    );
  });

  it('leaves a read-only file, also to whom may write everything', async () => {
    all.site.write('rules/ro.yaml', 'a: 1\n');
    chmodSync(all.site.path('rules/ro.yaml'), 0o444);
    const reply = await put(all.server, 'ro.yaml', 'a: 2\n', { 'if-match': tag('a: 1\n') });
    expect([reply.status, errorOf(reply).code]).toEqual([403, 'read-only']);
    expect(all.site.read('rules/ro.yaml')).toBe('a: 1\n');
  });
});

describe('writes at once', () => {
  it('to one file: one of those that rest on the same version wins', async () => {
    all.site.write('rules/race.yaml', 'a: 0\n');
    const texts = Array.from({ length: 12 }, (_, at) => `a: ${at + 1}\n`);
    const replies = await Promise.all(
      texts.map((text) => put(all.server, 'race.yaml', text, { 'if-match': tag('a: 0\n') })),
    );
    expect(replies.map((one) => one.status).sort()).toEqual([200, ...Array<number>(11).fill(412)]);
    expect(all.site.read('rules/race.yaml')).toBe(texts[replies.findIndex((one) => one.status === 200)]);
  });

  it('to one new file: one wins', async () => {
    const texts = Array.from({ length: 12 }, (_, at) => `a: ${at}\n`);
    const replies = await Promise.all(
      texts.map((text) => put(all.server, 'newrace.yaml', text, { 'if-none-match': '*' })),
    );
    expect(replies.filter((one) => one.status === 200)).toHaveLength(1);
    expect(temporary()).toEqual([]);
  });

  it('are never seen half done', async () => {
    const [small, large] = ['a: 1\n', `a: ${'1'.repeat(1_000_000)}\n`];
    all.site.write('rules/half.yaml', small);
    let writing = true;
    const write = (async () => {
      for (let round = 0; round < 20; round++) {
        const [from, to] = round % 2 === 0 ? [small, large] : [large, small];
        expect((await put(all.server, 'half.yaml', to, { 'if-match': tag(from) })).status).toBe(200);
      }
      writing = false;
    })();
    const seen = new Set<number>();
    while (writing) seen.add((await ask(all.server, fileAt('half.yaml'))).body.length);
    await write;
    expect([...seen].filter((length) => length !== small.length && length !== large.length)).toEqual([]);
  });
});

describe('a write that fails', () => {
  /** Opens a file whose bytes don't fit on the disk. */
  const full =
    (code: string): Disk['open'] =>
    async (...args) => {
      const handle = await real.open(...args);
      handle.writeFile = async (bytes) => {
        await handle.write(Buffer.from(bytes as Uint8Array).subarray(0, 2));
        throw Object.assign(new Error(code), { code });
      };
      return handle;
    };

  it.each<[string, () => Partial<Disk>, number, string]>([
    ['for the disk is full', () => ({ open: full('ENOSPC') }), 507, 'disk-full'],
    ['for the quota is used up', () => ({ open: full('EDQUOT') }), 507, 'disk-full'],
    ['for the disk is broken', () => ({ open: full('EIO') }), 500, 'disk'],
    ['for the folder may not be written', () => ({ open: failing('EACCES') }), 403, 'read-only'],
    ['for the disk may not be written', () => ({ open: failing('EROFS') }), 403, 'read-only'],
    ['for the file can’t be replaced', () => ({ rename: failing('EBUSY'), link: failing('EIO') }), 500, 'disk'],
  ])('%s leaves the old bytes and nothing else, and says why', async (_why, how, status, code) => {
    all.site.write('rules/old.yaml', 'old: 1\n');
    const both = await withDisk(how(), async () => [
      await put(all.server, 'old.yaml', 'new: 1\n', { 'if-match': tag('old: 1\n') }),
      await put(all.server, 'fresh.yaml', 'new: 1\n', { 'if-none-match': '*' }),
    ]);
    for (const reply of both) {
      expect([reply.status, errorOf(reply).code]).toEqual([status, code]);
      expect(reply.text).not.toMatch(/ {4}at |\.js:|\.ts:/);
    }
    expect(all.site.read('rules/old.yaml')).toBe('old: 1\n');
    expect(() => all.site.read('rules/fresh.yaml')).toThrow('ENOENT');
    expect(temporary()).toEqual([]);
    expect((await put(all.server, 'old.yaml', 'new: 1\n', { 'if-match': tag('old: 1\n') })).status).toBe(200);
  });

  it('for the file has changed at the last moment leaves the other’s bytes', async () => {
    all.site.write('rules/late.yaml', 'a: 1\n');
    const late: Disk['open'] = (...args) => {
      writeFileSync(all.site.path('rules/late.yaml'), 'a: 9\n');
      return real.open(...args);
    };
    const reply = await withDisk({ open: late }, () =>
      put(all.server, 'late.yaml', 'a: 2\n', { 'if-match': tag('a: 1\n') }),
    );
    expect([reply.status, errorOf(reply).etag]).toEqual([412, tag('a: 9\n')]);
    expect(all.site.read('rules/late.yaml')).toBe('a: 9\n');
    expect(temporary()).toEqual([]);
  });

  it('for another has made the file at the last moment leaves the other’s bytes', async () => {
    const late: Disk['link'] = async (from, to) => {
      writeFileSync(to, 'theirs: 1\n');
      await real.link(from, to);
    };
    const reply = await withDisk({ link: late }, () =>
      put(all.server, 'theirs.yaml', 'a: 2\n', { 'if-none-match': '*' }),
    );
    expect([reply.status, errorOf(reply).etag]).toEqual([412, tag('theirs: 1\n')]);
    expect(all.site.read('rules/theirs.yaml')).toBe('theirs: 1\n');
  });

  it.runIf(platform === 'linux')(
    'for the folder is a link whenever it is not looked at leaves nothing there',
    async () => {
      for (const name of ['swap/a.yaml', '../outside/a.yaml']) all.site.write(`rules/${name}`, 'a: 1\n');
      symlinkSync('../outside', all.site.path('rules/link'));
      const swapped = async <T>(task: () => Promise<T>): Promise<T> => {
        const turn = (from: string, to: string): void =>
          renameSync(all.site.path(`rules/${from}`), all.site.path(`rules/${to}`));
        turn('swap', 'held');
        turn('link', 'swap');
        return task().finally(() => {
          turn('swap', 'link');
          turn('held', 'swap');
        });
      };
      const before = readdirSync(all.site.path('outside'));
      const odd: Partial<Disk> = {
        open: (...args) => swapped(() => real.open(...args)),
        rename: (...args) => swapped(() => real.rename(...args)),
        link: (...args) => swapped(() => real.link(...args)),
      };
      const both = await withDisk(odd, async () => [
        await put(all.server, 'swap/a.yaml', 'a: 2\n', { 'if-match': tag('a: 1\n') }),
        await put(all.server, 'swap/new.yaml', 'a: 2\n', { 'if-none-match': '*' }),
      ]);
      expect(both.map((one) => errorOf(one).code)).toEqual(['outside', 'outside']);
      expect(readdirSync(all.site.path('outside'))).toEqual(before);
      expect(all.site.read('outside/a.yaml')).toBe('a: 1\n');
    },
  );

  it('of a new file does not where the disk has no links', async () => {
    const reply = await withDisk({ link: failing('EPERM') }, () =>
      put(all.server, 'nolink.yaml', 'a: 2\n', { 'if-none-match': '*' }),
    );
    expect(reply.status).toBe(200);
    expect(all.site.read('rules/nolink.yaml')).toBe('a: 2\n');
    expect(temporary()).toEqual([]);
  });
});

describe('closing', () => {
  it('lets a write end', async () => {
    all.site.write('rules/end.yaml', 'a: 1\n');
    let started = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      started = resolve;
    });
    const slow: Disk['rename'] = async (from, to) => {
      started();
      await new Promise((resolve) => setTimeout(resolve, 200));
      await rename(from, to);
    };
    const server = serverOver(all.site, { disk: { ...real, rename: slow } });
    await server.listen(0);
    const reply = put(server, 'end.yaml', 'a: 2\n', { 'if-match': tag('a: 1\n') }).catch(() => undefined);
    await begun;
    await server.close();
    await reply;
    expect(all.site.read('rules/end.yaml')).toBe('a: 2\n');
    await expect(ask(server, '/').catch((error: Error) => Promise.reject(error))).rejects.toThrow();
  });
});
