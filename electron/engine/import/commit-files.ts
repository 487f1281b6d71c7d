import type { DatabaseSync } from 'node:sqlite';
import type { Outcome } from '../../contract/values.ts';
import type { EngineContext } from '../engine-context.ts';
import { integerOf } from '../archive/row.ts';
import { readSearchedTexts } from '../search/searched-text.ts';
import type { SearchedText } from '../search/indexed-words.ts';
import { importRules } from '../rules/rules-at-import.ts';
import { noteAsLatest, noteImport } from './import-reversal.ts';
import { updateJob, type JobState } from './job-rows.ts';
import type { PreparedFile } from './prepared-file.ts';
import type { SearchIndex, IndexableArticle } from '../search/search-index.ts';
import type { AnalysedBatch } from '../search/analysed-batch.ts';
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
  commit(files: readonly PreparedFile[], row: JobRow, analysed?: AnalysedFiles): Outcome[];
  /** Whether the unit has brought articles, and so stands in the journal. */
  readonly noted: boolean;
}

export function createCommitter(context: EngineContext, unit: ImportUnit, firstPath: string): Committer {
  const { archive, index, emit } = context;
  const rules = importRules(archive.db);
  const store = fileStore(archive.db, rules, context.journal);
  let noted = false;
  return {
    get noted() {
      return noted;
    },
    commit(files, row, analysed) {
      return archive.transaction(() => {
        rules.refresh();
        const stored = files.map((file) => store(file, unit));
        const added = stored.flatMap((file) => file.added);
        if (added.length > 0) indexAdded(index, added, analysed);
        const retold = stored.flatMap((file) => file.retold);
        if (retold.length > 0) index.replace([...readSearchedTexts(archive.db, retold).values()]);
        const turned = stored.flatMap((file) => [...file.shown, ...file.hidden]);
        const isHidden = turned.length > 0 ? hiddenAmong(archive.db, turned) : NONE;
        const seen = new Set([...added.map(({ number }) => number), ...stored.flatMap((file) => file.shown)]);
        const articles = [...seen].filter((number) => !isHidden.has(number)).length;
        const isFirst = !noted && articles > 0;
        if (isFirst) noteImport(context, unit.unit, firstPath, articles);
        const hasRevised = stored.some(({ revised }) => revised > 0);
        if (hasRevised && !isFirst) noteAsLatest(archive.db, unit.unit);
        updateJob(archive.db, { id: unit.job, ...row });
        archive.afterCommit(() => {
          noted ||= isFirst;
          if (turned.length > 0) {
            index.setHidden([...isHidden], true);
            index.setHidden(
              turned.filter((number) => !isHidden.has(number)),
              false,
            );
          }
          if (hasRevised) emit('archive.changed', { what: ['passages', 'tags'] });
        });
        return stored.flatMap(({ outcome }) => outcome ?? []);
      });
    },
  };
}

const NONE: ReadonlySet<number> = new Set();

function hiddenAmong(db: DatabaseSync, numbers: readonly number[]): ReadonlySet<number> {
  const rows = db
    .prepare(
      // Not by the index that begins with it: a great many may be hidden.
      'SELECT number FROM articles WHERE +hidden = 1 AND number IN (SELECT value FROM json_each(?))',
    )
    .all(JSON.stringify(numbers));
  return new Set(rows.map((row) => integerOf(row, 'number')));
}

/** The texts of all articles in the files of a commit, analysed before it. */
export interface AnalysedFiles {
  readonly texts: readonly SearchedText[];
  readonly batch: AnalysedBatch;
}

/** The texts that a commit of these files may have to index. */
export function textsOf(files: readonly PreparedFile[]): SearchedText[] {
  return files.flatMap(({ content }) =>
    content.kind === 'parsed' || content.kind === 'portion'
      ? content.file.articles.map(({ title, body }) => ({ title, body }))
      : [],
  );
}

/** What was stored is, in order, some of what was analysed: texts that the archive had are left out. */
function indexAdded(index: SearchIndex, added: readonly IndexableArticle[], analysed?: AnalysedFiles): void {
  let at = 0;
  const numbers = (analysed?.texts ?? []).map(({ title, body }) => {
    const next = added[at];
    if (next?.title !== title || next.body !== body) return null;
    at++;
    return next.number;
  });
  if (analysed && at === added.length) index.addAnalysed(analysed.batch, numbers);
  else index.add(added);
}
