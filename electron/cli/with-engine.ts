import { fileURLToPath } from 'node:url';
import { CallFailed, type EngineClient } from '../contract/transport/connect.ts';
import { openArchive } from '../engine/engine.ts';
import { forkParserHost } from '../engine/parsers/fork-host.ts';
import { printable } from './output.ts';

/** Folder of `assets/` in a checkout. */
export const ASSETS = fileURLToPath(new URL('../../assets/', import.meta.url));

/** Opens the archive, lets `work` make calls, and closes it whatever happens. Throws `CallFailed` when it cannot be opened. */
export async function withEngine<T>(
  folder: string,
  options: { create: boolean },
  work: (engine: EngineClient) => Promise<T>,
): Promise<T> {
  const opened = await openArchive({
    folder,
    create: options.create,
    parserHost: forkParserHost(),
    assets: ASSETS,
    onBug: reportBug,
  });
  if (!opened.ok) throw new CallFailed(opened.error);
  try {
    return await work(opened.value.client());
  } finally {
    await opened.value.close();
  }
}

function reportBug(error: unknown, call: string): void {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`marsad: internal error in ${call}: ${printable(reason)}\n`);
}
