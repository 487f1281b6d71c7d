import type { DatabaseSync } from 'node:sqlite';
import type { CallOutput, CallRequest } from '../../contract/calls.ts';
import { looseKey } from '../../text/fold.ts';
import { integerOf, textOf } from '../archive/row.ts';

/**
 * Values of a field among visible articles that begin with what was typed, then those that contain it, whichever way
 * either is spelt (level `loose`); the commonest first.
 */
export function completeOverride(
  db: DatabaseSync,
  { field, text, limit }: CallRequest<'overrides.complete'>,
): CallOutput<'overrides.complete'> {
  const key = phraseKey(text);
  const rows = db
    .prepare(
      `SELECT ${field} AS value, count(*) AS articles FROM articles
       WHERE hidden = 0 AND ${field} <> '' GROUP BY ${field} ORDER BY articles DESC, value`,
    )
    .all();
  const values = rows.map((row) => {
    const value = textOf(row, 'value');
    return { value, articles: integerOf(row, 'articles'), at: phraseKey(value).indexOf(key) };
  });
  const [beginning, containing] = [values.filter(({ at }) => at === 0), values.filter(({ at }) => at > 0)];
  return {
    values: [...beginning, ...containing].slice(0, limit).map(({ value, articles }) => ({ value, articles })),
  };
}

function phraseKey(text: string): string {
  return text.trim().split(/\s+/u).map(looseKey).join(' ');
}
