// npm start: sets up, then scores the sample's whole month. Arguments after -- go to the interpreter instead.
import { spawnSync } from 'node:child_process';
import { argv, execPath, exit } from 'node:process';
import { setupBundle } from './bundle.mjs';
import { root, setup } from './setup.mjs';

setup();
setupBundle();
const given = argv.slice(2);
const args = given.length > 0 ? given : ['rules/overall-districts.yaml', 'rules/samples/2021-04'];
const { status } = spawnSync(execPath, ['packages/interpreter/bin/interpret.mjs', ...args], {
  cwd: root,
  stdio: 'inherit',
});
exit(status ?? 1);
