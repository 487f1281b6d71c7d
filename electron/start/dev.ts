import { createServer } from 'vite';
import { join } from 'node:path';
import { messageFor } from '../cli/messages.ts';
import { defaultArchiveFolder } from '../engine/archive/default-folder.ts';
import { servePages } from '../local/serve.ts';
import { openBrowserWindow } from './browser-window.ts';
import { ASSETS, PROJECT } from './project.ts';
import { stopRequest } from './stop-request.ts';
import { parseStartArguments } from './start-arguments.ts';

/** Vite's own socket for hot updates, apart from the engine's. */
const HOT_UPDATE_PORT = 24_678;

/**
 * Looser than the app's: Vite injects styles and its update client. Only in `npm run dev`.
 */
const DEV_POLICY = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `font-src 'self'`,
  `img-src 'self' data: blob:`,
  `connect-src 'self' ws://127.0.0.1:*`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/** `npm run dev`: the loopback shell from source, the UI with hot updates. */
async function develop(): Promise<number> {
  const args = parseStartArguments(process.argv.slice(2));
  if (!args) {
    console.error('Usage: npm run dev -- [--archive DIR] [--port N]');
    return 2;
  }
  const vite = await createServer({
    configFile: join(PROJECT, 'renderer', 'vite.config.ts'),
    appType: 'spa',
    base: '/',
    server: { middlewareMode: true, hmr: { host: '127.0.0.1', port: HOT_UPDATE_PORT } },
  });
  const archive = args.archive ?? defaultArchiveFolder();
  const served = await servePages(
    { folder: archive, create: true, port: args.port, assets: ASSETS },
    (request, response) => {
      response.setHeader('Content-Security-Policy', DEV_POLICY);
      vite.middlewares(request, response);
    },
  );
  if (!served.ok) {
    await vite.close();
    console.error(`Marsad did not start: ${messageFor(served.error)}`);
    return 1;
  }
  await openBrowserWindow(() => served.value.address(), archive);
  console.log('Ctrl+C ends it. Each address is for one window:');
  console.log(served.value.address());
  await stopRequest();
  await served.value.close();
  await vite.close();
  return 0;
}

process.exitCode = await develop();
