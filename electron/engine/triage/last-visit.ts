import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Archive } from '../archive/archive.ts';
import { storageFailure } from '../archive/storage-failure.ts';
import { integerOf } from '../archive/row.ts';
import { readSetting, writeSetting } from '../settings/setting-rows.ts';

/** Beside the user's settings, but none of them: the newest visit, `at` its end, or its beginning while it is `open`. */
const VISIT = 'visit';
const visitSchema = v.object({ at: v.number(), open: v.boolean() });

/** Someone looks at the archive. Imports by command line, which open no window, are no visits. */
export interface Visit {
  /** A window has opened; only the first time counts. */
  begin(): void;
  /** The archive is about to close. */
  end(): void;
}

/**
 * When the archive was last left (ms), 0 if never. After a crash: when something was last done or imported in it. To
 * be asked before this run's own visit begins.
 */
export function lastVisitAt(db: DatabaseSync): number {
  const visit = readSetting(db, VISIT);
  if (!v.is(visitSchema, visit)) return 0;
  if (!visit.open) return visit.at;
  const row = db
    .prepare(
      `SELECT max(coalesce((SELECT max(at) FROM operations), 0),
                  coalesce((SELECT at FROM ledger ORDER BY id DESC LIMIT 1), 0)) AS newest`,
    )
    .get();
  return Math.max(visit.at, integerOf(row, 'newest'));
}

export function visitOf(archive: Archive): Visit {
  let begun = false;
  const note = (open: boolean): void => {
    try {
      archive.transaction(() => writeSetting(archive.db, VISIT, { at: Date.now(), open }));
    } catch (error) {
      // On a full disk the archive opens and closes all the same: the next visit only counts more as new.
      if (!storageFailure(error, archive.folder)) throw error;
    }
  };
  return {
    begin() {
      if (!begun) note(true);
      begun = true;
    },
    end() {
      if (begun) note(false);
    },
  };
}
