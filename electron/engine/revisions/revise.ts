import type { DatabaseSync } from 'node:sqlite';
import type { AnchorCounts } from '../../contract/values.ts';
import type { ArticleText } from '../../text/article.ts';
import { newId } from '../archive/new-id.ts';
import { integerOf, textOf } from '../archive/row.ts';
import { recordingWriter, type RowChange } from '../journal/row-images.ts';
import { resolverFor } from '../passages/anchoring.ts';
import { INSERT_BLOCK } from '../repair/ignored-blocks.ts';
import { replaceBlocks } from '../repair/redecode-plan.ts';
import { readRepairable, type RepairableArticle } from '../repair/repairable-article.ts';
import { isByAnalyst } from '../rules/rule-subject.ts';
import { NO_PASSAGES } from './anchor-counts.ts';

/** An article that is to stand for an older one: stored, with what the rules say of it. */
export interface RevisingArticle extends ArticleText {
  readonly id: string;
  /** Whether it comes for the first time; one that is brought back has what it was given then. */
  readonly isNew: boolean;
}

export interface RevisionContext {
  /** `articles.id` of the visible article that it revises. */
  readonly previous: string;
  /** The import that brings it. */
  readonly unit: string;
  readonly at: number;
}

/**
 * Lets an article supersede an older one, inside the transaction of an import. It takes over the decisions, the
 * analyst's corrections, the ignored blocks that it still holds, and all passages with their selectors as they
 * were: where these are found in the new text (exact, moved, changed, lost) is counted, and shown ever after. What the
 * import's undoing takes back is noted as row images; the rest is the new article's own and outlives that.
 */
export function revise(
  db: DatabaseSync,
  made: RevisingArticle,
  { previous, unit, at }: RevisionContext,
): AnchorCounts {
  const found = readRepairable(db, previous);
  if (!found.ok) throw new Error(`the article ${previous}, which is to be revised, is not visible`);
  const old = found.value;
  const { triage, revision } = old;
  db.prepare('UPDATE articles SET revision = ? WHERE id = ?').run(revision + 1, made.id);
  // Superseded itself until the step that is noted below: undoing that leaves it so.
  db.prepare(
    'UPDATE triage SET superseded = 1, status = ?, starred = ?, unread = 1, binned = 0 WHERE article = ?',
  ).run(triage.status, Number(triage.starred), made.id);
  copyCorrections(db, old, made);
  if (made.isNew) copyBlocks(db, old, made, at);

  const changes: RowChange[] = [];
  const rows = recordingWriter(db, changes);
  const counts = { ...NO_PASSAGES };
  const resolve = { title: resolverFor(made.title), body: resolverFor(made.body) };
  for (const passage of old.passages) {
    counts[resolve[passage.field](passage).state]++;
    rows.update('passages', { id: passage.id }, { article: made.id });
  }
  rows.update('triage', { article: old.id }, { superseded: 1 });
  rows.update('triage', { article: made.id }, { superseded: 0 });
  db.prepare(
    `INSERT OR REPLACE INTO revisions (article, previous, unit, step, changes, passages, at)
     VALUES (?, ?, ?, (SELECT coalesce(max(step), 0) + 1 FROM revisions WHERE unit = ?), ?, ?, ?)`,
  ).run(made.id, old.id, unit, unit, JSON.stringify(changes), JSON.stringify(counts), at);
  return counts;
}

/** The analyst's own corrections apply to the new text as well, over what rules say of it. */
function copyCorrections(db: DatabaseSync, old: RepairableArticle, made: RevisingArticle): void {
  const given = db.prepare('SELECT canonical FROM overrides WHERE article = ? AND field = ?');
  const row = db.prepare('SELECT * FROM articles WHERE id = ?').get(made.id);
  const remove = db.prepare('DELETE FROM overrides WHERE article = ? AND field = ?');
  const insert = db.prepare(
    'INSERT INTO overrides (article, field, canonical, value, author, at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const { field, value, author, at } of old.overrides) {
    // The index holds the title's correction that one brought back was given.
    if (!isByAnalyst(author) || (field === 'title' && !made.isNew)) continue;
    const before = given.get(made.id, field);
    const canonical = before ? textOf(before, 'canonical') : textOf(row, field);
    remove.run(made.id, field);
    if (value !== canonical) insert.run(made.id, field, canonical, value, author, at);
  }
}

function copyBlocks(db: DatabaseSync, old: RepairableArticle, made: RevisingArticle, at: number): void {
  const insert = db.prepare(INSERT_BLOCK);
  // By quotation: equal encodings of many bytes a character are never taken for equal places.
  const readings = { before: old, after: made, from: 'utf-8', to: 'utf-8' };
  for (const { field, start, end } of replaceBlocks(old.ignored, readings)) {
    insert.run(newId('b'), made.id, field, start, end, at);
  }
}

/** Lets an article that was superseded stand on its own, inside a transaction: nothing precedes it any more. */
export function standAlone(db: DatabaseSync, id: string): void {
  db.prepare('DELETE FROM revisions WHERE article = ?').run(id);
  db.prepare('UPDATE articles SET revision = 1, hidden = 0 WHERE id = ?').run(id);
  db.prepare('UPDATE triage SET superseded = 0 WHERE article = ?').run(id);
}

/** The number of an article (`articles.number`). */
export function numberOf(db: DatabaseSync, id: string): number {
  return integerOf(db.prepare('SELECT number FROM articles WHERE id = ?').get(id), 'number');
}
