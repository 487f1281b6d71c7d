import type { DatabaseSync } from 'node:sqlite';
import { integerOf, textOf } from '../archive/row.ts';

const MADE_OF = `
  SELECT triage.article AS id, superseded FROM triage WHERE article IN (
    SELECT derivations.article FROM derivations, json_each(derivations.origins) AS origin WHERE origin.value = :id
    UNION ALL SELECT article FROM revisions WHERE previous = :id)
  ORDER BY triage.number`;

/**
 * Ids of the articles that stand for a superseded one, through any number of repairs and revisions, in the order in
 * which they were made; none for an article that stands for itself, or that there is not.
 */
export function replacementsOf(db: DatabaseSync, id: string): string[] {
  const row = db.prepare('SELECT superseded FROM triage WHERE article = ?').get(id);
  if (!row || integerOf(row, 'superseded') === 0) return [];
  const madeOf = db.prepare(MADE_OF);
  const standing = new Set<string>();
  const seen = new Set([id]);
  const waiting = [id];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const made of madeOf.all({ id: next })) {
      const article = textOf(made, 'id');
      if (seen.has(article)) continue;
      seen.add(article);
      // One that is superseded too has been repaired further, or its making is undone: then nothing is made of it.
      if (integerOf(made, 'superseded') === 0) standing.add(article);
      else waiting.push(article);
    }
  }
  return [...standing];
}
