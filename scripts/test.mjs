// npm test: sets up, then runs the tests once. Arguments after -- go to vitest.
import { spawnSync } from 'node:child_process';
import { argv, execPath, exit } from 'node:process';
import { root, setup } from './setup.mjs';

setup();
const args = ['node_modules/vitest/vitest.mjs', 'run', ...argv.slice(2)];
const { status } = spawnSync(execPath, args, { cwd: root, stdio: 'inherit' });
exit(status ?? 1);
