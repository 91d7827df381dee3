import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { versionOf } from '../../packages/editor/src/files/bytes.js';
import { freePath } from '../../packages/editor/src/files/limits.js';
import { MemoryStore } from '../../packages/editor/src/files/memory.js';
import { OverlayStore } from '../../packages/editor/src/files/overlay.js';
import { type GivenFile, looksLikeRule, readGiven } from '../../packages/editor/src/files/uploads.js';
import { bytesOf, FakeStore, textOf } from './fakes.js';

describe('the version of bytes', () => {
  const bytes = bytesOf('规则\r\n');

  test('is their SHA-256, as sha256sum has it', async () => {
    expect(await versionOf(bytes)).toBe('sha256-9cf5f4abc0bcb3c808136177129b338fad69fe9d4015f531fdb04481f1f2105b');
  });

  test('is the bytes themselves where there is no SHA-256, for large files too', async () => {
    const large = new Uint8Array(300_000).fill(0xff);
    expect(await versionOf(large, undefined)).not.toBe(await versionOf(large.subarray(1), undefined));
    expect(await versionOf(large, undefined)).toBe(await versionOf(large.slice(), undefined));
  });
});

const given = (path: string, text = 'a: 1\n', size = text.length): GivenFile => ({
  path,
  file: { size, arrayBuffer: async () => new Uint8Array(bytesOf(text)).buffer },
});

describe('files that are chosen or dropped', () => {
  test('of a folder lose its name, and what is hidden or no rule or data', async () => {
    const names = ['r/a.yaml', 'r/b/c.JSON', 'r/.git/x.yaml', 'r/node_modules/x.json', 'r/b/.x.yaml', 'r/readme.md'];
    const picked = await readGiven(names.map((name) => given(name)));
    expect(picked.files.map(({ path }) => path)).toEqual(['a.yaml', 'b/c.JSON']);
    expect([picked.folder, picked.notes]).toEqual(['r', []]);
  });

  test('one by one are told of where they can’t be read; two of a name are both kept', async () => {
    const picked = await readGiven([given('a.yaml'), given('x.docx'), given('a.yaml'), given('b.yaml', '', 5e6)]);
    expect(picked.files.map(({ path }) => path)).toEqual(['a.yaml', 'a (2).yaml']);
    expect(picked.notes.map(({ zh }) => zh)).toEqual([
      'x.docx 不是规则或数据文件（.yaml、.yml、.json），没有读入。',
      'b.yaml 超过 4 MB，没有读入。',
    ]);
    expect(picked.folder).toBeUndefined();
  });

  test('that are too many are not all read', async () => {
    const picked = await readGiven(Array.from({ length: 2_001 }, (_, at) => given(`r/${at}.json`, '{}')));
    expect([picked.files.length, picked.notes.length]).toEqual([2_000, 1]);
  });

  test.each([
    ['ecology.yaml', readFileSync(new URL('../../rules/ecology.yaml', import.meta.url), 'utf8'), true],
    ['x.yml', '\ufeff# 注\n规则： x\n评分：\n', true],
    ['四月.yaml', 'rule: ecology\nperiod: 2021-04\nunits: {}\n', false],
    ['ecology.cases.yaml', 'rule: ecology\ncases: []\n', false],
    ['x.json', '{ "rule": "x" }', false],
  ])('%s is a rule or not', (path, text, expected) => {
    expect(looksLikeRule({ path, bytes: bytesOf(text) })).toBe(expected);
  });
});

test('a path that is not yet taken', () => {
  const taken = ['a.json', 'a (2).json', 'b'];
  const free = (path: string): string => freePath(path, (one) => taken.includes(one));
  expect([free('a.json'), free('b'), free('c.json')]).toEqual(['a (3).json', 'b (2)', 'c.json']);
});

describe('a store in the page', () => {
  test('gives what is saved as a download, and goes on from there', async () => {
    const downloads: string[] = [];
    const give = (path: string, bytes: Uint8Array): void => void downloads.push(`${path} ${textOf(bytes)}`);
    const store = new MemoryStore('files', 'x', new Map([['a.yaml', bytesOf('a')]]), give);
    const [file] = await store.read();
    const written = await store.write('a.yaml', bytesOf('b'), file?.version);
    expect(downloads).toEqual(['a.yaml b']);
    expect(await store.versions()).toEqual(new Map([['a.yaml', written.kind === 'written' ? written.version : '']]));
    expect(await store.write('a.yaml', bytesOf('c'), file?.version)).toMatchObject({ kind: 'changed' });
    expect(downloads).toHaveLength(1);
  });
});

describe('data beside a store', () => {
  const below = new FakeStore({ 'a.yaml': 'a', 'a.json': '{}' });

  test('is seen with the store’s own files, which stay as they are', async () => {
    const store = new OverlayStore(below);
    const added = await store.add([{ path: 'a.json', bytes: bytesOf('[]') }], (path) => below.files.has(path));
    expect(added.map(({ path }) => path)).toEqual(['a (2).json']);
    expect([...(await store.versions()).keys()]).toEqual(['a.yaml', 'a.json', 'a (2).json']);
    expect(textOf((await store.readOne('a (2).json'))?.bytes)).toBe('[]');
    expect((await store.read()).length).toBe(3);
    const version = (await store.versions()).get('a.yaml');
    expect(await store.write('a.yaml', bytesOf('b'), version)).toMatchObject({ kind: 'written' });
    expect(below.text('a.yaml')).toBe('b');
    expect(below.files.has('a (2).json')).toBe(false);
  });

  test('takes the place of what was added under its name before', async () => {
    const first = new OverlayStore(below);
    await first.add([{ path: 'x.json', bytes: bytesOf('1') }], () => false);
    const second = new OverlayStore(first);
    const [again] = await second.add([{ path: 'x.json', bytes: bytesOf('2') }], (path) => path === 'x.json');
    expect(again?.path).toBe('x.json');
    expect((await second.read()).filter(({ path }) => path === 'x.json').map(({ bytes }) => textOf(bytes))).toEqual([
      '2',
    ]);
    expect([second.kind, second.name, second.key]).toEqual(['folder', 'rules', 'rules']);
  });
});
