import { mkdirSync, renameSync, rmSync, statSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EtagCache, etagOf } from '../../packages/interpreter/src/cli/edit/etag.js';
import { listFiles } from '../../packages/interpreter/src/cli/edit/workspace.js';
import type { Workspace, WorkspaceEtags } from '../../packages/interpreter/src/workspace/api.js';
import { ask, etagIn, json, put, served } from './support.js';

const all = served();

const workspace = async (): Promise<Workspace> => json(await ask(all.server, '/api/workspace')) as Workspace;
const etags = async (): Promise<WorkspaceEtags> => json(await ask(all.server, '/api/etags')) as WorkspaceEtags;

describe('the workspace', () => {
  it('is the rules, data and cases of the folder, by path', async () => {
    for (const name of [
      'notes.txt',
      '.hidden.yaml',
      '.git/a.yaml',
      'node_modules/a/package.json',
      'dist/a.json',
      'a\nb.yaml',
    ])
      all.site.write(`rules/${name}`, 'a: 1\n');
    all.site.write('rules/B.YML', 'b: 1\n');
    symlinkSync('sample.yaml', all.site.path('rules/alias.yaml'));
    symlinkSync('.', all.site.path('rules/round'));
    const { name, folder, git, files, complete } = await workspace();
    expect({ name, folder, git, complete }).toEqual({
      name: basename(all.site.folder),
      folder: all.site.folder,
      git: { repository: false },
      complete: true,
    });
    expect(files.map((one) => one.path)).toEqual([
      'B.YML',
      'cases/样例.cases.yaml',
      'sample.yaml',
      'samples/sample.json',
    ]);
    expect(files[0]).toEqual({ path: 'B.YML', size: 5, etag: etagOf(Buffer.from('b: 1\n')) });
    expect(files[2]?.etag).toBe(await etagIn(all.server, 'sample.yaml'));
    expect(await etags()).toEqual(Object.fromEntries(files.map(({ path, etag }) => [path, etag])));
  });

  it('follows what happens on the disk', async () => {
    const before = await etags();
    all.site.write('rules/sample.yaml', 'rule: sample2\n');
    all.site.write('rules/new.json', '{}\n');
    rmSync(all.site.path('rules/B.YML'));
    const after = await etags();
    expect(after['sample.yaml']).toBe(etagOf(Buffer.from('rule: sample2\n')));
    expect(after['new.json']).toBe(etagOf(Buffer.from('{}\n')));
    expect('B.YML' in after).toBe(false);
    expect(after['samples/sample.json']).toBe(before['samples/sample.json']);
  });

  it('sees a change of as many bytes in the same moment, and one that hides its time', async () => {
    const path = all.site.write('rules/moment.yaml', 'a: 1\n');
    for (const digit of [2, 3, 4]) {
      const before = await etags();
      writeFileSync(path, `a: ${digit}\n`);
      expect((await etags())['moment.yaml']).not.toBe(before['moment.yaml']);
    }
    const { atime, mtime } = statSync(path);
    const before = await etags();
    writeFileSync(path, 'a: 9\n');
    utimesSync(path, atime, mtime);
    expect((await etags())['moment.yaml']).not.toBe(before['moment.yaml']);
  });

  it('sees its own writes', async () => {
    const reply = await put(all.server, 'own.yaml', 'a: 1\n', { 'if-none-match': '*' });
    expect((await etags())['own.yaml']).toBe((json(reply) as { etag: string }).etag);
  });

  it('has file names of all kinds for keys', async () => {
    all.site.write('rules/__proto__.yaml', 'a: 1\n');
    expect(Object.keys(await etags())).toContain('__proto__.yaml');
  });
});

describe('a large folder', () => {
  it('is listed as far as it goes, the nearest first', async () => {
    const deep = `rules/deep${'/a'.repeat(12)}`;
    all.site.write(`${deep}/far.yaml`, 'a: 1\n');
    expect((await workspace()).complete).toBe(false);
    rmSync(all.site.path('rules/deep'), { recursive: true });
    expect((await workspace()).complete).toBe(true);
    mkdirSync(all.site.path('rules/many'));
    for (let at = 0; at < 2_100; at++) writeFileSync(all.site.path(`rules/many/${at}.json`), '');
    const { files, complete } = await listFiles(all.site.folder, ['.yaml', '.json']);
    expect([files.length, complete]).toEqual([2_000, false]);
    expect(files.map((one) => one.path)).toContain('sample.yaml');
    renameSync(all.site.path('rules/many'), all.site.path('many'));
  });

  it('leaves out a file that is too large to be read', async () => {
    all.site.write('rules/large.json', '');
    truncateSync(all.site.path('rules/large.json'), 64 * 1024 * 1024 + 1);
    const { files, complete } = await workspace();
    expect([files.some((one) => one.path === 'large.json'), complete]).toEqual([false, false]);
  });
});

describe('known etags', () => {
  const stats = statSync(new URL(import.meta.url));
  const later = Math.max(stats.mtimeMs, stats.ctimeMs) + 10_000;

  it('hold until the file system says that something has changed', () => {
    const cache = new EtagCache();
    cache.note('a', stats, '"1"', later);
    expect(cache.find('a', stats)).toBe('"1"');
    expect(cache.find('b', stats)).toBeUndefined();
    for (const key of ['dev', 'ino', 'size', 'mtimeMs', 'ctimeMs'] as const)
      expect(cache.find('a', Object.assign(Object.create(stats), { [key]: stats[key] + 1 }))).toBeUndefined();
  });

  it('are not trusted right after a change, and go with the file', () => {
    const cache = new EtagCache();
    cache.note('a', stats, '"1"', later - 9_000);
    expect(cache.find('a', stats)).toBeUndefined();
    cache.note('a', stats, '"1"', later);
    cache.keep(new Set(['b']));
    expect(cache.find('a', stats)).toBeUndefined();
  });
});
