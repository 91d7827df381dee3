import { describe, expect, test } from 'vitest';
import { openFolder, permitted } from '../../packages/editor/src/files/folder.js';
import { FileTrouble } from '../../packages/editor/src/files/trouble.js';
import { FakeFile, FakeFolder } from './fake-folder.js';
import { bytesOf, textOf } from './fakes.js';

const FILES = { 'a.yaml': 'a: 1\n', 'samples/a.json': '{}', 'samples/2021-04/a.json': '[]' };
const folder = (more: Readonly<Record<string, string>> = {}): FakeFolder =>
  new FakeFolder('规则', { ...FILES, ...more });
const fileOf = (from: FakeFolder, name = 'a.yaml'): FakeFile => {
  const file = from.children.get(name);
  if (!(file instanceof FakeFile)) throw new Error(`no file ${name}`);
  return file;
};

describe('a folder of the user’s', () => {
  test('is read with what is in it, but nothing hidden, built or of another kind', async () => {
    const store = await openFolder(
      folder({ '.git/x.yaml': '', 'node_modules/x.json': '', 'dist/x.yaml': '', '.x.yaml': '', '说明.md': '' }).handle,
    );
    const files = await store.read();
    expect(new Map(files.map(({ path, bytes }) => [path, textOf(bytes)]))).toEqual(new Map(Object.entries(FILES)));
    expect([store.kind, store.name, store.saving, store.notes]).toEqual(['folder', '规则', 'in-place', []]);
  });

  test('has its limits', async () => {
    const deep = folder({ [`${'x/'.repeat(13)}a.yaml`]: '' });
    const store = await openFolder(deep.handle);
    expect((await store.read()).length).toBe(3);
    expect(store.notes?.map(({ zh }) => zh)[0]).toContain('只读入了一部分');
    const large = folder();
    fileOf(large).set(new Uint8Array(4 * 1024 * 1024 + 1));
    const other = await openFolder(large.handle);
    expect((await other.read()).length).toBe(2);
    expect(other.notes?.[0]?.zh).toBe('a.yaml 超过 4 MB，没有读入。');
  });

  test('is asked for once more where the browser has forgotten, and refused where the user does', async () => {
    const forgotten = folder();
    forgotten.permission = 'prompt';
    expect(await permitted(forgotten.handle)).toBe(false);
    await openFolder(forgotten.handle);
    expect(forgotten.asked).toBe(1);
    forgotten.permission = 'denied';
    await expect(openFolder(forgotten.handle)).rejects.toBeInstanceOf(FileTrouble);
  });

  test('is looked at without reading files that are as they were', async () => {
    const files = folder();
    const store = await openFolder(files.handle);
    const before = new Map((await store.read()).map(({ path, version }) => [path, version]));
    const read = fileOf(files).read;
    expect(await store.versions()).toEqual(before);
    expect(fileOf(files).read).toBe(read);
    // Touched, not changed.
    files.put('a.yaml', FILES['a.yaml']);
    expect(await store.versions()).toEqual(before);
    files.put('a.yaml', 'a: 2\n');
    expect((await store.versions()).get('a.yaml')).not.toBe(before.get('a.yaml'));
    files.children.delete('a.yaml');
    expect((await store.versions()).has('a.yaml')).toBe(false);
  });
});

describe('writing to it', () => {
  const opened = async () => {
    const files = folder();
    const store = await openFolder(files.handle);
    const versions = new Map((await store.read()).map(({ path, version }) => [path, version]));
    return { files, store, version: versions.get('a.yaml'), inner: versions.get('samples/a.json') };
  };

  test('goes where the file is', async () => {
    const { files, store, inner } = await opened();
    const written = await store.write('samples/a.json', bytesOf('{"a": 1}'), inner);
    expect(written.kind === 'written' && written.version).toBe((await store.versions()).get('samples/a.json'));
    expect(files.text('samples/a.json')).toBe('{"a": 1}');
    expect(await store.write('samples/new.json', bytesOf('{}'), undefined)).toMatchObject({ kind: 'written' });
    expect(await store.write('samples/new.json', bytesOf('[]'), undefined)).toMatchObject({ kind: 'changed' });
    expect(await store.write('nowhere/new.json', bytesOf('{}'), undefined)).toMatchObject({ kind: 'refused' });
  });

  test('does not go over what somebody has written, in the last moment even', async () => {
    const { files, store, version } = await opened();
    const file = fileOf(files);
    file.meanwhile = () => files.put('a.yaml', 'theirs: 1\n');
    const changed = await store.write('a.yaml', bytesOf('mine: 1\n'), version);
    expect(changed.kind === 'changed' && textOf(changed.now?.bytes)).toBe('theirs: 1\n');
    expect([files.text('a.yaml'), file.aborted]).toEqual(['theirs: 1\n', 1]);
    file.meanwhile = () => undefined;
    expect(await store.write('a.yaml', bytesOf('mine: 1\n'), version)).toMatchObject({ kind: 'changed' });
    files.children.delete('a.yaml');
    expect(await store.write('a.yaml', bytesOf('mine: 1\n'), version)).toEqual({ kind: 'changed', now: undefined });
  });

  test('that fails says why', async () => {
    const { files, store, version } = await opened();
    fileOf(files).fails = new DOMException('locked', 'NoModificationAllowedError');
    const refused = await store.write('a.yaml', bytesOf('mine: 1\n'), version);
    expect(refused.kind === 'refused' && refused.why.zh).toContain('被别的程序占用');
    files.permission = 'denied';
    expect(await store.write('a.yaml', bytesOf('mine: 1\n'), version)).toMatchObject({ kind: 'refused' });
    expect(files.text('a.yaml')).toBe('a: 1\n');
  });
});
