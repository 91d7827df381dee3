import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { needsBuild, needsInstall } from '../../scripts/setup.mjs';

const STAMP = 'node_modules/.cache/zhunsheng/built';
let base: string;

/** Writes a file that was last changed at that second. */
function write(path: string, second: number): void {
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), '');
  utimesSync(join(base, path), second, second);
}

function touchFolder(path: string, second: number): void {
  mkdirSync(join(base, path), { recursive: true });
  utimesSync(join(base, path), second, second);
}

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'zhunsheng-setup-'));
  for (const name of ['dsl', 'interpreter']) {
    write(`packages/${name}/src/run/run.ts`, 100);
    write(`packages/${name}/src/index.ts`, 100);
    touchFolder(`packages/${name}/src/run`, 100);
    touchFolder(`packages/${name}/src`, 100);
    touchFolder(`packages/${name}/dist`, 100);
  }
  write('package-lock.json', 100);
  write('node_modules/.package-lock.json', 110);
  write(STAMP, 120);
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

describe('setup', () => {
  it('has nothing to do when all is newer than what it comes from', () => {
    expect([needsInstall(base), needsBuild(base)]).toEqual([false, false]);
  });

  it.each([
    ['node_modules is missing', () => rmSync(join(base, 'node_modules'), { recursive: true })],
    ['package-lock.json is newer', () => write('package-lock.json', 130)],
  ])('installs when %s', (_, change) => {
    change();
    expect(needsInstall(base)).toBe(true);
  });

  it.each([
    ['nothing was built', () => rmSync(join(base, STAMP))],
    ['one dist is missing', () => rmSync(join(base, 'packages/dsl/dist'), { recursive: true })],
    ['a source is newer', () => write('packages/interpreter/src/run/run.ts', 130)],
    ['a source was added or deleted', () => touchFolder('packages/dsl/src/run', 130)],
    ['a compiler option is newer', () => write('tsconfig.base.json', 130)],
    ['the dependencies are newer', () => write('node_modules/.package-lock.json', 130)],
  ])('builds when %s', (_, change) => {
    change();
    expect(needsBuild(base)).toBe(true);
  });
});
