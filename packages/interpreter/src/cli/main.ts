import process from 'node:process';
import { run } from './program.js';
import { nodeTerminal } from './terminal.js';

// Whoever reads the output may stop reading, as `head` does: that is no mistake.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}

void run(process.argv.slice(2), nodeTerminal()).then((exit) => {
  process.exitCode = exit;
});
