import { basename, sep } from 'node:path';
import { fail } from '../../contract/result.ts';
import type { Job, Outcome } from '../../contract/values.ts';
import { CallFailed, expectValue, type EngineClient } from '../../contract/transport/connect.ts';
import type { Invocation } from '../invocation.ts';
import { mapOption, missingColumn } from '../map-option.ts';
import { counted } from '../output.ts';
import type { UsageError } from '../usage-error.ts';
import { withEngine } from '../with-engine.ts';

const ENDED: ReadonlySet<Job['state']> = new Set(['done', 'cancelled', 'failed', 'interrupted']);
/** What shells answer for a command that SIGINT ended: 128 + 2. */
const INTERRUPTED = 130;

/** Imports paths and tells each file's outcome as it is acknowledged. Ctrl+C keeps what was acknowledged. */
export async function runImport(invocation: Invocation): Promise<number> {
  const { operands, options, archive, resolvePath, output } = invocation;
  const mapping = mapOption(options.map);
  const typed = new Map(operands.map((path) => [resolvePath(path), path.replace(/(?<=.)[/\\]+$/, '')]));
  const outcomes = { files: 0, missing: 0 };
  let unmapped: UsageError | null = null;
  const job = await withEngine(archive, { create: true }, async (engine) => {
    engine.on('import.outcomes', ({ outcomes: batch }) => {
      for (const outcome of batch) {
        outcomes.files += 1;
        if (outcome.code === 'path-not-found') outcomes.missing += 1;
        const row = outcomeRow(outcome, typed);
        unmapped ??= unmappedBy(outcome, row.path);
        output.line(row, () => outcomeText(row));
      }
    });
    return importPaths(engine, [...typed.keys()], mapping);
  });
  if (!output.json) output.line(null, () => summary(job));
  if (job.state === 'cancelled') return INTERRUPTED;
  if (job.state !== 'done') {
    const code = job.code === 'disk-full' ? 'disk-full' : 'internal';
    throw new CallFailed(fail(code, { path: archive, call: 'import.paths' }).error);
  }
  if (outcomes.files > 0 && outcomes.missing === outcomes.files) {
    throw new CallFailed(fail('path-not-found', { path: operands[0] ?? '' }).error);
  }
  if (unmapped !== null) throw unmapped;
  return 0;
}

/** A column that `--map` names and the file does not have. */
function unmappedBy({ code, params = {} }: Outcome, path: string): UsageError | null {
  const { missing, columns } = params;
  if (code !== 'needs-mapping' || missing === undefined) return null;
  return missingColumn(path, String(missing), String(columns));
}

async function importPaths(
  engine: EngineClient,
  paths: string[],
  mapping: ReturnType<typeof mapOption>,
): Promise<Job> {
  // The job's news may come before the call's answer says which job it is.
  const ended = new Map<string, Job>();
  let notify: (job: Job) => void = () => {};
  engine.on('import.job', (job) => {
    if (!ENDED.has(job.state)) return;
    ended.set(job.job, job);
    notify(job);
  });
  const { job: id } = expectValue(
    await engine.call('import.paths', { paths, ...(mapping === undefined ? {} : { mapping }) }),
  );
  const cancel = (): void => void engine.call('import.cancel', { job: id });
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
  try {
    return await new Promise<Job>((resolve) => {
      const last = ended.get(id);
      if (last) resolve(last);
      notify = (job) => {
        if (job.job === id) resolve(job);
      };
    });
  } finally {
    process.off('SIGINT', cancel);
    process.off('SIGTERM', cancel);
  }
}

type OutcomeRow = Omit<Outcome, 'params'>;

/** The outcome as DESIGN §7 lists it, its path as it was typed. */
function outcomeRow(
  { path, status, code, reason, format, encoding, articles }: Outcome,
  typed: ReadonlyMap<string, string>,
): OutcomeRow {
  return {
    path: asTyped(path, typed),
    status,
    ...(reason === undefined ? {} : { reason }),
    ...(code === undefined ? {} : { code }),
    format,
    ...(encoding === undefined ? {} : { encoding }),
    articles,
  };
}

/** `/home/a/press/1.txt` as `press/1.txt` where `press` was typed. */
function asTyped(path: string, typed: ReadonlyMap<string, string>): string {
  const own = typed.get(path);
  if (own !== undefined) return own;
  for (const [absolute, root] of typed) {
    if (path.startsWith(absolute + sep)) return root + path.slice(absolute.length);
  }
  return path;
}

function outcomeText({ path, status, reason, articles }: OutcomeRow): string {
  const [first] = articles;
  const what = reason ?? (first ? `${first.id}  ${first.title}` : '');
  return `${status.padEnd(9)}  ${basename(path)}  ${what}`.trimEnd();
}

function summary(job: Job): string {
  const parts = [
    counted(job.done, 'file'),
    `${job.imported + job.repaired} imported`,
    ...(job.duplicate > 0 ? [`${job.duplicate} already there`] : []),
    ...(job.rejected > 0 ? [`${job.rejected} rejected`] : []),
  ];
  return `${job.state === 'cancelled' ? 'cancelled after ' : ''}${parts.join(', ')}`;
}
