import { fileURLToPath } from 'node:url';
import { expectValue } from '../../electron/contract/transport/connect.ts';
import { openArchive, type Engine } from '../../electron/engine/engine.ts';
import { forkParserHost } from '../../electron/engine/parsers/fork-host.ts';

/** The real engine on an archive of its own, with parser children. */
export async function openBenchEngine(folder: string): Promise<Engine> {
  return expectValue(
    await openArchive({
      folder,
      create: true,
      parserHost: forkParserHost(),
      assets: fileURLToPath(new URL('../../assets', import.meta.url)),
      onBug: (error) => {
        throw error;
      },
    }),
  );
}
