import type { DatabaseSync } from 'node:sqlite';
import { fail, ok, type Failure, type Result } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import type { Triage } from '../../contract/values.ts';
import { integerOf, textOf } from '../archive/row.ts';
import { IS_READABLE } from '../articles/article-filter.ts';
import type { EngineContext } from '../engine-context.ts';
import type { AppliedChange, Row } from '../journal/journal.ts';
import { emptyBin } from './empty-bin.ts';
import { lastVisitAt } from './last-visit.ts';
import { startOfYesterday, triageCounts } from './triage-counts.ts';
import { TRIAGE_COLUMNS, triageOf } from './triage-row.ts';

type Calls = 'triage.set' | 'triage.read' | 'triage.bin' | 'triage.counts' | 'triage.emptyBin';
type Known = { readonly id: string } & Triage;

const OF_ARTICLES = `
  SELECT articles.id, ${TRIAGE_COLUMNS} FROM json_each(?) AS wanted
  JOIN articles ON articles.id = wanted.value JOIN triage ON triage.article = articles.id
  WHERE ${IS_READABLE} ORDER BY wanted.key`;

/** The inbox: what is done with articles before and beside reading them. Failures: `article-not-found`. */
export function triageHandlers(context: EngineContext): Pick<Handlers, Calls> {
  const { archive, journal, emit } = context;
  const { db } = archive;
  const lastVisit = lastVisitAt(db);
  journal.onApplied('triage', (changes) => followHiding(context, changes));
  return {
    'triage.set': ({ ids, status, starred, unread }) =>
      change(context, ids, 'triage.set', (before) => ({
        ...(status === undefined || status === before.status ? {} : { status }),
        ...(starred === undefined || starred === before.starred ? {} : { starred: Number(starred) }),
        ...(unread === undefined || unread === before.unread ? {} : { unread: Number(unread) }),
      })),
    'triage.read': ({ id }) => {
      const known = triageOfArticles(db, [id]);
      if (!known.ok) return known;
      if (known.value.some(({ unread }) => unread)) {
        archive.transaction(() => {
          db.prepare('UPDATE triage SET unread = 0 WHERE article = ?').run(id);
          archive.afterCommit(() => emit('archive.changed', { what: ['unread'] }));
        });
      }
      return ok({});
    },
    'triage.bin': ({ ids, binned }) =>
      change(context, ids, binned ? 'triage.bin' : 'triage.unbin', (before) =>
        before.binned === binned ? {} : { binned: Number(binned) },
      ),
    'triage.counts': () => ok(triageCounts(db, { yesterday: startOfYesterday(Date.now()), lastVisit })),
    'triage.emptyBin': (request, call) => emptyBin(context, request, call),
  };
}

/** Changes the rows of some articles in one step of the journal; those that are so already are left alone. */
function change(
  { archive: { db }, journal }: EngineContext,
  ids: readonly string[],
  label: string,
  changesOf: (before: Known) => Row,
): Result<{ changed: number }> {
  const known = triageOfArticles(db, ids);
  if (!known.ok) return known;
  const changed = known.value
    .map((before) => ({ article: before.id, changes: changesOf(before) }))
    .filter(({ changes }) => Object.keys(changes).length > 0);
  if (changed.length === 0) return ok({ changed: 0 });
  journal.perform(label, { count: changed.length }, (rows) => {
    for (const { article, changes } of changed) rows.update('triage', { article }, changes);
  });
  return ok({ changed: changed.length });
}

/** What stands of each of these articles, once each; fails where one is neither visible nor in the bin. */
function triageOfArticles(db: DatabaseSync, ids: readonly string[]): Result<Known[]> {
  const wanted = [...new Set(ids)];
  const known = db
    .prepare(OF_ARTICLES)
    .all(JSON.stringify(wanted))
    .map((row) => ({ id: textOf(row, 'id'), ...triageOf(row) }));
  const missing = missingOf(wanted, known);
  return missing ?? ok(known);
}

function missingOf(wanted: readonly string[], known: readonly Known[]): { ok: false; error: Failure } | null {
  if (wanted.length === known.length) return null;
  const found = new Set(known.map(({ id }) => id));
  return fail('article-not-found', { id: wanted.find((id) => !found.has(id)) ?? '' });
}

const HIDING = ['binned', 'superseded'] as const;

/** What is put into the bin or replaced by others, or comes back, leaves or enters all search answers once that is committed. */
function followHiding({ archive, index, emit }: EngineContext, changes: readonly AppliedChange[]): void {
  const moved = changes.filter(({ before, after }) =>
    HIDING.some((column) => before?.[column] !== after?.[column]),
  );
  if (moved.length === 0) return;
  const now = archive.db
    .prepare(
      `SELECT number, max(binned, superseded) AS hidden FROM triage
       WHERE article IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(moved.map(({ key }) => key['article'])))
    .map((row) => ({ number: integerOf(row, 'number'), hidden: integerOf(row, 'hidden') === 1 }));
  archive.afterCommit(() => {
    for (const state of [true, false]) {
      const numbers = now.filter(({ hidden }) => hidden === state).map(({ number }) => number);
      if (numbers.length > 0) index.setHidden(numbers, state);
    }
    emit('archive.changed', { what: ['articles', 'passages', 'tags', 'saved'] });
  });
}
