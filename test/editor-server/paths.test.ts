import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { execPath, platform } from 'node:process';
import { describe, expect, it } from 'vitest';
import { openPlace, RULE_FILE_TYPES } from '../../packages/interpreter/src/cli/edit/paths.js';
import type { Refusal } from '../../packages/interpreter/src/cli/edit/refusals.js';
import { ask, errorOf, etagIn, fileAt, json, put, served } from './support.js';

const all = served();

/** What reading and writing a path come to. */
const tried = async (path: string): Promise<readonly string[]> => {
  const replies = [
    await ask(all.server, fileAt(path)),
    await put(all.server, path, 'a: 1\n', { 'if-none-match': '*' }),
    await put(all.server, path, 'a: 1\n', { 'if-match': `"sha256-${'0'.repeat(64)}"` }),
  ];
  return replies.map((reply) => errorOf(reply).code);
};

const thrice = (code: string): readonly string[] => [code, code, code];

describe('a path', () => {
  it.each([
    '',
    '/',
    '.',
    '..',
    '../outside/secret.yaml',
    'samples/../sample.yaml',
    'samples/../../outside/secret.yaml',
    './sample.yaml',
    'samples/./sample.json',
    '/etc/passwd',
    '//etc/passwd.yaml',
    'samples//sample.json',
    'samples/',
    '..\\outside\\secret.yaml',
    'samples\\sample.json',
    '%2e%2e/outside/secret.yaml',
    '%2E%2E%2Foutside%2fsecret.yaml',
    '%252e%252e/outside/secret.yaml',
    '..%5coutside.yaml',
    'C:\\rules\\a.yaml',
    'C:/rules/a.yaml',
    'C:a.yaml',
    'sample.yaml:stream',
    'sample.yaml::$DATA',
    '\\\\server\\share\\a.yaml',
    'sample.yaml\0',
    'sample\0.yaml',
    'a\nb.yaml',
    'a\u007f.yaml',
    'a\u0085.yaml',
    'a\u202elmay.yaml',
    '\ufeffa.yaml',
    'samples./sample.json',
    'samples /sample.json',
    'sample.yaml.',
    'sample.yaml ',
    '...',
    'con.yaml',
    'NUL.json',
    'aux/a.yaml',
    'Com1.yaml',
    'lpt9.a.yaml',
    `${'a'.repeat(252)}.yaml`,
    `${'政'.repeat(90)}.yaml`,
    `${'a/'.repeat(600)}a.yaml`,
  ])('is one of names in the folder: not %j', async (path) => {
    expect(await tried(path)).toEqual(thrice('bad-path'));
  });

  it.each([
    '.git/config',
    '.git/config.yaml',
    '.GIT/a.yaml',
    '.hidden.yaml',
    'samples/.a/b.json',
    '.yaml',
    '.github/a.yml',
  ])('names nothing hidden: not %s', async (path) => {
    all.site.write('rules/.git/config.yaml', 'a: 1\n');
    expect(await tried(path)).toEqual(thrice('hidden'));
  });

  it.each(['sample', 'a.ts', 'sample.yaml.bak', 'a.yaml~', 'package.jsonc', 'yaml', 'samples'])(
    'names a rule or data: not %s',
    async (path) => {
      expect(await tried(path)).toEqual(thrice('file-type'));
    },
  );

  it.each([
    '规则 一.yaml',
    '附件1（生态）.YAML',
    'a+b&c=d#e.yml',
    '100%.json',
    "it's [1] *.yaml",
    'sample..yaml',
    '~a.yaml',
    '-a.yaml',
  ])('may be any other name: %s', async (path) => {
    expect((await put(all.server, path, 'a: 1\n', { 'if-none-match': '*' })).status).toBe(200);
    expect((await ask(all.server, fileAt(path))).text).toBe('a: 1\n');
    expect(all.site.read(`rules/${path}`)).toBe('a: 1\n');
  });

  it('is read as a form writes it, too', async () => {
    all.site.write('rules/a b+c.yaml', 'a: 2\n');
    const query = new URLSearchParams({ path: 'a b+c.yaml' });
    expect((await ask(all.server, `/api/file?${query}`)).text).toBe('a: 2\n');
  });

  it('that leads nowhere is said to', async () => {
    expect(errorOf(await ask(all.server, fileAt('none.yaml')))).toMatchObject({ code: 'no-file', path: 'none.yaml' });
    expect(await tried('none/a.yaml')).toEqual(['no-folder', 'no-folder', 'no-folder']);
    expect(await tried('sample.yaml/a.yaml')).toEqual(['no-folder', 'no-folder', 'no-folder']);
  });
});

describe('a link', () => {
  it('that leads out is refused, as a file, as a folder, and on the way to a new file', async () => {
    symlinkSync(all.site.path('outside/secret.yaml'), all.site.path('rules/link.yaml'));
    symlinkSync('../outside', all.site.path('rules/folder'));
    mkdirSync(all.site.path('rules-beside'));
    symlinkSync('../rules-beside', all.site.path('rules/beside'));
    for (const path of [
      'link.yaml',
      'folder/secret.yaml',
      'folder/new.yaml',
      'folder/none/new.yaml',
      'beside/new.yaml',
    ])
      expect({ path, codes: await tried(path) }).toEqual({ path, codes: thrice('outside') });
    expect(all.site.read('outside/secret.yaml')).toBe('secret: 绝密\n');
  });

  it('to nowhere makes no file there', async () => {
    symlinkSync(all.site.path('outside/made.yaml'), all.site.path('rules/broken.yaml'));
    expect(await tried('broken.yaml')).toEqual(thrice('not-a-file'));
    expect(() => all.site.read('outside/made.yaml')).toThrow('ENOENT');
  });

  it('that goes round in circles is refused', async () => {
    symlinkSync('round.yaml', all.site.path('rules/round.yaml'));
    expect(await tried('round.yaml')).toEqual(thrice('outside'));
  });

  it('inside the folder leads to what could be named itself, and stays a link', async () => {
    all.site.write('rules/real.yaml', 'a: 1\n');
    symlinkSync('real.yaml', all.site.path('rules/alias.yaml'));
    const etag = await etagIn(all.server, 'alias.yaml');
    expect((await put(all.server, 'alias.yaml', 'a: 2\n', { 'if-match': etag })).status).toBe(200);
    expect(all.site.read('rules/real.yaml')).toBe('a: 2\n');
    expect((await ask(all.server, fileAt('alias.yaml'))).text).toBe('a: 2\n');
  });

  it('inside the folder leads to nothing hidden and to no other kind', async () => {
    all.site.write('rules/.git/config', '[core]\n');
    all.site.write('rules/.private/a.yaml', 'a: 1\n');
    all.site.write('rules/notes.txt', 'a\n');
    symlinkSync('.git/config', all.site.path('rules/config.yaml'));
    symlinkSync('.private', all.site.path('rules/public'));
    symlinkSync('notes.txt', all.site.path('rules/notes.yaml'));
    expect(await tried('config.yaml')).toEqual(thrice('hidden'));
    expect(await tried('public/a.yaml')).toEqual(thrice('hidden'));
    expect(await tried('public/new.yaml')).toEqual(thrice('hidden'));
    expect(await tried('notes.yaml')).toEqual(thrice('file-type'));
  });

  it('put in place of a file or folder that was there is noticed', async () => {
    all.site.write('rules/swap/a.yaml', 'a: 1\n');
    all.site.write('outside/a.yaml', 'a: 1\n');
    const etag = await etagIn(all.server, 'swap/a.yaml');
    renameSync(all.site.path('rules/swap'), all.site.path('rules/swapped'));
    symlinkSync('../outside', all.site.path('rules/swap'));
    const reply = await put(all.server, 'swap/a.yaml', 'a: 2\n', { 'if-match': etag });
    expect([reply.status, errorOf(reply).code]).toEqual([403, 'outside']);
    expect(all.site.read('outside/a.yaml')).toBe('a: 1\n');
  });

  it.runIf(platform === 'linux')('is never seen through while another program swaps it to and fro', async () => {
    all.site.write('rules/flip/a.yaml', 'mine: 1\n');
    all.site.write('outside/a.yaml', 'secret: 1\n');
    symlinkSync('../outside', all.site.path('rules/flop'));
    const swapping = spawn(execPath, ['-e', SWAP], { cwd: all.site.folder, stdio: 'ignore' });
    const ended = new Promise((resolve) => swapping.on('close', resolve));
    const root = { folder: all.site.folder, types: RULE_FILE_TYPES };
    const seen = new Set<string>();
    const read = async (): Promise<void> => {
      const text = await openPlace(root, 'flip/a.yaml').then(
        ({ handle }) => handle.readFile('utf8').finally(() => handle.close()),
        (error: Refusal) => error.code,
      );
      seen.add(text);
    };
    for (let round = 0; round < 1_500; round++) {
      await Promise.all([read(), read(), read(), read()]);
      if (round % 50 === 0) await put(all.server, `flip/${round}.yaml`, 'a: 1\n', { 'if-none-match': '*' });
    }
    swapping.kill();
    await ended;
    const allowed = new Set(['mine: 1\n', 'outside', 'no-file', 'no-folder', 'not-a-file', 'disk']);
    expect([...seen].filter((one) => !allowed.has(one))).toEqual([]);
    expect(readdirSync(all.site.path('outside')).filter((name) => /^\d+\.yaml$/.test(name))).toEqual([]);
  });
});

/** Puts a link in place of a folder and takes it away again, as fast as can be. */
const SWAP = `const { renameSync } = require('node:fs');
for (;;) {
  renameSync('flip', 'held'); renameSync('flop', 'flip');
  for (let wait = Math.random() * 3e4; wait > 0; wait--);
  renameSync('flip', 'flop'); renameSync('held', 'flip');
  for (let wait = Math.random() * 3e4; wait > 0; wait--);
}`;

describe('what is no regular file', () => {
  it('is refused and holds nothing up', async () => {
    execFileSync('mkfifo', [all.site.path('rules/fifo.yaml')]);
    mkdirSync(all.site.path('rules/folder.yaml'));
    const socket = createServer();
    await new Promise<void>((resolve) => socket.listen(all.site.path('rules/socket.json'), resolve));
    symlinkSync('/dev/zero', all.site.path('rules/zero.json'));
    expect(await tried('fifo.yaml')).toEqual(thrice('not-a-file'));
    expect(await tried('folder.yaml')).toEqual(thrice('not-a-file'));
    expect(await tried('socket.json')).toEqual(thrice('not-a-file'));
    expect(await tried('zero.json')).toEqual(thrice('outside'));
    expect(
      Object.keys(json(await ask(all.server, '/api/etags')) as object).filter((path) =>
        /fifo|folder\.|socket|zero/.test(path),
      ),
    ).toEqual([]);
    await new Promise((resolve) => socket.close(resolve));
  });
});

describe('the page', () => {
  it.each([
    '/..',
    '/../outside/secret.yaml',
    '/%2e%2e/outside/secret.yaml',
    '/..%2foutside%2fsecret.yaml',
    '/..%5coutside%5csecret.yaml',
    '/%252e%252e/outside/secret.yaml',
    '/assets/../../outside/secret.yaml',
    '/assets/..%2f..%2foutside/secret.yaml',
    '//outside/secret.yaml',
    '/%2foutside/secret.yaml',
    '/%2fetc%2fpasswd',
    '/index.html%00',
    '/%00',
    '/index.html/',
    '/assets/',
    '/%ff',
    '/C:/a.html',
  ])('comes from its folder alone: not %s', async (path) => {
    expect((await ask(all.server, path)).status).toBe(400);
  });

  it.each(['/.git/config', '/.env', '/assets', '/rules/sample.yaml', '/source.ts', '/link.html', '/deep/secret.yaml'])(
    'is only what a page consists of: not %s',
    async (path) => {
      all.site.write('page/.env', 'a');
      all.site.write('page/source.ts', 'a');
      for (const name of ['link.html', 'deep']) rmSync(all.site.path(`page/${name}`), { force: true });
      symlinkSync('../outside/secret.yaml', all.site.path('page/link.html'));
      symlinkSync('../outside', all.site.path('page/deep'));
      expect((await ask(all.server, path)).status).toBe(404);
    },
  );
});
