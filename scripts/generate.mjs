// Writes the files that are made from the sources: docs/reference.md from the tables of the language.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, setup } from './setup.mjs';

setup();
const { renderReference } = await import(new URL('../packages/dsl/dist/index.js', import.meta.url).href);
writeFileSync(join(root, 'docs/reference.md'), renderReference());
