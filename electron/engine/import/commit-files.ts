import type { Outcome } from '../../contract/values.ts';
import type { EngineContext } from '../engine-context.ts';
import { importRules } from '../rules/rules-at-import.ts';
import { noteImport } from './import-reversal.ts';
import { updateJob, type JobState } from './job-rows.ts';
import type { PreparedFile } from './prepare-file.ts';
import { fileStore, type ImportUnit } from './store-files.ts';

/** The job as it is to stand in its row when the commit is done. */
export interface JobRow {
  readonly state: JobState;
  readonly total: number;
  readonly elapsedMs: number;
}

export interface Committer {
  /**
   * Stores files in one durable transaction: sources, articles, index postings, ledger and job rows, and for the
   * first articles of the unit its journal entry. The outcomes it answers are acknowledged: they survive anything.
   */
  commit(files: readonly PreparedFile[], row: JobRow): Outcome[];
  /** Whether the unit has brought articles, and so stands in the journal. */
  readonly noted: boolean;
}

export function createCommitter(context: EngineContext, unit: ImportUnit, firstPath: string): Committer {
  const { archive, index } = context;
  const rules = importRules(archive.db);
  const store = fileStore(archive.db, rules);
  let noted = false;
  return {
    get noted() {
      return noted;
    },
    commit(files, row) {
      return archive.transaction(() => {
        rules.refresh();
        const stored = files.map((file) => store(file, unit));
        const added = stored.flatMap((file) => file.added);
        const unhidden = stored.flatMap((file) => file.unhidden);
        if (added.length > 0) index.add(added);
        const articles = added.length + unhidden.length;
        const isFirst = !noted && articles > 0;
        if (isFirst) noteImport(context, unit.unit, firstPath, articles);
        updateJob(archive.db, { id: unit.job, ...row });
        archive.afterCommit(() => {
          noted ||= isFirst;
          if (unhidden.length > 0) index.setHidden(unhidden, false);
        });
        return stored.map((file) => file.outcome);
      });
    },
  };
}
