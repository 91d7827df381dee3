#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { isBundled, load } from './bundle.mjs';

const main = new URL('../dist/cli/main.js', import.meta.url);
if (!existsSync(main)) {
  process.stderr.write('尚未构建，请先运行 npm run setup。\nNot built yet: run npm run setup first.\n');
  process.exit(2);
}
if (isBundled()) load();
else await import(main.href);
