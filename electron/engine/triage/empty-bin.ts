import { rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { CallOutput, CallRequest } from '../../contract/calls.ts';
import { fail, ok, type Result } from '../../contract/result.ts';
import type { CallContext } from '../../contract/transport/serve.ts';
import { originalPath } from '../archive/originals.ts';
import { integerOf, textOf } from '../archive/row.ts';
import type { EngineContext } from '../engine-context.ts';
import { forgetArticles } from '../journal/forget-rows.ts';
import { forgetPassages } from '../revisions/forget-passages.ts';
import { readDerivations, removedWith } from './removed-articles.ts';

/** Articles removed between two tellings of how far it is. */
const SLICE = 500;

/**
 * Removes the articles of the bin for good, in one transaction: what was made of them or they of, unless something
 * else stands for it, their passages, and the originals that no other article needs. Ledger rows stay. It is no step
 * of the journal, and leaves none behind that needs what is gone. Failure: `bin-changed` {articles}.
 */
export function emptyBin(
  context: EngineContext,
  { articles: told }: CallRequest<'triage.emptyBin'>,
  call: CallContext<'triage.emptyBin'>,
): Result<CallOutput<'triage.emptyBin'>> {
  const { archive, index, emit } = context;
  const { db } = archive;
  const binned = db
    .prepare('SELECT article FROM triage WHERE binned = 1 AND superseded = 0 ORDER BY number')
    .all()
    .map((row) => textOf(row, 'article'));
  if (binned.length !== told) return fail('bin-changed', { articles: binned.length });
  if (told === 0) return ok({ articles: 0, passages: 0 });
  const passages = archive.transaction(() => {
    const superseded = db.prepare('SELECT 1 FROM triage WHERE article = ? AND superseded = 1');
    const removed = removedWith(binned, readDerivations(db), (article) => !superseded.get(article));
    const ids = [...removed];
    const numbers: number[] = [];
    const passagesRemoved = new Set<string>();
    for (let done = 0; done < ids.length; done += SLICE) {
      call.progress({ done, total: ids.length });
      const slice = removeArticles(db, ids.slice(done, done + SLICE));
      for (const passage of slice.passages) passagesRemoved.add(passage);
      numbers.push(...slice.numbers);
    }
    index.remove(numbers);
    forgetArticles(db, removed);
    forgetPassages(db, passagesRemoved);
    const originals = removeSources(db);
    archive.afterCommit(() => {
      // What a crash leaves behind here is swept at the next opening.
      for (const sha256 of originals) rmSync(originalPath(archive.folder, sha256), { force: true });
      emit('archive.changed', {
        what: ['articles', 'triage', 'passages', 'tags', 'saved', 'history', 'outlets'],
      });
    });
    call.progress({ done: ids.length, total: ids.length });
    return passagesRemoved.size;
  });
  return ok({ articles: told, passages });
}

/** Rows that hang on articles by id, in the order in which they may go. */
const BESIDE = ['overrides', 'ignored_blocks', 'derivations', 'revisions', 'triage'];

function removeArticles(
  db: DatabaseSync,
  ids: readonly string[],
): { passages: readonly string[]; numbers: readonly number[] } {
  const wanted = JSON.stringify(ids);
  const these = '(SELECT value FROM json_each(?))';
  const numbers = db
    .prepare(`SELECT number FROM articles WHERE id IN ${these} ORDER BY number`)
    .all(wanted)
    .map((row) => integerOf(row, 'number'));
  db.prepare(
    `DELETE FROM passage_tags WHERE passage IN (SELECT id FROM passages WHERE article IN ${these})`,
  ).run(wanted);
  const passages = db
    .prepare(`DELETE FROM passages WHERE article IN ${these} RETURNING id`)
    .all(wanted)
    .map((row) => textOf(row, 'id'));
  for (const table of BESIDE) db.prepare(`DELETE FROM ${table} WHERE article IN ${these}`).run(wanted);
  db.prepare(`DELETE FROM revisions WHERE previous IN ${these}`).run(wanted);
  db.prepare(`DELETE FROM article_sources WHERE article IN ${these}`).run(JSON.stringify(numbers));
  db.prepare(`DELETE FROM articles WHERE id IN ${these}`).run(wanted);
  return { passages, numbers };
}

/** Removes sources that no article came from; answers the hashes of those that are files of their own. */
function removeSources(db: DatabaseSync): string[] {
  return db
    .prepare(
      `DELETE FROM sources WHERE NOT EXISTS (SELECT 1 FROM articles WHERE articles.source = sources.id)
         AND NOT EXISTS (SELECT 1 FROM article_sources WHERE article_sources.source = sources.id)
       RETURNING sha256, storage`,
    )
    .all()
    .filter((row) => textOf(row, 'storage') === 'file')
    .map((row) => textOf(row, 'sha256'));
}
