import { join } from 'node:path';
import { messageFor } from '../cli/messages.ts';
import { defaultArchiveFolder } from '../engine/archive/default-folder.ts';
import type { Loopback } from '../local/loopback.ts';
import type * as Server from '../local/serve.ts';
import { openBrowserWindow } from './browser-window.ts';
import { runDesktopShell } from './desktop-shell.ts';
import { ASSETS, DIST } from './project.ts';
import { isBuildFresh } from './source-stamp.ts';
import { stopRequest } from './stop-request.ts';
import { parseStartArguments, START_USAGE, type StartArguments } from './start-arguments.ts';

/** `npm start`: builds what is stale, opens the desktop app, and where that cannot be, the same app in a browser. */
async function start(args: StartArguments): Promise<number> {
  if (!isBuildFresh()) {
    console.log('Building Marsad ...');
    const { buildBundles } = await import('./bundles.ts');
    await buildBundles(() => undefined);
  }
  if (!args.browser) {
    // Without a name the desktop app opens the archive that it remembers.
    const desktop = await runDesktopShell(args.archive === null ? [] : ['--archive', args.archive]);
    if (desktop.kind === 'ended') return desktop.exitCode;
    console.log(`No desktop window: ${desktop.reason}. Opening the same app in the browser instead.`);
  }
  return serveInBrowser(args.archive ?? defaultArchiveFolder(), args.port);
}

async function serveInBrowser(archive: string, port: number): Promise<number> {
  const { serveArchive } = await loadServer();
  const served = await serveArchive({
    folder: archive,
    create: true,
    port,
    rendererFolder: join(DIST, 'renderer'),
    assets: ASSETS,
    parserEntry: join(DIST, 'engine', 'parser-child.js'),
    analysisEntry: join(DIST, 'engine', 'analysis-worker.js'),
  });
  if (!served.ok) {
    console.error(`Marsad did not start: ${messageFor(served.error)}`);
    return 1;
  }
  const loopback = served.value;
  const stopped = stopRequest();
  const window = await Promise.race([openBrowserWindow(() => loopback.address(), archive), stopped]);
  if (window)
    await showUntilEnd(loopback, window.kind === 'own' ? window.closed : null, window.kind, stopped);
  await loopback.close();
  return 0;
}

async function showUntilEnd(
  loopback: Loopback,
  closed: Promise<void> | null,
  kind: 'own' | 'shared' | 'none',
  stopped: Promise<void>,
): Promise<void> {
  if (kind === 'none')
    console.log('Open this address in a browser on this machine (Ctrl+C here ends Marsad):');
  else if (kind === 'shared')
    console.log('Marsad is open in your browser (Ctrl+C here ends it). Another window:');
  else console.log('Marsad is open; closing its window ends it. Another window:');
  console.log(loopback.address());
  await Promise.race(closed ? [stopped, closed] : [stopped]);
}

/** The bundle rather than the source: what runs here is what was built. */
async function loadServer(): Promise<typeof Server> {
  const bundle: unknown = await import(new URL('../../dist/local/serve.js', import.meta.url).href);
  return bundle as typeof Server;
}

const args = parseStartArguments(process.argv.slice(2));
if (!args) {
  console.error(`Usage: ${START_USAGE}`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await start(args);
  } catch (error) {
    console.error(`Marsad did not start: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
