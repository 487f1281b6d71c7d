import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/**
 * The UI as static files for both shells. Their content policy allows scripts, styles and fonts from files only:
 * nothing is inlined, and every address is relative.
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  publicDir: false,
  cacheDir: fileURLToPath(new URL('../node_modules/.vite/renderer', import.meta.url)),
  plugins: [svelte({ configFile: false })],
  build: {
    outDir: fileURLToPath(new URL('../dist/renderer', import.meta.url)),
    emptyOutDir: true,
    // Electron 45 has a newer Chromium; these are the oldest browsers that `local` meets with the features we
    // rely on (CSS Custom Highlight API, Intl.Segmenter).
    target: ['chrome138', 'edge138', 'firefox140', 'safari18.4'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // One program read from disk: size matters less than a start without a chain of requests.
    chunkSizeWarningLimit: 2_000,
  },
});
