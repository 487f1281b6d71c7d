import { expectValue } from '../../contract/transport/connect.ts';
import type { Invocation } from '../invocation.ts';
import { counted } from '../output.ts';
import { withEngine } from '../with-engine.ts';

/** Writes the whole archive into one file: `--to FILE`, or the archive's own `backups/`. */
export async function runBackup({ options, archive, resolvePath, output }: Invocation): Promise<number> {
  const to = options.to === undefined ? {} : { path: resolvePath(options.to) };
  return withEngine(archive, { create: false }, async (engine) => {
    const written = expectValue(await engine.call('backup.write', to));
    output.line(
      written,
      () => `${counted(written.articles, 'article')}, ${counted(written.bytes, 'byte')} to ${written.path}`,
    );
    return 0;
  });
}
