import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type EnvironmentOptions } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Every program of `dist/`, one self-contained file each, so that `import.meta.url` says where it is. */
const programs = {
  main: { entry: 'electron/main/main.ts', file: 'main/main.js' },
  engine: { entry: 'electron/main/engine-process.ts', file: 'engine/engine-process.js' },
  parser: { entry: 'electron/engine/parsers/parser-child.ts', file: 'engine/parser-child.js' },
  analysis: { entry: 'electron/engine/search/analysis-worker.ts', file: 'engine/analysis-worker.js' },
  local: { entry: 'electron/local/serve.ts', file: 'local/serve.js' },
  // A sandboxed preload must be one CommonJS file.
  preload: { entry: 'electron/preload/preload.ts', file: 'preload/preload.cjs' },
} as const;

/** What the packaged app carries in `node_modules`: `dependencies` of package.json; all else is bundled. */
function shippedPackages(): string[] {
  const manifest: unknown = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('dependencies' in manifest)) return [];
  return Object.keys(manifest.dependencies ?? {});
}

function external(): (string | RegExp)[] {
  const shipped = shippedPackages().map((name) => new RegExp(`^${name.replace(/[/.]/g, '\\$&')}(/|$)`));
  return [/^node:/, ...builtinModules, 'electron', ...shipped];
}

function environment(entry: string, file: string): EnvironmentOptions {
  const commonJs = file.endsWith('.cjs');
  return {
    consumer: 'server',
    resolve: { noExternal: true },
    build: {
      outDir: `${root}dist`,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'node24',
      minify: false,
      reportCompressedSize: false,
      ssr: true,
      rolldownOptions: {
        input: `${root}${entry}`,
        external: external(),
        output: { format: commonJs ? 'cjs' : 'es', entryFileNames: file, codeSplitting: false },
      },
    },
  };
}

/** Node's side of the program: shells, engine, parser child. The UI is built by `renderer/vite.config.ts`. */
export default defineConfig({
  root,
  publicDir: false,
  environments: Object.fromEntries(
    Object.entries(programs)
      .filter(([, program]) => existsSync(`${root}${program.entry}`))
      .map(([name, program]) => [name, environment(program.entry, program.file)]),
  ),
});
