import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { jobSchema, type Job } from '../../contract/values.ts';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';
import type { ColumnMapping } from '../parsers/parser-host.ts';
import { mappingSchema } from './column-mappings.ts';

/** A file or folder that a job was given. */
export interface JobEntry {
  /** Where it is. */
  readonly path: string;
  /** What to call it in the ledger, where that is not its path: the name of an upload. */
  readonly shownAs?: string;
  /** How the columns of its tables are named, where the analyst said so for this import. */
  readonly mapping?: ColumnMapping;
}

export type JobState = Job['state'];

const entriesSchema = v.array(
  v.object({
    path: v.string(),
    shownAs: v.exactOptional(v.string()),
    mapping: v.exactOptional(mappingSchema),
  }),
);
const ACTIVE: readonly JobState[] = ['scanning', 'running', 'paused'];

export function insertJob(db: DatabaseSync, id: string, entries: readonly JobEntry[], state: JobState): void {
  db.prepare(
    'INSERT INTO jobs (id, paths, state, started_at, total, elapsed_ms) VALUES (?, ?, ?, ?, 0, 0)',
  ).run(id, JSON.stringify(entries), state, Date.now());
}

export function updateJob(
  db: DatabaseSync,
  job: {
    readonly id: string;
    readonly state: JobState;
    readonly total: number;
    readonly elapsedMs: number;
    readonly code?: string | undefined;
  },
): void {
  db.prepare('UPDATE jobs SET state = ?, total = ?, elapsed_ms = ?, code = ? WHERE id = ?').run(
    job.state,
    job.total,
    Math.round(job.elapsedMs),
    job.code ?? '',
    job.id,
  );
}

/** Jobs that were at work when the archive was left become `interrupted`, to be resumed or dismissed; answers their ids. */
export function interruptLeftJobs(db: DatabaseSync): string[] {
  const states = ACTIVE.map((state) => `'${state}'`).join(', ');
  const rows = db
    .prepare(`UPDATE jobs SET state = 'interrupted' WHERE state IN (${states}) RETURNING id`)
    .all();
  return rows.map((row) => textOf(row, 'id'));
}

export function entriesOfJob(db: DatabaseSync, id: string): JobEntry[] | null {
  const row = db.prepare('SELECT paths FROM jobs WHERE id = ?').get(id);
  return row ? v.parse(entriesSchema, JSON.parse(textOf(row, 'paths'))) : null;
}

/** A job as its rows have it; null when there is none of that id. Counts go by each file's latest ledger row. */
export function readJob(db: DatabaseSync, id: string): Job | null {
  const row = db.prepare('SELECT * FROM jobs WHERE id = ?').get(id);
  return row ? jobOf(db, row) : null;
}

/** The newest jobs first. */
export function recentJobs(db: DatabaseSync, limit: number): Job[] {
  const rows = db.prepare('SELECT * FROM jobs ORDER BY started_at DESC, rowid DESC LIMIT ?').all(limit);
  return rows.map((row) => jobOf(db, row));
}

/** Ids of all interrupted jobs, the newest first. */
export function interruptedJobs(db: DatabaseSync): string[] {
  const rows = db
    .prepare("SELECT id FROM jobs WHERE state = 'interrupted' ORDER BY started_at DESC, rowid DESC")
    .all();
  return rows.map((row) => textOf(row, 'id'));
}

function jobOf(db: DatabaseSync, row: SqlRow): Job {
  const id = textOf(row, 'id');
  const { brought, ...counts } = countOutcomes(db, id);
  const done = counts.imported + counts.duplicate + counts.repaired + counts.rejected;
  const code = textOf(row, 'code');
  return {
    job: id,
    state: v.parse(jobSchema.entries.state, textOf(row, 'state')),
    total: Math.max(integerOf(row, 'total'), done),
    done,
    ...counts,
    ...brought(),
    startedAt: integerOf(row, 'started_at'),
    elapsedMs: integerOf(row, 'elapsed_ms'),
    current: '',
    ...(code === '' ? {} : { code }),
  };
}

/** Files of a job by outcome; `brought` asks the archive how many articles it has brought by now. */
export interface OutcomeCounts extends Pick<Job, 'imported' | 'duplicate' | 'repaired' | 'rejected'> {
  readonly brought: () => Pick<Job, 'articles' | 'revised'>;
}

/** Outcomes of a job's files, each by its latest row; what was undone since counts no more. */
export function countOutcomes(db: DatabaseSync, job: string): OutcomeCounts {
  const counts = { imported: 0, duplicate: 0, repaired: 0, rejected: 0 };
  const rows = db
    .prepare(
      `SELECT status, count(*) AS files FROM ledger
       WHERE id IN (SELECT max(id) FROM ledger WHERE job = ? GROUP BY path) GROUP BY status`,
    )
    .all(job);
  for (const row of rows) {
    const status = textOf(row, 'status');
    if (status in counts) counts[status as keyof typeof counts] = integerOf(row, 'files');
  }
  return { ...counts, brought: articleCounter(db, job) };
}

/** What resumed runs of the job brought counts too: their units are named `job.run` (import-reversal.ts). */
function articleCounter(db: DatabaseSync, job: string): OutcomeCounts['brought'] {
  const count = db.prepare(
    `SELECT (SELECT count(*) FROM articles WHERE (job = :job OR (job > :after AND job < :before))
         AND +source NOT IN (SELECT source FROM staged_sources)) AS articles,
       (SELECT count(*) FROM revisions WHERE unit = :job OR (unit > :after AND unit < :before)) AS revised`,
  );
  return () => {
    // '/' is the character after '.'.
    const row = count.get({ job, after: `${job}.`, before: `${job}/` });
    return { articles: integerOf(row, 'articles'), revised: integerOf(row, 'revised') };
  };
}
