import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ok } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import { newId } from '../archive/new-id.ts';
import type { EngineContext } from '../engine-context.ts';
import { registerImportReversal } from './import-reversal.ts';
import { createImportJobs } from './import-jobs.ts';
import { listLedger } from './ledger.ts';
import { importPaste } from './paste.ts';
import type { JobEntry } from './job-rows.ts';
import { distinctNames, openSpool, shownPath } from './spool.ts';
import { sweepOriginals } from './sweep-originals.ts';

type ImportHandlers = Pick<Handlers, Extract<keyof Handlers, `import.${string}` | 'ledger.list'>>;

/** Import and its ledger. Opening sweeps what a killed import left behind and marks its jobs `interrupted`. */
export function importHandlers(context: EngineContext): { handlers: ImportHandlers; stop(): Promise<void> } {
  const { archive, assets } = context;
  const spool = openSpool(archive.folder);
  const jobs = createImportJobs(context, spool);
  registerImportReversal(context, (unit) => jobs.stopUnit(unit));
  sweepOriginals(archive);

  const handlers: ImportHandlers = {
    'import.paths': ({ paths }) => ok({ job: jobs.start(paths.map((path) => ({ path: resolve(path) }))) }),
    'import.sample': async () => {
      const folder = join(assets, 'samples');
      const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
      return ok({ job: jobs.start(names.map((name) => ({ path: join(folder, name) }))) });
    },
    'import.upload': async ({ upload, offset, data }) => {
      const received = await spool.append(upload, offset, Buffer.from(data, 'base64'));
      return received.ok ? ok({ received: received.value }) : received;
    },
    'import.uploaded': ({ files }) => {
      const names = distinctNames(files.map(({ path }) => shownPath(path)));
      // One that never arrived is rejected in the ledger like any file that is not there; the others go on.
      const entries = files.map(({ upload }, position): JobEntry => {
        return { path: spool.pathOf(upload), shownAs: names[position] ?? upload };
      });
      return ok({ job: jobs.start(entries) });
    },
    'import.paste': (pasted) => importPaste(context, newId('j'), pasted),
    'import.resume': ({ job }) => jobs.resume(job),
    'import.pause': ({ job, paused }) => jobs.pause(job, paused),
    'import.cancel': ({ job }) => jobs.cancel(job),
    'import.dismiss': ({ job }) => jobs.dismiss(job),
    'import.jobs': () => ok({ jobs: jobs.list() }),
    'ledger.list': ({ status, job, offset, limit }) =>
      ok(listLedger(archive.db, { status, job }, { offset, limit })),
  };
  return { handlers, stop: () => jobs.stopAll() };
}
