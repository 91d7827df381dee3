// npm run editor: sets up, then serves the editor for the shipped rules. Arguments after -- go to `interpret edit`.
import { spawnSync } from 'node:child_process';
import { argv, execPath, exit } from 'node:process';
import { setupBundle } from './bundle.mjs';
import { setupPage } from './page.mjs';
import { root, setup } from './setup.mjs';

setup();
setupBundle();
setupPage();
const { status } = spawnSync(execPath, ['packages/interpreter/bin/interpret.mjs', 'edit', ...argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
exit(status ?? 1);
