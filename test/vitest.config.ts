import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const double = fileURLToPath(new URL('./electron-double/electron.ts', import.meta.url));

/** `unit` mirrors the source tree; `e2e` drives real Chromium and runs one file at a time. */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        // Compiles the renderer's `.svelte.ts` stores; under Node their runes are plain variables.
        plugins: [svelte({ configFile: false })],
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          testTimeout: 30_000,
        },
        resolve: { alias: { electron: double } },
      },
      {
        root,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
        resolve: { alias: { electron: double } },
      },
    ],
  },
});
