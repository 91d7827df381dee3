// npm run setup: installs and builds everything, the editor's page included.
import { existsSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { argv, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { setupBundle } from './bundle.mjs';
import { changed, fail, newest, root, run, say, setup, stamp } from './setup.mjs';

const PAGE = 'packages/editor/dist/index.html';
const STAMP = 'node_modules/.cache/zhunsheng/page';
/** Folders and files that the page is made from. */
const SOURCES = [
  'packages/editor/src',
  'packages/editor/public',
  'packages/dsl/dist',
  'packages/interpreter/dist',
  'rules',
];
const FILES = ['index.html', 'vite.config.ts', 'package.json'].map((name) => `packages/editor/${name}`);

/** Builds the page if need be; to be called after `setup`. Ends the process with a message when that fails. */
export function setupPage() {
  const built = changed(join(root, STAMP));
  const isOld = (/** @type {number} */ time) => time > built;
  const missing = built === 0 || !existsSync(join(root, PAGE));
  if (
    !missing &&
    !SOURCES.some((it) => isOld(newest(join(root, it)))) &&
    !FILES.some((it) => isOld(changed(join(root, it))))
  )
    return;
  say('正在构建编辑器页面（vite build）……', "Building the editor's page (vite build) ...");
  const started = new Date();
  rmSync(join(root, STAMP), { force: true });
  const args = [join(root, 'node_modules/vite/bin/vite.js'), 'build', 'packages/editor', '--logLevel', 'warn'];
  if (!run(execPath, args)) fail('构建页面失败，原因见上。', 'Building the page failed, see above.');
  stamp(STAMP, started);
}

if (realpathSync(argv[1] ?? '.') === fileURLToPath(import.meta.url)) {
  setup();
  setupBundle();
  setupPage();
}
