import { resolve } from 'node:path';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { openArchive } from '../../../electron/engine/engine.ts';
import { forkParserHost } from '../../../electron/engine/parsers/fork-host.ts';

/**
 * A program to be killed: imports the folder `argv[3]` into the archive `argv[2]` and prints the id of every article
 * as soon as it is acknowledged, one a line.
 */
const [, , folder = '', files = ''] = process.argv;
const engine = expectValue(
  await openArchive({
    folder,
    create: true,
    parserHost: forkParserHost(),
    assets: resolve('assets'),
    onBug: (error) => {
      throw error;
    },
  }),
);
const client = engine.client();
client.on('import.outcomes', ({ outcomes }) => {
  for (const { articles } of outcomes) for (const { id } of articles) process.stdout.write(`${id}\n`);
});
await client.call('import.paths', { paths: [files] });
