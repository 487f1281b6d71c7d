import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail } from '../../contract/result.ts';
import { CallFailed, expectValue } from '../../contract/transport/connect.ts';
import { serveArchive } from '../../local/serve.ts';
import type { Invocation } from '../invocation.ts';
import { countOption } from '../parse-arguments.ts';
import { ASSETS } from '../with-engine.ts';

const RENDERER = fileURLToPath(new URL('../../../dist/renderer/', import.meta.url));
const UNBUILT = 'the window is not built yet: run "npm run build"';

/** Serves the window on loopback, prints its address, and goes on until it is told to stop. */
export async function runServe({ options, archive, output }: Invocation): Promise<number> {
  const port = countOption('port', options.port, 0);
  if (!existsSync(join(RENDERER, 'index.html'))) {
    throw new CallFailed(fail('path-not-found', { path: RENDERER, hint: UNBUILT }).error);
  }
  const served = expectValue(
    await serveArchive({
      folder: archive,
      create: true,
      port,
      rendererFolder: RENDERER,
      assets: ASSETS,
    }),
  );
  const address = served.address();
  output.line({ address, port: served.port }, () => address);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await served.close();
  return 0;
}
