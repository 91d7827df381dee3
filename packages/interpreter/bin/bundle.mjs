// The command as one file, with what V8 has compiled of it before. Both are made by scripts/bundle.mjs.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';
import { Script } from 'node:vm';

/** @param {string} path */
const at = (path) => fileURLToPath(new URL(path, import.meta.url));
/** @param {string} path */
const changed = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

export const BUNDLE = at('../dist/cli/interpret.cjs');
export const CODE_CACHE = `${BUNDLE}.cache`;
/** Written by every build. */
const BUILDS = [at('../dist/.tsbuildinfo'), at('../../dsl/dist/.tsbuildinfo')];

/** Whether there is a bundle of what was built last. */
export const isBundled = () => BUILDS.every((file) => changed(file) < changed(BUNDLE));

/** Runs the bundle. A code cache that V8 can't use, as of another version, is passed over. */
export const load = () => {
  // A run of a second is over before much optimized code pays; Node 20 makes it too soon for that.
  if (process.version.startsWith('v20.')) v8.setFlagsFromString('--interrupt-budget=600000');
  const source = `(function (require, __filename, __dirname) {${readFileSync(BUNDLE, 'utf8')}\n})`;
  const cachedData = changed(CODE_CACHE) > changed(BUNDLE) ? readFileSync(CODE_CACHE) : undefined;
  const script = new Script(source, { filename: BUNDLE, cachedData });
  script.runInThisContext()(createRequire(BUNDLE), BUNDLE, dirname(BUNDLE));
  return script;
};
