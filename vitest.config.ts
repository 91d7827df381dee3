import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const full = process.env.ZS_FULL === '1';

export default defineConfig({
  resolve: {
    alias: {
      '@zhunsheng/dsl': source('./packages/dsl/src/index.ts'),
      '@zhunsheng/interpreter': source('./packages/interpreter/src/index.ts'),
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    // The code under test is pure, so files share a worker and its loaded modules: 20 times faster than a worker a file.
    isolate: false,
    // Vitest leaves one core idle, which on two is half of them.
    maxWorkers: '100%',
    restoreMocks: true,
    unstubEnvs: true,
    testTimeout: full ? 300_000 : 60_000,
    hookTimeout: 60_000,
  },
});
