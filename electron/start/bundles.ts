import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, createBuilder, type InlineConfig, type Rolldown } from 'vite';
import { DIST, PROJECT } from './project.ts';
import { hashSources, removeStamp, writeStamp } from './source-stamp.ts';

/** One finished file, or the UI's folder. */
export interface Bundle {
  /** Relative to `dist/`. */
  readonly file: string;
  readonly bytes: number;
}

type BuildOutput = Awaited<ReturnType<typeof build>>;

/** Builds all of `dist/`. Throws with the bundler's message when a source does not compile. */
export async function buildBundles(report: (bundle: Bundle) => void): Promise<void> {
  const hash = hashSources();
  removeStamp();
  for (const folder of ['main', 'engine', 'local', 'preload']) {
    rmSync(join(DIST, folder), { recursive: true, force: true });
  }
  await buildPrograms(report);
  const ui = chunksOf(await build(quiet('renderer/vite.config.ts')));
  report({ file: 'renderer/', bytes: ui.reduce((sum, chunk) => sum + sizeOf(chunk), 0) });
  writeStamp(hash);
}

async function buildPrograms(report: (bundle: Bundle) => void): Promise<void> {
  const builder = await createBuilder(quiet('electron/vite.config.ts'));
  for (const [name, environment] of Object.entries(builder.environments)) {
    // Vite adds an environment for browsers by itself; the UI has its own configuration.
    if (name === 'client') continue;
    const chunks = chunksOf(await builder.build(environment));
    for (const chunk of chunks) report({ file: chunk.fileName, bytes: sizeOf(chunk) });
  }
}

function quiet(configFile: string): InlineConfig {
  return { configFile: join(PROJECT, configFile), logLevel: 'warn', mode: 'production' };
}

function chunksOf(output: BuildOutput): (Rolldown.OutputChunk | Rolldown.OutputAsset)[] {
  if (!Array.isArray(output) && !('output' in output)) throw new Error('the build is in watch mode');
  return [output].flat().flatMap((one) => one.output);
}

function sizeOf(file: Rolldown.OutputChunk | Rolldown.OutputAsset): number {
  if (file.type === 'chunk') return Buffer.byteLength(file.code);
  return typeof file.source === 'string' ? Buffer.byteLength(file.source) : file.source.byteLength;
}
