import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ok, type Result } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import type { Outcome } from '../../contract/values.ts';
import type { EngineContext } from '../engine-context.ts';
import { columnHandlers } from './column-handlers.ts';
import { registerImportReversal } from './import-reversal.ts';
import { createImportJobs, type ImportJobs } from './import-jobs.ts';
import { keepFile } from './keep.ts';
import { articlesOfRow, countLedger, foldOldPaths, ledgerJobs, listLedger } from './ledger-query.ts';
import { importPaste } from './paste.ts';
import { retryFiles } from './retry.ts';
import type { JobEntry } from './job-rows.ts';
import { distinctNames, openSpool, shownPath } from './spool.ts';
import { sweepOriginals } from './sweep-originals.ts';

type ImportHandlers = Pick<Handlers, Extract<keyof Handlers, `import.${string}` | `ledger.${string}`>>;

/** Imports by which the ledger can be narrowed. */
const LISTED_JOBS = 100;

/** Import and its ledger. Opening sweeps what a killed import left behind and marks its jobs `interrupted`. */
export function importHandlers(context: EngineContext): {
  handlers: ImportHandlers;
  jobs: ImportJobs;
  stop(): Promise<void>;
} {
  const { archive, assets } = context;
  const spool = openSpool(archive.folder);
  const jobs = createImportJobs(context, spool);
  registerImportReversal(context, (unit) => jobs.stopUnit(unit));
  sweepOriginals(archive);
  const closing = new AbortController();
  const startAgain = (entries: readonly JobEntry[]): string => jobs.start(entries);
  const single = new Set<Promise<Result<Outcome>>>();

  /** Runs an import of one file; closing waits until it has come to its end. */
  const once = async (work: (signal: AbortSignal) => Promise<Result<Outcome>>): Promise<Result<Outcome>> => {
    const running = work(closing.signal);
    single.add(running);
    try {
      return await running;
    } finally {
      single.delete(running);
    }
  };

  const handlers: ImportHandlers = {
    'import.paths': ({ paths, mapping }) => {
      const named = mapping === undefined ? {} : { mapping };
      return ok({ job: jobs.start(paths.map((path) => ({ path: resolve(path), ...named }))) });
    },
    ...columnHandlers(archive, startAgain),
    'import.retry': (request) => {
      if (request.of.kind === 'shown') foldOldPaths(archive, request.of.text);
      return retryFiles(archive.db, startAgain, request);
    },
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
    'import.paste': (pasted) => once((signal) => importPaste(context, pasted, signal)),
    'import.keep': (request) => once((signal) => keepFile(context, spool, request, signal)),
    'import.resume': ({ job }) => jobs.resume(job),
    'import.pause': ({ job, paused }) => jobs.pause(job, paused),
    'import.cancel': ({ job }) => jobs.cancel(job),
    'import.dismiss': ({ job }) => jobs.dismiss(job),
    'import.jobs': () => ok({ jobs: jobs.list() }),
    'ledger.list': ({ offset, limit, ...filter }) => {
      foldOldPaths(archive, filter.text);
      return ok(listLedger(archive.db, filter, { offset, limit }));
    },
    'ledger.counts': (filter) => {
      foldOldPaths(archive, filter.text);
      return ok(countLedger(archive.db, filter));
    },
    'ledger.articles': ({ row, ...page }) => ok(articlesOfRow(archive.db, row, page)),
    'ledger.jobs': () => ok({ jobs: ledgerJobs(archive.db, LISTED_JOBS) }),
  };
  return {
    handlers,
    jobs,
    async stop() {
      closing.abort();
      await Promise.all([jobs.stopAll(), Promise.allSettled(single)]);
    },
  };
}
