import { setImmediate } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import { canonicalText, type ArticleText } from '../../text/article.ts';
import type { CallContext } from '../../contract/transport/serve.ts';
import type { CallOutput } from '../../contract/calls.ts';
import { fail, ok, type Result } from '../../contract/result.ts';
import type { EngineContext } from '../engine-context.ts';
import { resolve, type Anchor } from '../passages/anchoring.ts';
import { readArticleText } from '../passages/passage-store.ts';
import { readOriginal, sha256Hex } from './originals.ts';
import { integerOf, textOf } from './row.ts';
import { isSqliteError, SQLITE_CORRUPT, SQLITE_NOTADB } from './sqlite-error.ts';

type Finding = CallOutput<'archive.check'>['findings'][number];

/** ms of checking between two turns of the event loop, so that the window goes on answering. */
const SLICE_MS = 15;

/**
 * Reads everything that the archive holds and answers what is not as it should be: the database's own structure
 * (`database-damaged`, `foreign-key`), texts and originals against their hashes (`article-damaged`, `original-missing`, `original-damaged`),
 * passages against their articles or, of a
 * revision, those that it revises (`passage-moved`, `-changed`, `-lost`), and the index (its own codes).
 * Changes nothing. Fails with `cancelled` only.
 */
export async function checkArchive(
  context: EngineContext,
  call: CallContext<'archive.check'>,
): Promise<Result<CallOutput<'archive.check'>>> {
  const { index } = context;
  const tables = listed(
    context,
    `SELECT name AS value FROM sqlite_schema WHERE type = 'table' ORDER BY name`,
  );
  const sources = listed(context, 'SELECT CAST(id AS TEXT) AS value FROM sources ORDER BY sources.id');
  const articles = listed(context, 'SELECT id AS value FROM articles ORDER BY articles.number');
  const passages = listed(context, 'SELECT id AS value FROM passages ORDER BY article, id');
  const steps: (() => Finding[])[] = [
    ...tables.map((table) => () => checkTable(context, table)),
    () => checkForeignKeys(context),
    ...articles.map((id) => () => checkText(context, id)),
    ...sources.map((source) => () => checkOriginal(context, Number(source))),
    ...passages.map((id) => () => checkPassage(context, id)),
    () => index.verify(),
  ];
  const findings: Finding[] = [];
  let sliceEnds = 0;
  for (const [done, step] of steps.entries()) {
    if (performance.now() >= sliceEnds) {
      call.progress({ done, total: steps.length });
      await setImmediate();
      sliceEnds = performance.now() + SLICE_MS;
    }
    if (call.signal.aborted) return fail('cancelled');
    findings.push(...readable(step));
  }
  call.progress({ done: steps.length, total: steps.length });
  return ok({
    ok: findings.length === 0,
    findings,
    articles: listed(context, 'SELECT id AS value FROM articles WHERE hidden = 0').length,
    originals: sources.length,
    segments: index.segments,
  });
}

/** What cannot even be read is damage, told as the rest is. */
function readable(step: () => Finding[]): Finding[] {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof Error) || !isSqliteError(error, SQLITE_CORRUPT, SQLITE_NOTADB)) throw error;
    return [{ code: 'database-damaged', params: { detail: error.message } }];
  }
}

/** Values to go through; none where damage hides them, which `checkTable` tells of. */
function listed({ archive: { db } }: EngineContext, sql: string): string[] {
  try {
    return db
      .prepare(sql)
      .all()
      .map((row) => textOf(row, 'value'));
  } catch (error) {
    if (isSqliteError(error, SQLITE_CORRUPT, SQLITE_NOTADB)) return [];
    throw error;
  }
}

function checkTable({ archive: { db } }: EngineContext, table: string): Finding[] {
  return db
    .prepare(`PRAGMA integrity_check("${table}")`)
    .all()
    .map((row) => textOf(row, 'integrity_check'))
    .filter((verdict) => verdict !== 'ok')
    .map((detail) => ({ code: 'database-damaged', params: { table, detail } }));
}

function checkForeignKeys({ archive: { db } }: EngineContext): Finding[] {
  return db
    .prepare('PRAGMA foreign_key_check')
    .all()
    .map((row) => ({
      code: 'foreign-key',
      params: { table: textOf(row, 'table'), parent: textOf(row, 'parent') },
    }));
}

function checkText({ archive: { db } }: EngineContext, id: string): Finding[] {
  const row = db.prepare('SELECT title, body, text_sha256 FROM articles WHERE id = ?').get(id);
  // Removed since the check began.
  if (!row) return [];
  const text = canonicalText({ title: textOf(row, 'title'), body: textOf(row, 'body') });
  if (sha256Hex(text) === textOf(row, 'text_sha256')) return [];
  return [{ code: 'article-damaged', params: { id } }];
}

function checkOriginal({ archive }: EngineContext, source: number): Finding[] {
  if (!archive.db.prepare('SELECT 1 FROM sources WHERE id = ?').get(source)) return [];
  const original = readOriginal(archive, source);
  if (original.ok) return [];
  const code = original.error.code === 'original-missing' ? 'original-missing' : 'original-damaged';
  return [{ code, params: original.error.params }];
}

function checkPassage({ archive: { db } }: EngineContext, id: string): Finding[] {
  const row = db.prepare('SELECT * FROM passages WHERE id = ?').get(id);
  if (!row) return [];
  const article = textOf(row, 'article');
  const text = readArticleText(db, article);
  // Its import was undone: nothing of it shows until that is redone.
  if (!text) return [];
  const selector = {
    start: integerOf(row, 'start'),
    end: integerOf(row, 'end'),
    exact: textOf(row, 'exact'),
    prefix: textOf(row, 'prefix'),
    suffix: textOf(row, 'suffix'),
  };
  const field = textOf(row, 'field') === 'title' ? 'title' : 'body';
  const { state } = resolve(selector, text[field]);
  if (
    state === 'exact' ||
    isOfEarlierText(db, article, (earlier) => resolve(selector, earlier[field]).state)
  ) {
    return [];
  }
  return [{ code: `passage-${state}`, params: { id, article } }];
}

/** Whether a passage is exact in a text that the article's revises: it was marked there. */
function isOfEarlierText(
  db: DatabaseSync,
  article: string,
  anchorIn: (text: ArticleText) => Anchor['state'],
): boolean {
  const earlier = db
    .prepare(
      `WITH RECURSIVE line(id) AS (
         SELECT previous FROM revisions WHERE article = ?
         UNION SELECT previous FROM revisions JOIN line ON revisions.article = line.id)
       SELECT title, body FROM articles WHERE id IN (SELECT id FROM line)`,
    )
    .all(article);
  return earlier.some(
    (row) => anchorIn({ title: textOf(row, 'title'), body: textOf(row, 'body') }) === 'exact',
  );
}
