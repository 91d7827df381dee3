import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { chdir, cwd, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageOf } from '../../packages/interpreter/src/cli/edit/command.js';
import { run } from '../../packages/interpreter/src/cli/program.js';
import type { Workspace } from '../../packages/interpreter/src/workspace/api.js';
import { makeSite, type Site } from './support.js';

let site: Site;

beforeAll(() => {
  site = makeSite();
});
afterAll(() => rmSync(site.base, { recursive: true, force: true }));

interface Running {
  readonly address: string;
  readonly out: string;
  readonly err: string;
  readonly browsed: readonly string[];
  /** Ends the command as Ctrl+C does. */
  stop(): Promise<number>;
}

/** Starts the command on a terminal that keeps what it is given; comes to pass when it has an address, or has ended. */
const start = async (args: readonly string[], interactive = true): Promise<Running> => {
  const texts = { out: '', err: '' };
  const browsed: string[] = [];
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let exit = Promise.resolve(-1);
  await new Promise<void>((resolve) => {
    exit = run(['edit', ...args], {
      env: {},
      out: (text) => {
        texts.out += text;
      },
      err: (text) => {
        texts.err += text;
      },
      colors: { out: false, err: false },
      columns: undefined,
      stdin: async () => new Uint8Array(),
      session: {
        interactive,
        browse: (address) => void browsed.push(address),
        stopped: () => {
          resolve();
          return ended;
        },
      },
    }).finally(resolve);
  });
  const [address = ''] = /http:\S+/.exec(texts.out) ?? [];
  const stop = (): Promise<number> => {
    end();
    return exit;
  };
  return { address, ...texts, browsed, stop };
};

const open = async (address: string): Promise<Workspace> => {
  const { origin, hash } = new URL(address);
  const headers = { 'x-zhunsheng-token': hash.slice('#token='.length) };
  return (await (await fetch(`${origin}/api/workspace`, { headers })).json()) as Workspace;
};

/** Takes a port, so that nobody else does. */
const taken = async (): Promise<{ readonly port: number; readonly server: Server }> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, server };
};

describe('interpret edit', () => {
  it('prints the address, opens it, serves until it is stopped, and ends well', async () => {
    const running = await start([site.folder, '--page', site.page, '--port', '0']);
    expect(running.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
    expect(running.out).toBe(`编辑器：${running.address}\n按 Ctrl+C 结束。\n`);
    expect([running.err, running.browsed]).toEqual(['', [running.address]]);
    expect((await open(running.address)).folder).toBe(site.folder);
    expect(await running.stop()).toBe(0);
    await expect(fetch(new URL(running.address).origin)).rejects.toThrow();
  });

  it('opens no browser where it is told so, or where nobody looks on', async () => {
    for (const [args, interactive] of [
      [['--no-open'], true],
      [[], false],
    ] as const) {
      const running = await start([site.folder, '--page', site.page, '--port', '0', ...args], interactive);
      expect(running.browsed).toEqual([]);
      expect(await running.stop()).toBe(0);
    }
  });

  it('takes rules for the folder where there is one, or else the current one', async () => {
    const before = cwd();
    try {
      for (const [at, folder] of [
        [site.base, site.folder],
        [site.folder, site.folder],
        [site.page, site.page],
      ] as const) {
        chdir(at);
        const running = await start(['--page', site.page, '--port', '0']);
        expect((await open(running.address)).folder).toBe(folder);
        await running.stop();
      }
    } finally {
      chdir(before);
    }
  });

  it('takes the next port where one is taken, and says so', async () => {
    const { port, server } = await taken();
    const running = await start([site.folder, '--page', site.page, '--port', String(port)]);
    const own = Number(new URL(running.address).port);
    expect(own).toBeGreaterThan(port);
    expect(running.err).toContain(`端口 ${port} 已被占用（可能编辑器已经开着），改用 ${own}。`);
    await running.stop();
    await new Promise((resolve) => server.close(resolve));
  });

  it('always takes the same port, unless another is asked for', async () => {
    const running = await start([site.folder, '--page', site.page]);
    const port = Number(new URL(running.address).port);
    expect(port === 7650 || running.err.includes('7650')).toBe(true);
    await running.stop();
  });

  it.each([
    [['nowhere'], '没有这个文件夹：nowhere'],
    [['--port', 'x'], '--port 是 0 到 65535 的整数：x'],
    [['--port', '65536'], '--port 是 0 到 65535 的整数：65536'],
    [['--port', '-1'], '--port 是 0 到 65535 的整数：-1'],
    [['a', 'b'], '参数太多'],
  ])('%j is told plainly', async (args, what) => {
    const running = await start([...args, '--page', site.page]);
    expect([await running.stop(), running.out, running.err.startsWith(`错误：${what}`)]).toEqual([2, '', true]);
  });

  it('tells where the page is not built, and what to run', async () => {
    await expect(pageOf(undefined, site.folder)).rejects.toMatchObject({
      what: { zh: '编辑器的网页还没有构建', en: 'the editor page is not built yet' },
      hint: { zh: '请先运行 npm run setup', en: 'run npm run setup first' },
    });
    const running = await start([site.folder, '--page', site.folder, '--lang', 'en']);
    expect([await running.stop(), running.err]).toEqual([
      2,
      `error: there is no index.html in --page ${site.folder}\n`,
    ]);
  });
});

describe('the built command', () => {
  const bin = fileURLToPath(new URL('../../packages/interpreter/bin/interpret.mjs', import.meta.url));

  it.each(['SIGINT', 'SIGTERM'] as const)('ends well by %s', async (signal) => {
    const child = spawn(execPath, [bin, 'edit', site.folder, '--page', site.page, '--port', '0'], {
      env: { PATH: '' },
    });
    const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
    let [out, err] = ['', ''];
    child.stderr.on('data', (piece) => {
      err += String(piece);
    });
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (piece) => {
        out += String(piece);
        if (out.endsWith('结束。\n')) resolve();
      });
      child.on('close', () => resolve());
    });
    const [address = ''] = /http:\S+/.exec(out) ?? [];
    expect((await open(address)).files.map((one) => one.path)).toContain('sample.yaml');
    child.kill(signal);
    expect([await closed, err]).toEqual([0, '']);
  });
});
