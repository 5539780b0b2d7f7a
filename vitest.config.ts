import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Commands, threads and child processes run from what is built.
    globalSetup: ['test/build-program.ts'],
    // Browser, server and build tests do real work on machines of two slow cores.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
  },
});
