// npm test: sets up, then runs the tests once. Arguments after -- go to vitest.
import { spawnSync } from 'node:child_process';
import { argv, execPath, exit } from 'node:process';
import { setupBrowser } from './browser.mjs';
import { setupBundle } from './bundle.mjs';
import { setupPage } from './page.mjs';
import { root, setup } from './setup.mjs';

setup();
setupBundle();
setupPage();
setupBrowser();
const args = ['node_modules/vitest/vitest.mjs', 'run', ...argv.slice(2)];
const { status } = spawnSync(execPath, args, { cwd: root, stdio: 'inherit' });
exit(status ?? 1);
