import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { shippedRules } from './build/shipped-rules.js';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root,
  // The page may stand in any folder of a web server.
  base: './',
  plugins: [shippedRules(fileURLToPath(new URL('../../rules', import.meta.url)))],
  build: {
    target: 'es2022',
    // Monaco alone is larger than the default threshold; test/browser/budget.test.ts holds the whole page to its budget.
    chunkSizeWarningLimit: 6_000,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
});
