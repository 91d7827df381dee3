// Installs and builds what is missing or out of date. Plain Node: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, execPath, exit, platform, stderr, versions } from 'node:process';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const OLDEST_NODE = { major: 20, minor: 19 };
const BUILT = ['packages/dsl', 'packages/interpreter'];
// npm writes this file last; the stamp goes where npm ci throws it away and git does not see it.
const INSTALLED = 'node_modules/.package-lock.json';
const STAMP = 'node_modules/.cache/zhunsheng/built';

/**
 * True when node_modules is missing or older than package-lock.json.
 * @param {string} [base]
 */
export function needsInstall(base = root) {
  return changed(join(base, INSTALLED)) < changed(join(base, 'package-lock.json'));
}

/**
 * True when a source is newer than the last build that succeeded, or dist is missing.
 * @param {string} [base]
 */
export function needsBuild(base = root) {
  const built = changed(join(base, STAMP));
  if (built === 0 || BUILT.some((folder) => changed(join(base, folder, 'dist')) === 0)) return true;
  const inputs = [
    'tsconfig.base.json',
    INSTALLED,
    ...BUILT.flatMap((it) => [`${it}/tsconfig.json`, `${it}/package.json`]),
  ];
  return (
    inputs.some((file) => changed(join(base, file)) > built) ||
    BUILT.some((it) => newest(join(base, it, 'src')) > built)
  );
}

/** Installs and builds if need be; ends the process with a message when that fails. */
export function setup() {
  const [major = 0, minor = 0] = versions.node.split('.').map(Number);
  if (major < OLDEST_NODE.major || (major === OLDEST_NODE.major && minor < OLDEST_NODE.minor)) {
    const oldest = `${OLDEST_NODE.major}.${OLDEST_NODE.minor}`;
    fail(
      `需要 Node ${oldest} 或更高版本，当前是 ${versions.node}。`,
      `Node ${oldest} or newer is needed; this is ${versions.node}.`,
    );
  }
  if (needsInstall()) {
    say('正在安装依赖（npm ci）……', 'Installing dependencies (npm ci) ...');
    const done = npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
    if (!done) fail('安装依赖失败，原因见上。', 'Installing dependencies failed, see above.');
  }
  if (needsBuild()) {
    say('正在构建（tsc -b）……', 'Building (tsc -b) ...');
    // Sources saved while tsc runs count as newer: the stamp bears the time before the build.
    const started = new Date();
    const done = run(execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', ...BUILT]);
    if (!done) fail('构建失败，原因见上。', 'The build failed, see above.');
    stamp(STAMP, started);
  }
}

/**
 * Notes that something was made from sources as they were at a time.
 * @param {string} file
 * @param {Date} time
 */
export function stamp(file, time) {
  mkdirSync(join(root, file, '..'), { recursive: true });
  writeFileSync(join(root, file), '');
  utimesSync(join(root, file), time, time);
}

/**
 * When a file or folder was last changed; 0 if it is missing.
 * @param {string} path
 */
export function changed(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/**
 * The latest change in a folder; the folders count too, so that a deleted file is seen.
 * @param {string} folder
 * @returns {number}
 */
export function newest(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  const times = entries.map((it) => (it.isDirectory() ? newest : changed)(join(folder, it.name)));
  return Math.max(changed(folder), ...times);
}

/** @param {string[]} args */
function npm(args) {
  const cli = env.npm_execpath;
  if (cli?.endsWith('npm-cli.js')) return run(execPath, [cli, ...args]);
  return run('npm', args, platform === 'win32');
}

/**
 * Everything goes to stderr: stdout belongs to the command that setup prepares.
 * @param {string} command
 * @param {string[]} args
 */
export function run(command, args, shell = false) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell });
  if (error) stderr.write(`${error.message}\n`);
  return status === 0;
}

/** @param {string[]} lines */
export function say(...lines) {
  stderr.write(`${lines.join('\n')}\n`);
}

/**
 * @param {string[]} lines
 * @returns {never}
 */
export function fail(...lines) {
  say(...lines);
  exit(1);
}
