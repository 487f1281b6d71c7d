import { basename } from 'node:path';
import { ok } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import type { EngineContext } from '../engine-context.ts';
import { interruptedJobs, readJob } from '../import/job-rows.ts';
import { LAST_BACKUP_AT, readSetting } from '../settings/setting-rows.ts';
import { checkArchive } from './check-archive.ts';
import { userVersion } from './migrate.ts';
import { integerOf } from './row.ts';

const COUNTS = `
  SELECT
    (SELECT count(*) FROM articles WHERE hidden = 0) AS articles,
    (SELECT count(*) FROM passages JOIN articles ON articles.id = passages.article WHERE hidden = 0) AS passages,
    (SELECT count(*) FROM tags) AS tags,
    (SELECT count(*) FROM ledger WHERE status = 'rejected' AND superseded = 0) AS rejected`;

/** The archive as a whole: what it holds, and whether it is sound. */
export function archiveHandlers(context: EngineContext): Pick<Handlers, 'archive.status' | 'archive.check'> {
  const { db, folder } = context.archive;
  return {
    'archive.status': () => {
      const counts = db.prepare(COUNTS).get();
      const [interrupted] = interruptedJobs(db);
      const backupAt = readSetting(db, LAST_BACKUP_AT);
      return ok({
        folder,
        name: basename(folder),
        articles: integerOf(counts, 'articles'),
        passages: integerOf(counts, 'passages'),
        tags: integerOf(counts, 'tags'),
        rejected: integerOf(counts, 'rejected'),
        lastBackupAt: typeof backupAt === 'number' ? backupAt : null,
        interrupted: interrupted === undefined ? null : readJob(db, interrupted),
        schemaVersion: userVersion(db),
      });
    },
    'archive.check': (_nothing, call) => checkArchive(context, call),
  };
}
