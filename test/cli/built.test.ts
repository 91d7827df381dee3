import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { data, folder, RULE } from './support.js';

// The command as it is installed: what only a process has, streams and the exit code.

const bin = fileURLToPath(new URL('../../packages/interpreter/bin/interpret.mjs', import.meta.url));
const env = { PATH: '' };
const files = folder();
let [rule, input] = ['', ''];

beforeAll(() => {
  rule = files.write('rules/sample.yaml', RULE);
  input = files.write('data.json', data());
});

const interpret = (args: readonly string[], stdin = ''): SpawnSyncReturns<string> =>
  spawnSync(execPath, [bin, ...args], { encoding: 'utf8', env, input: stdin });

describe('the built command', () => {
  it('scores what comes on standard input', () => {
    const { status, stdout, stderr } = interpret([rule, '-', '--format', 'json'], data());
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ rule: 'sample', units: [{ unit: '甲县', score: 90 }, {}, {}, {}] });
  });

  it.each([
    ['the data is wrong', 1, () => [rule, files.write('bad.json', '{}')]],
    ['a file is missing', 2, () => [rule, files.path('none.json')]],
    ['nothing is given', 2, () => []],
  ])('exits where %s, with a word but without a stack', (_what, exit, args) => {
    const { status, stdout, stderr } = interpret(args());
    expect({ status, stdout }).toEqual({ status: exit, stdout: '' });
    expect(stderr).toMatch(/^错误/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('is quiet where nobody reads on', async () => {
    const child = spawn(execPath, [bin, rule, input, '--format', 'json'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (piece) => {
      stderr += String(piece);
    });
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
