import os from 'node:os';
import { hasCorpus } from './corpus.ts';
import { benchDesk } from './desk.ts';
import { benchImport } from './import.ts';
import { benchKills } from './kills.ts';
import { benchSearch } from './search.ts';
import { benchTyping } from './typing.ts';

/** `npm run bench [-- search|import|desk|kills|typing] [N]`: without a name, search and import. */
const [name = 'all', size] = process.argv.slice(2);
const count = (usual: number): number => (size === undefined ? usual : Number(size));

async function main(): Promise<void> {
  if (!hasCorpus()) {
    console.log('SKIPPED: the benchmarks read ../shared/data/corpus, which is not here.');
    return;
  }
  console.log(
    `Node ${process.version}, ${os.availableParallelism()} cores, ${os.cpus()[0]?.model ?? 'unknown CPU'}`,
  );
  const all = name === 'all';
  if (all || name === 'search') benchSearch(count(10_000));
  if (all || name === 'import') await benchImport(count(10_000));
  if (name === 'desk') await benchDesk(count(50_000));
  if (name === 'kills') await benchKills(count(20));
  if (name === 'typing') await benchTyping(count(5_000));
  if (!['all', 'search', 'import', 'desk', 'kills', 'typing'].includes(name)) {
    console.error(`there is no benchmark "${name}": search, import, desk, kills, typing`);
    process.exitCode = 2;
  }
}

await main();
