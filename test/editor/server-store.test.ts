import { describe, expect, test } from 'vitest';
import { openServer, tokenIsMissing } from '../../packages/editor/src/files/server.js';
import { takeToken } from '../../packages/editor/src/files/token.js';
import { FileTrouble } from '../../packages/editor/src/files/trouble.js';
import { Repository } from '../editor-server/repository.js';
import { bytesOf, FakeStorage, textOf } from './fakes.js';

// The page's side of the local server, against the server itself.
const repository = new Repository();
const here = (url: string, request?: RequestInit): Promise<Response> =>
  fetch(`http://127.0.0.1:${repository.server.port}/${url}`, request);
const open = () => openServer(repository.server.token, here);
const NEW = 'rule: sample\ntitle: 新样例\n';

const whyOf = async (task: Promise<unknown>): Promise<string> => {
  const error = await task.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FileTrouble)) throw new Error(`no trouble: ${String(error)}`);
  return error.why.zh;
};

describe('the folder behind the local server', () => {
  test('is read whole, under its own name and key', async () => {
    const store = await open();
    expect([store.kind, store.name, store.key, store.notes]).toEqual(['server', 'rules', repository.site.folder, []]);
    const files = await store.read();
    expect(files.map(({ path }) => path).sort()).toEqual([
      'cases/样例.cases.yaml',
      'sample.yaml',
      'samples/sample.json',
    ]);
    expect(await store.versions()).toEqual(new Map(files.map(({ path, version }) => [path, version])));
  });

  test('is written where it is as it was', async () => {
    const store = await open();
    const file = await store.readOne('sample.yaml');
    const written = await store.write('sample.yaml', bytesOf(NEW), file?.version);
    expect(written).toEqual({ kind: 'written', version: (await store.readOne('sample.yaml'))?.version });
    expect(repository.site.read('rules/sample.yaml')).toBe(NEW);
    expect(await store.write('new.yaml', bytesOf(NEW), undefined)).toMatchObject({ kind: 'written' });
  });

  test('is not written over what others have written, made or removed', async () => {
    const store = await open();
    const version = (await store.readOne('sample.yaml'))?.version;
    repository.site.write('rules/sample.yaml', 'theirs: 1\n');
    const changed = await store.write('sample.yaml', bytesOf(NEW), version);
    expect(changed.kind === 'changed' && textOf(changed.now?.bytes)).toBe('theirs: 1\n');
    expect(await store.write('sample.yaml', bytesOf(NEW), undefined)).toMatchObject({ kind: 'changed' });
    expect(await store.write('gone.yaml', bytesOf(NEW), version)).toEqual({ kind: 'changed', now: undefined });
    expect(repository.site.read('rules/sample.yaml')).toBe('theirs: 1\n');
  });

  test('says why it refuses', async () => {
    const store = await open();
    const refused = await store.write('../outside/x.yaml', bytesOf(NEW), undefined);
    expect(refused.kind).toBe('refused');
    expect(await store.write('a.yaml', new Uint8Array([0xff]), undefined)).toMatchObject({ kind: 'refused' });
    expect(await store.readOne('gone.yaml')).toBeUndefined();
  });

  test('takes a commit of what was saved', async () => {
    const store = await open();
    const file = await store.readOne('sample.yaml');
    await store.write('sample.yaml', bytesOf(NEW), file?.version);
    const done = await store.repository?.commit(['sample.yaml'], 'zhunsheng/sample', '调整');
    expect(done).toMatchObject({ branch: 'zhunsheng/sample' });
    expect(repository.git('show', 'zhunsheng/sample:./sample.yaml')).toBe(NEW);
    const again = await store.repository?.commit(['sample.yaml'], 'a..b', '调整');
    expect(again && 'refused' in again && again.refused.zh).toBeTruthy();
  });
});

describe('without a server that answers', () => {
  test('a wrong token sends to the terminal', async () => {
    expect(await whyOf(openServer('wrong', here))).toContain('#token=');
    expect(await tokenIsMissing(here)).toBe(true);
  });

  test('a server that has stopped: changes stay as drafts', async () => {
    const store = await openServer(repository.server.token, here);
    const away = (): Promise<Response> => Promise.reject(new TypeError('fetch failed'));
    expect(await whyOf(openServer('any', away))).toContain('草稿');
    expect(await tokenIsMissing(away)).toBe(false);
    expect(store.kind).toBe('server');
  });

  test('a host of plain files is none', async () => {
    const page = async (): Promise<Response> => new Response('<!doctype html>', { status: 200 });
    expect(await whyOf(openServer('any', page))).toContain('没有本地服务');
    expect(await tokenIsMissing(page)).toBe(false);
    // Not even one that is as strict with the page is asked for what it has not got.
    const strict = async (url: string): Promise<Response> => {
      expect(url).toBe('');
      return new Response('<!doctype html>', { headers: { 'content-security-policy': "default-src 'none'" } });
    };
    expect(await tokenIsMissing(strict)).toBe(false);
    const wrong = async (): Promise<Response> => new Response('Bad gateway', { status: 502 });
    expect(await whyOf(openServer('any', wrong))).toContain('502');
  });
});

describe('the token', () => {
  const places = (hash: string, storage: Pick<Storage, 'getItem' | 'setItem'>) => {
    const shown: string[] = [];
    const history = { replaceState: (_: null, __: string, url: string) => void shown.push(url) };
    return { shown, token: takeToken({ location: { hash, pathname: '/', search: '?x' }, history, storage }) };
  };

  test('goes from the address into the tab', () => {
    const storage = new FakeStorage();
    expect(places('#token=abc', storage)).toEqual({ token: 'abc', shown: ['/?x'] });
    expect(places('', storage)).toEqual({ token: 'abc', shown: [] });
    expect(places('#token=new', storage).token).toBe('new');
  });

  test('is missing in a bookmark, and holds where the browser keeps nothing', () => {
    expect(places('#tokens=1', new FakeStorage()).token).toBeUndefined();
    const nothing = new FakeStorage();
    nothing.room = 0;
    expect(places('#token=abc', nothing)).toEqual({ token: 'abc', shown: ['/?x'] });
  });
});
