import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../contract/result.ts';
import { openArchive } from '../engine/engine.ts';
import { forkParserHost } from '../engine/parsers/fork-host.ts';
import { WATCH_PACE } from '../engine/watch/watcher.ts';
import type { Pages } from './answer.ts';
import { openLoopback, type Loopback } from './loopback.ts';
import { staticPages } from './static-pages.ts';

interface ArchiveOptions {
  readonly folder: string;
  /** Make an empty archive where there is none. */
  readonly create: boolean;
  /** 0 or absent: any free port. */
  readonly port?: number | undefined;
  /** Folder of `assets/`. */
  readonly assets: string;
  /** The parser child's program; by default the source beside the engine's. */
  readonly parserEntry?: string | undefined;
  /** The program of analysis threads; by default the source. */
  readonly analysisEntry?: string | undefined;
  /** Told of a bug in the engine; by default one line on stderr. */
  readonly onBug?: ((error: unknown, call: string) => void) | undefined;
}

export interface ServeArchiveOptions extends ArchiveOptions {
  /** The built UI (`dist/renderer`). */
  readonly rendererFolder: string;
}

/**
 * Which folder is watched a browser cannot ask by a dialog: its path is typed in the page, so the page may name it.
 * Whoever holds a session of this server is its owner; a folder where keys and settings lie is refused by the engine.
 */
const GRANTS = ['watch.add'] as const;

/**
 * Opens an archive and serves the built UI over it on 127.0.0.1. Expected failures: those of `openArchive`,
 * `port-in-use`, and `path-not-found` when the UI is not built.
 */
export async function serveArchive(options: ServeArchiveOptions): Promise<Result<Loopback>> {
  if (!existsSync(join(options.rendererFolder, 'index.html'))) {
    return fail('path-not-found', { path: options.rendererFolder });
  }
  return servePages(options, staticPages(options.rendererFolder));
}

/** As `serveArchive`, with the UI's files supplied by `pages` (a development server). */
export async function servePages(options: ArchiveOptions, pages: Pages): Promise<Result<Loopback>> {
  const opened = await openArchive({
    folder: options.folder,
    create: options.create,
    assets: options.assets,
    parserHost: forkParserHost(options.parserEntry),
    analysisEntry: options.analysisEntry,
    onBug: options.onBug ?? reportBug,
    watch: WATCH_PACE,
  });
  if (!opened.ok) return opened;
  const engine = opened.value;
  const served = await openLoopback(options.port ?? 0, pages, (channel) =>
    engine.attach(channel, 'ui', GRANTS),
  );
  if (!served.ok) {
    await engine.close();
    return served;
  }
  const loopback = served.value;
  return ok({
    port: loopback.port,
    address: () => loopback.address(),
    async close() {
      await loopback.close();
      await engine.close();
    },
  });
}

function reportBug(error: unknown, call: string): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`marsad: internal error in ${call}: ${message}\n`);
}
