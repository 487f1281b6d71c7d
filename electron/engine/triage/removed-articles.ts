import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { idSchema } from '../../contract/values.ts';
import { textOf } from '../archive/row.ts';

/** Articles that were made of others, or are revisions of them: by the article, its origins. */
export type Derivations = ReadonlyMap<string, readonly string[]>;

const originsSchema = v.array(idSchema);

/** All derivations and revisions of an archive. */
export function readDerivations(db: DatabaseSync): Derivations {
  const rows = db
    .prepare(
      `SELECT article, origins FROM derivations
       UNION ALL SELECT article, json_array(previous) FROM revisions`,
    )
    .all();
  return new Map(
    rows.map((row) => [textOf(row, 'article'), v.parse(originsSchema, JSON.parse(textOf(row, 'origins')))]),
  );
}

/**
 * What goes when some articles are removed for good: they; what was made of them, which nobody can bring back (else
 * they would be superseded and in no bin); the articles that they were made of, unless something else still stands
 * for those; and of these again what was made of them. `stands` says whether an article is its own and no other's.
 */
export function removedWith(
  articles: readonly string[],
  derivations: Derivations,
  stands: (article: string) => boolean,
): Set<string> {
  const made = new Map<string, string[]>();
  for (const [article, origins] of derivations) {
    for (const origin of origins) made.set(origin, [...(made.get(origin) ?? []), article]);
  }
  const removed = new Set<string>();
  const remove = (article: string): void => {
    for (const each of [article, ...madeOf(article, made)]) {
      if (each === article || !stands(each)) removed.add(each);
    }
  };
  for (const article of articles) remove(article);
  const origins = [...removed].flatMap((article) => derivations.get(article) ?? []);
  for (let origin = origins.shift(); origin !== undefined; origin = origins.shift()) {
    if (removed.has(origin) || stands(origin)) continue;
    const isNeeded = [...madeOf(origin, made)].some((article) => !removed.has(article) && stands(article));
    if (isNeeded) continue;
    remove(origin);
    origins.push(...(derivations.get(origin) ?? []));
  }
  return removed;
}

/** What was made of an article, and of that again. */
function madeOf(article: string, made: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const waiting = [...(made.get(article) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...(made.get(next) ?? []));
  }
  return found;
}
