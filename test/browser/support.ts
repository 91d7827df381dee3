import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';

// The editor as a person has it: the built page, served by `interpret edit` over a folder on disk, in Debian's Chromium.

const root = fileURLToPath(new URL('../..', import.meta.url));
const EXECUTABLE = process.env.ZS_CHROMIUM ?? '/usr/bin/chromium';
const PAGE = join(root, 'packages/editor/dist/index.html');

/** What Chromium needs to run as root, and without a network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const launch = async (): Promise<Browser> => {
  if (!existsSync(EXECUTABLE) || !existsSync(PAGE))
    throw new Error('The browser tests need Chromium and the built page: run `npm test`, which sets both up.');
  return chromium.launch({ executablePath: EXECUTABLE, args: FLAGS, headless: true });
};

/** A folder with the shipped rules, in a git repository of its own. */
export class RulesFolder {
  readonly path: string;

  constructor() {
    this.path = mkdtempSync(join(tmpdir(), 'zhunsheng-rules-'));
    cpSync(join(root, 'rules'), this.path, { recursive: true });
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('config', 'user.name', 'Tester');
    this.git('config', 'user.email', 'tester@example.org');
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message=rules');
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', ['-c', 'core.autocrlf=false', ...args], { cwd: this.path, encoding: 'utf8' }).trim();
  }

  read(path: string): string {
    return readFileSync(join(this.path, path), 'utf8');
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** `interpret edit FOLDER` in a process of its own. */
export class Server {
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(url: string, process: ChildProcess) {
    this.url = url;
    this.#process = process;
  }

  static start(folder: string, port = 0): Promise<Server> {
    const command = join(root, 'packages/interpreter/bin/interpret.mjs');
    const child = spawn(process.execPath, [command, 'edit', folder, '--port', String(port), '--no-open'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C.UTF-8', LANG: '' },
    });
    return new Promise((resolve, reject) => {
      let said = '';
      const hear = (piece: Buffer): void => {
        said += piece.toString();
        const url = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/.exec(said)?.[0];
        if (url) resolve(new Server(url, child));
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.on('exit', (code) => reject(new Error(`interpret edit ended with ${code}: ${said}`)));
    });
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGTERM');
    await ended;
  }
}

/** What went wrong in a page without anybody seeing it: errors, violations of the CSP, requests that leave this machine. */
export class Watch {
  readonly problems: string[] = [];

  constructor(context: BrowserContext) {
    context.on('page', (page) => this.#follow(page));
    context.on('request', (request) => {
      if (!/^(?:http:\/\/(?:127\.0\.0\.1|localhost):|data:|blob:|about:)/.test(request.url()))
        this.problems.push(`request: ${request.url()}`);
    });
  }

  #follow(page: Page): void {
    page.on('pageerror', (error) => this.problems.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(`console: ${message.text()}`);
    });
  }

  /** `allowed`: what a test brings about on purpose. */
  expectNone(allowed: RegExp = /(?!)/): void {
    expect(this.problems.filter((one) => !allowed.test(one))).toEqual([]);
  }
}

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** Whether the tour is shown, as to somebody new. */
  readonly tour?: boolean;
  readonly language?: 'zh' | 'en';
}

/** Opens the page in a fresh context and waits for the first scores. */
export const openEditor = async (browser: Browser, url: string, options: OpenOptions = {}) => {
  const { width = 1280, height = 720, dark = false, tour = false, language = 'zh' } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    permissions: ['clipboard-read', 'clipboard-write'],
    acceptDownloads: true,
  });
  const watch = new Watch(context);
  if (!tour || language !== 'zh')
    await context.addInitScript(
      (settings) => {
        if (location.protocol.startsWith('http'))
          localStorage.setItem('zhunsheng:settings', localStorage.getItem('zhunsheng:settings') ?? settings);
      },
      JSON.stringify({ tourSeen: !tour, language }),
    );
  const page = await context.newPage();
  await page.goto(url);
  return { context, page, watch, editor: new EditorPage(page) };
};

/** The page's parts by the names that a person sees. */
export class EditorPage {
  constructor(readonly page: Page) {}

  get rules() {
    return this.page.getByRole('combobox', { name: '规则', exact: true });
  }

  get table() {
    return this.page.getByRole('grid');
  }

  get tree() {
    return this.page.getByRole('tree');
  }

  get ranking() {
    return this.page.getByRole('table', { name: /得分和名次/ });
  }

  tab(name: string) {
    return this.page.getByRole('tab', { name });
  }

  button(name: string) {
    return this.page.getByRole('button', { name, exact: true });
  }

  dialog(name: string | RegExp) {
    return this.page.getByRole('dialog', { name });
  }

  /** What the page has to tell. */
  get messages() {
    return this.page.getByRole('region', { name: '消息' });
  }

  /** Turns to a rule and waits for its scores. */
  async show(path: string): Promise<void> {
    await this.rules.selectOption(path);
    await this.ranking.waitFor();
  }

  /** The row of a group's step for the quality of the air, which the table is turned to. */
  async step(group = '第一组'): Promise<Locator> {
    await this.tree.getByRole('treeitem', { name: /大气环境质量/ }).click();
    const row = this.table.getByRole('row', { name: new RegExp(`每名递减.*${group}`) });
    await row.waitFor();
    return row;
  }

  /** Types a value over the one in a row of the table. */
  async put(row: Locator, before: string, after: string): Promise<void> {
    await row.getByRole('gridcell', { name: before }).click();
    await this.page.keyboard.type(after);
    await this.page.keyboard.press('Enter');
    await row.getByText(after).first().waitFor();
  }
}

/** What the tests of a file work with. */
export class World {
  browser!: Browser;
  folder!: RulesFolder;
  server!: Server;
}

/**
 * A browser for the tests of a file, and a folder behind a server: one for all of them, or a fresh one for each test. `prepare` may change
 * the folder before the server starts.
 */
export const useEditor = (each: 'file' | 'test', prepare: (folder: RulesFolder) => void = () => undefined): World => {
  const world = new World();
  const open = async (): Promise<void> => {
    world.folder = new RulesFolder();
    prepare(world.folder);
    world.server = await Server.start(world.folder.path);
  };
  const close = async (): Promise<void> => {
    await world.server?.stop();
    world.folder?.remove();
  };
  beforeAll(async () => {
    world.browser = await launch();
  });
  afterAll(() => world.browser?.close());
  if (each === 'file') {
    beforeAll(open);
    afterAll(close);
  } else {
    beforeEach(open);
    afterEach(close);
  }
  return world;
};
