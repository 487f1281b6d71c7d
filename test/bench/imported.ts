import { expectValue, type EngineClient } from '../../electron/contract/transport/connect.ts';
import type { Job } from '../../electron/contract/values.ts';

/** Imports a folder and waits for the end of it. */
export async function importedInto(client: EngineClient, folder: string): Promise<Job> {
  const finished = new Promise<Job>((resolve) => {
    client.on('import.job', (job) => {
      if (['done', 'cancelled', 'failed'].includes(job.state)) resolve(job);
    });
  });
  expectValue(await client.call('import.paths', { paths: [folder] }));
  return finished;
}
